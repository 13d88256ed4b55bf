"""What a text is asked to have before it is handed in. Sums over words; knows no rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byline.manuscripts import text
from byline.manuscripts.figures import figures

MUST, MAY, MET = "must", "may", "met"
TITLE, BODY, CAPTIONS = "title", "body", "captions"
LONGEST_TITLE = 26  # one line of a county paper's front page; longer ones are cut by its editors
PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


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
    """Look at each picture in order; a credit alone is no caption."""
    shown = figures(html)
    bare = [number for number, figure in enumerate(shown, start=1) if not figure.caption]
    return Check(CAPTIONS, MUST, bare[0]) if bare else Check(CAPTIONS, MET, len(shown))
