"""Whom a quota fits. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.targets.prorating import age_on

if TYPE_CHECKING:
    from datetime import date

    from byline.targets.prorating import Service

UNITS, PEOPLE = "units", "people"


@dataclass(frozen=True)
class Scope:
    """A class of units or of people. What is empty fits anything; an age is in full years, both included."""

    whom: str
    unit_kind: str = ""
    unit: int | None = None
    person: int | None = None
    role: str = ""
    title: str = ""
    age_from: int | None = None
    age_to: int | None = None

    def fits_unit(self, unit: int, *, kind: str) -> bool:
        """Whether a unit is of the class."""
        return self.unit_kind in {"", kind} and self.unit in {None, unit}

    def fits_service(self, service: Service) -> bool:
        """Whether the days of a post are days of the class."""
        return (
            self.fits_unit(service.unit, kind=service.unit_kind)
            and self.person in {None, service.person}
            and self.role in {"", service.role}
            and self.title in service.title
        )

    def fits_age(self, born_on: date | None, *, on: date) -> bool:
        """Whether somebody is of the age on a day; who has no day of birth is of none."""
        if self.age_from is None and self.age_to is None:
            return True
        if born_on is None:
            return False
        age = age_on(on, born_on=born_on)
        return (self.age_from is None or self.age_from <= age) and (self.age_to is None or age <= self.age_to)
