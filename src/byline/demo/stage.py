"""What the makers of rows share: the congress and its people by their codes, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from byline.activity.models import Happening
from byline.reckoning.periods import HALF_YEAR, QUARTER, Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db import models

    from byline.outlets.models import Outlet
    from byline.team.models import Congress, Person, Unit

# days after which what is told of a period is over: for a quarter its month is no longer the last one
HALF_TOLD, QUARTER_TOLD = 45, 32


@dataclass
class Stage:
    """The county's rows by their codes and sign-in names, and every deed still to be recorded.

    `today` is the day of making; the story ends the evening before.
    """

    today: date
    congress: Congress | None = None
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    heads: dict[str, list[Person]] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)

    @property
    def office(self) -> list[Person]:
        """The editors."""
        return [self.people["zhaoqiming"], self.people["chenjing"], self.people["yuhang"]]

    @property
    def founded_at(self) -> datetime:
        """The morning, four years back, on which the county began to use Byline."""
        return morning(years_before(self.today, 4))

    @property
    def half_told(self) -> Period:
        """The half-year whose bulletin, awards and money are all told by today."""
        return _over_for(self.today, HALF_YEAR, days=HALF_TOLD)

    @property
    def quarter_told(self) -> Period:
        """The last quarter whose bulletin is signed by today."""
        return _over_for(self.today, QUARTER, days=QUARTER_TOLD)

    def happened(self, subject: models.Model, verb: str, *, by: Person | None, at: datetime, **words) -> None:
        """Note a deed; `tell` among the words names who must hear of it, the rest fill its sentence."""
        tell: Iterable[Person] = words.pop("tell", ())
        self.happenings.append(Happening(subject, verb, by=by, tell=tuple(tell), at=at, details=words))


def _over_for(today: date, kind: str, *, days: int) -> Period:
    """Return the last period of a kind that has been over for so many days."""
    period = Period.containing(today, kind).previous()
    while (today - period.last).days < days:
        period = period.previous()
    return period


def moment(at: datetime) -> datetime:
    """Return a moment of the plan, which is in local time, as Django keeps it."""
    return timezone.make_aware(at)


def morning(day: date, *, hour: int = 9) -> datetime:
    """Return an hour of a day as Django keeps it."""
    return moment(datetime.combine(day, time(hour)))


def years_before(day: date, years: int) -> date:
    """Return the first of January so many years before the day's year."""
    return date(day.year - years, 1, 1)
