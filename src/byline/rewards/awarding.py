"""Who would be awarded by frozen figures, and why; who falls short. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from byline.rankings.ranking import COMPETITION, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PEOPLE, UNITS = "people", "units"
# the first n, as many as reach an amount, as many as reach a part of their target in percent
TOP, THRESHOLD, OVER_TARGET = "top", "threshold", "over_target"
# where several share the last place that is awarded
ALL, NONE, SECOND = "all", "none", "second"
# why one is out who would be in
VETOED, TIED = "vetoed", "tied"
PIECES, POINTS = "pieces", "points"
SHORTFALL, STREAK, VETO, RULE = "shortfall", "streak", "veto", "rule"
NOTHING, HUNDRED = Decimal(0), Decimal(100)
LEAST_STREAK = 2


@dataclass(frozen=True)
class Figure:
    """What one person or unit reached in the period: amounts by measure, and the target where there is one.

    `key` is "person:17" or "unit:4"; `unit` is empty for a unit; `kind` is the unit's kind, for a person
    that of their unit. `met` is what counts towards the target.
    """

    key: str
    name: str
    unit: str
    kind: str
    amounts: tuple[tuple[str, Decimal], ...]
    target: Decimal | None = None
    met: Decimal | None = None

    def amount(self, measure: str) -> Decimal:
        """Return what was counted in a measure."""
        return dict(self.amounts).get(measure, NOTHING)

    @property
    def is_person(self) -> bool:
        """Whether it is a person's."""
        return self.key.startswith("person:")

    @property
    def short_by(self) -> Decimal:
        """What is missing to the target, never below zero."""
        if self.target is None:
            return NOTHING
        return max(NOTHING, self.target - (self.met or NOTHING))


@dataclass(frozen=True)
class Rule:
    """One criterion: of whom, by which measure, how many or how much. `kind` "" is any kind of unit.

    `number` is n for TOP, an amount for THRESHOLD, percent of the target for OVER_TARGET. `ties` says what
    becomes of those who share the last place of TOP: ALL are in, NONE is, or SECOND: points, and if the
    measure is points pieces, decide, and who shares that too is in. `places` is the rulebook's own rule of
    places after equals.
    """

    holders: str
    shape: str
    measure: str
    number: Decimal
    kind: str = ""
    ties: str = ALL
    places: str = COMPETITION

    def concerns(self, figure: Figure) -> bool:
        """Tell whether a figure is among those compared."""
        return figure.is_person == (self.holders == PEOPLE) and self.kind in {"", figure.kind}


@dataclass(frozen=True)
class Candidate:
    """One who meets a criterion: in or out, with place and amount. `out` is "" for who is in."""

    figure: Figure
    amount: Decimal
    place: int
    is_tied: bool
    out: str = ""
    reason: str = ""

    @property
    def is_in(self) -> bool:
        """Whether this one is awarded."""
        return not self.out


def candidates(figures: Iterable[Figure], rule: Rule, *, vetoed: Mapping[str, str]) -> tuple[Candidate, ...]:
    """Return who meets a criterion, best first; `vetoed` has the reasons by key.

    A vetoed one keeps the place that the figures give and is shown as out; who comes next moves up. Nobody
    with nothing is awarded.
    """
    compared = [one for one in figures if rule.concerns(one) and one.amount(rule.measure) > NOTHING]
    standings = rank(compared, by=lambda one: _ranked_by(one, rule), ties=rule.places)
    told = [
        Candidate(
            standing.row,
            standing.row.amount(rule.measure),
            standing.place,
            standing.is_tied,
            VETOED if standing.row.key in vetoed else "",
            vetoed.get(standing.row.key, ""),
        )
        for standing in standings
    ]
    if rule.shape == TOP:
        return _first(told, rule)
    return tuple(one for one in told if _reaches(one.figure, rule))


def _ranked_by(figure: Figure, rule: Rule) -> tuple[Decimal, ...]:
    amount = figure.amount(rule.measure)
    if rule.ties != SECOND:
        return (amount,)
    return (amount, figure.amount(PIECES if rule.measure == POINTS else POINTS))


def _first(told: Sequence[Candidate], rule: Rule) -> tuple[Candidate, ...]:
    wanted = int(rule.number)
    eligible = [one for one in told if one.is_in]
    if len(eligible) <= wanted:
        return tuple(told)
    last = eligible[wanted - 1].place
    sharing = [one for one in eligible if one.place == last]
    before = [one for one in eligible if one.place < last]
    is_too_many = len(before) + len(sharing) > wanted and rule.ties == NONE
    kept = []
    for one in told:
        if one.place > last:
            break
        if is_too_many and one.is_in and one.place == last:
            one = Candidate(one.figure, one.amount, one.place, one.is_tied, TIED)  # noqa: PLW2901 -- same one, out
        kept.append(one)
    return tuple(kept)


def _reaches(figure: Figure, rule: Rule) -> bool:
    if rule.shape == THRESHOLD:
        return figure.amount(rule.measure) >= rule.number
    if not figure.target:
        return False
    return (figure.met or NOTHING) * HUNDRED >= figure.target * rule.number


@dataclass(frozen=True)
class Concern:
    """One who gives cause for a warning: SHORTFALL, STREAK of so many periods, VETO or RULE by its name."""

    figure: Figure
    kind: str
    periods: int = 1
    name: str = ""


def short_ones(history: Sequence[Sequence[Figure]], *, streak: int = LEAST_STREAK) -> tuple[Concern, ...]:
    """Return who missed their target in the last of these periods, and in how many before it without a break.

    `history` has the figures of following periods, the last one last. Who missed it `streak` times or more
    is a STREAK.
    """
    if not history:
        return ()
    short = [{one.key for one in figures if one.short_by} for figures in history]
    found = []
    for figure in history[-1]:
        missed = _missed(figure.key, short)
        if missed:
            found.append(Concern(figure, STREAK if missed >= streak else SHORTFALL, missed))
    return tuple(found)


def _missed(key: str, short: Sequence[set[str]]) -> int:
    missed = 0
    for keys in reversed(short):
        if key not in keys:
            break
        missed += 1
    return missed


def to_plain(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Return figures as JSON can hold them; numbers become text, so that none changes."""
    return [
        {
            "key": one.key,
            "name": one.name,
            "unit": one.unit,
            "kind": one.kind,
            "amounts": [[measure, str(amount)] for measure, amount in one.amounts],
            "target": None if one.target is None else str(one.target),
            "met": None if one.met is None else str(one.met),
        }
        for one in figures
    ]


def from_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """Return the figures that `to_plain` wrote down."""
    return tuple(
        Figure(
            one["key"],
            one["name"],
            one["unit"],
            one["kind"],
            tuple((measure, Decimal(amount)) for measure, amount in one["amounts"]),
            None if one["target"] is None else Decimal(one["target"]),
            None if one["met"] is None else Decimal(one["met"]),
        )
        for one in plain
    )
