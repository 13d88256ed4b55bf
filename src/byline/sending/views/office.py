"""The deeds of the office on one manuscript: a number for it, and the way to an outlet."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from byline.activity.views import DeedView
from byline.manuscripts.models import Manuscript, Terms
from byline.sending.forms import RegistrationForm, SubmissionForm


class OfficeDeedView(DeedView):
    """A deed of the office on a manuscript that it may see."""

    @cached_property
    def manuscript(self):
        """Find the manuscript in the address."""
        seen = Manuscript.objects.visible_to(self.request.user).select_related(
            "unit", "congress", "created_by"
        )
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the manuscript."""
        return super().get_context_data(manuscript=self.manuscript, **kwargs)


class RegistrationView(OfficeDeedView):
    """Enters a manuscript in the register."""

    permission_required = "manuscripts.add_registration"
    form_class = RegistrationForm
    template_name = "sending/registration.html"

    def do(self, form):
        """Register it."""
        registration = self.manuscript.register(by=self.request.user, on=form.cleaned_data["registered_on"])
        messages.success(self.request, _("Registered as {number}.").format(number=registration))
        return self.manuscript


class SubmissionView(OfficeDeedView):
    """Records that a manuscript went to an outlet."""

    permission_required = "manuscripts.add_submission"
    form_class = SubmissionForm
    template_name = "sending/submission.html"

    def get_form_kwargs(self):
        """Offer the outlets that the person's congress knows."""
        return {**super().get_form_kwargs(), "person": self.request.user}

    def do(self, form):
        """Record it."""
        sent = form.cleaned_data
        terms = Terms(way=sent["way"], note=sent["note"])
        self.manuscript.submit(to=sent["outlet"], by=self.request.user, terms=terms)
        messages.success(self.request, _("Sent to {outlet}.").format(outlet=sent["outlet"]))
        return self.manuscript
