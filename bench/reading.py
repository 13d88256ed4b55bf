"""Reading, measured beside other libraries on the same pages: fields, invented values, body F1, false alarms.

    python bench/reading.py                        development pages of ../shared/bench beside the checkout
    python bench/reading.py PAGES_DIR              a folder of ID.html with ID.json, the truth, beside it
    python bench/reading.py --set DIR --most 1500  a made set of adoptions: pages whose fields are scored
    python bench/reading.py --only-half 1          every other page, so that the other half stays unseen

A field shows its rate, exact of shown, and behind the + how often a value was given where the page has none.
The rules of comparing are the scorer's own (bench/score_adoptions.py in BYLINE_SHARED or ../shared); all is
compared in Simplified. The others are given the text that we decoded. Milliseconds are CPU time of a page.
"""

import argparse
import base64
import gzip
import importlib
import importlib.util
import json
import os
import re
import runpy
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from lxml.etree import ParserError
from tqdm import tqdm

from tearsheet.errors import TearsheetError
from tearsheet.reading import Reading, read
from tearsheet.restoring.decode import decode
from tearsheet.restoring.script import simplify

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared"))
SCORER = SHARED / "bench" / "score_adoptions.py"
FIELDS = ("title", "published_at", "source", "author", "editor", "channel")
HALF = 0.5
# Kinds of made pages that print what was sent, whole or cut: nothing on them is a finding. Of pages with
# something else the set does not say whether they carry spam.
CLEAN = {"as_is", "retitled", "cut", "lead", "merged", "roundup"}
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

Told = dict[str, str]


@dataclass(frozen=True)
class Page:
    """A page as it was served, its truth, and whether it is clean: nobody tampered with it."""

    id: str
    data: bytes
    charset: str
    truth: dict[str, Any]
    is_clean: bool = True

    @property
    def text(self) -> str:
        """The page as text, without a declaration of the charset that it had."""
        try:
            return DECLARATION.sub("", decode(self.data, charset=self.charset).text)
        except TearsheetError:
            return ""

    def read(self) -> Reading:
        """Return what we read; an empty reading where we refuse."""
        try:
            return read(self.data, charset=self.charset)
        except TearsheetError:
            return Reading()


def tearsheet(page: Page) -> Told:
    """Read with our own reader."""
    reading = page.read()
    return {name: getattr(reading, name) for name in (*FIELDS, "body")}


def readability(page: Page) -> Told:
    """Read with readability-lxml."""
    module = importlib.import_module("readability")
    try:
        document = module.Document(page.text)
        body = lxml_html.fromstring(document.summary()).text_content()
    except (ParserError, module.readability.Unparseable):
        return {}
    return {"title": document.short_title(), "body": body}


def trafilatura(page: Page) -> Told:
    """Read with trafilatura."""
    module = importlib.import_module("trafilatura")
    found = module.bare_extraction(page.text, with_metadata=True, include_comments=False)
    names = {
        "title": "title",
        "published_at": "date",
        "source": "sitename",
        "author": "author",
        "body": "text",
    }
    return {name: getattr(found, key) or "" for name, key in names.items()} if found else {}


def gne(page: Page) -> Told:
    """Read with GeneralNewsExtractor."""
    module = importlib.import_module("gne")
    try:
        found = module.GeneralNewsExtractor().extract(page.text)
    except (ParserError, module.NoContentException, ValueError, IndexError):
        return {}
    names = {"title": "title", "published_at": "publish_time", "author": "author", "body": "content"}
    return {name: found.get(key) or "" for name, key in names.items()}


READERS: dict[str, Callable[[Page], Told]] = {
    one.__name__: one for one in (tearsheet, readability, trafilatura, gne)
}


def saved(folder: Path, judge: dict[str, Any]) -> Iterator[Page]:
    """Pages of a folder, with their truth."""
    for name, truth in judge["read_pages_dir"](folder).items():
        yield Page(name, (folder / f"{name}.html").read_bytes(), "", truth)


