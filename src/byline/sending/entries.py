"""The lines of the register book, gathered from the rows of many registrations with few questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils import timezone, translation

from byline.manuscripts.models import Appearance, Filing, Manuscript, Registration, Submission
from byline.manuscripts.models.state import Decision
from byline.manuscripts.models.submission import GONE
from byline.sending.book import Entry
from byline.writing.documents import UNTITLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

CHINESE = "zh-hans"


def entries_of(registrations: QuerySet[Registration]) -> list[Entry]:
    """Return a line for each registration, cancelled ones too, in the order of the numbers."""
    pieces = (
        Manuscript.objects.select_related("unit")
        .defer("body")
        .prefetch_related(
            "authorship_set__person",
            Prefetch("filing_set", Filing.objects.prefetch_related("review_set__by", "review_set__step")),
            Prefetch("submission_set", Submission.objects.select_related("outlet").order_by("rank", "pk")),
            Prefetch(
                "appearance_set", Appearance.objects.select_related("outlet").order_by("appeared_on", "pk")
            ),
        )
    )
    found = registrations.select_related("cancellation").order_by("year", "number")
    found = found.prefetch_related(
        Prefetch("manuscript", pieces), Prefetch("cancellation__manuscript", pieces)
    )
    with translation.override(CHINESE):
        return [_entry(registration) for registration in found]


def _entry(registration: Registration) -> Entry:
    cancellation = getattr(registration, "cancellation", None)
    manuscript = cancellation.manuscript if cancellation else registration.manuscript
    return Entry(
        number=str(registration),
        registered_on=registration.registered_on,
        title=manuscript.title.strip() or UNTITLED,
        authors="、".join(each.person.name for each in manuscript.authorship_set.all()),
        unit=manuscript.unit.short_name,
        genre=str(manuscript.get_genre_display()),
        reviewers="、".join(_reviewers(manuscript)),
        sent_to="" if cancellation else _sent_to(manuscript),
        printed="" if cancellation else _printed(manuscript),
        why_cancelled=_why(cancellation) if cancellation else "",
    )


def _reviewers(manuscript: Manuscript) -> Iterable[str]:
    """Name who let it pass, in the order of the steps, each once."""
    filing = max(manuscript.filing_set.all(), key=lambda each: each.pk, default=None)
    passed = [] if filing is None else [r for r in filing.reviews if r.decision != Decision.RETURNED]
    return dict.fromkeys(review.by.name for review in sorted(passed, key=lambda r: (r.step.place, r.turn)))


def _sent_to(manuscript: Manuscript) -> str:
    sent = [each for each in manuscript.submission_set.all() if each.stands_at in GONE]
    return "、".join(each.outlet.name for each in sent)


def _printed(manuscript: Manuscript) -> str:
    """Say where and when it was printed: 东江日报（2026.3.26）."""
    standing = [each for each in manuscript.appearance_set.all() if each.retracted_at is None]
    return "、".join(f"{each.outlet.name}（{_short(each.appeared_on)}）" for each in standing)


def _why(cancellation) -> str:
    day = _short(timezone.localtime(cancellation.at).date())
    return f"{cancellation.reason}（{day}）"


def _short(day) -> str:
    return f"{day.year}.{day.month}.{day.day}"
