"""For how long a line of the ledger can be disputed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.team.models import Congress

if TYPE_CHECKING:
    from datetime import date

    from byline.ledger.models import Entry
    from byline.team.models import Person

USUAL_DAYS = 15
LONGEST_TERM = 365


class AppealTerm(models.Model):
    """For how many days after a line was written a congress's people may appeal against it."""

    DEEDS = {"set": _("set the term of appeal at {days} days")}

    congress = models.OneToOneField(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    days = models.PositiveSmallIntegerField(
        _("days"),
        default=USUAL_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)],
    )

    class Meta:
        verbose_name = _("term of appeal")
        verbose_name_plural = _("terms of appeal")

    def __str__(self):
        return f"{self.congress} {self.days}"

    @classmethod
    def of(cls, congress: Congress) -> AppealTerm:
        """Return a congress's term; the usual one, not saved, where none was set."""
        return cls.objects.filter(congress=congress).first() or cls(congress=congress)

    @transaction.atomic
    def set(self, days: int, *, by: Person) -> None:
        """Set how many days there are, from now on also for lines written before."""
        self.days = days
        self.full_clean()
        self.save()
        record(self, "set", by=by, days=days)

    def last_day(self, entry: Entry) -> date:
        """Return the last day on which one may appeal against a line."""
        return timezone.localtime(entry.at).date() + timedelta(days=self.days)
