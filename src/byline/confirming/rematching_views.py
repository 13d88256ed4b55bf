"""Pages where all open clippings are compared again, and where one watches it."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import ListView

from byline.ledger.models import Adoption, Rematching
from byline.ledger.models.outcome import Outcome
from byline.ledger.models.rematching import open_clippings
from byline.ledger.tasks import rematch


class RematchingsView(PermissionRequiredMixin, ListView):
    """What was compared again so far, and the button that does it; sending it begins another."""

    permission_required = "ledger.add_rematching"
    template_name = "confirming/rematchings.html"
    paginate_by = 20

    def get_queryset(self):
        """Fetch those of the person's congress, the newest first."""
        found = Rematching.objects.visible_to(self.request.user).with_counts()
        return found.select_related("by").order_by("-pk")

    def get_context_data(self, **kwargs):
        """Add how many pages are open, and the one under way."""
        under_way = self.get_queryset().filter(ended_at=None).first()
        return super().get_context_data(
            open=open_clippings(self.request.user.congress).count(),
            under_way=under_way if under_way and under_way.is_running else None,
            **kwargs,
        )

    def post(self, request):
        """Begin, leave the work to the task, and show how far it is."""
        rematching = Rematching.objects.begin(by=request.user)
        rematch.enqueue(rematching.pk)
        return redirect(rematching)


class RematchingView(PermissionRequiredMixin, ListView):
    """One rematching: how far it is, and what came of each page."""

    permission_required = "ledger.add_rematching"
    template_name = "confirming/rematching.html"
    paginate_by = 40

    @cached_property
    def object(self) -> Rematching:
        """Fetch it through the person."""
        found = Rematching.objects.visible_to(self.request.user).select_related("by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_queryset(self):
        """Fetch the pages that were compared, of one outcome where the address asks for it."""
        lines = self.object.rematch_set.exclude(at=None).select_related("clipping__outlet")
        kept = lines.filter(outcome=self.kind) if self.kind else lines
        return kept.weightiest_first()

    @property
    def kind(self) -> str:
        """Which outcome is looked at; nothing for all."""
        asked = self.request.GET.get("outcome", "")
        return asked if asked in Outcome.values else ""

    def get_context_data(self, **kwargs):
        """Add the rematching with its counts, and what is proposed of each page now."""
        context = super().get_context_data(object=self.object, kind=self.kind, **kwargs)
        shown = [line.clipping_id for line in context["page_obj"]]
        proposed = Adoption.objects.filter(clipping__in=shown).select_related("manuscript").surest_first()
        adoptions = {}
        for adoption in proposed:
            adoptions.setdefault(adoption.clipping_id, adoption)
        for line in context["page_obj"]:
            line.adoption = adoptions.get(line.clipping_id)
        outcomes = [(one, one.label, self.object.outcomes[one]) for one in Outcome]
        return context | {"outcomes": outcomes}


class ResumptionView(PermissionRequiredMixin, View):
    """Goes on with a rematching that was broken off."""

    permission_required = "ledger.add_rematching"

    def post(self, request, pk):
        """Leave what is left to the task, and show how far it is."""
        rematching = get_object_or_404(Rematching.objects.visible_to(request.user), pk=pk)
        rematching.resume(by=request.user)
        rematch.enqueue(rematching.pk)
        return redirect(rematching)
