"""Pages where adoptions are read and decided on."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.confirming.foreseen import Foreseen
from byline.confirming.forms import ConfirmationForm, ManuscriptForm, ReasonForm
from byline.confirming.rivals import rivals_of
from byline.confirming.sides import Sides
from byline.errors import Refused
from byline.ledger.models import Adoption
from byline.manuscripts.models import Manuscript, Submission

QUEUE = 60
FOUND = 20
# Outlets print what they were sent within weeks.
WEEKS_BEFORE = timedelta(weeks=6)


def adoption_for(person, pk) -> Adoption:
    """Fetch an adoption through the person who asks for it."""
    return get_object_or_404(Adoption.objects.visible_to(person).with_matter(), pk=pk)


def after(person, adoption) -> str:
    """Return where to go on once an adoption is decided: to the next that waits, else to the list."""
    waiting = Adoption.objects.visible_to(person).awaiting().surest_first().exclude(pk=adoption.pk).first()
    return waiting.get_absolute_url() if waiting else reverse("adoptions")


def shown_of(asked, *, clipping) -> str:
    """Return which state of the page is looked at: restored, unrestored where that differs, or original."""
    states = {"original": True, "unrestored": bool(clipping.original)}
    return asked if states.get(asked) else "restored"


class AdoptionsView(LoginRequiredMixin, View):
    """The desk for those who decide, opened at the first that waits; the list for everybody else."""

    def get(self, request):
        """Open the desk, or the list."""
        if not request.user.has_perm("ledger.add_confirmation"):
            return redirect("all-adoptions")
        first = Adoption.objects.visible_to(request.user).awaiting().surest_first().first()
        if first is None:
            return render(request, "confirming/nothing_waits.html")
        return AdoptionView.as_view()(request, pk=first.pk)


class AllAdoptionsView(LoginRequiredMixin, ListView):
    """Adoptions that concern the person: those confirmed, those that wait, those dismissed."""

    template_name = "confirming/adoptions.html"
    paginate_by = 40

    def get_queryset(self):
        """Fetch what the person may see, of the kind that the address names, the newest print first."""
        found = (
            Adoption.objects.visible_to(self.request.user).with_matter().select_related("manuscript__unit")
        )
        kept = {"waiting": found.awaiting, "dismissed": found.dismissed}.get(self.kind, found.confirmed)()
        return kept.order_by("-clipping__printed_on", "-pk")

    @property
    def kind(self) -> str:
        """Which kind is looked at."""
        return self.request.GET.get("kind", "confirmed")

    def get_context_data(self, **kwargs):
        """Add which kind is looked at."""
        return super().get_context_data(kind=self.kind, **kwargs)


class AdoptionView(LoginRequiredMixin, View):
    """One adoption, both texts side by side, with the queue for those who decide."""

    def get(self, request, pk):
        """Show the desk to those who decide, the record to everybody else whom it concerns."""
        adoption = adoption_for(request.user, pk)
        decides = request.user.has_perm("ledger.add_confirmation")
        template = "confirming/desk.html" if decides else "confirming/adoption.html"
        stated = ConfirmationForm(request.GET if "placement" in request.GET else None)
        if not stated.is_valid():
            stated = ConfirmationForm({"placement": "inside"})
            stated.full_clean()
        context = {"adoption": adoption, "sides": Sides.of(adoption), "form": stated}
        context["rivals"] = rivals_of(adoption, to=request.user)
        context["shown"] = shown_of(request.GET.get("page"), clipping=adoption.clipping)
        return render(request, template, context | self.decision(adoption, stated) | self.queue(adoption))

    def decision(self, adoption, stated):
        """Tell what was decided; else what a confirmation would write, or why there can be none."""
        confirmation, dismissal = adoption.standing_confirmation, adoption.standing_dismissal
        if confirmation or dismissal:
            entries = adoption.entry_set.select_related("person").order_by("pk")
            return {"confirmation": confirmation, "dismissal": dismissal, "entries": entries}
        try:
            return {"foreseen": Foreseen.of(adoption.foresee(**stated.cleaned_data))}
        except Refused as refused:
            return {"hindrance": told(refused)}

    def queue(self, adoption):
        """Return what waits, with this one in its place."""
        waiting = Adoption.objects.visible_to(self.request.user).awaiting()
        queue = list(waiting.select_related("clipping__outlet", "manuscript").surest_first()[:QUEUE])
        place = next((place for place, one in enumerate(queue) if one.pk == adoption.pk), None)
        return {
            "queue": queue,
            "waiting": waiting.count(),
            "place": None if place is None else place + 1,
            "previous": queue[place - 1] if place else None,
            "next": queue[place + 1] if place is not None and place + 1 < len(queue) else None,
        }


class ConfirmationView(PermissionRequiredMixin, View):
    """Confirms an adoption."""

    permission_required = "ledger.add_confirmation"

    def post(self, request, pk):
        """Confirm, and go on to the next that waits."""
        adoption = adoption_for(request.user, pk)
        stated = ConfirmationForm(request.POST)
        if not stated.is_valid():
            messages.error(request, _("Choose where in the outlet the piece stood, then confirm."))
            return redirect(adoption)
        adoption.confirm(by=request.user, **stated.cleaned_data)
        messages.success(request, _("Confirmed: “{title}”").format(title=adoption.clipping.title))
        return redirect(after(request.user, adoption))


class ReasonView(DeedView):
    """A deed on an adoption that needs a reason."""

    template_name = "confirming/reason.html"
    form_class = ReasonForm

    def get_context_data(self, **kwargs):
        """Add the adoption."""
        adoption = adoption_for(self.request.user, self.kwargs["pk"])
        return super().get_context_data(adoption=adoption, deed=self.deed, **kwargs)

    def reason_for(self, form) -> tuple[Adoption, dict]:
        """Return the adoption, and what a deed on it is told."""
        adoption = adoption_for(self.request.user, self.kwargs["pk"])
        return adoption, {"by": self.request.user, "reason": form.cleaned_data["reason"]}


class DismissalView(ReasonView):
    """Dismisses an adoption."""

    permission_required = "ledger.add_dismissal"
    deed = "dismissal"

    def do(self, form):
        """Dismiss, and go on to the next that waits."""
        adoption, said = self.reason_for(form)
        adoption.dismiss(**said)
        messages.success(self.request, _("Dismissed: “{title}”").format(title=adoption.clipping.title))
        return after(self.request.user, adoption)


class ReinstatementView(ReasonView):
    """Takes a dismissal back."""

    permission_required = "ledger.add_reinstatement"
    deed = "reinstatement"

    def do(self, form):
        """Reinstate, and show it waiting again."""
        adoption, said = self.reason_for(form)
        adoption.reinstate(**said)
        messages.success(self.request, _("The adoption waits for a decision again."))
        return adoption


class ReversalView(ReasonView):
    """Takes a confirmation back."""

    permission_required = "ledger.add_reversal"
    deed = "reversal"

    def do(self, form):
        """Reverse, and show what the ledger says now."""
        adoption, said = self.reason_for(form)
        adoption.reverse(**said)
        messages.success(self.request, _("The confirmation is reversed, and so are its entries."))
        return adoption


class ReassignmentView(DeedView):
    """Says that a page prints another manuscript."""

    permission_required = "ledger.add_dismissal"
    template_name = "confirming/reassignment.html"
    form_class = ManuscriptForm

    def get_initial(self):
        """Begin with the one that the desk pointed at."""
        return {"manuscript": self.request.GET.get("manuscript")}

    def get_form_kwargs(self):
        """Offer the manuscripts that were searched for, else what else the machine thought of."""
        adoption = adoption_for(self.request.user, self.kwargs["pk"])
        said = {rival.manuscript.pk: rival for rival in rivals_of(adoption, to=self.request.user)}
        return {**super().get_form_kwargs(), "among": self.offered(adoption), "said": said}

    def offered(self, adoption):
        """Return the registered manuscripts to choose from."""
        words = self.request.GET.get("q", "").strip()
        registered = (
            Manuscript.objects.visible_to(self.request.user).registered().exclude(pk=adoption.manuscript_id)
        )
        if self.request.method == "POST":
            return registered
        if not words:
            return self.likely(registered, adoption)
        number = Q(registration__number=words) if words.isdecimal() else Q()
        found = registered.filter(Q(title__icontains=words) | Q(authorship__person__name=words) | number)
        return registered.filter(pk__in=found.values("pk")).order_by("-registration__registered_on")[:FOUND]

    def likely(self, registered, adoption):
        """Return what the machine weighed; then what was registered in the weeks before, sent there first."""
        clipping, weighed = adoption.clipping, [rival["manuscript"] for rival in adoption.rivals]
        day = clipping.printed_on or timezone.localdate()
        recent = Q(registration__registered_on__range=(day - WEEKS_BEFORE, day))
        sent = Submission.objects.gone().filter(manuscript=OuterRef("pk"), outlet=clipping.outlet)
        found = registered.filter(recent | Q(pk__in=weighed)).annotate(is_sent=Exists(sent))
        is_weighed = Case(When(pk__in=weighed, then=0), default=1, output_field=IntegerField())
        return found.order_by(is_weighed, "-is_sent", "-registration__registered_on", "-pk")[:FOUND]

    def get_context_data(self, **kwargs):
        """Add the adoption and the words searched for."""
        adoption = adoption_for(self.request.user, self.kwargs["pk"])
        return super().get_context_data(adoption=adoption, words=self.request.GET.get("q", ""), **kwargs)

    def do(self, form):
        """Reassign, and open the new proposal."""
        adoption = adoption_for(self.request.user, self.kwargs["pk"])
        return adoption.reassign(to=form.cleaned_data["manuscript"], by=self.request.user)
