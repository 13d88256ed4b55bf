"""Who has signed for what they owe, and the sheets to be signed, as far as a person may see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone, translation

from byline.reckoning.words import amount_words, period_label
from byline.rules.models import Countersignature, Pledge, Target
from byline.sheets.responsibility import Obligation, Sheet, Signed
from byline.targets.meeting import units_in
from byline.targets.models import Portion, UnitPart
from byline.targets.models.mustering import PERSON, UNIT, holder_of
from byline.targets.wording import kind_words, parts_words, proration_words
from byline.team.roles import Role

if TYPE_CHECKING:
    from byline.reckoning.periods import Period
    from byline.targets.models.mustering import Holder
    from byline.team.models import Person, Unit

OPEN, CHANGED, SIGNED, COMPLETE = "open", "changed", "signed", "complete"
CHINESE = "zh-hans"


@dataclass
class Standing:
    """One unit or person with what they owe within a period, and the sheet they signed last, if any."""

    holder: Unit | Person
    targets: list[Target] = field(default_factory=list)
    pledge: Pledge | None = None
    countersigned: Countersignature | None = None
    unit: Unit | None = None

    @property
    def state(self) -> str:
        """How far the signing is: OPEN, CHANGED after it was signed, SIGNED by the holder, or COMPLETE."""
        if self.pledge is None:
            return OPEN
        if not self.pledge.stands(self.targets):
            return CHANGED
        return COMPLETE if self.countersigned else SIGNED

    @property
    def is_of_unit(self) -> bool:
        """Whether a unit owes it."""
        return bool(self.targets and self.targets[0].unit_id)


def sheets_of(person: Person, *, period: Period, holder: Holder | None = None) -> list[Standing]:
    """Return everybody who owes something within a period and whose sheet the person may see; or one of them.

    Units stand first, in their order. Three questions, however many they are.
    """
    targets = _seen_by(person).within(period).filter(amount__gt=0)
    targets = targets.select_related("unit", "person", "congress")
    if holder:
        targets = targets.filter(**{f"{holder[0]}_id": holder[1]})
    ordered = targets.order_by("unit__rank", "unit_id", "person_id", "starts_on", "-ends_on", "measure", "pk")
    found: dict[Holder, Standing] = {}
    for target in ordered:
        found.setdefault(holder_of(target), Standing(target.holder)).targets.append(target)
    pledges = (
        Pledge.objects.of(person.congress).for_period(period).select_related("by", "countersignature__by")
    )
    for pledge in pledges.order_by("pk"):
        standing = found.get((UNIT, pledge.unit_id) if pledge.unit_id else (PERSON, pledge.person_id))
        if standing:
            standing.pledge = pledge
            standing.countersigned = getattr(pledge, "countersignature", None)
    units = units_in([key for kind, key in found if kind == PERSON], period)
    for (kind, key), standing in found.items():
        standing.unit = units.get(key) if kind == PERSON else standing.holder
    return sorted(found.values(), key=lambda one: not one.is_of_unit)


def _seen_by(person: Person):
    """Keep what is owed by those whose sheets a person may read: own ones, one's units'; the office all."""
    targets = Target.objects.visible_to(person)
    if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
        return targets
    units = [unit.pk for unit in person.units_headed()]
    return targets.filter(unit__in=units) | targets.filter(person=person)


def sheet_of(standing: Standing, *, period: Period) -> Sheet:
    """Say what stands on somebody's sheet now; see `printed`."""
    return printed([standing], period=period)[0]


def printed(standings: list[Standing], *, period: Period) -> list[Sheet]:
    """Say what stands on each sheet now, in Chinese as papers are; signatures only while they hold.

    Two questions, however many there are.
    """
    with translation.override(CHINESE):
        notes = _notes([target for standing in standings for target in standing.targets])
        return [_sheet(standing, period, notes) for standing in standings]


def _sheet(standing: Standing, period: Period, notes: dict[int, str]) -> Sheet:
    holds = standing.state in {SIGNED, COMPLETE}
    return Sheet(
        congress=standing.targets[0].congress.name,
        holder=standing.holder.name,
        period=period_label(period),
        obligations=tuple(
            Obligation(
                period_label(target.period),
                kind_words(target.demanded),
                amount_words(target.amount, target.measure),
                notes.get(target.pk, ""),
            )
            for target in standing.targets
        ),
        is_of_unit=standing.is_of_unit,
        by_holder=_signed(standing.pledge if holds else None),
        by_office=_signed(standing.countersigned if holds else None),
    )


def _signed(row: Pledge | Countersignature | None) -> Signed:
    return Signed(row.by.name, timezone.localdate(row.at)) if row else Signed()


def _notes(targets: list[Target]) -> dict[int, str]:
    """Tell how each target came about, where a quota made it and nobody corrected it since."""
    portions = Portion.objects.filter(target__in=[target.pk for target in targets]).order_by("pk")
    last = {portion.target_id: portion for portion in portions}
    parts: dict[int, list] = {}
    for part in UnitPart.objects.filter(portion__in=last.values()).select_related("unit").order_by("pk"):
        parts.setdefault(part.portion_id, []).append((part.unit.short_name, part.days, part.amount))
    return {
        target.pk: _note(target, last[target.pk], parts.get(last[target.pk].pk, []))
        for target in targets
        if target.pk in last and last[target.pk].proration.amount == target.amount
    }


def _note(target: Target, portion: Portion, parts: list[tuple]) -> str:
    told = proration_words(portion.proration, measure=target.measure)
    shared = parts_words(parts, measure=target.measure)
    return "；".join(words for words in (told, shared) if words)
