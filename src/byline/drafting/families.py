"""Families of rows: rows of one family are filled in the same small form and stand in one list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from byline.reckoning import book as values
from byline.rules.models import Clause, PeriodClause

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = ("number", "measure")
PLACE = ("level", "genre", "medium", "placement", "is_roundup", "outlet", "group")
BANDS = ("length_from", "length_under", "hours_from", "hours_under")
DAYS = ("printed_from", "printed_until")
WHOSE = ("unit_kind", "unit", "person")
TIMES = ("basis", "each", "cap")
PERIOD_HEAD = (*HEAD, "per", "of")
WHO = (*WHOSE, "post", "age_from", "age_until")
COUNTED = ("minimum_level", "genre")


@dataclass(frozen=True)
class Family:
    """Rows of one kind: the fields that matter first, the conditions after them, and what must be filled in.

    `facts` are the fields that are the same in all its rows; `narrowed` names the choices that make sense.
    """

    key: str
    label: str
    help: str
    facts: Mapping[str, str]
    main: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    needed: tuple[str, ...] = ("amount",)
    narrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the form, in the order of the page."""
        return self.main + self.conditions


AWARDS, BONUSES, PARTS = "awards", "bonuses", "parts"
EXCLUSIONS, VETOES = "exclusions", "vetoes"
ABOUT = {
    values.ENDORSEMENT: "endorsements",
    values.PRIZE: "prizes",
    values.COMMISSION: "commissions",
    values.INCIDENT: "incidents",
}
CLAUSE_FAMILIES = {
    family.key: family
    for family in (
        Family(
            AWARDS,
            _("Special awards"),
            _("What the table cannot hold: a named outlet, a length, a fee, a campaign, a unit of its own."),
            {"kind": values.AWARD, "about": values.PRINT},
            (*HEAD, "amount", *TIMES, "level", "genre"),
            (*PLACE[2:], *BANDS[:2], "is_commissioned", *BANDS[2:], *DAYS, *WHOSE, "share"),
        ),
        Family(
            BONUSES,
            _("Bonuses"),
            _("On top of the award. Under one number only the closest is given; under different ones all."),
            {"kind": values.BONUS, "about": values.PRINT},
            (*HEAD, "operation", "amount", "placement", *TIMES),
            (
                "level",
                "genre",
                "medium",
                *PLACE[4:],
                *BANDS[:2],
                "is_commissioned",
                *BANDS[2:],
                *DAYS,
                *WHOSE,
            ),
        ),
        Family(
            "endorsements",
            _("Leaders' endorsements"),
            _("A leader of this level wrote an instruction on the piece."),
            {"kind": values.AWARD, "about": values.ENDORSEMENT},
            (*HEAD, "level", "amount"),
            ("genre", *WHOSE, "share"),
        ),
        Family(
            "prizes",
            _("Prizes"),
            _("The piece won a prize of this level."),
            {"kind": values.AWARD, "about": values.PRIZE},
            (*HEAD, "level", "amount"),
            ("genre", *WHOSE, "share"),
        ),
        Family(
            "commissions",
            _("Commissions"),
            _("What came of a piece that was asked for. Below zero it is taken away."),
            {"kind": values.AWARD, "about": values.COMMISSION},
            (*HEAD, "outcome", "amount"),
            WHOSE,
        ),
        Family(
            PARTS,
            _("Parts in a piece"),
            _("For those who took part other than by writing."),
            {"kind": values.AWARD, "about": values.PRINT},
            (*HEAD, "part", "amount"),
            (*PLACE, *WHOSE),
            ("amount", "part"),
        ),
        Family(
            "incidents",
            _("Incidents"),
            _("What went wrong, with a piece or without one. Below zero it is taken away."),
            {"kind": values.AWARD, "about": values.INCIDENT},
            (*HEAD, "mishap", "amount"),
            WHOSE,
            ("amount", "mishap"),
        ),
        Family(
            EXCLUSIONS,
            _("Not counted"),
            _("What fits this earns nothing in the measure."),
            {"kind": values.EXCLUSION, "about": values.PRINT},
            (*HEAD, "level", "genre", "placement", "is_roundup", "outlet", "group"),
            ("medium", *BANDS[:2], "is_commissioned", *BANDS[2:], *DAYS, *WHOSE),
            (),
        ),
        Family(
            VETOES,
            _("Vetoes of a piece"),
            _("After this, the piece earns nothing in the measure."),
            {"kind": values.VETO, "about": values.INCIDENT},
            (*HEAD, "mishap"),
            WHOSE,
            ("mishap",),
        ),
    )
}


