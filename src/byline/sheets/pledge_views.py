"""Pages of responsibility sheets: who has signed, one sheet, signing it, and the papers."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from byline.activity.deeds import told
from byline.activity.models import Deed
from byline.errors import Refused
from byline.papers.download import as_file
from byline.papers.page import as_html
from byline.papers.word import as_word
from byline.papers.zipped import as_zip
from byline.reckoning.words import period_label
from byline.rules.models import Pledge
from byline.sheets.pledging import CHANGED, COMPLETE, OPEN, SIGNED, printed, sheet_of, sheets_of
from byline.sheets.responsibility import paper_of
from byline.targets.asked import around, period_of
from byline.targets.models.mustering import PERSON, UNIT
from byline.team.models import Unit

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def state_words():
    """Give the words for how far a signing is."""
    return {
        OPEN: _("not signed yet"),
        CHANGED: _("changed since, to be signed again"),
        SIGNED: _("signed, the office has not"),
        COMPLETE: _("signed by both"),
    }


class OfPeriod(PermissionRequiredMixin):
    """A page about the sheets of the period that the address names."""

    permission_required = "rules.view_target"

    @cached_property
    def period(self):
        """Read the period asked for; none is this half-year. Refuses with NotAPeriod."""
        return period_of(self.request.GET.get("period"))

    @cached_property
    def standings(self):
        """Give everybody whose sheet the person may see, of the class and in the state asked for."""
        asked = self.request.GET.get("state")
        found = sheets_of(self.request.user, period=self.period)
        if self.kind:
            found = [one for one in found if one.unit and one.unit.kind == self.kind]
        return [one for one in found if asked not in state_words() or one.state == asked]

    @cached_property
    def kind(self):
        """Read the class of units asked for."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in Unit.Kind.values else ""


class PledgeListView(OfPeriod, TemplateView):
    """Who has signed for what they owe in a period."""

    template_name = "sheets/pledges.html"

    def get_context_data(self, **kwargs):
        """Give the rows and the periods beside."""
        words = state_words()
        return super().get_context_data(
            rows=[(one, words[one.state]) for one in self.standings],
            states=[("", _("all")), *words.items()],
            state=self.request.GET.get("state", ""),
            classes=[("", _("all")), *Unit.Kind.choices],
            kind=self.kind,
            period=self.period,
            label=period_label(self.period),
            periods=around(self.period),
            earlier=self.period.previous(),
            later=self.period.next(),
            **kwargs,
        )


class PledgeTableView(OfPeriod, View):
    """The same list as a workbook."""

    def get(self, *_args, **_kwargs):
        """Send exactly what is shown."""
        words = state_words()
        columns = [
            _("Who owes it"),
            _("Targets"),
            _("State"),
            _("Who signed"),
            _("Signed on"),
            _("For the office"),
        ]
        rows = [
            [
                one.holder.name,
                len(one.targets),
                words[one.state],
                one.pledge.by.name if one.pledge else "",
                timezone.localdate(one.pledge.at) if one.pledge else None,
                one.countersigned.by.name if one.countersigned else "",
            ]
            for one in self.standings
        ]
        title = _("Responsibility sheets, {period}").format(period=period_label(self.period))
        return as_file(title, columns, rows)


class PledgePapersView(OfPeriod, View):
    """All sheets of the list as Word papers in one zip."""

    def get(self, *_args, **_kwargs):
        """Send the .zip."""
        papers = [paper_of(sheet) for sheet in printed(self.standings, period=self.period)]
        files = [(f"{paper.title.splitlines()[0]}.docx", as_word(paper)) for paper in papers]
        title = _("Responsibility sheets, {period}").format(period=period_label(self.period))
        return as_zip(title, files)


class SheetOf(OfPeriod):
    """A page of one unit's or one person's sheet."""

    role = UNIT

    @cached_property
    def standing(self):
        """Fetch whose sheet it is through the one who asks, with what is owed."""
        found = sheets_of(self.request.user, period=self.period, holder=(self.role, self.kwargs["pk"]))
        if not found:
            raise Http404
        return found[0]

    @property
    def paper(self):
        """Set the sheet."""
        return paper_of(sheet_of(self.standing, period=self.period))


class UnitSheetView(SheetOf, TemplateView):
    """A unit's sheet as it will print; whoever answers for the unit signs it here."""

    template_name = "sheets/sheet.html"

    def get_context_data(self, **kwargs):
        """Give the pages, the state, and what can be done."""
        standing, person = self.standing, self.request.user
        may_sign = standing.holder == person or standing.holder in person.units_headed()
        return super().get_context_data(
            standing=standing,
            sheets=mark_safe(as_html(self.paper)),  # noqa: S308 -- as_html escapes every text
            words=state_words()[standing.state],
            may_sign=may_sign and standing.state in {OPEN, CHANGED},
            may_countersign=standing.state == SIGNED and person.has_perm("rules.add_countersignature"),
            deeds=Deed.objects.about(standing.pledge).reverse() if standing.pledge else [],
            period=self.period,
            label=period_label(self.period),
            role=self.role,
            **kwargs,
        )


class PersonSheetView(UnitSheetView):
    """A person's sheet; they sign it here themselves."""

    role = PERSON


class UnitSheetPaperView(SheetOf, View):
    """A unit's sheet in Word."""

    def get(self, *_args, **_kwargs):
        """Send the .docx."""
        paper = self.paper
        name = f"{''.join(paper.title.splitlines())}.docx"
        headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
        return HttpResponse(as_word(paper), content_type=WORD, headers=headers)


class PersonSheetPaperView(UnitSheetPaperView):
    """A person's sheet in Word."""

    role = PERSON


class UnitSigningView(SheetOf, View):
    """Signs a unit's sheet."""

    permission_required = "rules.add_pledge"

    def post(self, request, **_kwargs):
        """Sign it, and show it; or tell why not."""
        try:
            pledge = Pledge.objects.sign(
                self.standing.holder, period=self.period, owing=self.standing.targets, by=request.user
            )
        except Refused as refused:
            messages.error(request, told(refused))
            return redirect(f"{request.path.replace('signing/', '')}?period={self.period.key}")
        return redirect(pledge)


class PersonSigningView(UnitSigningView):
    """Signs one's own sheet."""

    role = PERSON


class CountersigningView(PermissionRequiredMixin, View):
    """Signs a sheet for the office."""

    permission_required = "rules.add_countersignature"

    def post(self, request, pk):
        """Sign it, and show it; or tell why not."""
        pledge = get_object_or_404(Pledge.objects.visible_to(request.user), pk=pk)
        holder = (UNIT, pledge.unit_id) if pledge.unit_id else (PERSON, pledge.person_id)
        found = sheets_of(request.user, period=pledge.period, holder=holder)
        try:
            pledge.countersign(owing=found[0].targets if found else [], by=request.user)
        except Refused as refused:
            messages.error(request, told(refused))
        return redirect(pledge)
