"""Pages of rankings and targets."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView, View

from byline.papers.sheet import as_xlsx
from byline.rules.periods import HALF_YEAR, MONTH, QUARTER, YEAR, Period
from byline.rules.terms import Measure
from byline.rules.words import period_label
from byline.standings.tables import KINDS, PEOPLE, SHOWN_LEVELS, Question, may_open, owings, ranking

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Asked:
    """Reads from the address what is to be ranked; what it does not say is people, this half-year, pieces."""

    @property
    def question(self) -> Question:
        """What the address asks for. Refuses with NotAPeriod."""
        asked = self.request.GET
        of = asked.get("of") if asked.get("of") in KINDS else PEOPLE
        measure = Measure.POINTS if asked.get("by") == Measure.POINTS else Measure.PIECES
        return Question(of, period_of(asked.get("period")), measure)


class RankingView(Asked, PermissionRequiredMixin, TemplateView):
    """Who stands where in a period. Everybody sees the ranking; lines open to those concerned."""

    permission_required = "ledger.view_entry"
    template_name = "standings/ranking.html"

    def get_context_data(self, **context):
        """Give the lines, the scale of the bars, and what can be asked instead."""
        question = self.question
        lines = ranking(self.request.user.congress, question=question)
        highest = [line.amount for line in lines] + [line.progress.target for line in lines if line.progress]
        return super().get_context_data(
            **context,
            question=question,
            title=title_of(question),
            rows=[self.row(line) for line in lines],
            scale=max(highest, default=0),
            levels=[level.label for level in SHOWN_LEVELS],
            groups=group_choices(),
            periods=period_choices(question.period),
            measures=[(Measure.PIECES, _("by pieces")), (Measure.POINTS, _("by points"))],
            earlier=question.period.previous(),
            before_label=period_label(question.period.previous()),
            later=question.period.next() if question.period.last < timezone.localdate() else None,
            now=timezone.now(),
        )

    def row(self, line):
        """Give a line with what it is to the reader."""
        reader = self.request.user
        own = reader.pk if line.question.is_of_people else getattr(reader.unit, "pk", None)
        return {"line": line, "is_own": line.counted.key == own, "opens": may_open(reader, line)}


class RankingSheetView(Asked, PermissionRequiredMixin, View):
    """The same ranking as a sheet."""

    permission_required = "ledger.view_entry"

    def get(self, request):
        """Send the .xlsx."""
        question = self.question
        rows = [sheet_row(line) for line in ranking(request.user.congress, question=question)]
        title = title_of(question)
        return FileResponse(
            BytesIO(as_xlsx(title, sheet_columns(question), rows)),
            as_attachment=True,
            filename=f"{title}.xlsx",
            content_type=XLSX,
        )


class TargetsView(PermissionRequiredMixin, TemplateView):
    """What is owed in a half-year, and how far it is met against the time gone."""

    permission_required = "rules.view_target"
    template_name = "standings/targets.html"

    def get_context_data(self, **context):
        """Give the targets of units and of people, with the time gone."""
        period, today = period_of(self.request.GET.get("period")), timezone.localdate()
        owing = owings(self.request.user, period=period, on=today)
        return super().get_context_data(
            **context,
            period=period,
            label=period_label(period),
            gone=period.share_gone(today),
            units=[one for one in owing if one.target.unit_id],
            people=[one for one in owing if one.target.person_id],
            unmet=len({one.target.unit_id for one in owing if not one.progress.is_met} - {None}),
            periods=period_choices(period),
            earlier=period.previous(),
            later=period.next() if period.last < today else None,
        )


def period_of(key):
    """Read a period from the address; none is this half-year. Refuses with NotAPeriod."""
    return Period.parse(key) if key else Period.containing(timezone.localdate(), HALF_YEAR)


def period_choices(period):
    """Give the month, quarter, half-year and year round the chosen period, up to today."""
    today = timezone.localdate()
    day = today if today in period else period.last
    around = (Period.containing(day, kind) for kind in (MONTH, QUARTER, HALF_YEAR, YEAR))
    return [(one.key, short_label(one, this_year=today.year)) for one in around]


def short_label(period, *, this_year):
    """Name a period of this year without the year: March, first half; another in full."""
    if period.first.year != this_year:
        return period_label(period)
    if period.kind == MONTH:
        return date_format(period.first, pgettext("format of a month without its year", "F"))
    if period.kind == QUARTER:
        return _("quarter {number}").format(number=period.number)
    if period.kind == HALF_YEAR:
        return _("first half") if period.number == 1 else _("second half")
    return _("whole year")


def group_choices():
    """Give what can be ranked, with its words."""
    return [
        (PEOPLE, pgettext("ranking", "People")),
        ("units", _("All units")),
        ("offices", _("Committees and offices")),
        ("townships", _("Townships")),
        ("departments", _("Departments")),
    ]


def title_of(question):
    """Name a ranking: first half of 2026, people, by pieces."""
    measure = _("by pieces") if question.measure == Measure.PIECES else _("by points")
    return _("Ranking {measure}, {period}: {group}").format(
        period=period_label(question.period), group=dict(group_choices())[question.of], measure=measure
    )


def sheet_columns(question):
    """Give the headings of the sheet."""
    who = [pgettext("person", "Name"), _("Unit")] if question.is_of_people else [_("Unit")]
    counted = [Measure(question.measure).label, _("Target"), _("Done (%)")]
    words = [_("Place"), *who, *counted, *(level.label for level in SHOWN_LEVELS), _("Points")]
    return [str(word) for word in words]


def sheet_row(line):
    """Give one line of the sheet, numbers as numbers."""
    who = [line.counted.name, line.counted.unit] if line.question.is_of_people else [line.counted.name]
    progress = line.progress
    target = [progress.target, round(progress.share * 100)] if progress else [None, None]
    return [line.standing.place, *who, line.amount, *target, *line.levels, line.points]
