"""What speaks for and against one manuscript on one page."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tearsheet.matching.alignment import Gap, Passage, align
from tearsheet.matching.pieces import Manuscript, Page
from tearsheet.matching.views import View

FIGURE = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百千两]+")
DIGITS = re.compile(r"[0-9]+")
# Letters a reading machine takes for digits.
LOOKALIKES = str.maketrans("oliszb", "011528")
# What follows the name of the place in the name of a body.
BODY = re.compile(
    r"(人民代表大会|人大|人民政府|政府|党委|县委|市委|纪委|街道办事处|办事处|委员会|办公室|常务委员会|常委会|局|法院|检察院)"
)
# From one wrong letter in a hundred on, single replaced letters are damage and say nothing; clean reprints
# have none.
DAMAGED = 0.01


# List pages show the first line or two of a piece, at most.
TEASER = 120
# A page that has more than this share of a short piece prints it, even if it breaks off.
MOST_OF_IT = 0.6
# A date line of a letter or two may be missing at the beginning.
SET_PHRASE = 3
# A name has two letters at least; shorter ones stand everywhere by chance.
NAME = 2
# A headline of fewer letters may stand on any page ("工作动态").
HEADLINE = 6
# What stands before or after a passage in its sentence is in place of each other when both are so short: a
# date, a place and an occasion. Longer ones are other clauses.
HEAD = 20
# A figure of one digit may be read wrongly; two digits that are both wrong are another figure.
FIGURES = 2
# What may follow a broken-off line in the same breath: 详细, 查看全文.
MORE = 4


class PageView:
    """A page made ready to be compared: its body as letters, and all it says as one string."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.body = View.of(page.body)
        self.title = View.of(page.title).letters

    @cached_property
    def said(self) -> str:
        """Title, body, source and author as letters; a stroke parts them."""
        meta = (View.of(self.page.source).letters, View.of(self.page.author).letters)
        return "|".join((self.title, self.body.letters, *meta))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Inside a shared passage the page says something else: other figures, or other words."""

    is_figure: bool
    page: tuple[int, int]
    manuscript: tuple[int, int]
    ours: str
    theirs: str


@dataclass(frozen=True)
class Evidence:
    """One manuscript held against one page."""

    page: PageView
    manuscript: Manuscript
    text: View
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, page: PageView, manuscript: Manuscript, text: View) -> "Evidence":
        """Lay the manuscript's body `text` on the page's."""
        return cls(page, manuscript, text, tuple(align(page.body, text)))

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
        before = Gap((self.page.body.bounds(page_start)[0], page_start), (self.text.bounds(start)[0], start))
        after = Gap((page_end, self.page.body.bounds(page_end - 1)[1]), (end, self.text.bounds(end - 1)[1]))
        return [gap for gap in (before, after) if _is_short(gap)]

    def _letters(self, gap: Gap) -> tuple[str, str]:
        return self.text.letters[slice(*gap.manuscript)], self.page.body.letters[slice(*gap.page)]

    @cached_property
    def damage(self) -> float:
        """Share of letters that are replaced one by one: a measure of how badly the page was copied."""
        slips = sum(1 for gap in self.gaps if _is_slip(*self._letters(gap)))
        return slips / self.shared if self.shared else 0.0

    @property
    def is_damaged(self) -> bool:
        """Whether the page is so badly copied that a replaced letter or two say nothing."""
        return self.damage > DAMAGED

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Places where the page says something else in the same sentence."""
        found = []
        for gap in self.gaps:
            ours, theirs = self._letters(gap)
            is_figure = _figures_differ(ours, theirs, is_damaged=self.is_damaged)
            if is_figure or _words_differ(ours, theirs, least=5 if self.is_damaged else 2):
                found.append(Conflict(is_figure, gap.page, gap.manuscript, ours, theirs))
        return found

    @cached_property
    def kept(self) -> float:
        """Share of the manuscript's letters and digits that the page still prints."""
        within = sum(_common(*self._letters(gap)) for passage in self.passages for gap in passage.gaps())
        return min(1.0, (self.shared + within) / len(self.text)) if len(self.text) else 0.0

    @cached_property
    def is_teaser(self) -> bool:
        """Whether the page holds only the beginning, broken off inside a sentence, as list pages show it."""
        if len(self.passages) != 1 or self.shared > TEASER or self.kept > MOST_OF_IT:
            return False
        (start, end), (_, page_end) = self.passages[0].manuscript, self.passages[0].page
        is_broken_off = self.text.bounds(end - 1)[1] != end
        return (
            start < SET_PHRASE and is_broken_off and self.page.body.bounds(page_end - 1)[1] - page_end <= MORE
        )

    @cached_property
    def days(self) -> int | None:
        """Days from registration to print; below nought when the page is older."""
        printed, registered = self.page.page.published_on, self.manuscript.registered_on
        return (printed - registered).days if printed and registered else None

    @cached_property
    def places(self) -> list[str]:
        """The places the manuscript's unit and office are of, as far as the manuscript itself names them."""
        own = View.of(self.manuscript.title + "\n" + self.manuscript.body).letters
        names = (place_of(self.manuscript.unit), place_of(self.manuscript.office))
        return [name for name in dict.fromkeys(names) if len(name) >= NAME and name in own]

    @cached_property
    def places_named(self) -> list[str]:
        """Those of `places` that the page names too."""
        return [name for name in self.places if name in self.page.said]

    @cached_property
    def bylines(self) -> list[str]:
        """The authors whose names stand on the page."""
        return [
            name
            for name in self.manuscript.authors
            if len(name) >= NAME and View.of(name).letters in self.page.said
        ]

    @cached_property
    def signatures(self) -> list[str]:
        """Those of `bylines` that sign: in the author's field, or where the manuscript has no such words.

        An author who is quoted in the piece stands on the page as part of the piece, and signs nothing by it.
        """
        field = View.of(self.page.page.author).letters
        own = View.of(self.manuscript.title + "\n" + self.manuscript.body).letters
        letters = {name: View.of(name).letters for name in self.bylines}
        return [name for name in self.bylines if letters[name] in field or letters[name] not in own]

    @cached_property
    def is_title_same(self) -> bool:
        """Whether the headline stands on the page unchanged."""
        title = View.of(self.manuscript.title).letters
        return len(title) >= HEADLINE and title in self.page.said

    @cached_property
    def is_submitted(self) -> bool:
        """Whether the page comes from an outlet that the manuscript was sent to."""
        here = [View.of(name).letters for name in (self.page.page.source, self.page.page.outlet)]
        sent = [View.of(name).letters for name in self.manuscript.submitted_to]
        return any(name and name in place for place in here for name in sent)


