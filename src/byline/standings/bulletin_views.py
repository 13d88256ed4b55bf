"""Pages of bulletins."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from django.views.generic import DetailView, ListView, View

from byline.activity.models import Deed
from byline.activity.views import DeedView
from byline.papers.page import as_html
from byline.papers.pdf import as_pdf
from byline.papers.word import as_word
from byline.reckoning.periods import Period
from byline.standings.forms import PreparationForm, SignatureForm, WordingForm
from byline.standings.models import Bulletin

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class OneBulletin:
    """A page of one bulletin, found through the person."""

    @property
    def bulletin(self):
        """The bulletin of the address, if the person may see it."""
        return get_object_or_404(Bulletin.objects.visible_to(self.request.user), pk=self.kwargs["pk"])


class BulletinListView(PermissionRequiredMixin, ListView):
    """All bulletins, the latest first."""

    permission_required = "standings.view_bulletin"
    template_name = "standings/bulletins.html"
    paginate_by = 36

    def get_queryset(self):
        """Give those the person may see."""
        return Bulletin.objects.visible_to(self.request.user)


class PreparationView(DeedView):
    """Prepares the bulletin of a period, or opens the one that is there."""

    permission_required = "standings.add_bulletin"
    form_class = PreparationForm
    template_name = "standings/preparation.html"

    def get_form_kwargs(self):
        """Offer the period that the address asks for, however long ago. Refuses with NotAPeriod."""
        asked = self.request.GET.get("period")
        return {**super().get_form_kwargs(), "asked": Period.parse(asked) if asked else None}

    def do(self, form):
        """Prepare it."""
        period = Period.parse(form.cleaned_data["period"])
        return Bulletin.objects.prepare(self.request.user.congress, period=period, by=self.request.user)


class BulletinView(PermissionRequiredMixin, DetailView):
    """One bulletin as pages."""

    permission_required = "standings.view_bulletin"
    template_name = "standings/bulletin.html"
    context_object_name = "bulletin"

    def get_queryset(self):
        """Give those the person may see."""
        return Bulletin.objects.visible_to(self.request.user)

    def get_context_data(self, **context):
        """Give the pages, and until it is signed what speaks against signing."""
        sheets = mark_safe(as_html(self.object.paper()))  # noqa: S308 -- as_html escapes every text
        return super().get_context_data(
            **context,
            sheets=sheets,
            unconfirmed=self.object.unconfirmed(),
            deeds=Deed.objects.about(self.object).reverse(),
        )


class WordingView(OneBulletin, DeedView):
    """Changes the texts of a bulletin."""

    permission_required = "standings.change_bulletin"
    form_class = WordingForm
    template_name = "standings/wording.html"

    def get(self, request, *args, **kwargs):
        """Show the texts; a signed bulletin has none to change, and its pages are shown instead."""
        bulletin = self.bulletin
        return redirect(bulletin) if bulletin.is_signed else super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """Show the texts as they are."""
        return {**super().get_form_kwargs(), "instance": self.bulletin}

    def do(self, form):
        """Keep the new texts. The form has changed its own copy of the row: the deed starts from another."""
        bulletin = self.bulletin
        bulletin.reword(form.cleaned_data, by=self.request.user)
        return bulletin


class RedraftingView(OneBulletin, PermissionRequiredMixin, View):
    """Writes the texts of a bulletin anew from the figures of now."""

    permission_required = "standings.change_bulletin"

    def post(self, request, **_address):
        """Redraft it."""
        bulletin = self.bulletin
        bulletin.redraft(by=request.user)
        return redirect(bulletin)


class SignatureView(OneBulletin, DeedView):
    """Signs a bulletin."""

    permission_required = "standings.add_signature"
    form_class = SignatureForm
    template_name = "standings/signature.html"

    def get_context_data(self, **context):
        """Give the bulletin and what speaks against signing."""
        bulletin = self.bulletin
        return super().get_context_data(**context, bulletin=bulletin, unconfirmed=bulletin.unconfirmed())

    def do(self, _form):
        """Sign it."""
        bulletin = self.bulletin
        bulletin.sign(by=self.request.user)
        return bulletin


class WordView(OneBulletin, PermissionRequiredMixin, View):
    """A bulletin as a Word file."""

    permission_required = "standings.view_bulletin"

    def get(self, _request, **_address):
        """Send the .docx."""
        bulletin = self.bulletin
        return sent(as_word(bulletin.paper()), name=f"{bulletin.file_name}.docx", kind=WORD)


class PdfView(OneBulletin, PermissionRequiredMixin, View):
    """A bulletin as PDF."""

    permission_required = "standings.view_bulletin"

    def get(self, _request, **_address):
        """Send the PDF."""
        bulletin = self.bulletin
        return sent(as_pdf(bulletin.paper()), name=f"{bulletin.file_name}.pdf", kind="application/pdf")


def sent(content, *, name, kind):
    """Send a file to be kept under a name."""
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)
