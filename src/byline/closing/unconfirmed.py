"""What of a period nobody has decided on yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from byline.ledger.models import Adoption, Claim

if TYPE_CHECKING:
    from datetime import date

    from byline.reckoning.periods import Period
    from byline.team.models import Congress


@dataclass(frozen=True)
class Unconfirmed:
    """An adoption or a claim that waits: where it is decided on, and who is concerned.

    `on` is the day of print, or None where nobody knows it yet.
    """

    pk: int
    is_adoption: bool
    title: str
    outlet: str
    on: date | None
    who: str
    address: str

    @property
    def key(self) -> str:
        """The name by which it is left open: adoption-17."""
        return f"{'adoption' if self.is_adoption else 'claim'}-{self.pk}"


def unconfirmed(congress: Congress, period: Period) -> tuple[Unconfirmed, ...]:
    """Return what waits of a period: adoptions, then claims that are nobody's yet, the oldest first.

    What has no day of print yet belongs to the period in which it was proposed or claimed. Three questions,
    however many there are.
    """
    adoptions = Adoption.objects.of(congress).awaiting().filter(_in(period, brought="proposed_at"))
    claims = Claim.objects.unmatched().filter(_in(period, brought="at"), clipping__congress=congress)
    matter = adoptions.select_related("clipping__outlet", "manuscript")
    matter = matter.prefetch_related("manuscript__authorship_set__person").order_by(
        "clipping__printed_on", "pk"
    )
    return (
        *map(_adoption, matter),
        *map(_claim, claims.select_related("clipping__outlet", "by").order_by("clipping__printed_on", "pk")),
    )


def _in(period: Period, *, brought: str) -> Q:
    known = Q(clipping__printed_on__range=(period.first, period.last))
    unknown = {"clipping__printed_on": None, f"{brought}__date__range": (period.first, period.last)}
    return known | Q(**unknown)


def _adoption(adoption: Adoption) -> Unconfirmed:
    authors = "、".join(one.person.name for one in adoption.manuscript.authorship_set.all())
    clipping = adoption.clipping
    return Unconfirmed(
        adoption.pk,
        is_adoption=True,
        title=str(adoption.manuscript),
        outlet=str(clipping.outlet or ""),
        on=clipping.printed_on,
        who=authors,
        address=adoption.get_absolute_url(),
    )


def _claim(claim: Claim) -> Unconfirmed:
    clipping = claim.clipping
    return Unconfirmed(
        claim.pk,
        is_adoption=False,
        title=str(clipping),
        outlet=str(clipping.outlet or ""),
        on=clipping.printed_on,
        who=claim.by.name,
        address=claim.get_absolute_url(),
    )
