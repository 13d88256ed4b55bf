"""The author answers what was amended; everybody who may see a piece may see its redline."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from byline.activity.views import DeedView
from byline.manuscripts.models import Manuscript, Review
from byline.manuscripts.models.review import NothingToAnswer
from byline.reviewing.forms import AnswerForm
from byline.reviewing.marked import marked, text_before
from byline.reviewing.proposals import Words, propose


class AnswerView(DeedView):
    """Each change of the reviewer, to be taken or left."""

    permission_required = "manuscripts.add_filing"
    form_class = AnswerForm
    template_name = "reviewing/answer.html"

    @cached_property
    def manuscript(self):
        """Find one's own manuscript in the address."""
        mine = Manuscript.objects.visible_to(self.request.user).by(self.request.user)
        return get_object_or_404(mine.select_related("congress", "unit", "created_by"), pk=self.kwargs["pk"])

    @cached_property
    def review(self):
        """Find the review that waits for an answer. Raises NothingToAnswer."""
        filing = self.manuscript.last_filing
        if filing is None or filing.unanswered is None:
            raise NothingToAnswer
        return filing.unanswered

    @cached_property
    def proposals(self):
        """Tell the changes apart."""
        before = text_before(self.review, of=self.manuscript.last_filing)
        return propose(
            *(Words(each.title, each.subtitle, each.body) for each in (before, self.review.version))
        )

    def get_form_kwargs(self):
        """Offer the changes."""
        return {**super().get_form_kwargs(), "proposals": self.proposals, "review": self.review}

    def do(self, form):
        """Answer with the text that is left."""
        person = self.request.user
        self.manuscript.answer(
            form.writing_of(self.manuscript), by=person, remark=form.cleaned_data["remark"]
        )
        names = "、".join(one.name for one in self.manuscript.last_filing.next_reviewers())
        sentence = _("Answered. {names} reviews it next.") if names else _("Answered.")
        messages.success(self.request, sentence.format(names=names))
        return self.manuscript

    def get_context_data(self, **kwargs):
        """Add the manuscript, the changes and the whole text with them."""
        form = kwargs.get("form") or self.get_form()
        taken = set(form["accepted"].value() or [])
        shown = marked(self.manuscript)
        return super().get_context_data(
            manuscript=self.manuscript,
            review=self.review,
            proposals=[(each, each.key in taken) for each in self.proposals],
            marked=shown,
            hand=shown.number_of(self.review.by),
            **{**kwargs, "form": form},
        )


class RedlineView(LoginRequiredMixin, DetailView):
    """The text with all that was changed since it was handed in, and what was said."""

    template_name = "reviewing/redline.html"
    context_object_name = "manuscript"

    def get_queryset(self):
        """Return what may be seen."""
        return Manuscript.objects.visible_to(self.request.user).select_related("unit", "changed_by")

    def get_context_data(self, **kwargs):
        """Add the redline and the reviews."""
        reviews = Review.objects.filter(filing__manuscript=self.object)
        return super().get_context_data(
            marked=marked(self.object),
            before=reviews.select_related("by", "stood_in_for", "step", "back_to", "answer__by").order_by(
                "-pk"
            ),
            **kwargs,
        )
