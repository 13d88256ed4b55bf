"""Stating who printed a page: a deed on a clipping, which what is credited by it may forbid."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from byline.activity.views import DeedView
from byline.ledger.models import Adoption
from byline.outlets.forms import IdentificationForm
from byline.outlets.models import Clipping, Outlet


class IdentificationView(DeedView):
    """States who printed a page and on which day."""

    permission_required = "outlets.add_identification"
    template_name = "confirming/identification.html"
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
        stated = {"outlet": given["outlet"], "on": given["printed_on"]}
        Adoption.objects.identify(clipping, **stated, by=self.request.user)
        return self.back() or clipping
