"""What an outlet makes of manuscripts: retitled, cut, led in anew, merged, rounded up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from byline.inventing.county import CONGRESS

if TYPE_CHECKING:
    from random import Random

    from byline.inventing.county import OutletCard

HERE = timezone(timedelta(hours=8))
WEEKDAYS = "一二三四五六日"
NO_TIME_OF_DAY = {"epaper", "journal", "table2003"}
SHORTEST_CUT = 2
SENTENCE = re.compile(r"[^。！？]+[。！？][”’]?")
LEADS = (
    "基层民主的活力在哪里？记者日前来到{county}，从一件件小事里寻找答案。",
    "近日，记者从{county}人大常委会获悉，当地人大工作又有新动作。",
    "{city}各地人大代表活跃在一线，{county}的做法是其中一例。",
    "群众的事怎么商量着办？{county}作了这样的探索。",
    "代表怎样进得了门、说得上话、办得成事？请看来自{county}的报道。",
    "连日来，{county}各级人大代表走村入户，忙着一件事。",
)
ROUNDUP_TITLES = (
    "我市县乡人大工作亮点扫描",
    "一线传真：{county}人大代表在行动",
    "县乡人大动态一束",
    "代表联络站里的新鲜事",
    "{county}：多点开花的代表工作",
)
ROUNDUP_LEADS = (
    "近期，各地人大围绕中心、贴近民生开展工作，现将部分动态摘登如下。",
    "本报通讯员从各乡镇人大采集到一组消息，一并刊出。",
    "代表在哪里，作用就发挥到哪里。以下是近日的几则见闻。",
)


@dataclass(frozen=True)
class Piece:
    """A manuscript as an outlet receives it: its title and others it could bear, text, authors, unit, day."""

    title: str
    other_titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    unit: str


@dataclass(frozen=True)
class Print:
    """What stands on a page. `at` is the moment of print in local time."""

    title: str
    paragraphs: tuple[str, ...]
    at: datetime
    look: str
    source: str
    author: str = ""
    editor: str = ""
    channel: str = ""
    page: int = 3
    number: int = 0
    pretitle: str = ""
    subtitle: str = ""

    @property
    def day(self) -> str:
        """The day as 2026-03-05."""
        return self.at.strftime("%Y-%m-%d")

    @property
    def stamp(self) -> str:
        """The time as the page shows it: to the minute, for papers to the day."""
        return self.day if self.look in NO_TIME_OF_DAY else self.at.strftime("%Y-%m-%d %H:%M")

    @property
    def iso(self) -> str:
        """The moment with its offset."""
        return self.at.replace(tzinfo=HERE).isoformat()

    @property
    def epoch(self) -> int:
        """The moment in seconds since 1970."""
        return int(self.at.replace(tzinfo=HERE).astimezone(UTC).timestamp())

    @property
    def chinese_day(self) -> str:
        """The day as 2026年3月5日."""
        return f"{self.at.year}年{self.at.month}月{self.at.day}日"

    @property
    def weekday(self) -> str:
        """The day of the week in Chinese."""
        return f"星期{WEEKDAYS[self.at.weekday()]}"


def as_is(piece: Piece, *, of: Print) -> Print:
    """Print the piece word for word."""
    return replace(of, title=piece.title, paragraphs=piece.paragraphs)


def retitled(piece: Piece, *, of: Print, by: Random) -> Print:
    """Print it under another title; where it has no other, the unit's name is left out of its own."""
    bare = piece.title.removeprefix(piece.unit).lstrip("：")
    title = by.choice(piece.other_titles) if piece.other_titles else f"{CONGRESS['county'][:-1]}：{bare}"
    return replace(of, title=title, paragraphs=piece.paragraphs)


def cut(piece: Piece, *, of: Print, by: Random) -> Print:
    """Print 40 to 80 % of its paragraphs: the first ones, or the first and some of the others."""
    kept = max(SHORTEST_CUT, round(len(piece.paragraphs) * by.uniform(0.4, 0.8)))
    if by.random() < 0.5:  # noqa: PLR2004 -- a coin
        chosen = range(min(kept, len(piece.paragraphs)))
    else:
        others = range(1, len(piece.paragraphs))
        chosen = [0, *sorted(by.sample(others, min(kept - 1, len(others))))]
    title = by.choice((piece.title, *piece.other_titles))
    return replace(of, title=title, paragraphs=tuple(piece.paragraphs[one] for one in chosen))


def led_in(piece: Piece, *, of: Print, by: Random) -> Print:
    """Print it under another title with the editor's own first paragraph."""
    other = retitled(piece, of=of, by=by)
    lead = by.choice(LEADS).format(**CONGRESS)
    return replace(other, paragraphs=(lead, *piece.paragraphs[by.choice((0, 0, 1)) :]))


def merged(pieces: tuple[Piece, Piece], *, of: Print, by: Random) -> Print:
    """Print two pieces as one, each without its last paragraph."""
    first, second = pieces
    title = f"{first.title}　{by.choice((second.title, *second.other_titles))}"
    return replace(of, title=title, paragraphs=(*first.paragraphs[:-1], *second.paragraphs[:-1]))


def rounded_up(pieces: tuple[Piece, ...], *, of: Print, by: Random) -> Print:
    """Print the first sentence or two of each piece under the name of its unit."""
    county = {"county": CONGRESS["county"]}
    lines = [f"【{piece.unit}】{beginning(piece.paragraphs[0], by.choice((1, 1, 2)))}" for piece in pieces]
    title = by.choice(ROUNDUP_TITLES).format(**county)
    return replace(of, title=title, paragraphs=(by.choice(ROUNDUP_LEADS), *lines))


def beginning(paragraph: str, count: int) -> str:
    """Return the first sentences of a paragraph, so many of them."""
    return "".join(SENTENCE.findall(paragraph)[:count]) or paragraph


def blank(outlet: OutletCard, *, at: datetime, authors: tuple[str, ...], by: Random) -> Print:
    """Return the page before anything stands on it: its look, source, byline, editor, column."""
    column = by.choice(outlet.columns)
    page, _colon, channel = column.partition("版：")
    return Print(
        title="",
        paragraphs=(),
        at=at,
        look=outlet.look,
        source=outlet.name,
        author=_byline(authors, by),
        editor=by.choice(outlet.editors),
        channel=channel or column,
        page=int(page) if channel else by.randint(1, 6),
    )


def _byline(authors: tuple[str, ...], dice: Random) -> str:
    """Mostly the authors; now and then a reporter in front of them, or nobody."""
    names = " ".join(authors)
    reporter = dice.choice(("记者 欧阳晨", "记者 林一苇", "记者 司马原"))
    return dice.choice((names, names, names, f"通讯员 {names}", f"{reporter} 通讯员 {names}", ""))
