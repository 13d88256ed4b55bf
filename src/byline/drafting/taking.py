"""A rulebook that came as values, taken as a draft: units and people are looked up by their names."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from django.db import transaction

from byline.errors import Refused
from byline.reckoning import book as values
from byline.rules.models import Clause, MeasureTerms, PeriodClause, Rulebook
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.reckoning.book import Book, Fit, Line, PeriodLine, Who
    from byline.team.models import Congress

KEYS = ("unit", "person")


class NoSuchUnit(Refused):
    """Clause {clause} names the unit “{name}”, which is not known here. Add the unit, or mend the name."""


class NoSuchPerson(Refused):
    """Clause {clause} names “{name}”, and nobody, or not only one, goes by this name. Mend the name."""


@transaction.atomic
def take(book: Book, *, by: Person) -> Rulebook:
    """Draft a rulebook that says what a book says, and return it.

    Refuses with NoSuchUnit or NoSuchPerson.
    """
    congress = by.congress
    rulebook = Rulebook(congress=congress, title=book.name)
    rulebook.order, rulebook.band_end = book.order, book.band_end
    rulebook.ties, rulebook.cut_off_day = book.ties, book.cut_off_day
    latest = Rulebook.objects.of(congress).signed().order_by("-in_force_from").first()
    rulebook.follows = latest
    rulebook.draft(by=by)
    rulebook.redraft(
        clauses=[_clause(line, congress) for line in book.lines],
        terms=[MeasureTerms.of(one) for one in book.terms],
        period_clauses=[_period_clause(line, congress) for line in book.period_lines],
        by=by,
    )
    return rulebook


def _clause(line: Line, congress: Congress) -> Clause:
    told = {one.name: getattr(line, one.name) for one in fields(line) if one.name not in {"clause", "fit"}}
    return Clause(
        number=line.clause, **told, **_conditions(line.fit), **_keys(line.fit, line.clause, congress)
    )


def _conditions(fit: Fit) -> dict[str, object]:
    return {one.name: getattr(fit, one.name) for one in fields(fit) if one.name not in KEYS}


def _period_clause(line: PeriodLine, congress: Congress) -> PeriodClause:
    told = {one.name: getattr(line, one.name) for one in fields(line) if one.name not in {"clause", "who"}}
    who = {one.name: getattr(line.who, one.name) for one in fields(line.who) if one.name not in KEYS}
    return PeriodClause(number=line.clause, **told, **who, **_keys(line.who, line.clause, congress))


def _keys(named: Fit | Who, clause: str, congress: Congress) -> dict[str, Unit | Person | None]:
    return {
        "unit": _unit(named.unit, clause, congress) if named.unit else None,
        "person": _person(named.person, clause, congress) if named.person else None,
    }


def _unit(name: str, clause: str, congress: Congress) -> Unit:
    found = list(Unit.objects.of(congress).filter(name=name)[:2])
    if len(found) != 1:
        raise NoSuchUnit(clause=clause, name=name)
    return found[0]


def _person(name: str, clause: str, congress: Congress) -> Person:
    found = list(Person.objects.of(congress).filter(name=name)[:2])
    if len(found) != 1:
        raise NoSuchPerson(clause=clause, name=name)
    return found[0]


def named_book(rulebook: Rulebook) -> Book:
    """Give a rulebook, brought whole, as values to be written; units and people by their names."""
    return values.Book(
        name=rulebook.title,
        terms=rulebook.book().terms,
        lines=tuple(clause.named_line() for clause in rulebook.clauses.all()),
        order=rulebook.order,
        band_end=rulebook.band_end,
        ties=rulebook.ties,
        cut_off_day=rulebook.cut_off_day,
        period_lines=tuple(clause.named_line() for clause in rulebook.period_clauses.all()),
    )
