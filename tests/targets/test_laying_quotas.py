"""Quotas: one row that lays targets on all it fits, now and when they come later."""

from datetime import timedelta
from decimal import Decimal

import pytest

from byline.activity.models import Deed, Notice
from byline.rules.models import Pledge, Target
from byline.rules.models.target import Owed, SignedForReason
from byline.targets.models import Laying, Portion, Quota, UnitPart
from byline.targets.models.fitted import NobodyFits, TwoQuotasFit
from byline.targets.models.mustering import Muster
from byline.targets.models.quota import AgesCross, QuotaBelowZero, QuotaStands
from byline.team.models import Leave


def owed():
    return {str(target.holder): target.amount for target in Target.objects.all()}


def plan_of(quota):
    return quota.plan(Muster(quota.congress, quota.period))


def test_a_quota_by_class_of_unit_is_one_row_and_a_target_for_each(drawn_up, beihe, liulin, office, chen, wu):
    quota = drawn_up(6, whom="units", unit_kind="township")

    quota.lay(by=chen)

    assert owed() == {"北河镇": 6, "柳林乡": 6}
    assert Quota.objects.count() == Laying.objects.count() == 1
    assert Notice.objects.visible_to(wu).count() == 1
    assert Deed.objects.about(quota).last().details["count"] == "2"


def test_a_quota_by_post_fits_those_who_hold_it(drawn_up, lin, wu, sun, chen):
    drawn_up(4, whom="people", role="head").lay(by=chen)
    drawn_up(2, whom="people", title="乡人大").lay(by=chen)

    assert owed() == {"吴建民": 4, "孙晓燕": 2}


def test_a_quota_by_age_fits_who_is_35_on_the_first_day_and_nobody_without_a_day_of_birth(
    drawn_up, born, lin, wu, sun, chen, this_half
):
    born(lin, this_half.first.year - 35)
    born(wu, this_half.first.year - 36)

    drawn_up(6, whom="people", age_to=35).lay(by=chen)

    assert owed() == {"林秀": 6}


def test_before_it_is_laid_it_says_what_would_change_and_nothing_is_owed(drawn_up, beihe, liulin):
    plan = plan_of(drawn_up(6, whom="units", unit_kind="township"))

    assert [(line.name, line.was, line.amount, line.effect) for line in plan.lines] == [
        ("北河镇", None, 6, "new"),
        ("柳林乡", None, 6, "new"),
    ]
    assert plan.total == 12
    assert not Target.objects.exists()


