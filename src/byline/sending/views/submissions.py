"""What went out, what waits to go, and what came of it: the list, its tabs, the same as a sheet for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, View

from byline.manuscripts.models import Manuscript, Submission
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import OPEN, Standing
from byline.outlets.models import Outlet
from byline.papers.download import as_file
from byline.sending.models import Delivery, Response
from byline.sending.models.delivery import Standing as Going
from byline.sending.views.registers import day_in
from byline.team.models import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

ON_A_PAGE = 50
UNCERTAIN = Exists(Delivery.objects.filter(submission=OuterRef("pk"), stands_at=Going.UNCERTAIN))


@dataclass(frozen=True)
class Tab:
    """A tab over the list: its name in the address, its words, and which submissions it keeps."""

    name: str
    label: Any
    keeps: Callable


def at_stand(*standings):
    """Make the question that keeps what stands so and was not printed."""
    return lambda found: found.filter(stands_at__in=standings, printed_on=None)


TABS = (
    Tab("", gettext_lazy("All submissions"), lambda found: found),
    Tab("asked", gettext_lazy("Asked for"), at_stand(Standing.ASKED)),
    Tab("sent", gettext_lazy("Went out"), lambda found: found.gone()),
    Tab("silent", gettext_lazy("No answer yet"), at_stand(*OPEN)),
    Tab("printed", gettext_lazy("Printed"), lambda found: found.exclude(printed_on=None)),
    Tab(
        "failed",
        gettext_lazy("Did not arrive"),
        lambda found: found.filter(Q(stands_at=Standing.FAILED) | Q(UNCERTAIN)),
    ),
    Tab("declined", gettext_lazy("Declined"), at_stand(Standing.DECLINED)),
    Tab("withdrawn", gettext_lazy("Withdrawn"), at_stand(Standing.WITHDRAWN)),
)


class Asked:
    """What the address asks for. What makes no sense asks for nothing."""

    def __init__(self, questions, person):
        self.questions, self.person = questions, person

    @cached_property
    def tab(self):
        """Find the tab; the first when the address names none."""
        return next((tab for tab in TABS if tab.name == self.questions.get("view", "")), TABS[0])

    @property
    def seen(self):
        """Everything the person may see."""
        return Submission.objects.visible_to(self.person).with_print()

    def condition(self):
        """Read the filters as one condition."""
        asked, condition = self.questions, Q()
        words = asked.get("q", "").strip()
        if words:
            condition &= Q(manuscript__title__icontains=words)
        for name, field in (("outlet", "outlet"), ("unit", "manuscript__unit")):
            if asked.get(name, "").isdecimal():
                condition &= Q(**{field: asked[name]})
        if asked.get("way") in Submission.Way.values:
            condition &= Q(way=asked["way"])
        for name, field in (("from", "at__date__gte"), ("to", "at__date__lte")):
            if day := day_in(asked.get(name, "")):
                condition &= Q(**{field: day})
        return condition

    def submissions(self):
        """Return what is asked for, the newest first, with all that a row shows."""
        found = self.tab.keeps(self.seen).filter(self.condition())
        return found.select_related("manuscript__unit", "outlet", "by").order_by("-at", "-pk")


def with_deliveries(submissions):
    """Return the submissions, each with its last delivery in `last_delivery`: one question for all."""
    submissions = list(submissions)
    # what has gone needs no word on how it goes
    keys = [each.pk for each in submissions if each.stands_at in {Standing.ASKED, Standing.FAILED}]
    deliveries = (
        Delivery.objects.none()
        if not keys
        else Delivery.objects.filter(submission__in=keys).prefetch_related("attempt_set").order_by("pk")
    )
    last = {delivery.submission_id: delivery for delivery in deliveries}
    for submission in submissions:
        submission.last_delivery = last.get(submission.pk)
    return submissions


class SubmissionListView(PermissionRequiredMixin, ListView):
    """The submissions, a line each; or what is registered and went nowhere yet."""

    permission_required = "manuscripts.view_submission"
    template_name = "sending/submissions.html"
    paginate_by = ON_A_PAGE

    @cached_property
    def asked(self):
        """Read the address."""
        return Asked(self.request.GET, self.request.user)

    @cached_property
    def is_unsent(self):
        """Whether the manuscripts are asked for that went nowhere."""
        return self.request.GET.get("view") == "waiting"

    def get_queryset(self):
        """Return the rows of the open tab."""
        if self.is_unsent:
            return self.unsent().order_by("registration__registered_on", "pk")
        return self.asked.submissions()

    def unsent(self):
        """Return what is registered and went nowhere."""
        registered = Manuscript.objects.visible_to(self.request.user)
        return registered.in_state(State.REGISTERED).select_related("unit", "registration__congress")

    def get_context_data(self, **kwargs):
        """Add the tabs' counts, the filters' choices, and how many answers wait to be entered."""
        person, seen = self.request.user, self.asked.seen
        context = super().get_context_data(
            is_unsent=self.is_unsent,
            view_now=self.request.GET.get("view", ""),
            unsent_count=self.unsent().count(),
            tabs=[(tab, tab.keeps(seen).count()) for tab in TABS],
            outlets=Outlet.objects.visible_to(person).by_rank(),
            units=Unit.objects.visible_to(person),
            ways=Submission.Way.choices,
            unread_count=Response.objects.visible_to(person).filter(submission=None).count(),
            **kwargs,
        )
        if not self.is_unsent:
            context["submissions"] = with_deliveries(context["page_obj"])
        return context


class SubmissionTableView(PermissionRequiredMixin, View):
    """What the list shows, all its pages, as a sheet for Excel."""

    permission_required = "manuscripts.view_submission"

    def get(self, request):
        """Send the file."""
        columns = [
            _("Registration number"),
            _("Title"),
            _("Unit"),
            _("Outlet"),
            _("Way"),
            _("State"),
            _("Since"),
            _("Printed on"),
            _("Exclusive"),
            _("Not to be printed before"),
            _("Sent by"),
            _("Note"),
        ]
        found = Asked(request.GET, request.user).submissions()
        rows = (submission_row(each) for each in found.select_related("manuscript__registration"))
        return as_file(_("Submissions"), columns, rows)


def submission_row(submission):
    """Return the cells of one submission."""
    return [
        str(getattr(submission.manuscript, "registration", "") or ""),
        str(submission.manuscript),
        str(submission.manuscript.unit),
        str(submission.outlet),
        submission.get_way_display(),
        str(submission.standing.label),
        timezone.localtime(submission.at).date(),
        submission.printed_on,
        _("yes") if submission.is_exclusive else "",
        submission.embargo_until,
        submission.by.name,
        submission.note,
    ]
