"""Forms of this room."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, Period
from byline.reckoning.words import period_label
from byline.standings.models import Bulletin
from byline.standings.models.bulletin import LETTERHEAD, TEXTS

MONTHS_BACK, QUARTERS_BACK, HALVES_BACK = 12, 4, 2


class PreparationForm(forms.Form):
    """Chooses the period of a bulletin."""

    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args, asked: Period | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = asked or Period.containing(timezone.localdate(), MONTH).previous()
        recent = recent_periods()
        older = [] if chosen.key in dict(recent) else [(chosen.key, period_label(chosen))]
        self.fields["period"].choices = older + recent
        self.fields["period"].initial = chosen.key


class WordingForm(forms.ModelForm):
    """Changes the texts and the letterhead of a bulletin."""

    class Meta:
        model = Bulletin
        fields = (*TEXTS, *LETTERHEAD)
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "opening": forms.Textarea(attrs={"rows": 4}),
            "overview": forms.Textarea(attrs={"rows": 4}),
            "praise": forms.Textarea(attrs={"rows": 4}),
            "criticism": forms.Textarea(attrs={"rows": 4}),
            "closing": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"title": _("Each line stands as a line of its own, centred.")}


class SignatureForm(forms.Form):
    """Asks for nothing but the sending."""


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
