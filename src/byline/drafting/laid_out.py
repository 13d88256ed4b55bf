"""A draft laid out for changing: each measure with its table and terms, then all other rows by family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.drafting.families import CLAUSE_FAMILIES, PERIOD_FAMILIES, Family, family_of
from byline.reckoning.terms import Measure
from byline.rules.models.rulebook import WORDS
from byline.rules.reading import by_number, chapters
from byline.vetting.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.rules.models import Clause, PeriodClause, Rulebook
    from byline.rules.reading import Chapter


@dataclass(frozen=True)
class Group:
    """The rows of one family, by their numbers; `way` is the first word of the addresses of its rows."""

    family: Family
    way: str
    rows: list[Clause] | list[PeriodClause]


@dataclass(frozen=True)
class Page:
    """What the page of a draft shows."""

    chapters: list[Chapter]
    unused: list[Measure]
    groups: list[Group]
    empty: list[Group]
    period_groups: list[Group]
    period_empty: list[Group]


def page_of(rulebook: Rulebook) -> Page:
    """Lay out a draft; bring it `whole()`."""
    told = chapters(rulebook)
    clauses = _groups(CLAUSE_FAMILIES.values(), "clauses", beside_the_tables(rulebook))
    periods = _groups(PERIOD_FAMILIES.values(), "period-clauses", rulebook.period_clauses.all())
    used = {chapter.measure for chapter in told}
    return Page(
        told,
        [measure for measure in Measure if measure not in used],
        [group for group in clauses if group.rows],
        [group for group in clauses if not group.rows],
        [group for group in periods if group.rows],
        [group for group in periods if not group.rows],
    )


def beside_the_tables(rulebook: Rulebook) -> list[Clause]:
    """Give the clauses that no cell of a table holds."""
    book = rulebook.book()
    beside = [line for measure in Measure.values for line in table_of(book, measure, words=WORDS).others]
    return [clause for clause in rulebook.clauses.all() if clause.line() in beside]


def _groups(families: Iterable[Family], way: str, rows: Iterable[Clause | PeriodClause]) -> list[Group]:
    ordered = sorted(rows, key=by_number)
    return [Group(family, way, [row for row in ordered if family_of(row) == family]) for family in families]
