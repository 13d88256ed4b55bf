"""How long it takes to take in a past ledger of 20,000 rows, and to take it out again.

    python bench/past.py [ROWS]

It works in a database of its own in a folder that is gone afterwards.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
HOME = tempfile.mkdtemp(prefix="byline-past-")
os.environ |= {
    "BYLINE_HOME": HOME,
    "BYLINE_TOOLS": "1",
    "DJANGO_SETTINGS_MODULE": "byline.config.settings",
}
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

import django

django.setup()

from django.core.management import call_command
from openpyxl import Workbook

from byline.bygones.models import PastLedger
from byline.ledger.models import Entry
from byline.team.models import Congress, Person, Post, Unit

HEADINGS = ["日期", "标题", "媒体", "级别", "姓名", "单位", "得分"]


def people(congress):
    """Make ten units and a hundred people with an editor among them."""
    units = [
        Unit.objects.create(
            congress=congress, name=f"第{number}镇", short_name=f"第{number}镇", kind="township"
        )
        for number in range(10)
    ]
    found = []
    for number in range(100):
        person = Person.objects.create(congress=congress, name=f"通讯员{number}")
        Post.objects.create(person=person, unit=units[number % 10], role="writer", starts_on=date(2015, 1, 1))
        found.append((person, units[number % 10]))
    return found


def sheet(found):
    """Make the .xlsx."""
    book = Workbook(write_only=True)
    page = book.create_sheet("台账")
    page.append(HEADINGS)
    for number in range(ROWS):
        person, unit = found[number % len(found)]
        day = date(2016, 1, 1) + timedelta(days=number % 3000)
        page.append([day, f"第{number}篇稿件", "东江日报", "省级", person.name, unit.name, 8])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def timed(what, work):
    """Do it, and print how long it took."""
    begun = time.perf_counter()
    work()
    print(f"{what:>12} {time.perf_counter() - begun:6.1f} s")


def main():
    """Measure."""
    call_command("migrate", verbosity=0)
    congress = Congress.objects.create(name="量县人大常委会", short_name="量县", register_mark="量")
    found = people(congress)
    by = found[0][0]
    content = sheet(found)
    ledger = PastLedger.objects.bring(content, name="台账.xlsx", by=by)
    print(f"{ROWS} rows, {len(content):,} bytes")
    timed("lay down", ledger.ask_for_rows)
    timed("read", lambda: list(ledger.read()))
    timed("take in", lambda: (ledger.ask_for_intake(leaves_out_bad=False), ledger.take_in(by=by)))
    print(f"{Entry.objects.count():>12} entries, {ledger.counts()}")
    timed("take out", lambda: PastLedger.objects.get().undo(reason="量", by=by))


main()
