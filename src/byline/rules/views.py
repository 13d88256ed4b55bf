"""Pages where rules are read and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import DetailView, ListView

from byline.rules.models import Paper, Rulebook
from byline.rules.reading import by_number, chapters

if TYPE_CHECKING:
    from datetime import date


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
        """Add the chapters, the clauses about periods, and whether anything is still open."""
        return super().get_context_data(
            chapters=chapters(self.object),
            period_clauses=sorted(self.object.period_clauses.all(), key=by_number),
            is_open=not self.object.is_signed and bool(self.object.findings()),
            **kwargs,
        )


class PaperView(LoginRequiredMixin, View):
    """Hands out the adopted paper as it came, never to be shown by the browser itself."""

    def get(self, request, pk):
        """Send the file to those who may read the rulebook."""
        paper = get_object_or_404(Paper.objects.visible_to(request.user), rulebook=pk)
        return FileResponse(
            paper.file.open("rb"),
            as_attachment=True,
            filename=paper.name,
            content_type="application/octet-stream",
            headers={
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Cache-Control": "private, no-store",
            },
        )


class SigningView(PermissionRequiredMixin, View):
    """Puts a draft in force; a higher room says what is settled, and gives it its address."""

    permission_required = "rules.add_signing"

    def post(self, request, pk):
        """Sign, and show the rulebook in force."""
        rulebook = get_object_or_404(Rulebook.objects.visible_to(request.user).whole(), pk=pk)
        rulebook.sign(by=request.user, settled_until=self.settled_until())
        return redirect(rulebook)

    def settled_until(self) -> date | None:
        """Give the last day whose figures are settled; None where there is none."""
        return None


class RevisionView(PermissionRequiredMixin, View):
    """Drafts the next version from a rulebook."""

    permission_required = "rules.add_rulebook"

    def post(self, request, pk):
        """Draft, and go on to the clauses of the draft."""
        rulebook = get_object_or_404(Rulebook.objects.visible_to(request.user).whole(), pk=pk)
        return redirect("clauses", pk=rulebook.revise(by=request.user).pk)
