import pytest

from byline.activity.models import Notice
from byline.reckoning.periods import Period
from byline.rewards.frozen import Corrected, NotFrozen, TwoOfOneName
from byline.rewards.models import AwardRound
from byline.rewards.models.round import NobodyAwarded, NoCriterion
from byline.standings.models import Bulletin
from tests.rewards.test_awarding import names


def test_a_round_names_who_meets_its_criteria_and_why(propose, best):
    round_ = propose(best(1), best(2, holders="units", honour="先进单位"))

    told = [
        (one.figure.name, why.endswith(("3条，第1名", "4条，第1名"))) for _c, one, why in round_.awarded()
    ]

    assert [name for name, _why in told] == ["孙晓燕", "北河镇", "柳林乡"]
    assert told[0][1]
    assert told[1][1]


def test_who_shares_the_last_place_is_awarded_too(propose, best):
    round_ = propose(best(2))

    assert [one.figure.name for _c, one, _why in round_.awarded()] == ["孙晓燕", "林秀", "吴建民"]


def test_who_is_named_hears_of_it(propose, best, sun):
    propose(best(1))

    assert Notice.objects.filter(person=sun, deed__verb="proposed").exists()


def test_the_figures_stay_those_of_the_signed_bulletin(propose, best, printed, lin, yunzhou_daily, day_of):
    round_ = propose(best(1))

    for day in (10, 11, 12):
        printed(lin, by_outlet=yunzhou_daily, on=day_of(day))

    assert names(AwardRound.objects.get(pk=round_.pk).awarded()) == ["孙晓燕"]


def test_an_unsigned_bulletin_awards_nobody(a_month_of_prints, last_month, qinghe, chen, best):
    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)

    with pytest.raises(NotFrozen):
        AwardRound.objects.propose(AwardRound(title="先进", bulletin=bulletin), criteria=[best(1)], by=chen)


def test_a_corrected_bulletin_awards_nobody(signed, propose, best, chen, zhou):
    signed.correct(reason="漏计一条", by=chen).sign(by=zhou)

    with pytest.raises(Corrected):
        propose(best(1))


def test_two_of_one_name_are_told_apart_before_anybody_is_awarded(signed, propose, best, hire, liulin):
    hire("sunxiaoyan2", "孙晓燕", liulin, "writer")

    with pytest.raises(TwoOfOneName):
        propose(best(1))


def test_a_round_asks_for_a_criterion(propose):
    with pytest.raises(NoCriterion):
        propose()


def test_a_round_that_awards_nobody_is_refused(propose, best):
    with pytest.raises(NobodyAwarded):
        propose(best(100, shape="threshold"))

    assert not AwardRound.objects.exists()


def test_a_period_label_is_told_in_the_reason(propose, best, last_month):
    (_criterion, _one, why) = propose(best(1)).awarded()[0]

    assert str(last_month.first.year) in why
    assert Period.parse(last_month.key) == last_month
