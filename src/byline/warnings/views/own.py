"""What one was given, paid and told; and what people and units have to show over years."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from byline.papers.download import as_file
from byline.papers.word import as_word
from byline.rewards.models import Award, PaymentLine
from byline.rewards.views.answering import sent
from byline.warnings import dossier, models
from byline.warnings.forms import HonoursForm


class OwnView(LoginRequiredMixin, TemplateView):
    """A person's own awards, payments and warnings, and those of the units they answer for."""

    template_name = "warnings/own.html"

    def get_context_data(self, **context):
        """Add them."""
        person = self.request.user
        return super().get_context_data(
            **context,
            awards=Award.objects.of(person),
            payments=PaymentLine.objects.of(person),
            warnings=models.Warning.objects.of(person).with_statements(),
        )


class Asked:
    """The years and the kind that the address asks for; what makes no sense asks for this year's people."""

    permission_required = "rewards.view_award"

    @cached_property
    def form(self):
        """Give the form of the choice."""
        year = str(timezone.localdate().year)
        asked = {"of": "people", "first": year, "last": year, **self.request.GET.dict()}
        form = HonoursForm(asked)
        return form if form.is_valid() else HonoursForm({"of": "people", "first": year, "last": year})

    @cached_property
    def halves(self):
        """Give the half-years asked for."""
        self.form.is_valid()
        first, last = sorted((self.form.cleaned_data["first"], self.form.cleaned_data["last"]))
        return dossier.halves_of(first, last)

    def told(self):
        """Give what they have to show."""
        congress = self.request.user.congress
        return dossier.dossiers(congress, of=self.form["of"].value(), halves=self.halves)

    @property
    def years(self):
        """Name the years."""
        first, last = self.halves[0].first.year, self.halves[-1].first.year
        return str(first) if first == last else f"{first}—{last}"


class HonoursView(Asked, PermissionRequiredMixin, TemplateView):
    """What people or units have to show, on a page."""

    template_name = "warnings/honours.html"

    def get_context_data(self, **context):
        """Add it."""
        return super().get_context_data(
            **context,
            form=self.form,
            halves=self.halves,
            dossiers=self.told(),
            query=self.request.GET.urlencode(),
        )


class HonoursSheetView(Asked, PermissionRequiredMixin, View):
    """The same as .xlsx."""

    def get(self, _request):
        """Send it."""
        rows = [dossier.row_of(one, self.halves) for one in self.told()]
        title = _("Results and honours, {years}").format(years=self.years)
        return as_file(title, dossier.columns_of(self.halves), rows)


class HonoursPaperView(Asked, PermissionRequiredMixin, View):
    """The same as .docx, a page for each."""

    def get(self, request):
        """Send it."""
        paper = dossier.paper_of(request.user.congress, self.told(), years=self.years)
        name = _("Results and honours, {years}").format(years=self.years)
        return sent(as_word(paper), name=f"{name}.docx")
