"""Pages of rankings."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, JsonResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView, View

from byline.rankings.asked import (
    APART,
    group_choices,
    level_choices,
    measure_choices,
    question_of,
    title_of,
    years_offered,
)
from byline.rankings.showing import as_plain, as_sheet, chart_of, columns_of, rows_of, rule_words
from byline.rankings.tables import ranking
from byline.reckoning.book import HONOUR
from byline.reckoning.words import period_label
from byline.rules.models import PeriodClause
from byline.targets.asked import period_choices

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Asked(PermissionRequiredMixin):
    """Reads from the address what is to be ranked, and gives of the ranking what its reader may see."""

    permission_required = "ledger.view_entry"

    @cached_property
    def question(self):
        """Read what the address asks for. Refuses with NotAPeriod."""
        return question_of(self.request.GET)

    @cached_property
    def ranking(self):
        """Ask for the ranking as its reader may see it."""
        return ranking(self.request.user.congress, question=self.question).seen_by(self.request.user)


class RankingView(Asked, TemplateView):
    """Who stands where in a period. Everybody sees the ranking; lines open to those concerned."""

    template_name = "rankings/ranking.html"

    def get_context_data(self, **context):
        """Give the lines, the scale of the bars, and what can be asked instead."""
        return super().get_context_data(**context, **self.shown(), **self.choices(), **self.said())

    def shown(self):
        """Give the lines by place, and the leaders where they stand apart."""
        table, reader = self.ranking, self.request.user
        lines = [*table.lines, *table.apart]
        highest = [line.amount for line in lines] + [line.progress.target for line in lines if line.progress]
        rows = rows_of(table, table.lines, reader=reader)
        apart = rows_of(table, table.apart, reader=reader)
        return {
            "rows": rows,
            "apart": apart,
            "columns": columns_of(table),
            "scale": max(highest, default=0),
            "has_targets": any(line.progress for line in lines),
            "has_own": any(row.is_own for row in (*rows, *apart)),
            # drawn by ourselves, every word in it escaped
            "chart": mark_safe(chart_of(table)),  # noqa: S308
        }

    def choices(self):
        """Give what can be asked instead."""
        question = self.question
        return {
            "question": question,
            "groups": group_choices(),
            "periods": period_choices(question.period),
            "years": years_offered(question.period),
            "measures": measure_choices(),
            "levels": level_choices(question),
            "leaders": APART,
            "earlier": question.period.previous(),
            "later": question.period.next() if question.period.last < timezone.localdate() else None,
        }

    def said(self):
        """Give what is said of the ranking: by which rule, against what, since when."""
        question, rule = self.question, self.ranking.rule
        honours = PeriodClause.objects.filter(
            rulebook=rule.rulebook, kind=HONOUR, metric=question.measure, per=question.period.kind
        )
        return {
            "title": title_of(question),
            "rule": rule,
            "rule_words": rule_words(rule),
            "clauses": list(honours.order_by("rank").values_list("number", flat=True))
            if rule.rulebook
            else [],
            "is_whole": self.ranking.is_whole,
            "is_empty": self.ranking.is_whole and self.ranking.is_empty,
            "before_label": period_label(question.period.previous()),
            "now": timezone.now(),
        }


class RankingSheetView(Asked, View):
    """The same ranking as a sheet."""

    def get(self, request):
        """Send the .xlsx."""
        content = BytesIO(as_sheet(self.ranking, reader=request.user))
        name = f"{title_of(self.question)}.xlsx"
        return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX)


class RankingJsonView(Asked, View):
    """The same ranking for programs."""

    def get(self, request):
        """Send it as JSON."""
        options = {"ensure_ascii": False}
        return JsonResponse(as_plain(self.ranking, reader=request.user), json_dumps_params=options)
