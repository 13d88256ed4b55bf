"""The ledger deed by deed: a line for each, its entries folded into it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.ledger.counting import exact
from byline.ledger.models import Confirmation, Posting, Reversal
from byline.ledger.models.decision import UNREAD
from byline.manuscripts.models import Manuscript
from byline.reckoning.terms import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from byline.ledger.models import Adoption, Entry
    from byline.ledger.models.entry import EntryQuerySet
    from byline.team.models import Person

CAUSES = ("confirmation", "reversal", "posting")
# a deed with more entries than these shows none of them here, but leads to them
FOLDED = 40
Sums = dict[str, Decimal]


@dataclass
class DeedLine:
    """One deed in the ledger, about one manuscript or none: why, by whom, when, and what it wrote."""

    key: tuple[int | None, ...]
    cause: Confirmation | Reversal | Posting
    manuscript: Manuscript | None
    count: int
    entries: list[Entry] = field(default_factory=list)
    sums: Sums = field(default_factory=lambda: defaultdict(Decimal))

    @property
    def by(self) -> Person:
        """Who did it."""
        return self.cause.by

    @property
    def at(self) -> datetime:
        """When."""
        return self.cause.at

    @property
    def label(self) -> str:
        """What was done."""
        if isinstance(self.cause, Posting):
            return self.cause.get_kind_display()
        if isinstance(self.cause, Reversal):
            return pgettext("ledger", "reversed")
        return pgettext("ledger", "confirmed")

    @property
    def adoption(self) -> Adoption | None:
        """The print that was decided on, if it was one."""
        if isinstance(self.cause, Confirmation):
            return self.cause.adoption
        return self.cause.confirmation.adoption if isinstance(self.cause, Reversal) else None

    @property
    def reason(self) -> str:
        """Why, where a reason was given."""
        return getattr(self.cause, "reason", "")

    @property
    def is_unfolded(self) -> bool:
        """Whether its entries stand here."""
        return self.count <= FOLDED

    @property
    def amounts(self) -> list[tuple[str, Decimal]]:
        """What it wrote in each measure, in the order of the measures."""
        return [(measure, self.sums[measure]) for measure in Measure.values if measure in self.sums]


def grouped(entries: EntryQuerySet, *, is_flat: bool) -> EntryQuerySet:
    """Group entries by deed and manuscript, the newest first; each by itself where it `is_flat`."""
    keys = (*CAUSES, "manuscript", *(("pk",) if is_flat else ()))
    rows = entries.order_by().values(*keys)
    return rows.annotate(last=Max("pk"), count=Count("pk")).order_by("-last")


def lines_of(groups: Sequence[dict], entries: EntryQuerySet) -> list[DeedLine]:
    """Return the lines of these groups with their entries; as many questions for many as for few."""
    causes = _causes(groups)
    pieces = Manuscript.objects.select_related("registration__congress").in_bulk(
        {group["manuscript"] for group in groups if group["manuscript"]}
    )
    lines = [
        DeedLine(_key(group), causes[_cause(group)], pieces.get(group["manuscript"]), count=group["count"])
        for group in groups
    ]
    found = {line.key: line for line in lines}
    for entry in _entries(entries, [group for group in groups if group["count"] <= FOLDED]):
        line = found.get(_key_of(entry)) or found[*_key_of(entry)[:-1], None]
        line.entries.append(entry)
        line.sums[entry.measure] += entry.amount
    for group in groups:
        if group["count"] > FOLDED:
            found[_key(group)].sums.update(sums_of(entries.filter(_kept(group))))
    return lines


def sums_of(entries: EntryQuerySet) -> Sums:
    """Add entries up, measure by measure."""
    rows = entries.order_by().values_list("measure").annotate(sum=Sum("amount"))
    sums = {measure: exact(amount) for measure, amount in rows}
    return {measure: sums[measure] for measure in Measure.values if measure in sums}


def with_matter(entries: EntryQuerySet) -> EntryQuerySet:
    """Bring along what a line of the ledger is read with."""
    found = entries.select_related(
        "person", "unit", "manuscript", "rulebook", "adoption__clipping__outlet", *CAUSES
    )
    return found.defer("manuscript__body", *UNREAD)


def cause_words(entry: Entry) -> str:
    """Say in a word from which deed an entry comes."""
    if entry.confirmation_id:
        return _("confirmation")
    return _("reversal") if entry.reversal_id else entry.posting.get_kind_display()


def _entries(entries: EntryQuerySet, groups: Sequence[dict]) -> Iterable[Entry]:
    if not groups:
        return ()
    kept = Q()
    for name in CAUSES:
        if keys := {group[name] for group in groups if group[name]}:
            kept |= Q(**{f"{name}__in": keys})
    if flat := [group["pk"] for group in groups if "pk" in group]:
        kept = Q(pk__in=flat)
    shown = {_key(group) for group in groups}
    rows = entries.filter(kept).select_related("person", "unit", "rulebook", "adoption__clipping__outlet")
    rows = rows.defer(*UNREAD).order_by("pk")
    return (one for one in rows if _key_of(one) in shown or (*_key_of(one)[:-1], None) in shown)


def _kept(group: dict) -> Q:
    return Q(**{name: group[name] for name in (*CAUSES, "manuscript")})


def _key(group: dict) -> tuple[int | None, ...]:
    return (*(group[name] for name in (*CAUSES, "manuscript")), group.get("pk"))


def _key_of(entry: Entry) -> tuple[int | None, ...]:
    return (entry.confirmation_id, entry.reversal_id, entry.posting_id, entry.manuscript_id, entry.pk)


def _cause(group: dict) -> tuple[str, int]:
    return next((name, group[name]) for name in CAUSES if group[name])


def _causes(groups: Sequence[dict]) -> dict[tuple[str, int], Confirmation | Reversal | Posting]:
    wanted = {name: {group[name] for group in groups if group[name]} for name in CAUSES}
    confirmed = Confirmation.objects.select_related("by", "adoption__clipping__outlet").defer(*UNREAD)
    unread = [f"confirmation__{name}" for name in UNREAD]
    reversed_ = Reversal.objects.select_related("by", "confirmation__adoption__clipping__outlet")
    questions = {
        "confirmation": confirmed,
        "reversal": reversed_.defer(*unread),
        "posting": Posting.objects.select_related("by"),
    }
    return {
        (name, pk): row
        for name, question in questions.items()
        for pk, row in (question.in_bulk(wanted[name]) if wanted[name] else {}).items()
    }
