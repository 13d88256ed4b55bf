"""How long papers that go out take: a register book of 500 numbers, a piece with 20 pictures, a review form.

    python bench/documents.py [NUMBERS]

Prints one line a file: the processor's seconds, which are judged, and those on the clock, which are longer
while the machine has other work. Ends with 1 when one takes longer than allowed.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image as Pixels

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from byline.papers.flow.looks import TITLE
from byline.papers.flow.markup import pieces_of
from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.pieces import Flow, Image, line
from byline.papers.flow.word import flow_as_word
from byline.papers.sheet import as_xlsx
from byline.reviewing.form import Facts, Opinion, Proof, Step, form_of
from byline.sending.book import Cover, Entry, book_of, rows_of

ALLOWED = {
    "register.docx": 2.0,
    "register.pdf": 5.0,
    "register.xlsx": 1.0,
    "piece.docx": 1.0,
    "piece.pdf": 5.0,
    "form.docx": 0.5,
    "form.pdf": 1.5,
}
NEW_YEAR = date(2026, 1, 1)
MORNING = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)
PARAGRAPH = "县、镇人大代表沿青河大堤逐段察看清淤后的管护情况，当场收集意见十一条，七条由镇里直接办理。" * 4


def entries(numbers: int) -> list[Entry]:
    """Make so many lines of a register; every twentieth number is cancelled."""
    return [
        Entry(
            number=f"青人信〔2026〕{number}号",
            registered_on=NEW_YEAR + timedelta(days=number % 360),
            title=f"北河镇：代表联络站开到河堤上，{number}条意见当天有回音",
            authors="林秀、赵敏、吴建民",
            unit="北河镇",
            genre="通讯",
            reviewers="吴建民、陈静、周世安",
            sent_to="东江日报、云州日报、青禾融媒",
            printed="东江日报（2026.3.26）、青禾融媒（2026.3.20）" if number % 2 else "",
            why_cancelled="与上一号重复登记" if number % 20 == 0 else "",
        )
        for number in range(1, numbers + 1)
    ]


def piece(pictures: int) -> Flow:
    """Make a piece of so many photographs with two paragraphs each."""
    held = BytesIO()
    Pixels.effect_noise((2000, 1333), 60).convert("RGB").save(held, "JPEG", quality=88)
    photograph = Image(held.getvalue(), 2000, 1333)
    html = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><figure><img src='/pictures/1/'></figure>" * pictures
    title = "代表联络站开到河堤上"
    body = pieces_of(html, picture=lambda _address: photograph)
    return Flow(title, "青禾县人大常委会", (line(TITLE, title), *body))


def form() -> Flow:
    """Make a review form with three steps and two proofs."""
    passed = (Opinion("通过。事实清楚，数字已核对。", "吴建民", MORNING),)
    facts = Facts(
        congress="青禾县人大常委会",
        title="北河镇：代表联络站开到河堤上",
        authors="林秀、吴建民",
        unit="北河镇",
        genre="通讯",
        length=812,
        handed_in_on=NEW_YEAR,
        secrecy="已作保密审查，不涉密",
        outlets="东江日报、云州日报",
        steps=tuple(Step(name, passed) for name in ("单位审稿", "办公室审稿", "领导审签")),
        proofs=(Proof("陈静", MORNING, 1), Proof("苏怡", MORNING, 2)),
    )
    return form_of(facts)


def main() -> int:
    """Set each file and print the seconds."""
    lines = entries(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    book = book_of(lines, Cover("青禾县人大常委会", "2026年", date(2026, 12, 31)))
    flows = {"form": form(), "piece": piece(20), "register": book}
    makers = {f"{name}.docx": (flow_as_word, flow) for name, flow in flows.items()}
    makers |= {f"{name}.pdf": (flow_as_pdf, flow) for name, flow in flows.items()}
    makers["register.xlsx"] = (lambda told: as_xlsx("稿件登记簿", *rows_of(told)), lines)
    slow = 0
    for name, (make, told) in makers.items():
        start, worked = time.perf_counter(), time.process_time()
        size = len(make(told))
        worked = time.process_time() - worked
        waited = time.perf_counter() - start
        slow += worked > ALLOWED[name]
        told_of = f"{worked:6.2f} s of {ALLOWED[name]:4.1f} s allowed ({waited:6.2f} s on the clock)"
        print(f"{name:14} {told_of}, {size / 1024:7.0f} KiB")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
