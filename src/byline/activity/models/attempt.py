"""Attempts to hand a mail over, and people's wish that one be made again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.gateways.mail import SHUT_OUT

if TYPE_CHECKING:
    from datetime import datetime

# The longest a mail can take: eight things are waited for, each as long as the settings say (30 seconds).
ABANDONED_AFTER = timedelta(minutes=15)
# A server that is shut keeps the worker from its other work; it is left alone for so long.
LEFT_ALONE_FOR = timedelta(minutes=5)


class Result(models.TextChoices):
    """How an attempt ended; without one it is under way, or its process was killed."""

    SENT = "sent", _("has gone")
    PUT_OFF = "put_off", _("put off")
    REFUSED = "refused", _("refused for good")
    UNCERTAIN = "uncertain", _("uncertain")


class AttemptQuerySet(models.QuerySet):
    """Words about attempts."""

    def abandoned(self, *, at: datetime) -> AttemptQuerySet:
        """Keep those that began so long ago that their process must be gone."""
        return self.filter(result="", began_at__lt=at - ABANDONED_AFTER).select_related("mailing")

    @transaction.atomic
    def give_up_waiting(self, *, at: datetime) -> None:
        """Let those end whose process was killed: uncertain, for nobody knows how far it came."""
        for attempt in self.abandoned(at=at).select_for_update(of=("self",)):
            attempt.end(Result.UNCERTAIN, told={})

    def is_shut_out(self, *, at: datetime) -> bool:
        """Tell whether the mail server could not be reached just now, or did not let us in."""
        last = self.exclude(result="").order_by("-ended_at").first()
        if last is None or last.result != Result.PUT_OFF or last.code not in SHUT_OUT:
            return False
        return last.ended_at > at - LEFT_ALONE_FOR


class Attempt(models.Model):
    """One attempt to hand a mail over: when it began, to which mailbox, and what the other side said."""

    mailing = models.ForeignKey("activity.Mailing", on_delete=models.PROTECT, verbose_name=_("mailing"))
    mailbox = models.CharField(_("mailbox"), max_length=254)
    began_at = models.DateTimeField(_("began at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=10, choices=Result.choices, blank=True)
    code = models.PositiveSmallIntegerField(_("code"), default=0)
    words = models.CharField(_("what the other side said"), max_length=300, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["mailing"], condition=Q(result=""), name="a_mailing_has_one_attempt_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["-ended_at"], name="attempts_newest")]

    def __str__(self):
        return f"{self.mailing}, {self.get_result_display()}"

    @transaction.atomic
    def end(self, result: Result, *, told: dict) -> Attempt:
        """Keep how it ended, what was said (`told` has code and words), and what follows for the mail."""
        self.result, self.ended_at = result, timezone.now()
        self.code, self.words = told.get("code", 0), str(told.get("words", ""))[:300]
        self.save(update_fields=["result", "ended_at", "code", "words"])
        self.mailing.conclude(result, at=self.ended_at)
        return self


class Resending(models.Model):
    """A person asked that a mail that did not go be sent again."""

    mailing = models.ForeignKey("activity.Mailing", on_delete=models.PROTECT, verbose_name=_("mailing"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("resending")
        verbose_name_plural = _("resendings")

    def __str__(self):
        return f"{self.mailing}, {self.by}"
