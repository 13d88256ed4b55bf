"""What came back from outlets: a mail is pasted or uploaded, read, and entered with its submission."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from byline.activity.views import DeedView
from byline.sending.forms import MailForm, ResponseForm
from byline.sending.models import Response


class NewResponseView(DeedView):
    """Reads a mail that came back; below it what was read and not entered yet."""

    permission_required = "sending.add_response"
    form_class = MailForm
    template_name = "sending/responses.html"

    def get_context_data(self, **kwargs):
        """Add what waits to be entered."""
        waiting = Response.objects.visible_to(self.request.user).filter(submission=None)
        return super().get_context_data(waiting=waiting, **kwargs)

    def do(self, form):
        """Read it."""
        return Response.objects.bring(form.cleaned_data["raw"], by=self.request.user)


class ResponseView(DeedView):
    """Enters a mail that was read with the submission that it answers."""

    permission_required = "sending.add_response"
    form_class = ResponseForm
    template_name = "sending/response.html"

    @cached_property
    def response_row(self):
        """Find the answer in the address."""
        seen = Response.objects.visible_to(self.request.user).select_related("congress", "submission")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        """Offer the submissions that it may answer, the likeliest chosen."""
        return {**super().get_form_kwargs(), "response": self.response_row}

    def get_context_data(self, **kwargs):
        """Add the answer, and how its submission was found."""
        row = self.response_row
        return super().get_context_data(row=row, proposed=row.proposed(), **kwargs)

    def do(self, form):
        """Enter it."""
        submission = form.cleaned_data["submission"]
        self.response_row.enter(submission, outcome=form.cleaned_data["outcome"], by=self.request.user)
        messages.success(self.request, _("Entered with {submission}.").format(submission=submission))
        return submission
