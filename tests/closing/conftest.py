"""A month that is over, with prints in it, and rules for the whole of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.reckoning.book import BASE, DUTY, EVERY, HONOUR, SHORTFALL, STREAK, PeriodLine
from byline.rules.models.rulebook import SIGNED

MONTH = "month"


@pytest.fixture
def lay_rules(rulebook):
    """Let the rules in force say something of whole periods: lay_rules(PeriodLine(…), …)."""

    def laid(*lines):
        signed = type(rulebook).objects.select_related("signing").get(pk=rulebook.pk)
        key = (signed.pk, signed.signing.at)
        SIGNED[key] = replace(signed.book(), period_lines=tuple(lines))
        return signed

    yield laid
    SIGNED.clear()


@pytest.fixture
def month_rules(lay_rules):
    """Ten points a month to begin with; two pieces are owed; three points are lost for each that lacks."""
    return lay_rules(
        PeriodLine("5.1", "points", BASE, MONTH, amount=Decimal(10)),
        PeriodLine("5.2", "points", DUTY, MONTH, amount=Decimal(2), metric="pieces"),
        PeriodLine("5.3", "points", SHORTFALL, MONTH, amount=Decimal(3), metric="pieces", by=EVERY),
        PeriodLine("5.4", "points", STREAK, MONTH, metric="pieces", count=2, name="通报批评"),
        PeriodLine("6.1", "points", HONOUR, MONTH, metric="points", count=1, name="月度之星", ties="all"),
    )
