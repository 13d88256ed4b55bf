"""Acts of writing in the ledger that are no confirmation and no reversal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.activity.kinds import Kind as ActivityKind
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from collections.abc import Iterable


class Posting(models.Model):
    """One act of writing in the ledger: why, by whom, when. Its entries name it."""

    class Kind(models.TextChoices):
        """Why it was written."""

        FACTS = "facts", _("a fact of a piece was entered or changed")
        RULES = "rules", _("reckoned again by other rules")
        PERIOD = "period", _("a period was closed")
        CORRECTION = "correction", _("corrected by hand")
        PAST = "past", _("taken in from a past ledger")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    answers = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        related_name="answer",
        null=True,
        blank=True,
        verbose_name=_("takes back"),
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")

    DEEDS = {
        "adjusted": _("corrected the ledger by hand: “{reason}”"),
        "answered": _("took a correction by hand back: “{reason}”"),
    }
    NOTICE_KINDS = {"adjusted": ActivityKind.CREDITED, "answered": ActivityKind.CREDITED}

    def __str__(self):
        return f"{self.get_kind_display()} {self.by}"

    def get_absolute_url(self):
        """Where its lines stand."""
        return f"{reverse('entries')}?posting={self.pk}"

    def tell(self, verb: str, *, by: Person, tell: Iterable[Person]) -> None:
        """Record that it was written, with its reason, and tell those concerned."""
        record(self, verb, by=by, tell=tell, reason=self.reason)
