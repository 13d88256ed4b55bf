"""The figures of a bulletin as values, and as what is frozen when it is signed. It knows no database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from byline.targets.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Row:
    """One person's or unit's line: its place by the half-year so far, and what stands behind it.

    `unit` is empty for a unit's own line. `now` is the period's pieces, `total` those of the half-year so
    far, `target` what is owed in the half-year, None where nothing is, and `met` what counts towards it:
    a target may ask for outlets of a level and above.
    """

    place: int
    is_tied: bool
    name: str
    unit: str
    now: Decimal
    total: Decimal
    points: Decimal
    target: Decimal | None = None
    met: Decimal | None = None

    def progress(self, gone: Fraction) -> Progress | None:
        """How far the target is met, or None where there is none."""
        if self.target is None:
            return None
        return Progress(self.target, self.total if self.met is None else self.met, gone)


@dataclass(frozen=True)
class Figures:
    """All figures of one bulletin. `period` is its key, such as 2026-03; `gone` the half-year's time gone."""

    period: str
    pieces: Decimal
    last_year: Decimal
    by_level: tuple[tuple[str, Decimal], ...]
    people: tuple[Row, ...]
    units: tuple[Row, ...]
    gone: Fraction

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted in the period or in the half-year so far."""
        return not self.pieces and not any(row.total for row in self.people)

    def of_units(self) -> Progress | None:
        """How far the units' targets are met together, or None where there are none."""
        owed = [progress for row in self.units if (progress := row.progress(self.gone))]
        if not owed:
            return None
        target = sum((progress.target for progress in owed), Decimal(0))
        return Progress(target, sum((progress.done for progress in owed), Decimal(0)), self.gone)


def to_plain(figures: Figures) -> dict[str, Any]:
    """Return the figures as JSON can hold them; numbers become text, so that none changes."""
    return {
        "period": figures.period,
        "pieces": str(figures.pieces),
        "last_year": str(figures.last_year),
        "by_level": [[level, str(amount)] for level, amount in figures.by_level],
        "people": [_row_to_plain(row) for row in figures.people],
        "units": [_row_to_plain(row) for row in figures.units],
        "gone": str(figures.gone),
    }


def from_plain(plain: Mapping[str, Any]) -> Figures:
    """Return the figures that `to_plain` wrote down."""
    return Figures(
        period=plain["period"],
        pieces=Decimal(plain["pieces"]),
        last_year=Decimal(plain["last_year"]),
        by_level=tuple((level, Decimal(amount)) for level, amount in plain["by_level"]),
        people=tuple(_row_from_plain(row) for row in plain["people"]),
        units=tuple(_row_from_plain(row) for row in plain["units"]),
        gone=Fraction(plain["gone"]),
    )


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what is signed, as 64 hexadecimal digits; the order of keys does not matter."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _row_to_plain(row: Row) -> list[Any]:
    amounts = (row.now, row.total, row.points, row.target, row.met)
    texts = [None if amount is None else str(amount) for amount in amounts]
    return [row.place, row.is_tied, row.name, row.unit, *texts]


def _row_from_plain(plain: list[Any]) -> Row:
    place, is_tied, name, unit, *texts = plain
    now, total, points = (Decimal(text) for text in texts[:3])
    target, met = (None if text is None else Decimal(text) for text in texts[3:])
    return Row(place, is_tied, name, unit, now, total, points, target, met)
