"""A month of prints, and lines by hand beside it."""

from decimal import Decimal

import pytest

from byline.ledger.models import Entry


@pytest.fixture
def by_hand(chen, day_of):
    """Write a line by hand: by_hand(lin, beihe, "yuan", 30, level="city")."""

    def write(person, unit, measure, amount, *, level="", on=10):
        entry = Entry(
            person=person,
            unit=unit,
            measure=measure,
            amount=Decimal(amount),
            level=level,
            counted_on=day_of(on),
        )
        return Entry.objects.adjust(entry, reason="补记", by=chen)

    return write


@pytest.fixture
def counted(a_month_of_prints, by_hand, lin, sun, zhou, beihe, liulin, office):
    """A month of prints, with lines by hand: without a level, in yuan, in other measures, of a leader."""
    by_hand(lin, beihe, "points", "1.5")
    by_hand(lin, beihe, "yuan", "120", level="province")
    by_hand(sun, liulin, "yuan", "80.5", level="city")
    by_hand(sun, liulin, "weight", "3")
    by_hand(zhou, office, "pieces", "5", level="national")
