"""What reviewers type."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

REASONS = (
    _("The title or the lead wants another try:"),
    _("These figures must be verified:"),
    _("Titles of people or names of bodies are not exact:"),
    _("Time, place or people are missing:"),
    _("It comes too late to be news:"),
)


class PassingForm(forms.Form):
    """A remark on what is passed, if any."""

    words = forms.CharField(required=False, max_length=2000, widget=forms.Textarea({"rows": 4}))


class ReturnForm(PassingForm):
    """Why it goes back, in one's own words: a common reason alone says too little."""

    def clean_words(self):
        """Take a bare common reason as no reason yet."""
        words = self.cleaned_data["words"].strip()
        return "" if words in {str(reason) for reason in REASONS} else words
