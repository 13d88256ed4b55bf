"""One deed for many manuscripts: what is chosen, asked once more, done, and told line by line."""

from __future__ import annotations

import re

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import DetailView, View

from byline.activity.views import DeedView
from byline.listing.asked import Asked, rows_of
from byline.listing.forms import BatchForm, RegisteringForm, SubmittingForm
from byline.listing.models import Batch
from byline.listing.models.batch import MOST, RIGHTS, NothingChosen, Order, TooManyChosen
from byline.listing.tasks import do_batch
from byline.manuscripts.models import Manuscript

KEY = re.compile(r"[0-9]{1,18}")  # more figures than a database counts to name nothing


def chosen_by(person, sent):
    """Return the keys that a form of the list chooses: those ticked, the page's, or all that it keeps.

    Raises NothingChosen and TooManyChosen.
    """
    which = sent.get("which", "")
    if which == "all":
        keys = list(Asked(QueryDict(sent.get("query", "")), person).keys()[: MOST + 1])
    else:
        named = sent.get("page", "").split(",") if which == "page" else sent.getlist("chosen")
        asked = [int(key) for key in named if KEY.fullmatch(key)][: MOST + 1]
        seen = set(Manuscript.objects.visible_to(person).filter(pk__in=asked).values_list("pk", flat=True))
        keys = [key for key in asked if key in seen]
    if not keys:
        raise NothingChosen
    if len(keys) > MOST:
        raise TooManyChosen(count=f"{MOST}+", most=MOST)
    return keys


class BatchDeedView(DeedView):
    """Asks once more for the manuscripts that were chosen, then does one deed to each."""

    template_name = "listing/new_batch.html"
    form_class = BatchForm
    order = Order.FILING

    @property
    def permission_required(self):
        """Name the right that the deed needs for one manuscript."""
        return RIGHTS[self.order]

    @cached_property
    def keys(self):
        """Read what was chosen."""
        return chosen_by(self.request.user, self.request.POST)

    def get(self, *_args, **_kwargs):
        """Lead to the list, where one chooses."""
        return redirect("manuscripts")

    def post(self, request, *args, **kwargs):
        """Ask once more for what was just chosen; do what was asked for twice."""
        if "is_sure" in request.POST:
            return super().post(request, *args, **kwargs)
        return self.render_to_response(self.get_context_data())

    def get_form_kwargs(self):
        """Offer what the congress knows; nothing is typed yet where the list sends what is chosen."""
        asked = super().get_form_kwargs()
        if "is_sure" not in self.request.POST:
            asked |= {"data": None, "files": None}
        return asked | {"person": self.request.user}

    def get_context_data(self, **kwargs):
        """Add what was chosen."""
        rows = rows_of(self.keys)
        return super().get_context_data(order=self.order, rows=rows, **kwargs)

    def do(self, form):
        """Begin it; a short one is done at once, a long one is left to the task and watched."""
        batch = Batch(order=self.order, by=self.request.user, **form.cleaned_data)
        batch = Batch.objects.begin(batch, of=self.keys)
        if batch.is_short:
            batch.run()
        else:
            do_batch.enqueue(batch.pk)
        return batch


class FilingsView(BatchDeedView):
    """Hands many in."""


class PassingsView(BatchDeedView):
    """Passes the review of many."""

    order = Order.PASSING


class RegistrationsView(BatchDeedView):
    """Registers many, in the order in which they were chosen."""

    order, form_class = Order.REGISTRATION, RegisteringForm


class SubmissionsView(BatchDeedView):
    """Asks that many be sent to an outlet."""

    order, form_class = Order.SUBMISSION, SubmittingForm


class BatchView(LoginRequiredMixin, DetailView):
    """What came of each manuscript, or how far it is."""

    template_name = "listing/batch.html"
    context_object_name = "batch"

    def get_queryset(self):
        """Return the person's own."""
        return Batch.objects.visible_to(self.request.user).select_related("outlet")


class BatchResumptionView(LoginRequiredMixin, View):
    """Goes on with a batch that fell silent."""

    def post(self, request, pk):
        """Leave what is left to the task, and show how far it is."""
        batch = get_object_or_404(Batch.objects.visible_to(request.user), pk=pk)
        batch.resume()
        do_batch.enqueue(batch.pk)
        return redirect(batch)
