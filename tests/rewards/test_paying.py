from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from byline.activity.models import Notice
from byline.reckoning.periods import MONTH, Period
from byline.rewards.models import PaidEntry, Payment, PaymentLine
from byline.rewards.models.payment import (
    NothingToPay,
    PaidAlready,
    PaidByPreparer,
    PaymentDropped,
    PaymentNotOver,
    SumsDisagree,
)
from byline.rewards.paying import sums


@pytest.fixture
def prepare(qinghe, last_month, chen):
    def made(rounding="cent"):
        return Payment.objects.prepare(qinghe, period=last_month, rounding=rounding, by=chen)

    return made


def test_each_head_has_one_line_and_the_sums_agree_with_the_ledger(earned, prepare, lin, sun, beihe):
    earned(lin, "66.665")
    earned(lin, "33.34")
    earned(sun, "20")
    earned(None, "100", unit=beihe)

    payment = prepare()

    assert [(one.name, one.exact, one.paid) for one in payment.lines()] == [
        ("北河镇", Decimal(100), Decimal(100)),
        ("林秀", Decimal("100.005"), Decimal("100.01")),
        ("孙晓燕", Decimal(20), Decimal(20)),
    ]
    assert payment.agrees
    assert (payment.exact, payment.paid) == (Decimal("220.005"), Decimal("220.01"))
    assert payment.rounding_difference == Decimal("0.005")


def test_sums_are_rounded_as_stated(earned, prepare, lin):
    earned(lin, "66.5")

    assert prepare("yuan").lines().get().paid == 67


def test_nothing_is_paid_twice(earned, prepare, lin, zhou, sun):
    earned(lin, "50")
    payment = prepare()
    payment.pay(by=zhou)

    with pytest.raises(NothingToPay):
        prepare()
    with pytest.raises(PaidAlready):
        payment.pay(by=zhou)
    earned(sun, "7")
    assert [one.name for one in prepare().lines()] == ["孙晓燕"]


def test_the_database_holds_an_entry_once(earned, prepare, lin):
    entry = earned(lin, "50")
    line = prepare().lines().get()

    with pytest.raises(IntegrityError), transaction.atomic():
        PaidEntry.objects.create(line=line, entry=entry)


def test_who_prepared_it_does_not_mark_it_as_paid(earned, prepare, lin, chen):
    earned(lin, "50")

    with pytest.raises(PaidByPreparer):
        prepare().pay(by=chen)


def test_a_line_changed_behind_our_back_is_not_paid(earned, prepare, lin, zhou):
    earned(lin, "50")
    payment = prepare()
    PaymentLine.objects.update(exact=60, paid=60)

    with pytest.raises(SumsDisagree):
        payment.pay(by=zhou)


def test_a_dropped_list_lets_its_entries_go(earned, prepare, lin, chen, zhou):
    earned(lin, "50")
    payment = prepare()
    payment.drop(reason="取整方式选错", by=chen)

    with pytest.raises(PaymentDropped):
        payment.pay(by=zhou)
    assert prepare("yuan").lines().get().paid == 50


def test_what_comes_to_nothing_or_less_waits(earned, prepare, lin, sun, last_month):
    earned(lin, "-5")
    earned(sun, "5")

    payment = prepare()

    assert [one.name for one in payment.lines()] == ["孙晓燕"]
    assert payment.left_over() == -5


def test_a_period_that_runs_is_not_paid(earned, qinghe, today, chen):
    with pytest.raises(PaymentNotOver):
        Payment.objects.prepare(qinghe, period=Period.containing(today, MONTH), rounding="cent", by=chen)


def test_who_is_paid_hears_of_it_and_sees_only_their_own(earned, prepare, lin, sun, zhou):
    earned(lin, "50")
    earned(sun, "20")
    prepare().pay(by=zhou)

    assert Notice.objects.filter(person=lin, deed__verb="paid").count() == 1
    assert [one.name for one in PaymentLine.objects.of(lin)] == ["林秀"]
    assert not Payment.objects.visible_to(lin).exists()


def test_the_payment_list_is_a_sheet_whose_every_word_is_the_readers(
    earned, prepare, client, chen, lin, beihe
):
    earned(lin, "20.25")
    earned(None, "4.50", unit=beihe)
    payment = prepare()
    client.force_login(chen)

    answer = client.get(reverse("payment-sheet", args=[payment.pk]))
    sheet = load_workbook(BytesIO(answer.content)).active
    title, heads, *_lines, total = sheet.values

    assert title[0] == f"{payment.period_label}稿费奖金发放表"
    assert heads == ("序号", "姓名或单位", "单位", "台账金额（元）", "实发（元）")
    assert total[1:] == ("合计", None, payment.exact, payment.paid)


AMOUNTS = st.decimals(min_value=-1000, max_value=1000, places=4)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 2), AMOUNTS), max_size=30),
    st.sampled_from(["cent", "tenth", "yuan"]),
)
def test_what_is_paid_and_what_waits_is_what_the_ledger_says(rows, to):
    entries = [(number, *row) for number, row in enumerate(rows)]

    paid, left = sums(entries, to=to)

    assert sum(one.exact for one in (*paid, *left)) == sum(amount for *_rest, amount in entries)
    assert sorted(number for one in (*paid, *left) for number in one.entries) == list(range(len(rows)))
    assert all(abs(one.paid - one.exact) <= Decimal("0.5") for one in paid)


def test_sums_stand_below_each_other_with_as_many_places(earned, prepare, desk, lin, sun, chen):
    earned(lin, "16")
    earned(sun, "66.5")
    page = desk(chen).get(prepare().get_absolute_url()).text

    assert '<td class="num wide">16.00</td>' in page
    assert '<td class="num wide">66.50</td>' in page


def test_where_the_ledger_parts_a_cent_all_its_places_stand(earned, prepare, desk, lin, sun, chen):
    earned(lin, "16")
    earned(sun, "33.3333")
    page = desk(chen).get(prepare().get_absolute_url()).text

    assert '<td class="num wide">16.0000</td>' in page
    assert '<td class="num wide">33.3333</td>' in page
    assert '<td class="num">33.33</td>' in page
