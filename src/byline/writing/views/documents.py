"""A manuscript as a file to take along."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.generic import View

from byline.manuscripts.models import Manuscript
from byline.papers.packing import DOCX, PDF
from byline.writing.documents import docx_of, file_name_of, pdf_of


class DocumentView(LoginRequiredMixin, View):
    """Sends the text as it reads now to those who may see it."""

    def manuscript(self):
        """Find the manuscript in the address."""
        seen = Manuscript.objects.visible_to(self.request.user).select_related("congress", "unit")
        return get_object_or_404(seen, pk=self.kwargs["pk"])


class WordView(DocumentView):
    """A manuscript as a Word file."""

    def get(self, _request, **_address):
        """Send the .docx."""
        manuscript = self.manuscript()
        return attached(docx_of(manuscript), name=file_name_of(manuscript, ".docx"), kind=DOCX)


class PdfView(DocumentView):
    """A manuscript as PDF."""

    def get(self, _request, **_address):
        """Send the PDF."""
        manuscript = self.manuscript()
        return attached(pdf_of(manuscript), name=file_name_of(manuscript, ".pdf"), kind=PDF)


def attached(content, *, name, kind):
    """Answer with a file to be kept under a name, in Chinese too."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
