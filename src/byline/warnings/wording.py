"""Why somebody is warned, told in the reader's language."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from byline.reckoning.words import number_words
from byline.rewards.awarding import RULE, STREAK, VETO, Concern

ZERO = Decimal(0)


def concern_words(concern: Concern, period: str) -> str:
    """Tell why somebody gives cause for a warning."""
    if concern.kind in {VETO, RULE}:
        return _("{period}: {name}").format(period=period, name=concern.name)
    figure = concern.figure
    told = _("{period}: {met} of {target} owed, {short} short").format(
        period=period,
        met=number_words(figure.met or ZERO),
        target=number_words(figure.target or ZERO),
        short=number_words(figure.short_by),
    )
    if concern.kind == STREAK:
        return _("{why}; the {count}. period in a row").format(why=told, count=concern.periods)
    return told
