"""Attempts to hand a letter over to the outlet's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.models.attempt import ABANDONED_AFTER, LEFT_ALONE_FOR, Result
from byline.gateways.mail import SHUT_OUT

if TYPE_CHECKING:
    from datetime import datetime


class AttemptQuerySet(models.QuerySet):
    """Words about attempts."""

    def give_up_waiting(self, *, at: datetime) -> None:
        """Let those end whose process was killed: uncertain, for nobody knows how far it came."""
        abandoned = self.filter(result="", began_at__lt=at - ABANDONED_AFTER)
        for attempt in abandoned.select_related("delivery__submission__manuscript"):
            attempt.end(Result.UNCERTAIN, told={})

    def is_shut_out(self, *, at: datetime) -> bool:
        """Tell whether the mail server could not be reached just now, or did not let us in."""
        last = self.exclude(result="").order_by("-ended_at").first()
        if last is None or last.result != Result.PUT_OFF or last.code not in SHUT_OUT:
            return False
        return last.ended_at > at - LEFT_ALONE_FOR


class Attempt(models.Model):
    """One attempt to hand a delivery over: when it began and ended, and what the other side said."""

    delivery = models.ForeignKey("sending.Delivery", on_delete=models.PROTECT, verbose_name=_("delivery"))
    began_at = models.DateTimeField(_("began at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=10, choices=Result.choices, blank=True)
    code = models.PositiveSmallIntegerField(_("code"), default=0)
    words = models.CharField(_("what the other side said"), max_length=300, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"], condition=Q(result=""), name="a_delivery_has_one_attempt_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.delivery}, {self.get_result_display()}"

    @transaction.atomic
    def end(self, result: Result, *, told: dict) -> Attempt:
        """Keep how it ended, what was said (`told` has code and words), and what follows for the delivery.

        One that was ended already stays as it is.
        """
        self.delivery.submission.manuscript.locked()
        self.result, self.ended_at = result, timezone.now()
        self.code, self.words = told.get("code", 0), str(told.get("words", ""))[:300]
        mine = type(self).objects.filter(pk=self.pk, result="")
        kept = {"result": result, "ended_at": self.ended_at, "code": self.code, "words": self.words}
        if mine.update(**kept):
            self.delivery.conclude(self)
        return self
