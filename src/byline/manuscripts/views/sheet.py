"""The sheet of one manuscript, and the deeds of the office on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from byline.activity.views import DeedView
from byline.manuscripts.forms import RegistrationForm, SubmissionForm
from byline.manuscripts.models import Manuscript, Terms


class ManuscriptView(LoginRequiredMixin, DetailView):
    """One manuscript: where it stands, what it says, what can be done now."""

    template_name = "manuscripts/manuscript.html"
    context_object_name = "manuscript"

    def get_queryset(self):
        """Return what may be seen."""
        seen = Manuscript.objects.visible_to(self.request.user)
        return seen.select_related("congress", "unit", "created_by", "changed_by", "registration")

    def get_context_data(self, **kwargs):
        """Add the line of life, its people, where it went, and whose turn it is."""
        manuscript, person = self.object, self.request.user
        mine = Manuscript.objects.filter(pk=manuscript.pk).awaiting_review_by(person)
        authorships = list(manuscript.authorship_set.select_related("person", "unit"))
        is_mine = manuscript.created_by == person or person in [each.person for each in authorships]
        return super().get_context_data(
            stages=manuscript.life(),
            authorships=authorships,
            submissions=manuscript.submission_set.with_print().select_related("outlet").order_by("at"),
            versions=manuscript.version_set.select_related("by").order_by("-number"),
            is_writing=is_mine and manuscript.is_writable,
            is_my_turn=bool(manuscript.turn_id) and mine.exists(),
            registration_form=RegistrationForm(),
            **kwargs,
        )


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
    template_name = "manuscripts/registration.html"

    def do(self, form):
        """Register it."""
        registration = self.manuscript.register(by=self.request.user, on=form.cleaned_data["registered_on"])
        messages.success(self.request, _("Registered as {number}.").format(number=registration))
        return self.manuscript


class SubmissionView(OfficeDeedView):
    """Records that a manuscript went to an outlet."""

    permission_required = "manuscripts.add_submission"
    form_class = SubmissionForm
    template_name = "manuscripts/submission.html"

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
