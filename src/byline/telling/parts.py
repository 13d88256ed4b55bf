"""The parts of a bulletin as values: which kinds there are, and what each shows. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass

from byline.rankings.ranking import rank
from byline.telling.figures import PIECES, Figures, Row

TITLE, OPENING, OVERVIEW, PRAISE, WARNINGS, CLOSING, TEXT = (
    "title",
    "opening",
    "overview",
    "praise",
    "warnings",
    "closing",
    "text",
)
PEOPLE, UNITS, LEVELS, CHART, CHANGES, CORRECTIONS = (
    "people",
    "units",
    "levels",
    "chart",
    "changes",
    "corrections",
)
# these are written from the figures and then changed by people; a TEXT is only theirs
DRAFTED = (TITLE, OPENING, OVERVIEW, PRAISE, WARNINGS, CLOSING)
WORDS = (*DRAFTED, TEXT)
# a bulletin has one of each of these at most; tables, charts and texts as many as wanted
SINGLE = (*DRAFTED, LEVELS, CHANGES, CORRECTIONS)
RANKED = (PEOPLE, UNITS, CHART)
TITLES = {
    OVERVIEW: "总体情况",
    PRAISE: "表扬",
    WARNINGS: "通报批评",
    CLOSING: "下步要求",
    LEVELS: "各级媒体采用情况",
    CHANGES: "以前各期数据的变动",
    CORRECTIONS: "更正前后对照",
}
# kinds of unit that are ranked among themselves; "" is all of them
GROUPS = {
    "": "",
    "townships": "乡镇",
    "offices": "委室",
    "departments": "部门",
}
KINDS_OF = {
    "townships": ("township",),
    "offices": ("office", "committee"),
    "departments": ("department", "media"),
}
BARS_AT_MOST = 15


@dataclass(frozen=True)
class Part:
    """One part of a bulletin, in its order.

    `title` stands above it, a usual one where it is empty. Of tables and charts: `measure` is what they go
    by, `group` the kind of units, `at_most` how many lines (0 for all), `is_annex` whether it stands on a
    page of its own behind the text. `key` says on the screen which part it is.
    """

    kind: str
    text: str = ""
    title: str = ""
    measure: str = PIECES
    group: str = ""
    at_most: int = 0
    is_annex: bool = False
    key: str = ""

    def rows(self, figures: Figures) -> list[Row]:
        """Return the people or units it shows, ranked anew among themselves by its measure."""
        rows = figures.people if self.kind == PEOPLE else figures.units
        kinds = KINDS_OF.get(self.group, ())
        asked = [row for row in rows if not kinds or row.kind in kinds]
        if self.measure != PIECES:
            asked = [row for row in asked if any(row.amounts(self.measure))]
        ranked = rank(asked, by=lambda row: row.amounts(self.measure)[1], ties=figures.ties)
        placed = [_placed(standing.row, standing.place, is_tied=standing.is_tied) for standing in ranked]
        return placed[: self.at_most or None]


def _placed(row: Row, place: int, *, is_tied: bool) -> Row:
    """Return the row at another place: among the units of one kind it stands elsewhere than among all."""
    amounts = (row.now, row.total, row.points, row.target, row.met)
    return Row(place, is_tied, row.name, row.unit, *amounts, row.kind, row.more)


# what a bulletin is made of unless an editor says otherwise
FIRST = (
    *(Part(kind) for kind in DRAFTED),
    Part(CHANGES),
    Part(PEOPLE, is_annex=True),
    Part(UNITS, is_annex=True),
    Part(CHART, is_annex=True),
)
FIRST_OF_A_CORRECTION = (
    Part(TITLE),
    Part(OPENING),
    Part(CORRECTIONS),
    Part(PEOPLE, is_annex=True),
    Part(UNITS, is_annex=True),
)
