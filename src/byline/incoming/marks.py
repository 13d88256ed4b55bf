"""WordprocessingML by short names, parsed without entities, without the network, within depth and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from byline.incoming.imported import BrokenFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# ISO 29500 Strict says the same under other names
STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": PICTURE.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATHS.encode(),
}


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml wants it."""
    return f"{{{W}}}{name}"


def child(node: Element | None, *names: str) -> Element | None:
    """Go down by names; None where one is missing."""
    for name in names:
        node = None if node is None else node.find(w(name))
    return node


def value(node: Element | None) -> str | None:
    """Return the `w:val` of an element."""
    return None if node is None else node.get(w("val"))


def parsed(content: bytes) -> Element:
    """Return the root of a part. Raises BrokenFile, also for a document type, which no office writes."""
    for strict, usual in STRICT.items():
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFile from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenFile
    return root


def unwrap(node: Element) -> None:
    """Put an element's children in its place."""
    for inner in reversed(list(node)):
        node.addnext(inner)
    take_out(node)


def take_out(node: Element) -> None:
    """Take an element out of its parent; the root stays."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
