"""Forms of this room."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.closing.models import Closing
from byline.reckoning.periods import MONTHS_IN, Period
from byline.reckoning.terms import Measure
from byline.reckoning.words import period_label
from byline.rewards.frozen import holders
from byline.rewards.models import AwardCriterion, AwardDisclosure, AwardRound, ObjectionAnswer, Payment
from byline.standings.models import Bulletin

SOURCES, CRITERIA = 24, 5
RANKED = [(value, label) for value, label in Measure.choices if value != Measure.YUAN]


def sources_of(congress) -> dict[str, Bulletin | Closing]:
    """Return the figures that no longer move, the latest first: signed bulletins, closed periods."""
    bulletins = Bulletin.objects.of(congress).signed().select_related("signature")[:SOURCES]
    closings = Closing.objects.of(congress).standing().order_by("-ends_on", "-pk")[:SOURCES]
    return {
        **{f"bulletin-{one.pk}": one for one in bulletins},
        **{f"closing-{one.pk}": one for one in closings},
    }


def source_words(source) -> str:
    """Name a source: the bulletin 2026年第7期 of May, or the closing of May."""
    if isinstance(source, Bulletin):
        return _("{period}, bulletin {issue}").format(period=source.period_label, issue=source.issue)
    return _("{period}, as closed").format(period=source.label)


class SourceForm(forms.Form):
    """Chooses figures that no longer move."""

    source = forms.ChoiceField(
        label=_("Figures of"),
        help_text=_("Signed bulletins and closed periods; nothing else can be used."),
        widget=forms.Select(attrs={"class": "long"}),
    )

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = sources_of(congress)
        self.fields["source"].choices = [(key, source_words(one)) for key, one in self.sources.items()]

    def clean_source(self):
        """Give the bulletin or the closing."""
        return self.sources[self.cleaned_data["source"]]


class RoundForm(SourceForm):
    """Title and days of a round."""

    title = forms.CharField(
        label=pgettext_lazy("awards", "Title"),
        max_length=80,
        help_text=_("As it stands on certificates and in the notice of praise."),
    )
    dispute_days = forms.IntegerField(
        label=_("Working days for objections"), initial=5, min_value=1, max_value=60
    )
    field_order = ("title", "source", "dispute_days")

    def round(self) -> AwardRound:
        """Give the round, not saved."""
        source = self.cleaned_data["source"]
        kind = "bulletin" if isinstance(source, Bulletin) else "closing"
        told = {name: self.cleaned_data[name] for name in ("title", "dispute_days")}
        return AwardRound(**told, **{kind: source})


class CriterionForm(forms.ModelForm):
    """One criterion; after the first, one that names no honour is none."""

    class Meta:
        model = AwardCriterion
        fields = ("honour", "holders", "kind", "shape", "measure", "number", "ties")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [one for one in self.fields["kind"].choices if one[0]]
        self.fields["kind"].choices = [("", _("all")), *kinds]
        for name in ("holders", "shape", "measure"):
            choices = RANKED if name == "measure" else self.fields[name].choices
            self.fields[name].choices = [one for one in choices if one[0]]

    def has_changed(self):
        """Tell whether anything was typed; what is chosen in a list says nothing by itself."""
        return any(self[name].value() for name in ("honour", "number"))


CriterionFormSet = forms.formset_factory(
    CriterionForm, min_num=1, extra=CRITERIA - 1, max_num=CRITERIA, validate_max=True
)


class ReasonForm(forms.Form):
    """Says why, in one's own words."""

    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class VetoForm(ReasonForm):
    """Chooses who is left out of a round, and says why."""

    holder = forms.ChoiceField(label=_("Who is left out"))
    field_order = ("holder", "reason")

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round_
        self.fields["holder"].choices = [
            (one.key, f"{one.name}（{one.unit}）" if one.unit else one.name) for one in round_.figures
        ]

    def clean_holder(self):
        """Give the person or unit."""
        key = self.cleaned_data["holder"]
        return holders(self.round.congress, [key])[key]


class ObjectionForm(forms.Form):
    """Says what is wrong with a proposed round."""

    says = forms.CharField(
        label=_("What is objected to"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5})
    )


class ObjectionAnswerForm(forms.Form):
    """Answers an objection."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=ObjectionAnswer.Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}))


class DisclosureForm(ReasonForm):
    """Decides in which form awards may be shown outside."""

    form = forms.ChoiceField(label=_("Form"), choices=AwardDisclosure.Form.choices)
    field_order = ("form", "reason")


class PaymentForm(forms.Form):
    """Chooses for which period is paid, and how sums are rounded."""

    period = forms.ChoiceField(label=_("Period"))
    rounding = forms.ChoiceField(
        label=_("Rounding"),
        choices=Payment.Rounding.choices,
        help_text=_("Each sum is rounded once; half is rounded up."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = over_periods()


def over_periods() -> list[tuple[str, str]]:
    """Return the periods of each kind that are over, the latest first."""
    today, found = timezone.localdate(), []
    for kind, months in MONTHS_IN.items():
        period = Period.containing(today, kind).previous()
        for _turn in range(max(2, 12 // months)):
            found.append((period.key, period_label(period)))
            period = period.previous()
    return found
