"""The sheet of one manuscript."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import DetailView

from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.state import State


class ManuscriptView(LoginRequiredMixin, DetailView):
    """One manuscript: where it stands, what it says, what can be done now."""

    template_name = "writing/manuscript.html"
    context_object_name = "manuscript"

    def get_queryset(self):
        """Return what may be seen."""
        seen = Manuscript.objects.visible_to(self.request.user)
        return seen.select_related(
            "congress", "unit", "created_by", "changed_by", "registration", "topic", "key_task"
        )

    def get_context_data(self, **kwargs):
        """Add the line of life, its people, and whose turn it is."""
        manuscript, person = self.object, self.request.user
        filing = manuscript.last_filing
        authorships = list(manuscript.authorship_set.select_related("person", "unit"))
        is_mine = manuscript.created_by == person or person in [each.person for each in authorships]
        return super().get_context_data(
            stages=manuscript.life(),
            authorships=authorships,
            versions=manuscript.version_set.select_related("by").order_by("-number"),
            is_writing=is_mine and manuscript.is_writable,
            is_answering=is_mine and manuscript.state == State.AMENDED,
            is_my_turn=bool(manuscript.turn_id) and person in filing.next_reviewers(),
            **kwargs,
        )
