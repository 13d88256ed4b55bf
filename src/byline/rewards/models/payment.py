"""Money paid by the ledger: one list a payment, each entry paid once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models import Entry
from byline.ledger.models.deciding import said
from byline.reckoning.periods import MONTHS_IN, Period
from byline.reckoning.terms import Measure
from byline.reckoning.words import period_label
from byline.rewards.models.paid import PaidEntry, PaymentLine, PaymentWithdrawal, Payout
from byline.rewards.paying import NOTHING, STEPS, sums
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from decimal import Decimal


class NothingToPay(Refused):
    """The ledger has no yuan of {period} that are not paid yet."""


class PaymentNotOver(Refused):
    """{period} is not over. Prepare its payment after {last}."""


class PaidAlready(Refused):
    """{name} marked this payment as paid on {day}. Nothing is paid twice."""


class PaidByPreparer(Refused):
    """You prepared this payment yourself. Nobody decides alone: let another mark it as paid."""


class PaymentDropped(Refused):
    """{name} dropped this payment on {day}. Prepare a new one."""


class SumsDisagree(Refused):
    """The entries of this payment come to {ledger} yuan, its lines to {lines}. Drop it, prepare anew."""


class PaymentQuerySet(models.QuerySet):
    """Words about payments."""

    def visible_to(self, person: Person) -> PaymentQuerySet:
        """Keep the congress's, for its office, leaders and the auditor; sums are nobody else's to see."""
        found = self.filter(congress=person.congress).order_by("-pk")
        found = found.select_related("congress", "prepared_by", "payout__by", "withdrawal__by")
        return found if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR) else found.none()

    @transaction.atomic
    def prepare(self, congress: Congress, *, period: Period, rounding: str, by: Person) -> Payment:
        """Make the list of what is due for a period by all its yuan entries that no payment has yet.

        `rounding` is a key of STEPS; each head's sum is rounded once. Raises PaymentNotOver and NothingToPay.
        """
        if timezone.localdate() <= period.last:
            raise PaymentNotOver(period=period_label(period), last=period.last)
        Congress.objects.select_for_update().get(pk=congress.pk)
        unpaid = Entry.objects.of_congress(congress).in_period(period).measured(Measure.YUAN)
        unpaid = unpaid.exclude(pk__in=PaidEntry.objects.values("entry"))
        rows = unpaid.order_by("unit__rank", "unit_id", "person_id", "pk")
        paid, _left = sums(rows.values_list("pk", "person", "unit", "amount"), to=rounding)
        if not paid:
            raise NothingToPay(period=period_label(period))
        payment = self.create(
            congress=congress, starts_on=period.first, ends_on=period.last, rounding=rounding, prepared_by=by
        )
        payment.enter(paid)
        leaders = Person.objects.of(congress).holding(Role.LEADER)
        told = {"period": period_label(period), "amount": f"{payment.paid:.2f}"}
        record(payment, "prepared", by=by, tell=leaders, **told)
        return payment


class Payment(models.Model):
    """One list of money paid by the ledger for a period: each head's sum exactly, and as it is rounded."""

    DEEDS = {
        "prepared": _("prepared the payment for {period}: {amount} yuan"),
        "paid": _("marked the payment for {period} as paid: {amount} yuan"),
        "dropped": _("dropped the payment: “{reason}”"),
    }

    class Rounding(models.TextChoices):
        """How each head's sum is rounded; half is rounded up."""

        CENT = "cent", _("to the cent")
        TENTH = "tenth", _("to the tenth of a yuan")
        YUAN = "yuan", _("to the yuan")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    rounding = models.CharField(_("rounding"), max_length=10, choices=Rounding, default=Rounding.CENT)
    prepared_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("prepared by")
    )
    prepared_at = models.DateTimeField(_("prepared at"), default=timezone.now)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_payment_has_days"),
            models.CheckConstraint(condition=Q(rounding__in=list(STEPS)), name="a_payment_says_its_rounding"),
        ]

    def __str__(self):
        return self.period_label

    def get_absolute_url(self):
        """Where its list is read."""
        return reverse("payment", args=[self.pk])

    @property
    def period(self) -> Period:
        """The period it pays for."""
        found = (Period.containing(self.starts_on, kind) for kind in MONTHS_IN)
        return next(one for one in found if (one.first, one.last) == (self.starts_on, self.ends_on))

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return period_label(self.period)

    @property
    def is_paid(self) -> bool:
        """Whether it was marked as paid."""
        return hasattr(self, "payout")

    @property
    def is_dropped(self) -> bool:
        """Whether it was dropped before it was paid."""
        return hasattr(self, "withdrawal")

    def lines(self) -> models.QuerySet[PaymentLine]:
        """Return its lines in the order of the units, each unit's own before those of its people."""
        found = self.paymentline_set.select_related("person", "unit")
        return found.order_by("unit__rank", "unit_id", F("person_id").asc(nulls_first=True))

    @property
    def exact(self) -> Decimal:
        """What its lines come to before rounding."""
        return self.paymentline_set.aggregate(sum=Sum("exact"))["sum"] or NOTHING

    @property
    def paid(self) -> Decimal:
        """What is paid: the rounded sums, added up."""
        return self.paymentline_set.aggregate(sum=Sum("paid"))["sum"] or NOTHING

    @property
    def places(self) -> int:
        """After how many places its sums stand: the two of money, all four where the ledger parted a cent."""
        parts_cents = any(line.exact != round(line.exact, 2) for line in self.lines())
        return 4 if parts_cents else 2

    @property
    def held(self) -> Decimal:
        """What the ledger says of the entries that this payment holds."""
        found = Entry.objects.filter(pk__in=PaidEntry.objects.filter(line__payment=self).values("entry"))
        return found.aggregate(sum=Sum("amount"))["sum"] or NOTHING

    @property
    def agrees(self) -> bool:
        """Whether its lines are exactly what the ledger says of its entries, to the last place."""
        return self.held == self.exact

    @property
    def rounding_difference(self) -> Decimal:
        """What rounding adds, or takes away where it is below zero."""
        return self.paid - self.exact

    def left_over(self) -> Decimal:
        """Return what the ledger has for the period today that no payment holds."""
        entries = Entry.objects.of_congress(self.congress).in_period(self.period).measured(Measure.YUAN)
        return entries.exclude(pk__in=PaidEntry.objects.values("entry")).amount()

    def enter(self, paid) -> None:
        """Write the lines of these sums, and hold their entries."""
        lines = [
            PaymentLine(
                payment=self, person_id=one.key[0], unit_id=one.key[1], exact=one.exact, paid=one.paid
            )
            for one in paid
        ]
        PaymentLine.objects.bulk_create(lines)
        PaidEntry.objects.bulk_create(
            (
                PaidEntry(line=line, entry_id=number)
                for line, one in zip(lines, paid, strict=True)
                for number in one.entries
            ),
            batch_size=1000,
        )

    @transaction.atomic
    def pay(self, *, by: Person) -> Payout:
        """Mark it as paid, once and for good; who gets money hears of it.

        Raises PaidByPreparer, PaidAlready, PaymentDropped and SumsDisagree.
        """
        self._lock()
        if by == self.prepared_by:
            raise PaidByPreparer
        if not self.agrees:
            raise SumsDisagree(ledger=self.held, lines=self.exact)
        payout = Payout.objects.create(payment=self, by=by)
        record(self, "paid", by=by, tell=[], period=self.period_label, amount=f"{self.paid:.2f}")
        for line in self.lines().filter(person__isnull=False):
            record(line, "paid", by=by, tell=[line.person], period=self.period_label, amount=str(line.paid))
        return payout

    @transaction.atomic
    def drop(self, *, reason: str, by: Person) -> PaymentWithdrawal:
        """Take an unpaid list back; its entries may be paid by another. Its lines stay to be read.

        Raises WhyMissing, PaidAlready and PaymentDropped.
        """
        reason = said(reason)
        self._lock()
        withdrawal = PaymentWithdrawal.objects.create(payment=self, reason=reason, by=by)
        PaidEntry.objects.filter(line__payment=self).delete()
        record(self, "dropped", by=by, reason=reason)
        return withdrawal

    def _lock(self) -> None:
        type(self).objects.select_for_update().get(pk=self.pk)
        paid = Payout.objects.filter(payment=self).select_related("by").first()
        if paid:
            raise PaidAlready(name=paid.by.name, day=timezone.localtime(paid.at).date())
        gone = PaymentWithdrawal.objects.filter(payment=self).select_related("by").first()
        if gone:
            raise PaymentDropped(name=gone.by.name, day=timezone.localtime(gone.at).date())
