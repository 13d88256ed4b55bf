"""Bringing files, and fetching them as they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.importing.forms import ImportForm, ManuscriptImportForm
from byline.importing.models import Original
from byline.incoming.bundle import bundled, is_bundle
from byline.incoming.files import HEAVIEST, HeavyFile
from byline.writing.views.writing import OwnManuscript

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.core.files.uploadedfile import UploadedFile

    from byline.team.models import Person


@dataclass(frozen=True)
class Result:
    """What became of one file: the original with its draft, or the sentence of the refusal."""

    name: str
    original: Original | None = None
    sentence: str = ""


class ImportView(PermissionRequiredMixin, FormView):
    """Takes files and begins a draft with each."""

    permission_required = "manuscripts.add_manuscript"
    form_class = ImportForm
    template_name = "importing/import.html"

    def form_valid(self, form):
        """Open the draft of a single file; of several show what became of each."""
        results = list(taken(form.cleaned_data["files"], by=self.request.user))
        if len(results) == 1 and results[0].original:
            tell(self.request, results[0].original)
            return redirect("manuscript-writing", results[0].original.manuscript_id)
        status = 200 if any(result.original for result in results) else 422
        context = self.get_context_data(form=ImportForm(), results=results)
        return self.render_to_response(context, status=status)

    def form_invalid(self, form):
        """Show the form again, with status 422 so that a program too sees it was not done."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ManuscriptImportView(OwnManuscript, DeedView):
    """Takes the text of a file into a manuscript that is being written."""

    form_class = ManuscriptImportForm
    template_name = "importing/manuscript_import.html"

    def do(self, form):
        """Put it in the place that was chosen."""
        file = form.cleaned_data["file"]
        places = {form.REPLACE: Original.objects.replace, form.APPEND: Original.objects.append}
        put = places[form.cleaned_data["place"]]
        original = put(self.manuscript, file.read(), name=file.name, by=self.request.user)
        tell(self.request, original)
        return reverse("manuscript-writing", args=[self.manuscript.pk])

    def get_context_data(self, **kwargs):
        """Add the manuscript."""
        return super().get_context_data(manuscript=self.manuscript, **kwargs)


class OriginalView(LoginRequiredMixin, View):
    """Hands out a file as it came, never to be shown by the browser itself."""

    def get(self, request, pk):
        """Send the file to those who may see its manuscript."""
        original = get_object_or_404(Original.objects.visible_to(request.user), pk=pk)
        return FileResponse(
            original.file.open("rb"),
            as_attachment=True,
            filename=original.name,
            content_type="application/octet-stream",
            headers={
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Cache-Control": "private, no-store",
            },
        )


def taken(files: Iterable[UploadedFile], *, by: Person) -> Iterator[Result]:
    """Begin a draft with each file, also with each in a .zip, and tell what became of it."""
    for file in files:
        try:
            yield from (begun(content, name=name, by=by) for name, content in contents(file))
        except Refused as refused:
            yield Result(str(file.name or ""), sentence=told(refused))


def contents(file: UploadedFile) -> Iterator[tuple[str, bytes]]:
    """Return what a file holds: itself, or those in a .zip. Raises HeavyFile, and what a .zip refuses."""
    if file.size > HEAVIEST:
        raise HeavyFile
    name, content = str(file.name or ""), bytes(file.read())
    return bundled(content) if is_bundle(content, name=name) else iter([(name, content)])


def begun(content: bytes, *, name: str, by: Person) -> Result:
    """Begin a draft with a file, or tell why not."""
    try:
        return Result(name, original=Original.objects.begin(content, name=name, by=by))
    except Refused as refused:
        return Result(name, sentence=told(refused))


def tell(request, original: Original) -> None:
    """Tell what came of a file: taken, what was lost, whom it names."""
    messages.success(request, _("The text of “{name}” is here.").format(name=original.name))
    for sentence in original.losses:
        messages.warning(request, sentence)
    if original.names:
        words = _("The file names {names}.").format(names=original.names)
        deed = _("Check and name them as authors")
        messages.info(request, format_html('{} <a href="{}">{}</a>', words, original.authorship, deed))
