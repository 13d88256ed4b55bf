"""Pages of what was printed."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import DetailView, ListView

from byline.activity.views import DeedView
from byline.outlets.forms import IdentificationForm
from byline.outlets.models import Clipping, Evidence, Outlet

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
        evidence = clipping.evidence_set.order_by("pk").first()
        kind = "text/plain; charset=utf-8" if evidence.kind == Evidence.Kind.PASTE else "text/html"
        if evidence.charset and kind == "text/html":
            kind += f"; charset={evidence.charset}"
        answer = FileResponse(evidence.file.open("rb"), content_type=kind)
        answer["Content-Security-Policy"] = HARMLESS
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class IdentificationView(DeedView):
    """States who printed a page and on which day."""

    permission_required = "outlets.add_identification"
    template_name = "outlets/identification.html"
    form_class = IdentificationForm

    def clipping(self):
        """Fetch the clipping through the person."""
        return get_object_or_404(Clipping.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_initial(self):
        """Begin with what is known; an outlet that was added since the page came is known by now."""
        clipping = self.clipping()
        known = Outlet.objects.of(clipping.congress).recognise(
            address=clipping.address, source=clipping.source
        )
        return {
            "outlet": clipping.outlet or known,
            "printed_on": clipping.printed_on or timezone.localdate(),
        }

    def get_form_kwargs(self):
        """Offer the outlets of the clipping's congress."""
        return {**super().get_form_kwargs(), "clipping": self.clipping()}

    def get_context_data(self, **kwargs):
        """Add the clipping, and where to go back to."""
        return super().get_context_data(clipping=self.clipping(), back=self.back(), **kwargs)

    def back(self) -> str:
        """Return where the person came from, if that is a page of ours."""
        asked = self.request.GET.get("next", "")
        return asked if url_has_allowed_host_and_scheme(asked, {self.request.get_host()}) else ""

    def do(self, form):
        """State it, and go back."""
        given = form.cleaned_data
        clipping = self.clipping()
        clipping.identify(outlet=given["outlet"], on=given["printed_on"], by=self.request.user)
        return self.back() or clipping
