"""Pages of warnings and statements."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView, View

from byline.errors import Refused
from byline.reckoning.words import period_label
from byline.rewards.awarding import short_ones
from byline.rewards.forms import ReasonForm, SourceForm, sources_of
from byline.rewards.frozen import HalfNotOver, history_of, period_of, warned_by_rule
from byline.rewards.views.answering import RewardDeed
from byline.standings.models import Bulletin
from byline.warnings import forms, models
from byline.warnings.models.statement import ask_for_statement
from byline.warnings.wording import concern_words


class NobodyGivesCause(Refused):
    """In these figures nobody gives cause for a warning, or all are proposed already. Choose others."""


def concerns_of(source):
    """Give who gives cause in the figures of a source and is not warned yet, by key.

    Raises NobodyGivesCause, HalfNotOver where the half-year runs and the rules warned nobody, and what
    `figures_of` raises.
    """
    by_rule = warned_by_rule(source)
    try:
        short = short_ones(history_of(source))
    except HalfNotOver:
        if not by_rule:
            raise
        short = ()
    found = models.Warning.objects.not_warned([*short, *by_rule], of=source)
    if not found:
        raise NobodyGivesCause
    return {f"{one.kind}/{one.figure.key}/{one.name}": one for one in found}


class OneWarning:
    """A page of one warning, found through the person."""

    @property
    def subject(self):
        """The warning of the address, if the person may see it."""
        found = models.Warning.objects.visible_to(self.request.user)
        return get_object_or_404(found, pk=self.kwargs["pk"])


class WarningListView(PermissionRequiredMixin, ListView):
    """The warnings a person may see, the latest first."""

    permission_required = "warnings.view_warning"
    template_name = "warnings/warnings.html"
    paginate_by = 30

    def get_queryset(self):
        """Give those the person may see."""
        return models.Warning.objects.visible_to(self.request.user).with_statements()


class SourceView(RewardDeed):
    """Chooses of which figures those who fall short are looked for."""

    permission_required = "warnings.add_warning"
    form_class = SourceForm
    heading = _("Propose warnings")
    deed = _("Show who gives cause")
    next = _("Nobody is warned yet: who gives cause is shown first.")

    def get_form_kwargs(self):
        """Offer what no longer moves."""
        return {**super().get_form_kwargs(), "congress": self.request.user.congress}

    def do(self, form):
        """Go on to those who give cause."""
        source = form.cleaned_data["source"]
        concerns_of(source)
        kind = "bulletin" if isinstance(source, Bulletin) else "closing"
        return reverse("warning-proposal", args=[f"{kind}-{source.pk}"])


class WarningProposalView(RewardDeed):
    """Proposes warnings for those who give cause in chosen figures."""

    permission_required = "warnings.add_warning"
    form_class = forms.ConcernForm
    heading = _("Propose warnings")
    deed = _("Propose for those ticked")
    next = _("A leader who did not propose them decides on each; until then nobody concerned sees them.")

    @property
    def source(self):
        """The bulletin or closing of the address."""
        found = sources_of(self.request.user.congress).get(self.kwargs["source"])
        if found is None:
            raise Http404
        return found

    def get_form_kwargs(self):
        """Offer them with why."""
        source = self.source
        label = period_label(period_of(source))
        rows = [
            (key, f"{one.figure.name}　{concern_words(one, label)}")
            for key, one in concerns_of(source).items()
        ]
        return {**super().get_form_kwargs(), "told": rows}

    def do(self, form):
        """Propose them."""
        source = self.source
        concerns = concerns_of(source)
        chosen = [concerns[key] for key in form.cleaned_data["concerns"]]
        models.Warning.objects.propose(chosen, of=source, by=self.request.user)
        return reverse("warnings")


class WarningView(PermissionRequiredMixin, DetailView):
    """One warning with its statement."""

    permission_required = "warnings.view_warning"
    template_name = "warnings/warning.html"

    def get_queryset(self):
        """Give those the person may see."""
        return models.Warning.objects.visible_to(self.request.user)

    def get_context_data(self, **context):
        """Add the statement's versions, and what this person may do."""
        warning, person = self.object, self.request.user
        statement = warning.asked
        latest = statement.latest if statement else None
        waits = bool(latest and not latest.is_reviewed)
        is_own = warning.is_for(person)
        return super().get_context_data(
            **context,
            statement=statement,
            versions=statement.versions if statement else [],
            waiting=latest if waits and not is_own else None,
            may_hand_in=is_own and statement and not waits and not statement.is_accepted,
            may_sign=warning.is_open and person != warning.proposed_by,
        )


