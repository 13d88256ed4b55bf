"""Plays what the office does with its books: closings, one opened again, appeals, a trial, a past ledger."""

from __future__ import annotations

from collections import deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from byline.bygones.models import PastLedger
from byline.closing.models import Appeal, Closing, Trial
from byline.closing.models.ruling import Verdict
from byline.closing.unconfirmed import unconfirmed
from byline.demo.joining import OFFICE
from byline.demo.rehearsing import in_office, working_day
from byline.demo.stage import morning
from byline.ledger.models import Entry
from byline.reckoning.periods import MONTH, Period
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from byline.demo.stage import Stage

MONTHS = 24
CLOSED_AFTER, REOPENED_AFTER, CLOSED_AGAIN_AFTER = 9, 11, 12  # days after the last one of the month
HALF_CLOSED_AFTER = 13
WRITTEN_SINCE, WRITTEN_UNTIL = 13, 4  # days ago
HALF = Decimal("0.5")
LONG_AGO = (2020, 1, 1, 0, 0, 0)  # when every part of the made file was written
PAST_YEARS = 5


def keep_books(stage: Stage) -> None:
    """Play all of it."""
    _take_past_in(stage)
    _close(stage)
    _appeal(stage)
    _try_rules(stage)


def _close(stage: Stage) -> None:
    """Close every month and the last half-year once it was over; open one month again, and close it anew."""
    half = stage.half_told
    for month in _months(stage.today):
        _close_one(stage, month, after=CLOSED_AFTER)
        if month.last == half.last:
            _close_one(stage, half, after=HALF_CLOSED_AFTER)
    last = [one for one in _months(stage.today) if (stage.today - one.last).days > CLOSED_AGAIN_AFTER][-1]
    closing = Closing.objects.of_period(stage.congress, last)
    with in_office(stage, last.last + timedelta(days=REOPENED_AFTER), "10:40"):
        closing.reopen(reason=OFFICE["closing"]["reopened"], by=stage.people["chenjing"])
    _close_one(stage, last, after=CLOSED_AGAIN_AFTER)


def _months(today: date) -> list[Period]:
    """Return the months that the office has closed by a day, the earliest first."""
    months = [Period.containing(today, MONTH).previous()]
    while len(months) < MONTHS:
        months.append(months[-1].previous())
    return [one for one in reversed(months) if (today - one.last).days > CLOSED_AFTER]


def _close_one(stage: Stage, period: Period, *, after: int) -> None:
    waiting = [one.key for one in unconfirmed(stage.congress, period)]
    with in_office(stage, period.last + timedelta(days=after), "09:30"):
        Closing.objects.close(period, by=stage.people["chenjing"], waiving=waiting)


def _appeal(stage: Stage) -> None:
    """Let one appeal be upheld and one dismissed; a third one waits."""
    words = OFFICE["appeals"]
    disputed = dict(zip(("level", "share", "front"), _disputed(stage), strict=False))  # few in a small county
    for says, entry in disputed.items():
        with in_office(stage, _written(entry) + timedelta(days=1), "09:40"):
            Appeal.objects.appeal(entry, says=words[says], by=entry.person)
    for says in sorted(disputed.keys() & {"share", "front"}):
        _answer(stage, disputed[says], words[f"{says}_answer"], is_upheld=says == "front")


def _answer(stage: Stage, entry: Entry, reason: str, *, is_upheld: bool) -> None:
    verdict = Verdict(is_upheld, reason, amount=entry.amount * HALF if is_upheld else None)
    with in_office(stage, _written(entry) + timedelta(days=3), "15:10"):
        Appeal.objects.get(entry=entry).rule(verdict, by=stage.people["chenjing"])


def _disputed(stage: Stage) -> list[Entry]:
    """Return lines of three writers that were written some days ago, Lin Xiu's first where she has one."""
    since, until = (
        morning(stage.today - timedelta(days=ago), hour=0) for ago in (WRITTEN_SINCE, WRITTEN_UNTIL)
    )
    lines = Entry.objects.of_congress(stage.congress).filter(
        at__range=(since, until), measure="points", amount__gt=0, confirmation__isnull=False
    )
    lines = lines.filter(person__isnull=False).select_related("person").order_by("at", "pk")
    first = {}
    for line in lines:
        first.setdefault(line.person_id, line)
    lin = stage.people["linxiu"].pk
    return sorted(first.values(), key=lambda line: line.person_id != lin)[:3]


def _written(entry: Entry) -> date:
    return timezone.localtime(entry.at).date()


def _try_rules(stage: Stage) -> None:
    """Draft the next version of the rules with one amount raised, and try it on the last month closed."""
    chen, told = stage.people["chenjing"], OFFICE["trial"]
    with in_office(stage, working_day(stage.today, back=9), "14:20"):
        draft = Rulebook.objects.of(stage.congress).in_force(on=stage.today).revise(by=chen)
        rows = list(draft.clauses.all())
        for row in rows:
            if row.number == told["number"] and not row.genre:
                row.amount = Decimal(told["amount"])
        draft.redraft(clauses=rows, terms=list(draft.terms.all()), by=chen)
    with in_office(stage, working_day(stage.today, back=8), "10:30"):
        trial = Trial.objects.begin(draft, period=_months(stage.today)[-1], by=chen)
        deque(trial.run(), maxlen=0)


def _take_past_in(stage: Stage) -> None:
    """Take the ledger of the year before Byline in, a week after the county began to use it."""
    year, told, by = stage.today.year - PAST_YEARS, OFFICE["past"], stage.people["zhaoqiming"]
    with in_office(stage, stage.founded_at.date() + timedelta(days=7), "10:00"):
        ledger = PastLedger.objects.bring(_past_file(year), name=told["name"].format(year=year), by=by)
        ledger.ask_for_rows()
        deque(ledger.read(), maxlen=0)
        ledger.ask_for_intake(leaves_out_bad=False)
        ledger.take_in(by=by)


class _SameBytes(ZipFile):
    """An archive whose parts bear no time of their own, so that the same sheet is the same file."""

    def writestr(self, name, data, *_more):
        """Add a part from memory."""
        super().writestr(ZipInfo(name, LONG_AGO), data, ZIP_DEFLATED)

    def write(self, path, name):
        """Add a part from a file."""
        self.writestr(name, Path(path).read_bytes())


def _past_file(year: int) -> bytes:
    """Write the ledger of a year as an office would have kept it."""
    told, book = OFFICE["past"], Workbook()
    book.properties.created = book.properties.modified = datetime(*LONG_AGO)  # noqa: DTZ001 -- openpyxl wants it bare
    page = book.active
    page.title = f"{year}年"
    page.append([told["above"].format(year=year)])
    page.append(told["headings"])
    for number, (day, *cells) in enumerate(told["rows"], start=1):
        page.append([number, f"{year}-{day}", *cells])
    held = BytesIO()
    ExcelWriter(book, _SameBytes(held, "w", ZIP_DEFLATED)).save()
    return held.getvalue()
