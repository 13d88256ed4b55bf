"""Copying forward: the targets of an earlier period, as they were or times a factor."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.targets.models import Copying, Quota
from byline.targets.models.copying import FactorBelowZero, NothingToCopy, TargetsStand


@pytest.fixture
def copying(chen, this_half):
    """Make a copying from this half-year to the next one."""

    def made(factor="1", **more):
        return Copying(
            congress=chen.congress,
            origin=this_half.key,
            destination=this_half.next().key,
            factor=Decimal(factor),
            **more,
        )

    return made


@pytest.fixture
def owed_now(beihe, liulin, lin, chen, this_half):
    """Beihe owes six pieces, Liulin five, Lin three."""
    for holder, amount in ((beihe, 6), (liulin, 5), (lin, 3)):
        Target.objects.lay_on([holder], owed=Owed(this_half, "pieces", Decimal(amount)), by=chen)


def owed(period):
    return {str(target.holder): target.amount for target in Target.objects.in_period(period)}


def test_targets_are_copied_as_they_were(owed_now, copying, chen, lin, this_half):
    copying().copy(by=chen)

    assert owed(this_half.next()) == {"北河镇": 6, "柳林乡": 5, "林秀": 3}
    assert Notice.objects.visible_to(lin).count() == 2


@pytest.mark.parametrize(("rounding", "of_liulin"), [("half", "6"), ("up", "6"), ("two", "5.50")])
def test_a_factor_is_rounded_as_stated(owed_now, copying, chen, this_half, rounding, of_liulin):
    copying("1.1", rounding=rounding).copy(by=chen)

    assert owed(this_half.next())["柳林乡"] == Decimal(of_liulin)


def test_before_it_is_done_it_says_what_would_change(owed_now, copying, this_half):
    plan = copying("2").plan()

    assert [(line.name, line.amount, line.effect) for line in plan.lines] == [
        ("北河镇", 12, "new"),
        ("柳林乡", 10, "new"),
        ("林秀", 6, "new"),
    ]
    assert not owed(this_half.next())


def test_copying_onto_targets_that_stand_asks_what_becomes_of_them(owed_now, copying, beihe, chen, this_half):
    Target.objects.lay_on([beihe], owed=Owed(this_half.next(), "pieces", Decimal(9)), by=chen)

    with pytest.raises(TargetsStand):
        copying().copy(by=chen)
    copying(standing="stay").copy(by=chen)
    stayed = owed(this_half.next())
    copying(standing="give_way").copy(by=chen)

    assert stayed["北河镇"] == 9
    assert owed(this_half.next())["北河镇"] == 6


def test_quotas_are_copied_to_be_laid(drawn_up, copying, beihe, chen, this_half):
    drawn_up(6, whom="units", unit_kind="township").lay(by=chen)

    copying("1.5").copy(by=chen)

    (quota,) = Quota.objects.in_period(this_half.next())
    assert quota.amount == 9
    assert not owed(this_half.next())
    assert Quota.objects.in_period(this_half).get().amount == 6


def test_who_holds_no_post_any_more_is_left_out(owed_now, copying, lin, chen, this_half):
    lin.post_set.update(ends_on=this_half.last)

    copying().copy(by=chen)

    assert "林秀" not in owed(this_half.next())


def test_from_a_period_without_targets_nothing_can_be_copied(copying, chen):
    with pytest.raises(NothingToCopy):
        copying().copy(by=chen)


def test_a_factor_below_zero_is_refused(owed_now, copying, chen):
    with pytest.raises(FactorBelowZero):
        copying("-1").copy(by=chen)


def test_the_page_shows_the_plan_and_copies(owed_now, chen, desk, this_half):
    address = f"{reverse('target-copying')}?period={this_half.next().key}"
    told = {"origin": this_half.key, "factor": "1", "rounding": "half"}

    page = desk(chen).get(f"{address}&origin={this_half.key}&factor=2&rounding=half").content.decode()
    answer = desk(chen).post(address, told)

    assert "柳林乡" in page
    assert answer.status_code == 302
    assert owed(this_half.next()) == {"北河镇": 6, "柳林乡": 5, "林秀": 3}


def test_a_quota_that_asks_nothing_is_not_copied(owed_now, copying, drawn_up):
    drawn_up(0, whom="people", role="writer")
    kept = drawn_up(4, whom="units", unit_kind="township")

    assert [str(quota) for quota in copying().quotas()] == [str(kept)]


def test_the_page_says_where_everything_is_set_already(owed_now, copying, chen, desk, this_half):
    copying().copy(by=chen)
    asked = {"period": this_half.next().key, "origin": this_half.key, "factor": "1"}

    page = desk(chen).get(reverse("target-copying"), asked).content.decode()

    assert "都已下达" in page
    assert "沿用任务</button>" not in page
