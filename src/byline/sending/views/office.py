"""The deeds of the office on one manuscript: a number for it, and the way to an outlet."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from byline.activity.views import DeedView
from byline.gateways.mail import is_set_up
from byline.manuscripts.models import Manuscript, Submission, Terms
from byline.sending.forms import RegistrationForm, SubmissionForm
from byline.sending.models import Delivery


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
    """Sends a manuscript to an outlet: by mail, or as a record that it went another way."""

    permission_required = "manuscripts.add_submission"
    form_class = SubmissionForm
    template_name = "sending/submission.html"

    def get_form_kwargs(self):
        """Offer the outlets that the person's congress knows."""
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_initial(self):
        """Begin with the outlet and the day in the address, and with the next place in the order."""
        submissions = self.manuscript.submission_set
        way = Submission.Way.MAIL if is_set_up() else Submission.Way.HAND
        asked = self.request.GET.get("outlet", "")
        known = submissions.filter(outlet=asked).first() if asked.isdecimal() else None
        if known is None:
            return {"outlet": asked, "way": way, "rank": submissions.count() + 1}
        fields = ("is_exclusive", "embargo_until", "rank", "note")
        return {"outlet": asked, "way": way, **{name: getattr(known, name) for name in fields}}

    def get_context_data(self, **kwargs):
        """Add where it went before, and whether mail can go at all."""
        before = self.manuscript.submission_set.with_print().select_related("outlet").order_by("rank", "pk")
        return super().get_context_data(before=before, is_mail_set_up=is_set_up(), **kwargs)

    def do(self, form):
        """Send it; what goes to the own site is published there by the next page."""
        outlet, terms = form.cleaned_data["outlet"], terms_of(form)
        if outlet.is_own_site or terms.way == Submission.Way.SITE:
            return reverse("publication", args=[self.manuscript.pk])
        delivery = Delivery.objects.send(self.manuscript, to=outlet, terms=terms, by=self.request.user)
        messages.success(self.request, said_of(delivery, outlet))
        return self.manuscript


class AskingView(SubmissionView):
    """Asks that a manuscript be sent to an outlet when its turn comes."""

    def do(self, form):
        """Ask for it."""
        outlet = form.cleaned_data["outlet"]
        self.manuscript.submit(to=outlet, by=self.request.user, terms=terms_of(form), is_sent=False)
        messages.success(self.request, _("Noted: to be sent to {outlet}.").format(outlet=outlet))
        return self.manuscript


def said_of(delivery, outlet):
    """Tell what now happens: a mail goes within a minute, all else has gone."""
    if delivery.way == Submission.Way.MAIL:
        return _("The mail to {outlet} goes within a minute.").format(outlet=outlet)
    return _("Sent to {outlet}.").format(outlet=outlet)


def terms_of(form):
    """Return the terms that were typed."""
    names = ("way", "note", "is_exclusive", "embargo_until", "rank")
    return Terms(**{name: form.cleaned_data[name] for name in names})
