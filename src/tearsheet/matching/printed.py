"""A page, or one article of it, made ready to be compared."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tearsheet.indexing.pieces import Page, Part
from tearsheet.indexing.views import View
from tearsheet.matching.documents import document_spans

# A line of more letters is a paragraph. Headlines of two rows have fifty, those of national news eighty.
LINE = 100
# A list has five entries and more, each longer than the name of a channel.
ENTRY, ENTRIES = 8, 5
SENTENCE_ENDS = "。！？!?；：:”…"
# What the restoring of a damaged page leaves behind: a mark for a lost byte before the byte that is left, or
# a reading in brackets that does not fit its letter.
BROKEN = re.compile(r"\?[@-~?]|�|[(（] ?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?[)）]")


@lru_cache(maxsize=20_000)
def letters_of(text: str) -> str:
    """Give a short text, such as a name or a headline, as the matcher sees it."""
    return View.of(text).letters


@dataclass(frozen=True)
class Printed:
    """What is held against manuscripts: the whole of a page, or one article on it.

    `start`: where its text begins in the page's body, in characters.
    """

    page: Page
    title: str
    text: str
    source: str
    author: str
    start: int = 0
    is_part: bool = False

    @classmethod
    def all_of(cls, page: Page) -> list["Printed"]:
        """List what a page prints: where it holds several articles each of them, and itself."""
        authors = " ".join((page.author, *(part.author for part in page.parts)))
        whole = cls(page, page.title, page.body, page.source, authors)
        return [*(cls._part(page, part) for part in page.parts), whole]

    @classmethod
    def _part(cls, page: Page, part: Part) -> "Printed":
        text = page.body[part.start : part.end]
        return cls(page, part.title, text, part.source or page.source, part.author, part.start, is_part=True)

    @cached_property
    def body(self) -> View:
        """Its text as letters."""
        return View.of(self.text)

    @cached_property
    def said(self) -> str:
        """Titles, body, source and author as letters; a stroke parts them."""
        heads = "|".join(letters_of(title) for title in self._titles)
        return "|".join((heads, self.body.letters, letters_of(self.source), letters_of(self.author)))

    @cached_property
    def headings(self) -> list[str]:
        """The headline, and every line of the body that is short enough to be one, as letters."""
        lines = [line for line in self.text.split("\n") if len(line) <= LINE]
        return [letters_of(line) for line in (*self._titles, *lines)]

    @property
    def _titles(self) -> list[str]:
        """Its headline, and those of its articles where it is a whole page of several."""
        parts = () if self.is_part else self.page.parts
        return [self.title, *(part.title for part in parts)]

    @cached_property
    def is_list(self) -> bool:
        """Whether many headlines follow each other, as on a home page or in a list of pieces."""
        lines = [line.strip() for line in self.text.split("\n")]
        entries = [
            "1" if ENTRY <= len(line) <= LINE and line[-1] not in SENTENCE_ENDS else "0" for line in lines
        ]
        return "1" * ENTRIES in "".join(entries)

    @cached_property
    def documents(self) -> list[tuple[int, int]]:
        """Where it gives the words of laws and notices, in letters."""
        places = self.body.at
        return [
            (int(places.searchsorted(start)), int(places.searchsorted(end)))
            for start, end in document_spans(self.text)
        ]

    def is_broken(self, span: tuple[int, int]) -> bool:
        """Whether the raw text around some letters shows lost bytes or a reading that was not taken out."""
        low = int(self.body.at[span[0] - 1]) if span[0] else 0
        high = int(self.body.at[span[1]]) if span[1] < len(self.body) else len(self.text)
        return BROKEN.search(self.text, low, high) is not None
