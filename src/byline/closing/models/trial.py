"""Other rules tried on a past period, with progress; only what came of it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import told
from byline.closing.moves import moves
from byline.closing.trying import Comparison
from byline.errors import Refused
from byline.reckoning.periods import Period
from byline.reckoning.words import period_label
from byline.rules.models import Rulebook
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SILENCE = timedelta(minutes=3)  # two hundred manuscripts take a few seconds


class TrialQuerySet(models.QuerySet):
    """Words about trials of rules."""

    def visible_to(self, person: Person) -> TrialQuerySet:
        """Keep those of the congress, for who drafts rules and who signs them."""
        found = self.filter(congress=person.congress)
        return found if person.holds(Role.EDITOR, Role.LEADER) else found.none()

    def begin(self, rulebook: Rulebook, *, period: Period, by: Person) -> Trial:
        """Lay down which rules are tried on which period; a task then reckons."""
        return self.create(congress=by.congress, rulebook=rulebook, period=period.key, by=by)


class Trial(models.Model):
    """A rulebook tried on a past period: how far it is, and what came of it. The ledger stays as it is."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    # a draft that was tried may still be thrown away, and its trials with it
    rulebook = models.ForeignKey(
        Rulebook, on_delete=models.CASCADE, related_name="+", verbose_name=_("rulebook")
    )
    period = models.CharField(_("period"), max_length=8)
    total = models.PositiveIntegerField(_("manuscripts"), default=0)
    done = models.PositiveIntegerField(_("reckoned"), default=0)
    rows = models.JSONField(_("what came of it"), default=list)
    refusal = models.CharField(_("why it could not be reckoned"), max_length=400, blank=True)
    seen_at = models.DateTimeField(_("last sign of life"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = TrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("trial of rules")
        verbose_name_plural = _("trials of rules")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.rulebook} {self.label}"

    def get_absolute_url(self):
        """Where it is watched and read."""
        return reverse("trial", args=[self.pk])

    @property
    def span(self) -> Period:
        """The period as a value."""
        return Period.parse_with_weeks(self.period)

    @property
    def label(self) -> str:
        """The period in words."""
        return period_label(self.span)

    @property
    def is_broken_off(self) -> bool:
        """Whether it fell silent before its end."""
        return self.ended_at is None and self.seen_at + LONGEST_SILENCE < timezone.now()

    @property
    def is_running(self) -> bool:
        """Whether it is being reckoned, or waits for that."""
        return self.ended_at is None and not self.is_broken_off

    def run(self) -> Iterator[int]:
        """Reckon it and yield how many manuscripts were reckoned each time; cut short it begins anew."""
        try:
            yield from self._reckon()
        except Refused as refused:
            self.refusal = told(refused)[:400]
        self.ended_at = timezone.now()
        self.save(update_fields=["refusal", "rows", "ended_at"])

    def _reckon(self) -> Iterator[int]:
        comparison = Comparison(self.congress, self.span, self.rulebook.book())
        self.total, self.done, self.refusal = comparison.total, 0, ""
        self.save(update_fields=["total", "done", "refusal"])
        for count in comparison.run():
            self.done += count
            self.seen_at = timezone.now()
            self.save(update_fields=["done", "seen_at"])
            yield count
        self.rows = moves(comparison)
