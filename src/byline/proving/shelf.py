"""The index of a congress's registered manuscripts, brought up to date before each question.

It is a cache in two places: in the process that asks, and on disk so that a restart builds nothing again.
What stands in either is compared with the register mark by mark, so both can be thrown away at any time.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from byline.proving.kept import Kept
from byline.proving.registered import marks_of, pieces
from byline.proving.stamp import Stamp
from tearsheet import matching
from tearsheet.errors import stumbling

if TYPE_CHECKING:
    from byline.team.models import Congress

# So many changes are worth a file: building 1,000 again costs a third of a second, as much as reading them.
WORTH_KEEPING = 1000


@dataclass
class Shelf:
    """The index of one congress, what it is up to date with, and how much of that is not on disk yet."""

    index: matching.Index = field(default_factory=lambda: matching.Index.of([]))
    marks: dict[int, str] = field(default_factory=dict)
    stamp: Stamp | None = None
    unsaved: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def weigh(self, page: matching.Page, *, of: Congress) -> list[matching.Match]:
        """Ask the index, brought up to date, of a page; one question at a time. Refuses Stumbled."""
        with self.lock:
            self.bring_up_to_date(of)
            with stumbling():
                return matching.weigh(page, self.index)

    def bring_up_to_date(self, congress: Congress) -> None:
        """Take in what was registered, corrected, sent or taken back since the last question."""
        stamp = Stamp.of(congress)
        if stamp == self.stamp:
            return
        kept = Kept.of(congress.pk)
        if self.stamp is None:
            self._begin_with(kept)
        added = self.stamp and stamp.added_since(self.stamp, of=congress)
        marks = marks_of(congress, names=stamp.names, only=added)
        self._take_in(marks if added is None else self.marks | marks)
        # the stamp is older than the marks: what changed between the two is looked at once more
        self.stamp = stamp
        if self.unsaved >= WORTH_KEEPING and kept.write(self.index, marks=self.marks):
            self.unsaved = 0

    def _begin_with(self, kept: Kept) -> None:
        found = kept.read()
        if found:
            self.index, self.marks = found

    def _take_in(self, marks: dict[int, str]) -> None:
        changed = [pk for pk, mark in marks.items() if self.marks.get(pk) != mark]
        gone = [pk for pk in self.marks if pk not in marks]
        if len(changed) == len(marks):
            self.index = matching.Index.of(pieces(changed))
        else:
            for pk in (*changed, *gone):
                self.index.remove(str(pk))
            for piece in pieces(changed):
                self.index.add(piece)
        self.marks = marks
        self.unsaved += len(changed) + len(gone)


SHELVES: dict[int, Shelf] = {}


def shelf_of(congress: Congress) -> Shelf:
    """Return this process's index of a congress."""
    return SHELVES.setdefault(congress.pk, Shelf())
