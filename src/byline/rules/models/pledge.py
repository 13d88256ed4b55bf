"""Responsibility sheets that were signed: what a unit or a person owes, in the words they signed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning.periods import Period
from byline.reckoning.words import number_words
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.rules.models.target import Target

DIGEST_LENGTH = 64


class NotYoursToSign(Refused):
    """The sheet of {holder} is signed by {holder} or whoever answers for them. Ask them to sign."""


class NothingOwed(Refused):
    """{holder} owes nothing in this period yet. Set a target first."""


class SignedAlready(Refused):
    """{holder} signed this sheet on {day}, and it has not changed since."""


class CountersignedAlready(Refused):
    """The office signed this sheet on {day} already."""


class ChangedSinceSigned(Refused):
    """The targets of {holder} were corrected after this sheet was signed. Let {holder} sign again first."""


def lines_of(targets: Iterable[Target]) -> list[list[str]]:
    """Give targets as plain lines in a settled order, as a sheet is sealed: period, what, how much."""
    rows = (
        [
            target.period.key,
            target.measure,
            target.minimum_level,
            target.genre,
            target.counting,
            number_words(target.amount),
        ]
        for target in targets
        if target.amount
    )
    return sorted(rows)


def digest_of(lines: list[list[str]]) -> str:
    """Seal the lines of a sheet: 64 hexadecimal digits of SHA-256."""
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


class PledgeQuerySet(models.QuerySet):
    """Words about pledges."""

    def of(self, congress: Congress) -> PledgeQuerySet:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> PledgeQuerySet:
        """Keep one's own and those of units one answers for; the office, leaders and the auditor see all."""
        seen = self.of(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return seen
        return seen.filter(Q(person=person) | Q(unit__in=person.units_headed()))

    def for_period(self, period: Period) -> PledgeQuerySet:
        """Keep those signed for exactly this period."""
        return self.filter(starts_on=period.first, ends_on=period.last)

    def covering(self, period: Period) -> PledgeQuerySet:
        """Keep those whose period takes in all of this one."""
        return self.filter(starts_on__lte=period.first, ends_on__gte=period.last)

    def of_holder(self, holder: Unit | Person) -> PledgeQuerySet:
        """Keep what one unit or one person signed, the newest last."""
        role = "unit" if isinstance(holder, Unit) else "person"
        return self.filter(**{role: holder}).order_by("pk")

    def sign(self, holder: Unit | Person, *, period: Period, owing: Iterable[Target], by: Person) -> Pledge:
        """Sign what a unit or a person owes in a period; the office hears of it.

        A unit's sheet is signed by who answers for it, a person's by themselves. `owing` is all that the
        holder owes within the period. Raises NotYoursToSign, NothingOwed and SignedAlready.
        """
        if holder != by and holder not in by.units_headed():
            raise NotYoursToSign(holder=str(holder))
        lines = lines_of(owing)
        if not lines:
            raise NothingOwed(holder=str(holder))
        role = "unit" if isinstance(holder, Unit) else "person"
        pledge = Pledge(
            congress=by.congress,
            starts_on=period.first,
            ends_on=period.last,
            lines=lines,
            digest=digest_of(lines),
            by=by,
            **{role: holder},
        )
        return pledge.enter()


class Pledge(models.Model):
    """One responsibility sheet as the unit's head or the person signed it: its lines and their digest."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("unit")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    lines = models.JSONField(_("lines"))
    digest = models.CharField(_("digest"), max_length=DIGEST_LENGTH)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    objects = PledgeQuerySet.as_manager()

    DEEDS = {
        "pledged": _("signed the responsibility sheet of {holder}, {period}"),
        "countersigned": _("signed the responsibility sheet of {holder} for the office, {period}"),
    }

    class Meta:
        verbose_name = _("pledge")
        verbose_name_plural = _("pledges")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, person__isnull=False) | Q(unit__isnull=False, person=None),
                name="a_pledge_has_one_holder",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_pledge_has_days"),
        ]
        indexes = [models.Index(fields=["congress", "starts_on", "ends_on"], name="pledges_of_a_period")]

    def __str__(self):
        return f"{self.holder} {self.period.key}"

    def get_absolute_url(self):
        """Where the sheet stands as it was signed."""
        name, holder = ("unit-sheet", self.unit_id) if self.unit_id else ("person-sheet", self.person_id)
        return f"{reverse(name, args=[holder])}?period={self.period.key}"

    @property
    def holder(self) -> Unit | Person:
        """Whose sheet it is."""
        return self.unit or self.person

    @property
    def period(self) -> Period:
        """The period it is signed for."""
        return Period.of_days(self.starts_on, self.ends_on)

    def stands(self, owing: Iterable[Target]) -> bool:
        """Tell whether what is owed now is still what was signed."""
        return self.digest == digest_of(lines_of(owing))

    @transaction.atomic
    def enter(self) -> Pledge:
        """Keep it, as the last one of its holder and period. Raises SignedAlready."""
        type(self.holder).objects.select_for_update(no_key=True).get(pk=self.holder.pk)
        before = Pledge.objects.of_holder(self.holder).for_period(self.period).last()
        if before and before.digest == self.digest:
            raise SignedAlready(holder=str(self.holder), day=timezone.localdate(before.at))
        self.save()
        office = Person.objects.of(self.congress).holding(Role.EDITOR)
        record(self, "pledged", by=self.by, tell=office, holder=str(self.holder), period=self.period.key)
        return self

    @transaction.atomic
    def countersign(self, *, owing: Iterable[Target], by: Person) -> Countersignature:
        """Sign it for the office; who signed first hears of it.

        Raises ChangedSinceSigned and CountersignedAlready.
        """
        Pledge.objects.select_for_update(no_key=True, of=("self",)).get(pk=self.pk)
        if not self.stands(owing):
            raise ChangedSinceSigned(holder=str(self.holder))
        signed = Countersignature.objects.filter(pledge=self).first()
        if signed:
            raise CountersignedAlready(day=timezone.localdate(signed.at))
        words = {"holder": str(self.holder), "period": self.period.key}
        record(self, "countersigned", by=by, tell=[self.by], **words)
        return Countersignature.objects.create(pledge=self, by=by)


class Countersignature(models.Model):
    """The office's signature under a pledge."""

    pledge = models.OneToOneField(Pledge, on_delete=models.PROTECT, verbose_name=_("pledge"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    class Meta:
        verbose_name = _("countersignature")
        verbose_name_plural = _("countersignatures")

    def __str__(self):
        return f"{self.pledge} {self.by}"
