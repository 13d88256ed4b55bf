"""The ranking and the targets as people see them: one function for the page, the sheet and all who ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.rankings.ranking import Standing, moved, rank
from byline.reckoning.terms import Level, Measure
from byline.targets.progress import Progress
from byline.targets.tallying import Counted, people_of, units_of
from byline.team.models import Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from decimal import Decimal

    from byline.reckoning.periods import Period
    from byline.team.models import Congress, Person

NOW, BEFORE = "now", "before"
PEOPLE = "people"
Kind = Unit.Kind
KINDS = {
    "units": tuple(Kind),
    "offices": (Kind.OFFICE, Kind.COMMITTEE),
    "townships": (Kind.TOWNSHIP,),
    "departments": (Kind.DEPARTMENT, Kind.MEDIA),
}
# an outlet of a township is too rare to have a column of its own
SHOWN_LEVELS = (Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY)


@dataclass(frozen=True)
class Question:
    """What is ranked: people or units of a kind, within a period, by a measure."""

    of: str
    period: Period
    measure: str

    @property
    def is_of_people(self) -> bool:
        """Whether it ranks people, not units."""
        return self.of == PEOPLE


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
        return self.counted.amount(NOW, measure=self.question.measure)

    @property
    def points(self) -> Decimal:
        """The points, whatever it is ranked by."""
        return self.counted.amount(NOW, measure=Measure.POINTS)

    @property
    def levels(self) -> list[Decimal]:
        """The pieces by level of the outlet, the highest first."""
        return [self.counted.amount(NOW, measure=Measure.PIECES, levels=[level]) for level in SHOWN_LEVELS]

    @property
    def progress(self) -> Progress | None:
        """How far the target for this period and measure is met, if there is one."""
        target = self.counted.target(measure=self.question.measure)
        return Progress(target.amount, self.counted.done_of(target, span=NOW)) if target else None

    @property
    def ups(self) -> int:
        """How many places up since the period before; 0 when it went down or stayed."""
        return max(self.standing.moved or 0, 0)

    @property
    def downs(self) -> int:
        """How many places down since the period before."""
        return max(-(self.standing.moved or 0), 0)


def ranking(congress: Congress, *, question: Question) -> list[Line]:
    """Rank people or units of a congress, equal ones sharing a place (1, 2, 2, 4). Three questions.

    Moves are against the period before; who had nothing then has no place to have moved from.
    """
    before = question.period.previous()
    spans = {NOW: (question.period.first, question.period.last), BEFORE: (before.first, before.last)}
    if question.is_of_people:
        counted = people_of(congress, period=question.period, spans=spans)
    else:
        units = units_of(congress, period=question.period, spans=spans)
        counted = [one for one in units if one.unit in KINDS[question.of]]
    return [Line(standing, question) for standing in _moved(counted, measure=question.measure)]


def _moved(counted: list[Counted], *, measure: str) -> list[Standing[Counted]]:
    earlier = [one for one in counted if one.amount(BEFORE, measure=measure)]
    return moved(
        rank(counted, by=lambda one: one.amount(NOW, measure=measure)),
        rank(earlier, by=lambda one: one.amount(BEFORE, measure=measure)),
        who=lambda one: one.key,
    )


def may_open(person: Person, line: Line) -> bool:
    """Tell whether a person may read the entries behind a line: own ones, one's unit's, the office all."""
    if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
        return True
    headed = {unit.pk for unit in person.units_headed()}
    return line.counted.unit_key in headed or (line.question.is_of_people and line.counted.key == person.pk)
