"""A .docx of Word or WPS as HTML: made safe and ready by us, read by mammoth."""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

import mammoth
from lxml import etree

from byline.errors import Refused
from byline.incoming.archives import Archive
from byline.incoming.imported import BrokenFile, Loss, MacroFile
from byline.incoming.marks import A, parsed, take_out, w
from byline.incoming.numbering import numbering_of
from byline.incoming.styles import styles_of
from byline.incoming.word_text import made_ready

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TYPES = "[Content_Types].xml"
OFFICE_DOCUMENT = "officeDocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUR_STYLES = re.compile(rb"byline-[a-z]+-\d+")
HTML_OF = {"one": "h1", "two": "h2"}
PRINTABLE = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF")  # as pictures begin, not metafiles or SVG
HEAVIEST_PART = 8_000_000  # bytes of XML; a hundred pages that WPS has cut into small runs have some 5
MOST_MARKS = 150_000  # elements in the text; each costs mammoth a kilobyte
MOST_PICTURES = 60
MACROS = re.compile(r"vbaproject\.bin|vbadata\.xml|macrosheets/|activex", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroEnabled|ms-office\.vbaProject|ms-office\.activeX", re.IGNORECASE)
READ_PARTS = ("styles.xml", "numbering.xml", "footnotes.xml", "endnotes.xml")
A_FILE_NAME = re.compile(
    r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf|heic)$|[\\/]|^(?:图片|图像|Picture|IMG|微信图片)[\s_]*\d*",
    re.IGNORECASE,
)


class TooMuchText(Refused):
    """This file holds the text of a whole book. Send its parts one by one."""


class Word:
    """One .docx that is being read: its archive, its pictures so far, what was lost."""

    def __init__(self, content: bytes):
        """Open it. Raises BrokenFile, MacroFile, and what an archive refuses."""
        self.archive = Archive(content)
        types = self.archive.read(TYPES, at_most=HEAVIEST_PART)
        if MACRO_TYPES.search(types) or any(MACROS.search(name) for name in self.archive.names):
            raise MacroFile
        self.pictures: list[bytes] = []
        self.media: dict[str, str] = {}
        self.lost: set[Loss] = set()
        self.main = self._main()
        self.folder = posixpath.dirname(self.main)

    def _main(self) -> str:
        """Return the name of the part that holds the text."""
        for link in parsed(self.archive.read("_rels/.rels", at_most=HEAVIEST_PART)):
            if (link.get("Type") or "").endswith(OFFICE_DOCUMENT):
                return (link.get("Target") or "").lstrip("/")
        raise BrokenFile

    def html(self) -> str:
        """Return the text as mammoth writes it: paragraphs have classes of ours, pictures `picture:0`, ….

        Raises BrokenFile, TooMuchInside and TooMuchText.
        """
        ready = self._made_ready()
        if ready["word/document.xml"].count(b"<w:") > MOST_MARKS:
            raise TooMuchText
        try:
            return self._read(ready)
        except (
            ValueError,
            KeyError,
            IndexError,
            TypeError,
            AttributeError,
            RecursionError,
            OSError,
        ) as error:
            # mammoth trusts that what belongs together is there
            raise BrokenFile from error

    def _read(self, parts: dict[str, bytes]) -> str:
        """Let mammoth read the parts, each style of ours by its name."""
        names = set(OUR_STYLES.findall(b"".join(parts[name] for name in parts if name.endswith(".xml"))))
        style_map = "\n".join(mapped(name.decode()) for name in sorted(names))
        with BytesIO(packed(parts)) as file:
            read = mammoth.convert_to_html(
                file, style_map=style_map, convert_image=self._keep, include_embedded_style_map=False
            )
        return str(read.value)

    def _made_ready(self) -> dict[str, bytes]:
        """Return the parts that mammoth needs, parsed and written again, so that no trick is left in them."""
        trees = {name: self._tree(name) for name in READ_PARTS if self._path(name) in self.archive.names}
        styles, numbering = styles_of(trees.get("styles.xml")), numbering_of(trees.get("numbering.xml"))
        links = self._links()
        notes = {kind: ids_of(trees.get(f"{kind}s.xml"), kind) for kind in ("footnote", "endnote")}
        trees["document.xml"] = parsed(self.archive.read(self.main, at_most=HEAVIEST_PART))
        for name in ("document.xml", "footnotes.xml", "endnotes.xml"):
            if name in trees:
                known = links if name == "document.xml" else {}
                self.lost |= without_loose_ends(trees[name], known, notes=notes)
                self.lost |= made_ready(trees[name], styles=styles, numbering=numbering)
        stubs = {address: address.encode() for kind, address in links.values() if kind == "image"}
        return {f"word/{name}": etree.tostring(tree) for name, tree in trees.items()} | {
            "_rels/.rels": written({"r": (OFFICE_DOCUMENT, "word/document.xml")}),
            "word/_rels/document.xml.rels": written(links),
            **{f"word/{address}": stub for address, stub in stubs.items()},
        }

    def _path(self, name: str) -> str:
        return posixpath.normpath(posixpath.join(self.folder, name)).lstrip("/")

    def _tree(self, name: str) -> Element:
        return parsed(self.archive.read(self._path(name), at_most=HEAVIEST_PART))

    def _links(self) -> dict[str, tuple[str, str]]:
        """Return what the text points at, by key: links to the web, and pictures that lie in the file."""
        found: dict[str, tuple[str, str]] = {}
        name = self._path(f"_rels/{posixpath.basename(self.main)}.rels")
        for link in (
            parsed(self.archive.read(name, at_most=HEAVIEST_PART)) if name in self.archive.names else ()
        ):
            kind = (link.get("Type") or "").rpartition("/")[2]
            key, target, is_outside = (
                link.get("Id") or "",
                link.get("Target") or "",
                link.get("TargetMode") == "External",
            )
            if kind == "hyperlink":
                found[key] = (kind, target)
            elif kind == "image" and not is_outside and self._path(unquote(target)) in self.archive.names:
                self.media[f"media/{len(self.media)}"] = self._path(unquote(target))
                found[key] = (kind, f"media/{len(self.media) - 1}")
        return found

    def _keep(self, image: mammoth.documents.Image) -> list[object]:
        """Keep a picture once for each place it stands at, and write its number as its address."""
        with image.open() as stub:
            name = self.media[stub.read().decode()]
        content = self.archive.read(name)
        if len(self.pictures) >= MOST_PICTURES or not content.startswith(PRINTABLE):
            self.lost.add(Loss.PICTURES)
            return []
        self.pictures.append(content)
        alt = image.alt_text or ""
        about = {"src": f"picture:{len(self.pictures) - 1}", "alt": "" if A_FILE_NAME.search(alt) else alt}
        return [mammoth.html.element("img", about)]


