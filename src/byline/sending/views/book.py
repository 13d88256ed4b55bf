"""The printed register book: of a year or a period, as Word, PDF and sheet."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.views.generic import View

from byline.errors import Refused
from byline.manuscripts.models import Register, Registration
from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.word import flow_as_word
from byline.papers.official import in_words
from byline.papers.packing import DOCX, PDF
from byline.papers.sheet import as_xlsx
from byline.sending.book import Cover, book_of, rows_of
from byline.sending.entries import entries_of
from byline.writing.views.documents import attached

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# some 15 seconds of setting
MOST_ON_PAPER = 2000


class TooManyForPaper(Refused):
    """That are {count} numbers; at most {most} go into one printed book. Choose a shorter period."""


class BookPage(PermissionRequiredMixin, View):
    """The book that the address asks for: of a year, or of the days `from` and `to`, both included."""

    permission_required = "manuscripts.view_registration"

    @cached_property
    def year(self):
        """Read the year asked for, else the newest that has a register."""
        asked = self.request.GET.get("year", "")
        registers = Register.objects.filter(congress=self.request.user.congress, last_number__gt=0)
        newest = registers.order_by("-year").values_list("year", flat=True).first()
        return int(asked) if asked.isdecimal() and len(asked) == 4 else newest or timezone.localdate().year  # noqa: PLR2004 -- a year

    @cached_property
    def days(self):
        """Read the first and the last day asked for, None for either that is not a day."""
        return tuple(_day(self.request.GET.get(name, "")) for name in ("from", "to"))

    def registrations(self):
        """Return the registrations of the book, cancelled ones too."""
        found = Registration.objects.visible_to(self.request.user)
        first, last = self.days
        if first:
            found = found.filter(registered_on__gte=first)
        if last:
            found = found.filter(registered_on__lte=last)
        return found if first or last else found.filter(year=self.year)

    @property
    def span(self):
        """The time of the book in words: 2026年, or 2026年1月1日至2026年3月31日."""
        first, last = self.days
        if not first and not last:
            return f"{self.year}年"
        return f"{in_words(first) if first else ''}至{in_words(last) if last else '今'}"

    def entries(self):
        """Return the lines. Refuses with TooManyForPaper."""
        found = self.registrations()
        if (count := found.count()) > MOST_ON_PAPER:
            raise TooManyForPaper(count=count, most=MOST_ON_PAPER)
        return entries_of(found)

    def book(self):
        """Return the book, set."""
        congress = self.request.user.congress
        return book_of(self.entries(), Cover(congress.name, self.span, timezone.localdate()))

    def name(self, suffix):
        """Return the name of the file."""
        return f"{self.request.user.congress.short_name}稿件登记簿（{self.span}）{suffix}"


class BookWordView(BookPage):
    """The register book as a Word file."""

    def get(self, _request):
        """Send the .docx."""
        return attached(flow_as_word(self.book()), name=self.name(".docx"), kind=DOCX)


class BookPdfView(BookPage):
    """The register book as PDF."""

    def get(self, _request):
        """Send the PDF."""
        return attached(flow_as_pdf(self.book()), name=self.name(".pdf"), kind=PDF)


class BookSheetView(BookPage):
    """The register book as a sheet for Excel, however long it is."""

    def get(self, _request):
        """Send the .xlsx."""
        headings, rows = rows_of(entries_of(self.registrations()))
        title = self.name("")
        return attached(as_xlsx(title, headings, rows), name=f"{title}.xlsx", kind=XLSX)


def _day(asked):
    """Read a day as 2026-03-05; anything else is none."""
    try:
        return parse_date(asked)
    except ValueError:
        return None
