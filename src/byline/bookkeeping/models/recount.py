"""One piece that would be credited otherwise, in a recounting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from byline.ledger.models import Circumstance, Correction
from byline.ledger.models.decision import Printer
from byline.manuscripts.models import Manuscript

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.bookkeeping.models.recounting import Recounting
    from byline.ledger.models import Confirmation
    from byline.ledger.models.settlement import Line, Matter
    from byline.team.models import Person

Key = tuple[int | None, int, str]


class RecountQuerySet(models.QuerySet):
    """Words about pieces that would be credited otherwise."""

    def waiting(self) -> RecountQuerySet:
        """Keep those that are not written in the ledger yet."""
        return self.filter(at=None)

    def sums(self) -> dict[Key, Decimal]:
        """Add up how much more or less each person and unit gets, by measure."""
        found: dict[Key, Decimal] = defaultdict(Decimal)
        for changes in self.values_list("changes", flat=True):
            for person, unit, measure, amount in changes:
                found[person, unit, measure] += Decimal(amount)
        return {key: amount for key, amount in found.items() if amount}


class Recount(models.Model):
    """One piece, or one fact without a piece, that would be credited otherwise, and by how much.

    `changes` are person, unit, measure and amount; `at` is when it was written in the ledger.
    """

    recounting = models.ForeignKey("Recounting", on_delete=models.PROTECT, verbose_name=_("recounting"))
    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, related_name="+", null=True, verbose_name=_("manuscript")
    )
    circumstance = models.ForeignKey(
        Circumstance, on_delete=models.PROTECT, related_name="+", null=True, verbose_name=_("fact")
    )
    changes = models.JSONField(_("changes"), default=list)
    at = models.DateTimeField(_("at"), null=True, blank=True)

    objects = RecountQuerySet.as_manager()

    class Meta:
        verbose_name = _("recount")
        verbose_name_plural = _("recounts")
        constraints = [
            models.UniqueConstraint(fields=["recounting", "manuscript"], name="a_piece_is_recounted_once")
        ]

    def __str__(self):
        return str(self.manuscript or self.circumstance)

    @classmethod
    def of(cls, recounting: Recounting, changes: Iterable[tuple[Matter, Line, Decimal]]) -> list[Recount]:
        """Make the rows, not yet saved, for what reckoning again would change."""
        found: dict[tuple[int | None, int | None], dict[Key, Decimal]] = {}
        for matter, line, more in changes:
            sums = found.setdefault(matter.key, defaultdict(Decimal))
            sums[line.person, line.unit, line.measure] += more
        return [
            cls(
                recounting=recounting,
                manuscript_id=manuscript,
                circumstance_id=fact,
                changes=[[*key, str(amount)] for key, amount in sums.items() if amount],
            )
            for (manuscript, fact), sums in found.items()
        ]


def outdated(matters: Sequence[Matter]) -> list[tuple[Confirmation, Printer]]:
    """Return the standing prints whose outlet is another now than stated, with the outlet as it is now."""
    found = []
    for matter in matters:
        for confirmation in matter.standing:
            now = Printer.of(confirmation.adoption.clipping.outlet)
            if confirmation.latest.said.printer != now:
                found.append((confirmation, now))
    return found


def bring_up_to_date(matters: Sequence[Matter], *, by: Person, reason: str) -> list[Correction]:
    """State outlets anew, in memory, as they are now; the corrections are returned, not yet saved."""
    made = []
    for confirmation, now in outdated(matters):
        stated = replace(confirmation.latest.said, printer=now)
        correction = Correction(confirmation=confirmation, by=by, reason=reason, **stated.fields)
        confirmation.latest = correction
        made.append(correction)
    return made
