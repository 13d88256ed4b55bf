"""Pages where a print is claimed and the claim is followed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from byline.activity.views import DeedView
from byline.confirming.forms import ClaimForm, ManuscriptForm
from byline.gateways import fetching
from byline.ledger.models import Claim
from byline.ledger.models.claim import Statement
from byline.manuscripts.models import Manuscript


class ClaimsView(LoginRequiredMixin, ListView):
    """What the person claimed; for the office, what everybody claimed."""

    template_name = "confirming/claims.html"
    paginate_by = 40

    def get_queryset(self):
        """Fetch the claims that the person may see, the newest first, with what was found."""
        claims = Claim.objects.visible_to(self.request.user).with_outcome()
        return claims.select_related("clipping__outlet", "by").order_by("-at", "-pk")


class NewClaimView(DeedView):
    """Claims a print."""

    permission_required = "ledger.add_claim"
    template_name = "confirming/new_claim.html"
    form_class = ClaimForm

    def get_form_kwargs(self):
        """Offer the person's own manuscripts and the congress's outlets."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def do(self, form):
        """Keep the page and propose what it prints."""
        given = form.cleaned_data
        saying = Statement(given["outlet"], given["printed_on"], given["manuscript"], given["note"])
        brought = form.brought(fetch=fetching.door().fetch)
        claim, is_new = Claim.objects.make(brought, by=self.request.user, saying=saying)
        if not is_new:
            messages.info(self.request, _("You have claimed this page before. Here it is."))
        return claim


class ClaimView(LoginRequiredMixin, DetailView):
    """One claim: what was read, what was found, what is still missing."""

    template_name = "confirming/claim.html"

    def get_queryset(self):
        """Fetch the claims that the person may see."""
        return Claim.objects.visible_to(self.request.user).select_related("clipping__outlet", "by")

    def get_context_data(self, **kwargs):
        """Add what the page was found to print, and the person's manuscripts to choose from."""
        adoptions = self.object.adoptions.with_matter()
        return super().get_context_data(adoptions=adoptions, clipping=self.object.clipping, **kwargs)


class NamingView(DeedView):
    """Names the manuscript that a claimed page prints, where the machine found none."""

    permission_required = "ledger.add_claim"
    template_name = "confirming/naming.html"
    form_class = ManuscriptForm

    def claim(self):
        """Fetch the claim through the person."""
        return get_object_or_404(Claim.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        """Offer the registered manuscripts of the one who claimed, the newest first."""
        mine = Manuscript.objects.by(self.claim().by).registered()
        return {**super().get_form_kwargs(), "among": mine.order_by("-registration__registered_on", "-pk")}

    def get_context_data(self, **kwargs):
        """Add the claim."""
        return super().get_context_data(claim=self.claim(), **kwargs)

    def do(self, form):
        """Propose the adoption, and show the claim."""
        claim = self.claim()
        claim.name_manuscript(form.cleaned_data["manuscript"], by=self.request.user)
        return reverse("claim", args=[claim.pk])
