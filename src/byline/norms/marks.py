"""How marks of punctuation are set in Chinese, after GB/T 15834-2011. Knows no rows.

A mark between figures or Latin letters (3:2, 2.5, www.npc.example) belongs to them and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from byline.norms.figures import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = "㐀-鿿豈-﫿"
AROUND = f"{HAN}“”‘’《》〈〉（）〔〕【】"
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
NARROW = re.compile(f"(?<=[{AROUND}])[,;:?!]|[,;?!](?=[{AROUND}])")
NARROW_STOP = re.compile(f"(?<=[{AROUND}])\\.(?=[{AROUND}]|$)(?!\\.)(?<!\\.\\.)")
NARROW_BRACKETS = re.compile(f"\\((?=[{AROUND}])|(?<=[{AROUND}])\\)")
STRAIGHT = re.compile(f'(?<=[{HAN}，。：；、])"|"(?=[{HAN}])')
# 。。 is somebody's ellipsis; ？！ and ！！！ are allowed.
DOTS = re.compile(r"\.{3,}|。{2,}|(?<!…)…(?!…)|…{3}(?!…)|…{5,}")
DOUBLED = re.compile(r"[，、；：][，、；：。]+|[。？！][，、；：]|[？！]。|[！？]{4,}")
STOP_TWICE = re.compile(r"。”[。，；、]")
QUOTED_SPEECH = re.compile(
    r"(?:说|道|指出|强调|表示|介绍|坦言|要求|认为)：“(?=[^“”]*[，。！？])[^“”]*[^。！？…—“”]”。"
)
DASHES = re.compile(f"(?<=[{AROUND}])-{{2,}}(?=[{AROUND}])")
PAUSE_BEFORE_AND_SO_ON = re.compile(r"、(?=等(?![待候级于你我他她它着一]))")
IDLE_PAUSE = re.compile(r"(?<=[”》])、(?=[“《])")
DOCUMENT_NUMBER = re.compile(f"(?<=[{HAN}])[\\[【（(](?P<year>(?:19|20)\\d\\d)[\\]】）)](?=第?\\d+号)")
TITLE_IN_TITLE = re.compile(r"(?<=《)(?P<before>[^《》]*)《(?P<inner>[^《》]*)》(?=[^《》]*》)")
PLAIN = (
    (STRAIGHT, "straight_quotes", ""),
    (DOTS, "dots", "……"),
    (DOUBLED, "doubled", ""),
    (STOP_TWICE, "stop_twice", "。”"),
    (DASHES, "dash", "——"),
    (PAUSE_BEFORE_AND_SO_ON, "idle_pause", ""),
    (IDLE_PAUSE, "idle_pause", ""),
)
PAIRS = {"”": "“", "》": "《"}


def slips(text: str, *, following: str = "") -> list[Slip]:
    """Return what stands against the norm of punctuation in a line, in order; of two that overlap the first.

    `following` is the next paragraph: a quotation that goes on there is not closed here.
    """
    found = sorted((*_slips(text), *_pairs(text, following)), key=lambda slip: (slip.start, -slip.end))
    kept: list[Slip] = []
    for slip in found:
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept


def _slips(text: str) -> Iterator[Slip]:
    for pattern, why, put in PLAIN:
        for hit in pattern.finditer(text):
            yield Slip(*hit.span(), why, put)
    for pattern in (NARROW, NARROW_STOP, NARROW_BRACKETS):
        for hit in pattern.finditer(text):
            yield Slip(*hit.span(), "narrow", FULL[hit.group()])
    for hit in QUOTED_SPEECH.finditer(text):
        yield Slip(hit.end() - 2, hit.end(), "stop_outside", "。”")
    for hit in DOCUMENT_NUMBER.finditer(text):
        yield Slip(*hit.span(), "document_number", f"〔{hit['year']}〕")
    for hit in TITLE_IN_TITLE.finditer(text):
        yield Slip(hit.start() + len(hit["before"]), hit.end(), "title_in_title", f"〈{hit['inner']}〉")


def _pairs(text: str, following: str) -> Iterator[Slip]:
    """Find what is opened and not closed, or closed and not opened, and “ inside “ ”."""
    for closing, opening in PAIRS.items():
        opened: list[int] = []
        for at, sign in enumerate(text):
            if sign == opening:
                if opened and sign == "“":
                    yield Slip(at, at + 1, "quote_in_quote", "‘")
                opened.append(at)
            elif sign == closing and opened:
                opened.pop()
            elif sign == closing:
                yield Slip(at, at + 1, "not_opened")
        goes_on = opening == "“" and following.startswith("“")
        for at in [] if goes_on else opened:
            yield Slip(at, at + 1, "not_closed")
