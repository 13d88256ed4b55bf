"""Pages where a span of days is reckoned again, and where one watches it."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import ListView

from byline.activity.views import DeedView
from byline.bookkeeping.forms import SpanForm
from byline.bookkeeping.models import Recounting
from byline.bookkeeping.tasks import recount
from byline.bookkeeping.told import shifts_of

RIGHT = "bookkeeping.add_recounting"


class RecountingsView(PermissionRequiredMixin, ListView):
    """What was reckoned again so far."""

    permission_required = RIGHT
    template_name = "bookkeeping/recountings.html"
    paginate_by = 20

    def get_queryset(self):
        """Fetch those of the person's congress, the newest first."""
        return Recounting.objects.visible_to(self.request.user).select_related("by").order_by("-pk")


class NewRecountingView(DeedView):
    """Begins to look what would change."""

    permission_required = RIGHT
    template_name = "bookkeeping/new_recounting.html"
    form_class = SpanForm

    def get_initial(self):
        """Begin with the days that the address names."""
        return self.request.GET.dict()

    def do(self, form):
        """Begin, leave the work to the task, and show how far it is."""
        told = form.cleaned_data
        recounting = Recounting.objects.begin(
            told["first"], told["last"], by=self.request.user, outlets_as_now=told["outlets_as_now"]
        )
        recount.enqueue(recounting.pk)
        return recounting


class RecountingView(PermissionRequiredMixin, ListView):
    """One recounting: how far it is, and who would have more or less."""

    permission_required = RIGHT
    template_name = "bookkeeping/recounting.html"
    paginate_by = 40

    @cached_property
    def object(self) -> Recounting:
        """Fetch it through the person."""
        found = Recounting.objects.visible_to(self.request.user).select_related("by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_queryset(self):
        """Fetch who would have more or less, the most first."""
        return shifts_of(self.object)

    def get_context_data(self, **kwargs):
        """Add the recounting, and how many pieces would be credited otherwise."""
        return super().get_context_data(object=self.object, pieces=self.object.recount_set.count(), **kwargs)


class StepView(PermissionRequiredMixin, View):
    """A deed on a recounting."""

    permission_required = RIGHT

    def post(self, request, pk):
        """Do it, and show the recounting."""
        recounting = get_object_or_404(Recounting.objects.visible_to(request.user), pk=pk)
        self.do(recounting)
        return redirect(recounting)


class CarryingOutView(StepView):
    """Orders what changes to be written in the ledger; asked again, goes on with what is left."""

    def do(self, recounting):
        """Order, and leave the work to the task."""
        recounting.carry_out(by=self.request.user)
        recount.enqueue(recounting.pk)


class DroppingView(StepView):
    """Ends a recounting as it stands."""

    def do(self, recounting):
        """Drop it."""
        recounting.drop(by=self.request.user)


class GoingOnView(StepView):
    """Goes on with a recounting that was cut short."""

    def do(self, recounting):
        """Leave what is left to the task."""
        recount.enqueue(recounting.pk)
