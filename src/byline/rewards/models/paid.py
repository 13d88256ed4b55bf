"""Lines of payments, the entries they hold, and that a payment was made or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.ledger.models import Entry
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.team.models import Congress


class PaymentLineQuerySet(models.QuerySet):
    """Words about lines of payments."""

    def of(self, person: Person) -> PaymentLineQuerySet:
        """Keep what was paid to a person, the latest first."""
        found = self.filter(person=person, payment__payout__isnull=False)
        return found.select_related("payment__payout", "unit").order_by("-pk")


class PaymentLine(models.Model):
    """What one person, or a unit by itself, gets by a payment: the exact sum, and the one that is paid."""

    DEEDS = {"paid": _("paid {amount} yuan for {period}")}

    payment = models.ForeignKey("Payment", on_delete=models.PROTECT, verbose_name=_("payment"))
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    exact = models.DecimalField(_("by the ledger"), max_digits=14, decimal_places=4)
    paid = models.DecimalField(pgettext_lazy("payment", "paid"), max_digits=12, decimal_places=2)

    objects = PaymentLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a payment")
        verbose_name_plural = _("lines of payments")
        constraints = [
            models.CheckConstraint(condition=Q(paid__gt=0), name="a_line_pays_something"),
            models.UniqueConstraint(
                fields=["payment", "person", "unit"], name="a_head_has_one_line_of_a_payment"
            ),
            models.UniqueConstraint(
                fields=["payment", "unit"],
                condition=Q(person=None),
                name="a_unit_by_itself_has_one_line_of_a_payment",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.paid}"

    def get_absolute_url(self):
        """Where the person reads what they were paid."""
        return reverse("own-rewards")

    @property
    def name(self) -> str:
        """Who gets it."""
        return self.person.name if self.person else self.unit.name

    @property
    def congress(self) -> Congress:
        """The congress of the payment."""
        return self.payment.congress


class PaidEntry(models.Model):
    """An entry of the ledger that a payment holds: no other payment can hold it."""

    line = models.ForeignKey(PaymentLine, on_delete=models.PROTECT, verbose_name=_("line of a payment"))
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+", verbose_name=_("entry"))

    class Meta:
        verbose_name = _("paid entry")
        verbose_name_plural = _("paid entries")

    def __str__(self):
        return f"{self.line} {self.entry_id}"


class Payout(models.Model):
    """A payment was made: who marked it as paid, and when."""

    payment = models.OneToOneField(
        "Payment", on_delete=models.PROTECT, related_name="payout", verbose_name=_("payment")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")

    def __str__(self):
        return f"{self.payment} {self.by}"


class PaymentWithdrawal(models.Model):
    """A prepared payment dropped before it was paid, with the reason."""

    payment = models.OneToOneField(
        "Payment", on_delete=models.PROTECT, related_name="withdrawal", verbose_name=_("payment")
    )
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("withdrawal of a payment")
        verbose_name_plural = _("withdrawals of payments")

    def __str__(self):
        return f"{self.payment} {self.reason}"
