"""Reading a file that somebody brings: told by its content, then refused or turned into a text."""

from __future__ import annotations

import re
from pathlib import PurePath

from markdown_it import MarkdownIt

from byline.errors import Refused
from byline.incoming.blocks import Block, headed
from byline.incoming.head import in_parts
from byline.incoming.imported import Imported, Loss
from byline.incoming.older_word import as_docx, is_ole
from byline.incoming.pasted import blocks_of
from byline.incoming.pictures import Album
from byline.incoming.plain import lines_of, text_of
from byline.incoming.word import TooMuchText, Word

HEAVIEST = 30_000_000  # bytes; a piece with twenty camera pictures has some 25
LONGEST = 200_000  # characters of HTML, as much as a manuscript holds; a book chapter has some 30,000
ZIP = b"PK\x03\x04"
RTF = b"{\\rtf"
WORD_NAMES = {".docx", ".doc", ".wps", ".rtf", ".dotx", ".dot"}
MACRO_NAMES = {".docm", ".dotm"}
TEXT_NAMES = {".txt", ".md", ".markdown", ".html", ".htm"}
LOOKS_LIKE_A_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


class EmptyFile(Refused):
    """This file is empty. Choose the one that holds the piece."""


class HeavyFile(Refused):
    """This file has more than 30 MB. Make its pictures smaller, or send the text without them."""


class UnknownKind(Refused):
    """Byline reads .docx, .doc, .wps, .txt, .html and .md. Save the piece as one of these, and send that."""


class DisguisedFile(Refused):
    """What is in this file is not what its name says. Open it, see what it is, and save it anew."""


class NoText(Refused):
    """No text was found in this file. If its pages are scanned pictures, type the text."""


def read_file(content: bytes, *, name: str) -> Imported:
    """Return the piece that a file holds.

    What the file is is told by its content; its name must only not say something else. Raises EmptyFile,
    HeavyFile, UnknownKind, DisguisedFile, NoText, BrokenFile, EncryptedFile, MacroFile, OldWord, TooSlow,
    TooMuchInside, TooMuchText and TrickyNames.
    """
    ending = _ending(content, name)
    blocks, album, lost = _blocks(content, ending)
    piece = in_parts(blocks)
    html = "".join(block.html for block in headed(list(piece.blocks)))
    if not (piece.title or html):
        raise NoText
    if len(html) > LONGEST:
        raise TooMuchText
    return Imported(
        title=piece.title,
        subtitle=piece.subtitle,
        html=html,
        pictures=tuple(album),
        lost=tuple(loss for loss in Loss if loss in lost),
        signers=piece.authors,
        signed=piece.signed,
    )


def _ending(content: bytes, name: str) -> str:
    """Return how the name ends, once weight and name speak for opening the file."""
    if not content.strip(b"\x00\r\n\t "):
        raise EmptyFile
    if len(content) > HEAVIEST:
        raise HeavyFile
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    if ending not in WORD_NAMES | MACRO_NAMES | TEXT_NAMES:
        raise UnknownKind
    return ending


def _blocks(content: bytes, ending: str) -> tuple[list[Block], list[bytes], set[Loss]]:
    is_word = content.startswith((ZIP, RTF)) or is_ole(content)
    if is_word and ending in TEXT_NAMES:
        raise DisguisedFile
    if is_word:
        word = Word(content if content.startswith(ZIP) else as_docx(content))
        html = word.html()
        return blocks_of(html, keep_picture=lambda source: source), word.pictures, word.lost
    text = text_of(content)
    if text is None:
        raise DisguisedFile
    if ending in (".html", ".htm") or LOOKS_LIKE_A_PAGE.match(text):
        album = Album()
        return blocks_of(text, keep_picture=album.keep), album.pictures, album.lost
    if ending in WORD_NAMES | MACRO_NAMES:
        raise DisguisedFile
    if ending == ".txt":
        return lines_of(text), [], set()
    album = Album()
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return blocks_of(html, keep_picture=album.keep), album.pictures, album.lost