def place_of(body: str) -> str:
    """Give the place in a body's name: 葛渚乡 of 葛渚乡人大."""
    letters = View.of(body).letters
    return BODY.split(letters, maxsplit=1)[0]


def _is_short(gap: Gap) -> bool:
    ours, theirs = gap.manuscript[1] - gap.manuscript[0], gap.page[1] - gap.page[0]
    return 0 < ours <= HEAD and 0 < theirs <= HEAD


def _is_slip(ours: str, theirs: str) -> bool:
    return max(len(ours), len(theirs)) == 1 and not FIGURE.search(ours + theirs)


def _figures_differ(ours: str, theirs: str, *, is_damaged: bool) -> bool:
    if is_damaged:
        return _digits_differ(ours.translate(LOOKALIKES), theirs.translate(LOOKALIKES))
    mine, other = FIGURE.findall(ours), FIGURE.findall(theirs)
    if not mine or not other or mine == other:
        return False
    return FIGURE.findall(ours.translate(LOOKALIKES)) != FIGURE.findall(theirs.translate(LOOKALIKES))


def _digits_differ(ours: str, theirs: str) -> bool:
    """Whether more than half of the digits are others: what damage does to a figure, it does to one digit."""
    mine, other = "".join(DIGITS.findall(ours)), "".join(DIGITS.findall(theirs))
    return min(len(mine), len(other)) >= FIGURES and _common(mine, other) * 2 < min(len(mine), len(other))


def _words_differ(ours: str, theirs: str, *, least: int) -> bool:
    short = min(len(ours), len(theirs))
    if ours.translate(LOOKALIKES) == theirs.translate(LOOKALIKES):
        return False
    return short >= least and _common(ours, theirs) * 2 < short


def _common(ours: str, theirs: str) -> int:
    """Length of the longest common subsequence; both are at most a few dozen letters."""
    row = [0] * (len(theirs) + 1)
    for letter in ours:
        row = [0, *_next_row(letter, theirs, row)]
    return row[-1]


def _next_row(letter: str, theirs: str, row: list[int]) -> list[int]:
    best, made = 0, []
    for (diagonal, above), other in zip(pairwise(row), theirs, strict=True):
        best = diagonal + 1 if letter == other else max(best, above)
        made.append(best)
    return made
