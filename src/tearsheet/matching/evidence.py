"""What the shared words say for and against one manuscript on one page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tearsheet.indexing.pieces import Manuscript
from tearsheet.indexing.views import View
from tearsheet.matching.alignment import LEAST, Gap, Passage, align_all
from tearsheet.matching.differences import SLIP, common, figures_differ, is_slip, words_differ
from tearsheet.matching.documents import IS_DOCUMENT, document_share
from tearsheet.matching.printed import Printed, letters_of
from tearsheet.matching.ties import KINDS, Ties

# From one wrong letter in a hundred on, single replaced letters are damage and say nothing; clean reprints
# have none.
DAMAGED = 0.01
# List pages show the first line or two of a piece, at most.
TEASER = 120
# A page that has more than this share of a short piece prints it, even if it breaks off.
MOST_OF_IT = 0.6
# A date line of a letter or two may be missing at the beginning.
SET_PHRASE = 3
# What stands before or after a passage in its sentence is in place of each other when both are so short: a
# date, a place and an occasion. Longer ones are other clauses.
HEAD = 20
# What may follow a broken-off line in the same breath: 详细, 查看全文.
MORE = 4
# What follows a line that was broken off, if anything does.
BROKEN_OFF = ("", "\n", "…", ".")
# Between two passages of a damaged page that many letters may lie without six in a row being whole.
BRIDGE = 150
# Of a damaged reprint, cut short, so much is whole still; less is not worth a bridge.
REPRINTED = 0.15
# So alike are a text and its copy with a tenth of the letters wrong; two texts on one matter are half so.
ALIKE = 0.75

# What makes a figure the day or the number of an occasion rather than a count of things.
OCCASION = re.compile(r"第|[年月日届期]|次(?:会|常|全|主)")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Inside a shared passage the page says something else: other figures, or other words."""

    is_figure: bool
    page: tuple[int, int]
    manuscript: tuple[int, int]


