"""A month that is over, with prints in it, and rules for the whole of it."""

from datetime import date
from decimal import Decimal

import pytest

from byline.reckoning.book import BASE, DUTY, EVERY, HONOUR, SHORTFALL, STREAK
from byline.rules.models import PeriodClause, Rulebook

MONTH = "month"


@pytest.fixture
def lay_rules(rulebook, chen, zhou):
    """Sign rules that say something of whole periods besides: lay_rules(PeriodClause(…), …)."""

    def laid(*clauses):
        book = Rulebook.objects.whole().get(pk=rulebook.pk).revise(by=chen)
        book.in_force_from, book.adopted_by = date(2019, 1, 1), "县人大常委会第二十五次主任会议"
        book.ties, book.cut_off_day, book.band_end = "competition", 0, "lower"
        book.redraft(
            clauses=list(book.clauses.all()), terms=list(book.terms.all()), period_clauses=clauses, by=chen
        )
        book.sign(by=zhou)
        return Rulebook.objects.whole().get(pk=book.pk)

    return laid


@pytest.fixture
def month_rules(lay_rules):
    """Ten points a month to begin with; two pieces are owed; three points are lost for each that lacks."""
    month = {"measure": "points", "per": MONTH}
    return lay_rules(
        PeriodClause(number="5.1", kind=BASE, amount=10, **month),
        PeriodClause(number="5.2", kind=DUTY, amount=2, metric="pieces", **month),
        PeriodClause(number="5.3", kind=SHORTFALL, amount=3, metric="pieces", by=EVERY, **month),
        PeriodClause(number="5.4", kind=STREAK, metric="pieces", count=2, name="通报批评", **month),
        PeriodClause(
            number="6.1", kind=HONOUR, metric="points", at_least=Decimal(20), name="月度之星", **month
        ),
    )
