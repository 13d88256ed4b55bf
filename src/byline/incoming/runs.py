"""Runs of text in one paragraph: their spaces put right, joined, and written as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby, zip_longest

HAN = "　-〿㐀-鿿豈-﫿！-～‘-‟…—"
LINE_INSIDE_CHINESE = re.compile(rf"(?<=[{HAN}])[ \t]*[\r\n]+[ \t]*(?=[{HAN}])")
SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
IDLE = " \xa0\u3000\t\r\n\u200b\ufeff"
INDENT = re.compile(r"\u3000| {2,}|\xa0{2,}")


@dataclass(frozen=True)
class Run:
    """Text of one look; or a line's break; or a picture, whose words are then the text."""

    text: str = ""
    is_strong: bool = False
    link: str = ""
    picture: str = ""
    is_break: bool = False


def split_at_breaks(runs: list[Run]) -> list[list[Run]]:
    """Return the runs as paragraphs: a picture is one; two breaks, or one before an indent, begin another."""
    pieces: list[list[Run]] = [[]]
    for run, following in zip_longest(runs, runs[1:], fillvalue=Run()):
        if run.picture:
            pieces += [[run], []]
        elif run.is_break and (following.is_break or INDENT.match(following.text)):
            pieces.append([])
        else:
            pieces[-1].append(run)
    return [piece for piece in pieces if piece]


def rendered(runs: list[Run], *, is_plain: bool) -> tuple[str, str]:
    """Return a paragraph's HTML and its plain text; in a heading nothing is strong."""
    runs = [run if run.is_break else replace(run, text=spaced(run.text)) for run in runs]
    runs = trimmed([replace(run, is_strong=False) for run in runs] if is_plain else runs)
    inner = "".join(
        written("".join("\n" if run.is_break else run.text for run in same), is_strong=strong, link=link)
        for (strong, link), same in groupby(runs, key=lambda run: (run.is_strong, run.link))
    )
    return inner, "".join("\n" if run.is_break else run.text for run in runs)


def written(text: str, *, is_strong: bool, link: str) -> str:
    """Return text of one look as HTML."""
    html = escape(text, quote=False).replace("\n", "<br>")
    if is_strong and text.strip(IDLE):
        html = f"<strong>{html}</strong>"
    return f'<a href="{escape(link)}">{html}</a>' if link and text.strip(IDLE) else html


def spaced(text: str) -> str:
    """Take the breaks of a source's lines for what they are: nothing between Chinese, else a space."""
    return SPACES.sub(" ", LINE_INSIDE_CHINESE.sub("", text))


def trimmed(runs: list[Run]) -> list[Run]:
    """Take idle space off both ends: the first line's indent is the paper's business, not the text's."""
    while runs and (runs[0].is_break or not runs[0].text.strip(IDLE)):
        runs = runs[1:]
    while runs and (runs[-1].is_break or not runs[-1].text.strip(IDLE)):
        runs = runs[:-1]
    if runs:
        runs = [replace(runs[0], text=runs[0].text.lstrip(IDLE)), *runs[1:]]
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(IDLE))]
    return runs
