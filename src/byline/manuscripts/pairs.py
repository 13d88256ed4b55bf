"""Chinese text cut into overlapping pairs of characters, so that a word of two is found, and found exactly.

Databases cut words at spaces, and Chinese has none. The same cutting serves the text and the question; a
question is asked as a phrase, so pairs must follow each other as they do in the text.
"""

from __future__ import annotations

import re
import unicodedata

HAN = "㐀-鿿豈-﫿\U00020000-\U000323af"
RUN = re.compile(f"[{HAN}]+|[^\\W{HAN}_]+")


def indexed(text: str) -> str:
    """Return the pairs of a text, parted by spaces; a Latin word or a figure stays whole, in lower case.

    The last character of each run stands alone too, so that one character is found wherever it stands.
    """
    return " ".join(pair for run in _runs(text) for pair in _pairs(run, ends_alone=True))


def asked(words: str) -> tuple[str, ...]:
    """Return the pairs that must follow each other where `words` stand; none where nothing can be asked.

    The last of them may go on in the text: one character finds every pair it begins.
    """
    runs = _runs(words)
    last = len(runs) - 1
    return tuple(pair for i, run in enumerate(runs) for pair in _pairs(run, ends_alone=i < last))


def _runs(text: str) -> list[str]:
    return RUN.findall(unicodedata.normalize("NFKC", text).lower())


def _pairs(run: str, *, ends_alone: bool) -> list[str]:
    if not re.match(f"[{HAN}]", run):
        return [run]
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    return [*pairs, run[-1]] if ends_alone or not pairs else pairs
