"""What a text claims, read sentence by sentence: of whom, in which numbers. It knows no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from byline.papers.official import chinese
from byline.telling.wording import LEVELS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from byline.telling.figures import Figures

NUM = "[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十]+"
SENTENCE = re.compile(r"[^。；;！？\n]+")
CLAUSE = re.compile(r"[，,：:]")
OTHER_PERIODS = re.compile(r"同比|去年|上年|上月|上个月|上季|上期|往年|前年")
# 北河镇占全县的12% still speaks of 北河镇
WHOLE = re.compile(f"(?<!占)(?:{'|'.join(REGIONS.values())}|单位任务|人大系统|各级媒体|各单位)")
ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
CHINESE_NUMBERS = {chinese(number): Decimal(number) for number in range(1, 100)} | {"两": Decimal(2)}
ABOUT = Decimal(5)


@dataclass(frozen=True)
class Drift:
    """A claim of a text against the tables: of what or whom, what it says, what the tables say.

    `counted` is empty where the tables do not tell it at all: then nobody knows whether it is wrong.
    """

    named: str
    said: str
    counted: tuple[str, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether the tables tell nothing of it."""
        return not self.counted


@dataclass(frozen=True)
class Sentence:
    """One sentence, where it starts in its text, and the names in it by their places."""

    start: int
    words: str
    names: tuple[tuple[int, str], ...]

    def clause(self, at: int) -> str:
        """Return what stands before a place since the last comma."""
        return CLAUSE.split(self.words[:at])[-1]

    def named(self, at: int) -> list[str]:
        """Return the names before a place, the nearest last."""
        return [name for place, name in self.names if place < at]

    def subject(self, at: int) -> str:
        """Return of whom or what is spoken at a place: the nearest name before it, "" for the whole."""
        whole = max((found.start() for found in WHOLE.finditer(self.words, 0, at)), default=-1)
        return next((name for place, name in reversed(self.names) if whole < place < at), "")

    def told(self, start: int, end: int) -> str:
        """Return a claim in the text's own words, from the clause's last few before it."""
        before = self.clause(start)[-12:].strip()
        return before or self.words[start:end]


def sentences(text: str, figures: Figures) -> Iterator[Sentence]:
    """Cut a text into its sentences, with the people, units and levels that each names."""
    rows = (*figures.people, *figures.units)
    known = {row.name for row in rows} | set(LEVELS.values())
    # the longest name first: 北河镇人大 is not 北河镇
    pattern = re.compile("|".join(re.escape(name) for name in sorted(known, key=len, reverse=True)))
    for found in SENTENCE.finditer(text):
        # 林秀（北河镇）居第一位 speaks of 林秀
        open_words = ASIDE.sub(lambda aside: "　" * len(aside[0]), found[0])
        names = tuple((one.start(), one[0]) for one in pattern.finditer(open_words))
        yield Sentence(found.start(), found[0], names)


def amount(words: str) -> Decimal | None:
    """Return the number that figures or Chinese words up to ninety-nine say; None for another word."""
    return Decimal(words) if words[0].isdigit() else CHINESE_NUMBERS.get(words)


def fits(said: Decimal, counted: Iterable[Decimal], *, around: tuple[str, str] = ("", "")) -> bool:
    """Tell whether one of the amounts is what was said, rounded as it was written.

    `around` is what stands before and after: 近20% may be up to five away, 超过20% is a lower bound.
    """
    before, after = around
    if re.search("(近|约|接近|左右)$", before) or after.startswith("左右"):
        return any(abs(one - said) <= ABOUT for one in counted)
    if re.search("(超|超过|逾|突破)$", before) or after.startswith(("以上", "多")):
        return any(one >= said for one in counted)
    places = Decimal(1).scaleb(int(said.as_tuple().exponent))
    return any(abs(one).quantize(places, rounding=ROUND_HALF_UP) == said for one in counted)
