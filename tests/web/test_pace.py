"""The chart of the half-year as a drawing."""

from datetime import date
from decimal import Decimal

from byline.reckoning.periods import Period
from byline.web.pace import draw

HALF = Period.half_year(2026, 1)


def test_the_line_climbs_to_the_sum_so_far():
    days = {date(2026, 1, 10): Decimal(3), date(2026, 2, 1): Decimal(2), date(2026, 5, 1): Decimal(9)}

    pace = draw(days, period=HALF, on=date(2026, 3, 31), target=Decimal(10))

    assert pace.done == 5
    assert pace.asked == 5
    assert pace.real.startswith("M0 120.5L")
    assert pace.real.endswith(f"L{pace.x} {pace.y}")
    assert pace.y == Decimal("64.5")


def test_the_way_to_the_target_ends_at_the_top():
    pace = draw({}, period=HALF, on=date(2026, 3, 31), target=Decimal(10))

    assert pace.goal == "M0 120.5L262 8.5"
    assert pace.done == 0


def test_without_a_target_there_is_no_way_to_it():
    assert not draw({}, period=HALF, on=HALF.first, target=Decimal(0)).goal


def test_more_than_the_target_stays_in_the_drawing():
    pace = draw({HALF.first: Decimal(40)}, period=HALF, on=date(2026, 6, 30), target=Decimal(10))

    assert pace.y == Decimal("8.5")
    assert pace.label_y == 20


def test_each_month_has_its_name():
    pace = draw({}, period=HALF, on=HALF.first, target=Decimal(0))

    assert [tick.month.month for tick in pace.ticks] == [1, 2, 3, 4, 5, 6]
    assert pace.is_early
