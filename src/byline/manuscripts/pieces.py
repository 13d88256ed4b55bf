"""A body as checks read it: its lines, which of them tell no story, its pictures. Knows no rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byline.manuscripts import text
from byline.norms.piece import Picture

# Signs that no text holds, put where a picture, a figure and an aside stand: lines keep their numbers.
PICTURE, ASIDE, OPENS, CLOSES = "\ue000", "\ue001", "\ue002", "\ue003"
CAPTION, CREDIT = "\ue004", "\ue005"
SIGNS = str.maketrans(dict.fromkeys((PICTURE, ASIDE, OPENS, CLOSES, CAPTION, CREDIT)))
MARKED = (
    (re.compile(r"<img\b[^>]*>", re.IGNORECASE), PICTURE),
    (re.compile(r"<figure\b", re.IGNORECASE), OPENS + "<figure"),
    (re.compile(r"</figure>", re.IGNORECASE), "</figure>" + CLOSES),
    (re.compile(r"<figcaption\b", re.IGNORECASE), CAPTION + "<figcaption"),
    (re.compile(r"<small\b", re.IGNORECASE), CREDIT + "<small"),
    (re.compile(r"<(h[1-6]|t[dh])\b", re.IGNORECASE), ASIDE + r"<\1"),
)


@dataclass(frozen=True)
class Body:
    """The lines of a body as `text.plain` counts them, those that are asides, and its pictures in order."""

    lines: tuple[str, ...]
    asides: frozenset[int]
    pictures: tuple[Picture, ...]


def body_of(html: str) -> Body:
    """Read a sanitised body."""
    html = html.translate(SIGNS)
    for pattern, sign in MARKED:
        html = pattern.sub(sign, html)
    lines: list[str] = []
    asides: set[int] = set()
    figures = _Figures()
    for marked in text.plain(html).splitlines():
        line = marked.translate(SIGNS).strip()
        figures.read(marked, number=len(lines) if line else None)
        if line:
            if ASIDE in marked or CAPTION in marked:
                asides.add(len(lines))
            lines.append(line)
    return Body(tuple(lines), frozenset(asides), figures.done())


class _Figures:
    """Pictures as they are met; a caption is that of every picture of its figure."""

    def __init__(self) -> None:
        self._pictures: list[Picture] = []
        self._open: int | None = None

    def read(self, marked: str, *, number: int | None) -> None:
        """Take in the signs of a line; `number` is the line's, None where it has no words."""
        caption, credit = (part.translate(SIGNS).strip() for part in marked.partition(CREDIT)[::2])
        for sign in marked:
            if sign == OPENS:
                self._open = len(self._pictures)
            elif sign == PICTURE:
                self._pictures.append(Picture(len(self._pictures) + 1))
            elif sign == CLOSES:
                self._open = None
            elif sign == CAPTION and number is not None and self._open is not None:
                for place in range(self._open, len(self._pictures)):
                    self._pictures[place] = Picture(place + 1, caption, credit, number)

    def done(self) -> tuple[Picture, ...]:
        """Return the pictures."""
        return tuple(self._pictures)
