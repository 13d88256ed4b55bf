"""Proofreading, and the form of reviews and proofs as a file."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from byline.activity.views import DeedView
from byline.manuscripts.models import Manuscript
from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.word import flow_as_word
from byline.papers.packing import DOCX, PDF
from byline.reviewing.filling import facts_of
from byline.reviewing.form import TITLE, form_of
from byline.reviewing.models import Place, Proof
from byline.writing.documents import file_name_of
from byline.writing.views.documents import DocumentView, attached


class ProofForm(forms.Form):
    """Which proof was read, and what is to be remarked on it."""

    place = forms.TypedChoiceField(coerce=int, choices=Place.choices, widget=forms.HiddenInput)
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("What was mended, for example. It is printed on the form."),
    )


class ProofView(DeedView):
    """Notes that a proof has been read."""

    permission_required = "reviewing.add_proof"
    form_class = ProofForm
    template_name = "reviewing/proof.html"

    @cached_property
    def manuscript(self):
        """Find the manuscript in the address."""
        return get_object_or_404(Manuscript.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_initial(self):
        """Offer the next proof."""
        return {"place": min(Proof.objects.of(self.manuscript).count() + 1, Place.THIRD)}

    def get_context_data(self, **kwargs):
        """Add the proofs that have been read."""
        return super().get_context_data(
            manuscript=self.manuscript,
            proofs=Proof.objects.of(self.manuscript),
            next_proof=Place(self.get_initial()["place"]),
            **kwargs,
        )

    def do(self, form):
        """Note it."""
        read = form.cleaned_data
        Proof.objects.proofread(
            self.manuscript, place=read["place"], by=self.request.user, remark=read["remark"]
        )
        messages.success(self.request, _("The {proof} is noted.").format(proof=Place(read["place"]).label))
        return self.manuscript


class FormWordView(DocumentView):
    """The form of reviews and proofs as a Word file."""

    def get(self, _request, **_address):
        """Send the .docx."""
        manuscript = self.manuscript()
        content = flow_as_word(form_of(facts_of(manuscript)))
        return attached(content, name=file_name_of(manuscript, f"（{TITLE}）.docx"), kind=DOCX)


class FormPdfView(DocumentView):
    """The form of reviews and proofs as PDF."""

    def get(self, _request, **_address):
        """Send the PDF."""
        manuscript = self.manuscript()
        content = flow_as_pdf(form_of(facts_of(manuscript)))
        return attached(content, name=file_name_of(manuscript, f"（{TITLE}）.pdf"), kind=PDF)
