#!/usr/bin/env python3
"""Measures the screening: bytes of pages to candidates, pages a second, and that no page is lost.

    bench/screening.py SET [--pages 600] [--folder FOLDER_OF_SAVED_PAGES]

SET is a folder with manuscripts.jsonl.gz, pages.jsonl.gz and truth.jsonl.gz (make_adoptions.py of the shared
folder makes one). Its pages are small; each is measured again with furniture around what it shows, so that it
has about 112 kB and 2,250 tags, as large news pages have: 19 kB of scripts with Chinese strings in them, 8 kB
of styles, 3 kB of comments, 300 links with headlines and all their attributes. Saved pages from a folder
(default: pages_dev of the shared folder, if it is there) are measured as they are. Times are processor time
of one process.

"Lost" counts pages with candidates by a full reading that the screening lets go; "worth" pages that it keeps.
"""

import argparse
import base64
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tearsheet.errors import TearsheetError
from tearsheet.indexing.screening import letters_of, screen_many
from tearsheet.matching import Index, Page
from tearsheet.matching.records import manuscripts, records
from tearsheet.reading import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared"))
ROUNDS = 3
# Each twice, before and behind what the page shows.
LINKS, SCRIPTS, STYLES, COMMENTS = 150, 30, 90, 45
SCRIPT = (
    "<script>(function(w,d){{var s=d.createElement('script');s.async=!0;if(w.location.href.indexOf('m=')<0"
    "&&w.top>1){{w._track=w._track||[];w._track.push(['_setAccount','{0}'],['_trackEvent','频道首页','更多新闻']);}}"
    "s.src='//static.example.com/js/{0}.min.js';d.body.appendChild(s);}})(window,document);</script>\n"
)
STYLE = ".nav-{0} li a:hover{{color:#c00;background:url(/images/{0}.png) no-repeat 0 -20px;padding:8px}}\n"
COMMENT = "<!-- 广告位 {0} begin: <div class='ad'> id=banner_{0}, do not touch -->\n"
LINK = (
    '<li class="item item-{0}"><a href="https://www.example.com/news/2031/{1:04}/content_{0}.shtml"'
    ' target="_blank" title="{2}" data-spm="C{0}.P{1}">{2}</a><span class="date">{3:02}-{4:02}</span></li>\n'
)
HEADLINES = (
    "城南旧货市场夜里开灯三百盏",
    "两条公交线路下周起绕行滨河路",
    "图书馆延长开放时间到晚上十点",
    "山区小学添了一间会转的天文教室",
    "渔民自编的潮汐歌唱进了课本",
    "老面粉厂改成的书店迎来第一万名读者",
    "冬小麦进入返青期 农技员住进大棚边",
    "古桥加固完工 石狮子回到原来的位置",
    "高铁站前广场的停车位可以提前预约了",
    "十七名登山爱好者清出半吨垃圾",
    "面馆老板把账本贴在墙上",
    "夜校开了修自行车的课",
)


@dataclass(frozen=True)
class Served:
    """A page as it was served, and what kind of page it is."""

    data: bytes
    charset: str
    kind: str


def served(folder: Path, count: int) -> list[Served]:
    """Take the first pages of a set."""
    kinds = {}
    for _, one in records(folder / "truth.jsonl.gz"):
        if one["type"] == "page":
            kinds.setdefault(one["page"], one["negative"] or "prints a manuscript")
    rows = islice(records(folder / "pages.jsonl.gz"), count)
    return [
        Served(base64.b64decode(str(row["html_b64"])), str(row["charset_hint"]), kinds.get(row["id"], ""))
        for _, row in rows
    ]


def furnished(page: Served, number: int) -> Served:
    """Put furniture around what a page shows, in the charset of the page."""
    charset = "utf-8" if _is_utf8(page.data) else "gb18030"
    scripts, styles, comments = _lines(SCRIPT, SCRIPTS), _lines(STYLE, STYLES), _lines(COMMENT, COMMENTS)
    before = f"<style>{styles}</style><ul class='nav'>{_links(number)}</ul>{scripts}"
    behind = f"{comments}<ul class='hot'>{_links(number + 1)}</ul>{scripts}"
    start = page.data.find(b">", page.data.find(b"<body")) + 1 if b"<body" in page.data else 0
    end = page.data.rfind(b"</body>") if b"</body>" in page.data else len(page.data)
    parts = (page.data[:start], before.encode(charset), page.data[start:end], behind.encode(charset))
    return Served(b"".join(parts) + page.data[end:], page.charset, page.kind)


def _lines(form: str, count: int) -> str:
    return "".join(form.format(n) for n in range(count))


def _links(number: int) -> str:
    lines = (HEADLINES[(number * 37 + n) % len(HEADLINES)] for n in range(LINKS))
    return "".join(LINK.format(n, number, line, n % 12 + 1, n % 28 + 1) for n, line in enumerate(lines))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def rate(pages: list[Served], index: Index) -> float:
    """Give pages screened in a second, the median of several rounds."""
    return len(pages) / _seconds(lambda: worth(pages, index))


def worth(pages: list[Served], index: Index) -> list[bool]:
    """Screen pages."""
    return list(screen_many(((page.data, page.charset) for page in pages), index=index))


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def with_candidates(pages: list[Served], index: Index) -> list[bool]:
    """Read pages in full and say which have candidates; a page that is refused has none."""
    return [bool(index.candidates(_read(page))) for page in pages]


def _read(page: Served) -> Page:
    try:
        reading = read(page.data, charset=page.charset)
    except TearsheetError:
        return Page("p", "", "")
    return Page("p", reading.title, reading.body)


def report(name: str, pages: list[Served], index: Index) -> None:
    """Print the row of a set of pages."""
    start = time.process_time()
    found = with_candidates(pages, index)
    reading = len(pages) / (time.process_time() - start)
    kept = worth(pages, index)
    lost = sum(was and not stays for was, stays in zip(found, kept, strict=True))
    odd = sum(letters_of(page.data, charset=page.charset) is None for page in pages)
    size = statistics.mean(len(page.data) for page in pages) / 1000
    print(
        f"{name:24}{len(pages):7}{size:8.1f}{rate(pages, index):11,.0f}{reading:11,.0f}{sum(found):8}"
        f"{sum(kept):8}{odd:6}{lost:6}",
        flush=True,
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", type=Path)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--folder", type=Path, default=SHARED / "bench" / "data" / "pages_dev")
    arguments = parser.parse_args()
    index = Index.of(manuscripts(arguments.set / "manuscripts.jsonl.gz"))
    small = served(arguments.set, arguments.pages)
    large = [furnished(page, number) for number, page in enumerate(small)]
    saved = [Served(file.read_bytes(), "", "saved") for file in sorted(arguments.folder.glob("*.html"))]
    print(
        f"{'':24}{'pages':>7}{'kB':>8}{'screened/s':>11}{'read/s':>11}{'with':>8}{'worth':>8}{'odd':>6}{'lost':>6}"
    )
    report("the set's pages", small, index)
    report("with furniture", large, index)
    if saved:
        report("saved pages", saved, index)
    kept = Counter(page.kind for page, stays in zip(small, worth(small, index), strict=True) if stays)
    every = Counter(page.kind for page in small)
    print("worth a reading: " + ", ".join(f"{kind} {kept[kind]}/{every[kind]}" for kind in sorted(every)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
