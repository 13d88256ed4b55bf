"""What the templates of this room and the sheet of a manuscript say about the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from byline.publishing.models import Announcement, Publication
from byline.publishing.models.publication import REVIEWED

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript
    from byline.publishing.models import ArticlePage
    from byline.standings.models import Bulletin

register = template.Library()


@dataclass(frozen=True)
class Presence:
    """How a manuscript stands to the public site: its publications, the newest first; may it go there now."""

    publications: list[Publication]
    is_open: bool

    @property
    def standing(self) -> Publication | None:
        """The publication that stands."""
        return next((each for each in self.publications if each.stands), None)

    @property
    def withdrawn(self) -> list[Publication]:
        """Those that were withdrawn."""
        return [each for each in self.publications if not each.stands]


@register.simple_tag
def presence_of(manuscript: Manuscript) -> Presence:
    """Return how a manuscript stands to the public site."""
    publications = list(Publication.objects.of(manuscript))
    is_up = any(each.stands for each in publications)
    return Presence(publications, is_open=not is_up and manuscript.state in REVIEWED)


@dataclass(frozen=True)
class Announcements:
    """How a bulletin stands to the public site: the page that is there now, and those taken down."""

    standing: Announcement | None
    taken_down: list[Announcement]


@register.simple_tag
def announcements_of(bulletin: Bulletin) -> Announcements:
    """Return how a bulletin stands to the public site."""
    found = list(Announcement.objects.of(bulletin))
    standing = next((one for one in found if one.stands and one.page.live), None)
    return Announcements(standing, [one for one in found if not one.stands])


@dataclass(frozen=True)
class Correcting:
    """The signed bulletin that corrects what a page shows, and its own page on the site if it has one."""

    bulletin: Bulletin
    page: ArticlePage | None


@register.simple_tag
def correction_of(page: ArticlePage) -> Correcting | None:
    """Return what corrects the bulletin that a page shows; None for any other page."""
    shown = Announcement.objects.filter(page=page).select_related("bulletin").first()
    correction = shown.bulletin.corrected_by if shown else None
    if correction is None:
        return None
    there = Announcement.objects.of(correction).standing().filter(page__live=True).first()
    return Correcting(correction, there.page if there else None)
