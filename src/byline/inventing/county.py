"""青禾县 as plain data: its units, its people, the outlets around it.

Everything is invented; the addresses end in `.example`. The data stand in `texts/county.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Deputy:
    """A people's deputy who turns up in the news of a township."""

    name: str
    job: str


@dataclass(frozen=True)
class UnitCard:
    """A unit of the county: kind is office, committee, township, department or media."""

    code: str
    name: str
    kind: str
    responsible: str
    villages: tuple[str, ...] = ()
    deputies: tuple[Deputy, ...] = ()
    product: str = ""
    place: str = ""


@dataclass(frozen=True)
class PersonCard:
    """A person: sign-in name, name, code of the unit, roles, title. Without roles it is only a name."""

    sign_in: str
    name: str
    unit: str
    roles: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class OutletCard:
    """An outlet: level is national, province, city, county or township; look names its page."""

    code: str
    name: str
    level: str
    medium: str
    hosts: tuple[str, ...]
    look: str
    editors: tuple[str, ...]
    columns: tuple[str, ...]


def _deputy(line: str) -> Deputy:
    name, job = line.split(" ", 1)
    return Deputy(name, job)


def _unit(row: dict[str, object]) -> UnitCard:
    deputies = tuple(_deputy(line) for line in row.pop("deputies", ()))
    return UnitCard(**{**row, "villages": tuple(row.pop("villages", ())), "deputies": deputies})


def _person(sign_in: str, row: list[str]) -> PersonCard:
    name, unit, roles, title = row
    return PersonCard(sign_in, name, unit, tuple(roles.split()), title)


def _outlet(row: dict[str, object]) -> OutletCard:
    return OutletCard(**{key: tuple(cell) if isinstance(cell, list) else cell for key, cell in row.items()})


_DATA = tomllib.loads((TEXTS / "county.toml").read_text(encoding="utf-8"))

CONGRESS: dict[str, str] = _DATA["congress"]
UNITS: dict[str, UnitCard] = {row["code"]: _unit(row) for row in _DATA["unit"]}
PEOPLE: dict[str, PersonCard] = {sign_in: _person(sign_in, row) for sign_in, row in _DATA["people"].items()}
OUTLETS: dict[str, OutletCard] = {row["code"]: _outlet(row) for row in _DATA["outlet"]}


def people_of(unit: str, *, role: str) -> tuple[PersonCard, ...]:
    """Return the people of the unit (its code) who have the role, in the order of the list."""
    return tuple(one for one in PEOPLE.values() if one.unit == unit and role in one.roles)


def units_of(kind: str) -> tuple[UnitCard, ...]:
    """Return the units of one kind, in the order of the list."""
    return tuple(unit for unit in UNITS.values() if unit.kind == kind)
