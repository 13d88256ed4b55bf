"""The ranking: one function for the page, the sheet, JSON, the first page, the bulletin and all who ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from byline.rankings.ranking import Standing, moved, rank
from byline.rankings.squads import squads_of
from byline.reckoning.terms import Level, Measure
from byline.targets.progress import Progress
from byline.targets.tallying import Counted, TieRule, people_of, roll_of, units_of
from byline.team.models import Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from byline.reckoning.periods import Period
    from byline.team.models import Congress, Person

NOW, BEFORE, WITHIN = "now", "before", "within"
PEOPLE, UNITS, SQUADS = "people", "units", "squads"
Kind = Unit.Kind
KINDS = {
    UNITS: tuple(Kind),
    "offices": (Kind.OFFICE, Kind.COMMITTEE),
    "townships": (Kind.TOWNSHIP,),
    "departments": (Kind.DEPARTMENT, Kind.MEDIA),
}
# what no outlet stands behind, such as a bonus for a period, has no level
NO_LEVEL = ""
EVERY_LEVEL = (*Level.values, NO_LEVEL)
# these have a column always, the others where there is something to stand in it
SHOWN_LEVELS = (Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Question:
    """What is ranked: people, squads, or units of a kind, within a period, by a measure.

    `levels` narrows it to outlets of these levels; empty is all, and what has none. `has_leaders_apart` ranks
    those who led in the period among themselves. `until` stops at a day of the period; `within` counts a
    shorter span beside it, in which nobody is ranked.
    """

    of: str
    period: Period
    measure: str
    levels: tuple[str, ...] = ()
    has_leaders_apart: bool = False
    until: date | None = None
    within: tuple[date, date] | None = None

    @property
    def is_of_people(self) -> bool:
        """Whether it ranks people, not units or squads."""
        return self.of == PEOPLE

    @property
    def is_of_squads(self) -> bool:
        """Whether it ranks squads."""
        return self.of == SQUADS

    @property
    def counted_levels(self) -> tuple[str, ...]:
        """The levels that count."""
        return self.levels or EVERY_LEVEL

    @property
    def other_measure(self) -> str:
        """The measure that is told beside the one it is ranked by."""
        return Measure.PIECES if self.measure != Measure.PIECES else Measure.POINTS

    @property
    def spans(self) -> dict[str, tuple[date, date]]:
        """The days that are counted: the period's, those of the one before, and those within it."""
        before = self.period.previous()
        days = (self.period.first, self.until or self.period.last)
        spans = {NOW: days, BEFORE: (before.first, before.last), WITHIN: self.within}
        return {name: both for name, both in spans.items() if both}


@dataclass(frozen=True)
class Line:
    """One line of a ranking."""

    standing: Standing[Counted]
    question: Question

    @property
    def counted(self) -> Counted:
        """Who it is."""
        return self.standing.row

    @property
    def amount(self) -> Decimal:
        """What it is ranked by."""
        return amount_of(self.counted, self.question)

    @property
    def other(self) -> Decimal:
        """What was counted in the measure that is told beside."""
        question = self.question
        return self.counted.amount(NOW, measure=question.other_measure, levels=question.counted_levels)

    def at_level(self, level: str) -> Decimal:
        """Return what it is ranked by from outlets of one level."""
        return self.counted.amount(NOW, measure=self.question.measure, levels=[level])

    @property
    def per_head(self) -> Decimal | None:
        """What it comes to for each who held a writing post, or was in the squad; None where nobody was."""
        writers = len(self.counted.writers)
        return (self.amount / writers).quantize(HUNDREDTH, rounding=ROUND_HALF_UP) if writers else None

    @property
    def progress(self) -> Progress | None:
        """How far the target for this period and measure is met, if there is one and all levels count."""
        target = None if self.question.levels else self.counted.target(measure=self.question.measure)
        return Progress(target.amount, self.counted.done_of(target, span=NOW)) if target else None

    @property
    def target_levels(self) -> tuple[str, ...]:
        """The levels that count towards the target."""
        target = self.counted.target(measure=self.question.measure)
        return Level.from_up(target.minimum_level) if target else ()

    @property
    def ups(self) -> int:
        """How many places up since the period before; 0 when it went down or stayed."""
        return max(self.standing.moved or 0, 0)

    @property
    def downs(self) -> int:
        """How many places down since the period before."""
        return max(-(self.standing.moved or 0), 0)