def test_who_comes_later_owes_by_the_days_left_once_it_is_laid_again(
    drawn_up, hire, beihe, lin, chen, this_half
):
    quota = drawn_up(6, whom="people", role="writer")
    quota.lay(by=chen)
    newcomer = hire("hewen", "何文", beihe, "writer")
    newcomer.post_set.update(starts_on=this_half.last - timedelta(days=this_half.days // 2 - 1))

    (line,) = plan_of(quota).changes
    quota.lay(by=chen)

    assert (line.name, line.amount) == ("何文", 3)
    assert owed() == {"林秀": 6, "何文": 3}


def test_leave_prorates_only_by_a_deed(drawn_up, lin, chen, this_half):
    quota = drawn_up(6, whom="people", role="writer")
    quota.lay(by=chen)

    away = Leave(person=lin, kind="sick", starts_on=this_half.first, ends_on=this_half.first + timedelta(61))
    away.grant(by=chen)

    assert owed() == {"林秀": 6}
    quota.lay(by=chen)
    assert owed() == {"林秀": 4}
    assert Portion.objects.last().days == this_half.days - 62


def test_a_transferred_persons_parts_go_to_each_unit(
    drawn_up, transferred, lin, beihe, liulin, chen, this_half
):
    transferred(lin, to=liulin, after=this_half.days // 3)

    drawn_up(6, whom="people", role="writer").lay(by=chen)

    assert owed() == {"林秀": 6}
    assert [(part.unit, part.amount) for part in UnitPart.objects.order_by("pk")] == [(beihe, 2), (liulin, 4)]


def test_who_fits_no_more_owes_nothing_after_the_next_laying(drawn_up, lin, sun, chen, this_half):
    quota = drawn_up(6, whom="people", role="writer")
    quota.lay(by=chen)
    sun.post_set.update(role="auditor")

    quota.lay(by=chen)

    assert owed() == {"林秀": 6, "孙晓燕": 0}


def test_what_was_corrected_for_one_alone_stays_unless_it_is_replaced(drawn_up, lin, sun, chen):
    quota = drawn_up(6, whom="people", role="writer")
    quota.lay(by=chen)
    Target.objects.for_person(lin).get().correct(amount=Decimal(2), by=chen)

    quota.lay(by=chen)
    kept = owed()
    quota.lay(by=chen, replacing=[("person", lin.pk)])

    assert kept == {"林秀": 2, "孙晓燕": 6}
    assert owed() == {"林秀": 6, "孙晓燕": 6}


def test_laying_a_quota_again_that_changes_nothing_tells_nobody(drawn_up, lin, chen):
    quota = drawn_up(6, whom="people", role="writer")
    quota.lay(by=chen)

    quota.lay(by=chen)

    assert Notice.objects.visible_to(lin).count() == 1


def test_two_quotas_that_ask_one_person_for_the_same_are_refused(drawn_up, born, lin, chen, this_half):
    born(lin, this_half.first.year - 30)
    drawn_up(6, whom="people", role="writer").lay(by=chen)

    with pytest.raises(TwoQuotasFit) as refused:
        drawn_up(8, whom="people", age_to=35).lay(by=chen)

    assert "林秀" in refused.value.sentence
    assert owed() == {"林秀": 6}


def test_quotas_of_different_kinds_fit_one_person_side_by_side(drawn_up, lin, chen):
    drawn_up(6, whom="people", role="writer").lay(by=chen)
    drawn_up(1, whom="people", role="writer", minimum_level="province").lay(by=chen)
    drawn_up(2, whom="people", role="writer", genre="research").lay(by=chen)
    drawn_up(9, whom="people", role="writer", counting="sent").lay(by=chen)

    assert sorted(target.amount for target in Target.objects.for_person(lin)) == [1, 2, 6, 9]


def test_a_quota_below_zero_is_refused(drawn_up, chen):
    with pytest.raises(QuotaBelowZero):
        drawn_up(-1, whom="units")
    with pytest.raises(QuotaBelowZero):
        drawn_up(1, whom="units").correct(amount=Decimal(-1), rounding="half", by=chen)


def test_the_same_quota_twice_is_refused(drawn_up):
    drawn_up(6, whom="units", unit_kind="township")

    with pytest.raises(QuotaStands):
        drawn_up(7, whom="units", unit_kind="township")


def test_ages_that_cross_are_refused(drawn_up):
    with pytest.raises(AgesCross):
        drawn_up(6, whom="people", age_from=40, age_to=35)


def test_a_quota_that_fits_nobody_is_refused(drawn_up, chen):
    with pytest.raises(NobodyFits):
        drawn_up(6, whom="people", age_to=3).lay(by=chen)


def test_a_corrected_quota_binds_when_it_is_laid_again(drawn_up, beihe, chen):
    quota = drawn_up(6, whom="units", unit_kind="township")
    quota.lay(by=chen)

    quota.correct(amount=Decimal(5), rounding="half", by=chen)
    before = owed()
    quota.lay(by=chen)

    assert (before, owed()) == ({"北河镇": 6}, {"北河镇": 5})


def test_after_signing_a_quota_is_laid_again_only_with_a_reason(drawn_up, lin, chen, this_half):
    quota = drawn_up(6, whom="people", role="writer")
    quota.lay(by=chen)
    Pledge.objects.sign(lin, period=this_half, owing=Target.objects.for_person(lin), by=lin)
    quota.correct(amount=Decimal(8), rounding="half", by=chen)

    with pytest.raises(SignedForReason):
        quota.lay(by=chen)
    quota.lay(by=chen, reason="主任会议调整下半年任务")

    assert owed() == {"林秀": 8}


def test_a_target_set_for_one_alone_is_kept_by_a_quota(drawn_up, beihe, liulin, chen, this_half):
    Target.objects.lay_on([beihe], owed=Owed(this_half, "pieces", Decimal(12)), by=chen)
    quota = drawn_up(6, whom="units", unit_kind="township")

    assert [line.effect for line in plan_of(quota).lines] == ["kept", "new"]
    quota.lay(by=chen)

    assert owed() == {"北河镇": 12, "柳林乡": 6}


def test_the_page_says_that_what_was_set_for_one_alone_stays(drawn_up, beihe, liulin, chen, this_half, desk):
    Target.objects.lay_on([beihe, liulin], owed=Owed(this_half, "pieces", Decimal(9)), by=chen)
    quota = drawn_up(6, whom="units", unit_kind="township")

    page = desk(chen).get(quota.get_absolute_url()).content.decode()

    assert "有2项任务是单独下达的，保持不变" in page
    assert "都已与指标一致" not in page
