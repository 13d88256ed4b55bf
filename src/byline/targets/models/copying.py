"""Targets copied forward: what was owed in an earlier period, as it was or times a factor."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning.periods import Period
from byline.rules.models.owed import Demanded, Owed
from byline.targets.models.closed import lay_down
from byline.targets.models.mustering import PERSON, Muster, fetched, holder_of
from byline.targets.models.quota import Quota
from byline.targets.planning import Line, Plan
from byline.targets.prorating import HALF_UP, HUNDREDTHS, UP
from byline.team.models import Congress, Person, Unit

if TYPE_CHECKING:
    from byline.rules.models import Target

STEPS = {UP: (Decimal(1), ROUND_CEILING), HALF_UP: (Decimal(1), ROUND_HALF_UP)}
HUNDREDTH = (Decimal("0.01"), ROUND_HALF_UP)


class NothingToCopy(Refused):
    """Nothing was owed in that period. Choose another one to copy from."""


class FactorBelowZero(Refused):
    """The factor cannot be below zero. 1 copies the targets as they were."""


class TargetsStand(Refused):
    """{count} of these targets are set for this period already. Say whether they stay or give way."""


class Copying(models.Model):
    """Targets and quotas of one period set for another one, times a factor."""

    class Standing(models.TextChoices):
        """What becomes of targets that are set for the new period already."""

        STAY = "stay", _("they stay as they are")
        GIVE_WAY = "give_way", _("they give way to the copied ones")

    class Rounding(models.TextChoices):
        """How what comes of the factor is rounded."""

        HALF_UP = HALF_UP, _("half up to whole numbers")
        UP = UP, _("up to whole numbers")
        HUNDREDTHS = HUNDREDTHS, _("to two decimals")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    origin = models.CharField(_("copied from"), max_length=8)
    destination = models.CharField(_("copied to"), max_length=8)
    factor = models.DecimalField(_("factor"), max_digits=6, decimal_places=3, default=1)
    rounding = models.CharField(_("rounding"), max_length=10, choices=Rounding.choices, default=HALF_UP)
    standing = models.CharField(
        _("targets that are set already"), max_length=10, choices=Standing.choices, blank=True
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    DEEDS = {"copied": _("copied the targets of {origin} to {destination}, × {factor}: {count} changed")}

    class Meta:
        verbose_name = _("copying of targets")
        verbose_name_plural = _("copyings of targets")
        constraints = [models.CheckConstraint(condition=Q(factor__gte=0), name="a_copying_is_not_below_zero")]

    def __str__(self):
        return f"{self.origin} → {self.destination}"

    def plan(self) -> Plan:
        """Say what copying would change: the targets set one by one; quotas are copied as quotas.

        Who holds no post in the new period any more is left out. Raises FactorBelowZero and NothingToCopy.
        """
        if self.factor < 0:
            raise FactorBelowZero
        earlier = Muster(self.congress, Period.parse(self.origin))
        later = Muster(self.congress, Period.parse(self.destination))
        own = [target for target in earlier.standing.values() if earlier.portion_of(target) is None]
        if not own and not self.quotas():
            raise NothingToCopy
        serving = {(PERSON, service.person) for service in later.services}
        lines = [
            self._line(target, later.standing.get((holder_of(target), target.demanded)), later)
            for target in own
            if target.unit_id or holder_of(target) in serving
        ]
        return Plan(tuple(sorted(lines, key=lambda line: (line.holder[0] == PERSON, line.demanded))))

    def quotas(self) -> list[Quota]:
        """Return the earlier quotas that ask anything and that the later period has not, times the factor.

        They are not saved yet.
        """
        to = Period.parse(self.destination)
        there = Quota.objects.filter(congress=self.congress).in_period(to)
        known = {(one.scope, one.demanded) for one in there}
        found = []
        earlier = Quota.objects.filter(congress=self.congress).in_period(Period.parse(self.origin))
        for quota in earlier.filter(amount__gt=0).select_related("unit", "person"):
            if (quota.scope, quota.demanded) not in known:
                quota.pk = None
                quota.starts_on, quota.ends_on = to.first, to.last
                quota.set_at, quota.amount = timezone.now(), self._times(quota.amount)
                found.append(quota)
        return found

    def _line(self, target: Target, standing: Target | None, later: Muster) -> Line:
        return Line(
            holder_of(target),
            str(target.holder),
            target.demanded.key,
            standing.amount if standing else None,
            self._times(target.amount),
            is_signed=holder_of(target) in later.signed,
            is_kept=standing is not None and self.standing == self.Standing.STAY,
        )

    def _times(self, amount: Decimal) -> Decimal:
        if self.factor == 1:
            return amount
        step, how = STEPS.get(self.rounding, HUNDREDTH)
        return (amount * self.factor).quantize(step, rounding=how)

    @transaction.atomic
    def copy(self, *, by: Person, reason: str = "") -> Copying:
        """Set the targets so, and draw the quotas up, to be laid; those concerned hear of their targets.

        Raises TargetsStand where some are set already and it is not said what becomes of them,
        SignedForReason, PeriodIsClosed, NothingToCopy and FactorBelowZero.
        """
        self.congress, self.by = by.congress, by
        Congress.objects.select_for_update(no_key=True).get(pk=by.congress.pk)
        plan = self.plan()
        standing = [line for line in plan.lines if line.was is not None and line.was != line.amount]
        if standing and not self.standing:
            raise TargetsStand(count=len(standing))
        targets = lay_down(self._orders(plan), by=by, reason=reason)
        for quota in self.quotas():
            quota.draw_up(by=by)
        self.save()
        words = {"origin": self.origin, "destination": self.destination, "factor": str(self.factor)}
        record(self, "copied", by=by, count=str(len(targets)), **words)
        return self

    def _orders(self, plan: Plan) -> list[tuple[Unit | Person, Owed]]:
        holders = fetched([line.holder for line in plan.changes])
        to = Period.parse(self.destination)
        return [(holders[line.holder], owed_of(line, period=to)) for line in plan.changes]


def owed_of(line: Line, *, period: Period) -> Owed:
    """Give what a line says is owed, in a period."""
    demanded = Demanded.parse(line.demanded)
    return Owed(
        period, demanded.measure, line.amount, demanded.minimum_level, demanded.genre, demanded.counting
    )
