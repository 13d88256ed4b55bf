"""What a deed gave, as history tells it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from byline.reckoning.terms import Measure
from byline.reckoning.words import amount_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.ledger.models.entry import Entry

ZERO = Decimal(0)


def credit_of(entries: Iterable[Entry]) -> dict[str, object]:
    """Sum entries up as codes: the clauses that gave them, and the amount in each measure."""
    entries = list(entries)
    sums = {measure.value: ZERO for measure in Measure}
    for entry in entries:
        sums[entry.measure] += entry.amount
    amounts = {measure: str(amount) for measure, amount in sums.items() if amount}
    return {"clauses": list(dict.fromkeys(entry.clause for entry in entries)), "amounts": amounts}


def confirmed_words(*, outlet: str, clauses: list[str], amounts: dict[str, str]) -> str:
    """Tell a confirmation in one line of history: by whom it was printed, clause 3.2, 1 piece, 8 points."""
    given = [gettext("clause {number}").format(number=number) for number in clauses]
    given += [amount_words(Decimal(amount), measure) for measure, amount in amounts.items()]
    if not given:
        return gettext("confirmed the adoption by {outlet}, without credit").format(outlet=outlet)
    told = gettext("confirmed the adoption by {outlet}: {credit}")
    return told.format(outlet=outlet, credit="　".join(given))
