"""What the address of a ranking asks for, and what can be asked for instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.rankings.tables import KINDS, PEOPLE, SQUADS, Question
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR, Period
from byline.reckoning.terms import Level, Measure
from byline.reckoning.words import period_label

if TYPE_CHECKING:
    from django.http import QueryDict

APART = "apart"
YEARS_OFFERED = 4


def question_of(address: QueryDict) -> Question:
    """Read an address; what it does not say is people, this half-year, pieces.

    Refuses with NeitherPeriodNorWeek.
    """
    asked = dict(group_choices())
    of = address.get("of") if address.get("of") in asked else PEOPLE
    measure = address.get("by") if address.get("by") in Measure.values else Measure.PIECES
    levels = tuple(level for level in Level.values if level in address.getlist("level"))
    is_apart = of == PEOPLE and address.get("leaders") == APART
    key = address.get("period")
    period = Period.parse_with_weeks(key) if key else Period.containing(timezone.localdate(), HALF_YEAR)
    return Question(of, period, str(measure), levels, is_apart)


def group_choices() -> list[tuple[str, str]]:
    """Give what can be ranked, with its words."""
    words = {
        PEOPLE: pgettext("ranking", "People"),
        "units": _("All units"),
        "offices": _("Committees and offices"),
        "townships": _("Townships"),
        "departments": _("Departments"),
        SQUADS: _("Squads"),
    }
    return [(name, words[name]) for name in (PEOPLE, *KINDS, SQUADS)]


def measure_choices() -> list[tuple[str, str]]:
    """Give the measures it can be ranked by, with their words."""
    return [
        (Measure.PIECES, _("by pieces")),
        (Measure.POINTS, _("by points")),
        (Measure.YUAN, _("by yuan")),
        (Measure.WEIGHT, _("by ranking points")),
        (Measure.ASSESSMENT, _("by assessment points")),
    ]


def level_choices(question: Question) -> list[tuple[str, str, bool]]:
    """Give the levels it can be narrowed to: the word of the address, the label, and whether it is asked."""
    return [(level.value, level.label, level in question.levels) for level in Level]


def years_offered(period: Period) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the periods of the last years and of the one asked for, year by year, the latest first."""
    last = Period.containing(timezone.localdate(), YEAR)
    years = {Period.containing(period.first, YEAR)}
    for _year in range(YEARS_OFFERED):
        years.add(last)
        last = last.previous()
    return [(period_label(year), _of_year(year, period)) for year in sorted(years, reverse=True)]


def _of_year(year: Period, asked: Period) -> list[tuple[str, str]]:
    parts = [part for kind in (HALF_YEAR, QUARTER, MONTH) for part in year.parts(kind)]
    weeks = [asked] if asked.kind == WEEK and asked.first in year else []
    return [(one.key, period_label(one)) for one in (year, *parts, *weeks)]


def title_of(question: Question) -> str:
    """Name a ranking: by pieces, first half of 2026: people; provincial and national outlets alone."""
    title = _("Ranking {measure}, {period}: {group}").format(
        period=period_label(question.period),
        group=dict(group_choices())[question.of],
        measure=dict(measure_choices())[question.measure],
    )
    levels = _(", ").join(str(Level(level).label) for level in question.levels)
    return _("{title} ({levels} alone)").format(title=title, levels=levels) if levels else title
