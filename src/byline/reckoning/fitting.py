"""Whether a line fits a fact, and which of two lines is closer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.reckoning.book import LOWER, UPPER, Fit, Line, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from byline.reckoning.facts import Key


class ChoiceLeftOpen(Refused):
    """The rulebook leaves a choice open that this piece needs. State it in a new version."""


class BandEndLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say to which band {value} belongs, its end. State it in a new version."""


def measure_of(terms: Terms) -> str:
    """Name the measure whose terms leave something open, in words that are translated where it is told."""
    return {"weight": "ranking points", "assessment": "assessment points"}.get(terms.measure, terms.measure)


WORDS = (
    "level",
    "genre",
    "medium",
    "placement",
    "outlet",
    "group",
    "unit_kind",
    "unit",
    "person",
    "part",
    "outcome",
    "mishap",
)
OTHER = "*"  # in what is told of a condition: whatever no line names
SWITCHES = ("is_roundup", "is_commissioned")
BANDS = (("length_from", "length_under"), ("hours_from", "hours_under"))
Number = int | Decimal


@dataclass(frozen=True)
class Case:
    """One fact as the conditions of a line see it; what does not apply is "" or None."""

    level: str = ""
    genre: str = ""
    medium: str = ""
    placement: str = ""
    outlet: str = ""
    group: str = ""
    unit_kind: str = ""
    unit: Key = ""
    person: Key = ""
    part: str = ""
    outcome: str = ""
    mishap: str = ""
    is_roundup: bool | None = None
    is_commissioned: bool | None = None
    length: int | None = None
    hours: Decimal | None = None
    on: date | None = None


def fits(fit: Fit, case: Case, *, band_end: str = LOWER) -> bool:
    """Say whether all conditions hold. What asks for hours or days does not fit where they are not known.

    A line that names no `part` is about authors, and fits no case that has one. Refuses with BandEndLeftOpen
    where everything hangs on which end of a band belongs to it, and `band_end` is "".
    """
    return (
        _fit_words(fit, case)
        and all(getattr(fit, name) in {None, getattr(case, name)} for name in SWITCHES)
        and _is_in_days(case.on, fit)
        and _lies_in(case.length, fit.length_from, fit.length_under, band_end)
        and _lies_in(case.hours, fit.hours_from, fit.hours_under, band_end)
    )


def is_closer(first: Fit, second: Fit) -> bool:
    """Say whether the first asks for everything that the second asks for, and for more."""
    return first != second and lies_within(first, second)


def lies_within(first: Fit, second: Fit) -> bool:
    """Say whether whatever fits the first fits the second too."""
    return (
        all(getattr(second, name) in {"", getattr(first, name)} for name in WORDS)
        and all(getattr(second, name) in {None, getattr(first, name)} for name in SWITCHES)
        and all(_is_band_within(first, second, *band) for band in BANDS)
        and (second.printed_from is None or _not_before(first.printed_from, second.printed_from))
        and (second.printed_until is None or _not_after(first.printed_until, second.printed_until))
    )


def closest_of(lines: Sequence[Line]) -> list[Line]:
    """Keep the lines that no other one is closer than; more than one means the book is ambiguous here."""
    return [line for line in lines if not any(is_closer(other.fit, line.fit) for other in lines)]


def has_band(fit: Fit) -> bool:
    """Say whether a line asks for a length, or for hours."""
    return any(getattr(fit, start) or getattr(fit, end) is not None for start, end in BANDS)


def _fit_words(fit: Fit, case: Case) -> bool:
    if fit.part != case.part:
        return False
    for name in WORDS:
        wanted = getattr(fit, name)
        if wanted and wanted != str(getattr(case, name)):
            return False
    return True


def _lies_in(value: Number | None, start: int, end: int | None, band_end: str) -> bool:
    if not start and end is None:
        return True
    if value is None:
        return False
    if not band_end and value in {start or None, end}:
        raise BandEndLeftOpen(value=value)
    if band_end == UPPER:
        return (not start or start < value) and (end is None or value <= end)
    return start <= value and (end is None or value < end)


def _is_in_days(on: date | None, fit: Fit) -> bool:
    if fit.printed_from is None and fit.printed_until is None:
        return True
    return (
        on is not None
        and (fit.printed_from is None or fit.printed_from <= on)
        and (fit.printed_until is None or on <= fit.printed_until)
    )


def _is_band_within(first: Fit, second: Fit, start: str, end: str) -> bool:
    outer, inner = getattr(second, end), getattr(first, end)
    return getattr(second, start) <= getattr(first, start) and (
        outer is None or (inner is not None and inner <= outer)
    )


def _not_before(day: date | None, limit: date) -> bool:
    return day is not None and day >= limit


def _not_after(day: date | None, limit: date) -> bool:
    return day is not None and day <= limit
