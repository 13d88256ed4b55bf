"""A person says that something was printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.ledger.models.adoption import Adoption
from byline.outlets.models import Brought, Clipping, Outlet
from byline.team.models import Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from byline.manuscripts.models import Manuscript


@dataclass(frozen=True)
class Statement:
    """What the one who claims a print says of it beyond the page itself; all of it may be left out."""

    outlet: Outlet | None = None
    printed_on: date | None = None
    manuscript: Manuscript | None = None
    note: str = ""


class ClaimQuerySet(models.QuerySet):
    """Words about claims."""

    def visible_to(self, person: Person) -> ClaimQuerySet:
        """Keep the person's own; for the office, all of the congress."""
        claims = self.filter(clipping__congress=person.congress)
        return claims if person.holds(Role.EDITOR) else claims.filter(by=person)

    def unmatched(self) -> ClaimQuerySet:
        """Keep those whose page is not yet anyone's manuscript."""
        return self.exclude(clipping__in=Adoption.objects.values("clipping"))

    def match_again(self) -> None:
        """Ask the machine again whose manuscripts these pages print."""
        for claim in self.select_related("clipping__congress", "clipping__outlet"):
            Adoption.objects.propose(claim.clipping)

    def with_outcome(self) -> ClaimQuerySet:
        """Tell of each how many adoptions were proposed for its page, and how many of them are confirmed."""
        proposed = Adoption.objects.filter(clipping=OuterRef("clipping"))
        return self.annotate(is_matched=Exists(proposed), is_confirmed=Exists(proposed.confirmed()))

    def make(self, brought: Brought, *, by: Person, saying: Statement) -> tuple[Claim, bool]:
        """Claim a print: keep the page, propose whose manuscript it prints, and tell the office.

        Return the claim and whether it is new. The same page claimed again by the same person is the same
        claim; by another, it joins the same clipping and adoptions. Reading and matching take their time,
        so nothing is locked meanwhile; a claim whose matching was cut short is matched by the timetable.
        Raises what `Clipping.objects.keep` and `identify` raise.
        """
        brought.read()
        claim, is_first = self._enter(brought, by=by, saying=saying)
        Adoption.objects.propose(claim.clipping)
        if saying.manuscript:
            claim.name_manuscript(saying.manuscript, by=by)
        return claim, is_first

    @transaction.atomic
    def _enter(self, brought: Brought, *, by: Person, saying: Statement) -> tuple[Claim, bool]:
        clipping, _is_new = Clipping.objects.keep(brought, congress=by.congress, by=by, printer=saying.outlet)
        if not clipping.is_identified:
            outlet, day = saying.outlet or clipping.outlet, saying.printed_on or clipping.printed_on
            if outlet and day:
                clipping.identify(outlet=outlet, on=day, by=by)
        claim, is_first = self.get_or_create(clipping=clipping, by=by, defaults={"note": saying.note})
        if is_first:
            office = Person.objects.of(by.congress).holding(Role.EDITOR)
            record(claim, "claimed", by=by, tell=office, title=clipping.title)
        return claim, is_first


class Claim(models.Model):
    """Someone says that this page prints one of our manuscripts."""

    DEEDS = {"claimed": _("claimed that “{title}” prints one of our manuscripts")}

    clipping = models.ForeignKey(
        Clipping, on_delete=models.PROTECT, related_name="+", verbose_name=_("clipping")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(fields=["clipping", "by"], name="a_page_is_claimed_once_by_one")
        ]

    def __str__(self):
        return str(self.clipping)

    def get_absolute_url(self):
        """Where this claim is followed."""
        return reverse("claim", args=[self.pk])

    @property
    def congress(self):
        """The congress of the page."""
        return self.clipping.congress

    @property
    def adoptions(self) -> models.QuerySet:
        """The adoptions proposed for its page, the surest first."""
        return Adoption.objects.filter(clipping=self.clipping).surest_first()

    def name_manuscript(self, manuscript: Manuscript, *, by: Person) -> Adoption:
        """Say whose print it is where the machine did not find it; the machine's verdict stays beside it."""
        return Adoption.objects.between(self.clipping, manuscript, by=by)
