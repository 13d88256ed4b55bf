"""Blocks that a page holds but does not show."""

import re
from itertools import islice

from lxml import etree

# menus are folded; articles that wait for a script are veiled; only who hides from people uses a trick
VEILED, FOLDED, TRICKED = "veiled", "folded", "tricked"
VEILING = re.compile(r"visibility:(?:hidden|collapse)")
FOLDING = re.compile(r"display:none|opacity:0(?:\.0+)?(?:;|!|$)")
TRICKING = re.compile(
    r"text-indent:-\d{3,}"
    r"|(?:width|height):[01](?:px)?;.*overflow:hidden|overflow:hidden;.*(?:width|height):[01](?:px)?(?:;|$)"
    r"|clip:rect\((?:[01](?:px)?[,)]?){4}|clip-path:inset\((?:50|100)%|(?:^|;)color:transparent"
    r"|(?:left|top|right|margin-left|margin-top):-\d{3,}(?:px|em|pt)?"
)
NO_SIZE = re.compile(r"font-size:(?:0+(?:\.\d+)?(?:px|pt|em|rem|%)?|1(?:px|pt))(?:;|!|$)")
SIZE = re.compile(r"font-size\s*:\s*(?:[2-9]|1\d|1(?:\.\d+)?r?em|[a-z])")
COLOUR = re.compile(r"(?:^|;)color:([#\w]+(?:\([^)]*\))?)")
GROUND = re.compile(r"background(?:-color)?:([#\w]+(?:\([^)]*\))?)")
WHITE = frozenset({"white", "#fff", "#ffffff"})
MOST_INSIDE = 200
LONGEST_STYLE = 2000
MOST_ROUND = 40


def veil(element: etree._Element) -> str:
    """Say how this element is hidden: FOLDED, TRICKED, VEILED or "" when it is shown.

    What is only veiled counts as shown: public accounts veil their article until a script shows it.
    """
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return FOLDED
    if element.tag == "marquee" and _is_tiny(element):
        return TRICKED
    style = element.get("style")
    if not style:
        return (
            TRICKED if element.tag == "font" and _is_same_colour(element, element.get("color") or "") else ""
        )
    style = "".join(style[:LONGEST_STYLE].lower().split())
    if FOLDING.search(style):
        return VEILED if VEILING.search(style) else FOLDED
    is_tricked = TRICKING.search(style) or _is_painted_over(element, style) or _has_no_size(element, style)
    return TRICKED if is_tricked else VEILED if VEILING.search(style) else ""


def _has_no_size(element: etree._Element, style: str) -> bool:
    """Whether the words have no size; a wrapper whose inner blocks give a size back only closes gaps."""
    if not NO_SIZE.search(style):
        return False
    inside = islice(element.iterdescendants(), MOST_INSIDE)
    return not any(SIZE.search((one.get("style") or "")[:LONGEST_STYLE].lower()) for one in inside)


def _is_painted_over(element: etree._Element, style: str) -> bool:
    found = COLOUR.search(style)
    return found is not None and _is_same_colour(element, found[1])


def _is_same_colour(element: etree._Element, colour: str) -> bool:
    """Whether words have the colour of the nearest ground that the page itself states around them."""
    return bool(colour) and _plain(colour) == _ground(element)


def _ground(element: etree._Element) -> str:
    around: etree._Element | None = element
    for _ in range(MOST_ROUND):
        if around is None:
            break
        found = GROUND.search("".join((around.get("style") or "")[:LONGEST_STYLE].lower().split()))
        if stated := (found[1] if found else around.get("bgcolor")):
            return _plain(stated)
        around = around.getparent()
    return ""


def _plain(colour: str) -> str:
    colour = colour.strip().lower()
    colour = f"#{colour}" if re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", colour) else colour
    return "white" if colour in WHITE else colour


def _is_tiny(element: etree._Element) -> bool:
    return any((element.get(side) or "").strip() in {"0", "1", "0px", "1px"} for side in ("height", "width"))
