"""The text of a Word file made ready: changes accepted, boxes opened, numbers written, paragraphs named."""

from __future__ import annotations

import copy
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from byline.incoming.imported import Loss
from byline.incoming.marks import CHOICES, MATHS, PICTURE, A, child, take_out, unwrap, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from byline.incoming.numbering import Numbering
    from byline.incoming.styles import Styles

IDLE_WRAPS = ("ins", "moveTo", "customXml", "smartTag", "dir", "bdo")
OLD_LOOKS = (
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
)
SIDES = {"center": "centred", "right": "right", "end": "right"}


def made_ready(body: Element, *, styles: Styles, numbering: Numbering) -> set[Loss]:
    """Change the body so that mammoth reads all of its text, and return what is lost by that."""
    lost = _losses(body)
    for name in OLD_LOOKS:
        for old in list(body.iter(w(name))):
            take_out(old)
    for name in IDLE_WRAPS:
        for wrap in list(body.iter(w(name))):
            unwrap(wrap)
    _keep_base_of_ruby(body)
    _write_formulas(body)
    _choose(body)
    _part_pictures(body)
    _open_boxes(body)
    paragraphs = list(body.iter(w("p")))
    in_lists = _write_numbers(paragraphs, styles=styles, numbering=numbering)
    for paragraph in paragraphs:
        _name(paragraph, "" if paragraph in in_lists else _our_name(paragraph, styles=styles))
    return lost


def _losses(body: Element) -> set[Loss]:
    found = {
        Loss.CHANGES: (w("ins"), w("del"), w("moveTo"), w("moveFrom")),
        Loss.COMMENTS: (w("commentReference"),),
        Loss.FORMULAS: (f"{{{MATHS}}}oMath",),
        Loss.DRAWINGS: (
            w("object"),
            "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
            "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
        ),
    }
    return {loss for loss, names in found.items() if next(body.iter(*names), None) is not None}


def _keep_base_of_ruby(body: Element) -> None:
    for ruby in list(body.iter(w("ruby"))):
        words = (node.text or "" for base in ruby.iter(w("rubyBase")) for node in base.iter(w("t")))
        ruby.addnext(_text("".join(words)))
        take_out(ruby)


def _write_formulas(body: Element) -> None:
    for formula in list(body.iter(f"{{{MATHS}}}oMath")):
        words = "".join(node.text or "" for node in formula.iter(f"{{{MATHS}}}t"))
        run = etree.Element(w("r"))
        run.append(_text(words))
        formula.addnext(run)
        take_out(formula)
    for frame in list(body.iter(f"{{{MATHS}}}oMathPara")):
        unwrap(frame)


def _choose(body: Element) -> None:
    """Of two ways to write one thing keep the one that holds pictures or text."""
    for both in list(body.iter(f"{{{CHOICES}}}AlternateContent")):
        first, second = both.find(f"{{{CHOICES}}}Choice"), both.find(f"{{{CHOICES}}}Fallback")
        says = first is not None and next(first.iter(f"{{{A}}}blip", w("txbxContent")), None) is not None
        kept = first if says or second is None else second
        for other in (first, second):
            if other is not None and other is not kept:
                both.remove(other)
        if kept is not None:
            unwrap(kept)
        unwrap(both)


def _part_pictures(body: Element) -> None:
    """Give each picture of a group a drawing of its own."""
    for drawing in list(body.iter(w("drawing"))):
        frame = next(drawing.iter(f"{{{A}}}graphicData"), None)
        pictures = list(drawing.iter(f"{{{PICTURE}}}pic"))
        if frame is None or not pictures or [*frame] == pictures[:1]:
            continue
        for picture in reversed(pictures):
            own = copy.deepcopy(drawing)
            place = next(own.iter(f"{{{A}}}graphicData"))
            place[:] = [copy.deepcopy(picture)]
            drawing.addnext(own)
        _move_texts_out(drawing)
        take_out(drawing)


def _open_boxes(body: Element) -> None:
    for paragraph in list(body.iter(w("p"))):
        if next(paragraph.iter(w("txbxContent")), None) is not None:
            _move_texts_out(paragraph)


def _move_texts_out(holder: Element) -> None:
    """Put the paragraphs of text boxes after the paragraph that the boxes hang on."""
    boxes = [box for box in holder.iter(w("txbxContent")) if not any(box.iterancestors(w("txbxContent")))]
    outer = holder if holder.tag == w("p") else next(holder.iterancestors(w("p")), None)
    for box in reversed(boxes):
        for block in reversed(list(box)):
            if outer is not None:
                outer.addnext(block)
        take_out(box)


def _text(words: str) -> Element:
    node = etree.Element(w("t"))
    node.text = words
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return node


def _write_numbers(paragraphs: list[Element], *, styles: Styles, numbering: Numbering) -> set[Element]:
    """Write each number that Word sets by itself; return the paragraphs that stay a list."""
    pairs = [(styles.numbered(paragraph), paragraph) for paragraph in paragraphs]
    groups = [(key, list(group)) for key, group in groupby(pairs, key=lambda pair: pair[0] and pair[0][0])]
    times = Counter(key for key, _group in groups)
    in_lists = set()
    for key, group in groups:
        is_whole = times[key] == 1 and len(group) > 1
        for numbered, paragraph in group:
            if numbered is None:
                continue
            number, depth = numbered
            label = numbering.next_label(number, depth)
            is_text = not styles.role(paragraph)[0]
            if is_text and numbering.is_list(number, depth) and (is_whole or not label):
                in_lists.add(paragraph)
            _number(paragraph, label, numbered=numbered if paragraph in in_lists else None)
    return in_lists


def _number(paragraph: Element, label: str, *, numbered: tuple[str, int] | None) -> None:
    """Leave the number to a list, or write it out."""
    properties = _first(paragraph, "pPr")
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    if numbered:
        number = etree.SubElement(properties, w("numPr"))
        for name, held in (("ilvl", str(numbered[1])), ("numId", numbered[0])):
            etree.SubElement(number, w(name)).set(w("val"), held)
    elif label:
        run = etree.Element(w("r"))
        run.append(_text(label))
        properties.addnext(run)


def _first(node: Element, name: str) -> Element:
    """Return a child that stands first, made where it is missing."""
    found = node.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        node.insert(0, found)
    return found


def _our_name(paragraph: Element, *, styles: Styles) -> str:
    """Name the part that a paragraph plays; a plain one has no name."""
    role, size = styles.role(paragraph)
    role = role or SIDES.get(value(child(paragraph, "pPr", "jc")) or "", "")
    return f"byline-{role}-{size}" if role else ""


def _name(paragraph: Element, name: str) -> None:
    """Give the paragraph a style of ours, or none."""
    style = _first(_first(paragraph, "pPr"), "pStyle")
    if name:
        style.set(w("val"), name)
    else:
        take_out(style)