class WarningSigningView(OneWarning, PermissionRequiredMixin, View):
    """Signs a warning."""

    permission_required = "warnings.add_warningsigning"

    def post(self, request, **_address):
        """Sign it."""
        warning = self.subject
        warning.sign(by=request.user)
        return redirect(warning)


class WarningDroppingView(OneWarning, RewardDeed):
    """Decides that there is no warning."""

    permission_required = "warnings.add_warningsigning"
    form_class = ReasonForm
    heading = _("Drop the warning")
    deed = _("Drop it")
    next = _("Nobody concerned hears of it; who proposed it does.")

    def do(self, form):
        """Drop it."""
        warning = self.subject
        warning.drop(reason=form.cleaned_data["reason"], by=self.request.user)
        return warning


class StatementView(OneWarning, RewardDeed):
    """Asks those warned for a statement."""

    permission_required = "warnings.add_statement"
    form_class = forms.StatementForm
    heading = _("Ask for a statement")
    deed = _("Ask for it")
    next = _(
        "Those warned hear of it and hand it in here. "
        "They, the office, leaders and the auditor alone read it."
    )

    def do(self, form):
        """Ask for it."""
        warning = self.subject
        ask_for_statement(warning, due_on=form.cleaned_data["due_on"], by=self.request.user)
        return warning


class StatementVersionView(RewardDeed):
    """Hands a statement in."""

    permission_required = "warnings.add_statementversion"
    form_class = forms.StatementVersionForm
    heading = _("Hand in the statement")
    deed = _("Hand in the statement")
    next = _("It is accepted, or comes back with a reason; every version is kept.")

    @property
    def subject(self):
        """The statement of the address, if it is asked of the person; who only reads it writes nothing."""
        found = models.Statement.objects.asked_of(self.request.user)
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def do(self, form):
        """Hand it in."""
        statement = self.subject
        statement.hand_in(form.cleaned_data["text"], file=form.cleaned_data["file"], by=self.request.user)
        return statement


class OneVersion:
    """A page of one version of a statement, found through the person."""

    @property
    def version(self):
        """The version of the address, if the person may see its statement."""
        seen = models.Statement.objects.visible_to(self.request.user)
        found = models.StatementVersion.objects.filter(statement__in=seen.values("pk"))
        return get_object_or_404(found.select_related("statement__warning"), pk=self.kwargs["pk"])

    @property
    def subject(self):
        """The statement it is a version of."""
        return self.version.statement


class AcceptanceView(OneVersion, PermissionRequiredMixin, View):
    """Accepts a version."""

    permission_required = "warnings.add_statementreview"

    def post(self, request, **_address):
        """Accept it."""
        version = self.version
        version.accept(by=request.user)
        return redirect(version.statement)


class SendingBackView(OneVersion, RewardDeed):
    """Sends a version back."""

    permission_required = "warnings.add_statementreview"
    form_class = ReasonForm
    heading = _("Send the statement back")
    deed = _("Send back")
    next = _("Those warned read the reason and write it again.")

    def do(self, form):
        """Send it back."""
        version = self.version
        version.send_back(reason=form.cleaned_data["reason"], by=self.request.user)
        return version.statement


class StatementFileView(OneVersion, PermissionRequiredMixin, View):
    """The file of a version, never opened in the browser."""

    permission_required = "warnings.view_warning"

    def get(self, _request, **_address):
        """Send it."""
        version = self.version
        if not version.file:
            raise Http404
        answer = FileResponse(version.file.open("rb"), as_attachment=True, filename=version.file_name)
        answer["Content-Type"], answer["Cache-Control"] = "application/octet-stream", "private, no-store"
        return answer
