"""The year's sheets of townships and departments, reckoned from targets, ledger and ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from byline.rankings.tables import Question, ranking
from byline.reckoning.periods import HALF_YEAR, Period
from byline.reckoning.terms import Level, Measure
from byline.reckoning.words import period_label
from byline.rules.models import Target
from byline.sheets.year_sheet import Halves, Place, Result, YearSheet
from byline.targets.doing import done_of
from byline.targets.tallying import NOTHING, UNIT, Counted, counted_by
from byline.targets.wording import kind_words
from byline.team.models import Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from byline.team.models import Congress, Person

CHINESE = "zh-hans"
FIRST, SECOND = "first", "second"
# how the ranking calls a group, how the sheet does, and which classes of unit are in it
GROUPS = {
    "townships": ("乡镇", (Unit.Kind.TOWNSHIP,)),
    "departments": ("部门", (Unit.Kind.DEPARTMENT, Unit.Kind.MEDIA)),
}
JUDGED = tuple(kind for _words, kinds in GROUPS.values() for kind in kinds)


def judged_by(person: Person) -> list[Unit]:
    """Return the townships and departments whose sheet a person may see: the office all, a head their own."""
    units = Unit.objects.of(person.congress).filter(kind__in=JUDGED)
    if not person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
        units = units.filter(pk__in=[unit.pk for unit in person.units_headed()])
    return list(units)


def year_sheets(
    units: list[Unit], *, congress: Congress, year: int, on: date, said: Mapping[int, tuple[str, ...]]
) -> list[YearSheet]:
    """Put together the year's sheet of each of these units as it stands on a day, in Chinese as papers are.

    `said` gives what was praised or criticised, sentences by the key of the unit. The questions asked are
    as many for one unit as for all.
    """
    halves = Period.year(year).parts(HALF_YEAR)
    spans = dict(zip((FIRST, SECOND), ((half.first, half.last) for half in halves), strict=True))
    counted = counted_by(congress, by=UNIT, spans=spans)
    places = _places(congress, year)
    with translation.override(CHINESE):
        results = _results(congress, year, on)
        return [
            YearSheet(
                congress=congress.name,
                unit=unit.name,
                year=year,
                results=tuple(results.get(unit.pk, ())),
                place=places.get(unit.pk),
                said=said.get(unit.pk, ()),
                **_counts(counted.get(unit.pk, Counted(unit.pk, unit.short_name))),
            )
            for unit in units
        ]


def _counts(counted: Counted) -> dict:
    """Count pieces and points, and the pieces of each level."""
    levels = (_halves(counted, str(level.label), Measure.PIECES, (level,)) for level in Level)
    return {
        "pieces": _halves(counted, "采用条数", Measure.PIECES, (*Level.values, "")),
        "points": _halves(counted, "积分", Measure.POINTS, (*Level.values, "")),
        "levels": tuple(levels),
    }


def _halves(counted: Counted, label: str, measure: str, levels: tuple[str, ...]) -> Halves:
    first, second = (counted.amount(span, measure=measure, levels=levels) for span in (FIRST, SECOND))
    return Halves(label, first, second)


def _results(congress: Congress, year: int, on: date) -> dict[int, list[Result]]:
    targets = Target.objects.filter(congress=congress, unit__isnull=False, amount__gt=0)
    ordered = list(
        targets.within(Period.year(year))
        .select_related("congress")
        .order_by("starts_on", "-ends_on", "measure", "minimum_level", "pk")
    )
    done = done_of(ordered, on=on)
    found: dict[int, list[Result]] = {}
    for target in ordered:
        result = Result(
            period_label(target.period),
            kind_words(target.demanded),
            target.amount,
            done.get(target.pk, NOTHING),
            str(Measure(target.measure).label),
        )
        found.setdefault(target.unit_id, []).append(result)
    return found


def _places(congress: Congress, year: int) -> dict[int, Place]:
    """Take the places from the ranking itself, so that both always say the same."""
    found: dict[int, Place] = {}
    for group, (words, _kinds) in GROUPS.items():
        lines = ranking(congress, question=Question(group, Period.year(year), Measure.PIECES)).lines
        for line in lines:
            standing = line.standing
            found[line.counted.key] = Place(words, standing.place, len(lines), standing.is_tied)
    return found
