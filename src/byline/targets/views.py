"""Pages of what is owed and how far it is met."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from byline.papers.download import as_file
from byline.reckoning.terms import Level, Measure
from byline.reckoning.words import period_label
from byline.rules.models.owed import Counting
from byline.targets.asked import Asked
from byline.targets.meeting import BEHIND, MET, ON_TIME, SHORT, owings
from byline.targets.tallying import PERSON, UNIT
from byline.targets.wording import kind_words, outlook


def state_choices():
    """Give how a target can stand, with its words."""
    return [
        ("", _("all")),
        (BEHIND, _("behind time")),
        (SHORT, _("will be short")),
        (ON_TIME, _("on time")),
        (MET, _("met")),
    ]


class OfTargets(Asked):
    """Targets, and how those asked for stand."""

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


class TargetsView(OfTargets, TemplateView):
    """What is owed in a period, and how far it is met against the time gone."""

    template_name = "targets/targets.html"

    def get_context_data(self, **context):
        """Give the targets of units and of people, with the time gone."""
        return super().get_context_data(
            **context,
            gone=self.period.share_gone(timezone.localdate()),
            units=[self.row(one) for one in self.owing if one.target.unit_id],
            people=[self.row(one) for one in self.owing if one.target.person_id],
            unmet=len({one.target.unit_id for one in self.owing if not one.progress.is_met} - {None}),
            states=state_choices(),
            state=self.state,
        )

    def row(self, one):
        """Give a target with its words."""
        target = one.target
        return {
            "one": one,
            "kind": kind_words(target.demanded),
            "lines": lines_of(target) if target.counting == Counting.ADOPTED and one.progress.done else "",
            "outlook": outlook(one.progress, measure=target.measure),
        }


def lines_of(target):
    """Give the address of the lines that are counted towards a target."""
    asked = {
        UNIT: target.unit_id,
        PERSON: target.person_id,
        "period": target.period.key,
        "measure": target.measure,
        "level": ",".join(Level.from_up(target.minimum_level)) if target.minimum_level else "",
        "genre": target.genre,
    }
    return f"{reverse('entries')}?{urlencode({name: said for name, said in asked.items() if said})}"


class TargetsTableView(OfTargets, View):
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
