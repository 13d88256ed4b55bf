"""Many manuscripts as files to take along, in one .zip."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import View

from byline.errors import Refused
from byline.listing.views.batches import chosen_by
from byline.listing.zipping import zipped
from byline.manuscripts.models import Manuscript
from byline.writing.documents import docx_of, file_name_of, pdf_of


class TooManyFiles(Refused):
    """{count} files are too many at once. Choose {most} manuscripts or fewer."""


class FilesView(PermissionRequiredMixin, View):
    """Sends what was chosen in the list, a file each, while they are being made."""

    permission_required = "manuscripts.add_manuscript"

    def get(self, _request):
        """Lead to the list, where one chooses."""
        return redirect("manuscripts")

    def post(self, request):
        """Send the .zip."""
        keys = chosen_by(request.user, request.POST)
        if len(keys) > self.most:
            raise TooManyFiles(count=len(keys), most=self.most)
        name = _("Manuscripts {day}").format(day=timezone.localdate())
        headers = {
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{name}.zip"),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        }
        files = zipped(self.files(keys))
        return StreamingHttpResponse(files, content_type="application/zip", headers=headers)

    def files(self, keys):
        """Yield name and content of each, in the list's order; one is in memory at a time."""
        seen = Manuscript.objects.visible_to(self.request.user).select_related("congress", "unit")
        for key in keys:
            manuscript = seen.get(pk=key)
            yield file_name_of(manuscript, self.suffix), self.made_of(manuscript)


class WordFilesView(FilesView):
    """As Word files."""

    suffix, most = ".docx", 200

    def made_of(self, manuscript):
        """Make the Word file."""
        return docx_of(manuscript)


class PdfFilesView(FilesView):
    """As PDF; to set a page takes ten times as long as to write a Word file, so there are fewer."""

    suffix, most = ".pdf", 50

    def made_of(self, manuscript):
        """Make the PDF."""
        return pdf_of(manuscript)
