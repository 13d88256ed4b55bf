"""What is done of many targets at once: adopted as the ledger counts it, or sent out."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Sum
from django.utils import timezone

from byline.ledger.models import Entry
from byline.manuscripts.models import Submission
from byline.reckoning.terms import Level
from byline.rules.models.owed import Counting, Demanded
from byline.targets.tallying import NOTHING, PERSON, UNIT, Counted, counted_by, holding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from byline.reckoning.periods import Period
    from byline.rules.models import Target
    from byline.team.models import Congress

Days = tuple["date", "date"]
SPAN = "span"


def done_of(targets: Iterable[Target], *, on: date) -> dict[int, Decimal]:
    """Return what is done of each target by a day, by its key.

    Asks a few questions for each period, kind of holder and way of counting, however many targets there are.
    """
    groups: dict[tuple[Period, str], list[Target]] = {}
    for target in targets:
        groups.setdefault((target.period, UNIT if target.unit_id else PERSON), []).append(target)
    done: dict[int, Decimal] = {}
    for (period, by), owed in groups.items():
        days = (period.first, min(period.last, max(on, period.first)))
        done |= _adopted([target for target in owed if target.is_plain], by=by, days=days)
        done |= _of_genres([target for target in owed if _is_of_genre(target)], by=by, days=days)
        done |= _sent([target for target in owed if target.counting == Counting.SENT], by=by, days=days)
    return done


def _is_of_genre(target: Target) -> bool:
    return target.counting == Counting.ADOPTED and bool(target.genre)


def _key(target: Target) -> int:
    return target.unit_id or target.person_id


def _levels(minimum: str) -> tuple[str, ...]:
    """Give the levels that count; where all do, what is of no level counts too."""
    return Level.from_up(minimum) if minimum else (*Level.values, "")


def _adopted(owed: list[Target], *, by: str, days: Days) -> dict[int, Decimal]:
    if not owed:
        return {}
    counted = counted_by(owed[0].congress, by=by, spans={SPAN: days})
    nobody = Counted(0, "")
    return {
        target.pk: counted.get(_key(target), nobody).amount(
            SPAN, measure=target.measure, levels=_levels(target.minimum_level)
        )
        for target in owed
    }


def _of_genres(owed: list[Target], *, by: str, days: Days) -> dict[int, Decimal]:
    if not owed:
        return {}
    entries = Entry.objects.of_congress(owed[0].congress).between(*days)
    entries = holding(entries, by=by).filter(genre__in={target.genre for target in owed}).order_by()
    sums = {
        (row[by], row["measure"], row["genre"], row["level"]): row["sum"]
        for row in entries.values(by, "measure", "genre", "level").annotate(sum=Sum("amount"))
    }
    return {
        target.pk: sum(
            (
                sums.get((_key(target), target.measure, target.genre, level)) or NOTHING
                for level in _levels(target.minimum_level)
            ),
            NOTHING,
        )
        for target in owed
    }


def _sent(owed: list[Target], *, by: str, days: Days) -> dict[int, Decimal]:
    """Count manuscripts that went out, each once, however many outlets of the level had it."""
    counts = {
        demanded: _sent_by(owed[0].congress, demanded, by=by, days=days)
        for demanded in {target.demanded for target in owed}
    }
    return {target.pk: Decimal(counts[target.demanded].get(_key(target), 0)) for target in owed}


def _sent_by(congress: Congress, demanded: Demanded, *, by: str, days: Days) -> dict[int, int]:
    begins = timezone.make_aware(datetime.combine(days[0], time.min))
    ends = timezone.make_aware(datetime.combine(days[1] + timedelta(days=1), time.min))
    gone = Submission.objects.gone().filter(manuscript__congress=congress, at__gte=begins, at__lt=ends)
    if demanded.minimum_level:
        gone = gone.filter(outlet__level__in=Level.from_up(demanded.minimum_level))
    if demanded.genre:
        gone = gone.filter(manuscript__genre=demanded.genre)
    holder = "manuscript__unit" if by == UNIT else "manuscript__authorship__person"
    return dict(gone.order_by().values_list(holder).annotate(Count("manuscript", distinct=True)))
