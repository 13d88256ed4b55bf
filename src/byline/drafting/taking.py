"""A rulebook that came as values, taken as a draft: units and people are looked up by their names."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
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


class NotKeepable(Refused):
    """{where}, {field}: {sentence} Mend it in the file, and try again."""


@transaction.atomic
def take(book: Book, *, by: Person) -> Rulebook:
    """Draft a rulebook that says what a book says, and return it.

    Refuses with NoSuchUnit, NoSuchPerson or NotKeepable.
    """
    congress = by.congress
    rulebook = Rulebook(congress=congress, title=book.name)
    rulebook.order, rulebook.band_end = book.order, book.band_end
    rulebook.ties, rulebook.cut_off_day = book.ties, book.cut_off_day
    latest = Rulebook.objects.of(congress).signed().order_by("-in_force_from").first()
    rulebook.follows = latest
    clauses = [_clause(line, congress) for line in book.lines]
    terms = [MeasureTerms.of(one) for one in book.terms]
    period_clauses = [_period_clause(line, congress) for line in book.period_lines]
    for row in (rulebook, *terms, *clauses, *period_clauses):
        _refuse_unkeepable(row)
    rulebook.draft(by=by)
    rulebook.redraft(clauses=clauses, terms=terms, period_clauses=period_clauses, by=by)
    return rulebook


def _refuse_unkeepable(row: Rulebook | MeasureTerms | Clause | PeriodClause) -> None:
    """Refuse what a column cannot hold: a number too long, a size too fine, a text past its end."""
    try:
        row.clean_fields(exclude=["rulebook", "congress", "follows", "unit", "person"])
    except ValidationError as wrong:
        name, sentences = next(iter(wrong.message_dict.items()))
        where = getattr(row, "number", "") or str(row._meta.verbose_name)  # noqa: SLF001 -- as Django names it
        label = row._meta.get_field(name).verbose_name  # noqa: SLF001 -- likewise
        raise NotKeepable(where=where, field=label, sentence=sentences[0]) from wrong


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
