"""Pages of what is owed and how far it is met."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.views.generic import TemplateView

from byline.reckoning.words import period_label
from byline.targets.asked import period_choices, period_of
from byline.targets.meeting import owings


class TargetsView(PermissionRequiredMixin, TemplateView):
    """What is owed in a half-year, and how far it is met against the time gone."""

    permission_required = "rules.view_target"
    template_name = "targets/targets.html"

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
