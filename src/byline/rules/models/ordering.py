"""How targets are set and corrected, many at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from byline.activity.deeds import chain_of
from byline.activity.models import Deed, Happening
from byline.errors import Refused
from byline.reckoning.words import number_words
from byline.rules.models.pledge import Pledge
from byline.team.models import Person, Post, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.rules.models.owed import Owed
    from byline.rules.models.target import Target

NAMED = 5


class TargetBelowZero(Refused):
    """A target cannot be below zero. Enter zero or more."""


class SignedForReason(Refused):
    """{holders} signed for what they owe. Say why it changes; they are asked to sign again."""


class Ordered:
    """What the targets of a congress can do to be set: a word of their queryset."""

    def lay_on(
        self, holders: Iterable[Unit | Person], *, owed: Owed, by: Person, reason: str = ""
    ) -> list[Target]:
        """Set what these units or people owe; see `lay_down`."""
        return self.lay_down([(holder, owed) for holder in holders], by=by, reason=reason)

    @transaction.atomic
    def lay_down(
        self, orders: Iterable[tuple[Unit | Person, Owed]], *, by: Person, reason: str = ""
    ) -> list[Target]:
        """Set what each of these units or people owes; a target of the same kind that stands is corrected.

        The holders are of the congress of `by`. Each new or changed target is a deed, and those concerned
        hear of it. Where the holder has signed for the period, a reason must be given, and the deed asks for
        a new signature. Returns the targets that are new or changed. Refuses with TargetBelowZero and
        SignedForReason.
        """
        orders = list(orders)
        if any(owed.amount < 0 for _holder, owed in orders):
            raise TargetBelowZero
        fresh, changed = self._sorted_out(orders, by)
        signed = _signed(fresh + changed, by)
        if signed and not reason.strip():
            raise SignedForReason(holders=_named(signed))
        self.bulk_create(fresh)
        self.bulk_update(changed, ["amount", "set_by", "set_at"])
        happenings = _happenings(changed, "corrected", signed, by, reason) + _happenings(
            fresh, "set", signed, by, reason
        )
        Deed.objects.append(happenings, chain=chain_of(by.congress))
        return fresh + changed

    def _sorted_out(self, orders, by):
        """Part what is new from what stands at another amount."""
        standing = {
            (target.holder_key, target.period, target.demanded): target
            for target in self._standing({owed.period for _holder, owed in orders}, by.congress)
        }
        fresh, changed = [], []
        for holder, owed in orders:
            target = standing.get(((type(holder), holder.pk), owed.period, owed.demanded))
            if target is None:
                fresh.append(self.model.owed_by(holder, owed=owed, by=by))
            elif target.amount != owed.amount:
                target.was, target.amount = target.amount, owed.amount
                target.set_by, target.set_at = by, timezone.now()
                changed.append(target)
        return fresh, changed

    def _standing(self, periods, congress):
        days = Q(pk=None)
        for period in periods:
            days |= Q(starts_on=period.first, ends_on=period.last)
        return (
            self.filter(days, congress=congress)
            .select_for_update(no_key=True, of=("self",))
            .select_related("unit", "person")
        )


def _signed(targets: list[Target], by: Person) -> dict[tuple, str]:
    """Return who signed for the period of one of these targets, by key, with their name."""
    pledges = Pledge.objects.of(by.congress).select_related("unit", "person")
    spans: dict[tuple, list] = {}
    for pledge in pledges if targets else ():
        key = (Unit, pledge.unit_id) if pledge.unit_id else (Person, pledge.person_id)
        spans.setdefault(key, []).append((pledge.starts_on, pledge.ends_on))
    return {
        target.holder_key: str(target.holder)
        for target in targets
        for first, last in spans.get(target.holder_key, ())
        if first <= target.starts_on and target.ends_on <= last
    }


def _named(signed: dict[tuple, str]) -> str:
    names = list(signed.values())
    return "、".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")


def _happenings(
    targets: list[Target], verb: str, signed: dict[tuple, str], by: Person, reason: str
) -> list[Happening]:
    heads = _heads_of([target.unit for target in targets if target.unit])
    return [
        Happening(
            target,
            f"{'resigned' if target.holder_key in signed else verb}_{target.measure}",
            by=by,
            tell=(target.person,) if target.person else tuple(heads.get(target.unit_id, ())),
            details={
                "holder": str(target.holder),
                "was": number_words(getattr(target, "was", Decimal(0))),
                "amount": number_words(target.amount),
                **({"reason": reason.strip()} if target.holder_key in signed else {}),
            },
        )
        for target in targets
    ]


def _heads_of(units: list[Unit]) -> dict[int, list[Person]]:
    heads: dict[int, list[Person]] = {}
    for post in Post.objects.in_force().filter(unit__in=units, role=Role.HEAD).select_related("person"):
        heads.setdefault(post.unit_id, []).append(post.person)
    return heads
