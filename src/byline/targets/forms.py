"""Forms in which targets, quotas and copyings are set."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import period_label
from byline.rules.models import Target
from byline.rules.models.owed import Counting, Demanded
from byline.targets.models import Copying, Quota
from byline.team.forms import name_the_open_choice
from byline.team.models import Person, Unit
from byline.team.roles import Role

REASON = _("Why it changes")
REASON_HELP = _("Needed where somebody has signed; they read it and are asked to sign again.")


def reason_field():
    """Make the field of a reason, wanted only where somebody has signed."""
    return forms.CharField(label=REASON, required=False, max_length=200, help_text=REASON_HELP)


class KindForm(forms.Form):
    """A kind of target, as a column of the table."""

    measure = forms.ChoiceField(label=_("Measure"), choices=Measure.choices)
    minimum_level = forms.ChoiceField(
        label=_("Outlets counted"), required=False, choices=[("", _("all levels")), *Level.choices]
    )
    genre = forms.ChoiceField(
        label=_("Genre"), required=False, choices=[("", _("all genres")), *Genre.choices]
    )
    counting = forms.ChoiceField(label=_("What counts"), choices=Counting.choices)

    def clean(self):
        """Only pieces are sent; points and money come of what is adopted."""
        told = super().clean()
        if told.get("counting") == Counting.SENT and told.get("measure") not in {None, Measure.PIECES}:
            self.add_error("counting", _("Only pieces can be counted when they are sent out."))
        return told

    def demanded(self):
        """Give the kind."""
        told = self.cleaned_data
        return Demanded(told["measure"], told["minimum_level"], told["genre"], told["counting"])


class QuotaForm(KindForm, forms.ModelForm):
    """What everybody of a class owes in the period on show."""

    class Meta:
        model = Quota
        fields = [
            "whom",
            "unit_kind",
            "unit",
            "role",
            "title",
            "age_from",
            "age_to",
            "person",
            "measure",
            "counting",
            "minimum_level",
            "genre",
            "amount",
            "rounding",
        ]
        labels = {
            "whom": _("Who owes it"),
            "unit_kind": _("Units of the class"),
            "unit": _("In the unit"),
            "role": _("In the post of"),
            "title": _("Words in the job title"),
            "age_from": _("Age from"),
            "age_to": _("Age up to"),
            "person": _("For this person alone"),
            "amount": pgettext_lazy("in a form", "Target"),
            "rounding": _("Who serves part of the period"),
        }
        help_texts = {
            "unit_kind": _("What is left empty fits anybody."),
            "age_to": _("Full years on the first day of the period. Who has no day of birth is left out."),
            "rounding": _("Days in post that are not leave, of the days of the period. Units owe the whole."),
        }

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.of(congress)
        self.fields["person"].queryset = Person.objects.of(congress).filter(is_active=True).order_by("pk")
        for name in ("unit", "person"):
            self.fields[name].empty_label = _("any")
        for name, choices in (("unit_kind", Unit.Kind.choices), ("role", Role.choices)):
            self.fields[name].choices = [("", _("any")), *choices]
        name_the_open_choice(self.fields["whom"])

    def clean(self):
        """Ask units for no post and no age."""
        told = super().clean()
        for name in ("role", "title", "age_from", "age_to", "person"):
            if told.get("whom") == Quota.Whom.UNITS and told.get(name):
                self.add_error(name, _("This is asked of people, not of units. Leave it empty."))
        return told


class QuotaCorrectionForm(forms.ModelForm):
    """Another amount for a quota."""

    class Meta:
        model = Quota
        fields = ["amount", "rounding"]
        labels = {
            "amount": pgettext_lazy("in a form", "Target"),
            "rounding": _("Who serves part of the period"),
        }
        help_texts = {"amount": _("0 takes it from all it was laid on.")}


class LayingForm(forms.Form):
    """Whether those set one by one give way, and why where somebody has signed."""

    replacing = forms.MultipleChoiceField(
        label=_("Set or corrected for one alone: replace these too"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = reason_field()

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replacing"].choices = [
            (f"{line.holder[0]}-{line.holder[1]}", line.name) for line in plan.kept
        ]
        if not plan.kept:
            del self.fields["replacing"]
        if not any(line.is_signed for line in plan.lines):
            del self.fields["reason"]

    def holders(self):
        """Give those whose own target gives way, by key."""
        asked = (key.partition("-") for key in self.cleaned_data.get("replacing", ()))
        return [(role, int(key)) for role, _dash, key in asked]

    def why(self):
        """Give the reason, if one was asked for."""
        return self.cleaned_data.get("reason", "")


class OriginForm(forms.Form):
    """From which period is copied, times what."""

    origin = forms.ChoiceField(label=_("Copy from"))
    factor = forms.DecimalField(
        label=_("Times"), initial=1, min_value=0, max_digits=6, decimal_places=3, required=False
    )
    rounding = forms.ChoiceField(label=_("Rounded"), choices=Copying.Rounding.choices, required=False)

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["origin"].choices = [(period.key, period_label(period)) for period in periods]


class CopyingForm(OriginForm):
    """The same, with what becomes of targets that are set already."""

    standing = forms.ChoiceField(
        label=_("Targets that are set already"),
        required=False,
        choices=Copying.Standing.choices,
        widget=forms.RadioSelect,
    )
    reason = reason_field()

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, periods=periods, **kwargs)
        for name in ("origin", "factor", "rounding"):
            self.fields[name].widget = forms.HiddenInput()


class CorrectionForm(forms.ModelForm):
    """Another amount for one target."""

    reason = reason_field()

    class Meta:
        model = Target
        fields = ["amount"]


class BringingForm(forms.Form):
    """A table from Excel: pasted, or as a file."""

    pasted = forms.CharField(
        label=_("Paste from Excel"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("With the row of headings; the first column names who owes it."),
    )
    file = forms.FileField(label=_("or a workbook (.xlsx)"), required=False)

    def clean(self):
        """Ask for one of the two."""
        told = super().clean()
        if not (told.get("pasted") or "").strip() and not told.get("file"):
            self.add_error("pasted", _("Paste a table, or choose a workbook."))
        return told
