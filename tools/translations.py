"""Keeps the Chinese catalogues of the rooms: extract, update, check, compile. Needs no GNU gettext.

Source sentences are English. They stand in Python (`_()` and its kin), in templates, in scripts, and in the
docstring of every refusal. Each room has its own catalogue beside its code.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import io
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as babel_extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "zh_Hans"
HOME_OF_THE_ROOTLESS = "web"  # errors.py stands in no room; the shell shows its sentences
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# No dates and no names: two people who add words on one day should meet no conflict.
HEADER = """msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*[^{}]*\}")


@dataclass(frozen=True)
class Found:
    """One sentence to translate, and the place it was found."""

    words: str | tuple[str, str]
    context: str | None
    place: str


@dataclass(frozen=True)
class Shelf:
    """One catalogue of one room: `django` for Python and templates, `djangojs` for scripts."""

    room: Path
    domain: str

    @property
    def path(self) -> Path:
        """Return where the catalogue lies."""
        return self.room / "locale" / LOCALE / "LC_MESSAGES" / f"{self.domain}.po"

    def found(self) -> list[Found]:
        """Return every sentence of the room's sources that belongs in this catalogue."""
        if self.domain == "djangojs":
            return [found for path in scripts(self.room) for found in from_script(path)]
        sentences = [found for path in sources(self.room) for found in from_python(path)]
        sentences += [found for path in templates(self.room) for found in from_template(path)]
        return sentences + [found for found in refusals(self.room.parent) if self.holds(found)]

    def holds(self, refusal: Found) -> bool:
        """Tell whether a refusal found anywhere belongs to this room."""
        inside = Path(refusal.place).relative_to(self.room.parent).parts
        room = inside[0] if len(inside) > 1 else HOME_OF_THE_ROOTLESS
        return room == self.room.name

    def wanted(self) -> Catalog:
        """Return a catalogue of what the sources say, without translations."""
        catalog = Catalog(locale=LOCALE)
        for found in self.found():
            catalog.add(found.words, context=found.context, locations=[(found.place, 1)])
        return catalog

    def kept(self) -> Catalog:
        """Return the catalogue as it lies on disk; empty when there is none."""
        if not self.path.exists():
            return Catalog(locale=LOCALE)
        with self.path.open("rb") as file:
            return read_po(file, locale=LOCALE)


def rooms(package: Path) -> list[Path]:
    """Return the folders of the rooms, by name."""
    return sorted(path.parent for path in package.glob("*/__init__.py"))


def shelves(package: Path) -> list[Shelf]:
    """Return every catalogue the package has or should have."""
    return [Shelf(room, domain) for room in rooms(package) for domain in ("django", "djangojs")]


def sources(room: Path) -> list[Path]:
    """Return the Python files of a room; migrations speak to nobody."""
    return [path for path in sorted(room.rglob("*.py")) if "migrations" not in path.parts]


def templates(room: Path) -> list[Path]:
    """Return the templates of a room: pages, mails and drawings."""
    return sorted(path for path in room.glob("templates/**/*") if path.suffix in {".html", ".txt", ".svg"})


def scripts(room: Path) -> list[Path]:
    """Return the room's own scripts, not those of other houses."""
    return [path for path in sorted(room.glob("static/**/*.js")) if "vendor" not in path.parts]


def from_python(path: Path) -> Iterator[Found]:
    """Find the sentences of a Python file."""
    yield from gathered("python", path.read_bytes(), path)


def from_script(path: Path) -> Iterator[Found]:
    """Find the sentences of a script."""
    yield from gathered("javascript", path.read_bytes(), path)


def from_template(path: Path) -> Iterator[Found]:
    """Find the sentences of a template, through Django's own rewriting of it as calls."""
    calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    # What is left between the calls keeps its indentation, which means nothing and trips the tokenizer.
    flat = "\n".join(line.strip() for line in calls.splitlines())
    yield from gathered("python", flat.encode(), path)


def gathered(kind: str, content: bytes, path: Path) -> Iterator[Found]:
    """Run Babel over one source."""
    for _line, words, _comments, context in babel_extract(kind, io.BytesIO(content), keywords=KEYWORDS):
        if words:
            yield Found(words, context, str(path))


def refusals(package: Path) -> list[Found]:
    """Return the sentence of every refusal of the package, folded as `Refused.template` folds it."""
    classes = [(node, path) for path in sources(package) for node in classes_in(path)]
    family = {"Refused"}
    while grown := {node.name for node, _ in classes if bases(node) & family} - family:
        family |= grown
    return [Found(sentence(node), None, str(path)) for node, path in classes if node.name in family]


