"""What people fill in on the way out of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.gateways.incoming import LARGEST
from byline.manuscripts.models import Submission
from byline.manuscripts.models.submission import Standing
from byline.outlets.models import Outlet
from byline.reckoning.terms import Level
from byline.sending.models import CoverLetter, Practice

if TYPE_CHECKING:
    from byline.sending.models import Response
    from byline.team.models import Person


NOTHING_NEW = "nothing"


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
    """Where it goes, how, and on which terms."""

    outlet = OutletField(Outlet.objects.none(), label=_("Outlet"), empty_label=_("choose an outlet"))
    way = forms.ChoiceField(
        label=_("Way"),
        choices=Submission.Way.choices,
        initial=Submission.Way.MAIL,
        widget=forms.RadioSelect,
        help_text=_("By mail, the covering letter, the piece and its pictures go out by themselves."),
    )
    is_exclusive = forms.BooleanField(
        label=_("To this outlet alone"),
        required=False,
        help_text=_("No other outlet gets it while this one may still answer."),
    )
    embargo_until = forms.DateField(
        label=_("Not to be printed before"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The covering letter says so."),
    )
    rank = forms.IntegerField(
        label=_("Place in the order"), min_value=1, max_value=99, initial=1, required=False
    )
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("Whom it went to, or what was agreed.")
    )

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = Outlet.objects.visible_to(person).by_rank()

    def clean_rank(self):
        """Take the first place where none is given."""
        return self.cleaned_data["rank"] or 1


class CancellationForm(forms.Form):
    """Why a number is cancelled."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _(
                "Say in your own words why the number is cancelled: it stands in the register beside it."
            )
        },
        help_text=_("It stands in the register beside the number that is struck through."),
    )


class PatternForm(forms.Form):
    """How numbers are written."""

    pattern = forms.CharField(
        label=_("Pattern"),
        max_length=40,
        help_text=_(
            "{mark} is the office's mark, {year} the year, {number} the number; {number:03} has zeros."
        ),
    )


class WordsForm(forms.Form):
    """What was said."""

    words = forms.CharField(
        label=_("In which words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("As the outlet put it; the authors read it."),
        error_messages={"required": _("Say why: those who wrote it and the outlet must understand it.")},
    )


class SubmissionWithdrawalForm(WordsForm):
    """Why it is taken back, and whether the outlet is told by mail."""

    is_told = forms.BooleanField(label=_("Tell the outlet by mail"), required=False, initial=True)

    def __init__(self, *args, is_mailed: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Reason")
        self.fields["words"].help_text = _("The letter to the outlet names it, and the authors read it.")
        if not is_mailed:
            del self.fields["is_told"]


class MailForm(forms.Form):
    """A mail as it was saved, or as it was pasted."""

    EITHER = ("file", "text")

    file = forms.FileField(
        label=_("Mail as a file"), required=False, help_text=_("Saved from the mailbox, .eml.")
    )
    text = forms.CharField(
        label=_("Or pasted"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("With sender, subject and text."),
    )

    def clean(self):
        """Take the file, else the text."""
        typed = super().clean()
        file = typed.get("file")
        typed["raw"] = file.read(LARGEST + 1) if file else typed.get("text", "").encode()
        if not typed["raw"].strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file, or paste the mail."))
        return typed


class ResponseForm(forms.Form):
    """Which submission an answer belongs to, and what it means for it."""

    submission = forms.ModelChoiceField(
        Submission.objects.none(), label=_("Submission"), empty_label=_("choose")
    )
    outcome = forms.TypedChoiceField(
        label=_("It means"),
        coerce=lambda said: "" if said == NOTHING_NEW else said,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, response: Response, **kwargs):
        super().__init__(*args, **kwargs)
        candidates = response.candidates().select_related("manuscript", "outlet")
        self.fields["submission"].queryset = candidates
        self.fields["submission"].initial = response.proposed()
        self.fields["outcome"].choices = [
            (Standing.ACKNOWLEDGED, _("the outlet has it")),
            (Standing.DECLINED, _("the outlet does not take it")),
            (Standing.FAILED, _("it did not arrive")),
            (NOTHING_NEW, _("nothing new; the words are kept")),
        ]
        self.fields["outcome"].initial = response.likely_outcome() or NOTHING_NEW


class CoverLetterForm(forms.ModelForm):
    """For which outlets a letter is, and how it reads."""

    class Meta:
        model = CoverLetter
        fields = ["outlet", "level", "subject", "body"]
        widgets = {"body": forms.Textarea({"rows": 18})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        outlets = Outlet.objects.of(self.instance.congress).by_rank()
        self.fields["outlet"].queryset, self.fields["outlet"].empty_label = outlets, _("all outlets")
        self.fields["level"].choices = [("", _("all levels")), *Level.choices]
        self.fields["level"].help_text = _("Only where no outlet is chosen.")

    def clean(self):
        """Keep no level beside an outlet: its own letter goes first anyway."""
        typed = super().clean()
        if typed.get("outlet"):
            typed["level"] = ""
        return typed

    def validate_unique(self):
        """Leave that to the deed, which says it in a sentence."""

    def validate_constraints(self):
        """Leave that to the deed, which says it in a sentence."""


class PracticeForm(forms.ModelForm):
    """How manuscripts are sent out from a day on."""

    class Meta:
        model = Practice
        fields = ["mode", "days_to_wait", "office", "contact", "phone", "reply_to", "in_force_from"]
        widgets = {
            "mode": forms.RadioSelect,
            "in_force_from": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
