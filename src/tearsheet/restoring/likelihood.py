"""How likely a run of characters is: by the page's own words first, then by the words of the language."""

import functools
import math
import re
from collections import Counter

from pypinyin.phrases_dict import phrases_dict

from tearsheet.restoring.script import simplify

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
# a pair that the page itself uses says more than one that only a dictionary knows
PAGE_WEIGHT = 3.0
DICTIONARY_WEIGHT = 2.0


@functools.cache
def known_pairs() -> frozenset[str]:
    """Every two neighbouring characters inside the phrases that the pinyin dictionary lists, Simplified."""
    return frozenset(phrase[i : i + 2] for phrase in phrases_dict for i in range(len(phrase) - 1))


@functools.lru_cache(maxsize=8192)
def is_everyday(character: str) -> bool:
    """Whether the Simplified form is among the 3,755 of GB2312's first level."""
    try:
        return 0xB0 <= simplify(character).encode("gb2312")[0] <= 0xD7  # noqa: PLR2004 lengths and counts read best in place
    except (UnicodeEncodeError, IndexError):
        return False


@functools.lru_cache(maxsize=32_768)
def _plain(character: str) -> str:
    return simplify(character)


class Likelihood:
    """The pairs and characters of one page, to judge what may have stood where bytes were lost."""

    def __init__(self, text: str) -> None:
        """Count the page's own pairs and characters once, in Simplified."""
        runs = HAN_RUN.findall(simplify(text[:300_000]))
        self._pairs = Counter(run[i : i + 2] for run in runs for i in range(len(run) - 1))
        self._singles = Counter(one for run in runs for one in run)

    def of(self, words: str) -> float:
        """Return the sum over pairs and characters: only to be compared with another run at the same place."""  # noqa: E501 one sentence or pattern, read as a whole
        plain = "".join(map(_plain, words))
        pairs = [plain[i : i + 2] for i in range(len(plain) - 1)]
        return sum(
            PAGE_WEIGHT * math.log1p(self._pairs[pair]) + DICTIONARY_WEIGHT * (pair in known_pairs())
            for pair in pairs
        ) + sum(math.log1p(self._singles[one]) + is_everyday(one) for one in plain)

    def knows(self, pair: str) -> bool:
        """Whether the page or the dictionary has these two characters side by side."""
        plain = simplify(pair)
        return plain in self._pairs or plain in known_pairs()
