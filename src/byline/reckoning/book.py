"""What rules and facts look like as values: a book of lines and terms, facts of one manuscript, credits.

`scoring` reckons with them, `checking` looks for what a book leaves open.
An empty string is a condition that fits anything, or a choice not made yet.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

AWARD, BONUS, ROUNDED, HIGHEST_OF, SHARED = "award", "bonus", "rounded", "highest_of", "shared"
PERCENT, MULTIPLY, ADD = "percent", "multiply", "add"
HIGHEST, SUM = "highest", "sum"
WEIGHTS, EQUAL, EACH, FIRST = "weights", "equal", "each", "first"
MULTIPLY_FIRST, ADD_FIRST = "multiply_first", "add_first"


@dataclass(frozen=True)
class Author:
    """One author, the unit credited with the piece, and the author's share (any weight; usually 0 to 1)."""

    person: int | str
    unit: int | str
    share: Decimal


@dataclass(frozen=True)
class Print:
    """One confirmed adoption: where, how high, how placed, when, and how many characters were printed."""

    adoption: int | str
    outlet: str
    level: str
    medium: str
    placement: str
    is_roundup: bool
    printed_on: date
    length: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything the rules look at about one manuscript. Authors stand in the order of their names."""

    manuscript: str
    genre: str
    authors: tuple[Author, ...]
    prints: tuple[Print, ...]


@dataclass(frozen=True)
class Fit:
    """The conditions of a line. An empty condition fits anything; the length band is half-open."""

    level: str = ""
    genre: str = ""
    medium: str = ""
    placement: str = ""
    is_roundup: bool | None = None
    length_from: int = 0
    length_under: int | None = None

    def fits(self, printed: Print, *, genre: str) -> bool:
        """Say whether all conditions hold for this print of a piece of this genre."""
        return (
            self.level in {"", printed.level}
            and self.genre in {"", genre}
            and self.medium in {"", printed.medium}
            and self.placement in {"", printed.placement}
            and self.is_roundup in {None, printed.is_roundup}
            and self.length_from <= printed.length
            and (self.length_under is None or printed.length < self.length_under)
        )

    def is_closer_than(self, other: Fit) -> bool:
        """Say whether this asks for everything that the other asks for, and for more."""
        return self != other and self._lies_within(other)

    def _lies_within(self, other: Fit) -> bool:
        return (
            other.level in {"", self.level}
            and other.genre in {"", self.genre}
            and other.medium in {"", self.medium}
            and other.placement in {"", self.placement}
            and other.is_roundup in {None, self.is_roundup}
            and other.length_from <= self.length_from
            and (
                other.length_under is None
                or (self.length_under is not None and self.length_under <= other.length_under)
            )
        )


@dataclass(frozen=True)
class Line:
    """One row of rules: an award, or a bonus on top of it (`operation` is for bonuses only).

    Of the awards that fit, the closest counts. Bonuses of different clauses are all given;
    of several lines under one clause number the closest counts.
    """

    clause: str
    measure: str
    amount: Decimal
    kind: str = AWARD
    operation: str = ""
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True)
class Terms:
    """What a book states for one measure. An empty choice is left open.

    `combination`: several prints of one manuscript count HIGHEST or SUM.
    `share`: authors take by their WEIGHTS, EQUAL parts, EACH the whole, or the FIRST all.
    `places`: decimals of a credit, half up; the shares of one print add up to it exactly.
    """

    measure: str
    combination: str = ""
    share: str = ""
    places: int | None = None


@dataclass(frozen=True)
class Book:
    """A rulebook as values. `order` says whether bonuses multiply first or add first.

    MULTIPLY_FIRST: the award is multiplied, percentages are taken of that, then fixed sums are added.
    ADD_FIRST: fixed sums are added to the award, that is multiplied, then percentages are taken of it.
    """

    name: str
    terms: tuple[Terms, ...]
    lines: tuple[Line, ...]
    order: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the arithmetic.

    `amount` is what an award or a bonus gives, and what is left after any other step. `size` is the
    bonus as its clause states it (50 for 50 %), or an author's part of one; `count` is how many
    prints or authors there were.
    """

    kind: str
    amount: Decimal
    clause: str = ""
    operation: str = ""
    size: Decimal = Decimal(0)
    count: int = 0
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True)
class Credit:
    """What one person (and through them one unit) earns for one print in one measure, and why."""

    person: int | str
    unit: int | str
    measure: str
    amount: Decimal
    clause: str
    adoption: int | str
    working: tuple[Step, ...] = ()


def closest_of(lines: Sequence[Line]) -> list[Line]:
    """Keep the lines that no other one is closer than; more than one means the book is ambiguous here."""
    return [line for line in lines if not any(other.fit.is_closer_than(line.fit) for other in lines)]


def to_plain(working: Iterable[Step]) -> list[dict[str, Any]]:
    """Give the steps as lists, dicts, strings and numbers that JSON can keep; amounts become strings."""
    return [
        {**asdict(step), "amount": str(step.amount), "size": str(step.size), "fit": asdict(step.fit)}
        for step in working
    ]


def from_plain(steps: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    """Give back the steps that `to_plain` wrote."""
    return tuple(
        Step(
            **{
                **one,
                "amount": Decimal(one["amount"]),
                "size": Decimal(one["size"]),
                "fit": Fit(**one["fit"]),
            }
        )
        for one in steps
    )
