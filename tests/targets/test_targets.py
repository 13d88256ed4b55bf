from decimal import Decimal
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils.html import escape

from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.targets.meeting import owings
from byline.targets.progress import Progress, percent


def test_at_half_the_time_a_third_is_behind_and_will_fall_short():
    progress = Progress(Decimal(6), Decimal(2), Fraction(1, 2))

    assert progress.is_behind()
    assert not progress.is_behind(by=Decimal("0.5"))
    assert progress.shortfall == 4
    assert progress.forecast == 4
    assert progress.forecast_shortfall == 2
    assert percent(progress.share) == "33%"


def test_before_the_first_day_there_is_no_forecast():
    progress = Progress(Decimal(6), Decimal(0), Fraction(0))

    assert progress.forecast is None
    assert progress.forecast_shortfall is None
    assert not progress.is_behind()


def test_a_target_of_nothing_is_met():
    assert Progress(Decimal(0), Decimal(0)).is_met
    assert Progress(Decimal(0), Decimal(0)).share == 1


@pytest.fixture
def targets(beihe, liulin, lin, chen, half):
    Target.objects.lay_on([beihe, liulin], owed=Owed(half, "pieces", Decimal(6)), by=chen)
    Target.objects.lay_on([lin], owed=Owed(half, "pieces", Decimal(2)), by=chen)
    Target.objects.lay_on([beihe], owed=Owed(half, "pieces", Decimal(1), "province"), by=chen)


def test_each_target_counts_its_own_prints(targets, a_month_of_prints, chen, half):
    done = {
        (str(one.target.holder), one.target.minimum_level): one.progress.done
        for one in owings(chen, period=half, on=half.last)
    }

    assert done == {("北河镇", ""): 4, ("柳林乡", ""): 3, ("林秀", ""): 2, ("北河镇", "province"): 1}


def test_what_is_printed_after_the_day_is_not_counted_yet(targets, a_month_of_prints, chen, half, day_of):
    first = owings(chen, period=half, on=day_of(5))[0]

    assert first.progress.done == 1
    assert first.progress.gone == half.share_gone(day_of(5))


def test_a_writer_sees_the_own_unit_first_all_others_and_only_the_own_target(
    targets, a_month_of_prints, sun, lin, half
):
    def seen(person):
        return [str(one.target.holder) for one in owings(person, period=half, on=half.last)]

    assert seen(sun) == ["柳林乡", "北河镇", "北河镇"]
    assert seen(lin) == ["北河镇", "北河镇", "柳林乡", "林秀"]


def test_targets_take_four_questions(targets, a_month_of_prints, chen, half, django_assert_num_queries):
    assert chen.roles

    with django_assert_num_queries(4):
        assert [str(one.target.holder) for one in owings(chen, period=half, on=half.last)]


def test_the_page_says_what_is_owed(targets, a_month_of_prints, client, lin, half):
    client.force_login(lin)

    page = client.get(reverse("targets"), {"period": half.key}).content.decode()

    assert "67%" in page
    assert "100%" in page
    assert f"?unit={Target.objects.of_units().first().unit_id}&amp;period={half.key}" in page


def test_without_targets_the_page_says_so(client, lin, half):
    client.force_login(lin)

    assert client.get(reverse("targets"), {"period": half.key}).status_code == 200


def test_a_figure_opens_the_lines_of_its_levels_and_genre_alone(a_month_of_prints, desk, lin, chen, half):
    owed = Owed(half, "pieces", Decimal(3), minimum_level="province")
    Target.objects.lay_on([lin], owed=owed, by=chen)

    page = desk(chen).get(reverse("targets"), {"period": half.key}).content.decode()

    asked = f"person={lin.pk}&period={half.key}&measure=pieces&level=national%2Cprovince"
    assert escape(f"{reverse('entries')}?{asked}") in page