@cache  # each room's catalogue asks it of all rooms
def classes_in(path: Path) -> list[ast.ClassDef]:
    """Return the classes that a Python source makes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def bases(node: ast.ClassDef) -> set[str]:
    """Return the last names of the classes it stands on."""
    return {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases}


def sentence(node: ast.ClassDef) -> str:
    """Return the first paragraph of the docstring with its white space folded."""
    written = ast.get_docstring(node, clean=False)
    if not written:
        raise SystemExit(f"The refusal {node.name} has no docstring, so nobody would read why.")
    return " ".join(inspect.cleandoc(written).split("\n\n")[0].split())


def update(shelf: Shelf) -> None:
    """Bring one catalogue up to what the sources say; translations stay, words no longer used go."""
    merged, kept = shelf.wanted(), shelf.kept()
    if not len(merged):
        shelf.path.unlink(missing_ok=True)
        return
    for message in merged:
        if message.id and (known := kept.get(message.id, message.context)):
            message.string = known.string
            message.flags |= known.flags & {"fuzzy"}
    body = io.BytesIO()
    write_po(
        body, merged, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    shelf.path.parent.mkdir(parents=True, exist_ok=True)
    shelf.path.write_text(HEADER + body.getvalue().decode().strip() + "\n", encoding="utf-8")


def compile_catalogue(shelf: Shelf) -> None:
    """Write the .mo file beside the catalogue, when it is older than the catalogue."""
    target = shelf.path.with_suffix(".mo")
    if not shelf.path.exists():
        target.unlink(missing_ok=True)
    elif not target.exists() or target.stat().st_mtime < shelf.path.stat().st_mtime:
        with target.open("wb") as file:
            write_mo(file, shelf.kept())


def faults(package: Path) -> list[str]:
    """Name everything that keeps the Chinese interface from being complete."""
    found = [fault for shelf in shelves(package) for fault in faults_of(shelf)]
    return found + rivals(package)


def faults_of(shelf: Shelf) -> list[str]:
    """Name what one catalogue lacks, has too much of, or has wrong."""
    wanted, kept = shelf.wanted(), shelf.kept()
    wrong = [
        f"{shelf.path}: {said}: {message.id!r} (in {message.locations[0][0]})"
        for message in wanted
        if message.id and (said := fault(message, kept.get(message.id, message.context)))
    ]
    return wrong + [
        f"{shelf.path}: no longer said anywhere: {message.id!r}"
        for message in kept
        if message.id and not wanted.get(message.id, message.context)
    ]


def fault(source: Message, known: Message | None) -> str:
    """Say what is wrong with the translation of one message; nothing when it is right."""
    if known is None:
        return "not in the catalogue"
    translated = [known.string] if isinstance(known.string, str) else list(known.string)
    if not translated or not all(translated):
        return "not translated"
    if known.fuzzy:
        return "marked fuzzy"
    expected = placeholders(source.id if isinstance(source.id, str) else source.id[-1])
    if any(placeholders(text) != expected for text in translated):
        return "placeholders differ"
    return ""


def placeholders(text: str) -> list[str]:
    """Return what is filled in later, in an order that does not depend on the sentence."""
    return sorted(PLACEHOLDER.findall(text))


def rivals(package: Path) -> list[str]:
    """Name the messages that two rooms translate differently: Django would show one of the two everywhere."""
    said: dict[tuple[object, ...], tuple[object, Path]] = {}
    lines = []
    for shelf in shelves(package):
        for message in shelf.kept():
            key = (shelf.domain, message.context, message.id)
            string, path = said.setdefault(key, (message.string, shelf.path))
            if message.id and message.string and string and string != message.string:
                lines.append(f"{shelf.path}: {message.id!r} is {message.string!r}, but {string!r} in {path}")
    return lines


def listing(package: Path) -> Iterator[str]:
    """Tell every sentence with its room, for reading."""
    for shelf in shelves(package):
        for message in shelf.wanted():
            if message.id:
                yield f"{shelf.room.name}\t{message.id!r}"


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; 1 when the check finds something."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=["extract", "update", "check", "compile"])
    parser.add_argument("--package", type=Path, default=ROOT / "src" / "byline")
    asked = parser.parse_args(arguments)
    if not settings.configured:
        settings.configure(USE_I18N=True)  # templates are read as text; no room is needed for that
        django.setup()
    if asked.act == "check":
        found = faults(asked.package)
        print("\n".join([*found, f"{len(found)} to mend in the catalogues."]))
        return 1 if found else 0
    if asked.act == "extract":
        print("\n".join(listing(asked.package)))
    for shelf in shelves(asked.package):
        if asked.act == "update":
            update(shelf)
        elif asked.act == "compile":
            compile_catalogue(shelf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
