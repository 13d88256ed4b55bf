"""What went out, what waits to go, and what came of it: the list, its tabs, the same as a sheet for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, View

from byline.manuscripts.models import Appearance, Manuscript, Submission
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import GONE, OPEN, Standing
from byline.outlets.models import Outlet
from byline.papers.download import as_file
from byline.sending.models import Delivery, Response
from byline.sending.models.delivery import Standing as Going
from byline.sending.views.registers import day_in
from byline.team.models import Congress, Unit

ON_A_PAGE = 50
UNCERTAIN = Q(pk__in=Delivery.objects.filter(stands_at=Going.UNCERTAIN).values("submission"))


@dataclass(frozen=True)
class Tab:
    """A tab over the list: its name in the address, its words, and which submissions it keeps.

    It keeps those that stand so, of which an outlet printed some or not; and those of `others`.
    """

    name: str
    label: Any
    standings: tuple[Standing, ...] = tuple(Standing)
    is_printed: bool | None = None
    others: Q | None = None

    def keeps(self, found):
        """Keep what belongs under the tab."""
        condition = Q()
        if self.standings != tuple(Standing):
            condition = self.stands_so()
        if self.is_printed is not None:
            condition &= Q(printed_on__isnull=not self.is_printed)
        return found.filter(condition | self.others if self.others else condition)

    def stands_so(self):
        """Return the condition on the state.

        One of a few states holds few and is found by its index. Several hold most of what was ever sent; by
        what they are not they are read along the days, and no further than the page.
        """
        if len(self.standings) == 1:
            return Q(stands_at=self.standings[0])
        return ~Q(stands_at__in=[each for each in Standing if each not in self.standings])

    def count(self, seen, *, groups):
        """Count what belongs under the tab, from the counts by standing and print where they tell it."""
        asked = {self.is_printed} if self.is_printed is not None else {True, False}
        count = sum(
            groups.get((standing, is_printed), 0) for standing in self.standings for is_printed in asked
        )
        if self.others:
            count += seen.filter(self.others).exclude(stands_at__in=self.standings).count()
        return count


def groups_of(seen):
    """Count submissions by what they stand at and whether they were printed: two looks for all tabs."""
    by_standing = seen.order_by().values_list("stands_at")
    of_all = dict(by_standing.annotate(count=Count("pk")))
    there = {"manuscript": OuterRef("manuscript"), "outlet": OuterRef("outlet"), "retracted_at": None}
    printed = by_standing.filter(Exists(Appearance.objects.filter(**there)))
    of_printed = dict(printed.annotate(count=Count("pk")))
    groups = {(standing, True): count for standing, count in of_printed.items()}
    return groups | {(each, False): count - of_printed.get(each, 0) for each, count in of_all.items()}


TABS = (
    Tab("", gettext_lazy("All submissions")),
    Tab("asked", gettext_lazy("Waiting to go"), (Standing.ASKED,), is_printed=False),
    Tab("sent", gettext_lazy("Went out"), GONE),
    Tab("silent", gettext_lazy("No answer yet"), OPEN, is_printed=False),
    Tab("printed", gettext_lazy("Printed"), is_printed=True),
    Tab("failed", gettext_lazy("Did not arrive"), (Standing.FAILED,), others=UNCERTAIN),
    Tab("declined", gettext_lazy("Declined"), (Standing.DECLINED,), is_printed=False),
    Tab("withdrawn", gettext_lazy("Withdrawn"), (Standing.WITHDRAWN,), is_printed=False),
)


class Asked:
    """What the address asks for. What makes no sense asks for nothing."""

    def __init__(self, questions, person):
        self.questions, self.person = questions, person

    @cached_property
    def tab(self):
        """Find the tab; the first when the address names none."""
        return next((tab for tab in TABS if tab.name == self.questions.get("view", "")), TABS[0])

    @cached_property
    def seen(self):
        """Everything the person may see. Where there is one congress, no row is asked whose it is."""
        if Congress.objects.exclude(pk=self.person.congress_id).exists():
            return Submission.objects.visible_to(self.person)
        return Submission.objects.all()

    @property
    def listed(self):
        """The same for a list along the days, which is read no further than the page that is shown."""
        mine = Manuscript.objects.of(self.person.congress).filter(pk=OuterRef("manuscript"))
        return Submission.objects.filter(Exists(mine)).with_print()

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
        found = self.tab.keeps(self.listed).filter(self.condition())
        return in_full(found).order_by("-at", "-pk")

    def keys(self):
        """Return the keys of what is asked for, the newest first: rows are read only for what is shown."""
        return self.submissions().values_list("pk", flat=True)


def in_full(submissions):
    """Bring along all that a row shows."""
    return submissions.select_related("manuscript__unit", "outlet", "by").defer("manuscript__body")


def rows_of(keys):
    """Read the submissions of some keys, in the keys' order, with all that a row shows."""
    by_key = in_full(Submission.objects.with_print()).in_bulk(list(keys))
    return [by_key[key] for key in keys if key in by_key]


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
        return self.asked.keys()

    @cached_property
    def groups(self):
        """Count what may be seen, by standing and print."""
        return groups_of(self.asked.seen)

    def get_paginator(self, queryset, per_page, **kwargs):
        """Count a whole tab no second time."""
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        if not self.is_unsent and not self.asked.condition():
            paginator.count = self.asked.tab.count(self.asked.seen, groups=self.groups)
        return paginator

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
            tabs=[(tab, tab.count(seen, groups=self.groups)) for tab in TABS],
            outlets=Outlet.objects.visible_to(person).by_rank(),
            units=Unit.objects.visible_to(person),
            ways=Submission.Way.choices,
            unread_count=Response.objects.visible_to(person).filter(submission=None).count(),
            **kwargs,
        )
        if not self.is_unsent:
            page = context["page_obj"]
            page.object_list = with_deliveries(rows_of(page.object_list))
            context["submissions"] = page.object_list
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
