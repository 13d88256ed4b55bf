"""Laying a quota: whom it fits today, what that would change, and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from byline.activity.deeds import record
from byline.errors import Refused
from byline.rules.models import Target
from byline.targets.fitting import UNITS
from byline.targets.models.closed import lay_down
from byline.targets.models.laying import Laying, Portion, UnitPart
from byline.targets.models.mustering import PERSON, UNIT, Muster, fetched, holder_of
from byline.targets.planning import Line, Plan
from byline.targets.prorating import WHOLE, Proration, days_served, shared_out
from byline.team.models import Congress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.targets.models.mustering import Holder
    from byline.targets.models.quota import Quota
    from byline.team.models import Person

SEVERAL = 2


class TwoQuotasFit(Refused):
    """{holder} would owe the same twice, by “{one}” and by “{other}”. Correct one of them to 0 first."""


class NobodyFits(Refused):
    """This quota fits nobody, and was never laid on anybody. Look at the class, the post and the age."""


class Fitted:
    """What a quota can do about those it fits."""

    def plan(self, muster: Muster, *, replacing: Iterable[Holder] = ()) -> Plan:
        """Say what laying it would change, line by line; those it fits no more come to owe nothing.

        What was set or corrected for one holder alone stays, but for those in `replacing`.
        """
        fits, replacing = self.fitting(muster), frozenset(replacing)
        lines = [self._line(holder, whose, muster, replacing) for holder, whose in fits.items()]
        for (holder, demanded), target in muster.standing.items():
            portion = muster.portion_of(target)
            was_laid = portion and portion.laying.quota_id == self.pk
            if was_laid and demanded == self.demanded and holder not in fits and target.amount:
                lines.append(self._line(holder, (str(target.holder), {}), muster, replacing))
        return Plan(tuple(lines))

    def fitting(self, muster: Muster) -> dict[Holder, tuple[str, dict[int, int]]]:
        """Return whom it fits, with their names and, for people, the days they served in each unit."""
        scope = self.scope
        if scope.whom == UNITS:
            units = (unit for unit in muster.units if scope.fits_unit(unit.pk, kind=unit.kind))
            return {(UNIT, unit.pk): (unit.short_name, {unit.pk: muster.period.days}) for unit in units}
        services = [service for service in muster.services if scope.fits_service(service)]
        served = days_served(services, muster.absences, period=muster.period)
        return {
            (PERSON, person): (muster.people[person].name, days)
            for person, days in served.items()
            if scope.fits_age(muster.people[person].born_on, on=muster.period.first)
        }

    def _line(self, holder, whose, muster, replacing):
        name, days = whose
        standing = muster.standing.get((holder, self.demanded))
        is_own = standing is not None and muster.portion_of(standing) is None
        rounding = WHOLE if holder[0] == UNIT else self.rounding
        proration = Proration(self.amount, sum(days.values()), muster.period.days, rounding)
        return Line(
            holder,
            name,
            self.demanded.key,
            standing.amount if standing else None,
            proration.amount,
            proration,
            days,
            is_signed=holder in muster.signed,
            is_kept=is_own and holder not in replacing,
        )

    @transaction.atomic
    def lay(self, *, by: Person, reason: str = "", replacing: Iterable[Holder] = ()) -> Laying:
        """Lay it on all whom it fits; those concerned hear of it.

        Raises TwoQuotasFit, NobodyFits and PeriodIsClosed, and SignedForReason where somebody has signed and
        no reason is given.
        """
        Congress.objects.select_for_update(no_key=True).get(pk=self.congress_id)
        muster = Muster(self.congress, self.period)
        self.refuse_two(muster)
        plan = self.plan(muster, replacing=replacing)
        if not plan.lines:
            raise NobodyFits
        holders = fetched([line.holder for line in plan.changes])
        orders = [(holders[line.holder], self.owed(line.amount)) for line in plan.changes]
        lay_down(orders, by=by, reason=reason)
        laying = Laying.objects.create(quota=self, reason=reason.strip(), by=by)
        _note_portions(laying, plan)
        record(self, "laid", by=by, quota=str(self), count=str(len(plan.changes)))
        return laying

    def refuse_two(self, muster: Muster) -> None:
        """Refuse with TwoQuotasFit where another quota of the period asks the same of one it fits."""
        fits = self.fitting(muster) if self.amount else {}
        beside = type(self).objects.filter(congress=self.congress_id).in_period(self.period)
        for other in beside.exclude(pk=self.pk).filter(amount__gt=0):
            both = fits.keys() & other.fitting(muster).keys() if other.demanded == self.demanded else ()
            if both:
                raise TwoQuotasFit(holder=fits[min(both)][0], one=str(self), other=str(other))


def _standing(quota: Quota) -> dict[Holder, Target]:
    owed = Target.objects.filter(congress=quota.congress).in_period(quota.period)
    return {holder_of(target): target for target in owed if target.demanded == quota.demanded}


def _note_portions(laying: Laying, plan: Plan) -> None:
    """Write down how each target came about, and what of it falls to each unit."""
    standing = _standing(laying.quota)
    lines = [line for line in plan.lines if not line.is_kept and line.holder in standing]
    portions = Portion.objects.bulk_create(
        Portion(
            laying=laying,
            target=standing[line.holder],
            whole=line.proration.whole,
            days=line.proration.days,
            of_days=line.proration.of_days,
            rounding=line.proration.rounding,
        )
        for line in lines
    )
    UnitPart.objects.bulk_create(
        UnitPart(portion=portion, unit_id=unit, days=line.days[unit], amount=amount)
        for portion, line in zip(portions, lines, strict=True)
        if len(line.days) >= SEVERAL
        for unit, amount in shared_out(line.amount, days=line.days, rounding=line.proration.rounding).items()
    )
