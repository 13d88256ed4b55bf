"""What changed in closed periods since the last bulletin, told in the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.closing.changes import changed_since
from byline.closing.models import Closing
from byline.ledger.models import Entry
from byline.reckoning.periods import Period
from byline.reckoning.terms import Measure
from byline.telling.figures import Change
from byline.telling.tabling import MEASURES, PIECE_WORDS
from byline.telling.wording import number, period_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from byline.closing.changes import Change as Late
    from byline.team.models import Congress


def changes_before(congress: Congress, *, period: Period, since: datetime | None) -> tuple[Change, ...]:
    """Return what changed after `since` in periods that were closed and end before `period`.

    A line for each person or unit, period and measure that ends up with another amount; money is told in no
    bulletin. Nothing where nobody was told anything yet. One question where nothing changed.
    """
    if since is None:
        return ()
    late = Entry.objects.of_congress(congress).filter(counted_on__lt=period.first, at__gt=since)
    days = set(late.exclude(measure=Measure.YUAN).values_list("counted_on", flat=True))
    if not days:
        return ()
    closings = Closing.objects.of(congress).standing().filter(ends_on__lt=period.first)
    closed = [
        Period.parse_with_weeks(key)
        for key in closings.order_by("starts_on").values_list("period", flat=True)
    ]
    told: list[Change] = []
    # the shortest first: an entry of a month is one of its quarter too
    seen: set[int] = set()
    for one in sorted(closed, key=lambda each: (each.days, each.first)):
        if any(day in one for day in days):
            told += _lines(changed_since(congress, one), period=one, since=since, seen=seen)
    return tuple(told)


def _lines(changes: tuple[Late, ...], *, period: Period, since: datetime, seen: set[int]) -> Iterator[Change]:
    """Put the changes of one holder in one measure together: from before the first to after the last."""
    found: dict[tuple, list[Late]] = {}
    for change in changes:
        if change.at > since and change.measure != Measure.YUAN and change.entry.pk not in seen:
            seen.add(change.entry.pk)
            found.setdefault((change.entry.person_id, change.unit.pk, change.measure), []).append(change)
    for (person, _unit, measure), together in found.items():
        first, last = together[0], together[-1]
        if first.before != last.after:
            who = f"{last.who.name}（{last.unit.short_name}）" if person else last.unit.short_name
            counted = PIECE_WORDS if measure == Measure.PIECES else MEASURES.get(measure, measure)
            what = f"{period_words(period)}{counted}"
            yield Change(who, what, number(first.before), number(last.after), _why(together))


def _why(together: list[Late]) -> str:
    """Tell by which clauses, and for what reason or piece, a figure is another: 9.2　申诉成立：确为头版."""
    clauses = "、".join(dict.fromkeys(change.clause for change in together if change.clause))
    # without a reason of its own it is a print that was confirmed late
    reasons = dict.fromkeys(
        getattr(change.deed, "reason", "") or f"《{change.entry.manuscript}》"
        for change in together
        if getattr(change.deed, "reason", "") or change.entry.manuscript
    )
    return "　".join(one for one in (clauses and f"第{clauses}条", "；".join(reasons)) if one)
