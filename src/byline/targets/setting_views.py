"""Pages where targets are set in a table, copied forward and corrected."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.papers.download import as_file
from byline.reckoning.words import period_label
from byline.rules.models import Target
from byline.rules.models.owed import Demanded
from byline.targets.asked import OfPeriod
from byline.targets.forms import BringingForm, CopyingForm, CorrectionForm, KindForm, OriginForm
from byline.targets.grid import from_paste, from_xlsx, read_rows
from byline.targets.models import Copying
from byline.targets.models.closed import lay_down, refuse_closed
from byline.targets.table import PEOPLE, UNITS, Table
from byline.targets.wording import WRONG, kind_words
from byline.team.models import Unit


class OfTable(OfPeriod):
    """A page about the table that the address names: `?period=2026-H1&of=people&kind=township`."""

    permission_required = "rules.add_target"

    @cached_property
    def table(self):
        """Make the table asked for."""
        asked = self.request.GET
        of = PEOPLE if asked.get("of") == PEOPLE else UNITS
        kind = asked.get("kind") if asked.get("kind") in Unit.Kind.values else ""
        table = Table(self.request.user, period=self.period, of=of, kind=kind)
        column = KindForm(asked)
        if "measure" in asked and column.is_valid():
            table.columns.append(column.demanded())
        return table

    @property
    def title(self):
        """Name the table."""
        whose = _("of people") if self.table.of == PEOPLE else _("of units")
        return _("Targets {whose}, {period}").format(whose=whose, period=period_label(self.period))


class TargetSettingView(OfTable, TemplateView):
    """What units or people owe in a period, as a table to be filled in."""

    template_name = "targets/setting.html"

    def get_context_data(self, **kwargs):
        """Give the table, the periods beside it, and the forms for a column and a workbook."""
        context = {
            "table": self.table,
            "groups": [(UNITS, _("Units")), (PEOPLE, _("People"))],
            "classes": [("", _("all")), *Unit.Kind.choices],
            "column": KindForm(initial={"counting": "adopted"}),
            "bringing": BringingForm(),
            "signed": False,
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request):
        """Set what is filled in otherwise; or tell why not."""
        self.table.fill(request.POST.dict())
        if self.table.wrong:
            return self.shown_again(mistakes=[_("The marked fields must hold an amount of zero or more.")])
        try:
            reason = request.POST.get("reason", "")
            set_now = lay_down(self.table.orders(), by=request.user, reason=reason)
        except Refused as refused:
            return self.shown_again(mistakes=[told(refused)])
        words = ngettext("{count} target is set.", "{count} targets are set.", len(set_now))
        messages.success(request, words.format(count=len(set_now)))
        return redirect(request.get_full_path())

    def shown_again(self, **context):
        """Show the table with what was typed, with status 422."""
        typed = {"reason": self.request.POST.get("reason", ""), **context}
        return self.render_to_response(self.get_context_data(**typed), status=422)


class TargetBringingView(TargetSettingView):
    """Fills the table from Excel; nothing is set before it is sent."""

    def post(self, request):
        """Show the table filled in, with the rows that are none."""
        form = BringingForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.shown_again(bringing=form)
        given = form.cleaned_data
        try:
            rows = from_xlsx(given["file"].read()) if given["file"] else from_paste(given["pasted"])
            names = frozenset(self.table.by_name)
            brought = read_rows(rows, names=names, kinds=Table.headings())
        except Refused as refused:
            form.add_error(None, told(refused))
            return self.shown_again(bringing=form)
        self.table.fill_from(brought.amounts)
        bad = [(one.number, one.said, WRONG[one.reason]) for one in brought.bad]
        return self.render_to_response(self.get_context_data(brought=len(brought.amounts), bad=bad))

    def get(self, request):
        """Lead to the table."""
        return redirect(f"{reverse('target-setting')}?{request.GET.urlencode()}")


class TargetTableView(OfTable, View):
    """The table as a workbook, to be filled in and brought back."""

    def get(self, *_args, **_kwargs):
        """Send the .xlsx."""
        table = self.table
        columns = [_("Who owes it"), *table.heads, _("Unit")]
        rows = [
            [
                row.holder.name,
                *(
                    table.standing[row.holder.pk, kind].amount
                    if (row.holder.pk, kind) in table.standing
                    else None
                    for kind in table.kinds
                ),
                row.beside,
            ]
            for row in table.rows
        ]
        return as_file(self.title, columns, rows)


class CopyingView(OfPeriod, DeedView):
    """Copies the targets of an earlier period forward."""

    permission_required = "rules.add_target"
    template_name = "targets/copying.html"
    form_class = CopyingForm

    @property
    def origins(self):
        """Give the periods to copy from: the one before, the same of the year before, and so on."""
        before = self.period.previous()
        return [before, *(one for one in _backwards(before))]

    def get_form_kwargs(self):
        """Tell the form from which periods can be copied, and what was asked for."""
        asked = {name: self.request.GET.get(name) for name in ("origin", "factor", "rounding")}
        return {**super().get_form_kwargs(), "periods": self.origins, "initial": asked}

    def copying(self, told_):
        """Make the copying that a form tells, not done yet."""
        return Copying(
            congress=self.request.user.congress,
            origin=told_["origin"],
            destination=self.period.key,
            factor=1 if told_["factor"] is None else told_["factor"],
            rounding=told_["rounding"] or Copying.Rounding.HALF_UP,
            standing=told_.get("standing", ""),
        )

    def get_context_data(self, **kwargs):
        """Add what copying would change, once it is asked for."""
        asked = OriginForm(self.request.GET if "origin" in self.request.GET else None, periods=self.origins)
        context = {"asked": asked}
        if asked.is_bound and asked.is_valid():
            copying = self.copying(asked.cleaned_data)
            try:
                plan = copying.plan()
                lines = [(line, kind_words(Demanded.parse(line.demanded))) for line in plan.lines]
                context |= {"plan": plan, "lines": lines, "quotas": copying.quotas()}
            except Refused as refused:
                asked.add_error(None, told(refused))
        return super().get_context_data(**{**context, **kwargs})

    def do(self, form):
        """Copy them, and show the table of the new period."""
        copying = self.copying(form.cleaned_data)
        copying.copy(by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("The targets are copied."))
        return f"{reverse('target-setting')}?period={self.period.key}"


def _backwards(period, *, steps=5):
    for _step in range(steps):
        period = period.previous()
        yield period


class TargetCorrectionView(DeedView):
    """Another amount for one target."""

    permission_required = "rules.add_target"
    template_name = "targets/correction.html"
    form_class = CorrectionForm

    @cached_property
    def target(self):
        """Fetch the target through the person."""
        targets = Target.objects.visible_to(self.request.user).select_related("unit", "person", "congress")
        return get_object_or_404(targets, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        """Begin with what it is now; a row of its own, so that a refused one stands nowhere else."""
        return {**super().get_form_kwargs(), "instance": Target.objects.get(pk=self.target.pk)}

    def get_context_data(self, **kwargs):
        """Add the target."""
        return super().get_context_data(target=self.target, label=period_label(self.target.period), **kwargs)

    def do(self, form):
        """Correct it, and show the table of its period."""
        given = form.cleaned_data
        refuse_closed(self.target.congress, [self.target.period])
        self.target.correct(amount=given["amount"], by=self.request.user, reason=given["reason"])
        of = UNITS if self.target.unit_id else PEOPLE
        return f"{reverse('target-setting')}?period={self.target.period.key}&of={of}"
