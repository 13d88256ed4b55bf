"""Forms that begin a bulletin, or set how bulletins look."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, Period
from byline.reckoning.words import period_label
from byline.standings.models import Layout
from byline.standings.models.layout import LETTERHEAD

MONTHS_BACK, QUARTERS_BACK, HALVES_BACK = 12, 4, 2


class PreparationForm(forms.Form):
    """Chooses the period of a bulletin, and how it is set."""

    period = forms.ChoiceField(label=_("Period"))
    layout = forms.ModelChoiceField(
        Layout.objects.none(), required=False, label=_("Layout"), empty_label=_("as the last bulletin")
    )

    def __init__(self, *args, congress, asked: Period | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = asked or Period.containing(timezone.localdate(), MONTH).previous()
        recent = recent_periods()
        older = [] if chosen.key in dict(recent) else [(chosen.key, period_label(chosen))]
        self.fields["period"].choices = older + recent
        self.fields["period"].initial = chosen.key
        layouts = Layout.objects.of(congress)
        if layouts:
            self.fields["layout"].queryset = layouts
        else:
            del self.fields["layout"]


class LayoutForm(forms.ModelForm):
    """How the office sets its bulletins."""

    class Meta:
        model = Layout
        fields = ("name", *LETTERHEAD)
        help_texts = {"copies": _("0: the number is not printed.")}

    def clean_name(self):
        """Refuse a name that another layout of the congress has."""
        name = self.cleaned_data["name"]
        others = Layout.objects.of(self.instance.congress).exclude(pk=self.instance.pk)
        if others.filter(name=name).exists():
            raise forms.ValidationError(_("Another layout has this name. Choose a different one."))
        return name


def recent_periods():
    """Give the periods a bulletin can be prepared for: months first, then quarters and half-years."""
    today = timezone.localdate()
    choices = []
    for kind, many in ((MONTH, MONTHS_BACK), (QUARTER, QUARTERS_BACK), (HALF_YEAR, HALVES_BACK)):
        period = Period.containing(today, kind)
        for _turn in range(many):
            choices.append((period.key, period_label(period)))
            period = period.previous()
    return choices
