"""A text as the matcher sees it: letters and digits, one form for each, with the way back."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from opencc import OpenCC

from tearsheet.indexing.fingerprints import Codes, Counts, Grams, grams

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# A reading in brackets after a Han letter: 來(lái), 政(zheng)(zheng), 我(wǒ ). No syllable is longer than
# six letters.
HINT = re.compile(
    "(?<=[㐀-鿿])(?:[(（] ?[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]{1,6} ?[)）])+",
)
# A seed of six letters: at 5 % wrong letters three of four seeds are still whole, and chance agreement of six
# Chinese letters outside set phrases is rare.
SEED = 6
# A seed that stands in a manuscript more often than this is a set phrase; its neighbours will find the place.
REPEATS = 4
# What ends a sentence. A comma does not; a semicolon does, because editors cut there as well; so do
# brackets and bullets, because editors put bylines into brackets and bullets before the parts of a
# round-up.
STOPS = "。！？!?；;…\n（）()【】●■□◆"

# One Traditional form often stands for two Simplified ones, and a converter may choose either. For matching
# both members of these pairs are the same letter.
TWINS = str.maketrans("著乾瞭馀藉覆徵藹髮麽於妳祂牠裏", "着干了余借复征蔼发么于你他它里")


@cache
def folding() -> Codes:
    """Give the letter each code point counts as; nought for all else. About 4 MB, made once."""
    table = np.zeros(0x110000, dtype=np.uint32)
    known = [chr(code) for code in (*range(0x21, 0xD800), *range(0xF900, 0xFFF0), *range(0x20000, 0x323B0))]
    letters = [letter for letter in known if unicodedata.category(letter)[0] in "LN"]
    plain = [_plain(letter) for letter in letters]
    simplified = OpenCC("t2s").convert("\n".join(plain)).translate(TWINS).split("\n")
    for letter, form in zip(letters, simplified, strict=True):
        table[ord(letter)] = ord(form[0])
    return table


def _plain(letter: str) -> str:
    """Give the letter in normal width and lower case, where that is one letter again."""
    form = unicodedata.normalize("NFKC", letter).lower()
    return form if len(form) == 1 else letter


@cache
def stopping() -> Flags:
    """Whether a code point ends a sentence."""
    table = np.zeros(0x110000, dtype=np.bool_)
    table[[ord(stop) for stop in STOPS]] = True
    return table


def raw_codes(text: str) -> Codes:
    """Give the code points of a text; lone surrogates count as what they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@dataclass(frozen=True)
class View:
    """The letters of a text.

    `letters`: the folded text, a character for each letter; `codes`: the same as numbers;
    `at`: for each letter its index in the raw text; `sentence`: for each letter the number of its sentence,
    rising.
    """

    letters: str
    codes: Codes
    at: Places
    sentence: Places

    @classmethod
    def of(cls, raw: str) -> "View":
        """See a raw text. Readings in brackets after a Han letter are left out."""
        codes = raw_codes(raw)
        folded = _folded(raw, codes)
        at = np.flatnonzero(folded)
        kept = folded[at]
        sentence = np.cumsum(stopping()[codes], dtype=np.int64)[at]
        return cls(kept.tobytes().decode("utf-32-le", "replace"), kept, at, sentence)

    def __len__(self) -> int:
        return len(self.letters)

    @cached_property
    def seeds(self) -> Grams:
        """A hash of every run of `SEED` letters."""
        return grams(self.codes, SEED)

    @cached_property
    def ranked_seeds(self) -> tuple[Grams, Places]:
        """The same hashes in order, and where each stands."""
        order = np.argsort(self.seeds, kind="stable")
        return self.seeds[order], order

    @cached_property
    def scarce_seeds(self) -> tuple[Grams, Places]:
        """The hashes in order and where each stands, at most the first `REPEATS` of those that are alike."""
        ranked, order = self.ranked_seeds
        place = np.arange(len(ranked))
        is_first = np.concatenate(([True], ranked[1:] != ranked[:-1]))[: len(ranked)]
        kept = place - np.maximum.accumulate(np.where(is_first, place, 0)) < REPEATS
        return ranked[kept], order[kept]

    @cached_property
    def edges(self) -> list[int]:
        """Where each sentence begins, in letters, and the end of the last; only nought without letters."""
        cuts = np.flatnonzero(np.diff(self.sentence)) + 1
        return [0, *cuts.tolist(), len(self)] if len(self) else [0]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the raw text that letters `start` to `end` stand in; end lies past the last."""
        return int(self.at[start]), int(self.at[end - 1]) + 1

    def bounds(self, place: int) -> tuple[int, int]:
        """Where the sentence that holds a letter begins and ends, in letters."""
        number = bisect_right(self.edges, place) - 1
        return self.edges[number], self.edges[number + 1]

    def sentences(self) -> list[tuple[int, int]]:
        """All sentences as spans of letters, in order."""
        return list(pairwise(self.edges))


def letters_of_many(texts: Sequence[str]) -> tuple[Codes, Counts]:
    """Give the letters of several raw texts, one text behind the other, and how many each has.

    The letters are those of `View.of`; nothing leads back to the raw texts.
    """
    if not texts:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
    raw = "\0".join([*texts, ""])
    folded = _folded(raw, raw_codes(raw))
    shown = folded != 0
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    counts = np.add.reduceat(shown.view(np.uint8), np.cumsum(lengths) - lengths, dtype=np.int64)
    return np.compress(shown, folded), counts


def _folded(raw: str, codes: Codes) -> Codes:
    """Fold every code point of a text; nought for what is no letter and for readings in brackets."""
    folded = folding().take(codes)
    if "(" not in raw and "（" not in raw:
        return folded
    opened = np.flatnonzero((codes == ord("(")) | (codes == ord("（")))
    for place in opened[opened > 0].tolist():
        if "㐀" <= raw[place - 1] <= "鿿" and (hint := HINT.match(raw, place)):
            folded[place : hint.end()] = 0
    return folded
