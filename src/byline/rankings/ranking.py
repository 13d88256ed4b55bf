"""Who stands where: places, ties and moves. It knows no database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

COMPETITION = "competition"
DENSE = "dense"
TIES = (COMPETITION, DENSE)
Ranked = TypeVar("Ranked")
Key = Decimal | tuple[Decimal, ...]


@dataclass(frozen=True)
class Standing(Generic[Ranked]):
    """Where one stands: place from 1; whether others share it; how many places up since before.

    `moved` is above 0 for up, below 0 for down, and None for one who had no place before.
    """

    row: Ranked
    place: int
    is_tied: bool
    moved: int | None = None


def rank(
    rows: Iterable[Ranked], *, by: Callable[[Ranked], Key], ties: str = COMPETITION
) -> list[Standing[Ranked]]:
    """Order the rows, the largest key first, and give each its place.

    Rows with equal keys share a place and keep the order in which they came. With COMPETITION the places
    they take up stay empty behind them (1, 2, 2, 4), with DENSE the next one follows (1, 2, 2, 3). To let
    a second figure decide, let `by` return a tuple. ValueError for another rule of ties.
    """
    if ties not in TIES:
        raise ValueError(ties)
    ordered = sorted(rows, key=by, reverse=True)
    keys = [by(row) for row in ordered]
    places: list[int] = []
    for position, key in enumerate(keys):
        if position and key == keys[position - 1]:
            places.append(places[-1])
        elif ties == DENSE:
            places.append(places[-1] + 1 if places else 1)
        else:
            places.append(position + 1)
    shared = Counter(places)
    return [Standing(row, place, shared[place] > 1) for row, place in zip(ordered, places, strict=True)]


def moved(
    now: Iterable[Standing[Ranked]],
    before: Iterable[Standing[Ranked]],
    *,
    who: Callable[[Ranked], Hashable],
) -> list[Standing[Ranked]]:
    """Say of each standing how far it moved since `before`; `who` tells the same one in both."""
    earlier: Mapping[Hashable, int] = {who(standing.row): standing.place for standing in before}
    return [
        Standing(
            standing.row,
            standing.place,
            standing.is_tied,
            earlier[who(standing.row)] - standing.place if who(standing.row) in earlier else None,
        )
        for standing in now
    ]
