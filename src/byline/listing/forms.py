"""What people type in this room, besides what they look for: names of views, and what a batch needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.listing.models import SavedView
from byline.outlets.models import Outlet

if TYPE_CHECKING:
    from byline.team.models import Person


class NewSavedViewForm(forms.ModelForm):
    """A name for what is asked for now."""

    class Meta:
        model = SavedView
        fields = ("name", "wants_notice", "query")
        widgets = {"query": forms.HiddenInput}


class SavedViewForm(forms.ModelForm):
    """The name of a view, its place among the tabs, and whether its person is told of what is new in it."""

    class Meta:
        model = SavedView
        fields = ("name", "place", "wants_notice")


class BatchForm(forms.Form):
    """Nothing more is asked."""

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person


class RegisteringForm(BatchForm):
    """The day of registration."""

    registered_on = forms.DateField(
        label=_("Day of registration"),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The number is taken from the register of this day's year."),
    )


class SubmittingForm(BatchForm):
    """Where they are to go."""

    outlet = forms.ModelChoiceField(
        Outlet.objects.none(), label=_("Outlet"), empty_label=_("choose an outlet")
    )

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, person=person, **kwargs)
        self.fields["outlet"].queryset = Outlet.objects.visible_to(person).by_rank()
