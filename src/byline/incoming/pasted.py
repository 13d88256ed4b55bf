"""HTML as Word and WPS write it, in a file or on the clipboard, as plain HTML of few tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from byline.incoming.setting import Setter

if TYPE_CHECKING:
    from collections.abc import Callable

    from byline.incoming.blocks import Block

OFFICE = re.compile(
    r"class=[\"']?Mso|mso-|<o:p|<w:|<!--\[if|<!\[if|<font|file:///|urn:schemas-microsoft-com|<\?xml|wps-|<img[^>]+src=[\"']data:",
    re.IGNORECASE,
)
COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
SHOWN_TO_OTHERS = re.compile(r"<!\[(?:if[^\]]*|endif)\]>|<\?xml[^>]*>", re.IGNORECASE)
OUR_PICTURE = re.compile(r"/pictures/\d+/")


def clean_pasted(html: str) -> str:
    """Return what was pasted from Word or WPS without their marks; any other HTML as it is.

    What stays: paragraphs, headings, strong words, lists, quotes, tables, links, our own pictures. What
    goes: fonts, sizes, spans, indents by spaces, conditional comments, empty paragraphs, and pictures whose
    source is a file on the writer's machine. It does not make HTML harmless: that is `nh3`'s part.
    """
    if not OFFICE.search(html):
        return html
    return "".join(block.html for block in blocks_of(html, keep_picture=our_picture))


def blocks_of(html: str, *, keep_picture: Callable[[str], str]) -> list[Block]:
    """Return the blocks of an HTML text, whole page or part, without what Office programs wrote round it."""
    bare = SHOWN_TO_OTHERS.sub("", COMMENTS.sub("", html))
    try:
        tree = document_fromstring(
            bare, parser=HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        )
    except etree.ParserError:
        # nothing but white space and marks
        return []
    return Setter(keep_picture).set(tree)


def our_picture(source: str) -> str:
    """Keep a picture that is in our store already."""
    return source if OUR_PICTURE.fullmatch(source) else ""
