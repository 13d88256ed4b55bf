"""The registered manuscripts, found by the fingerprints they share with a page.

A cache: it is made from texts, knows the parameters it was made with, and is made again when they differ. It
stands on a mapped file, or in memory, or on a file with what came later in memory.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Self

import numpy as np

from tearsheet.errors import IndexFull
from tearsheet.indexing import asking, storing
from tearsheet.indexing.building import Pile, Text, fingerprinted, fingerprints, passes
from tearsheet.indexing.fingerprints import Keys, Parameters
from tearsheet.indexing.pieces import Manuscript, Page
from tearsheet.indexing.segments import MOST_SPREAD, NOBODY, SLOT, Owners, Segment, merge
from tearsheet.indexing.views import Flags, View

# So many freshly added manuscripts wait unsorted before they become a segment.
YOUNG = 500
# A segment is merged with the one before it once that is no more than so many times as long: each entry is
# merged a few times in all, and there are few segments to ask.
GROWTH = 4
# Once this share of the slots is dead, the index is packed anew.
DEAD = 0.25
# Views of manuscripts kept ready, so that siblings asked for again and again are folded once.
READY = 4000
MOST = (1 << (SLOT + MOST_SPREAD)) - 1


class Index:
    """The manuscripts of a ledger, ready to be asked which of them a page may print.

    A manuscript lives in a slot. The slots of the mapped file come first, then those of memory.
    """

    def __init__(self, parameters: Parameters | None = None) -> None:
        self.parameters = parameters or Parameters()
        self._store: storing.Store | None = None
        self._first = 0
        self._records: list[bytes] = []
        self._ids: list[str] = []
        self._slot_of: dict[str, int] = {}
        self._dead: set[int] = set()
        self._segments: list[Segment] = []
        self._young: list[tuple[int, Keys]] = []
        self._fresh: Segment | None = None
        self._ready: dict[str, tuple[Manuscript, View]] = {}

    @classmethod
    def of(cls, manuscripts: Iterable[Manuscript]) -> Self:
        """Make an index of manuscripts. One with an id already seen replaces the earlier one."""
        index, pile = cls(), Pile()
        for group, keys, which in fingerprinted(manuscripts, index.parameters):
            slots = [index._enter(one) for one in group]
            pile.add(keys, np.array(slots, dtype=np.uint32)[which])
        index._segments = [pile.segment(index._living_flags())]
        index._compact_if_worth()
        return index

    @classmethod
    def build(cls, path: str | Path, manuscripts: Iterable[Manuscript]) -> Self:
        """Write the index of manuscripts to a file, in bounded memory, and open it. As `of` otherwise."""
        parameters = Parameters()
        with (
            storing.Writer(path, asdict(parameters)) as writer,
            tempfile.TemporaryFile(dir=Path(path).parent) as spilled,
        ):
            pile = Pile(spilled)
            for group, keys, which in fingerprinted(manuscripts, parameters):
                pile.add(keys, (which + len(writer)).astype(np.uint32))
                for one in group:
                    writer.add(one.id, storing.pack(one))
                _refuse_more_than_most(len(writer))
            living = np.zeros(len(writer), dtype=np.bool_)
            living[writer.living()] = True
            writer.finish(pile.segment(living, room=writer.room))
        return cls.load(path)

    def __len__(self) -> int:
        return self._first + len(self._ids) - len(self._dead) - self._replaced

    @property
    def _replaced(self) -> int:
        """How many slots of the file hold what a later one replaced."""
        return self._first - self._store.living if self._store else 0

    def __contains__(self, id: object) -> bool:  # noqa: A002 -- the manuscript's field is called so
        return isinstance(id, str) and self._slot(id) is not None

    def __getitem__(self, id: str) -> Manuscript:  # noqa: A002 -- likewise
        return self._prepared(id)[0]

    def view(self, id: str) -> View:  # noqa: A002 -- likewise
        """Show the body of a manuscript as the matcher sees it."""
        return self._prepared(id)[1]

    def _prepared(self, id: str) -> tuple[Manuscript, View]:  # noqa: A002 -- likewise
        if id not in self._ready:
            slot = self._slot(id)
            if slot is None:
                raise KeyError(id)
            if len(self._ready) >= READY:
                self._ready.clear()
            manuscript = storing.unpack(self._record(slot))
            self._ready[id] = manuscript, View.of(manuscript.body)
        return self._ready[id]

    def add(self, manuscript: Manuscript) -> None:
        """Take a manuscript in, or its new text in place of the old one. The ledger is not sorted again."""
        slot = self._enter(manuscript)
        keys, _ = fingerprints([(manuscript.title, manuscript.body)], self.parameters)
        self._young.append((slot, keys))
        self._fresh = None
        if len(self._young) >= YOUNG:
            self._settle()
            self._compact_if_worth()

    def remove(self, id: str) -> None:  # noqa: A002 -- likewise
        """Forget a manuscript; one that is not here is forgotten already."""
        self._forget(id)
        self._compact_if_worth()

    def candidates(self, page: Page, *, most: int = 48) -> Sequence[str]:
        """Name at most `most` manuscripts that share fingerprints with the page's title or body, best first.

        A fingerprint counts the more, the fewer manuscripts own it.
        """
        return next(self.candidates_of_many([page], most=most))

    def candidates_of_many(self, pages: Iterable[Page], *, most: int = 48) -> Iterator[Sequence[str]]:
        """Name the candidates of each page, in order; many pages are looked up in one pass."""
        texts = ((page.title, page.body) for page in pages)
        return self.candidates_in_texts(texts, most=most)

    def candidates_in_texts(self, texts: Iterable[Text], *, most: int = 48) -> Iterator[Sequence[str]]:
        """Name the candidates of each title and body, as `candidates` does for a page's."""
        for group in passes(texts):
            keys, which = fingerprints(group, self.parameters)
            asked = asking.asked(keys, which)
            hits = asking.hits(
                asked, segments=self._all(), living=self._living_flags() if self._dead else None
            )
            best = asking.best(hits, least=self.parameters.least, most=most)
            yield from asking.named(best, texts=len(group), name=self._id)

    def save(self, path: str | Path) -> None:
        """Write the index to a file, in place of the file that is there."""
        self._settle()
        living = self._living()
        slots = self._renumbering(living)
        with storing.Writer(path, asdict(self.parameters)) as writer:
            for slot in living:
                writer.add(self._id(slot), self._record(slot))
            writer.finish(merge(self._segments, slots=slots, room=writer.room))

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Map an index from a file; one that was made with other parameters is made again from its texts.

        Refuses BrokenIndex. The file may be replaced while it is mapped, but not written to.
        """
        store = storing.opened(path)
        if store.parameters != asdict(Parameters()):
            return cls.of(storing.unpack(store.record(slot)) for slot in store.slots())
        index = cls()
        index._store, index._first, index._segments = store, len(store), [store.segment]
        return index

    def check(self) -> None:
        """Read the whole file behind the index and hold it against its sums. Refuses BrokenIndex."""
        if self._store:
            self._store.check()

    def __getstate__(self) -> dict[str, object]:
        """Take all into memory, to be sent to another process; where it can, that one maps a file instead."""
        self._compact()
        return {**self.__dict__, "_ready": {}}

    def _slot(self, id: str) -> int | None:  # noqa: A002 -- likewise
        slot = self._slot_of.get(id)
        if slot is None and self._store:
            slot = self._store.slot(id)
        return None if slot in self._dead else slot

    def _id(self, slot: int) -> str:
        if slot < self._first and self._store:
            return self._store.id(slot)
        return self._ids[slot - self._first]

    def _record(self, slot: int) -> bytes:
        if slot < self._first and self._store:
            return self._store.record(slot)
        return self._records[slot - self._first]

    def _enter(self, manuscript: Manuscript) -> int:
        self._forget(manuscript.id)
        slot = self._first + len(self._ids)
        _refuse_more_than_most(slot + 1)
        self._ids.append(manuscript.id)
        self._records.append(storing.pack(manuscript))
        self._slot_of[manuscript.id] = slot
        return slot

    def _forget(self, id: str) -> None:  # noqa: A002 -- likewise
        slot = self._slot(id)
        if slot is None:
            return
        self._slot_of.pop(id, None)
        self._ready.pop(id, None)
        self._dead.add(slot)
        if slot >= self._first:
            self._records[slot - self._first] = b""

    def _settle(self) -> None:
        """Make the young ones a segment, and merge segments that have come near each other in length."""
        if self._young:
            self._segments.append(self._young_segment())
        self._young, self._fresh = [], None
        while len(self._segments) > 1 and len(self._segments[-2]) <= GROWTH * len(self._segments[-1]):
            slots = np.arange(self._first + len(self._ids), dtype=np.uint32)
            slots[list(self._dead)] = NOBODY
            self._segments[-2:] = [merge(self._segments[-2:], slots=slots)]

    def _young_segment(self) -> Segment:
        if self._fresh is None:
            pile = Pile()
            for slot, keys in self._young:
                pile.add(keys, np.full(len(keys), slot, dtype=np.uint32))
            self._fresh = pile.segment(self._living_flags())
        return self._fresh

    def _all(self) -> list[Segment]:
        return [*self._segments, self._young_segment()] if self._young else self._segments

    def _living_flags(self) -> Flags:
        flags = np.ones(self._first + len(self._ids), dtype=np.bool_)
        flags[list(self._dead)] = False
        return flags

    def _living(self) -> list[int]:
        stored = self._store.slots() if self._store else []
        later = range(self._first, self._first + len(self._ids))
        return [slot for slot in (*stored, *later) if slot not in self._dead]

    def _renumbering(self, living: Sequence[int]) -> Owners:
        slots = np.full(self._first + len(self._ids) + 1, NOBODY, dtype=np.uint32)
        slots[living] = np.arange(len(living))
        return slots

    def _compact_if_worth(self) -> None:
        if len(self._dead) > max(YOUNG, DEAD * (self._first + len(self._ids))):
            self._compact()

    def _compact(self) -> None:
        """Give every living manuscript a slot in memory, without gaps."""
        self._settle()
        living = self._living()
        if self._segments:
            self._segments = [merge(self._segments, slots=self._renumbering(living))]
        self._records, self._ids = (
            [self._record(slot) for slot in living],
            [self._id(slot) for slot in living],
        )
        self._store, self._first, self._dead = None, 0, set()
        self._slot_of = {id: slot for slot, id in enumerate(self._ids)}  # noqa: A001 -- likewise


def _refuse_more_than_most(count: int) -> None:
    if count > MOST:
        raise IndexFull
