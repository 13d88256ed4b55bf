"""The invented texts of the pressroom, as they stand in the folder library/."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "library"


@dataclass(frozen=True)
class Text:
    """One text: what it is called here, its genre, who it is from, its headline and its paragraphs."""

    key: str
    genre: str
    source: str
    title: str
    body: str


def texts(name: str) -> dict[str, Text]:
    """Read a file of texts by their keys, in order."""
    found = {}
    file = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for chunk in re.split(r"^## ", file, flags=re.MULTILINE)[1:]:
        head, title, body = chunk.strip().split("\n", 2)
        key, genre, source = (part.strip() for part in head.split("|"))
        found[key] = Text(key, genre, source, title, body)
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text with what ends them, the line's end too."""
    return re.findall(r"[^。！？\n]+[。！？”）]*\n?", text)


def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(one.isalnum() for one in text)
