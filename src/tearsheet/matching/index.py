"""The registered manuscripts, found by the fingerprints they share with a page.

A cache: it is made from texts, knows the parameters it was made with, and is made again when they differ.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tearsheet.matching.fingerprints import Hashes, winnow
from tearsheet.matching.pieces import Manuscript, Page
from tearsheet.matching.views import View

Owners = npt.NDArray[np.int32]

# So many freshly added manuscripts wait unsorted before they are merged into the sorted whole: a merge of a
# large ledger costs a second, a look at a small young part costs nothing.
YOUNG = 500
# A fingerprint that more manuscripts than this own is a set phrase of the trade; it would cost time and
# decide nothing.
COMMON = 400
# Views of manuscripts kept ready, so that siblings asked for again and again are folded once.
READY = 4000


@dataclass(frozen=True, slots=True)
class Parameters:
    """How fingerprints are taken; a saved index with other parameters is rebuilt from its texts.

    Runs of 8 letters in windows of 6 leave a trace of any 13 shared letters. A sentence of a round-up has
    twenty and more; longer runs lose noisy pages (of ten letters 40 % hold an error at 5 % noise), shorter
    ones meet set phrases. A single shared fingerprint (`least` two) is a set phrase more often than a
    quotation.
    """

    version: int = 1
    length: int = 8
    window: int = 6
    least: int = 2


@dataclass(slots=True)
class Segment:
    """Fingerprints in order, with the slot of the manuscript that owns each."""

    hashes: Hashes = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))
    owners: Owners = field(default_factory=lambda: np.zeros(0, dtype=np.int32))

    @classmethod
    def of(cls, hashes: Sequence[Hashes], owners: Sequence[int]) -> "Segment":
        """Sort the fingerprints of several manuscripts into one segment."""
        if not hashes:
            return cls()
        every = np.concatenate(hashes)
        whose = np.repeat(np.array(owners, dtype=np.int32), [len(one) for one in hashes])
        order = np.argsort(every, kind="stable")
        return cls(every[order], whose[order])

    def merged(self, other: "Segment") -> "Segment":
        """Both segments as one."""
        places = np.searchsorted(self.hashes, other.hashes, side="right")
        return Segment(
            np.insert(self.hashes, places, other.hashes),
            np.insert(self.owners, places, other.owners),
        )

    def found(self, asked: Hashes) -> tuple[npt.NDArray[np.int64], Owners]:
        """For every fingerprint asked for that stands here: its place in `asked`, and an owner."""
        first = np.searchsorted(self.hashes, asked)
        count = np.searchsorted(self.hashes, asked, side="right") - first
        count[count > COMMON] = 0
        place = np.repeat(np.arange(len(asked)), count)
        within = np.arange(len(place)) - np.repeat(np.cumsum(count) - count, count)
        return place, self.owners[np.repeat(first, count) + within]


class Index:
    """The manuscripts of a ledger, ready to be asked which of them a page may print."""

    def __init__(self, parameters: Parameters | None = None) -> None:
        self.parameters = parameters or Parameters()
        self._slots: list[Manuscript | None] = []
        self._slot_of: dict[str, int] = {}
        self._old = Segment()
        self._young: list[tuple[int, Hashes]] = []
        self._young_segment: Segment | None = None
        self._views: dict[str, View] = {}

    @classmethod
    def of(cls, manuscripts: Iterable[Manuscript]) -> "Index":
        """Make an index of manuscripts. One with an id already seen replaces the earlier one."""
        index = cls()
        for manuscript in manuscripts:
            index._enter(manuscript)
        index._settle()
        return index

    def __len__(self) -> int:
        return len(self._slot_of)

    def __contains__(self, id: object) -> bool:  # noqa: A002 -- the manuscript's field is called so
        return id in self._slot_of

    def __getitem__(self, id: str) -> Manuscript:  # noqa: A002 -- likewise
        manuscript = self._slots[self._slot_of[id]]
        assert manuscript is not None  # noqa: S101 -- a slot that is named is filled
        return manuscript

    def add(self, manuscript: Manuscript) -> None:
        """Take a manuscript in, or its new text in place of the old one. The ledger is not sorted again."""
        self._enter(manuscript)
        if len(self._young) >= YOUNG:
            self._settle()

    def remove(self, id: str) -> None:  # noqa: A002 -- likewise
        """Forget a manuscript; one that is not here is forgotten already."""
        slot = self._slot_of.pop(id, None)
        if slot is not None:
            self._slots[slot] = None
            self._views.pop(id, None)

    def candidates(self, page: Page, *, most: int = 48) -> Sequence[str]:
        """Name at most `most` manuscripts that share fingerprints with the page's title or body, best first.

        A fingerprint counts the more, the fewer manuscripts own it.
        """
        asked = winnow(
            View.of(page.title + "\n" + page.body).codes,
            length=self.parameters.length,
            window=self.parameters.window,
        )
        places, owners = self._found(asked)
        if not len(owners):
            return []
        share = 1.0 / np.bincount(places, minlength=len(asked))[places]
        weights = np.bincount(owners, weights=share, minlength=len(self._slots))
        shared = np.flatnonzero(np.bincount(owners, minlength=len(self._slots)) >= self.parameters.least)
        best = shared[np.lexsort((shared, -weights[shared]))][: most * 2]
        kept = [manuscript.id for slot in best.tolist() if (manuscript := self._slots[slot]) is not None]
        return kept[:most]

    def view(self, id: str) -> View:  # noqa: A002 -- likewise
        """Show the body of a manuscript as the matcher sees it."""
        if id not in self._views:
            if len(self._views) >= READY:
                self._views.clear()
            self._views[id] = View.of(self[id].body)
        return self._views[id]

    def save(self, path: str | Path) -> None:
        """Write the index to a file. The file holds texts and numbers, nothing that could run."""
        self._settle()
        kept = [None if one is None else _as_record(one) for one in self._slots]
        head = {"parameters": asdict(self.parameters), "manuscripts": kept}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
            bundle.writestr("manuscripts.json", json.dumps(head, ensure_ascii=False))
            bundle.writestr("hashes", self._old.hashes.tobytes(), zipfile.ZIP_STORED)
            bundle.writestr("owners", self._old.owners.tobytes(), zipfile.ZIP_STORED)

    @classmethod
    def load(cls, path: str | Path) -> "Index":
        """Read an index from a file; one that was made with other parameters is made again from its texts."""
        with zipfile.ZipFile(path) as bundle:
            head = json.loads(bundle.read("manuscripts.json"))
            hashes = np.frombuffer(bundle.read("hashes"), dtype=np.uint32)
            owners = np.frombuffer(bundle.read("owners"), dtype=np.int32)
        slots = [None if one is None else _from_record(one) for one in head["manuscripts"]]
        if head["parameters"] != asdict(Parameters()):
            return cls.of(one for one in slots if one is not None)
        index = cls()
        index._slots = slots
        index._slot_of = {one.id: slot for slot, one in enumerate(slots) if one is not None}
        index._old = Segment(hashes, owners)
        return index

    def _enter(self, manuscript: Manuscript) -> None:
        self.remove(manuscript.id)
        slot = len(self._slots)
        self._slots.append(manuscript)
        self._slot_of[manuscript.id] = slot
        codes = View.of(manuscript.title + "\n" + manuscript.body).codes
        hashes = winnow(codes, length=self.parameters.length, window=self.parameters.window)
        self._young.append((slot, hashes))
        self._young_segment = None

    def _settle(self) -> None:
        """Sort the young ones into the whole."""
        self._old = self._old.merged(self._fresh())
        self._young = []
        self._young_segment = None

    def _fresh(self) -> Segment:
        if self._young_segment is None:
            self._young_segment = Segment.of(
                [one for _, one in self._young], [slot for slot, _ in self._young]
            )
        return self._young_segment

    def _found(self, asked: Hashes) -> tuple[npt.NDArray[np.int64], Owners]:
        places, owners = self._old.found(asked)
        if not self._young:
            return places, owners
        more_places, more_owners = self._fresh().found(asked)
        return np.concatenate((places, more_places)), np.concatenate((owners, more_owners))


def _as_record(manuscript: Manuscript) -> dict[str, object]:
    record = asdict(manuscript)
    day = manuscript.registered_on
    return {**record, "registered_on": day.isoformat() if day else None}


def _from_record(record: dict[str, object]) -> Manuscript:
    texts = {name: str(record[name]) for name in ("id", "title", "body", "unit", "office", "genre")}
    lists = {name: _strings(record[name]) for name in ("authors", "submitted_to")}
    day = record["registered_on"]
    return Manuscript(
        **texts,
        authors=lists["authors"],
        submitted_to=lists["submitted_to"],
        registered_on=date.fromisoformat(day) if isinstance(day, str) else None,
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
