"""Pages of a draft as a whole: begun, laid out, its head, its tables, its paper, thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from byline.activity.views import DeedForm, DeedView
from byline.drafting.findings import findings_of
from byline.drafting.forms import PaperForm, RulebookForm
from byline.drafting.grids import GridForm, TermsForm
from byline.drafting.laid_out import page_of
from byline.reckoning.terms import Measure
from byline.rules.models import MeasureTerms, Paper, Rulebook


class OwnDraft(PermissionRequiredMixin):
    """The draft that an address names, if the person may change it; no signed one is found."""

    permission_required = "rules.change_rulebook"

    @cached_property
    def rulebook(self):
        """Fetch it through the person, whole."""
        drafts = Rulebook.objects.visible_to(self.request.user).whole().drafts()
        return get_object_or_404(drafts, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the draft."""
        return super().get_context_data(**{"rulebook": self.rulebook, **kwargs})


class DraftingView(DeedView):
    """A new rulebook, from nothing."""

    permission_required = "rules.add_rulebook"
    template_name = "drafting/drafting.html"
    form_class = RulebookForm

    def get_form_kwargs(self):
        """Give the form a rulebook of the person's congress to fill."""
        return {**super().get_form_kwargs(), "instance": Rulebook(congress=self.request.user.congress)}

    def do(self, form):
        """Enter the draft, and go on to its clauses."""
        rulebook = form.save(commit=False).draft(by=self.request.user)
        return reverse("clauses", args=[rulebook.pk])


class ClausesView(OwnDraft, TemplateView):
    """All rows of a draft, each with its sentence, and what is still open."""

    template_name = "drafting/clauses.html"

    def get_context_data(self, **kwargs):
        """Add the rows laid out, and the findings."""
        return super().get_context_data(
            page=page_of(self.rulebook), findings=findings_of(self.rulebook), **kwargs
        )


class HeadView(OwnDraft, DeedForm):
    """The head of a draft: title, meeting, day, and what holds for all measures."""

    template_name = "drafting/head.html"
    form_class = RulebookForm

    def get_form_kwargs(self):
        """Give the form the draft."""
        return {**super().get_form_kwargs(), "instance": self.rulebook}

    def do(self, form):
        """Keep the head, and go back to the clauses."""
        form.save(commit=False).rehead(by=self.request.user)
        return reverse("clauses", args=[self.rulebook.pk])


class MeasureView(OwnDraft, DeedForm):
    """The table and the terms of one measure."""

    template_name = "drafting/measure.html"
    form_class = TermsForm

    @cached_property
    def measure(self):
        """Read the measure from the address; there are no others."""
        if self.kwargs["measure"] not in Measure.values:
            raise Http404
        return Measure(self.kwargs["measure"])

    @cached_property
    def grid(self):
        """Lay the table out as it stands, or as it was typed."""
        follows = self.rulebook.follows
        return GridForm(
            self.request.POST if self.request.method == "POST" else None,
            measure=self.measure,
            book=self.rulebook.book(),
            before=follows.book() if follows else None,
        )

    def get_form_kwargs(self):
        """Give the form the terms that stand, or new ones."""
        terms = next((one for one in self.rulebook.terms.all() if one.measure == self.measure), None)
        begun = terms or MeasureTerms(rulebook=self.rulebook, measure=self.measure)
        return {**super().get_form_kwargs(), "instance": begun}

    def form_valid(self, form):
        """Take both forms, or none."""
        return super().form_valid(form) if self.grid.is_valid() else self.form_invalid(form)

    def do(self, form):
        """Keep both, and go back to the clauses."""
        terms = form.save(commit=False)
        terms.rulebook = self.rulebook
        terms.lay_down(self.grid.clauses(), by=self.request.user)
        return reverse("clauses", args=[self.rulebook.pk])

    def get_context_data(self, **kwargs):
        """Add the table and what is wrong in it."""
        mistakes = [(field, error) for field in self.grid for error in field.errors]
        return super().get_context_data(measure=self.measure, grid=self.grid, mistakes=mistakes, **kwargs)


class PaperAddingView(PermissionRequiredMixin, DeedForm):
    """Brings the adopted paper of a rulebook."""

    permission_required = "rules.change_rulebook"
    template_name = "drafting/paper.html"
    form_class = PaperForm

    @cached_property
    def rulebook(self):
        """Fetch it through the person; a signed one may still wait for its paper."""
        return get_object_or_404(Rulebook.objects.visible_to(self.request.user).whole(), pk=self.kwargs["pk"])

    def do(self, form):
        """Keep the paper."""
        file = form.cleaned_data["file"]
        Paper.objects.add_to(self.rulebook, file.read(), name=file.name, by=self.request.user)
        return self.rulebook

    def get_context_data(self, **kwargs):
        """Add the rulebook."""
        return super().get_context_data(rulebook=self.rulebook, **kwargs)


class DiscardingView(OwnDraft, View):
    """Throws a draft away."""

    def post(self, request, pk):  # noqa: ARG002 -- the address gives it
        """Throw it away, and show the others."""
        title = self.rulebook.title
        self.rulebook.discard(by=request.user)
        messages.success(request, _("The draft “{title}” is thrown away.").format(title=title))
        return redirect("rulebooks")
