"""Reading, measured: field rates and body F1 on a folder of real pages, beside other libraries where installed.

    python bench/reading.py [PAGES_DIR]

The folder holds ID.html with ID.json beside it (the truth). Default: ../shared/bench/data/pages_dev of the checkout.
"""  # noqa: E501 one sentence or pattern, read as a whole

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import html as lxml_html

from tearsheet.errors import TearsheetError
from tearsheet.reading import read
from tearsheet.reading.script import simplify

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared"))
FIELDS = ("title", "published_at", "source", "author", "editor", "channel", "body")


def ours(data: bytes) -> dict[str, str]:
    """Read with tearsheet."""
    try:
        reading = read(data)
    except TearsheetError:
        return {}
    return {name: getattr(reading, name) for name in FIELDS}


def readability(data: bytes) -> dict[str, str]:
    """Read with readability-lxml."""
    document = importlib.import_module("readability").Document(data)
    body = lxml_html.fromstring(document.summary()).text_content()
    return {"title": document.short_title(), "body": body}


def trafilatura(data: bytes) -> dict[str, str]:
    """Read with trafilatura."""
    module = importlib.import_module("trafilatura")
    found = module.bare_extraction(data, with_metadata=True, include_comments=False)
    return (
        {"title": found.title or "", "published_at": found.date or "", "body": found.text or ""}
        if found
        else {}
    )


def installed() -> dict[str, Callable[[bytes], dict[str, str]]]:
    """Return the readers that can be run here, ours first."""
    others = {"readability": readability, "trafilatura": trafilatura}
    known = {name: reader for name, reader in others.items() if importlib.util.find_spec(name)}
    return {"tearsheet": ours, **known}


def score(pages: Path, reader: Callable[[bytes], dict[str, str]]) -> tuple[dict, float]:
    """Return the scorer's figures for a reader, and its seconds a page, both compared in Simplified."""
    files = sorted(pages.glob("*.html"))
    started = time.perf_counter()
    rows = [{"page": file.stem, **reader(file.read_bytes())} for file in files]
    seconds = (time.perf_counter() - started) / max(len(files), 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for truth in pages.glob("*.json"):
            (folder / truth.name).write_text(simplify(truth.read_text(encoding="utf-8")), encoding="utf-8")
        found = folder / "fields.jsonl"
        lines = (simplify(json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
        found.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(SHARED / "bench" / "score_adoptions.py"), name, "--fields", str(found)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(run.stdout.splitlines()[-1])["fields"], seconds


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="?", type=Path, default=SHARED / "bench" / "data" / "pages_dev")
    pages = parser.parse_args().pages
    if not pages.is_dir():
        print(f"{pages}: no such folder; give one with ID.html and ID.json")
        return 2
    print(
        f"{'':14}{'body F1':>9}{'< .5':>7}{'title':>8}{'time':>8}{'source':>8}{'author':>8}{'editor':>8}{'channel':>9}{'s/page':>8}"  # noqa: E501 one sentence or pattern, read as a whole
    )
    for name, reader in installed().items():
        figures, seconds = score(pages, reader)
        rates = [figures[one]["exact"] or 0 for one in FIELDS[:-1]]
        body = figures["body"]
        print(
            f"{name:14}{body['f1_mean']:9.3f}{body['under_50']:7.3f}"
            + "".join(f"{one:8.3f}" for one in rates)
            + f"{seconds:9.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
