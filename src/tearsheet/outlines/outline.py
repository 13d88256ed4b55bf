"""A page as lines in reading order, with what its head says; the same shape for HTML and for bare text."""

import re
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from tearsheet.outlines.carried import Carried, carried_by, carried_in, title_in_script
from tearsheet.outlines.furniture import is_prose
from tearsheet.outlines.head import (
    SPACES,
    article_data,
    canonical_address,
    declared,
    inline_scripts,
    window_title,
)
from tearsheet.outlines.lines import LONGEST_LINE, MOST_LINES, Line, Outline
from tearsheet.outlines.scripted import answer_of
from tearsheet.outlines.walk import walk

__all__ = ["Line", "Outline", "looks_like_html", "outline", "outline_html", "outline_text"]

TAG = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|meta|title|p|div|br|table|tr|td|span|section|article|h[1-6]|li|ul)\b)",
    re.IGNORECASE,
)
# a page that shows less than this may carry its article elsewhere
LITTLE_PROSE = 250
# a carried text must say so much more than the page shows
MORE = 1.25
CONTINUED = re.compile(
    r"展开(?:全文|阅读|剩余|更多)|(?:阅读|查看|显示|余下)(?:全文|更多内容)|剩余\s?\d+%|加载中"
)


def outline(source: str, *, address: str = "") -> Outline:
    """Outline whatever the source is: a bare answer in JSON, a page, or text."""
    if (answer := answer_of(source)) is not None and (found := carried_in(answer)):
        return _completed(Outline(()), found, address=address)
    return outline_html(source, address=address) if looks_like_html(source) else outline_text(source)


def outline_text(text: str) -> Outline:
    """Outline bare text: each line is a line; an indent, as an article's paragraphs have it, is kept in `names`."""  # noqa: E501 one sentence or pattern, read as a whole
    lines = []
    for raw in text.splitlines()[:MOST_LINES]:
        shown = SPACES.sub(" ", raw[:LONGEST_LINE]).strip()
        if shown:
            lines.append(Line(shown, parts=re.sub(r"[\xa0\u3000 ]{2,}|\t", "\t", raw.strip()), tag="text"))
    return Outline(tuple(lines), is_html=False)


def looks_like_html(text: str) -> bool:
    """Whether a text is the source of a page and no bare text."""
    return bool(TAG.search(text))


def outline_html(source: str, *, address: str = "") -> Outline:
    """Outline the source of a page; depth and number of lines are bounded, nothing is ever run or fetched.

    Pictures get whole addresses where the page or `address` says where it stands. Where the page shows little
    or only a part of its article and carries more in a script or a field, the carried text takes its place.
    """
    root = _parse(source)
    if root is None:
        return Outline(())
    own = canonical_address(root)
    lines, blocks = walk(root, address=address or own)
    scripts = inline_scripts(root)
    data = article_data(root)
    if title := title_in_script(scripts):
        data.setdefault("headline", title)
    page = Outline(lines, window_title(root), declared(root), data, scripts, own, blocks=blocks)
    if not _shows_little(lines):
        return page
    found = carried_by(root)
    is_more = found and found.size > MORE * sum(map(_prose, lines))
    return _completed(page, found, address=address or own) if found and is_more else page


def _shows_little(lines: tuple[Line, ...]) -> bool:
    shown = sum(map(_prose, lines))
    return shown < LITTLE_PROSE or any(
        len(line.text) < 30 and CONTINUED.search(line.text)  # noqa: PLR2004 a button, no sentence
        for line in lines
    )


def _prose(line: Line) -> int:
    is_own = not line.is_hidden and not line.is_aside and is_prose(line.text, linked=line.linked)
    return len(line.text) - line.linked if is_own else 0


def _completed(page: Outline, found: Carried, *, address: str) -> Outline:
    """Return the page with the carried text in the place of what it shows of it."""
    inner, blocks = _lines_of(found, address=address)
    base, over = len(page.blocks), next((line.trail[:1] for line in page.lines if line.trail), ())
    moved = [replace(line, trail=(*over, *(base + block for block in line.trail))) for line in inner]
    place = next((i for i, line in enumerate(page.lines) if _prose(line)), len(page.lines))
    rest = [line for line in page.lines[place:] if not _prose(line)]
    data = {**page.data, **{name: words for name, words in found.said.items() if name not in page.data}}
    meta = {"source": found.said["source"], **page.meta} if "source" in found.said else page.meta
    return replace(
        page,
        lines=(*page.lines[:place], *moved, *rest),
        blocks=(*page.blocks, *blocks),
        data=data,
        meta=meta,
    )


def _lines_of(found: Carried, *, address: str) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    if found.is_html:
        root = _parse(f"<html><body><article>{found.words}</article></body></html>")
        return walk(root, address=address) if root is not None else ((), ())
    lines = outline_text(found.words).lines
    return tuple(replace(line, tag="p", trail=(1,)) for line in lines), ("", "article ")


def _parse(source: str) -> etree._Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    data = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", source).encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
