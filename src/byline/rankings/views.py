"""Pages of rankings."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView, View

from byline.papers.sheet import as_xlsx
from byline.rankings.tables import KINDS, PEOPLE, SHOWN_LEVELS, Question, may_open, ranking
from byline.reckoning.terms import Measure
from byline.reckoning.words import period_label
from byline.targets.asked import period_choices, period_of

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
    template_name = "rankings/ranking.html"

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
