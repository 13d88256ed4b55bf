"""The ledger deed by deed: a line for each, its entries folded into it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum
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
KEYS = (*CAUSES, "manuscript")
# so many deeds can be paged through, a hundred pages; so many entries are read at a time to find them
MOST, PORTION = 3_000, 4_000
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


def each(entries: EntryQuerySet) -> EntryQuerySet:
    """Give each entry as a group of its own, the newest first."""
    return entries.order_by("-pk").values(*KEYS, "pk")


def grouped(entries: EntryQuerySet) -> tuple[list[dict], bool]:
    """Group entries by deed and manuscript, the newest first, and tell whether there are more than `MOST`.

    It reads them from the newest on until it has as many as anybody pages through, so that it takes no longer
    where more was entered.
    """
    found: dict[tuple, None] = {}
    rows = entries.order_by("-pk")
    while len(found) <= MOST:
        portion = list(rows.values_list("pk", *KEYS)[:PORTION])
        found |= dict.fromkeys(tuple(key) for _pk, *key in portion)
        if len(portion) < PORTION:
            break
        # a past ledger is one deed with thousands of entries: those are left to the database
        whole = [posting for _confirmation, _reversal, posting, piece in found if posting and not piece]
        rows = entries.filter(pk__lt=portion[-1][0]).exclude(posting__in=whole, manuscript=None)
        rows = rows.order_by("-pk")
    return [dict(zip(KEYS, key, strict=True)) for key in list(found)[:MOST]], len(found) > MOST


def lines_of(groups: Sequence[dict], entries: EntryQuerySet) -> list[DeedLine]:
    """Return the lines of these groups with their entries; as many questions for many as for few."""
    causes, counts = _causes(groups), _counts(groups, entries)
    pieces = Manuscript.objects.select_related("registration__congress").in_bulk(
        {group["manuscript"] for group in groups if group["manuscript"]}
    )
    lines = [
        DeedLine(_key(group), causes[_cause(group)], pieces.get(group["manuscript"]), counts[_key(group)])
        for group in groups
    ]
    found = {line.key: line for line in lines}
    for entry in _entries(entries, [group for group in groups if found[_key(group)].is_unfolded]):
        line = found.get(_key_of(entry)) or found[*_key_of(entry)[:-1], None]
        line.entries.append(entry.caused_by(line.cause))
        line.sums[entry.measure] += entry.amount
    for group in groups:
        if not found[_key(group)].is_unfolded:
            found[_key(group)].sums.update(sums_of(_of(entries, _kept(group))))
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
    shown = {_key(group) for group in groups}
    rows = _of(entries, _any_of(groups))
    rows = rows.select_related("person", "unit", "rulebook", "adoption__clipping__outlet")
    rows = rows.defer(*UNREAD).order_by("pk")
    return (one for one in rows if _key_of(one) in shown or (*_key_of(one)[:-1], None) in shown)


def _counts(groups: Sequence[dict], entries: EntryQuerySet) -> dict[tuple[int | None, ...], int]:
    """Count the entries of each group."""
    if not groups or "pk" in groups[0]:
        return {_key(group): 1 for group in groups}
    rows = _of(entries, _any_of(groups)).order_by().values(*KEYS).annotate(count=Count("pk"))
    return {_key(row): row["count"] for row in rows}


def _any_of(groups: Sequence[dict]) -> Q:
    """Ask for the entries of these groups; of what is about many pieces, for those of these pieces alone."""
    if "pk" in groups[0]:
        return Q(pk__in=[group["pk"] for group in groups])
    kept = Q()
    for name in CAUSES:
        rows = [group for group in groups if group[name]]
        keys = {group[name] for group in rows}
        pieces = {group["manuscript"] for group in rows} - {None}
        if pieces:
            kept |= Q(**{f"{name}__in": keys}, manuscript__in=pieces)
        if whole := {group[name] for group in rows if not group["manuscript"]}:
            kept |= Q(**{f"{name}__in": whole}, manuscript=None)
    return kept


def _of(entries: EntryQuerySet, kept: Q) -> EntryQuerySet:
    """Keep these of the entries; by their numbers, or a database may read a whole year to find them."""
    return entries.filter(pk__in=entries.model.objects.filter(kept).order_by().values("pk"))


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
