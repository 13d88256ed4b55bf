"""How sites wrap a text: paragraphs, breaks, spans of a word processor, states in JSON."""

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.safestring import mark_safe

CENTRE = """<p style="text-align: center;"><img src="{address}" alt=""/></p>
<p style="text-align: center;">{text}</p>"""
FIGURE = '<figure><img src="{address}" alt=""><figcaption>{text}</figcaption></figure>'
OLD = '<center><img src="{address}" border=0><br>{text}</center>'
INDENTED = '<p style="text-indent: 2em;">\n\t{text}</p>'
WORD = """<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt"><span
style="font-size:16pt;font-family:仿宋_GB2312">{text}<span lang="EN-US"><o:p></o:p></span></span></p>"""
TRS = """<div align="center"><img src="{address}" OLDSRC="W1.jpg" /></div>
<p align="center"><font color="#000080">{text}</font></p>"""
WECHAT = """<section style="margin: 0px 16px;line-height: 2em;" data-role="paragraph"><span
style="font-size: 16px;letter-spacing: 1px;">{text}</span></section>"""
WECHAT_PICTURE = """<section style="text-align: center;"><img class="rich_pages wxw-img" data-galleryid=""
data-ratio="0.66" data-src="{address}" data-type="jpeg" data-w="1080" /></section>
<section style="text-align: center;"><span style="font-size: 12px;color: #888;">▲{text}</span></section>"""
AMP = """<figure><amp-img src="{address}" width="800" height="533" layout="responsive"></amp-img>
<figcaption>{text}</figcaption></figure>"""
SPACES, NODES = "&nbsp;&nbsp;&nbsp;", "<br />\n<br />\n"
LINKED = re.compile("(人大代表|栎川县|霁山县|警方|代表|微信)")  # words that a site turns into links by itself


@dataclass(frozen=True)
class Block:
    """A paragraph, a sub-heading, a line with the writer's name, or a picture with the words under it."""

    text: str
    address: str = ""
    is_heading: bool = False
    is_byline: bool = False


# How a paragraph, a sub-heading and a picture are written, and what stands between them.
STYLES = {
    "p": ("<p>　　{text}</p>", "<p><strong>　　{text}</strong></p>", CENTRE, "\n"),
    "div": ("<div>&nbsp;&nbsp;&nbsp;&nbsp;{text}</div>", "<div><b>{text}</b></div>", CENTRE, "\n"),
    "br": ("　　{text}", "　　<b>{text}</b>", OLD, "<br><br>\r\n"),
    "barep": ("<p>　　{text}", "<p><b>{text}</b>", '<p align=center><img src="{address}"><br>{text}', "\r\n"),
    "centre": (INDENTED, INDENTED.replace("{text}", "<strong>{text}</strong>"), CENTRE, "\n"),
    "figure": ("<p>{text}</p>", "<h3>{text}</h3>", FIGURE, "\n"),
    "word": (WORD, WORD.replace("{text}", "<b>{text}</b>"), CENTRE, "\n"),
    "trs": ('<p align="justify">　　{text}</p>', "<p>　　<strong>{text}</strong></p>", TRS, "\n"),
    "wechat": (WECHAT + '<section style="line-height: 2em;"><br></section>', WECHAT, WECHAT_PICTURE, ""),
    "linked": ('<p style="margin-top: 15px;">{text}</p>', "<p><strong>{text}</strong></p>", CENTRE, "\n"),
    "nodes": (f"{SPACES} {{text}}", f"{SPACES} <b>{{text}}</b>", '<img src="{address}" /> {text}', NODES),
    "amp": ("<p>{text}</p>", "<h2>{text}</h2>", AMP, "\n"),
}


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a story: `# ` before a sub-heading, `~` before a byline, `!address|caption`."""
    return tuple(block(line) for line in lines if line.strip())


def block(line: str) -> Block:
    if line.startswith("# "):
        return Block(line[2:], is_heading=True)
    if line.startswith("~"):
        return Block(line[1:], is_byline=True)
    if line.startswith("!"):
        address, caption = line[1:].split("|")
        return Block(caption, address)
    return Block(line)


def marked_up(parts: Sequence[Block], style: str) -> str:
    """The blocks in one of the styles, as safe markup."""
    paragraph, heading, picture, between = STYLES[style]
    written = []
    for part in parts:
        shape = picture if part.address else heading if part.is_heading else paragraph
        written.append(
            shape.format(text=html.escape(part.text, quote=False), address=html.escape(part.address))
        )
    if style == "linked":
        written = [LINKED.sub(r'<a href="/tag/" target="_blank">\1</a>', one) for one in written]
    return mark_safe(between.join(written))  # noqa: S308 every text was escaped above


def spoiled(parts: Sequence[Block], record: dict) -> str:
    """The blocks with the page's own spam after the first, third and so on paragraph."""
    pieces = [marked_up([part], "p") for part in parts]
    for spam, at in zip(record.get("inside_spam", ()), range(1, 9, 2), strict=False):
        pieces.insert(min(at, len(pieces)), mark_safe(spam))  # noqa: S308 the record's own markup
    return mark_safe("\n".join(pieces))  # noqa: S308 made of safe pieces


