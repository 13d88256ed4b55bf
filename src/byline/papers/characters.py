"""Which characters a file format can hold."""

from __future__ import annotations

import re
import unicodedata

# what XML 1.0 cannot hold: most control characters, halves of a surrogate pair, the two non-characters
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WIDE = ("W", "F", "A")


def legal(text: str) -> str:
    """Return the text without the characters that no .docx, .xlsx or HTML file may contain."""
    return FORBIDDEN.sub("", text)


def width(text: str) -> float:
    """Return how many Chinese characters wide the text is; a Latin letter or figure counts a half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in WIDE else 0.5 for character in text)
