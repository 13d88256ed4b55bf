"""A paper as PDF, by way of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML

from byline.errors import Refused
from byline.papers.measures import FACES
from byline.papers.page import as_flow, said
from byline.papers.stylesheet import stylesheet

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document

    from byline.papers.official import Paper


class NothingOutside(Refused):
    """A document may only be set from what it holds itself; remove the address in it and set it again."""


@dataclass(frozen=True)
class Substitution:
    """A face that the machine does not have, and the family that stands in its place."""

    asked: str
    given: str


@dataclass(frozen=True)
class Setting:
    """A finished PDF and the faces that had to be replaced in it."""

    content: bytes
    substitutions: tuple[Substitution, ...]


def as_pdf(paper: Paper) -> bytes:
    """Return the paper as PDF bytes: A4, the measures of GB/T 9704, fonts embedded."""
    return set_in_pdf(paper).content


def set_in_pdf(paper: Paper) -> Setting:
    """Return the PDF together with the substitutions, so that whoever prints it can be told."""
    families: set[str] = set()

    def note_fonts(_document: Document, pdf: pydyf.PDF) -> None:
        families.update(_embedded(pdf))

    page = HTML(
        string=f"<!doctype html><html lang='zh-CN'><title>{_title(paper)}</title>{as_flow(paper)}</html>",
        url_fetcher=fetch_nothing,
    )
    content = page.write_pdf(
        stylesheets=[CSS(string=stylesheet(paper))], presentational_hints=True, finisher=note_fonts
    )
    return Setting(content, _substitutions(families))


def fetch_nothing(_address: str, *_rest: object, **_options: object) -> None:
    """No part of a paper comes from an address: its text is typed by people."""
    raise NothingOutside


def _title(paper: Paper) -> str:
    return said(" ".join(paper.title.split()))


def _embedded(pdf: pydyf.PDF) -> set[str]:
    """Name the font families that really stand in the file, without spaces and hyphens."""
    fonts = (thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/Font")
    return {_bare(str(font["BaseFont"]).rpartition("+")[2].lstrip("/")) for font in fonts}


def _bare(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter not in " -_")


def _substitutions(embedded: set[str]) -> tuple[Substitution, ...]:
    """Say for each face which family of its list the file holds, if it is not the face itself."""
    found = []
    for face in FACES:
        given = next((name for name in face.families if _is_in(embedded, family=name)), "")
        if given and given not in (face.name, *face.own):
            found.append(Substitution(face.name, given))
    return tuple(found)


def _is_in(embedded: set[str], *, family: str) -> bool:
    return any(name.startswith(_bare(family)) for name in embedded)
