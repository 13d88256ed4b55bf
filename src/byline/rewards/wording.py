"""Criteria, reasons and sums told in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.terms import Measure
from byline.reckoning.words import amount_words, number_words
from byline.rewards.awarding import (
    OVER_TARGET,
    PEOPLE,
    THRESHOLD,
    TIED,
    VETOED,
    Candidate,
    Rule,
)

if TYPE_CHECKING:
    from byline.rewards.awarding import Figure

ZERO = Decimal(0)


def criterion_words(rule: Rule, *, kind: str, ties: str) -> str:
    """Tell a criterion: townships, the first 3 by pieces; all who share the last place are awarded."""
    whom = _("people") if rule.holders == PEOPLE else _("units")
    if kind:
        whom = pgettext("awards", "{whom} ({kind})").format(whom=whom, kind=kind)
    if rule.shape == OVER_TARGET:
        return _("{whom} with at least {number}% of the target").format(
            whom=whom, number=number_words(rule.number)
        )
    if rule.shape == THRESHOLD:
        return _("{whom} with at least {amount}").format(
            whom=whom, amount=amount_words(rule.number, rule.measure)
        )
    told = _("the first {number} {whom} by {measure}; {ties}")
    measure = Measure(rule.measure).label
    return told.format(number=number_words(rule.number), whom=whom, measure=measure, ties=ties)


def why_words(candidate: Candidate, rule: Rule, period: str) -> str:
    """Tell why somebody is in or out: 2026年上半年23条，第2名."""
    amount = amount_words(candidate.amount, rule.measure)
    if rule.shape == OVER_TARGET:
        figure = candidate.figure
        told = _("{period}: {met} of {target}, {share}% of the target").format(
            period=period,
            met=number_words(figure.met or ZERO),
            target=number_words(figure.target or ZERO),
            share=_share(figure),
        )
    elif candidate.is_tied:
        told = _("{period}: {amount}, shared place {place}").format(
            period=period, amount=amount, place=candidate.place
        )
    else:
        told = _("{period}: {amount}, place {place}").format(
            period=period, amount=amount, place=candidate.place
        )
    if candidate.out == VETOED:
        return _("{why}; left out: {reason}").format(why=told, reason=candidate.reason)
    if candidate.out == TIED:
        return _("{why}; left out: too many share the last place").format(why=told)
    return told


def _share(figure: Figure) -> str:
    if not figure.target:
        return "100"
    share = (figure.met or ZERO) * 100 / figure.target
    return number_words(share.quantize(Decimal(1)))
