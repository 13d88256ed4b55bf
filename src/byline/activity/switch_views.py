"""A person's own switches: what they hear of, and how."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from byline.activity.kinds import Kind, Way
from byline.activity.models import Switch
from byline.activity.views import DeedForm


class SwitchForm(forms.Form):
    """A choice for each kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(label=kind.label, choices=Way.choices)


class SwitchesView(LoginRequiredMixin, DeedForm):
    """Shows and sets the switches of the one who is signed in."""

    template_name = "activity/switches.html"
    form_class = SwitchForm

    def get_initial(self):
        """Begin with what is chosen."""
        return Switch.objects.of(self.request.user)

    def get_context_data(self, **kwargs):
        """Add when the daily mail goes."""
        return super().get_context_data(digest_hour=settings.DIGEST_HOUR, **kwargs)

    def do(self, form):
        """Set them all."""
        Switch.objects.choose(form.cleaned_data, by=self.request.user)
        messages.success(self.request, _("This is how you hear of things from now on."))
        return reverse("switches")


class MutingView(LoginRequiredMixin, View):
    """Switches one kind off, from the list of notices."""

    def post(self, request, kind):
        """Hear of it no more; the way back is on the page of switches."""
        if kind not in Kind.values:
            raise Http404
        Switch.objects.choose({kind: Way.NEVER}, by=request.user)
        words = _("You hear no more of: {kind}. Switch it on again here.")
        messages.success(request, words.format(kind=Kind(kind).label))
        return redirect("switches")
