"""Pages on a bulletin's way to its signature, and of what is done with a signed one."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.views.generic import View

from byline.activity.views import DeedView
from byline.standings.forms.signing import PresentationForm, ReasonForm, SignatureForm
from byline.standings.views.reading import OneBulletin


class PresentationView(OneBulletin, DeedView):
    """Lays a bulletin before the leader who signs it."""

    permission_required = "standings.add_presentation"
    form_class = PresentationForm
    template_name = "standings/presentation.html"

    def get_form_kwargs(self):
        """Offer the leaders of the congress."""
        return {**super().get_form_kwargs(), "congress": self.request.user.congress}

    def do(self, form):
        """Lay it there."""
        bulletin = self.bulletin
        bulletin.present(to=form.cleaned_data["to"], by=self.request.user)
        return bulletin


class TakingBackView(OneBulletin, PermissionRequiredMixin, View):
    """Takes a bulletin back from the leader's desk."""

    permission_required = "standings.add_presentation"

    def post(self, request, **_address):
        """Take it. Refuses with LiesBeforeNobody."""
        bulletin = self.bulletin
        bulletin.take_back(by=request.user)
        return redirect(bulletin)


class HandingBackView(OneBulletin, DeedView):
    """Sends a bulletin back unsigned."""

    permission_required = "standings.add_handingback"
    form_class = ReasonForm
    template_name = "standings/handing_back.html"

    def do(self, form):
        """Send it back."""
        bulletin = self.bulletin
        bulletin.send_back(reason=form.cleaned_data["reason"], by=self.request.user)
        return bulletin


class SignatureView(OneBulletin, DeedView):
    """Signs a bulletin."""

    permission_required = "standings.add_signature"
    form_class = SignatureForm
    template_name = "standings/signature.html"

    def get_context_data(self, **context):
        """Give what speaks against signing."""
        bulletin = self.bulletin
        return super().get_context_data(
            **context,
            unconfirmed=0 if bulletin.is_signed else bulletin.unconfirmed(),
            drifts=[] if bulletin.is_signed else bulletin.drifts(bulletin.figures),
        )

    def do(self, _form):
        """Sign it."""
        bulletin = self.bulletin
        bulletin.sign(by=self.request.user)
        return bulletin


class CorrectionView(OneBulletin, DeedView):
    """Begins the bulletin that corrects a signed one."""

    permission_required = "standings.add_bulletin"
    form_class = ReasonForm
    template_name = "standings/correction.html"

    def do(self, form):
        """Begin it, and open it."""
        return self.bulletin.correct(reason=form.cleaned_data["reason"], by=self.request.user)
