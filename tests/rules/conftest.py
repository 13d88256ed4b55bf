"""People and rulebooks that the scenes of this room need."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from byline.reckoning.book import ADD, BONUS, HIGHEST, PERCENT, SUM, WEIGHTS
from byline.rules.models import Clause, MeasureTerms, PeriodClause, Rulebook
from byline.rules.models.guard import Guard

LEVELS = (("national", 20), ("province", 8), ("city", 5), ("county", 2), ("township", 1))


def clause_rows():
    """One line of points for each level, a figure of its own for provincial features, a front-page bonus."""
    rows = [
        Clause(number=f"3.{at}", measure="points", level=level, amount=Decimal(points))
        for at, (level, points) in enumerate(LEVELS, 1)
    ]
    return [
        *rows,
        Clause(number="3.2", measure="points", level="province", genre="feature", amount=Decimal(10)),
        Clause(
            number="4",
            kind=BONUS,
            measure="points",
            placement="front_page",
            operation=PERCENT,
            amount=Decimal(50),
        ),
        Clause(number="5", measure="pieces", amount=Decimal(1)),
    ]


def terms_rows():
    return [
        MeasureTerms(measure="points", combination=HIGHEST, share=WEIGHTS, places=2, same_news="each"),
        MeasureTerms(measure="pieces", combination=SUM, share=WEIGHTS, places=2, same_news="each"),
    ]


def drafted(congress, *, by, starts=date(2026, 1, 1), title="信息宣传工作考核办法"):
    draft_rules = Rulebook(
        congress=congress,
        title=title,
        adopted_by="主任会议",
        in_force_from=starts,
        band_end="lower",
        ties="competition",
        cut_off_day=0,
    )
    draft_rules.draft(by=by)
    draft_rules.redraft(clauses=clause_rows(), terms=terms_rows(), by=by)
    return Rulebook.objects.whole().get(pk=draft_rules.pk)


@pytest.fixture
def draft_rules(qinghe, chen):
    return drafted(qinghe, by=chen)


@pytest.fixture
def rules_of_2026(draft_rules, zhou):
    draft_rules.sign(by=zhou)
    return Rulebook.objects.whole().get(pk=draft_rules.pk)


@pytest.fixture
def fixed_bonus():
    return Clause(number="6", kind=BONUS, measure="points", operation=ADD, amount=Decimal(1), level="county")


@pytest.fixture
def unguarded(db):
    """A database whose guards somebody took away."""
    with connection.cursor() as cursor:
        for model in (Rulebook, Clause, MeasureTerms, PeriodClause):
            for guard in (one for one in model._meta.constraints if isinstance(one, Guard)):
                for event in guard.events.split():
                    on = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER {guard.name}_{event.lower()}{on}")
