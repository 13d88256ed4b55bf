"""How long a bulletin of 250 people takes in both styles: as .docx (2 s allowed), PDF (10 s) and pages (1 s).

    python bench/bulletin.py [PEOPLE]

Prints one line a format; ends with 1 when one takes longer than allowed.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from byline.papers.official import NEWSLETTER, OFFICIAL, Paper, Style
from byline.papers.page import as_html
from byline.papers.pdf import as_pdf
from byline.papers.word import as_word
from byline.telling.figures import Figures, Row
from byline.telling.parts import FIRST
from byline.telling.setting import Letterhead, paper_of
from byline.telling.wording import RED_HEAD, draft

ALLOWED = {"docx": 2.0, "pdf": 10.0, "pages": 1.0}
UNITS = 60


def figures_of(people: int) -> Figures:
    """Make the figures of a month in which so many people were printed."""
    rows = tuple(
        Row(
            place=place,
            is_tied=False,
            name=f"人员{place}",
            unit=f"单位{place % UNITS + 1}",
            now=Decimal(place % 4),
            total=Decimal(people - place) / 10,
            points=Decimal(people - place),
            target=Decimal(8),
        )
        for place in range(1, people + 1)
    )
    units = tuple(
        Row(place, False, f"单位{place}", "", Decimal(2), Decimal(UNITS - place), Decimal(9), Decimal(20))
        for place in range(1, UNITS + 1)
    )
    return Figures(
        "2026-03", Decimal(people), Decimal(0), (("city", Decimal(people)),), rows, units, Fraction(1, 2)
    )


def paper_in(style: Style, figures: Figures) -> Paper:
    """Set the usual parts in a style."""
    letterhead = Letterhead(
        RED_HEAD, "青禾县人大常委会办公室", "各乡镇人大：", (("报", "县人大常委会主任。"),), style, 60
    )
    texts = vars(draft(figures, level="county"))
    written = [replace(part, text=texts.get(part.kind, "")) for part in FIRST]
    return paper_of(written, figures, letterhead=letterhead, issue=("第3期", date(2026, 4, 2)))


def main() -> int:
    """Set it in each format and print the seconds."""
    figures = figures_of(int(sys.argv[1]) if len(sys.argv) > 1 else 250)
    slow = 0
    for style in (OFFICIAL, NEWSLETTER):
        paper = paper_in(style, figures)
        for name, set_as in {"docx": as_word, "pdf": as_pdf, "pages": as_html}.items():
            start = time.perf_counter()
            size = len(set_as(paper))
            seconds = time.perf_counter() - start
            slow += seconds > ALLOWED[name]
            told = f"{seconds:6.2f} s of {ALLOWED[name]:4.1f} s allowed, {size / 1024:7.0f} KiB"
            print(f"{style:10} {name:6} {told}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
