"""A text of HTML as tokens: a tag is one, a number, a Latin word, and each other character."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOKEN = re.compile(
    r"""</?[a-zA-Z](?:[^>"]|"[^"]*")*>|&\#?\w+;|[A-Za-z]+|[0-9０-９]+(?:[.．][0-9０-９]+)?|.""",
    re.DOTALL,
)
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
VOID = frozenset({"img", "br"})
INLINE = frozenset({"strong", "a", "small", *VOID})


def tokens(html: str) -> list[str]:
    """Cut a text into its tokens, which joined are the text."""
    return TOKEN.findall(html)


def tag_name(token: str) -> str:
    """Return the name of a tag, in lower case; empty for what is no tag."""
    found = NAME.match(token) if len(token) > 1 else None
    return found.group(1).lower() if found else ""


def is_closing(token: str) -> bool:
    """Whether a tag closes an element."""
    return token.startswith("</")


def plain(some: Iterable[str]) -> str:
    """Return the characters of some tokens, and a sign for each picture."""
    return unescape(
        "".join(
            "\x00" + token if tag_name(token) == "img" else "" if tag_name(token) else token for token in some
        )
    )


def is_block(token: str) -> bool:
    """Whether it is a tag of what stands on lines of its own."""
    name = tag_name(token)
    return bool(name) and name not in INLINE


def blocks_of(some: Sequence[str]) -> list[tuple[str, ...]]:
    """Group tokens by the outermost element that they stand in."""
    blocks: list[tuple[str, ...]] = []
    block: list[str] = []
    depth = 0
    for token in some:
        name = tag_name(token)
        block.append(token)
        if name and name not in VOID:
            depth += -1 if is_closing(token) else 1
        if not depth:
            blocks.append(tuple(block))
            block = []
    return [*blocks, tuple(block)] if block else blocks
