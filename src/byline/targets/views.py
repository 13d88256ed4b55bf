"""Pages of what is owed and how far it is met."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from byline.papers.download import as_file
from byline.reckoning.terms import Measure
from byline.reckoning.words import period_label
from byline.targets.asked import period_choices, period_of
from byline.targets.meeting import BEHIND, MET, ON_TIME, SHORT, owings
from byline.targets.wording import kind_words, outlook
from byline.team.models import Unit


def state_choices():
    """Give how a target can stand, with its words."""
    return [
        ("", _("all")),
        (BEHIND, _("behind time")),
        (SHORT, _("will be short")),
        (ON_TIME, _("on time")),
        (MET, _("met")),
    ]


class Asked(PermissionRequiredMixin):
    """What the address asks for: a period, a class of units, how targets stand. No sense asks for nothing."""

    permission_required = "rules.view_target"

    @cached_property
    def period(self):
        """Read the period asked for; none is this half-year. Refuses with NotAPeriod."""
        return period_of(self.request.GET.get("period"))

    @cached_property
    def kind(self):
        """Read the class of units asked for."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in Unit.Kind.values else ""

    @cached_property
    def state(self):
        """Read how the targets asked for stand."""
        asked = self.request.GET.get("state", "")
        return asked if asked in dict(state_choices()) else ""

    @cached_property
    def owing(self):
        """Give the targets asked for, one's own first."""
        found = owings(self.request.user, period=self.period, on=timezone.localdate())
        return [
            one
            for one in found
            if self.kind in {"", one.unit_kind} and (not self.state or self.state in one.states)
        ]


class TargetsView(Asked, TemplateView):
    """What is owed in a period, and how far it is met against the time gone."""

    template_name = "targets/targets.html"

    def get_context_data(self, **context):
        """Give the targets of units and of people, with the time gone."""
        today = timezone.localdate()
        return super().get_context_data(
            **context,
            period=self.period,
            label=period_label(self.period),
            gone=self.period.share_gone(today),
            units=[self.row(one) for one in self.owing if one.target.unit_id],
            people=[self.row(one) for one in self.owing if one.target.person_id],
            unmet=len({one.target.unit_id for one in self.owing if not one.progress.is_met} - {None}),
            classes=[("", _("all")), *Unit.Kind.choices],
            kind=self.kind,
            states=state_choices(),
            state=self.state,
            periods=period_choices(self.period),
            earlier=self.period.previous(),
            later=self.period.next() if self.period.last < today else None,
        )

    def row(self, one):
        """Give a target with its words."""
        target = one.target
        return {
            "one": one,
            "kind": kind_words(target.demanded),
            "outlook": outlook(one.progress, measure=target.measure),
        }


class TargetsTableView(Asked, View):
    """The same list as a workbook."""

    def get(self, *_args, **_kwargs):
        """Send exactly what is shown."""
        columns = [
            _("Who owes it"),
            _("Unit"),
            _("Target"),
            _("Unit of measure"),
            _("Amount owed"),
            _("Done"),
            _("Share (%)"),
            _("Still owed"),
            _("Forecast"),
            _("Outlook"),
        ]
        title = _("Targets, {period}").format(period=period_label(self.period))
        return as_file(title, columns, [_sheet_row(one) for one in self.owing])


def _sheet_row(one):
    target, progress = one.target, one.progress
    return [
        target.holder.name,
        one.unit_name,
        kind_words(target.demanded),
        str(Measure(target.measure).label),
        progress.target,
        progress.done,
        round(progress.share * 100),
        progress.shortfall,
        progress.forecast,
        outlook(progress, measure=target.measure),
    ]
