"""Pages where ledgers of earlier years are brought, looked through and taken in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from byline.activity.deeds import told
from byline.activity.views import DeedForm, DeedView
from byline.bygones import names as past_names
from byline.bygones.forms import COLUMN_LABELS, ColumnsForm, NamesForm, PastFileForm, ReversalForm
from byline.bygones.models import PastLedger, PastLine
from byline.bygones.tasks import read_past_ledger, take_past_ledger_in
from byline.errors import Refused
from byline.reckoning.terms import Measure

BAD, GOOD, KNOWN = "bad", "good", "known"


class PastLedgersView(PermissionRequiredMixin, DeedForm, ListView):
    """The past ledgers that were brought, and the form that brings another."""

    permission_required = "bygones.view_pastledger"
    template_name = "bygones/past_ledgers.html"
    form_class = PastFileForm
    paginate_by = 20

    def get_queryset(self):
        """Fetch them through the person."""
        seen = PastLedger.objects.visible_to(self.request.user)
        return seen.select_related("by", "posting__by", "pastreversal")

    def get_context_data(self, **kwargs):
        """Add the list, also where the form comes back."""
        self.object_list = self.get_queryset()
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        """Bring a file, for who may."""
        if not request.user.has_perm("bygones.add_pastledger"):
            return self.handle_no_permission()
        return super().post(request, *args, **kwargs)

    def do(self, form):
        """Keep the file, and go on to its columns."""
        file = form.cleaned_data["file"]
        return PastLedger.objects.bring(file.read(), name=file.name, by=self.request.user)


class OfPastLedger:
    """A past ledger that the person may see."""

    @cached_property
    def ledger(self) -> PastLedger:
        """Fetch it through the person."""
        seen = PastLedger.objects.visible_to(self.request.user)
        return get_object_or_404(seen.select_related("posting__by", "by"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the ledger."""
        return super().get_context_data(ledger=self.ledger, object=self.ledger, **kwargs)


class PastLedgerView(OfPastLedger, PermissionRequiredMixin, ListView):
    """One past ledger: how it is read, how far it is, its rows, and what is wrong with each bad one."""

    permission_required = "bygones.view_pastledger"
    template_name = "bygones/past_ledger.html"
    paginate_by = 50

    def get_queryset(self):
        """Fetch its rows: the bad ones first asked for, else those the address names."""
        lines = self.ledger.pastline_set.order_by("number")
        kept = {
            BAD: lines.exclude(problems=[]),
            KNOWN: lines.filter(problems=[], is_known=True),
            GOOD: lines.filter(PastLine.GOOD),
        }
        return kept[self.kind]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        return self.ledger.counts()

    @property
    def kind(self) -> str:
        """Which rows are looked at; the bad ones where there are any."""
        asked = self.request.GET.get("rows", "")
        return asked if asked in {BAD, GOOD, KNOWN} else (BAD if self.counts[BAD] else GOOD)

    def get_context_data(self, **kwargs):
        """Add the counts, the columns, and the names that nobody knows."""
        ledger = self.ledger
        people, units = past_names.unknown(ledger) if ledger.read_at and not ledger.posting_id else ({}, [])
        context = super().get_context_data(
            counts=self.counts,
            kind=self.kind,
            kinds=[(BAD, _("cannot be read")), (GOOD, _("can be taken in")), (KNOWN, _("was there before"))],
            columns=[
                (label, ledger.headings[int(ledger.columns[name])])
                for name, label in COLUMN_LABELS.items()
                if name in ledger.columns and int(ledger.columns[name]) < len(ledger.headings)
            ],
            people=people,
            units=units,
            names_form=NamesForm(),
            **kwargs,
        )
        for line in context["page_obj"]:
            line.amount_words = [(Measure(measure).label, amount) for measure, amount in line.amounts.items()]
        return context


class ColumnsView(OfPastLedger, DeedView):
    """Chooses which column holds what; the rows are read then."""

    permission_required = "bygones.add_pastledger"
    template_name = "bygones/columns.html"
    form_class = ColumnsForm

    def get_form_kwargs(self):
        """Give the form the ledger, turned to the sheet that the address asks for."""
        asked = self.request.GET.get("sheet")
        if asked and asked != self.ledger.sheet and not self.ledger.posting_id:
            self.ledger.turn_to(asked)
        return {**super().get_form_kwargs(), "ledger": self.ledger}

    def do(self, form):
        """Keep the choice, and leave the reading to the task."""
        given, ledger = form.cleaned_data, self.ledger
        ledger.columns = form.columns()
        ledger.day, ledger.counts_pieces = given["empty_day"], given["counts_pieces"]
        ledger.is_shared = given["is_shared"]
        ledger.ask_for_rows()
        read_past_ledger.enqueue(ledger.pk)
        return ledger


class PastDeed(OfPastLedger, PermissionRequiredMixin, View):
    """A deed on a past ledger by one button; a refusal is told above its page."""

    permission_required = "bygones.add_pastledger"

    def post(self, request, **_kwargs):
        """Do it, and show the ledger."""
        try:
            self.do()
        except Refused as refused:
            messages.error(request, told(refused))
        return redirect(self.ledger)


class NamesView(PastDeed):
    """Enters the unknown people as names only, and the unknown units; then the rows are read again."""

    def do(self):
        """Enter them and read anew."""
        form = NamesForm(self.request.POST)
        kind = form.cleaned_data["kind"] if form.is_valid() else ""
        if past_names.unknown(self.ledger)[1] and not kind:
            messages.error(self.request, _("Choose the class of the new units, then enter them."))
            return
        past_names.enter(self.ledger, kind=kind, by=self.request.user)
        self.ledger.ask_for_rows()
        read_past_ledger.enqueue(self.ledger.pk)


class IntakeView(PastDeed):
    """Takes a past ledger in."""

    def do(self):
        """Ask for it, and leave it to the task."""
        self.ledger.ask_for_intake(leaves_out_bad="leaves_out_bad" in self.request.POST)
        take_past_ledger_in.enqueue(self.ledger.pk, self.request.user.pk)


class PastReversalView(OfPastLedger, DeedView):
    """Takes a past ledger out of the books again."""

    permission_required = "bygones.add_pastreversal"
    template_name = "bygones/past_reversal.html"
    form_class = ReversalForm

    def do(self, form):
        """Undo it, and show it."""
        self.ledger.undo(reason=form.cleaned_data["reason"], by=self.request.user)
        return self.ledger
