"""With what a new site begins: its name and its channels, which the webmaster then changes at will."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.publishing.models.channel import ChannelPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import Promise
    from wagtail.models import Page

BODY = "人大"
KIND = _("work in progress")  # the word of the check of government sites for columns of news


@dataclass(frozen=True)
class Column:
    """A channel to begin with: its address, its name, its own channels."""

    slug: str
    name: Promise
    parts: tuple[Column, ...] = ()


COLUMNS = (
    Column("news", pgettext_lazy("channel", "News")),
    Column("legislation", pgettext_lazy("channel", "Legislation")),
    Column("supervision", pgettext_lazy("channel", "Supervision")),
    Column("deputies", pgettext_lazy("channel", "Deputies at work")),
    Column(
        "counties",
        pgettext_lazy("channel", "Cities and counties"),
        (Column("townships", pgettext_lazy("channel", "Townships")),),
    ),
    Column("series", pgettext_lazy("channel", "Series")),
    Column("office", pgettext_lazy("channel", "The office itself")),
)


def site_name(congress_name: str) -> str:
    """Return what a congress's site is called: 青禾县人大 for 青禾县人大常委会."""
    place, body, _committee = congress_name.partition(BODY)
    return place + body


def add_channels(parent: Page, columns: Iterable[Column] = COLUMNS) -> None:
    """Add the columns below a page, each with its own below it."""
    for column in columns:
        channel = ChannelPage(title=str(column.name), slug=column.slug, kind=str(KIND))
        parent.add_child(instance=channel)
        add_channels(channel, column.parts)
