"""Pages where rulebooks go out as files, come in from them, and are compared."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.text import get_valid_filename
from django.views import View
from django.views.generic import DetailView

from byline.activity.deeds import told
from byline.drafting.comparing import differences
from byline.drafting.forms import FileForm, TextForm
from byline.drafting.incoming import read_workbook
from byline.drafting.paper import paper_of
from byline.drafting.taking import named_book, take
from byline.drafting.workbook import workbook_of
from byline.errors import Refused
from byline.papers.word import as_word
from byline.rules.models import Rulebook
from byline.rules.models.rulebook import WORDS
from byline.vetting.checking import check
from byline.vetting.sentences import finding_words
from byline.written.rulebooks import read, write

TOML = "application/toml; charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NotAText(Refused):
    """This file is no text in UTF-8, so it is no .toml file. Choose a rulebook saved as .toml or .xlsx."""


class OneRulebook(LoginRequiredMixin):
    """The rulebook that an address names, for those who may read it."""

    @cached_property
    def rulebook(self):
        """Fetch it through the person, whole."""
        return get_object_or_404(Rulebook.objects.visible_to(self.request.user).whole(), pk=self.kwargs["pk"])

    def file(self, content, *, ending, kind):
        """Hand out a file that is named like the rulebook."""
        name = f"{get_valid_filename(self.rulebook.title)}.{ending}"
        return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)


class TomlView(OneRulebook, View):
    """A rulebook as text that programs read too."""

    def get(self, _request, pk):  # noqa: ARG002 -- the address gives it
        """Hand it out."""
        return self.file(write(named_book(self.rulebook)).encode(), ending="toml", kind=TOML)


class XlsxView(OneRulebook, View):
    """A rulebook as a workbook."""

    def get(self, _request, pk):  # noqa: ARG002 -- the address gives it
        """Hand it out."""
        return self.file(workbook_of(self.rulebook), ending="xlsx", kind=XLSX)


class DocxView(OneRulebook, View):
    """A rulebook as the office prints it."""

    def get(self, _request, pk):  # noqa: ARG002 -- the address gives it
        """Hand it out."""
        return self.file(as_word(paper_of(self.rulebook)), ending="docx", kind=DOCX)


class ImportView(PermissionRequiredMixin, View):
    """A rulebook from a file: first shown, then drafted."""

    permission_required = "rules.add_rulebook"

    def get(self, _request):
        """Ask for the file."""
        return self._ask(FileForm())

    def post(self, request):
        """Show what is in the file; or draft what was shown."""
        if "text" in request.POST:
            return self._draft(TextForm(request.POST))
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._ask(form, status=422)
        try:
            return self._show(self._read(form.cleaned_data["file"]))
        except Refused as refused:
            form.add_error("file", told(refused))
            return self._ask(form, status=422)

    def _draft(self, form):
        if not form.is_valid():
            return self._ask(FileForm(), status=422)
        try:
            rulebook = take(read(form.cleaned_data["text"]), by=self.request.user)
        except Refused as refused:
            asked = FileForm(self.request.POST)
            asked.errors.clear()
            asked.add_error(None, told(refused))
            return self._ask(asked, status=422)
        return redirect("clauses", pk=rulebook.pk)

    def _read(self, file):
        content = file.read()
        if PurePath(file.name).suffix.lower() != ".toml":
            return read_workbook(content, congress=self.request.user.congress)
        try:
            return read(content.decode("utf-8-sig"))
        except UnicodeDecodeError as wrong:
            raise NotAText from wrong

    def _show(self, book):
        signed = Rulebook.objects.of(self.request.user.congress).signed().whole().first()
        context = {
            "book": book,
            "findings": [finding_words(one, band_end=book.band_end) for one in check(book, words=WORDS)],
            "before": signed,
            "differences": differences(named_book(signed), book) if signed else [],
            "form": TextForm(initial={"text": write(book)}),
        }
        return render(self.request, "drafting/shown.html", context)

    def _ask(self, form, *, status=200):
        return render(self.request, "drafting/importing.html", {"form": form}, status=status)


class ComparisonView(OneRulebook, DetailView):
    """What a version says otherwise than the one it was drafted from, or than another one."""

    template_name = "drafting/comparison.html"

    def get_object(self):
        """Give the later version."""
        return self.rulebook

    def get_context_data(self, **kwargs):
        """Add the other version, those one may choose, and the differences."""
        others = Rulebook.objects.visible_to(self.request.user).exclude(pk=self.rulebook.pk).whole()
        asked = self.request.GET.get("with", "")
        chosen = others.filter(pk=asked).first() if asked.isdigit() else None
        before = chosen or (others.filter(pk=self.rulebook.follows_id).first() or others.first())
        found = differences(named_book(before), named_book(self.rulebook)) if before else []
        return super().get_context_data(others=others, before=before, differences=found, **kwargs)