@dataclass(frozen=True)
class Ranking:
    """A ranking: its lines by place, the leaders where they stand apart, and the rule of ties it went by."""

    question: Question
    lines: list[Line]
    apart: list[Line]
    rule: TieRule
    is_whole: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted for anybody in it."""
        return not any(line.amount for line in (*self.lines, *self.apart))

    @property
    def levels(self) -> list[str]:
        """The levels that have a column: those asked for, else the usual ones and those with something."""
        if self.question.levels:
            return list(self.question.levels)
        lines = (*self.lines, *self.apart)
        used = {one for one in EVERY_LEVEL if any(line.at_level(one) for line in lines)}
        return [one for one in EVERY_LEVEL if one in SHOWN_LEVELS or one in used]

    def seen_by(self, person: Person) -> Ranking:
        """Return what a person may see of it: of sums of money only those of lines they may open."""
        if self.question.measure != Measure.YUAN:
            return self
        lines, apart = ([one for one in part if may_open(person, one)] for part in (self.lines, self.apart))
        is_whole = len(lines) + len(apart) == len(self.lines) + len(self.apart)
        return replace(self, lines=lines, apart=apart, is_whole=is_whole)


def ranking(congress: Congress, *, question: Question) -> Ranking:
    """Rank people, squads or units of a congress by the rule of ties in force at the period's end.

    Moves are against the period before, asked and placed in the same way; who had nothing then has no place
    to have moved from. Three questions to the database, however many they are.
    """
    if question.is_of_squads:
        squads, rule = squads_of(congress, spans=question.spans, now=NOW)
        return placed(squads, question=question, rule=rule)
    roll = roll_of(congress, period=question.period)
    counting = people_of if question.is_of_people else units_of
    counted = counting(congress, period=question.period, spans=question.spans, roll=roll)
    if not question.is_of_people:
        counted = [one for one in counted if one.unit in KINDS[question.of]]
    return placed(counted, question=question, rule=roll.rule)


def placed(counted: list[Counted], *, question: Question, rule: TieRule) -> Ranking:
    """Place those who were counted, the leaders among themselves where they stand apart."""
    apart = [one for one in counted if question.has_leaders_apart and one.is_leader]
    rest = [one for one in counted if not (question.has_leaders_apart and one.is_leader)]
    lines, leading = (
        [Line(standing, question) for standing in _moved(part, question, ties=rule.ties)]
        for part in (rest, apart)
    )
    return Ranking(question, lines, leading, rule)


def _moved(counted: list[Counted], question: Question, *, ties: str) -> list[Standing[Counted]]:
    earlier = [one for one in counted if amount_of(one, question, span=BEFORE)]
    return moved(
        rank(counted, by=lambda one: amount_of(one, question), ties=ties),
        rank(earlier, by=lambda one: amount_of(one, question, span=BEFORE), ties=ties),
        who=lambda one: one.key,
    )


def amount_of(one: Counted, question: Question, *, span: str = NOW) -> Decimal:
    """Return what somebody is ranked by within a span."""
    return one.amount(span, measure=question.measure, levels=question.counted_levels)


def is_own(person: Person, line: Line) -> bool:
    """Tell whether a line is the person's: their own, their unit's, or that of a squad they were in."""
    if line.question.is_of_squads:
        return person.pk in line.counted.writers
    unit = person.unit
    return line.counted.key == (person.pk if line.question.is_of_people else unit and unit.pk)


def may_open(person: Person, line: Line) -> bool:
    """Tell whether a person may read all the entries behind a line: own ones, one's unit's, the office all.

    The head of a unit opens a person's line where all of it was earned there: of another unit's entries the
    ledger would show them none, and come to less than the line says. A squad is of several units.
    """
    if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
        return True
    counted, headed = line.counted, {unit.pk for unit in person.units_headed()}
    if not line.question.is_of_people:
        return not line.question.is_of_squads and counted.key in headed
    earned_in = {unit for span, unit in counted.earned_in if span == NOW} or {counted.unit_key}
    return counted.key == person.pk or earned_in <= headed
