"""What comes of rules that were tried: each person and unit before and after, why, and the moves in rank."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from byline.closing.trying import AFTER, BEFORE
from byline.closing.work import PERSON, UNIT
from byline.reckoning.terms import Measure
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.closing.trying import Comparison, Sides

ZERO = Decimal(0)


def moves(comparison: Comparison) -> list[dict[str, Any]]:
    """Return a row for each person and unit and each measure, as values that JSON can keep.

    A row has kind, key, name, unit, measure, before, after, place_before, place_after, and why: triples of a
    clause and what it gave before and after, where that differs. People stand first, then units, the highest
    after first. Equals have one place, and the places after them stay empty.
    """
    sides = comparison.sides
    names, units = _names(sides)
    rows = [_row(key, by_clause, names, units) for key, by_clause in sides.clauses.items()]
    for kind in (PERSON, UNIT):
        for measure in Measure.values:
            _place([row for row in rows if row["kind"] == kind and row["measure"] == measure])
    order = list(Measure.values)
    rows.sort(
        key=lambda row: (row["kind"] != PERSON, order.index(row["measure"]), row["place_after"], row["key"])
    )
    return rows


def _row(key, by_clause, names, units) -> dict[str, Any]:
    (kind, pk), measure = key
    before, after = (sum((pair[side] for pair in by_clause.values()), ZERO) for side in (BEFORE, AFTER))
    why = [[clause, str(pair[BEFORE]), str(pair[AFTER])] for clause, pair in sorted(by_clause.items())]
    return {
        "kind": kind,
        "key": pk,
        "name": names[kind, pk],
        "unit": units.get((kind, pk), ""),
        "measure": measure,
        "before": str(before),
        "after": str(after),
        "why": [one for one in why if Decimal(one[1]) != Decimal(one[2])],
    }


def _place(rows: list[dict[str, Any]]) -> None:
    for side in ("before", "after"):
        amounts = sorted((Decimal(row[side]) for row in rows), reverse=True)
        for row in rows:
            row[f"place_{side}"] = amounts.index(Decimal(row[side])) + 1


def _names(sides: Sides) -> tuple[dict, dict]:
    keys = [holder for holder, _measure in sides.clauses]
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=_of(keys, UNIT) | _units(sides))}
    people = Person.objects.filter(pk__in=_of(keys, PERSON))
    names = {(UNIT, key): unit.short_name for key, unit in units.items()}
    names |= {(PERSON, person.pk): person.name for person in people}
    homes = {
        (PERSON, one.person): units[one.unit].short_name
        for side in (BEFORE, AFTER)
        for one in sides.earned[side]
        if one.person
    }
    return names, homes


def _of(keys: Iterable[tuple[str, int]], kind: str) -> set[int]:
    return {key for one, key in keys if one == kind}


def _units(sides: Sides) -> set[int]:
    return {one.unit for side in (BEFORE, AFTER) for one in sides.earned[side]}
