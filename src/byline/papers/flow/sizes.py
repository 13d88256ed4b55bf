"""How large a picture stands on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from byline.papers.flow.layouts import Layout
    from byline.papers.flow.pieces import Image

# a photograph printed with fewer dots an inch shows them
COARSEST_DPI = 110
PT_PER_INCH = 72
# of the text area: a picture that goes to the next page leaves little white behind, and Word sets one as
# wide as the text a little to the right
HIGHEST, WIDEST = 0.36, 0.99


def fitted(image: Image, *, layout: Layout) -> tuple[float, float]:
    """Return width and height in points: as wide as the text, less where it would be coarse or too high."""
    natural = PT_PER_INCH / COARSEST_DPI
    width, height = max(image.width, 1) * natural, max(image.height, 1) * natural
    scale = min(1.0, WIDEST * layout.text_width / width, layout.text_height * HIGHEST / height)
    return round(max(width * scale, 1), 2), round(max(height * scale, 1), 2)
