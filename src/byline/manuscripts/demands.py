"""What a text is asked to have before it is handed in. Sums over words; knows no rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byline.manuscripts import text

MUST, MAY, MET = "must", "may", "met"
TITLE, BODY, CAPTIONS = "title", "body", "captions"
LONGEST_TITLE = 26  # one line of a county paper's front page; longer ones are cut by its editors
PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
CAPTIONED, BARE = "\x01", "\x02"  # stand for the pictures of a figure; no text holds them
PICTURE_OR_SIGN = re.compile(r"<img\b[^>]*>|[\x01\x02]", re.IGNORECASE)
FIGURE = re.compile(r"<figure\b.*?</figure>", re.IGNORECASE | re.DOTALL)
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Check:
    """One demand and how a text stands to it: MUST be mended, MAY be better, or MET.

    `found` is the count that the sentence needs: characters, or the number of the first picture at fault.
    """

    demand: str
    result: str
    found: int


def checks(title: str, html: str) -> tuple[Check, ...]:
    """Check title and sanitised body, what must be mended first."""
    found = [_title(title), _body(html)]
    if PICTURE.search(html):
        found.append(_captions(html))
    return tuple(sorted(found, key=lambda check: (MUST, MAY, MET).index(check.result)))


def _title(title: str) -> Check:
    length = text.length(title)
    if not length:
        return Check(TITLE, MUST, 0)
    return Check(TITLE, MET if length <= LONGEST_TITLE else MAY, length)


def _body(html: str) -> Check:
    length = text.length(text.plain(html))
    return Check(BODY, MET if length else MUST, length)


def _captions(html: str) -> Check:
    """Look at each picture in order; one outside a figure has no caption."""
    marked = FIGURE.sub(lambda figure: _picture_sign(figure.group()), html)
    captioned = [sign == CAPTIONED for sign in PICTURE_OR_SIGN.findall(marked)]
    bare = [number for number, is_captioned in enumerate(captioned, start=1) if not is_captioned]
    return Check(CAPTIONS, MUST, bare[0]) if bare else Check(CAPTIONS, MET, len(captioned))


def _picture_sign(figure: str) -> str:
    caption = CAPTION.search(figure)
    is_captioned = bool(caption and text.plain(caption.group(1)))
    return (CAPTIONED if is_captioned else BARE) * len(PICTURE.findall(figure))
