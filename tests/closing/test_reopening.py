"""A closed period is opened again, and what changed after it was closed stays visible."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.closing.changes import changed_since
from byline.closing.models import Closing, Outcome
from byline.closing.models.closing import LongerIsClosed, NotClosed
from byline.ledger.models import Entry
from byline.ledger.models.decision import WhyMissing
from byline.reckoning.periods import Period


def points(person, period):
    return Entry.objects.of_person(person).measured("points").in_period(period).amount()


@pytest.fixture
def closing(lin, chen, month_rules, printed, dongjiang_daily, last_month, day_of):
    printed(lin, by_outlet=dongjiang_daily, on=day_of(3), points="8")
    return Closing.objects.close(last_month, by=chen)


def test_reopening_answers_what_the_closing_wrote(closing, lin, chen, last_month):
    closing.reopen(reason="漏了一篇", by=chen)

    assert points(lin, last_month) == 8
    assert not Closing.objects.standing().exists()
    assert not Outcome.objects.in_period(chen.congress, last_month).exists()


def test_closing_again_brings_the_period_to_what_the_rules_say_now(
    closing, lin, chen, printed, dongjiang_daily, last_month, day_of
):
    closing.reopen(reason="漏了一篇", by=chen)
    printed(lin, by_outlet=dongjiang_daily, on=day_of(4), points="8")

    again = Closing.objects.close(last_month, by=chen)

    assert again.round == 1
    assert points(lin, last_month) == 16 + 10


def test_what_comes_later_for_a_closed_period_is_told_line_by_line(
    closing, lin, chen, printed, dongjiang_daily, last_month, day_of
):
    before = points(lin, last_month)
    printed(lin, by_outlet=dongjiang_daily, on=day_of(4), points="8")

    changes = [one for one in changed_since(chen.congress, last_month) if one.measure == "points"]

    assert [(one.who, one.before, one.after, one.clause) for one in changes] == [
        (lin, before, before + 8, "2.1")
    ]
    assert changes[0].deed == changes[0].entry.confirmation
    assert not closing.is_untouched


def test_nothing_is_told_of_a_period_that_is_open_or_untouched(closing, chen, last_month):
    assert changed_since(chen.congress, last_month) == ()
    assert changed_since(chen.congress, last_month.previous()) == ()
    assert closing.is_untouched


def test_reopening_without_a_reason_is_refused(closing, chen):
    with pytest.raises(WhyMissing):
        closing.reopen(reason=" ", by=chen)


def test_reopening_twice_is_refused(closing, chen):
    closing.reopen(reason="漏了一篇", by=chen)

    with pytest.raises(NotClosed):
        closing.reopen(reason="再来", by=chen)


def test_a_month_inside_a_closed_year_stays_closed(chen, rulebook, last_month):
    year = Period.containing(last_month.first, "year").previous()
    month = Closing.objects.close(Period.containing(year.last, "month"), by=chen)
    Closing.objects.close(year, by=chen)

    with pytest.raises(LongerIsClosed):
        month.reopen(reason="漏了一篇", by=chen)


def test_only_who_has_the_right_reopens(desk, closing, lin, shi, chen):
    address = reverse("reopening", args=[closing.pk])

    assert desk(lin).post(address, {"reason": "漏了"}).status_code == 403
    assert desk(shi).post(address, {"reason": "漏了"}).status_code == 403
    assert desk(chen).post(address, {"reason": ""}).status_code == 422
    assert desk(chen).post(address, {"reason": "漏了一篇"}).url == closing.get_absolute_url()
    assert "漏了一篇" in desk(chen).get(closing.get_absolute_url()).content.decode()


def test_the_sum_is_the_same_whatever_was_closed_and_reopened(closing, lin, chen, last_month):
    for _turn in range(2):
        Closing.objects.of_period(chen.congress, last_month).reopen(reason="重算", by=chen)
        Closing.objects.close(last_month, by=chen)

    assert points(lin, last_month) == Decimal(8) + 10 - 3


def test_a_reopened_closing_leads_to_closing_the_period_again(desk, closing, chen, shi, last_month):
    again = f'href="{reverse("period-closing", args=[last_month.key])}"'
    assert again not in desk(chen).get(closing.get_absolute_url()).content.decode()

    closing.reopen(reason="漏记一篇", by=chen)

    assert again in desk(chen).get(closing.get_absolute_url()).content.decode()
    assert again not in desk(shi).get(closing.get_absolute_url()).content.decode()


def test_a_closing_closed_again_leads_to_the_later_round_and_that_one_back(desk, closing, chen, last_month):
    closing.reopen(reason="漏记一篇", by=chen)
    waiting = desk(chen).get(reverse("period-closing", args=[last_month.key])).content.decode()
    later = Closing.objects.close(last_month, by=chen)

    before = desk(chen).get(closing.get_absolute_url()).content.decode()
    after = desk(chen).get(later.get_absolute_url()).content.decode()

    assert f'href="{closing.get_absolute_url()}"' in waiting
    assert f'href="{later.get_absolute_url()}"' in before
    assert f'href="{closing.get_absolute_url()}"' in after
    assert f'href="{reverse("period-closing", args=[last_month.key])}"' not in before + after


def test_who_closes_second_is_led_to_the_closing_that_stands(desk, closing, chen, last_month):
    answer = desk(chen).post(reverse("period-closing", args=[last_month.key]))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'href="{closing.get_absolute_url()}"' in page
    assert "结账</button>" not in page
