"""Several articles on one page: which paragraphs and characters of its body each of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Standing:
    """One of several articles on a page, the `number`th of them.

    It holds the page's paragraphs `first` up to, not including, `last`, and the characters `start` to `end`.
    """

    number: int
    first: int
    last: int
    start: int
    end: int
    title: str
    source: str
    author: str

    def shares(self, passages: Iterable[Sequence[int]]) -> int:
        """Count its characters that stand in passages, each of which begins with page start and page end."""
        return sum(max(0, min(self.end, end) - max(self.start, start)) for start, end, *_ in passages)


def standing(body: str, articles: Iterable[dict]) -> list[Standing]:
    """Return the articles of a body with one paragraph a line, as the reading of the page told them apart."""
    lengths = [len(line) + 1 for line in body.split("\n")]
    starts = [0, *accumulate(lengths)]
    return [
        Standing(
            number,
            one["start"],
            one["end"],
            starts[one["start"]],
            max(starts[one["end"]] - 1, starts[one["start"]]),
            one["title"],
            one["source"],
            one["author"],
        )
        for number, one in enumerate(articles, start=1)
        if one["end"] < len(starts)
    ]
