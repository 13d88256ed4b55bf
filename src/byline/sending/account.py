"""What an outlet took of what it was sent, year by year, how fast it prints, and what it said lately."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

from django.utils import timezone

from byline.manuscripts.models import Progress, Submission
from byline.manuscripts.models.submission import GONE, Standing

if TYPE_CHECKING:
    from byline.outlets.models import Outlet

ANSWERS_SHOWN = 5
ANSWERED = (Standing.ACKNOWLEDGED, Standing.DECLINED, Standing.FAILED)


@dataclass(frozen=True)
class Year:
    """What was sent to an outlet in a year, and what became of that."""

    year: int
    sent: int
    printed: int
    declined: int


@dataclass(frozen=True)
class Account:
    """An outlet's years, the newest first; the days from sending to print; its last answers."""

    years: list[Year]
    median_days: int | None
    answers: list[Progress]

    @classmethod
    def of(cls, outlet: Outlet) -> Account:
        """Reckon it, in two questions. What was printed before it was sent counts as printed, not as fast."""
        gone = Submission.objects.filter(outlet=outlet, stands_at__in=GONE).with_print()
        rows = list(gone.values_list("at", "stands_at", "printed_on"))
        sent: Counter[int] = Counter()
        printed: Counter[int] = Counter()
        declined: Counter[int] = Counter()
        days = []
        for at, stands_at, printed_on in rows:
            day = timezone.localtime(at).date()
            sent[day.year] += 1
            printed[day.year] += printed_on is not None
            declined[day.year] += printed_on is None and stands_at == Standing.DECLINED
            if printed_on and printed_on >= day:
                days.append((printed_on - day).days)
        years = [Year(year, sent[year], printed[year], declined[year]) for year in sorted(sent, reverse=True)]
        said = Progress.objects.filter(submission__outlet=outlet, stands_at__in=ANSWERED)
        answers = said.select_related("submission__manuscript", "submission__outlet").order_by("-at")
        return cls(years, median_low(days) if days else None, list(answers[:ANSWERS_SHOWN]))
