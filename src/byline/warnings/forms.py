"""Forms of this room."""

from __future__ import annotations

from pathlib import PurePath

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.warnings.models.statement import HEAVIEST, KINDS

YEARS = 10


class ConcernForm(forms.Form):
    """Chooses who is warned."""

    concerns = forms.MultipleChoiceField(
        label=_("Who gives cause"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick whom the warning is for; nobody is warned by default.")},
    )

    def __init__(self, *args, told, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concerns"].choices = told


class StatementForm(forms.Form):
    """Asks for a statement until a day."""

    due_on = forms.DateField(label=_("Due by"), widget=forms.DateInput(attrs={"type": "date"}))


class StatementVersionForm(forms.Form):
    """Hands a statement in."""

    text = forms.CharField(
        label=_("Statement"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("What was missed, why, and what will be done; or attach it as a file."),
    )
    file = forms.FileField(
        label=_("File attached"),
        required=False,
        help_text=_("Word, PDF, a picture or text, up to 10 MB."),
        widget=forms.FileInput({"accept": ",".join(KINDS)}),
    )

    def clean_file(self):
        """Take files of these kinds alone, and none too heavy."""
        file = self.cleaned_data["file"]
        if file and PurePath(file.name).suffix.lower() not in KINDS:
            raise forms.ValidationError(_("Attach a Word file, a PDF, a picture or a text."))
        if file and file.size > HEAVIEST:
            raise forms.ValidationError(_("This file is heavier than 10 MB. Attach a lighter one."))
        return file


class HonoursForm(forms.Form):
    """Chooses the years and whether people or units are told of."""

    of = forms.ChoiceField(label=_("Who"), choices=[("people", _("people")), ("units", _("units"))])
    first = forms.TypedChoiceField(label=_("From"), coerce=int)
    last = forms.TypedChoiceField(label=_("Until"), coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year = timezone.localdate().year
        years = [(str(one), str(one)) for one in range(year, year - YEARS, -1)]
        for name in ("first", "last"):
            self.fields[name].choices = years
