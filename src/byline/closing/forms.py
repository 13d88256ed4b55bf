"""What people fill in where periods are closed, lines disputed and rules tried."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from byline.closing.models import AppealTerm, Ruling
from byline.closing.models.appeal import SAYS_LENGTH
from byline.closing.models.ruling import Verdict
from byline.closing.reckoned import closable
from byline.ledger.models import Reversal
from byline.reckoning.words import period_label
from byline.rules.models import Rulebook
from byline.rules.sentences import clause_words

LINES = {"rows": 4}


class ReopeningForm(forms.Form):
    """Why a period is opened again."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("It stands in the record, and leaders read it."),
        error_messages={"required": _("Say why, in your own words: those concerned will read it.")},
    )


class AppealForm(forms.Form):
    """What is wrong with a line, and what shows it."""

    says = forms.CharField(
        label=_("What is disputed"),
        max_length=SAYS_LENGTH,
        widget=forms.Textarea(attrs=LINES),
        error_messages={"required": _("Say what is wrong with this line, in your own words.")},
    )
    evidence = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("A PDF, a picture (JPEG, PNG), a .docx or an .xlsx; it may be left out."),
    )


class ReferralForm(forms.Form):
    """What is wrong with the office's answer."""

    says = forms.CharField(
        label=_("What is wrong with the answer"),
        max_length=SAYS_LENGTH,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("The leader reads it, with all that was said before. There is no step after that."),
    )


class RulingForm(forms.Form):
    """Whether an appeal is right, why, and what corrects the ledger."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=Ruling.Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("Those concerned read it."),
    )
    amount = forms.DecimalField(
        label=_("Correct the line by"),
        required=False,
        max_digits=9,
        decimal_places=4,
        help_text=_("Only where it is upheld: what is added, or with a minus what is taken away."),
    )
    reversal = forms.ModelChoiceField(
        label=_("Or the reversal that corrected it"),
        required=False,
        queryset=Reversal.objects.none(),
        empty_label=_("no reversal"),
    )

    def __init__(self, *args, appeal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reversal"].queryset = appeal.reversals
        if not appeal.reversals.exists():
            del self.fields["reversal"]

    def verdict(self) -> Verdict:
        """Return what was filled in, as a value."""
        given = self.cleaned_data
        return Verdict(
            is_upheld=given["decision"] == Ruling.Decision.UPHELD,
            reason=given["reason"],
            amount=given["amount"],
            reversal=given.get("reversal"),
        )


class AppealTermForm(forms.ModelForm):
    """How many days there are to appeal."""

    class Meta:
        model = AppealTerm
        fields = ["days"]
        labels = {"days": _("Days to appeal")}
        help_texts = {"days": _("Counted from the day on which a line was written.")}


class RulebookField(forms.ModelChoiceField):
    """A version of the rules, told by title and day."""

    def label_from_instance(self, rulebook):
        """Tell one version from another."""
        day = rulebook.in_force_from
        return f"{rulebook}　{date_format(day)}" if day else f"{rulebook}　{_('draft')}"


class TrialForm(forms.Form):
    """Which rules are tried, on which period."""

    rulebook = RulebookField(label=_("Which rules"), queryset=Rulebook.objects.none(), empty_label=None)
    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rulebook"].queryset = Rulebook.objects.visible_to(by).select_related("signing")
        periods = closable(by.congress, today=timezone.localdate())
        self.fields["period"].choices = [(one.key, period_label(one)) for one in periods]


class FigureForm(TrialForm):
    """One amount of the rules changed, to see at once what it does."""

    line = forms.TypedChoiceField(label=_("Clause"), coerce=int)
    amount = forms.DecimalField(label=_("New amount"), max_digits=9, decimal_places=2, min_value=Decimal(0))

    def __init__(self, *args, rules: Rulebook, **kwargs):
        super().__init__(*args, **kwargs)
        # the lines of the book stand in the order of the clauses
        told = [
            f"{one.number}　{clause_words(one.named_line(), band_end=rules.band_end)}"
            for one in rules.clauses.select_related("unit", "person")
        ]
        self.fields["line"].choices = list(enumerate(told))
