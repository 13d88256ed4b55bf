"""Pages where targets are set and corrected."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from byline.activity.views import DeedView
from byline.reckoning.periods import HALF_YEAR, Period
from byline.reckoning.words import period_label
from byline.rules.forms import CorrectionForm, TargetForm
from byline.rules.models import Target


class TargetSettingView(DeedView):
    """What is owed in a half-year, set for all units or people at once."""

    permission_required = "rules.add_target"
    template_name = "rules/target_setting.html"
    form_class = TargetForm

    @cached_property
    def period(self):
        """Read the period asked for (`?period=2026-H1`), else take the half-year of today."""
        asked = self.request.GET.get("period")
        return Period.parse(asked) if asked else Period.containing(timezone.localdate(), HALF_YEAR)

    def get_form_kwargs(self):
        """Tell the form whose units and people to offer."""
        return {**super().get_form_kwargs(), "congress": self.request.user.congress}

    def get_context_data(self, **kwargs):
        """Add what is set already in this period, and the periods beside it."""
        standing = Target.objects.visible_to(self.request.user).in_period(self.period)
        beside = (self.period.previous(), self.period, self.period.next())
        return super().get_context_data(
            period=self.period,
            label=period_label(self.period),
            periods=[(one.key, period_label(one)) for one in beside],
            of_units=list(standing.of_units()),
            of_people=list(standing.of_people()),
            **kwargs,
        )

    def do(self, form):
        """Lay the target on those chosen, and show the period again."""
        Target.objects.lay_on(form.holders(), owed=form.owed(self.period), by=self.request.user)
        return f"{reverse('target-setting')}?period={self.period.key}"


class TargetCorrectionView(DeedView):
    """Another amount for one target."""

    permission_required = "rules.add_target"
    template_name = "rules/target_correction.html"
    form_class = CorrectionForm

    @cached_property
    def target(self):
        """Fetch the target through the person."""
        seen = Target.objects.visible_to(self.request.user).select_related("unit", "person")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        """Show the form what stands now."""
        return {**super().get_form_kwargs(), "instance": self.target}

    def get_context_data(self, **kwargs):
        """Add the target and its period in words."""
        return super().get_context_data(target=self.target, label=period_label(self.target.period), **kwargs)

    def do(self, form):
        """Correct it, and show the period again."""
        self.target.correct(amount=form.cleaned_data["amount"], by=self.request.user)
        return f"{reverse('target-setting')}?period={self.target.period.key}"
