"""Pages where other rules are tried on a past period."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView, ListView, TemplateView

from byline.activity.deeds import told
from byline.activity.views import DeedForm
from byline.closing.forms import FigureForm, TrialForm
from byline.closing.models import Trial
from byline.closing.moves import moves
from byline.closing.reckoned import closable
from byline.closing.tasks import try_rules
from byline.closing.trying import Comparison, with_amount
from byline.errors import Refused
from byline.papers.download import as_file
from byline.reckoning.periods import Period
from byline.reckoning.terms import Measure
from byline.reckoning.words import period_label
from byline.rules.models import Rulebook

MOST_AT_ONCE = 1_500  # manuscripts reckoned while the person waits: some three seconds


class TooManyAtOnce(Refused):
    """{count} manuscripts are too many to reckon at once. Choose a shorter period, or try the whole draft."""


class TrialsView(PermissionRequiredMixin, DeedForm, ListView):
    """The trials so far, and the form that begins one."""

    permission_required = "closing.add_trial"
    template_name = "closing/trials.html"
    form_class = TrialForm
    paginate_by = 20

    def get_queryset(self):
        """Fetch those of the congress."""
        return Trial.objects.visible_to(self.request.user).select_related("rulebook", "by").defer("rows")

    def get_form_kwargs(self):
        """Tell the form whose rules to offer; a rulebook's page leads here with its own chosen."""
        chosen = {"rulebook": self.request.GET.get("rulebook")}
        return {**super().get_form_kwargs(), "by": self.request.user, "initial": chosen}

    def get_context_data(self, **kwargs):
        """Add the form, also where the list is asked for."""
        self.object_list = self.get_queryset()
        return super().get_context_data(**kwargs)

    def do(self, form):
        """Lay the trial down, leave it to the task, and show how far it is."""
        given = form.cleaned_data
        period = Period.parse_with_weeks(given["period"])
        trial = Trial.objects.begin(given["rulebook"], period=period, by=self.request.user)
        try_rules.enqueue(trial.pk)
        return trial


class OfTrial:
    """A trial that the person may see."""

    permission_required = "closing.add_trial"

    def get_queryset(self):
        """Fetch through the person."""
        return Trial.objects.visible_to(self.request.user).select_related("rulebook", "by")


class TrialView(OfTrial, PermissionRequiredMixin, DetailView):
    """One trial: how far it is, then what would change."""

    template_name = "closing/trial.html"

    def get_context_data(self, **kwargs):
        """Add the rows: those that change, or all where the address asks for them."""
        shows_all = "all" in self.request.GET
        return super().get_context_data(
            groups=grouped(self.object.rows, shows_all=shows_all),
            changed=sum(map(is_changed, self.object.rows)),
            shows_all=shows_all,
            **kwargs,
        )


class TrialSheetView(OfTrial, PermissionRequiredMixin, View):
    """Hands out all rows of a trial as a sheet."""

    def get(self, _request, pk):
        """Send the .xlsx."""
        trial = get_object_or_404(self.get_queryset(), pk=pk)
        return as_file(f"{_('Trial of rules')} {trial.label}", columns(), map(cells, trial.rows))


class FigureView(PermissionRequiredMixin, TemplateView):
    """One amount changed: the small table of what it does, at once; nothing is kept."""

    permission_required = "closing.add_trial"
    template_name = "closing/figure.html"

    @cached_property
    def rulebook(self) -> Rulebook:
        """Fetch the rules through the person: those asked for, else those in force."""
        seen = Rulebook.objects.visible_to(self.request.user)
        asked = self.request.GET.get("rulebook", "")
        if asked.isdecimal():
            return get_object_or_404(seen, pk=int(asked))
        return seen.in_force(on=timezone.localdate())

    def get_context_data(self, **kwargs):
        """Add the form, and the table once an amount was given."""
        book, given = self.rulebook.book(), self.request.GET
        last = closable(self.request.user.congress, today=timezone.localdate())[0]
        first = {"rulebook": self.rulebook.pk, "period": last.key}
        form = FigureForm(
            given if "amount" in given else None, initial=first, rules=self.rulebook, by=self.request.user
        )
        context = super().get_context_data(form=form, rulebook=self.rulebook, **kwargs)
        if form.is_bound and form.is_valid():
            context |= self._tried(form, book)
        return context

    def _tried(self, form, book):
        given = form.cleaned_data
        changed = with_amount(book, place=given["line"], amount=given["amount"])
        period = Period.parse_with_weeks(given["period"])
        comparison = Comparison(self.request.user.congress, period, changed)
        try:
            if comparison.total > MOST_AT_ONCE:
                raise TooManyAtOnce(count=comparison.total)
            for _count in comparison.run():
                pass
        except Refused as refused:
            form.add_error(None, told(refused))
            return {}
        return {
            "label": period_label(period),
            "groups": grouped(moves(comparison), shows_all=False),
            "line": book.lines[given["line"]],
        }


def is_changed(row) -> bool:
    """Tell whether a row of a trial is another than before, in amount or place."""
    is_moved = row["place_before"] != row["place_after"]
    return Decimal(row["before"]) != Decimal(row["after"]) or is_moved


def grouped(rows, *, shows_all: bool) -> list[tuple[str, str, list[dict]]]:
    """Part the rows by people and units and by measure; each with the label of its measure."""
    found: dict[tuple[str, str], list[dict]] = {}
    for row in rows:
        if shows_all or is_changed(row):
            found.setdefault((row["kind"], row["measure"]), []).append(
                {**row, "change": Decimal(row["after"]) - Decimal(row["before"])}
            )
    return [(kind, str(Measure(measure).label), some) for (kind, measure), some in found.items()]


def columns() -> list[str]:
    """Name the columns of a trial's sheet, in the reader's language."""
    return [
        _("Name"),
        _("Unit"),
        _("Measure"),
        _("Before"),
        _("After"),
        _("What changes"),
        _("Place before"),
        _("Place after"),
        _("Why"),
    ]


def cells(row):
    """Give a row of a trial as cells of a sheet."""
    why = "；".join(f"{clause or '—'}: {before} → {after}" for clause, before, after in row["why"])
    return [
        row["name"],
        row["unit"],
        str(Measure(row["measure"]).label),
        Decimal(row["before"]),
        Decimal(row["after"]),
        Decimal(row["after"]) - Decimal(row["before"]),
        row["place_before"],
        row["place_after"],
        why,
    ]
