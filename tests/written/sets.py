"""The rule sets of this folder, as they were completed and as they were published."""

import re
from pathlib import Path

from byline.written.rulebooks import read

HERE = Path(__file__).parent / "rule_sets"
SETS = sorted(path.stem for path in HERE.glob("*.toml"))
COMPLETED = re.compile(r"^.*# 补全.*$", re.MULTILINE)


def text(name):
    return (HERE / f"{name}.toml").read_text(encoding="utf-8")


def book(name):
    return read(text(name))


def as_published(name, *, but=""):
    """The set without what we added to it, save for the words of `but`."""
    return read(COMPLETED.sub(lambda found: found[0] if but and re.match(but, found[0]) else "", text(name)))