def halves(parts: Sequence[Block]) -> tuple[str, str]:
    """The blocks before and behind a fold."""
    middle = max(1, len(parts) // 2)
    return marked_up(parts[:middle], "figure"), marked_up(parts[middle:], "figure")


def wrapped(parts: Sequence[Block]) -> str:
    """The blocks as plain text in lines of thirty-six signs, each paragraph set in by two."""
    lines = []
    for part in parts:
        text = f"　　{part.text}"
        lines += [text[i : i + 36] for i in range(0, len(text), 36)]
    return "\n".join(lines)


def states(shown: dict, parts: Sequence[Block]) -> dict[str, str]:
    """The scripts that single-page applications carry their article in, and linked data."""
    at = shown["at"]
    feed = [{"title": title, "abstract": title + "，点击查看"} for title in shown["related"]]
    article = {
        "id": "7201", "title": shown["title"], "content": marked_up(parts, "figure").replace("\n", ""),
        "source": shown.get("source", ""), "author": shown.get("author", ""),
        "publishTime": at.dash if at else "", "commentCount": 3, "isOriginal": False,
    }  # fmt: skip
    state = {
        "app": {"version": "1.8.2"},
        "article": {"detail": article, "loading": False},
        "feed": {"list": feed},
    }
    quoted = {"data": {"articleInfo": article | {"publishTime": int(at.epoch) if at else 0}, "hotList": feed}}
    detail = {"contDetail": article | {"name": shown["title"]}, "recommends": feed}
    following = {"props": {"pageProps": {"detailData": detail}}, "page": "/detail/[id]"}
    document = {
        "title": shown["title"], "newsTime": f"{at.dash}:21" if at else "", "source": shown.get("source", ""),
        "editorName": shown.get("editor", ""),
        "contentData": {"contentList": [{"type": "text", "data": article["content"]}], "totalPage": 1},
    }  # fmt: skip
    return {
        "doc_data": script({"docData": document, "hotNews": feed, "navigation": [{"text": "首页"}]}),
        "state": script(state),
        "next_state": script(following),
        "linked": script(linked(shown, at)),
        "state_quoted": mark_safe(quote(json.dumps(quoted, ensure_ascii=False))),  # noqa: S308 percent-quoted
    }


def linked(shown: dict, at: object) -> dict:
    """Linked data of a news article; what the page does not say is not there."""
    said = {
        "headline": shown["title"],
        "alternativeHeadline": shown.get("subtitle"),
        "datePublished": at.iso if at else None,
        "articleSection": shown["crumbs"][-1] if shown["crumbs"] else None,
        "author": [{"@type": "Person", "name": name} for name in shown.get("author", "").split()] or None,
        "publisher": {"@type": "Organization", "name": shown["source"]} if shown.get("source") else None,
    }
    kept = {key: one for key, one in said.items() if one}
    return {"@context": "https://schema.org", "@type": "NewsArticle", **kept}


def script(value: object) -> str:
    """A value as JSON that may stand inside a script."""
    shown = json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
    return mark_safe(shown)  # noqa: S308 closed tags are broken up
