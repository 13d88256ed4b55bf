"""What comes out of a reckoning: credits with their arithmetic, what needs a person's eye, and outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from byline.reckoning.book import Fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.reckoning.facts import Key


# kinds of remarks
NO_FEE, NO_READS, NO_HOURS = "no_fee", "no_reads", "no_hours"
BY_ANALOGY, NO_ANALOGY = "by_analogy", "no_analogy"


@dataclass(frozen=True)
class Step:
    """One step of the arithmetic.

    `amount` is what an award or a bonus gives, and what is left after any other step. `size` is the
    bonus as its clause states it (50 for 50 %), a fee or a count that an amount is multiplied by, the number
    of prints that count, or an author's part of one. `count` is how many prints, endorsements, people or
    units there were, or for how many reads or characters each an amount is given. `of` says what is counted
    or what an award is about; "" is prints. `rate` is what was given for each where a cap holds the amount.
    `band_end` is that of the book where `fit` has a band and its upper end belongs to it.
    """

    kind: str
    amount: Decimal
    clause: str = ""
    operation: str = ""
    size: Decimal = Decimal(0)
    count: int = 0
    fit: Fit = field(default_factory=Fit)
    of: str = ""
    rate: Decimal | None = None
    band_end: str = ""


@dataclass(frozen=True)
class Credit:
    """What one person, or a unit by itself (`person` None), gets in one measure, and why.

    `adoption` is the print it is for; else `about` says what it is for and `fact` which one. `on` is the
    day of that fact. `counts_for_unit`: the unit's figures hold it too. `needs_a_look`: reckoned by
    analogy.
    """

    person: Key | None
    unit: Key
    measure: str
    amount: Decimal
    clause: str
    adoption: Key | None
    working: tuple[Step, ...] = ()
    about: str = "print"
    fact: Key | None = None
    on: date | None = None
    counts_for_unit: bool = True
    needs_a_look: bool = False


@dataclass(frozen=True)
class Remark:
    """Something a person has to see to (NO_FEE, NO_READS, NO_HOURS, BY_ANALOGY, NO_ANALOGY), and where."""

    kind: str
    manuscript: str
    measure: str
    fact: Key | None = None
    clause: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a period rule says that is no amount: a WARNING, an HONOUR or a VETO, named as in its clause."""

    kind: str
    clause: str
    person: Key | None
    unit: Key | None
    name: str = ""
    place: int | None = None


def to_plain(working: Iterable[Step]) -> list[dict[str, Any]]:
    """Give the steps as values that JSON can keep; amounts and days become strings.

    Of a condition only what it asks for is kept, and no `rate` or `band_end` where there is none.
    """
    return [
        {
            **{name: said for name, said in vars(step).items() if said or name not in {"rate", "band_end"}},
            "amount": str(step.amount),
            "size": str(step.size),
            "fit": _plain_fit(step.fit),
            **({} if step.rate is None else {"rate": str(step.rate)}),
        }
        for step in working
    ]


def from_plain(steps: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    """Give back the steps that `to_plain` wrote."""
    return tuple(
        Step(
            **{
                **one,
                "amount": Decimal(one["amount"]),
                "size": Decimal(one["size"]),
                "rate": Decimal(one["rate"]) if "rate" in one else None,
                "fit": Fit(**{name: _fit_value(name, value) for name, value in one["fit"].items()}),
            }
        )
        for one in steps
    )


def _plain_fit(fit: Fit) -> dict[str, Any]:
    asked = {one.name: getattr(fit, one.name) for one in fields(fit)}
    untouched = Fit()
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asked.items()
        if value != getattr(untouched, name)
    }


def _fit_value(name: str, value: Any) -> Any:
    is_day = name in {"printed_from", "printed_until"} and value is not None
    return date.fromisoformat(value) if is_day else value
