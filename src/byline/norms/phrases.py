"""Many words found in a text at once. Knows no rows.

Each word lies under its first two characters, the longest first, so a text is walked once and most of its
places ask a dictionary and are done. A word is never found inside what stands in the lists as right.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = 2  # characters; pairs of Chinese characters are rare enough that few words share one


@dataclass(frozen=True)
class Phrase:
    """A listed word: the kind of its list, what to put instead ("" for nothing), and why."""

    word: str
    kind: str
    put: str = ""
    why: str = ""


@dataclass(frozen=True)
class Hit:
    """A listed word in a text: characters `start` up to `end`."""

    start: int
    end: int
    phrase: Phrase


class Finder:
    """Finds any of many words of two characters and more in a text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        under: dict[str, list[tuple[str, Phrase | None]]] = defaultdict(list)
        listed = [phrase for phrase in phrases if len(phrase.word) >= HEAD]
        for phrase in listed:
            under[phrase.word[:HEAD]].append((phrase.word, phrase))
        for right in {phrase.put for phrase in listed if phrase.word in phrase.put}:
            under[right[:HEAD]].append((right, None))
        for words in under.values():
            words.sort(key=lambda listed: -len(listed[0]))
        self._listed = dict(under)

    def __len__(self) -> int:
        return sum(phrase is not None for words in self._listed.values() for _word, phrase in words)

    def find(self, text: str) -> list[Hit]:
        """Return the words in the text, in order; of two that overlap the one that begins first.

        At one place the longest counts, and what stands in a list as right hides the wrong word in it.
        """
        listed, hits, free = self._listed, [], 0
        for at in [place for place in range(len(text) - 1) if text[place : place + HEAD] in listed]:
            if at < free:
                continue
            for word, phrase in listed[text[at : at + HEAD]]:
                if text.startswith(word, at):
                    free = at + len(word)
                    if phrase is not None:
                        hits.append(Hit(at, free, phrase))
                    break
        return hits