def made(folder: Path, judge: dict[str, Any]) -> Iterator[Page]:
    """Pages of a made set whose fields are scored."""
    pairs, truths, _ = judge["read_truth"](folder / "truth.jsonl.gz")
    kinds: dict[str, set[str]] = {}
    for (page, _manuscript), pair in pairs.items():
        kinds.setdefault(page, set()).add(pair["kind"])
    with gzip.open(folder / "pages.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            truth, data = truths[row["id"]], base64.b64decode(row["html_b64"])
            if truth.get("score_fields"):
                is_clean = kinds.get(row["id"], {"unknown"}) <= CLEAN
                yield Page(row["id"], data, row.get("charset_hint") or "", truth, is_clean)


def simplified(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its texts in Simplified."""
    return {key: simplify(one) if isinstance(one, str) else one for key, one in row.items()}


def line(name: str, pages: list[Page], judge: dict[str, Any]) -> str:
    """Read all pages with one reader, and say its figures."""
    started = time.process_time()
    said = {page.id: READERS[name](page) for page in tqdm(pages, desc=name, leave=False)}
    spent = time.process_time() - started
    said = {page: simplified(row) for page, row in said.items()}
    truths = {page.id: simplified(page.truth) for page in pages}
    figures = judge["score_fields"](truths, said)
    f1 = [judge["body_f1"](said[page].get("body"), truth["body"]) for page, truth in truths.items()]
    body = f"{sum(f1) / len(f1):8.3f}{min(f1):7.3f}{sum(one < HALF for one in f1):6}"
    shares = "".join(f"{share(figures[field]):>20}" for field in FIELDS)
    return f"{name:12}{body}{shares}{spent / len(pages) * 1000:9.1f}"


def share(figure: dict[str, Any]) -> str:
    """Say a field's rate, exact of shown, and how often it was invented."""
    right = round((figure["exact"] or 0) * figure["n"])
    invented = round((figure["invented"] or 0) * figure["empty"])
    return f"{figure['exact'] or 0:.3f} {right}/{figure['n']} +{invented}"


def alarms(pages: list[Page]) -> str:
    """Say the findings on pages that nobody tampered with."""
    found = {page.id: {finding.kind for finding in page.read().findings} for page in pages}
    troubled = [page for page, kinds in found.items() if kinds]
    counted = Counter(kind for kinds in found.values() for kind in kinds)
    return (
        f"false alarms: {len(troubled)} of {len(pages)} clean pages {dict(counted)} {' '.join(troubled[:9])}"
    )


def asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="?", type=Path, default=SHARED / "bench" / "data" / "pages_dev")
    parser.add_argument("--set", type=Path, help="a made set of adoptions instead")
    parser.add_argument("--only-half", type=int, choices=(1, 2), help="every other page, from the 1st or 2nd")
    parser.add_argument("--most", type=int, help="this many pages, spread over all")
    parser.add_argument("--readers", nargs="+", choices=READERS, default=list(READERS))
    return parser.parse_args()


def main() -> int:
    """Print the table; 2 when the pages or the scorer are missing."""
    given = asked()
    folder = given.set or given.pages
    if not SCORER.exists() or not folder.is_dir():
        sys.stderr.write(f"{SCORER} or {folder} is not there; set BYLINE_SHARED to the folder of bench/\n")
        return 2
    judge = runpy.run_path(str(SCORER))
    pages = list(made(folder, judge) if given.set else saved(folder, judge))
    pages = pages[given.only_half - 1 :: 2] if given.only_half else pages
    pages = pages[:: max(1, len(pages) // given.most)] if given.most else pages
    print(f"{len(pages)} pages of {folder}\n")
    print(f"{'':12}{'body F1':>8}{'least':>7}{'< .5':>6}{''.join(f'{one:>20}' for one in FIELDS)}{'ms':>9}")
    for name in given.readers:
        if importlib.util.find_spec(name):
            print(line(name, pages, judge))
    print("\n" + alarms([page for page in pages if page.is_clean]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
