"""A page as lines in reading order, with what its head says; the same shape for HTML and for bare text."""

import re

from lxml import etree
from lxml import html as lxml_html

from tearsheet.reading.head import (
    SPACES,
    article_data,
    canonical_address,
    declared,
    inline_scripts,
    window_title,
)
from tearsheet.reading.lines import LONGEST_LINE, MOST_LINES, Line, Outline
from tearsheet.reading.walk import walk

__all__ = ["Line", "Outline", "looks_like_html", "outline_html", "outline_text"]

TAG = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|meta|title|p|div|br|table|tr|td|span|section|article|h[1-6]|li|ul)\b)",
    re.IGNORECASE,
)
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

    Pictures get whole addresses where the page or `address` says where it stands.
    """
    root = _parse(source)
    if root is None:
        return Outline(())
    own = canonical_address(root)
    lines, blocks = walk(root, address=address or own)
    return Outline(
        lines=lines,
        head_title=window_title(root),
        meta=declared(root),
        data=article_data(root),
        scripts=inline_scripts(root),
        address=own,
        blocks=blocks,
    )


def _parse(source: str) -> etree._Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    data = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", source).encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
