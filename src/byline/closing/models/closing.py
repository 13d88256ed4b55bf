"""Periods closed and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.closing import reckoned
from byline.closing.figures import digest_of
from byline.closing.models.kept import Outcome, Waiver
from byline.closing.unconfirmed import Unconfirmed, unconfirmed
from byline.errors import Refused
from byline.ledger.models import Entry, Posting
from byline.ledger.models.decision import said
from byline.reckoning.periods import WEEK, Period
from byline.reckoning.words import period_label
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection

DIGEST_LENGTH = 64


class PeriodNotOver(Refused):
    """{period} is not over: its last day is {day}. Close it after that day."""


class ClosedAlready(Refused):
    """{name} closed {period} on {day}. Reopen it first if something has to be reckoned again."""


class NotClosed(Refused):
    """This closing was reopened already, so there is nothing to reopen."""


class UnconfirmedLeft(Refused):
    """{count} claims or adoptions of {period} are open, like “{title}”. Decide on them, or tick each."""


class ShorterIsOpen(Refused):
    """{period} has rules of its own and is not closed yet. Close it first."""


class LongerIsClosed(Refused):
    """{period} is closed too, and counts with this one. Reopen {period} first."""


class ClosingQuerySet(models.QuerySet):
    """Words about closings."""

    def of(self, congress: Congress) -> ClosingQuerySet:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> ClosingQuerySet:
        """Keep those of the congress, for its office, leaders and the auditor."""
        found = self.of(person.congress)
        return found if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR) else found.none()

    def standing(self) -> ClosingQuerySet:
        """Keep those that were not reopened."""
        return self.filter(reopening=None)

    def of_period(self, congress: Congress, period: Period) -> Closing | None:
        """Return the closing of a period that stands, if any."""
        found = self.of(congress).standing().filter(period=period.key)
        return found.select_related("by", "congress").first()

    @transaction.atomic
    def close(self, period: Period, *, by: Person, waiving: Collection[str] = ()) -> Closing:
        """Close a period: write what its rules say, and keep what was left open by name.

        `waiving` has the keys of unconfirmed claims and adoptions (`Unconfirmed.key`) that are left open.
        Raises PeriodNotOver, ClosedAlready, ShorterIsOpen, UnconfirmedLeft and NoRulebookInForce.
        """
        congress = Congress.objects.select_for_update().get(pk=by.congress_id)
        self._refuse_to_close(congress, period)
        left = unconfirmed(congress, period)
        refuse_unnamed(left, waiving, period)
        result = reckoned.result_of(congress, period)
        posting = Posting.objects.create(
            congress=congress, kind=Posting.Kind.PERIOD, reason=period_label(period)[:300], by=by
        )
        entries = Entry.objects.write(result.entries(posting))
        closing = self._enter(congress, period, posting=posting, by=by)
        closing.keep(left, result)
        office = Person.objects.of(congress).holding(Role.EDITOR)
        leaders = Person.objects.of(congress).holding(Role.LEADER)
        told = {"period": period_label(period), "entries": len(entries), "waived": len(left)}
        record(closing, "closed", by=by, tell=[*office, *leaders], **told)
        return closing

    def _refuse_to_close(self, congress, period):
        if timezone.localdate() <= period.last:
            raise PeriodNotOver(period=period_label(period), day=period.last)
        standing = self.of_period(congress, period)
        if standing:
            raise ClosedAlready(
                period=period_label(period), name=standing.by.name, day=timezone.localtime(standing.at).date()
            )
        closed = set(self.of(congress).standing().values_list("period", flat=True))
        for shorter in reckoned.shorter_with_rules(congress, period):
            if shorter.key not in closed:
                raise ShorterIsOpen(period=period_label(shorter))

    def _enter(self, congress, period, *, posting, by):
        return self.create(
            congress=congress,
            period=period.key,
            starts_on=period.first,
            ends_on=period.last,
            round=self.of(congress).filter(period=period.key).count(),
            digest=digest_of(congress, period),
            last_entry=Entry.objects.aggregate(last=Max("pk"))["last"] or 0,
            posting=posting,
            by=by,
        )


class Closing(models.Model):
    """A period was closed: what its rules say is written, and what comes later is told apart."""

    DEEDS = {
        "closed": _("closed {period}: {entries} entries written, {waived} left open by name"),
        "reopened": _("reopened {period}: “{reason}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    period = models.CharField(_("period"), max_length=8)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    digest = models.CharField(_("digest"), max_length=DIGEST_LENGTH)
    # whatever has a higher number came later, also within the same second
    last_entry = models.PositiveBigIntegerField(_("last entry before it"))
    posting = models.OneToOneField(
        Posting, on_delete=models.PROTECT, related_name="+", verbose_name=_("posting")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("closed by"))
    at = models.DateTimeField(_("closed at"), default=timezone.now)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing of a period")
        verbose_name_plural = _("closings of periods")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "period", "round"], name="a_period_is_closed_once_a_round"
            )
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        """Where it is read."""
        return reverse("closing", args=[self.pk])

    @property
    def span(self) -> Period:
        """The period as a value."""
        return Period.parse_with_weeks(self.period)

    @property
    def label(self) -> str:
        """The period in words."""
        return period_label(self.span)

    @property
    def stands(self) -> bool:
        """Whether it was not reopened."""
        return not hasattr(self, "reopening")

    @property
    def entries(self) -> models.QuerySet:
        """What it wrote."""
        return Entry.objects.filter(posting=self.posting).select_related("person", "unit", "rulebook")

    @property
    def is_untouched(self) -> bool:
        """Whether the period's figures are still those it was closed with."""
        return digest_of(self.congress, self.span) == self.digest

    @transaction.atomic
    def reopen(self, *, reason: str, by: Person) -> Reopening:
        """Open the period again: each of its entries is answered by an opposite one.

        Raises WhyMissing, NotClosed and LongerIsClosed.
        """
        reason = said(reason)
        Congress.objects.select_for_update().get(pk=self.congress_id)
        self._refuse_to_reopen()
        posting = Posting.objects.create(
            congress=self.congress, kind=Posting.Kind.PERIOD, reason=reason, by=by
        )
        Entry.objects.write(reckoned.opposite_entries(self.congress, self.span, posting))
        reopening = Reopening.objects.create(closing=self, posting=posting, reason=reason, by=by)
        told = [*Person.objects.of(self.congress).holding(Role.LEADER), self.by]
        record(self, "reopened", by=by, tell=told, period=self.label, reason=reason)
        return reopening

    def _refuse_to_reopen(self):
        if Reopening.objects.filter(closing=self).exists():
            raise NotClosed
        longer = Closing.objects.of(self.congress).standing().exclude(pk=self.pk)
        # a week counts with the month in which its Sunday lies
        within = self.ends_on if self.span.kind == WEEK else self.starts_on
        around = longer.filter(starts_on__lte=within, ends_on__gte=self.ends_on).first()
        if around:
            raise LongerIsClosed(period=around.label)

    def keep(self, left: Collection[Unconfirmed], result: reckoned.Result) -> None:
        """Keep what was left open by name, and what the rules said besides amounts."""
        Waiver.objects.bulk_create(
            Waiver(
                closing=self,
                adoption_id=one.pk if one.is_adoption else None,
                claim_id=None if one.is_adoption else one.pk,
            )
            for one in left
        )
        Outcome.objects.bulk_create(
            Outcome(
                closing=self,
                kind=one.kind,
                clause=one.clause,
                person_id=one.person,
                unit_id=one.unit,
                name=one.name,
                place=one.place,
            )
            for one in result.outcomes
        )


def refuse_unnamed(left: Collection[Unconfirmed], waiving: Collection[str], period: Period) -> None:
    """Refuse with UnconfirmedLeft unless each that is left open is among those named."""
    unnamed = [one for one in left if one.key not in waiving]
    if unnamed:
        raise UnconfirmedLeft(period=period_label(period), count=len(unnamed), title=unnamed[0].title)


class Reopening(models.Model):
    """A closed period opened again, with the reason; its entries are answered by opposite ones."""

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, verbose_name=_("closing of a period"))
    posting = models.OneToOneField(
        Posting, on_delete=models.PROTECT, related_name="+", verbose_name=_("posting")
    )
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("reopening of a period")
        verbose_name_plural = _("reopenings of periods")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_reopening_has_a_reason")]

    def __str__(self):
        return f"{self.closing} {self.reason}"
