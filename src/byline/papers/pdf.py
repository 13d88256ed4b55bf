"""A paper as PDF, by way of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML

from byline.errors import Refused
from byline.papers.measures import (
    ANNEX_TITLE_PT,
    BODY_PT,
    BOTTOM_MM,
    FACES,
    FANGSONG,
    FOLIO_BELOW_MM,
    FOLIO_PT,
    HEADLINE,
    HEI,
    IMPRINT_PT,
    KAI,
    LEFT_MM,
    LINE_PT,
    RED,
    RIGHT_MM,
    ROW_LINE_PT,
    ROW_PT,
    SONG,
    SPACING_PT,
    TABLE_PT,
    TITLE_PT,
    TOP_MM,
    Face,
    head_size,
)
from byline.papers.page import as_flow, said

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
        stylesheets=[CSS(string=_style(paper))], presentational_hints=True, finisher=note_fonts
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


def _stack(face: Face) -> str:
    generic = ("serif", "sans-serif")
    return ", ".join(name if name in generic else f'"{name}"' for name in face.families)


def _style(paper: Paper) -> str:
    number = f'content: "— " counter(page) " —"; font: {FOLIO_PT}pt {_stack(SONG)};'
    number += f" vertical-align: top; padding-top: {FOLIO_BELOW_MM}mm;"
    return f"""
@page {{ size: A4; margin: {TOP_MM}mm {RIGHT_MM}mm {BOTTOM_MM}mm {LEFT_MM}mm;
  @footnote {{ margin: 0; padding: 0; border: 0; }} }}
@page :right {{ @bottom-right {{ {number} padding-right: 1em; }} }}
@page :left {{ @bottom-left {{ {number} padding-left: 1em; }} }}
* {{ margin: 0; padding: 0; }}
body {{ font: {BODY_PT}pt/{LINE_PT}pt {_stack(FANGSONG)}; letter-spacing: {SPACING_PT}pt; }}
article {{ text-align: justify; overflow-wrap: anywhere; orphans: 2; widows: 2; }}
p {{ text-indent: 2em; }}
header p, .to, .annex, .imprint p {{ text-indent: 0; }}
.redhead {{ color: #{RED}; font: {head_size(paper.red_head)}pt/1.2 {_stack(HEADLINE)}; font-weight: bold;
  text-align: center; letter-spacing: .04em; }}
.number {{ text-align: center; }}
.maker {{ padding: 0 1em 4mm; border-bottom: 1.6pt solid #{RED}; line-height: 1.4;
  display: flex; justify-content: space-between; }}
h1 {{ margin: {2 * LINE_PT}pt 0 {LINE_PT}pt; font: bold {TITLE_PT}pt/1.5 {_stack(HEADLINE)};
  text-align: center; }}
.maker span, .maker time, .imprint span {{ white-space: nowrap; }}
h2, h3, h4, h5 {{ font-size: {BODY_PT}pt; font-weight: normal; text-indent: 2em; break-after: avoid; }}
h2 {{ font-family: {_stack(HEI)}; }}
h3 {{ font-family: {_stack(KAI)}; }}
.annex {{ break-before: page; font-family: {_stack(HEI)}; text-align: left; }}
h2.centred {{ margin-bottom: 8pt; font: bold {ANNEX_TITLE_PT}pt/1.6 {_stack(HEADLINE)}; text-align: center;
  text-indent: 0; }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; margin-bottom: 14pt;
  border-top: 1.2pt solid; border-bottom: 1.2pt solid;
  font-size: {TABLE_PT}pt; line-height: {ROW_LINE_PT}pt; letter-spacing: 0; }}
caption {{ font: {BODY_PT}pt/{LINE_PT}pt {_stack(HEI)}; }}
th, td {{ height: {ROW_PT}pt; padding: 0 6pt; border-bottom: .5pt solid #888; font-weight: normal;
  text-align: left; vertical-align: middle; box-sizing: border-box; }}
th {{ border-bottom: .8pt solid; font-family: {_stack(HEI)}; font-size: 11pt; }}
tr {{ break-inside: avoid; }}
.num {{ text-align: right; }}
.mid {{ text-align: center; }}
.imprint {{ float: footnote; border-top: 1pt solid; border-bottom: 1pt solid; font-size: {IMPRINT_PT}pt;
  line-height: 1.5; text-align: left; }}
.imprint::footnote-call, .imprint::footnote-marker {{ content: none; }}
.imprint dl {{ display: grid; grid-template-columns: 2em 1fr; padding: 3pt 1em; }}
.imprint p {{ display: flex; justify-content: space-between; padding: 3pt 1em; border-top: .7pt solid; }}
"""
