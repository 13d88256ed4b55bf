"""Pages of what was printed."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse
from django.shortcuts import get_list_or_404, get_object_or_404
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import DetailView, ListView

from byline.outlets.models import Clipping, Evidence

# The kept page is hostile until proven otherwise: no script, no form, nothing fetched, no origin of ours.
HARMLESS = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


class ClippingsView(LoginRequiredMixin, ListView):
    """Everything kept, the newest print first."""

    template_name = "outlets/clippings.html"
    paginate_by = 40

    def get_queryset(self):
        """Fetch what the person may see; words in the title narrow it down."""
        found = Clipping.objects.visible_to(self.request.user).select_related("outlet").defer("body")
        words = self.request.GET.get("q", "").strip()
        kept = found.filter(title__icontains=words) if words else found
        return kept.order_by("-printed_on", "-pk")

    def get_context_data(self, **kwargs):
        """Add the words looked for."""
        return super().get_context_data(words=self.request.GET.get("q", ""), **kwargs)


class ClippingView(LoginRequiredMixin, DetailView):
    """One clipping: what was read, what was found wrong, the evidence, and the page as it came."""

    template_name = "outlets/clipping.html"

    def get_queryset(self):
        """Fetch what the person may see."""
        return Clipping.objects.visible_to(self.request.user).select_related("outlet")


class OriginalView(LoginRequiredMixin, View):
    """The page as it came, made harmless by a policy that lets it do nothing but be looked at."""

    @xframe_options_sameorigin
    def get(self, request, pk):
        """Serve the kept bytes with the charset they came in."""
        clipping = get_object_or_404(Clipping.objects.visible_to(request.user), pk=pk)
        evidence = get_list_or_404(clipping.evidence_set.order_by("pk"))[0]
        kind = "text/plain; charset=utf-8" if evidence.kind == Evidence.Kind.PASTE else "text/html"
        if evidence.charset and kind == "text/html":
            kind += f"; charset={evidence.charset}"
        answer = FileResponse(evidence.file.open("rb"), content_type=kind)
        answer["Content-Security-Policy"] = HARMLESS
        answer["X-Content-Type-Options"] = "nosniff"
        return answer
