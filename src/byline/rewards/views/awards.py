"""Pages of award rounds."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView, View

from byline.papers.pdf import as_pdf
from byline.papers.word import as_word
from byline.rewards import forms, printing
from byline.rewards.models import Award, AwardRound, Objection
from byline.rewards.models.objection import is_concerned, object_to
from byline.rewards.views.answering import PDF, WORD, RewardDeed, sent


class OneRound:
    """A page of one round, found through the person."""

    @property
    def subject(self):
        """The round of the address, if the person may see it."""
        return get_object_or_404(AwardRound.objects.visible_to(self.request.user), pk=self.kwargs["pk"])


class AwardRoundListView(PermissionRequiredMixin, ListView):
    """All rounds, the latest first."""

    permission_required = "rewards.view_awardround"
    template_name = "rewards/rounds.html"
    paginate_by = 30

    def get_queryset(self):
        """Give those the person may see."""
        return AwardRound.objects.visible_to(self.request.user)


class ProposalView(RewardDeed):
    """Proposes a round of awards."""

    permission_required = "rewards.add_awardround"
    form_class = forms.RoundForm
    template_name = "rewards/proposal.html"

    def get_form_kwargs(self):
        """Offer what no longer moves."""
        return {**super().get_form_kwargs(), "congress": self.request.user.congress}

    def get_context_data(self, **context):
        """Add the rows of criteria."""
        context.setdefault("criteria", self.criteria())
        return super().get_context_data(**context)

    def criteria(self):
        """Give the rows as they were typed."""
        return forms.CriterionFormSet(self.request.POST or None, prefix="criteria")

    def post(self, _request, **_address):
        """Propose it when both the head and each row make sense."""
        form, criteria = self.get_form(), self.criteria()
        if form.is_valid() and criteria.is_valid():
            self.rows = [row.save(commit=False) for row in criteria if row.has_changed()]
            return self.form_valid(form)
        return self.render_to_response(self.get_context_data(form=form, criteria=criteria), status=422)

    def do(self, form):
        """Propose it."""
        return AwardRound.objects.propose(form.round(), criteria=self.rows, by=self.request.user)


class AwardRoundView(PermissionRequiredMixin, DetailView):
    """One round: who is in, who is out, why; objections; what can be done."""

    permission_required = "rewards.view_awardround"
    template_name = "rewards/round.html"

    def get_queryset(self):
        """Give those the person may see."""
        return AwardRound.objects.visible_to(self.request.user)

    def get_context_data(self, **context):
        """Add the lists, and what this person may read and do."""
        round_, person = self.object, self.request.user
        return super().get_context_data(
            **context,
            selections=round_.selections(),
            awards=list(round_.awards()) if round_.is_signed else [],
            objections=round_.objections_seen_by(person),
            may_object=round_.is_open and is_concerned(person, round_),
            may_sign=not round_.is_open and person != round_.proposed_by,
        )


class VetoView(OneRound, RewardDeed):
    """Leaves somebody out of a round."""

    permission_required = "rewards.add_veto"
    form_class = forms.VetoForm
    heading = _("Leave somebody out")
    deed = _("Leave out")
    next = _("Who comes next moves up, and the days for objections begin anew.")

    def get_form_kwargs(self):
        """Offer those who stand in the figures."""
        return {**super().get_form_kwargs(), "round_": self.subject}

    def do(self, form):
        """Leave them out."""
        round_ = self.subject
        told = form.cleaned_data
        round_.veto(told["holder"], reason=told["reason"], by=self.request.user)
        return round_


class AwardSigningView(OneRound, PermissionRequiredMixin, View):
    """Signs a round."""

    permission_required = "rewards.add_awardsigning"

    def post(self, request, **_address):
        """Sign it."""
        round_ = self.subject
        round_.sign(by=request.user)
        return redirect(round_)


class RoundWithdrawalView(OneRound, RewardDeed):
    """Takes a proposed round back."""

    permission_required = "rewards.add_awardround"
    form_class = forms.ReasonForm
    heading = _("Withdraw the awards")
    deed = _("Withdraw")
    next = _("Those named hear of it. The proposal stays to be read by the office.")

    def do(self, form):
        """Withdraw it."""
        round_ = self.subject
        round_.withdraw(reason=form.cleaned_data["reason"], by=self.request.user)
        return round_


class ObjectionView(OneRound, RewardDeed):
    """Raises an objection."""

    permission_required = "rewards.add_objection"
    form_class = forms.ObjectionForm
    heading = _("Object to the awards")
    deed = _("Object")
    next = _("The office reads it and answers with a reason. Nothing is signed before that.")

    def do(self, form):
        """Raise it."""
        round_ = self.subject
        object_to(round_, says=form.cleaned_data["says"], by=self.request.user)
        return round_


class ObjectionAnswerView(RewardDeed):
    """Answers an objection."""

    permission_required = "rewards.add_objectionanswer"
    form_class = forms.ObjectionAnswerForm
    heading = _("Answer the objection")
    deed = _("Answer")
    next = _("Who objected hears of it.")

    @property
    def subject(self):
        """The objection of the address."""
        return get_object_or_404(Objection.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def do(self, form):
        """Answer it."""
        objection = self.subject
        objection.reply(**form.cleaned_data, by=self.request.user)
        return objection


class ConferralView(PermissionRequiredMixin, View):
    """Records that an award was handed over."""

    permission_required = "rewards.add_conferral"

    def post(self, request, pk):
        """Record it."""
        award = get_object_or_404(Award.objects.visible_to(request.user), pk=pk)
        award.confer(by=request.user)
        return redirect(award)


class DisclosureView(OneRound, RewardDeed):
    """Decides how awards may be shown outside."""

    permission_required = "rewards.add_awarddisclosure"
    form_class = forms.DisclosureForm
    heading = _("Show the awards outside the house")
    deed = _("Put the decision on record")
    next = _("The latest decision holds. Without one nothing leaves the house.")

    def do(self, form):
        """Decide."""
        round_ = self.subject
        round_.disclose(**form.cleaned_data, by=self.request.user)
        return round_


class SignedRoundView(OneRound, PermissionRequiredMixin, View):
    """A file of a signed round; one that is not signed has none."""

    permission_required = "rewards.view_award"
    printed = staticmethod(printing.praise)
    named = _("Notice of praise")
    kind, ending = WORD, "docx"

    def get(self, _request, **_address):
        """Send the file."""
        found = AwardRound.objects.visible_to(self.request.user).filter(signing__isnull=False)
        round_ = get_object_or_404(found, pk=self.kwargs["pk"])
        name = f"{self.named} {round_.title}.{self.ending}"
        return sent(self.printed(round_), name=name, kind=self.kind)


class CertificatesView(SignedRoundView):
    """The certificates of a round, a page each."""

    printed = staticmethod(lambda round_: printing.certificates(round_.awards()))
    named = _("Certificates")


class PublicListView(SignedRoundView):
    """The notice as it may be shown outside, as PDF: what is shown outside is not to be changed there."""

    printed = staticmethod(lambda round_: as_pdf(printing.public_list(round_)))
    named = _("Public list")
    kind, ending = PDF, "pdf"


class PublicWordView(PublicListView):
    """The same as a Word file, for an office that sets it anew."""

    printed = staticmethod(lambda round_: as_word(printing.public_list(round_)))
    kind, ending = WORD, "docx"


class CertificateView(PermissionRequiredMixin, View):
    """One certificate: for the office, and for whom it is."""

    permission_required = "rewards.view_awardround"

    def get(self, request, pk):
        """Send the .docx; before the round is signed there is none."""
        awards = Award.objects.visible_to(request.user)
        if not request.user.has_perm("rewards.view_award"):
            awards = Award.objects.of(request.user)
        award = get_object_or_404(awards.exclude(round__signing=None), pk=pk)
        return sent(printing.certificates([award]), name=f"{award}.docx")
