"""Pages and archives made to break a reader, each read in a process with little memory and little time.

Run as a script with a folder to write archives in, and names of ordeals or none for all; it prints a line an
ordeal: its name, how its process ended, and what came of it. A run-away ends by a signal, not by waiting.
"""

import base64
import gzip
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from tearsheet.errors import TearsheetError
from tearsheet.kept.archive import stored_pages
from tearsheet.reading import read, read_text

MEGABYTE = 1_000_000
MOST_MEMORY = 1_000 * MEGABYTE  # beyond what the process holds at the start: a tree of ten megabytes of tags
MOST_SECONDS = 60
SENTENCE = "栎川县人大常委会听取和审议了两个报告，通过了一项决议，决定任命三名工作人员。"
PARAGRAPH = f"<p>{SENTENCE}</p>"
OPEN = '{"a":'

PAGES: dict[str, Callable[[], str]] = {
    "nested_tags": lambda: "<div>" * 2_000_000 + SENTENCE,
    "nested_unclosed_inline_tags": lambda: f"<p>{SENTENCE}" + "<b><i>" * 1_600_000,
    "nested_tables": lambda: "<table><tr><td>" * 200_000 + SENTENCE,
    "nested_lists_closed": lambda: "<ul><li>" * 100_000 + SENTENCE + "</li></ul>" * 100_000,
    "hidden_in_hidden": lambda: '<div style="display:none">' * 100_000 + SENTENCE,
    "many_short_paragraphs": lambda: "<p>会</p>" * 60_000,
    "many_links": lambda: PARAGRAPH + '<a href="/1">常委会会议</a>' * 60_000,
    "many_scripts": lambda: PARAGRAPH + "<script>var a=1;</script>" * 50_000,
    "many_metas": lambda: '<meta name="a" content="b">' * 60_000 + PARAGRAPH,
    "many_breaks": lambda: f"{SENTENCE}<br>" * 10_000,
    "huge_attribute": lambda: f'<p title="{"会" * 3_000_000}" class="{"a " * 500_000}">{SENTENCE}</p>',
    "huge_style": lambda: f'<p style="{"left:-" * 300_000}">{SENTENCE}</p>',
    "unclosed_comment": lambda: PARAGRAPH + "<!--" + "-" * 3_000_000,
    "unclosed_script": lambda: PARAGRAPH + "<script>" + "var a = '<p>" * 300_000,
    "unclosed_attribute": lambda: PARAGRAPH + "<p title='" + SENTENCE * 50_000,
    "unclosed_title": lambda: "<title>" + SENTENCE * 50_000,
    "deep_linked_data": lambda: f"<script type='application/ld+json'>{'[' * 3_000_000}</script>" + PARAGRAPH,
    "deep_state": lambda: f"<script>var a={OPEN * 500_000}1{'}' * 500_000};</script>" + PARAGRAPH,
    "deep_next_data": lambda: f"<script id='__NEXT_DATA__'>{'[' * 900_000}{']' * 900_000}</script>",
    "wide_state": lambda: f"<script>var data = {json.dumps([{'content': SENTENCE}] * 15_000)};</script>",
    "state_of_states": lambda: "<script>var a={};var b=[" * 100_000 + "</script>" + PARAGRAPH,
    "quoted_state": lambda: f"<script id='RENDER_DATA'>{'%257B' * 500_000}</script>" + PARAGRAPH,
    "no_spaces": lambda: SENTENCE.replace("，", "") * 60_000,
    "one_paragraph": lambda: f"<p>{SENTENCE * 60_000}</p>",
    "labels": lambda: "来源：作者：责任编辑：" * 100_000,
    "labels_on_lines": lambda: "<p>来源：</p><p>作者：记者</p><p>编辑</p>" * 8_000,
    "reporters": lambda: "（记者 " * 300_000 + "通讯员" * 100_000,
    "brackets": lambda: "（" * 500_000 + "【" * 500_000,
    "moments": lambda: "<p>" + "2024年1月2日 10:1" * 150_000,
    "digits": lambda: "1" * 3_000_000 + "-" * 100_000,
    "spaces": lambda: "来源：" + " " * 1_000_000 + "\u3000" * 200_000 + "作者：" + "&nbsp;" * 100_000,
    "path": lambda: "当前位置：" + "首页 > " * 300_000,
    "hints": lambda: "網(wǎng)絡(luò)" * 60_000,
    "open_hints": lambda: "網(wǎng" * 200_000 + "(" * 200_000,
    "lost_bytes": lambda: "網?h" * 60_000 + "?" * 100_000,
    "places": lambda: "栎川县|" * 200_000,
    "spam": lambda: "百家乐开户 六合彩 时时彩平台 " * 60_000,
    "entities": lambda: "&#x4e2d;&#22269;&amp;" * 150_000 + "&#xD800;&#x110000;&#0;" * 50_000,
    "twenty_megabytes": lambda: "<p>" + "会" * 7_000_000,
}


