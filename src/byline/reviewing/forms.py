"""What reviewers type, and what authors answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.manuscripts.models import Writing
from byline.manuscripts.models.review import NothingToAnswer
from byline.reviewing.proposals import Words
from byline.writing.forms import LONGEST_BODY

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript, Review
    from byline.reviewing.proposals import Proposals

REASONS = (
    _("The title or the lead wants another try:"),
    _("These figures must be verified:"),
    _("Titles of people or names of bodies are not exact:"),
    _("Time, place or people are missing:"),
    _("It comes too late to be news:"),
)
ALL, EACH, NONE = "all", "each", "none"


class PassingForm(forms.Form):
    """A remark on what is passed, if any, and the step that the reviewer had before them."""

    words = forms.CharField(required=False, max_length=2000, widget=forms.Textarea({"rows": 4}))
    turn = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReturnForm(PassingForm):
    """Why it goes back, in one's own words: a common reason alone says too little. `to` is a step."""

    to = forms.IntegerField(required=False)

    def clean_words(self):
        """Take a bare common reason as no reason yet."""
        words = self.cleaned_data["words"].strip()
        return "" if words in {str(reason) for reason in REASONS} else words


class AmendmentForm(forms.Form):
    """The words of a manuscript as a reviewer amends them, and the edition they had before them."""

    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    subtitle = forms.CharField(label=_("Sub-title"), max_length=120, required=False)
    body = forms.CharField(
        label=_("Body of the text"),
        max_length=LONGEST_BODY,
        required=False,
        strip=False,
        widget=forms.Textarea,
    )
    edition = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, manuscript: Manuscript) -> dict:
        """Return what stands in the fields when a manuscript is opened."""
        return {
            "title": manuscript.title,
            "subtitle": manuscript.subtitle,
            "body": text.typed_of(manuscript.body),
            "edition": manuscript.edition,
        }

    def writing_of(self, manuscript: Manuscript) -> Writing:
        """Return what was typed, with what else the author states of the manuscript."""
        typed = self.cleaned_data
        words = Words(typed["title"], typed["subtitle"], text.body_of(typed["body"]))
        return writing_with(words, of=manuscript)


class AnswerForm(forms.Form):
    """Which changes the author takes: all, none, or those that are chosen."""

    whole = forms.ChoiceField(
        choices=[
            (EACH, _("as chosen below, each by itself")),
            (ALL, _("take every change")),
            (NONE, _("take none: my text stays")),
        ],
        initial=EACH,
        widget=forms.RadioSelect,
    )
    accepted = forms.MultipleChoiceField(required=False)
    remark = forms.CharField(
        label=_("To the reviewer"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    review = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, proposals: Proposals, review: Review, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = proposals
        self.asked = review
        keys = [each.key for each in proposals]
        self.fields["accepted"].choices = [(key, key) for key in keys]
        self.fields["accepted"].initial = keys
        self.fields["review"].initial = review.pk

    def writing_of(self, manuscript: Manuscript) -> Writing | None:
        """Return the text that the author leaves; None where every change is taken.

        Raises NothingToAnswer where the changes on the page were those of another review.
        """
        if self.cleaned_data["review"] != self.asked.pk:
            raise NothingToAnswer
        keys = {each.key for each in self.proposals}
        taken = {ALL: keys, NONE: set()}.get(self.cleaned_data["whole"], set(self.cleaned_data["accepted"]))
        if taken == keys:
            return None
        return writing_with(self.proposals.text(accepted=taken), of=manuscript)


def writing_with(words: Words, *, of: Manuscript) -> Writing:
    """Return these words with everything else as the manuscript has it."""
    return Writing(
        title=words.title,
        subtitle=words.subtitle,
        body=words.body,
        genre=of.genre,
        key_task_id=of.key_task_id,
        topic_id=of.topic_id,
        secrecy=of.secrecy,
    )
