"""Title, time, source, people and channel: from the lines a reader sees and from what the page declares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tearsheet.bylines.labels import EVERY_LABEL, LONGEST_BYLINE, byline, is_byline
from tearsheet.bylines.moments import MOMENT
from tearsheet.bylines.names import people, split_names
from tearsheet.bylines.signatures import signatures
from tearsheet.outlines.furniture import ends_the_article
from tearsheet.outlines.lines import Outline
from tearsheet.reading.channels import channel, says_position
from tearsheet.reading.nearby import Nearby, look_around
from tearsheet.reading.subtitles import subtitle
from tearsheet.reading.times import day_of_address, published
from tearsheet.reading.titles import SITE_BORDER, find_title

DECLARED_SOURCES = (
    "contentsource",
    "source",
    "og:source",
    "mediaid",
    "article:source",
    "copyright:source",
    "publishsource",
)
DECLARED_AUTHORS = ("og:article:author", "article:author", "itemprop:author", "author")
DECLARED_SITES = ("sitename", "og:site_name", "application-name", "js_name")
# a public account keeps its own name in a script
ACCOUNT = re.compile(r"\bnickname\s*=\s*(?:htmlDecode\()?[\"']([^\"'<>]{2,30})[\"']")
NAMED_AUTHOR = re.compile(r"(?<![a-z])author(?:[-_]?name)?(?![a-z])|zuozhe")
PEN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,16}")
LONGEST_SITE = 20


@dataclass(slots=True)
class Fields:
    """The fields of a page, where each was found in words, and the lines that are no text because of them."""

    values: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    day_of_address: str = ""

    def offer(self, name: str, value: str, *, where: str, at: int | None = None) -> None:
        """Take a value unless the field has one already; `at` is the line that holds it and nothing else."""
        if value and not self.values.get(name):
            self.values[name], self.found[name] = value, where
            if at is not None:
                self.used.add(at)


def read_fields(page: Outline, *, inside: Sequence[int]) -> Fields:
    """Read every field of a page whose article stands at the positions `inside`."""
    fields = Fields(day_of_address=day_of_address(page))
    title, where, at = find_title(page, inside=inside)
    fields.offer("title", title, where=where, at=at)
    nearby = look_around(page, inside=inside, title=title, title_at=at)
    words, where, under = subtitle(nearby)
    fields.offer("subtitle", words, where=where, at=under)
    if time := published(nearby):
        fields.offer("published_at", time.value, where=time.where, at=time.at)
    _offer_people(fields, nearby)
    _offer_declared(fields, page)
    _offer_lines(fields, nearby, nearby.above)
    words, where, above = channel(nearby)
    fields.offer("channel", words, where=where, at=above)
    fields.used.update(i for i in (*nearby.head, *nearby.behind) if is_byline(page.lines[i].text))
    fields.used.update(i for i in nearby.head if says_position(page.lines[i].text))
    fields.used = {i for i in fields.used if i in {at, under} or _is_no_text(nearby, i)}
    return fields


def _is_no_text(nearby: Nearby, i: int) -> bool:
    """Whether a line with a field is no part of the text: no sentence, and no day under a document."""
    text = nearby.lines[i].text
    return (i in nearby.head or bool(EVERY_LABEL.search(text))) and not re.search(r"[。！？]", text)


def _offer_people(fields: Fields, nearby: Nearby) -> None:
    """Offer who the lines around the article name, then who signs inside its text."""
    _offer_account(fields, nearby)
    _offer_lines(fields, nearby, nearby.head, outlets=_outlets(nearby.page))
    _offer_named(fields, nearby)
    _offer_lines(fields, nearby, nearby.behind)
    text = [i for i in nearby.inside if i not in fields.used and nearby.lines[i].text]
    said, places = signatures([nearby.lines[i].text for i in text])
    for name, value in said.items():
        place = "正文开头" if places[name] * 2 < len(text) else "正文末尾"
        fields.offer(name, value, where=f"{place}的署名：{value}")


def _offer_lines(
    fields: Fields, nearby: Nearby, positions: Sequence[int], *, outlets: frozenset[str] = frozenset()
) -> None:
    for i in positions:
        line = nearby.lines[i]
        is_links = line.linked * 2 > len(line.text) and not re.search(r"[:：]", line.text)
        if (
            len(line.text) > LONGEST_BYLINE
            or is_links
            or (i in nearby.inside and re.search(r"[。！？]", line.text))
        ):
            continue
        for name, value in byline(line.parts or line.text, outlets=outlets).items():
            fields.offer(name, value, where=nearby.tell(i), at=i)


def _outlets(page: Outline) -> frozenset[str]:
    """Return the page's names for its own outlet: declared, or behind the border in the window's title."""
    names = [page.meta.get(name, "") for name in DECLARED_SITES] + SITE_BORDER.split(page.head_title)[1:]
    return frozenset(name.strip() for name in names if 1 < len(name.strip()) <= LONGEST_SITE)


def _offer_account(fields: Fields, nearby: Nearby) -> None:
    """Offer a public account's name as the source, and what stands before it as the author."""
    found = ACCOUNT.search(nearby.page.scripts)
    account = found[1] if found else nearby.page.meta.get("js_name", "")
    if not account:
        return
    for i in nearby.head[:4]:
        pieces = nearby.lines[i].parts.split("\t")
        if account in pieces[1:]:
            before = [piece for piece in pieces[: pieces.index(account)] if piece not in {"原创", account}]
            fields.offer(
                "author",
                " ".join(people(before[-1])) or before[-1] if before else "",
                where=nearby.tell(i),
                at=i,
            )
        elif nearby.lines[i].text == account:
            fields.used.add(i)
    fields.offer("source", account, where="网页脚本 nickname" if found else "公众号名称")


