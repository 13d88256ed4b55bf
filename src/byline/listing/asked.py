"""What an address asks for: a tab, filters, an order. What makes no sense asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from byline.listing.conditions import condition_of
from byline.listing.filters import FilterForm
from byline.manuscripts.models import Appearance, Manuscript, Submission
from byline.manuscripts.models.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import QueryDict

    from byline.team.models import Person

ORDERS = {
    "number": ("registration__year", "registration__number"),
    "title": ("title",),
    "unit": ("unit__rank", "unit"),
    "genre": ("genre",),
    "begun": ("created_at",),
    "changed": ("changed_at",),
}
UNNUMBERED = {"number"}  # orders in which some have no value: those come last, whichever way it goes
NEWEST_FIRST = "-changed"


@dataclass(frozen=True)
class Tab:
    """A tab over the list: its name in the address, its words, and which manuscripts it keeps."""

    name: str
    label: Any
    states: tuple[State, ...] = ()

    def keeps(self, manuscripts: QuerySet, person: Person) -> QuerySet:
        """Keep what belongs under the tab."""
        if self.name == "mine":
            return manuscripts.by(person)
        return manuscripts.in_state(*self.states) if self.states else manuscripts


UNDER_REVIEW = (State.UNIT_REVIEW, State.OFFICE_REVIEW, State.LEADER_REVIEW, State.AMENDED)
ALL = Tab("", _("All"))
TABS = (
    ALL,
    Tab("mine", _("Mine")),
    Tab("review", _("Under review"), UNDER_REVIEW),
    Tab("returned", _("Returned"), (State.RETURNED,)),
    Tab("passed", _("To register"), (State.PASSED,)),
    Tab("registered", _("To send"), (State.REGISTERED,)),
    Tab("sent", _("Sent, not yet printed"), (State.SENT,)),
    Tab("adopted", _("Adopted"), (State.ADOPTED,)),
)


class Asked:
    """What a person's address asks for."""

    def __init__(self, questions: QueryDict, person: Person):
        self.questions, self.person = questions, person

    @cached_property
    def form(self) -> FilterForm:
        """Make the filters a form that shows what is asked."""
        return FilterForm(self.questions, person=self.person)

    @cached_property
    def kept(self) -> dict:
        """Read what the filters ask for, by name."""
        return self.form.kept()

    @cached_property
    def tab(self) -> Tab:
        """Find the tab that is open; the first when the address names none."""
        named = (tab for tab in TABS if tab.name == self.questions.get("view", ""))
        return next(named, ALL)

    @property
    def words(self) -> str:
        """The words that are looked for."""
        return self.kept.get("q", "")

    @property
    def order(self) -> list:
        """How to sort, the newest first where nothing is asked; equals the newest first too."""
        asked = self.questions.get("sort", "")
        if asked.removeprefix("-") not in ORDERS:
            asked = NEWEST_FIRST
        name, is_down = asked.removeprefix("-"), asked.startswith("-")
        last = {"nulls_last": True} if name in UNNUMBERED else {}
        each = [F(one).desc(**last) if is_down else F(one).asc(**last) for one in ORDERS[name]]
        return [*each, "-pk" if is_down else "pk"]

    @property
    def seen(self) -> QuerySet:
        """Everything the person may see."""
        return Manuscript.objects.visible_to(self.person)

    def found(self) -> QuerySet:
        """Return what is asked for, in no order."""
        kept = self.tab.keeps(self.seen, self.person)
        return kept.filter(condition_of(self.kept, person=self.person)).order_by()

    def keys(self) -> QuerySet:
        """Return the keys of what is asked for, in order: rows are read only for what is shown."""
        return self.found().order_by(*self.order).values_list("pk", flat=True)

    @property
    def canonical(self) -> str:
        """The address's questions in one order, without the page and what makes no sense."""
        asked = [(name, self.questions[name]) for name in self.form.fields if name in self.kept]
        around = [("view", self.tab.name), ("sort", self.questions.get("sort", ""))]
        if around[1][1].removeprefix("-") not in ORDERS:
            around.pop()
        said = [(name, value) for name, value in (*around, *asked) if value]
        return urlencode([pair for pair in said if pair != ("day", "changed")])

    def tabs(self) -> list[tuple[Tab, int]]:
        """Return the tabs that hold something, and the open one, with how many they hold."""
        states = dict(self.seen.order_by().values_list("stands_at").annotate(count=Count("pk")))
        counts = {tab.name: sum(states.get(state, 0) for state in tab.states) for tab in TABS}
        counts |= {"": sum(states.values()), "mine": Manuscript.objects.by(self.person).count()}
        return [(tab, counts[tab.name]) for tab in TABS if counts[tab.name] or tab in (ALL, self.tab)]


def rows_of(keys: Iterable[int], *, with_body: bool = False) -> list[Manuscript]:
    """Read the manuscripts of some keys, in the keys' order, with all that a row of a list shows."""
    found = Manuscript.objects.filter(pk__in=list(keys)).annotate(
        outlets_sent=counted(Submission.objects.gone()),
        outlets_printed=counted(Appearance.objects.filter(retracted_at=None)),
    )
    rows = found.select_related("unit", "registration").prefetch_related("authorship_set__person")
    by_key = {row.pk: row for row in (rows if with_body else rows.defer("body"))}
    return [by_key[key] for key in keys if key in by_key]


def counted(rows: QuerySet) -> Coalesce:
    """Count the different outlets among what hangs on a manuscript."""
    of_this = rows.filter(manuscript=OuterRef("pk")).order_by().values("manuscript")
    return Coalesce(Subquery(of_this.annotate(count=Count("outlet", distinct=True)).values("count")), 0)
