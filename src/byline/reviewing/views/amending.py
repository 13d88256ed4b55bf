"""A reviewer changes the text; it is saved as it is typed."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.manuscripts.models import Manuscript
from byline.reviewing.forms import AmendmentForm
from byline.reviewing.marked import marked
from byline.reviewing.views.desk import Reviewer


class AmendmentView(Reviewer, DeedView):
    """The text under review, to be amended. A script that saves asks for JSON."""

    form_class = AmendmentForm
    template_name = "reviewing/amendment.html"

    @cached_property
    def manuscript(self):
        """Find the manuscript in the address, whose review is this person's to give or was a moment ago."""
        seen = Manuscript.objects.visible_to(self.request.user)
        return get_object_or_404(seen.select_related("unit", "congress", "created_by"), pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        """Show the text while it waits for this reviewer, else its sheet."""
        if not Manuscript.objects.filter(pk=self.manuscript.pk).awaiting_review_by(request.user).exists():
            return redirect(self.manuscript)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        """Open the text as it stands."""
        return AmendmentForm.initial_of(self.manuscript)

    def do(self, form):
        """Save what was typed."""
        edition = form.cleaned_data["edition"] or 0
        self.manuscript.amend(form.writing_of(self.manuscript), edition=edition, by=self.request.user)
        return reverse("review-desk", args=[self.manuscript.pk])

    def form_valid(self, form):
        """Save; a script hears what stands now, or why it was not saved."""
        if self.request.get_preferred_type(["text/html", "application/json"]) != "application/json":
            return super().form_valid(form)
        try:
            self.do(form)
        except Refused as refused:
            edition = Manuscript.objects.values_list("edition", flat=True).get(pk=self.manuscript.pk)
            return JsonResponse({"sentence": told(refused), "edition": edition}, status=409)
        return JsonResponse(self.saved())

    def saved(self):
        """Return what the page shows after a save."""
        context = {"marked": marked(self.manuscript)}
        return {
            "edition": self.manuscript.edition,
            "saved_at": timezone.localtime().strftime("%H:%M"),
            "redline": render_to_string("reviewing/parts/redline.html", context),
        }

    def get_context_data(self, **kwargs):
        """Add the manuscript, what was changed so far, and who has it."""
        taking = self.manuscript.taking
        return super().get_context_data(
            manuscript=self.manuscript,
            marked=marked(self.manuscript),
            taking=taking if taking and taking.by != self.request.user else None,
            **kwargs,
        )
