"""Pages where rules are read, drafted and signed."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import DetailView, ListView

from byline.activity.views import DeedView
from byline.rules.drafts import DraftForms
from byline.rules.forms import RulebookForm
from byline.rules.models import Rulebook
from byline.rules.reading import chapters
from byline.vetting.sentences import finding_words


class RulebooksView(LoginRequiredMixin, ListView):
    """All versions, each with its days of force."""

    template_name = "rules/rulebooks.html"
    paginate_by = 50

    def get_queryset(self):
        """Fetch what the person may see, with the days of force."""
        return Rulebook.objects.visible_to(self.request.user).with_days().select_related("signing__by")


class RulebookView(LoginRequiredMixin, DetailView):
    """One version as a clerk reads it, and what it leaves open while it is a draft."""

    template_name = "rules/rulebook.html"

    def get_queryset(self):
        """Fetch what the person may see, whole."""
        return Rulebook.objects.visible_to(self.request.user).with_days().whole()

    def get_context_data(self, **kwargs):
        """Add the chapters and the findings in words."""
        findings = () if self.object.is_signed else self.object.findings()
        return super().get_context_data(
            chapters=chapters(self.object), findings=[finding_words(one) for one in findings], **kwargs
        )


class DraftingView(DeedView):
    """A new rulebook, from nothing."""

    permission_required = "rules.add_rulebook"
    template_name = "rules/drafting.html"
    form_class = RulebookForm

    def get_form_kwargs(self):
        """Give the form a rulebook of the person's congress to fill."""
        return {**super().get_form_kwargs(), "instance": Rulebook(congress=self.request.user.congress)}

    def do(self, form):
        """Enter the draft, and go on to its clauses."""
        rulebook = form.save(commit=False).draft(by=self.request.user)
        return reverse("clauses", args=[rulebook.pk])


class ClausesView(PermissionRequiredMixin, View):
    """The clauses of a draft as tables to fill in."""

    permission_required = "rules.change_rulebook"

    def get(self, request, pk):
        """Show the draft as it stands."""
        return self._page(request, DraftForms(self._draft(pk)))

    def post(self, request, pk):
        """Take what was filled in; or show it again with what is wrong, and keep what was typed."""
        draft = DraftForms(self._draft(pk), request.POST)
        if not draft.are_valid():
            return self._page(request, draft, status=422)
        draft.take(by=request.user)
        return redirect(draft.rulebook)

    def _draft(self, pk):
        return get_object_or_404(Rulebook.objects.visible_to(self.request.user).whole().drafts(), pk=pk)

    def _page(self, request, draft, *, status=200):
        return render(request, "rules/clauses.html", {"draft": draft}, status=status)


class SigningView(PermissionRequiredMixin, View):
    """Puts a draft in force."""

    permission_required = "rules.add_signing"

    def post(self, request, pk):
        """Sign, and show the rulebook in force."""
        rulebook = get_object_or_404(Rulebook.objects.visible_to(request.user).whole(), pk=pk)
        rulebook.sign(by=request.user)
        return redirect(rulebook)


class RevisionView(PermissionRequiredMixin, View):
    """Drafts the next version from a rulebook."""

    permission_required = "rules.add_rulebook"

    def post(self, request, pk):
        """Draft, and go on to the clauses of the draft."""
        rulebook = get_object_or_404(Rulebook.objects.visible_to(request.user).whole(), pk=pk)
        return redirect("clauses", pk=rulebook.revise(by=request.user).pk)
