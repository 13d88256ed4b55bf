"""What stands on the first page: the rooms are asked, nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from byline.manuscripts.models import Filing, Manuscript, Review
from byline.manuscripts.models.state import Decision
from byline.web import waits
from byline.web.frame import address_of, counted
from byline.web.templatetags.byline import short_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.db.models import QuerySet

    from byline.team.models import Person

SHOWN_OF_A_PILE = 3
SHOWN_OF_MINE = 6


@dataclass(frozen=True)
class Item:
    """One thing that waits: what it is called, what is to know of it, since when, where it is done."""

    title: str
    note: str
    since: datetime
    address: str
    speaker: str = ""


@dataclass(frozen=True)
class Pile:
    """Things of one kind that wait: how many there are, the first of them, and the list of all."""

    kind: Any
    deed: Any
    count: int
    items: tuple[Item, ...]
    address: str

    @property
    def rest(self):
        """Count what is not shown."""
        return self.count - len(self.items)


@dataclass(frozen=True)
class Kind:
    """How a kind of waiting thing is asked for and shown. `place` names the page where all of it stands."""

    name: Any
    deed: Any
    waiting: Callable
    told: Callable
    place: str
    chosen: str = ""  # what of that page is asked for

    def pile(self, waiting: QuerySet, *, count: int) -> Pile:
        """Show the first few of so many that wait, those that have waited longest first."""
        place = address_of(self.place) + self.chosen
        return Pile(self.name, self.deed, count, tuple(self.told(waiting)), place)


def piles_of(person: Person) -> tuple[Pile, ...]:
    """Return everything that waits for a person, without the kinds of which there is nothing."""
    waiting = {str(place): kind.waiting(person) for place, kind in enumerate(KINDS)}
    first, *others = (counted(place, rows) for place, rows in waiting.items())
    counts = {row["place"]: row["waiting"] for row in first.union(*others, all=True)}
    return tuple(
        KINDS[int(place)].pile(rows, count=counts[place])
        for place, rows in waiting.items()
        if counts.get(place)
    )


def own_manuscripts(person: Person) -> list[Manuscript]:
    """Return the person's own manuscripts that moved last, with their states."""
    mine = Manuscript.objects.by(person).order_by("-changed_at", "-pk")
    return list(mine[:SHOWN_OF_MINE])


def told_returns(waiting):
    """Tell of returned manuscripts who returned them, and why."""
    last = Review.objects.filter(filing__manuscript=OuterRef("pk"), decision=Decision.RETURNED).order_by(
        "-pk"
    )
    found = waiting.annotate(
        reason=Subquery(last.values("reason")[:1]),
        reviewer=Subquery(last.values("by__name")[:1]),
        returned_at=Subquery(last.values("at")[:1]),
    ).order_by("returned_at", "pk")
    return [
        Item(str(each), each.reason, each.returned_at, each.get_absolute_url(), speaker=each.reviewer)
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_amendments(waiting):
    """Tell of amended manuscripts who amended them, and what they said."""
    last = Review.objects.filter(filing__manuscript=OuterRef("pk"), decision=Decision.AMENDED).order_by("-pk")
    found = waiting.annotate(
        reason=Subquery(last.values("reason")[:1]), reviewer=Subquery(last.values("by__name")[:1])
    ).order_by("stands_since", "pk")
    return [
        Item(
            str(each),
            each.reason,
            each.stands_since,
            reverse("answer", args=[each.pk]),
            speaker=each.reviewer,
        )
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_overdue(waiting):
    """Tell of overdue manuscripts from which unit they come and at which step they lie."""
    found = waiting.select_related("unit", "turn").order_by("due_at", "pk")
    return [
        Item(str(each), f"{each.unit}　{each.turn}", each.due_at, each.get_absolute_url())
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_manuscripts(waiting):
    """Tell of manuscripts from which unit they come and of what genre they are."""
    last = Filing.objects.filter(manuscript=OuterRef("pk")).order_by("-pk")
    found = waiting.annotate(filed_at=Subquery(last.values("at")[:1])).select_related("unit")
    return [
        Item(str(each), f"{each.unit}　{each.get_genre_display()}", each.filed_at, each.get_absolute_url())
        for each in found.order_by("filed_at", "pk")[:SHOWN_OF_A_PILE]
    ]


def told_adoptions(waiting):
    """Tell of proposed adoptions who printed the piece, and what the machine says of it."""
    found = waiting.select_related("clipping__outlet", "manuscript").order_by("proposed_at", "pk")
    return [
        Item(
            str(each.manuscript),
            "　".join(filter(None, (str(each.clipping.outlet or ""), str(each.get_verdict_display())))),
            each.proposed_at,
            each.get_absolute_url(),
        )
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_bulletins(waiting):
    """Tell of bulletins who prepared them."""
    found = waiting.select_related("prepared_by")
    return [
        Item(each.title.replace("\n", ""), each.prepared_by.name, each.prepared_at, each.get_absolute_url())
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_statements(waiting):
    """Tell of statements whom they are asked of, and until when."""
    found = waiting.select_related("warning__person", "warning__unit").order_by("due_on", "pk")
    return [
        Item(
            _("Statement of {name}").format(name=each.warning.holder_name),
            _("due by {day}").format(day=short_day(each.due_on)),
            each.asked_at,
            each.get_absolute_url(),
        )
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_warnings(waiting):
    """Tell of warnings why they are proposed."""
    found = waiting.select_related("person", "unit").order_by("proposed_at", "pk")
    return [
        Item(each.holder_name, each.why, each.proposed_at, each.get_absolute_url())
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_rounds(waiting):
    """Tell of award rounds who proposed them."""
    found = waiting.select_related("proposed_by").order_by("proposed_at", "pk")
    return [
        Item(each.title, each.proposed_by.name, each.proposed_at, each.get_absolute_url())
        for each in found[:SHOWN_OF_A_PILE]
    ]


def told_objections(waiting):
    """Tell of objections who raised them, and what they say."""
    found = waiting.select_related("round", "by").order_by("at", "pk")
    return [
        Item(each.round.title, each.says, each.at, reverse("objection-answer", args=[each.pk]), each.by.name)
        for each in found[:SHOWN_OF_A_PILE]
    ]


KINDS = (
    Kind(_("Returned"), _("Mend it"), waits.returns, told_returns, "manuscripts"),
    Kind(_("Amended, yours to answer"), _("Answer it"), waits.answers, told_amendments, "manuscripts"),
    Kind(_("Overdue"), _("Look at it"), waits.overdue, told_overdue, "manuscripts", "?due=over"),
    Kind(_("Review"), _("Review it"), waits.reviews, told_manuscripts, "review-desk"),
    Kind(_("Register"), _("Register it"), waits.registrations, told_manuscripts, "registrations"),
    Kind(_("Send"), _("Send it"), waits.submissions, told_manuscripts, "submissions"),
    Kind(_("Adoption"), _("Confirm it"), waits.confirmations, told_adoptions, "adoptions"),
    Kind(_("Bulletin"), _("Read and sign"), waits.signatures, told_bulletins, "bulletins"),
    Kind(_("Statement asked of you"), _("Hand it in"), waits.statements, told_statements, "own-rewards"),
    Kind(_("Statement handed in"), _("Decide on it"), waits.handed_in, told_statements, "warnings"),
    Kind(_("Warning"), _("Decide on it"), waits.warnings, told_warnings, "warnings"),
    Kind(_("Awards"), _("Read and sign"), waits.awards, told_rounds, "award-rounds"),
    Kind(_("Objection to awards"), _("Answer it"), waits.objections, told_objections, "award-rounds"),
)
