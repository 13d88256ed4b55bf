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
    """Finds any of many words in a text; words of one character are found as well."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._listed: dict[str, list[tuple[str, Phrase | None]]] = defaultdict(list)
        listed = [phrase for phrase in phrases if phrase.word]
        for phrase in listed:
            self._listed[phrase.word[:HEAD]].append((phrase.word, phrase))
        for right in {phrase.put for phrase in listed if phrase.word in phrase.put}:
            self._listed[right[:HEAD]].append((right, None))
        for words in self._listed.values():
            words.sort(key=lambda listed: -len(listed[0]))

    def __len__(self) -> int:
        return sum(phrase is not None for words in self._listed.values() for _word, phrase in words)

    def find(self, text: str) -> list[Hit]:
        """Return the words in the text, in order; of two that overlap the one that begins first.

        At one place the longest counts, and what stands in a list as right hides the wrong word in it.
        """
        hits, at = [], 0
        while at < len(text):
            found = self._at(text, at)
            if found is None:
                at += 1
                continue
            word, phrase = found
            if phrase is not None:
                hits.append(Hit(at, at + len(word), phrase))
            at += len(word)
        return hits

    def _at(self, text: str, at: int) -> tuple[str, Phrase | None] | None:
        for head in (text[at : at + HEAD], text[at]):
            for word, phrase in self._listed.get(head, ()):
                if text.startswith(word, at):
                    return word, phrase
        return None
