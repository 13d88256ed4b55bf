"""The list of manuscripts: saved views, filters, order; the same as a sheet for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, View

from byline.manuscripts.models import Appearance, Manuscript, Submission
from byline.manuscripts.models.state import State
from byline.papers.sheet import as_xlsx
from byline.rules.terms import Genre
from byline.team.models import Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_PAGE = 30
ORDERS = {
    "number": ("registration__year", "registration__number"),
    "title": ("title",),
    "unit": ("unit__rank", "unit"),
    "genre": ("genre",),
    "begun": ("created_at",),
    "changed": ("changed_at",),
}
NEWEST_FIRST = "-changed"


@dataclass(frozen=True)
class SavedView:
    """A tab over the list: its name in the address, its words, and which manuscripts it keeps."""

    name: str
    label: Any
    keeps: Callable


def in_states(*states: State) -> Callable:
    """Make the question that keeps manuscripts standing in one of these states."""
    return lambda manuscripts, _person: manuscripts.filter(stands_at__in=states)


SAVED_VIEWS = (
    SavedView("", gettext_lazy("All"), lambda manuscripts, _person: manuscripts),
    SavedView("mine", gettext_lazy("Mine"), lambda manuscripts, person: manuscripts.by(person)),
    SavedView("review", gettext_lazy("Under review"), in_states(State.UNIT_REVIEW, State.OFFICE_REVIEW)),
    SavedView("returned", gettext_lazy("Returned"), in_states(State.RETURNED)),
    SavedView("passed", gettext_lazy("To register"), in_states(State.PASSED)),
    SavedView("registered", gettext_lazy("To send"), in_states(State.REGISTERED)),
    SavedView("sent", gettext_lazy("Sent, not yet printed"), in_states(State.SENT)),
    SavedView("adopted", gettext_lazy("Adopted"), in_states(State.ADOPTED)),
)


class Asked:
    """What the address asks for. What makes no sense asks for nothing."""

    def __init__(self, questions, person):
        self.questions, self.person = questions, person

    @cached_property
    def view(self):
        """Find the saved view; the first when the address names none."""
        named = (view for view in SAVED_VIEWS if view.name == self.questions.get("view", ""))
        return next(named, SAVED_VIEWS[0])

    @property
    def order(self):
        """How to sort, the newest first where nothing is asked; what has no number yet comes last."""
        asked = self.questions.get("sort", "")
        field, is_down = asked.removeprefix("-"), asked.startswith("-")
        if field not in ORDERS:
            field, is_down = NEWEST_FIRST.removeprefix("-"), True
        each = [
            F(name).desc(nulls_last=True) if is_down else F(name).asc(nulls_last=True)
            for name in ORDERS[field]
        ]
        return [*each, "-pk"]

    @property
    def condition(self):
        """The filters as one condition."""
        asked = {
            name: self.questions.get(name, "").strip() for name in ("q", "unit", "genre", "state", "year")
        }
        condition = Q()
        if asked["q"]:
            condition &= Q(title__icontains=asked["q"])
        if asked["unit"].isdecimal():
            condition &= Q(unit=asked["unit"])
        if asked["genre"] in Genre.values:
            condition &= Q(genre=asked["genre"])
        if asked["state"] in State.values:
            condition &= Q(stands_at=asked["state"])
        if asked["year"].isdecimal():
            condition &= Q(created_at__year=asked["year"])
        return condition

    @property
    def seen(self):
        """Everything the person may see, with its states."""
        return Manuscript.objects.visible_to(self.person)

    def manuscripts(self):
        """Return what is asked for, with all that a row shows."""
        found = self.view.keeps(self.seen, self.person).filter(self.condition).order_by(*self.order)
        return (
            found.annotate(
                outlets_sent=counted(Submission.objects.all()),
                outlets_printed=counted(Appearance.objects.filter(retracted_at=None)),
            )
            .select_related("unit", "registration")
            .prefetch_related("authorship_set__person")
        )

    def tabs(self):
        """Return the saved views that hold something, and the open one, with how many they hold."""
        states = dict(self.seen.order_by().values_list("stands_at").annotate(count=Count("pk")))
        counts = {
            "": sum(states.values()),
            "mine": self.seen.by(self.person).count(),
            "review": states.get(State.UNIT_REVIEW, 0) + states.get(State.OFFICE_REVIEW, 0),
        }
        tabs = [(view, counts.get(view.name, states.get(view.name, 0))) for view in SAVED_VIEWS]
        return [(view, count) for view, count in tabs if count or view in (SAVED_VIEWS[0], self.view)]


def counted(rows):
    """Count the different outlets among what hangs on a manuscript."""
    of_this = rows.filter(manuscript=OuterRef("pk")).order_by().values("manuscript")
    return Coalesce(Subquery(of_this.annotate(count=Count("outlet", distinct=True)).values("count")), 0)


class ManuscriptListView(PermissionRequiredMixin, ListView):
    """The manuscripts that this person may see."""

    permission_required = "manuscripts.add_manuscript"
    template_name = "listing/manuscripts.html"
    paginate_by = ON_A_PAGE

    @cached_property
    def asked(self):
        """Read the address."""
        return Asked(self.request.GET, self.request.user)

    def get_queryset(self):
        """Return the rows."""
        return self.asked.manuscripts()

    def get_context_data(self, **kwargs):
        """Add the tabs and what the list can be narrowed by."""
        person = self.request.user
        sees_units = person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR, Role.WEBMASTER)
        return super().get_context_data(
            view_now=self.asked.view,
            tabs=self.asked.tabs(),
            units=Unit.objects.visible_to(person) if sees_units else (),
            genres=Genre.choices,
            states=State.choices,
            years=[
                year.year for year in self.asked.seen.order_by().dates("created_at", "year", order="DESC")
            ],
            newest_first=NEWEST_FIRST,
            **kwargs,
        )


class ManuscriptTableView(PermissionRequiredMixin, View):
    """What the list shows, all its pages, as a sheet for Excel."""

    permission_required = "manuscripts.add_manuscript"

    def get(self, request):
        """Send the file."""
        columns = (
            _("Registration number"),
            _("Title"),
            _("Authors"),
            _("Unit"),
            _("Genre"),
            _("State"),
            _("Sent"),
            _("Printed"),
            _("Begun"),
            _("Changed"),
        )
        rows = (row_of(manuscript) for manuscript in Asked(request.GET, request.user).manuscripts())
        return as_file(_("Manuscripts"), columns, rows)


def row_of(manuscript):
    """Return the cells of one manuscript, as the list shows them."""
    registration = getattr(manuscript, "registration", None)
    return [
        registration and registration.number,
        str(manuscript),
        "、".join(authorship.person.name for authorship in manuscript.authorship_set.all()),
        str(manuscript.unit),
        manuscript.get_genre_display(),
        str(manuscript.state.label),
        manuscript.outlets_sent,
        manuscript.outlets_printed,
        timezone.localtime(manuscript.created_at).date(),
        timezone.localtime(manuscript.changed_at).date(),
    ]


def as_file(title, columns, rows):
    """Answer with a table as an .xlsx file of that name."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{title}.xlsx")
    }
    return HttpResponse(as_xlsx(title, columns, rows), content_type=XLSX, headers=headers)
