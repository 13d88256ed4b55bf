"""The head and the foot of a piece: what is its title, its sub-title, its signing line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from byline.incoming.signing import Signer, is_labelled, signers_in

if TYPE_CHECKING:
    from byline.incoming.blocks import Block

TEXT = ("p", "h2", "h3")
LONGEST_TITLE = 120
LONGEST_PLAIN_TITLE = 40  # a title that nothing marks: longer ones are a first sentence
LONGEST_SIGNING = 60
LONGEST_BARE_SIGNING = 24  # under the title, without brackets or a label
A_PARAGRAPH = 30
DASHES = re.compile(r"^(?:[—–―─]+|--+)\s*")
ENDS_A_SENTENCE = re.compile(r"[。！？；：，,;:!?][”」』）)]?$")
IN_BRACKETS = re.compile(r"[（(]([^（）()]{2,60})[）)][。.]?")
AT_THE_END = re.compile(r"\s*[（(]([^（）()]{2,60})[）)][。.]?$")
FIRST_LINES = 4
LAST_LINES = 2


@dataclass(frozen=True)
class Piece:
    """A text in its parts."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    authors: tuple[Signer, ...] = ()
    signed: str = ""


def in_parts(blocks: list[Block]) -> Piece:
    """Return the text with its title, its sub-title and its signing line taken out of the blocks."""
    title, rest = _title_of(blocks)
    subtitle, rest = _subtitle_of(rest) if title else ("", rest)
    piece = Piece(title, subtitle, tuple(rest))
    return (
        _signed_at(piece, range(min(FIRST_LINES, len(rest))), is_head=True)
        or _signed_under_the_title(piece)
        or _signed_at_the_end(piece)
        or piece
    )


def _title_of(blocks: list[Block]) -> tuple[str, list[Block]]:
    for place, block in enumerate(blocks[:FIRST_LINES]):
        if block.role == "title" or (block.tag in TEXT and _may_be_title(block, blocks)):
            return _whole_title(place, blocks)
    return "", blocks


def _may_be_title(block: Block, blocks: list[Block]) -> bool:
    if len(blocks) == 1 or DASHES.match(block.plain) or _names(block.plain):
        return False
    if block.role == "centred":
        return len(block.plain) <= LONGEST_TITLE
    is_short = len(block.plain) <= LONGEST_PLAIN_TITLE and not ENDS_A_SENTENCE.search(block.plain)
    return is_short and block is blocks[0]


def _whole_title(place: int, blocks: list[Block]) -> tuple[str, list[Block]]:
    """Join the lines that a long title is broken into: they stand alike, one after another."""
    first, lines = blocks[place], [blocks[place].plain]
    is_alike = first.tag == "p" and (first.role == "title" or (first.role == "centred" and first.size))
    for block in blocks[place + 1 : place + 3]:
        is_next = is_alike and (block.role, block.size, block.tag) == (first.role, first.size, first.tag)
        if not is_next or DASHES.match(block.plain) or _names(block.plain):
            break
        lines.append(block.plain)
    title = "".join(lines).replace("\n", "")
    if len(title) > LONGEST_TITLE:
        title, lines = first.plain.replace("\n", "")[:LONGEST_TITLE], lines[:1]
    return title, [*blocks[:place], *blocks[place + len(lines) :]]


def _subtitle_of(blocks: list[Block]) -> tuple[str, list[Block]]:
    for place, block in enumerate(blocks[:2]):
        if block.tag in TEXT and (block.role == "subtitle" or DASHES.match(block.plain)):
            words = DASHES.sub("", block.plain.replace("\n", ""))
            if words and len(words) <= LONGEST_TITLE:
                return words, [*blocks[:place], *blocks[place + 1 :]]
    return "", blocks


def _signed_at(piece: Piece, places: range, *, is_head: bool) -> Piece | None:
    """Return the piece without the line that names its authors, if one of these lines does."""
    for place in places:
        block = piece.blocks[place]
        names = _names(block.plain) if block.tag in TEXT else ()
        if not names and block.tag in TEXT and block.role == ("centred" if is_head else "right"):
            names = signers_in(block.plain) if len(block.plain) <= LONGEST_SIGNING else ()
        if names:
            rest = piece.blocks[:place] + piece.blocks[place + 1 :]
            return replace(piece, blocks=rest, authors=names, signed=block.plain)
    return None


def _signed_under_the_title(piece: Piece) -> Piece | None:
    """Return the piece signed by the first line under its title, where that has names and bodies alone.

    A single word may be a heading that looks like a name: it stays, and is suggested all the same.
    """
    if not piece.title or len(piece.blocks) < 2:  # noqa: PLR2004 -- the line, and the text under it
        return None
    first, text = piece.blocks[:2]
    is_short = first.tag == "p" and len(first.plain) <= LONGEST_BARE_SIGNING < A_PARAGRAPH <= len(text.plain)
    names = signers_in(first.plain) if is_short and not ENDS_A_SENTENCE.search(first.plain) else ()
    if not names:
        return None
    if [str(name) for name in names] == [first.plain.strip()]:
        return replace(piece, authors=names)
    return replace(piece, blocks=piece.blocks[1:], authors=names, signed=first.plain)


def _signed_at_the_end(piece: Piece) -> Piece | None:
    last = range(len(piece.blocks) - 1, max(-1, len(piece.blocks) - 1 - LAST_LINES), -1)
    found = _signed_at(piece, last, is_head=False)
    if found or not piece.blocks or piece.blocks[-1].tag != "p":
        return found
    block = piece.blocks[-1]
    end = AT_THE_END.search(block.plain)
    inner = AT_THE_END.sub("", block.inner)
    names = _names(end[0].strip()) if end else ()
    if not names or inner == block.inner:
        return None
    kept = replace(block, inner=inner, plain=AT_THE_END.sub("", block.plain))
    return replace(
        piece, blocks=(*piece.blocks[:-1], kept), authors=names, signed=end[0].strip() if end else ""
    )


def _names(line: str) -> tuple[Signer, ...]:
    """Return whom a line names that is a signing line by its form: in brackets, or with a label."""
    if len(line) > LONGEST_SIGNING:
        return ()
    bracketed = IN_BRACKETS.fullmatch(line.strip())
    words = bracketed[1] if bracketed else line.strip()
    return signers_in(words) if bracketed or is_labelled(words) else ()