def _period(key, label, told, **facts):
    """Make the family of one kind of row about periods; `main` and `more` are its fields beside the usual."""
    main, more = facts.pop("main", ("amount",)), facts.pop("more", ())
    narrowed = {"on": facts.pop("on")} if "on" in facts else {}
    fields = (*PERIOD_HEAD, *main), (*more, *WHO)
    return Family(key, label, told, {"kind": key}, *fields, **facts, narrowed=narrowed)


HELD = (values.BASE, values.EARNED, values.PENALTIES, values.TOTAL)
REACH = (values.PERIOD, values.WHOLE_YEAR, values.HONOURS)
PERIOD_FAMILIES = {
    family.key: family
    for family in (
        _period(values.BASE, _("Base"), _("Stands at the start of the period.")),
        _period(
            values.DUTY,
            _("Duties"),
            _("So much is owed in the period; a target set for a unit or a person goes before it."),
            main=("metric", "amount"),
            more=COUNTED,
            needed=("metric", "amount"),
        ),
        _period(
            values.STEP,
            _("Band steps"),
            _("Given where the count lies between the two; of several under one number the first that fits."),
            main=("metric", "at_least", "under", "amount"),
            more=COUNTED,
            needed=("metric", "amount"),
        ),
        _period(
            values.SHORTFALL,
            _("Shortfalls"),
            _("What it costs to be short of what is owed."),
            main=("metric", "by", "amount"),
            more=COUNTED,
            needed=("metric", "by"),
        ),
        _period(
            values.SURPLUS,
            _("Surpluses"),
            _("What it earns to be beyond what is owed."),
            main=("metric", "by", "amount"),
            more=COUNTED,
            needed=("metric", "by", "amount"),
        ),
        _period(
            values.STREAK,
            _("Several periods short"),
            _("So many periods in a row short of what is owed."),
            main=("metric", "count", "name", "amount"),
            more=COUNTED,
            needed=("count", "name"),
        ),
        _period(
            values.FLOOR,
            _("Floors"),
            _("No less than this."),
            main=("on", "amount"),
            needed=("on", "amount"),
            on=HELD,
        ),
        _period(
            values.CAP,
            _("Caps"),
            _("No more than this."),
            main=("on", "amount"),
            needed=("on", "amount"),
            on=HELD,
        ),
        _period(
            values.VETO,
            _("Vetoes of a period"),
            _("What an incident takes away beyond the piece."),
            main=("mishap", "on"),
            needed=("mishap", "on"),
            on=REACH,
        ),
        _period(
            values.CONVERSION,
            _("Conversions"),
            _("Into another total, such as the yearly assessment."),
            main=("metric", "at_least", "amount", "cap"),
            more=COUNTED,
            needed=("metric", "at_least", "amount"),
        ),
        _period(
            values.HONOUR,
            _("Honours"),
            _("For the first few, or for all who reach a figure."),
            main=("name", "metric", "count", "at_least", "ties"),
            more=COUNTED,
            needed=("name", "metric"),
        ),
    )
}
FAMILIES = {Clause: CLAUSE_FAMILIES, PeriodClause: PERIOD_FAMILIES}


def family_of(row: Clause | PeriodClause) -> Family:
    """Tell to which family a row belongs."""
    if isinstance(row, PeriodClause):
        return PERIOD_FAMILIES[row.kind]
    by_kind = {values.VETO: VETOES, values.EXCLUSION: EXCLUSIONS, values.BONUS: BONUSES}
    return CLAUSE_FAMILIES[by_kind.get(row.kind) or ABOUT.get(row.about) or (PARTS if row.part else AWARDS)]
