"""What people fill in on the way out of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts.models import Submission
from byline.outlets.models import Outlet

if TYPE_CHECKING:
    from byline.team.models import Person


class RegistrationForm(forms.Form):
    """The day of registration."""

    registered_on = forms.DateField(
        label=_("Day of registration"),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The number is taken from the register of this day's year."),
    )


class OutletField(forms.ModelChoiceField):
    """An outlet, with its level and medium."""

    def label_from_instance(self, outlet):
        """Tell outlets of one name apart."""
        return f"{outlet.name}（{outlet.get_level_display()}　{outlet.get_medium_display()}）"


class SubmissionForm(forms.Form):
    """Where it goes, and how."""

    outlet = OutletField(Outlet.objects.none(), label=_("Outlet"), empty_label=_("choose an outlet"))
    way = forms.ChoiceField(
        label=_("Way"),
        choices=Submission.Way.choices,
        initial=Submission.Way.MAIL,
        widget=forms.RadioSelect,
        help_text=_("Byline keeps the record; the piece itself is sent by you."),
    )
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("Whom it went to, or what was agreed.")
    )

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = Outlet.objects.visible_to(person).by_rank()
