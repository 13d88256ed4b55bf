"""A period is closed: what its rules say is written, once, and what is open is named."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from byline.activity.models import Deed
from byline.closing.models import Closing, Outcome, Waiver
from byline.closing.models.closing import (
    ClosedAlready,
    LongerIsClosed,
    PeriodNotOver,
    ShorterIsOpen,
    UnconfirmedLeft,
)
from byline.closing.reckoned import closable
from byline.closing.work import adopted
from byline.ledger.models import Entry, Posting, Tally
from byline.reckoning.book import BASE
from byline.reckoning.periods import WEEK, Period
from byline.reckoning.words import period_label
from byline.rules.models import PeriodClause, Target
from byline.rules.models.target import Owed

POINTS = Decimal


def points(person, period):
    return Entry.objects.of_person(person).measured("points").in_period(period).amount()


def test_closing_a_month_writes_what_its_rules_say_and_why(
    lin, sun, chen, month_rules, printed, dongjiang_daily, last_month, day_of
):
    printed(lin, by_outlet=dongjiang_daily, on=day_of(3), points="8")

    closing = Closing.objects.close(last_month, by=chen)

    assert points(lin, last_month) == 8 + 10 - 3
    assert points(sun, last_month) == 10 - 6
    written = Entry.objects.filter(posting=closing.posting, person=sun, clause="5.3").get()
    assert (written.amount, written.period, written.counted_on) == (-6, last_month.key, last_month.last)
    assert written.working
    assert closing.posting.kind == Posting.Kind.PERIOD
    assert Tally.objects.mistaken(chen.congress, entries=Entry.objects.of_congress(chen.congress)) == []
    assert Deed.objects.about(closing).get().verb == "closed"


def test_what_the_rules_say_besides_amounts_is_kept(
    lin, sun, chen, month_rules, printed, dongjiang_daily, last_month, day_of
):
    for day in (3, 4):
        printed(lin, by_outlet=dongjiang_daily, on=day_of(day), points="8")

    Closing.objects.close(last_month, by=chen)

    said = {(one.person, one.name) for one in Outcome.objects.in_period(chen.congress, last_month)}
    assert (lin, "月度之星") in said
    assert (sun, "通报批评") in said, "the month before was short too"
    assert (lin, "通报批评") not in said


def test_a_target_takes_the_place_of_what_the_rules_ask_of_all(lin, sun, chen, month_rules, last_month):
    Target.objects.lay_on([sun], owed=Owed(last_month, "pieces", Decimal(1)), by=chen)

    Closing.objects.close(last_month, by=chen)

    assert points(sun, last_month) == 10 - 3


def test_without_rules_for_the_period_closing_only_keeps_how_it_stands(
    lin, chen, rulebook, printed, dongjiang_daily, last_month, day_of
):
    printed(lin, by_outlet=dongjiang_daily, on=day_of(3))

    closing = Closing.objects.close(last_month, by=chen)

    assert not closing.entries.exists()
    assert closing.is_untouched


def test_closing_twice_is_refused(chen, zhou, rulebook, last_month):
    Closing.objects.close(last_month, by=chen)

    with pytest.raises(ClosedAlready, match="陈静"):
        Closing.objects.close(last_month, by=zhou)


def test_a_period_that_is_not_over_cannot_be_closed(chen, rulebook, today):
    with pytest.raises(PeriodNotOver):
        Closing.objects.close(Period.containing(today, "month"), by=chen)


def test_a_longer_period_waits_for_the_shorter_ones_with_rules(chen, month_rules, last_month):
    before = Period.containing(timezone.localdate(), "year").previous()

    with pytest.raises(ShorterIsOpen):
        Closing.objects.close(before, by=chen)


def test_what_is_not_decided_is_left_open_by_name_only(
    proposed, lin, chen, rulebook, dongjiang_daily, last_month, day_of
):
    adoption = proposed(lin, by_outlet=dongjiang_daily, on=day_of(5))

    with pytest.raises(UnconfirmedLeft, match=r"^1 claims.*第1篇"):
        Closing.objects.close(last_month, by=chen)
    closing = Closing.objects.close(last_month, by=chen, waiving={f"adoption-{adoption.pk}"})

    assert Waiver.objects.get(closing=closing).waived == adoption


def test_naming_something_else_does_not_leave_it_open(
    proposed, lin, chen, rulebook, dongjiang_daily, last_month, day_of
):
    adoption = proposed(lin, by_outlet=dongjiang_daily, on=day_of(5))

    with pytest.raises(UnconfirmedLeft):
        Closing.objects.close(last_month, by=chen, waiving={f"claim-{adoption.pk}"})


def test_nobody_closes_a_period_without_the_right(desk, lin, wu, su, shi, rulebook, last_month):
    address = reverse("period-closing", args=[last_month.key])

    for person in (lin, wu, su, shi):
        assert desk(person).post(address).status_code == 403
    assert not Closing.objects.exists()


def test_the_page_tells_what_is_open_and_who_is_short_and_closes(
    desk, proposed, lin, sun, chen, month_rules, dongjiang_daily, last_month, day_of
):
    adoption = proposed(lin, by_outlet=dongjiang_daily, on=day_of(5))
    address = reverse("period-closing", args=[last_month.key])

    page = desk(chen).get(address).content.decode()
    refused = desk(chen).post(address)
    done = desk(chen).post(address, {"waived": [f"adoption-{adoption.pk}"]})

    assert "第1篇" in page
    assert "孙晓燕" in page
    assert refused.status_code == 422
    assert "第1篇" in refused.content.decode()
    closing = Closing.objects.get()
    assert done.url == closing.get_absolute_url()
    assert "通报批评" in desk(chen).get(done.url).content.decode()
    assert "陈静" in desk(chen).get(reverse("closings")).content.decode()


def test_another_congress_finds_nothing_of_it(desk, stranger, chen, rulebook, last_month):
    closing = Closing.objects.close(last_month, by=chen)

    assert desk(stranger).get(closing.get_absolute_url()).status_code == 404


def test_a_week_is_closed_where_the_rules_say_something_of_weeks(
    desk, lin, chen, lay_rules, printed, dongjiang_daily, today
):
    lay_rules(PeriodClause(number="5.1", kind=BASE, amount=1, measure="points", per=WEEK))
    week = Period.containing(today, WEEK).previous()
    printed(lin, by_outlet=dongjiang_daily, on=week.first, points="8")

    listed = desk(chen).get(reverse("closings")).content.decode()
    address = reverse("period-closing", args=[week.key])
    seen = desk(chen).get(address)
    desk(chen).post(address)

    assert address in listed
    assert seen.status_code == 200
    closing = Closing.objects.get()
    assert (closing.period, closing.label) == (week.key, period_label(week))
    written = Entry.objects.get(posting=closing.posting, person=lin)
    assert (written.amount, written.counted_on) == (1, week.last)
    assert desk(chen).get(closing.get_absolute_url()).status_code == 200
    assert desk(chen).get(reverse("entries"), {"period": week.key}).context["asked"].period == week


def test_without_rules_for_weeks_no_week_is_listed(chen, rulebook, today):
    assert WEEK not in {one.kind for one in closable(chen.congress, today=today)}


def test_a_month_waits_for_the_weeks_whose_sunday_lies_in_it(chen, lay_rules, last_month):
    lay_rules(PeriodClause(number="5.1", kind=BASE, amount=1, measure="points", per=WEEK))
    weeks = last_month.parts(WEEK)

    with pytest.raises(ShorterIsOpen, match=str(weeks[0].number)):
        Closing.objects.close(last_month, by=chen)
    for week in weeks:
        Closing.objects.close(week, by=chen)
    Closing.objects.close(last_month, by=chen)

    with pytest.raises(LongerIsClosed):
        Closing.objects.of_period(chen.congress, weeks[0]).reopen(reason="核对", by=chen)


def test_an_outlet_counts_at_the_level_that_was_stated(
    lin, chen, rulebook, printed, dongjiang_daily, last_month, day_of
):
    printed(lin, by_outlet=dongjiang_daily, on=day_of(3)).confirmation_set.update(level="province")
    dongjiang_daily.level = "county"
    dongjiang_daily.change(by=chen)

    assert [one.level for one in adopted(chen.congress, last_month)] == ["province"]


def test_what_is_written_of_a_period_is_told_in_the_words_of_its_rules(desk, chen, month_rules, last_month):
    page = desk(chen).get(reverse("period-closing", args=[last_month.key])).content.decode()
    closing = Closing.objects.close(last_month, by=chen)

    told = {entry.explanation for entry in closing.entries.filter(clause="5.3")}

    assert told
    assert all("×" in words and "%" not in words for words in told)
    assert all(words in page for words in told)


def test_the_page_tells_the_cut_off_day_where_there_is_one(desk, chen, zhou, month_rules, last_month):
    address = reverse("period-closing", args=[last_month.key])
    told = "截止日为刊发次月"
    assert told not in desk(chen).get(address).content.decode()

    book = month_rules.revise(by=chen)
    book.in_force_from, book.cut_off_day, book.adopted_by = last_month.first, 5, "主任会议"
    book.save()
    book.sign(by=zhou)

    assert told in desk(chen).get(address).content.decode()


def test_closed_periods_stand_in_the_order_of_their_days_however_old(desk, chen, rulebook, last_month):
    month = last_month
    for _turn in range(20):
        month = month.previous()
    old = [Closing.objects.close(one, by=chen) for one in (month.previous(), month)]

    page = desk(chen).get(reverse("closings")).content.decode()

    assert page.index(old[1].get_absolute_url()) < page.index(old[0].get_absolute_url())
