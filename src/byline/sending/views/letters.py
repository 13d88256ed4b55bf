"""How the office writes to outlets: covering letters with a preview, and the practice of sending."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.manuscripts.models import Submission
from byline.sending import wording
from byline.sending.forms import CoverLetterForm, PracticeForm
from byline.sending.models import CoverLetter, Practice
from byline.sending.models.coverletter import words_of


class PracticeView(DeedView):
    """Shows how manuscripts are sent out, and sets it from a day on."""

    permission_required = "sending.add_practice"
    form_class = PracticeForm
    template_name = "sending/practice.html"

    def get_form_kwargs(self):
        """Begin with what is in force."""
        congress = self.request.user.congress
        practice = Practice.objects.in_force(congress, on=timezone.localdate())
        practice.in_force_from = timezone.localdate()
        return {**super().get_form_kwargs(), "instance": practice}

    def get_context_data(self, **kwargs):
        """Add what was in force, and the letters."""
        person = self.request.user
        return super().get_context_data(
            practices=Practice.objects.visible_to(person),
            letters=CoverLetter.objects.visible_to(person),
            **kwargs,
        )

    def do(self, form):
        """Set it."""
        form.instance.set(by=self.request.user)
        messages.success(self.request, _("Set."))
        return "practice"


class NewCoverLetterView(DeedView):
    """Words a covering letter for an outlet, a level, or all others."""

    permission_required = "sending.add_coverletter"
    form_class = CoverLetterForm
    template_name = "sending/coverletter.html"

    @cached_property
    def letter(self):
        """Begin a new letter, worded as the usual one."""
        return CoverLetter(congress=self.request.user.congress)

    def get_form_kwargs(self):
        """Fill the letter."""
        return {**super().get_form_kwargs(), "instance": self.letter}

    def get_context_data(self, **kwargs):
        """Add the words that are filled in, and how the letter reads for the last piece that went out."""
        form = kwargs.get("form") or self.get_form()
        typed = form.data if form.is_bound else {"subject": self.letter.subject, "body": self.letter.body}
        return super().get_context_data(
            letter=self.letter,
            known=[(f"{{{word}}}", meaning) for word, meaning in wording.WORDS.items()],
            preview=self.preview(typed.get("subject", ""), typed.get("body", "")),
            **{**kwargs, "form": form},
        )

    def preview(self, subject, body):
        """Return the letter for the last piece that went out; None where none ever did, or it is faulty."""
        seen = Submission.objects.visible_to(self.request.user)
        last = (
            seen.select_related("manuscript__congress", "manuscript__unit", "outlet").order_by("-at").first()
        )
        if last is None:
            return None
        words = words_of(last, by=self.request.user)
        try:
            wording.check(subject + body)
        except Refused as refused:
            return {"subject": "", "text": told(refused)}
        return {"subject": wording.fill(subject, words), "text": wording.fill(body, words)}

    def do(self, form):
        """Keep it."""
        form.instance.word(by=self.request.user)
        messages.success(self.request, _("The covering letter is kept."))
        return "practice"


class CoverLetterView(NewCoverLetterView):
    """Words a covering letter anew."""

    @cached_property
    def letter(self):
        """Find the letter in the address."""
        return get_object_or_404(CoverLetter.objects.visible_to(self.request.user), pk=self.kwargs["pk"])


class CoverLetterPreview:
    """Shows what was typed as a letter, and keeps nothing."""

    def form_valid(self, form):
        """Show it."""
        return self.render_to_response(self.get_context_data(form=form))


class NewCoverLetterPreviewView(CoverLetterPreview, NewCoverLetterView):
    """Shows a new letter."""


class CoverLetterPreviewView(CoverLetterPreview, CoverLetterView):
    """Shows a letter that is worded anew."""
