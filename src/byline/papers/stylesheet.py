"""The stylesheet of a printed paper: the measures of GB/T 9704, written for the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.papers.measures import (
    ANNEX_TITLE_PT,
    BODY_PT,
    BOTTOM_MM,
    FANGSONG,
    FOLIO_BELOW_MM,
    FOLIO_PT,
    HALF_LEADING,
    HEAD_BELOW_PT,
    HEADLINE,
    HEI,
    IMPRINT_PT,
    KAI,
    LEFT_MM,
    LINE_PT,
    NUMBER_BELOW_PT,
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

if TYPE_CHECKING:
    from byline.papers.official import Paper

GENERIC = ("serif", "sans-serif")


def stylesheet(paper: Paper) -> str:
    """Return the CSS for `page.as_flow(paper)`; only the red head's size depends on the paper."""
    return PAGE + head(head_size(paper.red_head)) + TEXT + TABLES + IMPRINT


def stack(face: Face) -> str:
    """Return the families of a face as CSS lists them."""
    return ", ".join(name if name in GENERIC else f'"{name}"' for name in face.families)


def head(size: int) -> str:
    """Return the rules for what stands above the text, with a red head of this size in points."""
    return f"""
.redhead {{ color: #{RED}; font: {size}pt/1.2 {stack(HEADLINE)}; font-weight: bold;
  text-align: center; letter-spacing: .04em; }}
.number {{ text-align: center; }}
.official header {{ padding-bottom: 4mm; border-bottom: 1.6pt solid #{RED}; }}
.official .redhead {{ padding-top: {HEAD_BELOW_PT - size * HALF_LEADING:.2f}pt; }}
.official .number {{ margin-top: {NUMBER_BELOW_PT}pt; }}
.maker {{ padding: 0 1em 4mm; border-bottom: 1.6pt solid #{RED}; line-height: 1.4;
  display: flex; justify-content: space-between; }}
.maker span, .maker time, .imprint span {{ white-space: nowrap; }}
h1 {{ margin: {2 * LINE_PT}pt 0 {LINE_PT}pt; font: bold {TITLE_PT}pt/1.5 {stack(HEADLINE)};
  text-align: center; }}
"""


FOLIO = (
    f'content: "— " counter(page) " —"; font: {FOLIO_PT}pt {stack(SONG)}; padding-top: {FOLIO_BELOW_MM}mm;'
)
# the first page is a right one: its number stands at the outer, right edge
PAGE = f"""
@page {{ size: A4; margin: {TOP_MM}mm {RIGHT_MM}mm {BOTTOM_MM}mm {LEFT_MM}mm;
  @footnote {{ margin: 0; padding: 0; border: 0; }} }}
@page :right {{ @bottom-right {{ {FOLIO} vertical-align: top; padding-right: 1em; }} }}
@page :left {{ @bottom-left {{ {FOLIO} vertical-align: top; padding-left: 1em; }} }}
* {{ margin: 0; padding: 0; }}
"""
TEXT = f"""
body {{ font: {BODY_PT}pt/{LINE_PT}pt {stack(FANGSONG)}; letter-spacing: {SPACING_PT}pt; }}
article {{ text-align: justify; overflow-wrap: anywhere; orphans: 2; widows: 2; }}
p {{ text-indent: 2em; }}
header p, .to, .annex, .imprint p, .undersigned p {{ text-indent: 0; }}
.attachments, .undersigned {{ margin-top: {LINE_PT}pt; break-inside: avoid; }}
.attachments p {{ white-space: pre-wrap; text-align: left; }}
.undersigned {{ break-before: avoid; }} .undersigned p {{ text-align: right; white-space: nowrap; }}
figure {{ margin: 6pt 0 8pt; break-inside: avoid; letter-spacing: 0; text-indent: 0; }}
figure svg {{ display: block; width: 100%; height: auto; }}
h2, h3, h4, h5 {{ font-size: {BODY_PT}pt; font-weight: normal; text-indent: 2em; break-after: avoid; }}
h2 {{ font-family: {stack(HEI)}; }}
h3 {{ font-family: {stack(KAI)}; }}
.annex {{ break-before: page; font-family: {stack(HEI)}; text-align: left; }}
h2.centred {{ margin-bottom: 8pt; font: bold {ANNEX_TITLE_PT}pt/1.6 {stack(HEADLINE)}; text-align: center;
  text-indent: 0; }}
"""
TABLES = f"""
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; margin-bottom: 14pt;
  border-top: 1.2pt solid; border-bottom: 1.2pt solid;
  font-size: {TABLE_PT}pt; line-height: {ROW_LINE_PT}pt; letter-spacing: 0; }}
caption {{ font: {BODY_PT}pt/{LINE_PT}pt {stack(HEI)}; text-align: center; }}
th, td {{ height: {ROW_PT}pt; padding: 0 5pt; border-bottom: .5pt solid #888; font-weight: normal;
  text-align: left; vertical-align: middle; box-sizing: border-box; }}
th {{ border-bottom: .8pt solid; font-family: {stack(HEI)}; font-size: 11pt; }}
tr {{ break-inside: avoid; }}
.num {{ text-align: right; }}
.mid {{ text-align: center; }}
"""
# a footnote is the one thing that a renderer sets at the foot of the page on which the text ends
IMPRINT = f"""
.imprint {{ float: footnote; font-size: {IMPRINT_PT}pt; line-height: 1.5; text-align: left; }}
.imprint div {{ border-top: 1pt solid; border-bottom: 1pt solid; }}
.imprint::footnote-call, .imprint::footnote-marker {{ content: none; }}
.imprint dl {{ display: grid; grid-template-columns: 2em 1fr; padding: 3pt 1em; }}
.imprint p {{ display: flex; justify-content: space-between; padding: 3pt 1em; }}
.imprint dl + p {{ border-top: .7pt solid; }}
.imprint .copies {{ display: block; text-align: right; }}
"""
