"""Pages on which bulletins are listed, prepared, read and taken home."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.generic import DetailView, ListView, View

from byline.activity.models import Deed
from byline.activity.views import DeedView
from byline.papers.packing import DOCX, PDF
from byline.papers.page import as_html
from byline.papers.pdf import as_pdf
from byline.papers.word import as_word
from byline.reckoning.periods import NotAPeriod, Period
from byline.standings.forms.editing import AdditionForm
from byline.standings.forms.preparing import PreparationForm
from byline.standings.models import Bulletin


class OneBulletin:
    """A page of one bulletin, found through the person."""

    @property
    def bulletin(self):
        """The bulletin of the address, if the person may see it."""
        return get_object_or_404(Bulletin.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **context):
        """Give the bulletin."""
        return super().get_context_data(**{"bulletin": self.bulletin, **context})


class BulletinListView(PermissionRequiredMixin, ListView):
    """All bulletins, the latest first."""

    permission_required = "standings.view_bulletin"
    template_name = "standings/bulletins.html"
    paginate_by = 36

    def get_queryset(self):
        """Give those the person may see, without their parts: a list shows none."""
        return Bulletin.objects.visible_to(self.request.user).prefetch_related(None)


class PreparationView(DeedView):
    """Prepares the bulletin of a period, or opens the one that is there."""

    permission_required = "standings.add_bulletin"
    form_class = PreparationForm
    template_name = "standings/preparation.html"

    def get_form_kwargs(self):
        """Offer the period that the address asks for, however long ago. Refuses with NotAPeriod."""
        asked = self.request.GET.get("period")
        given = {"asked": Period.parse(asked) if asked else None, "congress": self.request.user.congress}
        return {**super().get_form_kwargs(), **given}

    def do(self, form):
        """Prepare it."""
        asked, by = form.cleaned_data, self.request.user
        period = Period.parse(asked["period"])
        return Bulletin.objects.prepare(by.congress, period=period, by=by, layout=asked.get("layout"))


class PeriodBulletinView(PermissionRequiredMixin, View):
    """Leads to the bulletin of a period; while there is none, to where it is prepared, or to the list."""

    permission_required = "standings.view_bulletin"

    def get(self, request, period):
        """Go there."""
        try:
            asked = Period.parse(period)
        except NotAPeriod as refused:
            raise Http404 from refused
        seen = Bulletin.objects.visible_to(request.user).prefetch_related(None)
        there = seen.filter(starts_on=asked.first, ends_on=asked.last).order_by("pk").last()
        if there:
            return redirect(there)
        may_prepare = request.user.has_perm("standings.add_bulletin")
        return redirect(
            f"{reverse('bulletin-preparation')}?period={asked.key}" if may_prepare else "bulletins"
        )


class BulletinView(PermissionRequiredMixin, DetailView):
    """One bulletin as pages; whoever may change it types into them."""

    permission_required = "standings.view_bulletin"
    template_name = "standings/bulletin.html"
    context_object_name = "bulletin"

    def get_queryset(self):
        """Give those the person may see."""
        return Bulletin.objects.visible_to(self.request.user)

    def get_context_data(self, **context):
        """Give the pages, and until it is signed what speaks against signing."""
        bulletin, figures = self.object, self.object.figures
        presentation = bulletin.presentation
        may_change = self.request.user.has_perm("standings.change_bulletin")
        is_open = may_change and not bulletin.is_signed and presentation is None
        sheets = mark_safe(as_html(bulletin.paper(figures, keyed=is_open)))  # noqa: S308 -- as_html escapes every text
        return super().get_context_data(
            **context,
            sheets=sheets,
            is_open=is_open,
            presentation=presentation,
            is_before_me=presentation is not None and presentation.to_id == self.request.user.pk,
            drifts=bulletin.drifts(figures),
            unconfirmed=0 if bulletin.is_signed else bulletin.unconfirmed(),
            addition=AdditionForm(bulletin=bulletin) if is_open else None,
            deeds=Deed.objects.about(bulletin).reverse(),
        )


class WordView(OneBulletin, PermissionRequiredMixin, View):
    """A bulletin as a Word file."""

    permission_required = "standings.view_bulletin"

    def get(self, _request, **_address):
        """Send the .docx."""
        bulletin = self.bulletin
        return sent(as_word(bulletin.paper()), name=f"{bulletin.file_name}.docx", kind=DOCX)


class PdfView(OneBulletin, PermissionRequiredMixin, View):
    """A bulletin as PDF."""

    permission_required = "standings.view_bulletin"

    def get(self, _request, **_address):
        """Send the PDF."""
        bulletin = self.bulletin
        return sent(as_pdf(bulletin.paper()), name=f"{bulletin.file_name}.pdf", kind=PDF)


class PublicView(OneBulletin, PermissionRequiredMixin, View):
    """What of a bulletin may be shown outside, as PDF."""

    permission_required = "standings.view_bulletin"

    def get(self, _request, **_address):
        """Send the PDF. Refuses with NotDisclosed."""
        bulletin = self.bulletin
        return sent(as_pdf(bulletin.public_paper()), name=f"{bulletin.file_name}（公开）.pdf", kind=PDF)


def sent(content, *, name, kind):
    """Send a file to be kept under a name."""
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)