def mapped(name: str) -> str:
    """Return the line of mammoth's map for one of our styles, which stays as a class."""
    role = name.split("-")[1]
    return f"p.{name} => {HTML_OF.get(role, 'p')}.{name}:fresh"


def ids_of(notes: Element | None, kind: str) -> set[str]:
    """Return the keys of the notes that are there."""
    return set() if notes is None else {note.get(w("id"), "") for note in notes.iter(w(kind))}


def without_loose_ends(
    body: Element, links: dict[str, tuple[str, str]], *, notes: dict[str, set[str]]
) -> set[Loss]:
    """Take away what points nowhere: mammoth would give the whole file up for it. Return what is lost."""
    lost = set()
    for click in list(body.iter(f"{{{A}}}hlinkClick")):
        take_out(click)
    for link in body.iter(w("hyperlink")):
        if links.get(link.get(f"{{{R}}}id", ""), ("",))[0] != "hyperlink":
            link.attrib.pop(f"{{{R}}}id", "")
    for picture, key in [(node, "embed") for node in body.iter(f"{{{A}}}blip")] + [
        (node, "id") for node in body.iter("{urn:schemas-microsoft-com:vml}imagedata")
    ]:
        if links.get(picture.get(f"{{{R}}}{key}", ""), ("",))[0] != "image":
            take_out(picture)
            lost.add(Loss.PICTURES)
    for kind, ids in notes.items():
        for reference in [note for note in body.iter(w(f"{kind}Reference")) if note.get(w("id")) not in ids]:
            take_out(reference)
    return lost


def written(links: dict[str, tuple[str, str]]) -> bytes:
    """Return links as the part of a .docx that holds them."""
    root = etree.Element(f"{{{PACKAGE}}}Relationships")
    for key, (kind, target) in links.items():
        etree.SubElement(root, f"{{{PACKAGE}}}Relationship", Id=key, Type=f"{R}/{kind}", Target=target)
    return etree.tostring(root)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return parts as a .zip."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
