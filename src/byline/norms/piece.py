"""A piece as it is checked, what is asked of it, and what a check found. Values only; knows no rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MUST, MAY, MET = "must", "may", "met"
IN_TITLE, IN_SUBTITLE, IN_BODY = "title", "subtitle", "body"


@dataclass(frozen=True)
class Picture:
    """A picture of a piece, with its caption and its credit, where that stands by itself.

    `paragraph` is the line that both stand on, None without one.
    """

    number: int
    caption: str = ""
    credit: str = ""
    paragraph: int | None = None


@dataclass(frozen=True)
class Twin:
    """An earlier manuscript, handed in by others or by the same people, of which a piece has a good part.

    `share` is how much of the piece stands there, in percent; `paragraphs` are those of the piece that do.
    """

    key: int
    title: str
    authors: tuple[str, ...]
    unit: str
    handed_in_on: date
    share: int
    is_own: bool = False
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True)
class Piece:
    """What is checked. Lengths are counted by who makes the piece, the Chinese way.

    `paragraphs` are the lines of the body in the order of the text, counted from 0; those in `asides` are
    captions, headings and cells, which tell no story. `places` are names of places that the house knows.
    """

    title: str = ""
    subtitle: str = ""
    paragraphs: tuple[str, ...] = ()
    asides: frozenset[int] = frozenset()
    title_length: int = 0
    length: int = 0
    authors: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    places: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()
    secrecy: str = ""
    has_key_task: bool = False
    has_topic: bool = False

    @property
    def story(self) -> list[tuple[int, str]]:
        """The paragraphs that tell the story, each with its number."""
        return [(number, said) for number, said in enumerate(self.paragraphs) if number not in self.asides]

    @property
    def lines(self) -> list[tuple[str, int, str]]:
        """Every line that is read: title, sub-title, paragraphs, as (where, number, text)."""
        heads = [(IN_TITLE, 0, self.title), (IN_SUBTITLE, 0, self.subtitle)]
        return heads + [(IN_BODY, number, said) for number, said in enumerate(self.paragraphs)]


@dataclass(frozen=True)
class Line:
    """One demand in force: what is asked (a word of `kinds`), its bounds, whether it stops a submission.

    Bounds are characters; None leaves that side open. `key` is the row's, 0 for what holds without a row.
    """

    kind: str
    is_required: bool = False
    longest: int | None = None
    shortest: int | None = None
    clause: str = ""
    key: int = 0


@dataclass(frozen=True)
class Place:
    """Where something is to be mended: characters `start` up to `end` of a line, and what stands there.

    `where` is title, sub-title or body; `paragraph` counts the body's lines from 0. `why` names the reason
    by a word, `put` is what to write instead, "" where that is the writer's to say; `note` is a listed
    word's own reason.
    """

    where: str
    paragraph: int
    start: int
    end: int
    text: str
    why: str = ""
    put: str = ""
    note: str = ""


@dataclass(frozen=True)
class Check:
    """One demand and how a piece stands to it: MUST be mended, MAY be better, or MET.

    `found` is the count that its sentence needs: characters, pictures, or how many places; `missing` names
    the fields that are empty.
    """

    line: Line
    result: str
    found: int = 0
    places: tuple[Place, ...] = ()
    twins: tuple[Twin, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What was asked."""
        return self.line.kind

    @property
    def is_met(self) -> bool:
        """Whether nothing is left to do."""
        return self.result == MET