def page_bytes() -> bytes:
    return PARAGRAPH.encode()


def tags() -> bytes:
    return b"<p>" * 30_000_000


def many_parts() -> bytes:
    """A page saved as one file, in which each part holds one more."""
    part = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
    return b"MIME-Version: 1.0\r\n" + b"".join(part % (i, i) for i in range(5000))


def bad_lines() -> bytes:
    """Lines of JSON that are too deep, no text, or no object."""
    return b'{"id":' + b"[" * 1_000_000 + b'\n{"id": 1, "html_b64": "\xff"}\n' + b"9" * 5000 + b"\n[]\n"


def encoded_wrongly() -> bytes:
    coded = base64.b64encode(page_bytes()).decode()[:-3]
    return json.dumps({"id": 1, "html_b64": coded + "==="}).encode()


def record(http: bytes, *, length: int | None = None) -> bytes:
    """One response of a WARC file; `length` is what it declares instead of the truth."""
    said = len(http) if length is None else length
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}{kind}Content-Length: {said}\r\n\r\n".encode() + http + b"\r\n\r\n"


def packed(data: bytes) -> bytes:
    return gzip.compress(data, 1)


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000000\r\n\r\n"
ZIPPED = HTTP.replace(b"Content-Length: 1000000000", b"Content-Encoding: gzip")
MIME = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
ARCHIVES: dict[str, Callable[[], bytes]] = {
    "declared_gigabyte.warc": lambda: record(HTTP + page_bytes()),
    "declared_gigabyte_of_record.warc": lambda: record(HTTP + page_bytes(), length=1000 * MEGABYTE),
    "negative_length.warc": lambda: record(HTTP + page_bytes(), length=-5),
    "bomb.warc.gz": lambda: packed(record(HTTP + tags())),
    "bomb_inside.warc": lambda: record(ZIPPED + packed(tags())),
    "bomb_twice.warc.gz": lambda: packed(record(ZIPPED + packed(packed(tags())))),
    "bomb_in_headers.warc.gz": lambda: packed(b"WARC/1.0\r\n" + b"X: a\r\n" * 8_000_000),
    "bomb.html.gz": lambda: packed(tags()),
    "bomb.mhtml.gz": lambda: packed(MIME + tags()),
    "deep.mhtml": many_parts,
    "bad_lines.jsonl": bad_lines,
    "long_line.jsonl": lambda: json.dumps({"id": 1, "text": "会" * 9_000_000}).encode(),
    "bomb.jsonl.gz": lambda: packed(b'{"id":"' + b"a" * 90_000_000),
    "wrong_base64.jsonl": encoded_wrongly,
}


def outcome(ordeal: Callable[[], object]) -> str:
    """Read or refused; anything else is a crash."""
    try:
        ordeal()
    except TearsheetError as refusal:
        return type(refusal).__name__
    return "read"


def read_stored(path: Path) -> None:
    """Read every page of an archive as the command does."""
    for page in stored_pages(path):
        if page.refusal is None:
            outcome(lambda data=page.data, charset=page.charset: read(data, charset=charset))


def in_bounds(ordeal: Callable[[], object]) -> str:
    """Go through an ordeal in a process of its own; "read", a refusal's name, or how the process ended."""
    reader, writer = os.pipe()
    if child := os.fork():
        os.close(writer)
        with os.fdopen(reader) as said:
            told = said.read()
        _, status = os.waitpid(child, 0)
        return told if status == 0 else f"ended with {os.waitstatus_to_exitcode(status)}"
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MOST_MEMORY, held + MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    os.write(writer, outcome(ordeal).encode())
    os._exit(0)


def of_page(name: str) -> str:
    """Write a page and go through it."""
    page = PAGES[name]()
    return in_bounds(lambda: read_text(page))


def of_archive(name: str, *, folder: Path) -> str:
    """Write an archive and go through it."""
    path = folder / name
    path.write_bytes(ARCHIVES[name]())
    told = in_bounds(lambda: read_stored(path))
    path.unlink()
    return told


def main() -> int:
    """Go through all ordeals, or those that are named."""
    read_text(SENTENCE * 3)  # what is loaded once is no cost of an ordeal
    for name in sys.argv[2:] or [*PAGES, *ARCHIVES]:
        told = of_page(name) if name in PAGES else of_archive(name, folder=Path(sys.argv[1]))
        sys.stdout.write(f"{name}\t{told}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
