"""Blocks that a page holds but does not show."""

import re

from lxml import etree

UNSEEN = re.compile(
    r"display:none|font-size:[01](?:px|pt|em)?(?:;|!|$)|text-indent:-\d{3,}"
    r"|opacity:0(?:\.0+)?(?:;|!|$)|(?:width|height):[01](?:px)?;.*overflow:hidden"
    r"|overflow:hidden;.*(?:width|height):[01](?:px)?(?:;|$)"
)
FAR_AWAY = re.compile(r"(?:left|top|right|margin-left|margin-top):-\d{3,}(?:px|em|pt)?")
LONGEST_STYLE = 2000


def is_hidden(element: etree._Element) -> bool:
    """Whether this element is hidden by attribute, by inline style, off the screen, or in a marquee of no size.

    `visibility:hidden` does not count: pages of public accounts hide their article so until a script shows it.
    """  # noqa: E501 one sentence or pattern, read as a whole
    if element.get("hidden") is not None:
        return True
    if element.tag == "marquee" and _is_tiny(element):
        return True
    style = element.get("style")
    if not style:
        return False
    style = re.sub(r"\s+", "", style[:LONGEST_STYLE].lower())
    return bool(UNSEEN.search(style) or FAR_AWAY.search(style))


def _is_tiny(element: etree._Element) -> bool:
    return any((element.get(side) or "").strip() in {"0", "1", "0px", "1px"} for side in ("height", "width"))