@dataclass(frozen=True)
class Evidence:
    """One manuscript held against one page or article; `text` is the manuscript's body."""

    printed: Printed
    manuscript: Manuscript
    text: View
    passages: tuple[Passage, ...]

    @classmethod
    def of_all(
        cls, printed: Printed, manuscripts: Sequence[Manuscript], texts: Sequence[View]
    ) -> list["Evidence"]:
        """Lay the manuscripts' bodies `texts` on the page's, each by itself; in the order given."""
        found = align_all(printed.body, texts)
        return [
            cls(printed, manuscript, text, tuple(passages))
            for manuscript, text, passages in zip(manuscripts, texts, found, strict=True)
        ]

    @cached_property
    def ties(self) -> Ties:
        """What ties the two beside the words."""
        return Ties(self.printed, self.manuscript)

    @cached_property
    def shared(self) -> int:
        """Letters that stand on both sides."""
        return sum(passage.shared for passage in self.passages)

    @cached_property
    def gaps(self) -> list[Gap]:
        """All gaps within passages, and those at their edges inside a sentence that both have."""
        return [gap for passage in self.passages for gap in (*passage.gaps(), *self._edges(passage))]

    def _edges(self, passage: Passage) -> list[Gap]:
        (page_start, page_end), (start, end) = passage.page, passage.manuscript
        page = self.printed.body
        before = Gap((page.bounds(page_start)[0], page_start), (self.text.bounds(start)[0], start))
        after = Gap((page_end, page.bounds(page_end - 1)[1]), (end, self.text.bounds(end - 1)[1]))
        return [gap for gap in (before, after) if _is_short(gap)]

    def _letters(self, gap: Gap) -> tuple[str, str]:
        return self.text.letters[slice(*gap.manuscript)], self.printed.body.letters[slice(*gap.page)]

    @cached_property
    def damage(self) -> float:
        """Share of letters that are replaced one by one: a measure of how badly the page was copied."""
        slips = sum(1 for gap in self.gaps if _is_single(gap) and is_slip(*self._letters(gap)))
        return slips / self.shared if self.shared else 0.0

    @property
    def is_damaged(self) -> bool:
        """Whether the page is so badly copied that a replaced letter or two say nothing."""
        return self.damage > DAMAGED

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Places where the page says something else in the same sentence."""
        return [conflict for gap in self.gaps if (conflict := self.conflict_at(gap))]

    def conflict_at(self, gap: Gap) -> Conflict | None:
        """Tell what the page contradicts in a gap. A place with lost bytes says nothing."""
        ours, theirs = self._letters(gap)
        is_figure = figures_differ(ours, theirs, is_damaged=self.is_damaged)
        if not is_figure and not words_differ(ours, theirs, is_damaged=self.is_damaged):
            return None
        if self.printed.is_broken(gap.page):
            return None
        return Conflict(is_figure, gap.page, gap.manuscript)

    @property
    def exact(self) -> list[tuple[int, int]]:
        """Spans of the page that the manuscript has letter by letter."""
        blocks = [block for passage in self.passages for block in passage.blocks]
        return [(block.page, block.page + block.length) for block in blocks]

    @cached_property
    def has_other_figures(self) -> bool:
        """Whether any figure differs, misread ones on a damaged page among them."""
        return any(figures_differ(*self._letters(gap), is_damaged=False) for gap in self.gaps)

    @cached_property
    def is_place_spoiled(self) -> bool:
        """Whether the page has the place where the manuscript has it, but for a lost or wrong letter."""
        place, letters = self.ties.places[0] if self.ties.places else "", self.text.letters
        start = letters.find(place) if place else -1
        spoiled = [gap for gap in self.gaps if self._is_spoiled(gap)]
        while start >= 0 and not self.has_other_figures:
            if any(gap.manuscript[0] < start + len(place) and start < gap.manuscript[1] for gap in spoiled):
                return True
            start = letters.find(place, start + 1)
        return False

    def _is_spoiled(self, gap: Gap) -> bool:
        """Whether letters were lost or misread there, rather than put in place of each other."""
        ours, theirs = self._letters(gap)
        if is_slip(ours, theirs):
            return True
        return self.printed.is_broken(gap.page) and not words_differ(ours, theirs, is_damaged=False)

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether the manuscript names its own place, and the page neither that nor an author.

        Authors write for other townships too: where the page puts another place, no author helps.
        """
        if not self.ties.places or self.ties.names_its_place or self.is_place_spoiled:
            return False
        return not self.ties.bylines or self._is_displaced

    @property
    def _is_displaced(self) -> bool:
        """Whether the page names another place where the manuscript names its own."""
        place = self.ties.places[0]
        for one in self.conflicts:
            start, end = one.manuscript
            at = self.text.letters.find(place, max(0, start - len(place) + 1), end + len(place) - 1)
            rest = max(0, at + len(place) - end) if at >= 0 else 0
            there = self.printed.body.letters[one.page[0] : one.page[1] + rest]
            if at >= 0 and any(kind in there for kind in KINDS):
                return True
        return False

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Spans of the page that the manuscript has too, slips included."""
        return [*(passage.page for passage in self.passages), *self.bridges]

    @cached_property
    def bridges(self) -> list[tuple[int, int]]:
        """Spans of a damaged page between passages that are the manuscript's but for wrong letters."""
        if self.shared < REPRINTED * len(self.text) or not self.is_damaged:
            return []
        between = [
            Gap((a.page[1], b.page[0]), (a.manuscript[1], b.manuscript[0]))
            for a, b in pairwise(self.passages)
        ]
        return [gap.page for gap in between if _is_bridge(gap) and _are_alike(*self._letters(gap))]

    @cached_property
    def headings(self) -> list[tuple[int, int]]:
        """Spans of the page that repeat the manuscript's headline: what its text has of them says nothing."""
        if not self.ties.is_title_same:
            return []
        title, letters = letters_of(self.manuscript.title), self.printed.body.letters
        return [(start, end) for start, end in self.printed.body.sentences() if letters[start:end] in title]

    @cached_property
    def kept(self) -> float:
        """Share of the manuscript's letters and digits that the page still prints."""
        within = sum(common(*self._letters(gap)) for passage in self.passages for gap in passage.gaps())
        bridged = sum(end - start for start, end in self.bridges)
        return min(1.0, (self.shared + within + bridged) / len(self.text)) if len(self.text) else 0.0

    @cached_property
    def is_teaser(self) -> bool:
        """Whether the page holds only the beginning, broken off inside a sentence, as list pages show it."""
        if len(self.passages) != 1 or self.shared > TEASER or self.kept > MOST_OF_IT:
            return False
        (start, end), page_end = self.passages[0].manuscript, self.passages[0].page[1]
        end, page_end = end - self._next_line, page_end - self._next_line
        is_broken_off = self.text.bounds(end - 1)[1] != end
        rest = self.printed.body.bounds(page_end - 1)[1] - page_end
        return start < SET_PHRASE and is_broken_off and rest <= MORE

    @property
    def _next_line(self) -> int:
        """Count the letters of the last passage that run on into another line of the page by chance.

        Under a whole first sentence the next entry, or the signature, begins with the unit's name, as does
        the manuscript's second sentence. That line goes on otherwise; a line that was broken off ends there.
        """
        first, end = self.passages[-1].page
        start = self.printed.body.bounds(end - 1)[0]
        if not first < start or end - start >= LEAST:
            return 0
        text, at = self.printed.text, self.printed.body.at
        is_next = "\n" in text[at[start - 1] : at[start]]
        return end - start if is_next and text[at[end - 1] + 1 :][:1] not in BROKEN_OFF else 0

    @property
    def is_begun(self) -> bool:
        """Whether words of the manuscript's first sentence are among the shared ones."""
        return any(passage.manuscript[0] < self.text.edges[1] for passage in self.passages)

    @cached_property
    def is_document(self) -> bool:
        """Whether the manuscript itself is a law, a notice or a communiqué."""
        return document_share(self.manuscript.body, letters=len(self.text)) >= IS_DOCUMENT

    @cached_property
    def occasions(self) -> list[Conflict]:
        """Other days, sessions or terms in the manuscript's first sentence: another occasion."""
        end = self.text.edges[1] if len(self.text) else 0
        return [
            one
            for one in self.conflicts
            if one.is_figure and one.manuscript[0] < end and self.counts_days(one)
        ]

    def counts_days(self, one: Conflict) -> bool:
        """Whether the manuscript has a day there, or the number of a session or term."""
        start, end = one.manuscript
        around = self.text.letters[max(0, start - 1) : end + 1]
        return OCCASION.search(around) is not None


def _is_single(gap: Gap) -> bool:
    return gap.page[1] - gap.page[0] <= SLIP and gap.manuscript[1] - gap.manuscript[0] <= SLIP


def _is_short(gap: Gap) -> bool:
    ours, theirs = gap.manuscript[1] - gap.manuscript[0], gap.page[1] - gap.page[0]
    return 0 < ours <= HEAD and 0 < theirs <= HEAD


def _is_bridge(gap: Gap) -> bool:
    ours, theirs = gap.manuscript[1] - gap.manuscript[0], gap.page[1] - gap.page[0]
    return 0 < ours <= BRIDGE and 0 < theirs <= BRIDGE


def _are_alike(ours: str, theirs: str) -> bool:
    return common(ours, theirs) >= ALIKE * max(len(ours), len(theirs))
