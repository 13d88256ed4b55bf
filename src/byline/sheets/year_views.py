"""Pages of the year's sheets."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from byline.papers.download import as_file
from byline.papers.page import as_html
from byline.papers.word import as_word
from byline.papers.zipped import as_zip
from byline.reckoning.periods import Period
from byline.reckoning.terms import Level
from byline.sheets.year_sheet import paper_of
from byline.sheets.yearly import JUDGED, judged_by, year_sheets

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class OfYear(PermissionRequiredMixin):
    """A page about the sheets of a year (`?year=2026`; by itself this one).

    `said` is where an upper room puts what was praised and criticised: sentences by the key of the unit. It
    gives these pages their addresses.
    """

    permission_required = "rules.view_target"

    @cached_property
    def year(self):
        """Read the year asked for; what is none is this one."""
        asked = self.request.GET.get("year", "")
        this = timezone.localdate().year
        return Period.parse(asked).first.year if asked else this

    @cached_property
    def units(self):
        """Give the units whose sheet the person may see, of the class asked for."""
        return [unit for unit in judged_by(self.request.user) if self.kind in {"", unit.kind}]

    @cached_property
    def kind(self):
        """Read the class of units asked for."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in JUDGED else ""

    @property
    def said(self):
        """Give what was praised and criticised in the year, by the key of the unit."""
        return {}

    @cached_property
    def sheets(self):
        """Put the sheets together."""
        congress, today = self.request.user.congress, timezone.localdate()
        return year_sheets(self.units, congress=congress, year=self.year, on=today, said=self.said)

    @property
    def title(self):
        """Name all the sheets."""
        return _("Year sheets, {year}").format(year=self.year)


class YearSheetsView(OfYear, TemplateView):
    """All sheets of a year, a row each."""

    template_name = "sheets/year_sheets.html"

    def get_context_data(self, **kwargs):
        """Give the rows and the years beside."""
        this = timezone.localdate().year
        return super().get_context_data(
            rows=list(zip(self.units, self.sheets, strict=True)),
            year=self.year,
            years=[(each, each) for each in range(this - 3, this + 1)],
            classes=[("", _("all")), *((kind.value, kind.label) for kind in JUDGED)],
            kind=self.kind,
            **kwargs,
        )


class YearTableView(OfYear, View):
    """The same as a workbook."""

    def get(self, *_args, **_kwargs):
        """Send a row for each unit."""
        columns = [
            _("Unit"),
            _("Place"),
            _("Of"),
            _("Adopted, first half"),
            _("Adopted, second half"),
            _("Adopted, year"),
            *(str(level.label) for level in Level),
            _("Points"),
            _("Targets set"),
            _("Targets met"),
            _("Praise and criticism"),
        ]
        return as_file(self.title, columns, [_row(sheet) for sheet in self.sheets])


def _row(sheet):
    place = [sheet.place.number, sheet.place.of] if sheet.place else [None, None]
    return [
        sheet.unit,
        *place,
        sheet.pieces.first,
        sheet.pieces.second,
        sheet.pieces.year,
        *(level.year for level in sheet.levels),
        sheet.points.year,
        len(sheet.results),
        sheet.met,
        "".join(sheet.said),
    ]


class YearPapersView(OfYear, View):
    """All sheets as Word papers in one zip."""

    def get(self, *_args, **_kwargs):
        """Send the .zip."""
        today = timezone.localdate()
        files = [(f"{sheet.title}.docx", as_word(paper_of(sheet, on=today))) for sheet in self.sheets]
        return as_zip(self.title, files)


class OneSheet(OfYear):
    """A page of one unit's sheet."""

    @cached_property
    def units(self):
        """Find the unit among those whose sheet the person may see."""
        found = [unit for unit in judged_by(self.request.user) if unit.pk == self.kwargs["pk"]]
        if not found:
            raise Http404
        return found

    @property
    def sheet(self):
        """Give the one sheet."""
        return self.sheets[0]

    @property
    def paper(self):
        """Set it."""
        return paper_of(self.sheet, on=timezone.localdate())


class YearSheetView(OneSheet, TemplateView):
    """One unit's sheet as it will print."""

    template_name = "sheets/year_sheet.html"

    def get_context_data(self, **kwargs):
        """Give the pages."""
        return super().get_context_data(
            unit=self.units[0],
            sheet=self.sheet,
            sheets=mark_safe(as_html(self.paper)),  # noqa: S308 -- as_html escapes every text
            year=self.year,
            years=[(each, each) for each in range(self.year - 1, self.year + 2)],
            **kwargs,
        )


class YearPaperView(OneSheet, View):
    """One unit's sheet in Word."""

    def get(self, *_args, **_kwargs):
        """Send the .docx."""
        name = f"{self.sheet.title}.docx"
        headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
        return HttpResponse(as_word(self.paper), content_type=WORD, headers=headers)
