"""What was reckoned, told line by line, or as values for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from byline.reckoning.remarking import remark_words
from byline.reckoning.words import amount_words
from byline.written.accounts import IS_PERSON
from byline.written.closing_words import joined, outcome_words, told

if TYPE_CHECKING:
    from decimal import Decimal

    from byline.reckoning.credits import Credit, Outcome, Remark
    from byline.reckoning.facts import Key
    from byline.reckoning.periods import Period
    from byline.written.accounts import Dated, Owner
    from byline.written.reckoned import Reckoned


def lines_of(found: Reckoned) -> list[str]:
    """Tell each credit, the sums of people and units, what needs a person's eye, and outcomes."""
    credited = [credit_words(one) for one in found.earned]
    sums = [f"{owner_words(owner)}: {sums_words(amounts)}" for owner, amounts in ordered(found)]
    sections = [
        (_("Credits"), credited or [_("nothing")]),
        (_("Sums"), sums),
        (_("To see to"), [remark_line(one) for one in found.remarks]),
        (
            _("Outcomes"),
            [f"{period.key} {who_words(one)}: {outcome_words(one)}" for period, one in found.outcomes],
        ),
    ]
    return [line for head, lines in sections if lines for line in (head, *(f"  {one}" for one in lines))]


def as_values(found: Reckoned) -> dict[str, Any]:
    """Give the same as values that JSON can keep; amounts are strings, so that none is rounded."""
    return {
        "credits": [credit_values(one) for one in found.earned],
        "sums": [
            {owner[0]: owner[1], "amounts": {measure: f"{amount:f}" for measure, amount in amounts.items()}}
            for owner, amounts in ordered(found)
        ],
        "remarks": [_remark_values(one) for one in found.remarks],
        "outcomes": [_outcome_values(period, one) for period, one in found.outcomes],
    }


def ordered(found: Reckoned) -> list[tuple[Owner, dict[str, Decimal]]]:
    """Give the sums, people first, each by name."""
    return sorted(found.sums().items(), key=lambda one: (one[0][0] != IS_PERSON, str(one[0][1])))


def credit_words(one: Dated) -> str:
    """Tell one credit: when, who, how much, by which clause, for what, and how it was reckoned."""
    credit = one.credit
    return _("{day} {who}: {amount}, clause {clause}, for {fact}: {working}").format(
        day=one.on.isoformat(),
        who=who_words(credit),
        amount=amount_words(credit.amount, credit.measure),
        clause=credit.clause,
        fact=credit.adoption if credit.adoption is not None else credit.fact,
        working=told(credit.working, author="" if credit.person is None else str(credit.person)),
    )


def who_words(one: Credit | Outcome) -> str:
    """Name a person with the unit, or a unit by itself."""
    if one.person is None:
        return str(one.unit)
    return f"{one.person} ({one.unit})" if one.unit not in {None, ""} else str(one.person)


def owner_words(owner: Owner) -> str:
    """Name whose sums follow, and whether it is a person or a unit."""
    pattern = _("{name} (person)") if owner[0] == IS_PERSON else _("{name} (unit)")
    return pattern.format(name=owner[1])


def sums_words(amounts: dict[str, Decimal]) -> str:
    """Tell amounts in several measures, each with its unit."""
    return joined(amount_words(amount, measure) for measure, amount in amounts.items())


def remark_line(remark: Remark) -> str:
    """Tell what a person has to see to, and where."""
    return _("{piece}, {fact}: {what}").format(
        piece=remark.manuscript, fact=remark.fact, what=remark_words(remark)
    )


def credit_values(one: Dated) -> dict[str, Any]:
    """Give one credit as values."""
    credit = one.credit
    return {
        "person": credit.person,
        "unit": credit.unit,
        "measure": credit.measure,
        "amount": f"{credit.amount:f}",
        "clause": credit.clause,
        "on": one.on.isoformat(),
        "about": credit.about,
        "fact": _key(credit),
        "needs_a_look": credit.needs_a_look,
        "working": told(credit.working, author="" if credit.person is None else str(credit.person)),
    }


def _key(credit: Credit) -> Key | None:
    return credit.adoption if credit.adoption is not None else credit.fact


def _remark_values(one: Remark) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "piece": one.manuscript,
        "measure": one.measure,
        "fact": one.fact,
        "clause": one.clause,
        "words": remark_words(one),
    }


def _outcome_values(period: Period, one: Outcome) -> dict[str, Any]:
    return {
        "period": period.key,
        "kind": one.kind,
        "clause": one.clause,
        "person": one.person,
        "unit": one.unit,
        "name": one.name,
        "place": one.place,
    }
