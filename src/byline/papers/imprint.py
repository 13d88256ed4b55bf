"""The 版记 of a Word file: a text box that stands at the foot of the page on which the paper ends."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from docx.oxml import parse_xml

from byline.papers.characters import width
from byline.papers.measures import IMPRINT_PT, TEXT_WIDTH_PT
from byline.papers.styles import element, twips
from byline.papers.tables import run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from byline.papers.official import Imprint

# eighths of a point: the 0.35 mm and 0.25 mm of the standard
OUTER_RULE, INNER_RULE = 8, 6
RULE_PT = 4
GOES_TO, PRINTED, COPIES = "公文版记分送", "公文版记", "公文印数"
LINE_PT = IMPRINT_PT * 1.5
EMU_PER_PT = 12700
# 报： before the first line and a blank character at both sides
BESIDE = 4
# Word, WPS and LibreOffice set this box at the foot of the page; LibreOffice leaves a table or a framed
# paragraph that is as wide as the text right after the text
BOX = """
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
 <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"
   layoutInCell="0" allowOverlap="0">
  <wp:simplePos x="0" y="0"/>
  <wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>
  <wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>
  <wp:extent cx="{across}" cy="{high}"/>
  <wp:effectExtent l="0" t="0" r="0" b="0"/>
  <wp:wrapTopAndBottom/>
  <wp:docPr id="9704" name="版记"/>
  <wp:cNvGraphicFramePr/>
  <a:graphic>
   <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
    <wps:wsp>
     <wps:cNvSpPr txBox="1"/>
     <wps:spPr>
      <a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{high}"/></a:xfrm>
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>
     </wps:spPr>
     <wps:txbx><w:txbxContent/></wps:txbx>
     <wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>
    </wps:wsp>
   </a:graphicData>
  </a:graphic>
 </wp:anchor>
</w:drawing>"""


def imprint_of(imprint: Imprint) -> BaseOxmlElement:
    """Return the 版记 as a run: whoever puts it into the last paragraph puts it on the last page."""
    size = {"across": round(TEXT_WIDTH_PT * EMU_PER_PT), "high": round(_height(imprint) * EMU_PER_PT)}
    box = parse_xml(BOX.format(**size))
    content = next(box.iter("{*}txbxContent"))
    for line in _lines(imprint):
        content.append(line)
    return element("w:r", box)


def _lines(imprint: Imprint) -> list[BaseOxmlElement]:
    """Return the lines between their rules; a rule of a line itself would begin where its text begins."""
    made = [_rule(OUTER_RULE)]
    made += [_paragraph(f"{how}：{whom}", look=GOES_TO) for how, whom in imprint.goes_to]
    if imprint.printed:
        made += [_rule(INNER_RULE)] if imprint.goes_to else []
        made.append(_paragraph("\t" + "\t".join(imprint.printed), look=PRINTED))
    made.append(_rule(OUTER_RULE))
    return made + ([_paragraph(imprint.copies_in_words, look=COPIES)] if imprint.copies else [])


def _paragraph(words: str, *, look: str) -> BaseOxmlElement:
    return element("w:p", element("w:pPr", element("w:pStyle", val=look)), run(words))


def _rule(size: int) -> BaseOxmlElement:
    line = element("w:pBdr", element("w:bottom", val="single", sz=size, space=0, color="auto"))
    height = element("w:spacing", line=twips(RULE_PT), lineRule="exact")
    return element("w:p", element("w:pPr", element("w:pStyle", val=PRINTED), line, height))


def _height(imprint: Imprint) -> float:
    """Reckon how high it stands, in points: a box that is too low would cut its first line off."""
    across = TEXT_WIDTH_PT / IMPRINT_PT - BESIDE
    lines = sum(ceil(width(whom) / across) for _how, whom in imprint.goes_to)
    lines += bool(imprint.printed) + bool(imprint.copies)
    return lines * LINE_PT + 4 * RULE_PT
