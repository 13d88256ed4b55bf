"""Forms on the way to a signature, and after it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.standings.models import Disclosure
from byline.team.models import Person
from byline.team.roles import Role


class SignatureForm(forms.Form):
    """Asks for nothing but the sending."""


class PresentationForm(forms.Form):
    """Chooses the leader before whom a bulletin is laid."""

    to = forms.ModelChoiceField(Person.objects.none(), label=_("Leader who signs"), empty_label=None)

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        leaders = Person.objects.of(congress).holding(Role.LEADER).filter(is_active=True)
        self.fields["to"].queryset = leaders.order_by("name")


class ReasonForm(forms.Form):
    """Says why, in one's own words."""

    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class DisclosureForm(forms.Form):
    """Decides in which form a bulletin may be shown outside."""

    form = forms.ChoiceField(label=_("Form"), choices=Disclosure.Form.choices)
    reason = forms.CharField(
        label=_("Decision and reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who decided it and when, such as a meeting's minutes."),
    )
