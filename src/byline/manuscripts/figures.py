"""The pictures of a text: a figure each, with what it shows and who took it. Knows no rows.

<figure><img src="/pictures/17/"><figcaption>what it shows<small>who took it</small></figcaption></figure>
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from byline.manuscripts import text

FIGURE = re.compile(r"<figure\b.*?</figure>|<img\b[^>]*>", re.IGNORECASE | re.DOTALL)
SOURCE = re.compile(r"<img\b[^>]*?\bsrc=\"([^\"]*)\"", re.IGNORECASE)
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.IGNORECASE | re.DOTALL)
CREDIT = re.compile(r"<small\b[^>]*>(.*?)</small>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Figure:
    """One picture of a text: its address, its caption (图说) and its credit (摄影、供图), as plain words."""

    source: str
    caption: str = ""
    credit: str = ""

    @property
    def html(self) -> str:
        """The figure as a body holds it."""
        credit = f"<small>{escape(self.credit, quote=False)}</small>" if self.credit else ""
        caption = f"<figcaption>{escape(self.caption, quote=False)}{credit}</figcaption>"
        return f'<figure><img src="{escape(self.source)}" alt="">{caption}</figure>'


def figures(html: str) -> tuple[Figure, ...]:
    """Return the pictures of a sanitised body in their order; one outside a figure has empty words."""
    return tuple(_read(part) for part in FIGURE.findall(html) if SOURCE.search(part))


def _read(part: str) -> Figure:
    source, caption = SOURCE.search(part), CAPTION.search(part)
    words = caption.group(1) if caption else ""
    credit = CREDIT.search(words)
    return Figure(
        source=source.group(1) if source else "",
        caption=text.plain(CREDIT.sub("", words)),
        credit=text.plain(credit.group(1)) if credit else "",
    )
