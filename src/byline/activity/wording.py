"""What stands in a mail that tells of notices."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import ngettext

from byline.activity.kinds import Kind
from byline.gateways.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.activity.models.deed import Deed
    from byline.activity.models.mailing import Mailing
    from byline.activity.models.notice import Notice

# More lines are not read in a mail; the rest stands on the page of notices.
MOST_LINES = 50


def letter_of(mailing: Mailing, *, to: str) -> Letter:
    """Return the mail to a mailbox, in its reader's language: what happened, by whom, why, and where to look.

    It carries titles and reasons, never the text of a piece; what its links lead to asks for sign-in.
    """
    notices = list(
        mailing.notice_set.select_related("deed__actor", "deed__content_type").order_by("deed__at")
    )
    fetch_subjects([notice.deed for notice in notices])
    with translation.override(mailing.person.mail_language or settings.LANGUAGE_CODE):
        told = {
            "person": mailing.person,
            "groups": grouped(notices[:MOST_LINES]),
            "more": len(notices) - MOST_LINES,
            "notices": absolute(reverse("notices")),
            "switches": absolute(reverse("switches")),
        }
        return Letter(
            to=to,
            subject=subject_of(mailing, notices),
            text=render_to_string("activity/mail.txt", told),
            message_id=mailing.message_id,
            headers=(
                ("Auto-Submitted", "auto-generated"),
                ("X-Auto-Response-Suppress", "All"),
                ("List-Unsubscribe", f"<{told['switches']}>"),
            ),
        )


def subject_of(mailing: Mailing, notices: list[Notice]) -> str:
    """Return the subject: of one notice its kind and its thing, of several how many."""
    count = len(notices)
    if mailing.digest_on:
        words = ngettext("{day}: {count} notice", "{day}: {count} notices", count)
        return words.format(day=date_format(mailing.digest_on, "MONTH_DAY_FORMAT"), count=count)
    if count == 1:
        kind, thing = notices[0].kind, str(notices[0].deed.subject)
        return thing if kind == Kind.OTHERS else f"{notices[0].get_kind_display()}｜{thing}"
    return ngettext("{count} new notice", "{count} new notices", count).format(count=count)


def grouped(notices: Iterable[Notice]) -> list[tuple[str, list[dict]]]:
    """Return the kinds in their order, each with its lines: thing, day, who, what, address."""
    by_kind = defaultdict(list)
    for notice in notices:
        deed = notice.deed
        by_kind[notice.kind].append({"deed": deed, "address": address_of(deed)})
    return [(kind.label, by_kind[kind]) for kind in Kind if kind in by_kind]


def fetch_subjects(deeds: list[Deed]) -> None:
    """Fetch what deeds are about: one question for each kind of thing."""
    kinds = {deed.content_type.model_class() for deed in deeds}
    subjects = [kind._default_manager.select_related() for kind in kinds]  # noqa: SLF001 -- Django's own name
    prefetch_related_objects(deeds, GenericPrefetch("subject", subjects))


def address_of(deed: Deed) -> str:
    """Return the whole address of what a deed is about, or of the notices where that has no page."""
    subject = deed.subject
    return absolute(
        subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else reverse("notices")
    )


def absolute(path: str) -> str:
    """Return the whole address of a page of ours, as it works from a mailbox."""
    return urljoin(settings.SITE_ADDRESS, path)
