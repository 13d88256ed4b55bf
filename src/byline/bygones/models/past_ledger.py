"""Ledgers of earlier years, taken in from a sheet as one deed, and undone as one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.bygones import headings
from byline.bygones.models.past_line import PastLine, chunks
from byline.bygones.models.past_reversal import Undoable
from byline.bygones.models.watched import Watched
from byline.bygones.rows import Columns
from byline.bygones.sheet import SheetIsEmpty, opened
from byline.errors import Refused
from byline.ledger.models import Entry, Posting
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.bygones.sheet import Sheets

LONGEST_NAME = 200
AT_ONCE = 500


class FileTakenIn(Refused):
    """{name} took in this very file on {day}. Undo that first if it was wrong."""


class NoAmounts(Refused):
    """No column says how much a row counts. Choose one for pieces, points or yuan."""


class NobodyInIt(Refused):
    """No column says whose the rows are. Choose one for the person or for the unit."""


class ColumnTwice(Refused):
    """One column is chosen twice. Each column says one thing."""


class NotReadYet(Refused):
    """The rows are still being read: {done} of {total}. Wait until all are."""


class RowsAreBad(Refused):
    """{count} rows cannot be read, the first in line {line}. Mend them, or tick that they are left out."""


class NothingToTakeIn(Refused):
    """No row of this sheet can be taken in. Look at what is wrong with them."""


class TakenInAlready(Refused):
    """{name} took this ledger in on {day} already."""


class PastLedgerQuerySet(models.QuerySet):
    """Words about past ledgers."""

    def of(self, congress: Congress) -> PastLedgerQuerySet:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> PastLedgerQuerySet:
        """Keep those of the congress, for its office and the auditor."""
        found = self.of(person.congress)
        return found if person.holds(Role.EDITOR, Role.AUDITOR) else found.none()

    def standing(self) -> PastLedgerQuerySet:
        """Keep those that were taken in and not undone."""
        return self.filter(posting__isnull=False, pastreversal=None)

    @transaction.atomic
    def bring(self, content: bytes, *, name: str, by: Person) -> PastLedger:
        """Keep the file of a past ledger, with a guess at its sheet and columns.

        The columns are those chosen last time for a sheet with the same headings, else guessed by their
        words. A file that was brought and not taken in yet is the same ledger. Raises FileTakenIn, and what
        `sheet.opened` raises.
        """
        digest = hashlib.sha256(content).hexdigest()
        same = self.of(by.congress).filter(digest=digest).select_related("posting__by")
        taken = same.standing().first()
        if taken:
            day = timezone.localtime(taken.posting.at).date()
            raise FileTakenIn(name=taken.posting.by.name, day=day)
        ledger = self.model(congress=by.congress, name=name[-LONGEST_NAME:], digest=digest, by=by)
        with opened(content) as sheets:
            ledger.choose_of(sheets)
        waiting = same.filter(posting=None).first()
        if waiting:
            return waiting
        ledger.file = ContentFile(content, name="ledger.xlsx")
        ledger.save()
        record(ledger, "brought", by=by, name=ledger.name)
        return ledger

    def chosen_before(self, congress: Congress, named: list[str]) -> PastLedger | None:
        """Return the last ledger of a congress whose rows were read by columns with these headings."""
        found = self.of(congress).filter(headings=named, read_at__isnull=False)
        return found.order_by("-pk").first()


class PastLedger(Watched, Undoable, models.Model):
    """A file with the ledger of earlier years: how it is read, and whether it is in the books."""

    DEEDS = {
        "brought": _("brought the past ledger {name}"),
        "taken_in": _("took in the past ledger {name}: {rows} rows, {entries} entries"),
        "undone": _("took the past ledger {name} out again: “{reason}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    file = models.FileField(_("file"), upload_to="past/%Y/%m/")
    name = models.CharField(_("name of the file"), max_length=LONGEST_NAME)
    digest = models.CharField(_("digest"), max_length=64, db_index=True)
    sheets = models.JSONField(_("sheets"), default=list)
    sheet = models.CharField(_("sheet"), max_length=100)
    heading_row = models.PositiveIntegerField(_("line of the headings"), default=1)
    headings = models.JSONField(_("headings"), default=list)
    columns = models.JSONField(_("columns"), default=dict)
    day = models.DateField(_("day of rows without one"), null=True, blank=True)
    counts_pieces = models.BooleanField(_("every row is one piece"), default=True)
    is_shared = models.BooleanField(_("several names share a row equally"), default=True)
    total = models.PositiveIntegerField(_("rows"), default=0)
    asked_at = models.DateTimeField(_("last asked for at"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True)
    takes_in = models.BooleanField(_("is being taken in"), default=False)
    posting = models.OneToOneField(
        Posting, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("posting")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PastLedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("past ledger")
        verbose_name_plural = _("past ledgers")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where its rows are looked through."""
        return reverse("past-ledger", args=[self.pk])

    def choose_of(self, sheets: Sheets) -> None:
        """Choose of a file's sheets the one whose headings are most like a ledger's."""
        self.sheets = list(sheets.names)
        beginnings = [sheets.beginning(one) for one in self.sheets]
        likely = headings.most_like([texts(rows) for rows in beginnings])
        self.look_at(self.sheets[likely], rows=beginnings[likely])

    def look_at(self, sheet: str, *, rows: list) -> None:
        """Choose a sheet and guess its headings and columns from its first rows, (number, cells) each."""
        lines = texts(rows)
        place = headings.heading_line(lines) if lines else 0
        self.sheet = sheet
        self.headings = lines[place] if lines else []
        self.heading_row = rows[place][0] if rows else 1
        before = PastLedger.objects.chosen_before(self.congress, self.headings)
        self.columns = dict(before.columns) if before else headings.proposed(self.headings)
        if before:
            self.day, self.counts_pieces, self.is_shared = before.day, before.counts_pieces, before.is_shared

    def turn_to(self, sheet: str) -> None:
        """Choose another sheet of the file. Raises SheetIsMissing."""
        with opened(self.content) as sheets:
            self.look_at(sheet, rows=sheets.beginning(sheet))
        self.save()

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        with self.file.open("rb") as held:
            return held.read()

    @property
    def as_columns(self) -> Columns:
        """How it is read, as values."""
        return Columns(
            {name: int(place) for name, place in self.columns.items()}, self.day, self.counts_pieces
        )

    def refuse_columns(self) -> None:
        """Refuse with NoAmounts, NobodyInIt or ColumnTwice a choice by which no row can be read."""
        chosen = self.columns
        if not (self.counts_pieces or any(one in chosen for one in headings.MEASURES)):
            raise NoAmounts
        if headings.PERSON not in chosen and headings.UNIT not in chosen:
            raise NobodyInIt
        if len(set(chosen.values())) < len(chosen):
            raise ColumnTwice

    @transaction.atomic
    def ask_for_rows(self) -> None:
        """Throw away what was read, so that a task reads all rows by the columns chosen now.

        Raises TakenInAlready, NoAmounts, NobodyInIt, ColumnTwice and SheetIsEmpty.
        """
        self.refuse_columns()
        current = PastLedger.objects.select_for_update(of=("self",)).get(pk=self.pk)
        current.refuse_if_taken_in()
        with opened(self.content) as sheets:
            self.total = sum(number > self.heading_row for number, _cells in sheets.rows(self.sheet))
        if not self.total:
            raise SheetIsEmpty(name=self.sheet)
        PastLine.objects.filter(ledger=self).delete()
        self.asked_at, self.read_at = timezone.now(), None
        self.save()

    def read(self) -> Iterator[int]:
        """Read the rows, some hundred at a time, and yield how many were read; nothing else is written.

        Cut short and called again it begins anew; call it outside of any transaction.
        """
        PastLine.objects.filter(ledger=self).delete()
        with opened(self.content) as sheets:
            rows = (row for row in sheets.rows(self.sheet) if row[0] > self.heading_row)
            for lines in PastLine.objects.read(self, rows, at_once=AT_ONCE):
                yield len(lines)
        PastLedger.objects.filter(pk=self.pk).update(read_at=timezone.now())
        self.read_at = timezone.now()

    def counts(self) -> dict[str, int]:
        """Count its rows: all, good, bad, and those that were there before."""
        return self.pastline_set.aggregate(
            all=Count("pk"),
            good=Count("pk", filter=PastLine.GOOD),
            bad=Count("pk", filter=~Q(problems=[])),
            known=Count("pk", filter=Q(problems=[], is_known=True)),
        )

    def refuse_if_taken_in(self) -> None:
        """Refuse with TakenInAlready where it is in the books."""
        if self.posting_id:
            raise TakenInAlready(name=self.posting.by.name, day=timezone.localtime(self.posting.at).date())

    @transaction.atomic
    def ask_for_intake(self, *, leaves_out_bad: bool) -> None:
        """Ask that its rows be taken in; a task then does it.

        Raises TakenInAlready, FileTakenIn, NotReadYet, RowsAreBad and NothingToTakeIn.
        """
        current = PastLedger.objects.select_for_update(of=("self",)).get(pk=self.pk)
        current.refuse_if_taken_in()
        if current.read_at is None:
            raise NotReadYet(done=current.done, total=current.total)
        bad = current.pastline_set.exclude(problems=[]).order_by("number").first()
        if bad and not leaves_out_bad:
            raise RowsAreBad(count=current.counts()["bad"], line=bad.number)
        if not current.pastline_set.filter(PastLine.GOOD).exists():
            raise NothingToTakeIn
        self.takes_in, self.asked_at = True, timezone.now()
        self.save(update_fields=["takes_in", "asked_at"])

    @transaction.atomic
    def take_in(self, *, by: Person) -> Posting:
        """Write its good rows in the ledger as one deed: all of them, or none.

        Run twice, it is taken in once. Raises TakenInAlready.
        """
        current = PastLedger.objects.select_for_update(of=("self",)).get(pk=self.pk)
        current.refuse_if_taken_in()
        posting = Posting.objects.create(
            congress=self.congress, kind=Posting.Kind.PAST, reason=self.name, by=by
        )
        rows = entries = 0
        good = self.pastline_set.filter(PastLine.GOOD).order_by("number")
        for lines in chunks(good.iterator(chunk_size=AT_ONCE), AT_ONCE):
            made = [entry for line in lines for entry in line.entries(self, posting)]
            entries += len(Entry.objects.write(made))
            rows += len(lines)
        current.posting = self.posting = posting
        current.save(update_fields=["posting"])
        record(self, "taken_in", by=by, name=self.name, rows=rows, entries=entries)
        return posting


def texts(rows: list) -> list[list[str]]:
    """Return what the cells of rows say, as text; rows are (number, cells) each."""
    return [[cell.text for cell in cells] for _number, cells in rows]
