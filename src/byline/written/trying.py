"""One rulebook tried beside another over the same facts: who has more or less by it, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from byline.reckoning.words import amount_words
from byline.written.accounts import owners_of
from byline.written.report import credit_values, credit_words, ordered, owner_words

if TYPE_CHECKING:
    from byline.written.accounts import Dated, Owner
    from byline.written.reckoned import Reckoned

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Change:
    """What one person or unit has in one measure by either book, and the credits that make the difference."""

    owner: Owner
    measure: str
    before: Decimal
    after: Decimal
    gone: tuple[Dated, ...]
    come: tuple[Dated, ...]


def changes(now: Reckoned, tried: Reckoned) -> list[Change]:
    """Compare two reckonings; who has the same by both is left out, though clauses may differ."""
    sums, other = dict(ordered(now)), dict(ordered(tried))
    found = []
    for owner in dict.fromkeys((*sums, *other)):
        before, after = sums.get(owner, {}), other.get(owner, {})
        for measure in dict.fromkeys((*before, *after)):
            if before.get(measure, NOTHING) != after.get(measure, NOTHING):
                gone, come = _apart(_of(now, owner, measure), _of(tried, owner, measure))
                amounts = before.get(measure, NOTHING), after.get(measure, NOTHING)
                found.append(Change(owner, measure, *amounts, gone, come))
    return found


def lines_of_changes(found: list[Change]) -> list[str]:
    """Tell each change and under it the credits that are no longer given, and those that are instead."""
    lines = []
    for one in found:
        lines.append(
            _("{who}: {before} → {after}").format(
                who=owner_words(one.owner),
                before=amount_words(one.before, one.measure),
                after=amount_words(one.after, one.measure),
            )
        )
        lines += [_("  until now {credit}").format(credit=credit_words(each)) for each in one.gone]
        lines += [_("  instead {credit}").format(credit=credit_words(each)) for each in one.come]
    return lines or [_("Nobody has more or less.")]


def changes_as_values(found: list[Change]) -> dict[str, Any]:
    """Give the same as values that JSON can keep."""
    return {
        "changes": [
            {
                one.owner[0]: one.owner[1],
                "measure": one.measure,
                "before": f"{one.before:f}",
                "after": f"{one.after:f}",
                "gone": [credit_values(each) for each in one.gone],
                "come": [credit_values(each) for each in one.come],
            }
            for one in found
        ]
    }


def _of(found: Reckoned, owner: Owner, measure: str) -> list[Dated]:
    return [
        one for one in found.earned if one.credit.measure == measure and owner in set(owners_of(one.credit))
    ]


def _apart(now: list[Dated], tried: list[Dated]) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Keep what only one of the two has; a credit of the same amount for the same fact is in both."""
    before, after = Counter(map(_sameness, now)), Counter(map(_sameness, tried))
    gone, come = before - after, after - before
    return _kept(now, gone), _kept(tried, come)


def _kept(some: list[Dated], wanted: Counter[tuple[Any, ...]]) -> tuple[Dated, ...]:
    left, kept = Counter(wanted), []
    for one in some:
        if left[_sameness(one)] > 0:
            left[_sameness(one)] -= 1
            kept.append(one)
    return tuple(kept)


def _sameness(one: Dated) -> tuple[Any, ...]:
    credit = one.credit
    return (credit.person, credit.unit, credit.amount, credit.about, credit.adoption, credit.fact)
