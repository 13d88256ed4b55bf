"""Pages of our own making: a layout as real sites have it, a story, and what is true of the two together."""

import datetime as dt
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template import Context, Engine
from opencc import OpenCC
from pypinyin import pinyin

from tests.tearsheet.reading.markup import (
    STYLES,
    Block,
    blocks,
    halves,
    marked_up,
    spoiled,
    states,
    wrapped,
)

HERE = Path(__file__).parent
CHINA = dt.timezone(dt.timedelta(hours=8))
NAVIGATION = ("首页", "要闻", "时政", "社会", "乡村", "教育", "图片", "专题")
HINTED = frozenset("經規發網現質鄉鎮態結報堅來動務國團實對強時會標機濟產設進運關監職學")


@dataclass(frozen=True)
class Story:
    """A headline and the blocks under it."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """What a reader counts as the text: paragraphs, sub-headings and captions, one a line."""
        return "\n".join(block.text for block in self.blocks if block.text and not block.is_byline)

    @property
    def pictures(self) -> tuple[tuple[str, str], ...]:
        """Address and caption of each picture."""
        return tuple((block.address, block.text) for block in self.blocks if block.address)


@dataclass(frozen=True)
class Made:
    """A page as bytes, with the truth of it; "" is not shown."""

    id: str
    layout: str
    data: bytes
    truth: dict
    stories: tuple[Story, ...]
    findings: frozenset[str]
    record: dict

    @property
    def charset(self) -> str:
        """What the server says of the page."""
        return self.record.get("served_as", "")

    @property
    def address(self) -> str:
        """The lasting address that the page names."""
        return self.record.get("address", "")

    @property
    def is_list(self) -> bool:
        """Whether it is a list of headlines."""
        return self.record.get("is_list", False)

    @property
    def is_many(self) -> bool:
        """Whether it holds several articles."""
        return len(self.stories) > 1

    @property
    def pictures(self) -> set[tuple[str, str]]:
        """Address and caption of every picture in the text."""
        return {picture for story in self.stories for picture in story.pictures}

    @property
    def unscored(self) -> tuple[str, ...]:
        """Fields about which two honest readers would differ."""
        return tuple(self.record.get("unscored", ()))


class Moment:
    """A time in the ways sites write it."""

    def __init__(self, shown: str) -> None:
        at = dt.datetime.fromisoformat(shown).replace(tzinfo=CHINA)
        self.year, self.month, self.date = f"{at:%Y}", f"{at:%m}", f"{at:%d}"
        self.clock, self.day = f"{at:%H:%M}", f"{at:%Y-%m-%d}"
        self.dash = self.day if len(shown) == len("2024-01-01") else f"{at:%Y-%m-%d %H:%M}"
        self.chinese = f"{at:%Y年%m月%d日%H:%M}"
        self.chinese_long = f"{at:%Y年%m月%d日 %H时%M分}"
        self.chinese_day = f"{at.year}年{at.month}月{at.day}日"
        self.chinese_day_padded = f"{at:%Y年%m月%d日}"
        self.chinese_spaced = f"{at:%Y年%m月%d日} {at:%H:%M}"
        self.slash = f"{at.year}/{at.month}/{at.day} {at.hour}:{at:%M}"
        self.slash_padded = f"{at:%Y/%m/%d %H:%M}"
        self.loose = f"{at.year}-{at.month}-{at.day} {at:%H:%M}"
        self.later = f"{at + dt.timedelta(days=1, minutes=37):%Y-%m-%d %H:%M}"
        self.iso = at.isoformat()
        self.utc = f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
        self.epoch = str(int(at.timestamp()))


@cache
def stories() -> dict[str, Story]:
    """All stories by their name."""
    found = {}
    for file in sorted((HERE / "stories").glob("*.txt")):
        for text in file.read_text(encoding="utf-8").split("== ")[1:]:
            name, title, *rest = text.strip().split("\n")
            found[name] = Story(title, blocks(rest))
    return found


@cache
def layouts() -> Engine:
    """The layouts, as templates."""
    return Engine(dirs=[HERE / "layouts"])


@cache
def made_pages() -> tuple[Made, ...]:
    """All pages."""
    with (HERE / "pages.toml").open("rb") as file:
        return tuple(made(record) for record in tomllib.load(file)["page"])


def made(record: dict) -> Made:
    """One page of its record."""
    told = tuple(stories()[name] for name in [record["story"]] if name) if "story" in record else ()
    told += tuple(stories()[one["story"]] for one in record.get("articles", ()))
    html = layouts().get_template(f"{record['layout']}.html").render(scene(record, told))
    html = OpenCC(record["script"]).convert(html) if "script" in record else html
    html = hinted(html) if record.get("hinted") else html
    data = html.encode(record.get("bytes", record.get("charset", "utf-8")), "xmlcharrefreplace")
    return Made(
        record["id"],
        record["layout"],
        data,
        truth(record, told),
        told,
        frozenset(record.get("findings", ())),
        record,
    )


def hinted(html: str) -> str:
    """The page with its reading in brackets behind some characters, as mirrors print it."""
    return "".join(f"{one}({pinyin(one)[0][0]})" if one in HINTED else one for one in html)


def truth(record: dict, told: tuple[Story, ...]) -> dict:
    """What a reader of the page would write down."""
    names = ("subtitle", "published_at", "source", "author", "editor", "channel")
    title = record.get("title", told[0].title if len(told) == 1 else "")
    return {
        "title": title,
        **{name: record.get(name, "") for name in names},
        "body": "\n".join(story.body for story in told),
        **record.get("truth", {}),
    }


def scene(record: dict, told: tuple[Story, ...]) -> Context:
    """All that a layout may show; "" or nothing where the page has none."""
    shown = surroundings(record["id"], told=told) | {
        "title": told[0].title if told else "",
        "byline": record.get("author", ""),
        **record,
        "at": Moment(record["published_at"]) if record.get("published_at") else None,
        "crumbs": record["channel"].split(" > ") if record.get("channel") else [],
    }
    if told:
        shown["body"] = {style: marked_up(told[0].blocks, style) for style in STYLES}
        shown["spoiled"] = spoiled(told[0].blocks, record)
        shown["first_half"], shown["second_half"] = halves(told[0].blocks)
        shown["wrapped"] = wrapped(told[0].blocks)
        shown |= states(shown, told[0].blocks)
    shown["articles"] = [
        {"title": story.title, **one, "body": {"p": marked_up(story.blocks, "p")}}
        for one, story in zip(record.get("articles", ()), told, strict=False)
    ]
    return Context(shown, use_l10n=False, use_tz=False)


def surroundings(name: str, *, told: tuple[Story, ...]) -> dict:
    """What stands around the article: navigation, and headlines of the other stories."""
    dice = random.Random(name)
    others = [one for one in stories().values() if one not in told]
    dice.shuffle(others)
    return {
        "charset": "utf-8", "site": "栎川新闻网", "host": "site.example", "slug": "a1",
        "nav": dice.sample(NAVIGATION, 6),
        "related": [one.title for one in others[:8]],
        "hot": [one.title for one in others[8:16]],
        "rows": [{"title": one.title, "intro": one.body[:60]} for one in others[:12]],
        "boxes": [{"name": NAVIGATION[i], "rows": others[i * 6 : i * 6 + 6]} for i in range(1, 5)],
    }  # fmt: skip
