"""Targets: what units and people owe in a period, set at once and corrected one by one."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from byline.activity.models import Deed, Notice
from byline.reckoning.periods import Period
from byline.rules.models import Target
from byline.rules.models.target import Owed, TargetBelowZero

HALF = Period.half_year(2026, 1)
SIX_PIECES = Owed(HALF, "pieces", Decimal(6))


def test_all_units_owe_the_same_after_one_deed_and_their_heads_hear_of_it(beihe, liulin, chen, wu):
    Target.objects.lay_on([beihe, liulin], owed=SIX_PIECES, by=chen)

    assert [(target.unit, target.amount) for target in Target.objects.of_units()] == [
        (beihe, 6),
        (liulin, 6),
    ]
    assert Notice.objects.visible_to(wu).count() == 1
    assert Target.objects.of(beihe).in_period(HALF).get().period == HALF


def test_a_person_owes_beside_the_unit_and_hears_of_it(beihe, lin, chen):
    Target.objects.lay_on([beihe, lin], owed=SIX_PIECES, by=chen)

    assert Target.objects.for_person(lin).get().holder == lin
    assert Target.objects.of(beihe).get().holder == beihe
    assert Notice.objects.visible_to(lin).get().deed.verb == "set_pieces"


def test_setting_again_corrects_and_does_not_double(beihe, liulin, chen):
    Target.objects.lay_on([beihe], owed=SIX_PIECES, by=chen)

    changed = Target.objects.lay_on([beihe, liulin], owed=Owed(HALF, "pieces", Decimal(4)), by=chen)

    assert len(changed) == 2
    assert [target.amount for target in Target.objects.of_units()] == [4, 4]


def test_setting_the_same_again_is_no_deed(beihe, chen):
    Target.objects.lay_on([beihe], owed=SIX_PIECES, by=chen)

    assert Target.objects.lay_on([beihe], owed=SIX_PIECES, by=chen) == []
    assert Deed.objects.count() == 1


def test_targets_of_different_measures_and_levels_stand_side_by_side(beihe, chen):
    for owed in (SIX_PIECES, Owed(HALF, "points", Decimal(30)), Owed(HALF, "pieces", Decimal(1), "province")):
        Target.objects.lay_on([beihe], owed=owed, by=chen)

    assert Target.objects.of(beihe).in_period(HALF).count() == 3


def test_a_correction_is_told_with_what_it_was(beihe, chen):
    (target,) = Target.objects.lay_on([beihe], owed=SIX_PIECES, by=chen)

    target.correct(amount=Decimal(5), by=chen)

    assert target.amount == 5
    details = Deed.objects.about(target).last().details
    assert details == {"holder": "北河镇", "was": "6", "amount": "5"}


def test_a_target_below_zero_is_refused(beihe, chen):
    with pytest.raises(TargetBelowZero):
        Target.objects.lay_on([beihe], owed=Owed(HALF, "pieces", Decimal(-1)), by=chen)


def test_a_target_has_one_holder_says_the_database(beihe, lin, qinghe, chen):
    for holders in ({"unit": beihe, "person": lin}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Target.objects.create(
                congress=qinghe,
                starts_on=HALF.first,
                ends_on=HALF.last,
                measure="pieces",
                amount=1,
                set_by=chen,
                set_at=timezone.now(),
                **holders,
            )


def test_a_writer_sees_units_and_their_own_a_head_their_people_and_the_office_everybody(
    beihe, liulin, lin, sun, wu, chen, zhou
):
    Target.objects.lay_on([beihe, liulin, lin, sun], owed=SIX_PIECES, by=chen)

    def seen(person):
        return {str(target.holder) for target in Target.objects.visible_to(person)}

    assert seen(lin) == {"北河镇", "柳林乡", "林秀"}
    assert seen(wu) == {"北河镇", "柳林乡", "林秀"}
    assert seen(sun) == {"北河镇", "柳林乡", "孙晓燕"}
    assert seen(chen) == seen(zhou) == {"北河镇", "柳林乡", "林秀", "孙晓燕"}


def test_setting_for_many_costs_as_many_questions_as_for_few(
    beihe, liulin, lin, sun, chen, django_assert_max_num_queries
):
    Target.objects.lay_on([beihe], owed=Owed(HALF, "yuan", Decimal(1)), by=chen)

    with django_assert_max_num_queries(18):
        Target.objects.lay_on([beihe, liulin, lin, sun], owed=SIX_PIECES, by=chen)
