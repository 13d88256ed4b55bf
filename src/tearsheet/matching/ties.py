"""What ties a page to a manuscript beside the shared words: days, places, people, headline, outlet."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tearsheet.indexing.pieces import Manuscript, Page
from tearsheet.indexing.views import View
from tearsheet.matching.printed import Printed, letters_of

# What follows the name of the place in the name of a body.
BODY = re.compile(
    r"(人民代表大会|人大|人民政府|政府|党委|县委|市委|纪委|街道办事处|办事处|委员会|办公室|常务委员会|常委会|局|法院|检察院)"
)
# A township becomes a town and a county a district; the name before stays.
KIND = re.compile(r"(?:街道|地区|[乡镇县市区旗])$")
KINDS = ("乡", "镇", "街道", "县", "市", "区")
# A name has two letters at least; shorter ones stand everywhere by chance.
NAME = 2
# A headline of fewer letters may stand on any page ("工作动态").
HEADLINE = 6
# What stands beside a headline in its line: a channel, a number, a "图文". A sentence that names the headline
# is longer.
BESIDE = 12


@dataclass(frozen=True)
class Ties:
    """One manuscript and one page or article, apart from the words they share."""

    printed: Printed
    manuscript: Manuscript

    @cached_property
    def days(self) -> int | None:
        """Days from registration to print; below nought when the page is older."""
        day, registered = day_of(self.printed.page), self.manuscript.registered_on
        return (day - registered).days if day and registered else None

    @cached_property
    def is_seen_before(self) -> bool:
        """Whether the page was fetched before the registration, whatever day it shows."""
        seen, registered = self.printed.page.fetched_on, self.manuscript.registered_on
        return seen is not None and registered is not None and seen < registered

    @cached_property
    def own(self) -> str:
        """Title and body of the manuscript as letters."""
        return View.of(self.manuscript.title + "\n" + self.manuscript.body).letters

    @cached_property
    def places(self) -> list[str]:
        """The places the manuscript's unit and office are of, as far as the manuscript itself names them."""
        names = (place_of(self.manuscript.unit), place_of(self.manuscript.office))
        return [name for name in dict.fromkeys(names) if len(name) >= NAME and name in self.own]

    @cached_property
    def places_named(self) -> list[str]:
        """Those of `places` that the page names too, be it as another kind of place: 柳溪镇 for 柳溪乡."""
        return [name for name in self.places if name in self.printed.said or self.renamed(name)]

    def renamed(self, place: str) -> str:
        """Give the name the page has for a place that is another kind of place now; "" when it has none."""
        stem = KIND.sub("", place)
        if len(stem) < NAME or stem == place:
            return ""
        return next((stem + kind for kind in KINDS if stem + kind in self.printed.said), "")

    @cached_property
    def names_its_place(self) -> bool:
        """Whether the page names the place of the manuscript's own unit."""
        return bool(self.places) and self.places[0] in self.places_named

    @cached_property
    def bylines(self) -> list[str]:
        """The authors whose names stand on the page."""
        return [name for name in self.manuscript.authors if self.is_named(name)]

    def is_named(self, person: str) -> bool:
        """Whether the name of a person stands on the page."""
        letters = letters_of(person)
        return len(letters) >= NAME and letters in self.printed.said

    @cached_property
    def signatures(self) -> list[str]:
        """Those of `bylines` that sign: in the author's field, or where the manuscript has no such words.

        An author who is quoted in the piece stands on the page as part of the piece, and signs nothing by it.
        """
        field = letters_of(self.printed.author)
        return [
            name for name in self.bylines if letters_of(name) in field or letters_of(name) not in self.own
        ]

    @cached_property
    def is_signed_by_unit(self) -> bool:
        """Whether the unit signs in its writers' place: as the source, or "…供稿" under the piece."""
        unit = letters_of(self.manuscript.unit)
        if len(unit) < NAME or unit not in self.printed.said:
            return False
        return unit + "供稿" in self.printed.said or unit == letters_of(self.printed.source)

    @cached_property
    def is_title_same(self) -> bool:
        """Whether the headline stands on the page unchanged, as its headline or in a line of its own."""
        title = letters_of(self.manuscript.title)
        if len(title) < HEADLINE or title not in self.printed.said:
            return False
        return any(title in line and len(line) <= len(title) + BESIDE for line in self.printed.headings)

    @cached_property
    def is_submitted(self) -> bool:
        """Whether the page comes from an outlet that the manuscript was sent to."""
        here = [letters_of(name) for name in (self.printed.source, self.printed.page.outlet)]
        sent = [letters_of(name) for name in self.manuscript.submitted_to]
        return any(name and name in place for place in here for name in sent)


def day_of(page: Page) -> date | None:
    """Give the day of print. A page that shows a day after it was fetched shows another day than its own."""
    if page.published_on and page.fetched_on and page.published_on > page.fetched_on:
        return None
    return page.published_on


def place_of(body: str) -> str:
    """Give the place in a body's name: 葛渚乡 of 葛渚乡人大."""
    return BODY.split(letters_of(body), maxsplit=1)[0]
