"""Moulds: how a demo text is written from fixed sentences and slots.

A slot stands in braces and is filled from the inside out:
`{12-40}` a number, `{0.8-1.9}` one with a decimal, `{a|b}` one of these, `{a=12-40}` remembered as `{a}`,
`{<a}` a bit less than `{a}`, `{ISSUE}` `{ISSUE2}` words of a bank, `{town}` `{d1}` words of the scene.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from byline.inventing.county import TEXTS

if TYPE_CHECKING:
    from random import Random

SLOT = re.compile(r"\{([^{}]*)\}")
WHOLE = re.compile(r"(\d+)-(\d+)")
DECIMAL = re.compile(r"(\d+)\.(\d)-(\d+)\.(\d)")
BANK = re.compile(r"([A-Z]+)\d?")
REMEMBERED = re.compile(r"([a-z]\w*)=(.*)", re.DOTALL)
OPTIONAL_SHARE = 0.6
CASES = "@cases"
ONE_LETTER = re.compile(r"\{([a-z])\}")
NEARLY_ALL = (0.84, 0.97)


@dataclass(frozen=True)
class Mould:
    """A kind of piece: who writes it, when, its titles, its paragraphs with their variants."""

    name: str
    genre: str
    who: tuple[str, ...]
    titles: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    months: tuple[int, ...] = ()
    only: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    takes_streets: bool = True


@dataclass(frozen=True)
class Text:
    """A piece written from a mould: its titles, the writer's own first, and its paragraphs."""

    mould: str
    genre: str
    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def title(self) -> str:
        """The writer's own title."""
        return self.titles[0]


def _mould(row: dict[str, object]) -> Mould:
    groups = str(row["text"]).strip().split("\n\n")
    return Mould(
        name=row["name"],
        genre=row["genre"],
        who=tuple(row["who"].split()),
        titles=tuple(row["titles"].strip().splitlines()),
        groups=tuple(tuple(group.splitlines()) for group in groups),
        months=tuple(row.get("months", ())),
        only=tuple(row.get("only", ())),
        units=tuple(row.get("units", ())),
        takes_streets=row.get("streets", True),
    )


@cache
def moulds() -> tuple[Mould, ...]:
    """Return every mould, in the order of the files' names and of the lines."""
    files = sorted(TEXTS.glob("moulds_*.toml"))
    return tuple(_mould(row) for file in files for row in tomllib.loads(file.read_text("utf-8"))["mould"])


@cache
def banks() -> dict[str, dict[str, object]]:
    """Return the words, names and free paragraphs that moulds draw from."""
    return tomllib.loads((TEXTS / "banks.toml").read_text("utf-8"))


class Pen:
    """Writes one piece: knows the words of its scene and remembers what it has chosen."""

    def __init__(self, words: dict[str, str], *, by: Random) -> None:
        self.words = dict(words)
        self.dice = by

    def write(self, mould: Mould, *, free: str) -> Text:
        """Return the mould filled in; `free` names the bank of free paragraphs."""
        spare = banks()["free"][free].strip().splitlines()
        self.dice.shuffle(spare)
        cases = banks()["free"]["cases"].strip().splitlines()
        self.dice.shuffle(cases)
        paragraphs: list[str] = []
        for group in mould.groups:
            if group == (CASES,):
                paragraphs += [self.fill(cases.pop()) for _ in range(self.dice.choice((0, 1, 2, 3, 4)))]
            else:
                paragraphs.append(self._paragraph(group, spare))
        body = tuple(paragraph for paragraph in paragraphs if paragraph)
        return Text(mould=mould.name, genre=mould.genre, titles=self._titles(mould), paragraphs=body)

    def _paragraph(self, group: tuple[str, ...], spare: list[str]) -> str:
        if group == ("@",):
            taken = self.dice.choice((0, 1, 1, 2))
            return "".join(self.fill(spare.pop()) for _ in range(taken))
        if group[0] == "?":
            if self.dice.random() > OPTIONAL_SHARE:
                return ""
            group = group[1:]
        return self.fill(self.dice.choice(group))

    def _titles(self, mould: Mould) -> tuple[str, ...]:
        """Fill in the titles, in any order; one that names what the text has not said is left aside."""
        titles = list(mould.titles)
        self.dice.shuffle(titles)
        known = [one for one in titles if all(name in self.words for name in ONE_LETTER.findall(one))]
        return tuple(self.fill(one) for one in known)

    def fill(self, text: str) -> str:
        """Return the text with every slot filled, innermost first."""
        while match := SLOT.search(text):
            text = text[: match.start()] + self._slot(match.group(1)) + text[match.end() :]
        return text

    def _slot(self, slot: str) -> str:
        if remembered := REMEMBERED.fullmatch(slot):
            self.words[remembered[1]] = self._slot(remembered[2])
            return self.words[remembered[1]]
        if "|" in slot:
            return self.dice.choice(slot.split("|"))
        if number := WHOLE.fullmatch(slot):
            return str(self.dice.randint(int(number[1]), int(number[2])))
        if number := DECIMAL.fullmatch(slot):
            low, high = int(number[1] + number[2]), int(number[3] + number[4])
            return f"{self.dice.randint(low, high) / 10:.1f}"
        if slot.startswith("<"):
            return str(max(1, int(int(self.words[slot[1:]]) * self.dice.uniform(*NEARLY_ALL))))
        return self._word(slot)

    def _word(self, slot: str) -> str:
        """Return a word of the scene or of a bank: the same slot the same word, another slot another."""
        if slot not in self.words and (bank := BANK.fullmatch(slot)):
            self.words[slot] = self._chosen(bank[1])
        # A slot that only holds fixed words ("{一周}" after its choice was made) is its own value.
        if slot not in self.words and not slot.isascii():
            return slot
        return self.words[slot]

    def _chosen(self, bank: str) -> str:
        """Choose a word not said yet. A complaint brings along the body that has to mend it."""
        pairs = [word.partition("/")[::2] for word in banks()["words"][bank]]
        taken = set(self.words.values())
        fresh = [pair for pair in pairs if pair[0] not in taken]
        own = [pair for pair in fresh if pair[1] and pair[1] == self.words.get("unit")]
        word, keeper = self.dice.choice(own or fresh)
        if keeper:
            self.words.setdefault("GOVDEP", keeper)
        return word