def _offer_named(fields: Fields, nearby: Nearby) -> None:
    """Offer people from blocks named after their author, and from a line of names alone under the title.

    A pen name counts only in such a block under the title.
    """
    for i in (*nearby.head, *nearby.behind):
        line = nearby.lines[i]
        is_named = bool(NAMED_AUTHOR.search(line.names)) and not ends_the_article(line.text)
        names = people(line.text) if len(line.text) <= LONGEST_SITE * 2 else []
        is_alone = i in nearby.head[:2] and names == split_names(line.text) and _is_by_a_byline(nearby, i)
        is_pen_name = is_named and i in nearby.head and PEN_NAME.fullmatch(line.text)
        value = " ".join(names) if is_named or is_alone else ""
        fields.offer("author", value or (line.text if is_pen_name else ""), where=nearby.tell(i), at=i)


def _is_by_a_byline(nearby: Nearby, i: int) -> bool:
    """Whether a line next to this one, under the title, says when or from where."""
    return any(j in nearby.head and MOMENT.search(nearby.lines[j].text) for j in (i - 1, i + 1))


def _offer_declared(fields: Fields, page: Outline) -> None:
    """Offer source and author as the page declares them; a meta author only if readers see the name, too."""
    for name in DECLARED_SOURCES:
        words = re.sub(r"^.{0,4}来源[:：]\s*", "", page.meta.get(name, ""))
        fields.offer("source", byline(f"来源：{words}").get("source", ""), where=f"网页声明 {name}")
    said = page.data.get("author", "")
    fields.offer("author", " ".join(people(said)), where="结构化数据 author")
    shown = "\n".join(line.text for line in page.lines if not line.is_hidden)
    for name in DECLARED_AUTHORS:
        names = people(page.meta.get(name, ""))
        is_shown = name == "og:article:author" or all(one in shown for one in names)
        if is_shown and " ".join(names) != fields.values.get("editor"):
            fields.offer("author", " ".join(names), where=f"网页声明 {name}")
