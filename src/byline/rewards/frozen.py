"""Figures that no longer move, of a signed bulletin or a closed period, with the rows they speak of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from byline.closing.models import Closing, Outcome
from byline.errors import Refused
from byline.reckoning.periods import HALF_YEAR, Period
from byline.reckoning.terms import Measure
from byline.rewards.awarding import RULE, VETO, Concern, Figure
from byline.standings.models import Bulletin
from byline.targets.tallying import Counted, people_of, roll_of, units_of
from byline.team.models import Congress, Person, Post, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.telling.figures import Row

# money is paid from the ledger, and nobody is ranked by it
AWARDED = tuple(measure for measure in Measure.values if measure != Measure.YUAN)
HISTORY = 4
NOW = "now"
AND = "；"
# what a closing calls its outcomes
RULED_OUT, RULED_WARNED = "veto", "warning"


class NotFrozen(Refused):
    """The figures of {period} are not signed yet. Sign its bulletin first, then propose."""


class TwoOfOneName(Refused):
    """Two people are called {name} in {unit}. Give one of them a name that tells them apart, then propose."""


class WhoIsThat(Refused):
    """The bulletin names {name}, whom nobody here is called any more. Correct the bulletin first."""


class ClosedOtherwise(Refused):
    """The ledger of {period} changed since it was closed. Reopen and close it again, then propose."""


class HalfNotOver(Refused):
    """Targets are owed by the half-year, and {period} ends before it is over. Choose its last bulletin."""


class Corrected(Refused):
    """Bulletin {issue} was corrected by {other}. Propose from that one."""


def figures_of(source: Bulletin | Closing) -> tuple[Figure, ...]:
    """Return the figures that a signature or a closing froze, people first, each with the key of its row.

    Raises NotFrozen, Corrected, WhoIsThat and TwoOfOneName; of a closing NotFrozen and ClosedOtherwise.
    """
    return _closed(source) if isinstance(source, Closing) else _signed(source)


def period_of(source: Bulletin | Closing) -> Period:
    """Return the period whose figures they are."""
    return source.span if isinstance(source, Closing) else source.period


def places_of(source: Bulletin | Closing) -> str:
    """Return the rule of places after equals that the source's own places go by.

    A bulletin froze it with its figures; of a closing it is that of the rulebook in force on the last day.
    """
    if isinstance(source, Bulletin):
        return source.figures.ties
    return roll_of(source.congress, period=source.span).rule.ties


def vetoes_of(source: Bulletin | Closing) -> dict[Person | Unit, str]:
    """Return whom the rules of that period vetoed, as far as it is closed, and by which clauses."""
    found: dict[Person | Unit, str] = {}
    for one in Outcome.objects.in_period(source.congress, period_of(source)).filter(kind=RULED_OUT):
        holder = one.unit or one.person
        found[holder] = AND.join(filter(None, (found.get(holder), outcome_words(one))))
    return found


def warned_by_rule(source: Bulletin | Closing) -> list[Concern]:
    """Return whom the rules of that period warned or vetoed when it was closed."""
    outcomes = Outcome.objects.in_period(source.congress, period_of(source))
    figures = {one.key: one for one in figures_of(source)}
    return [
        Concern(
            figures.get(key_of(one.person or one.unit)) or _bare(one.person or one.unit),
            VETO if one.kind == RULED_OUT else RULE,
            name=outcome_words(one),
        )
        for one in outcomes.filter(kind__in=(RULED_OUT, RULED_WARNED))
    ]


def outcome_words(outcome: Outcome) -> str:
    """Tell what a rule said of somebody, with its clause."""
    return "　".join(filter(None, (outcome.name, outcome.clause)))


def _bare(holder: Person | Unit) -> Figure:
    return Figure(key_of(holder), holder.name, "", "", ())


def _closed(closing: Closing) -> tuple[Figure, ...]:
    if not closing.stands:
        raise NotFrozen(period=closing.label)
    if not closing.is_untouched:
        raise ClosedOtherwise(period=closing.label)
    period, congress = closing.span, closing.congress
    spans = {NOW: (period.first, period.last)}
    units = units_of(congress, period=period, spans=spans)
    kinds = {one.key: one.unit for one in units}
    people = people_of(congress, period=period, spans=spans)
    return (
        *(_counted(one, f"person:{one.key}", one.unit, kinds.get(one.unit_key, "")) for one in people),
        *(_counted(one, f"unit:{one.key}", "", one.unit) for one in units),
    )


def _counted(one: Counted, key: str, unit: str, kind: str) -> Figure:
    amounts = tuple((measure, one.amount(NOW, measure=measure)) for measure in AWARDED)
    target = one.target(measure=Measure.PIECES)
    owed = (target.amount, one.done_of(target, span=NOW)) if target else (None, None)
    return Figure(key, one.name, unit, kind, amounts, *owed)


def _signed(bulletin: Bulletin) -> tuple[Figure, ...]:
    if not bulletin.is_signed:
        raise NotFrozen(period=bulletin.period_label)
    if bulletin.corrected_by:
        raise Corrected(issue=bulletin.issue, other=bulletin.corrected_by.issue)
    people, units = _people(bulletin.congress), _units(bulletin.congress)
    frozen = bulletin.figures
    return (
        *(_figure(row, f"person:{_one(row, people)}", kind=row.kind) for row in frozen.people),
        *(_figure(row, f"unit:{_unit(row, units)}", kind=row.kind) for row in frozen.units),
    )


def history_of(source: Bulletin | Closing) -> list[tuple[Figure, ...]]:
    """Return the figures of the periods before a bulletin or closing that end with its own.

    A bulletin tells of half-years, a closing of periods of its own length; a period that is neither closed
    nor, as a half-year, told in a signed bulletin breaks the row. Raises HalfNotOver for a bulletin beside
    what `figures_of` raises.
    """
    period = period_of(source)
    if isinstance(source, Bulletin):
        period = Period.containing(source.ends_on, HALF_YEAR)
        if source.ends_on != period.last:
            raise HalfNotOver(period=source.period_label)
    found = [figures_of(source)]
    for _turn in range(HISTORY):
        period = period.previous()
        earlier = _last_word(source.congress, period)
        if earlier is None:
            break
        found.append(figures_of(earlier))
    return found[::-1]


def _last_word(congress: Congress, period: Period) -> Bulletin | Closing | None:
    """Return the closing of a period, or the signed bulletin that tells the whole of a half-year."""
    closing = Closing.objects.of_period(congress, period)
    if closing or period.kind != HALF_YEAR:
        return closing
    signed = Bulletin.objects.filter(congress=congress, ends_on=period.last).signed().order_by("-pk")
    return next((one for one in signed.select_related("congress", "signature") if not one.corrected_by), None)


def holders(congress: Congress, keys: Iterable[str]) -> dict[str, Person | Unit]:
    """Return the people and units of these keys ("person:17", "unit:4") in the congress."""
    wanted = defaultdict(set)
    for key in keys:
        kind, _colon, number = key.partition(":")
        wanted[kind].add(int(number))
    people = Person.objects.of(congress).filter(pk__in=wanted["person"])
    units = Unit.objects.filter(congress=congress, pk__in=wanted["unit"])
    return {
        **{f"person:{one.pk}": one for one in people},
        **{f"unit:{one.pk}": one for one in units},
    }


def key_of(holder: Person | Unit) -> str:
    """Return the key of a person or unit."""
    return f"{'unit' if isinstance(holder, Unit) else 'person'}:{holder.pk}"


def _figure(row: Row, key: str, *, kind: str) -> Figure:
    amounts = tuple((measure, row.amounts(measure)[0]) for measure in AWARDED)
    return Figure(key, row.name, row.unit, kind, amounts, row.target, row.met)


def _people(congress: Congress) -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    posts = Post.objects.filter(unit__congress=congress)
    for name, unit, pk in posts.values_list("person__name", "unit__short_name", "person"):
        found[name, unit].add(pk)
    for name, pk in Person.objects.of(congress).values_list("name", "pk"):
        found[name, ""].add(pk)
    return found


def _units(congress: Congress) -> dict[str, int]:
    return dict(Unit.objects.filter(congress=congress).values_list("short_name", "pk"))


def _one(row: Row, people: dict[tuple[str, str], set[int]]) -> int:
    found: Sequence[int] = tuple(people.get((row.name, row.unit)) or people.get((row.name, ""), ()))
    if not found:
        raise WhoIsThat(name=row.name)
    if len(found) > 1:
        raise TwoOfOneName(name=row.name, unit=row.unit)
    return found[0]


def _unit(row: Row, units: dict[str, int]) -> int:
    if row.name not in units:
        raise WhoIsThat(name=row.name)
    return units[row.name]
