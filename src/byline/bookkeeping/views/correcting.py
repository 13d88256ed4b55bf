"""Pages where the ledger is put right by a person."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from byline.activity.views import DeedView
from byline.bookkeeping.forms import AdjustmentForm, CorrectionForm
from byline.confirming.forms import ReasonForm
from byline.ledger.models import Adoption, Entry, Posting


class CorrectionView(DeedView):
    """States anew where and how a piece was printed."""

    permission_required = "ledger.add_correction"
    template_name = "bookkeeping/correction.html"
    form_class = CorrectionForm

    @cached_property
    def adoption(self) -> Adoption:
        """Fetch it through the person."""
        found = Adoption.objects.visible_to(self.request.user).with_matter()
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_initial(self):
        """Begin with what is stated now."""
        confirmation = self.adoption.standing_confirmation
        return (
            CorrectionForm.filled_from(confirmation.latest, self.adoption.clipping.outlet)
            if confirmation
            else {}
        )

    def get_context_data(self, **kwargs):
        """Add the adoption."""
        return super().get_context_data(adoption=self.adoption, **kwargs)

    def do(self, form):
        """Correct, and show what the ledger says now."""
        self.adoption.correct(form.stated, by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("Corrected, and reckoned again."))
        return self.adoption


class NewPostingView(DeedView):
    """Writes a line by hand."""

    permission_required = "ledger.add_posting"
    template_name = "bookkeeping/new_posting.html"
    form_class = AdjustmentForm

    def get_form_kwargs(self):
        """Offer the people and units of the congress."""
        return super().get_form_kwargs() | {"by": self.request.user}

    def do(self, form):
        """Write it, and show it."""
        posting = Entry.objects.adjust(form.entry, reason=form.cleaned_data["reason"], by=self.request.user)
        messages.success(self.request, _("Written in the ledger."))
        return posting


class PostingAnswerView(DeedView):
    """Takes back what was written by hand."""

    permission_required = "ledger.add_posting"
    template_name = "bookkeeping/reason.html"
    form_class = ReasonForm

    @cached_property
    def posting(self) -> Posting:
        """Fetch it through the person."""
        found = Posting.objects.filter(congress=self.request.user.congress)
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Say what is done, to what."""
        return super().get_context_data(
            heading=_("Take the line back"), what=self.posting.reason, back=self.posting, **kwargs
        )

    def do(self, form):
        """Take it back, and show the opposite."""
        answer = Entry.objects.answer(self.posting, reason=form.cleaned_data["reason"], by=self.request.user)
        messages.success(self.request, _("The line is taken back."))
        return answer
