"""Pages of quotas: drawn up, corrected, and laid on those they fit."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from byline.activity.views import DeedView
from byline.reckoning.words import period_label
from byline.targets.asked import OfPeriod
from byline.targets.forms import LayingForm, QuotaCorrectionForm, QuotaForm
from byline.targets.models import Quota
from byline.targets.models.mustering import Muster
from byline.targets.wording import kind_words, line_words, scope_words


class QuotaListView(OfPeriod, TemplateView):
    """The quotas of a period, each with how many it fits and what laying it now would change."""

    permission_required = "targets.view_quota"
    template_name = "targets/quotas.html"

    def get_context_data(self, **kwargs):
        """Give the quotas."""
        muster = Muster(self.request.user.congress, self.period)
        quotas = Quota.objects.visible_to(self.request.user).in_period(self.period)
        rows = [
            (quota, scope_words(quota), kind_words(quota.demanded), quota.plan(muster))
            for quota in quotas.select_related("unit", "person")
        ]
        return super().get_context_data(rows=rows, **kwargs)


class NewQuotaView(OfPeriod, DeedView):
    """Draws up a quota for the period of the address."""

    permission_required = "targets.add_quota"
    template_name = "targets/new_quota.html"
    form_class = QuotaForm

    def get_form_kwargs(self):
        """Fill a new quota of the period."""
        quota = Quota(starts_on=self.period.first, ends_on=self.period.last)
        return {**super().get_form_kwargs(), "instance": quota, "congress": self.request.user.congress}

    def do(self, form):
        """Draw it up, and go on to what laying it would change."""
        return form.instance.draw_up(by=self.request.user)


class OneQuota:
    """A page of one quota, found through the person."""

    @cached_property
    def quota(self):
        """Fetch the quota of the address."""
        quotas = Quota.objects.visible_to(self.request.user).select_related("unit", "person", "congress")
        return get_object_or_404(quotas, pk=self.kwargs["pk"])


class QuotaView(OneQuota, DeedView):
    """What laying a quota would change, and laying it."""

    permission_required = "targets.add_laying"
    template_name = "targets/quota.html"
    form_class = LayingForm

    @cached_property
    def muster(self):
        """Gather who serves where in the period."""
        return Muster(self.quota.congress, self.quota.period)

    @cached_property
    def plan(self):
        """Say what laying it now would change."""
        return self.quota.plan(self.muster)

    def get_form_kwargs(self):
        """Offer those that were set one by one."""
        return {**super().get_form_kwargs(), "plan": self.plan}

    def get_context_data(self, **kwargs):
        """Add the quota, its words, and the lines with how each came about."""
        units = {unit.pk: unit.short_name for unit in self.muster.units}
        lines = [
            (line, line_words(line, units=units, measure=self.quota.measure)) for line in self.plan.lines
        ]
        return super().get_context_data(
            quota=self.quota,
            scope=scope_words(self.quota),
            kind=kind_words(self.quota.demanded),
            label=period_label(self.quota.period),
            plan=self.plan,
            lines=lines,
            last=self.quota.laying_set.order_by("pk").last(),
            **kwargs,
        )

    def do(self, form):
        """Lay it, and show it again."""
        count = len(self.plan.changes)
        self.quota.lay(by=self.request.user, reason=form.why(), replacing=form.holders())
        words = ngettext(
            "The quota is laid; {count} target changed.", "The quota is laid; {count} targets changed.", count
        )
        messages.success(self.request, words.format(count=count))
        return self.quota


class QuotaCorrectionView(OneQuota, DeedView):
    """Sets a quota at another amount."""

    permission_required = "targets.change_quota"
    template_name = "targets/quota_correction.html"
    form_class = QuotaCorrectionForm

    def get_form_kwargs(self):
        """Begin with what it is now; a row of its own, so that a refused one stands nowhere else."""
        return {**super().get_form_kwargs(), "instance": Quota.objects.get(pk=self.quota.pk)}

    def get_context_data(self, **kwargs):
        """Add the quota."""
        return super().get_context_data(quota=self.quota, **kwargs)

    def do(self, form):
        """Correct it, and go on to what laying it again would change."""
        given = form.cleaned_data
        self.quota.correct(amount=given["amount"], rounding=given["rounding"], by=self.request.user)
        return self.quota
