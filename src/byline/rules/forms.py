"""Forms for setting targets."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.reckoning.terms import Level, Measure
from byline.rules.models import Target
from byline.rules.models.clause import AMOUNT_DIGITS, AMOUNT_PLACES
from byline.rules.models.target import Owed
from byline.team.models import Person, Unit


class TargetForm(forms.Form):
    """What is owed in the period on show, and by whom."""

    ALL_UNITS, ALL_PEOPLE = "units", "people"

    whom = forms.ChoiceField(label=_("Who owes it"))
    measure = forms.ChoiceField(label=_("Measure"), choices=Measure.choices)
    minimum_level = forms.ChoiceField(
        label=_("Outlets counted"),
        required=False,
        choices=[("", _("all levels")), *((level.value, level.label) for level in Level)],
        help_text=_("This level and those above it."),
    )
    amount = forms.DecimalField(
        label=pgettext_lazy("in a form", "Target"),
        min_value=0,
        max_digits=AMOUNT_DIGITS,
        decimal_places=AMOUNT_PLACES,
    )

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = Unit.objects.of(congress)
        self.people = Person.objects.of(congress).filter(is_active=True).order_by("pk")
        self.fields["whom"].choices = [
            (self.ALL_UNITS, _("all units")),
            *((f"kind-{kind.value}", _("all units: {kind}").format(kind=kind.label)) for kind in Unit.Kind),
            (self.ALL_PEOPLE, _("all people")),
            (_("one unit"), [(f"unit-{unit.pk}", unit.name) for unit in self.units]),
            (_("one person"), [(f"person-{person.pk}", person.name) for person in self.people]),
        ]

    def holders(self):
        """Give the units or people chosen."""
        whom = self.cleaned_data["whom"]
        if whom == self.ALL_UNITS:
            return self.units
        if whom == self.ALL_PEOPLE:
            return self.people
        role, _dash, which = whom.partition("-")
        if role == "kind":
            return self.units.filter(kind=which)
        return (self.units if role == "unit" else self.people).filter(pk=which)

    def owed(self, period):
        """Give what is owed in a period."""
        told = self.cleaned_data
        return Owed(period, told["measure"], told["amount"], told["minimum_level"])


class CorrectionForm(forms.ModelForm):
    """Another amount for one target."""

    class Meta:
        model = Target
        fields = ["amount"]
