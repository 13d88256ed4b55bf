from datetime import timedelta

import pytest
from django.utils import timezone

from byline.activity.models import Notice
from byline.rewards.models import Award, AwardRound, Veto
from byline.rewards.models.award import ConferredAlready
from byline.rewards.models.objection import object_to
from byline.rewards.models.round import (
    DaysNotOver,
    NotInFigures,
    ObjectionsOpen,
    ObjectionUpheld,
    RoundSigned,
    RoundWithdrawn,
    SignedByProposer,
    SignedForOneself,
    VetoedAlready,
)


@pytest.fixture
def round_(propose, best):
    return propose(best(1), best(2, holders="units", honour="先进单位"))


def test_a_leader_signs_once_the_days_are_over(round_, zhou, later, sun):
    later(10)

    round_.sign(by=zhou)

    assert [one.holder_name for one in round_.awards()] == ["孙晓燕", "北河镇", "柳林乡"]
    assert round_.awards().first().why.endswith("3条，第1名")
    assert round_.is_whole
    assert Notice.objects.filter(person=sun, deed__verb="signed").exists()


def test_who_proposed_does_not_sign(propose, best, signed, zhou, later):
    own = AwardRound.objects.propose(AwardRound(title="先进", bulletin=signed), criteria=[best(1)], by=zhou)
    later(10)

    with pytest.raises(SignedByProposer):
        own.sign(by=zhou)


def test_nobody_signs_an_award_of_their_own(round_, sun, later):
    later(10)

    with pytest.raises(SignedForOneself):
        round_.sign(by=sun)
    assert not Award.objects.exists()


def test_before_the_days_are_over_the_refusal_names_the_day(round_, zhou):
    with pytest.raises(DaysNotOver) as refused:
        round_.sign(by=zhou)

    assert refused.value.words["day"] == round_.disputes_until + timedelta(days=1)
    assert not Award.objects.exists()


def test_the_days_for_objections_are_working_days(round_):
    proposed = timezone.localtime(round_.proposed_at).date()

    between = [proposed + timedelta(days=n + 1) for n in range((round_.disputes_until - proposed).days)]

    assert len([day for day in between if day.weekday() < 5]) == 3


def test_a_second_signature_is_refused(round_, zhou, admin_head, later):
    later(10)
    round_.sign(by=zhou)

    with pytest.raises(RoundSigned):
        AwardRound.objects.get(pk=round_.pk).sign(by=admin_head)

    assert Award.objects.count() == 3


def test_a_figure_changed_behind_our_back_is_seen(round_, zhou, later):
    later(10)
    round_.sign(by=zhou)

    plain = round_.frozen_figures
    plain[0]["amounts"][0][1] = "99"
    AwardRound.objects.update(frozen_figures=plain)

    assert not AwardRound.objects.get().is_whole


def test_an_unanswered_objection_keeps_it_from_being_signed(round_, lin, zhou, later):
    object_to(round_, says="我少算一条", by=lin)
    later(10)

    with pytest.raises(ObjectionsOpen):
        round_.sign(by=zhou)


def test_an_upheld_objection_wants_somebody_left_out(round_, lin, sun, chen, zhou, later):
    object_to(round_, says="稿件有抄袭", by=lin).reply(decision="upheld", reason="属实", by=chen)
    later(10)
    with pytest.raises(ObjectionUpheld):
        round_.sign(by=zhou)

    round_.veto(sun, reason="抄袭", by=chen)
    later(30)
    AwardRound.objects.get().sign(by=zhou)

    assert [one.holder_name for one in round_.awards()][:2] == ["林秀", "吴建民"]


def test_leaving_somebody_out_gives_all_their_days_anew(round_, sun, chen, zhou, later):
    later(10)
    round_.veto(sun, reason="失实报道被通报", by=chen)
    Veto.objects.update(at=timezone.now())

    with pytest.raises(DaysNotOver):
        AwardRound.objects.get().sign(by=zhou)


def test_nobody_is_left_out_twice(round_, sun, chen):
    round_.veto(sun, reason="失实", by=chen)

    with pytest.raises(VetoedAlready):
        round_.veto(sun, reason="失实", by=chen)


def test_only_who_stands_in_the_figures_is_left_out(round_, shi, chen):
    with pytest.raises(NotInFigures):
        round_.veto(shi, reason="失实", by=chen)


def test_a_withdrawn_round_is_not_signed(round_, chen, zhou, later):
    round_.withdraw(reason="标准写错", by=chen)
    later(10)

    with pytest.raises(RoundWithdrawn):
        round_.sign(by=zhou)


def test_an_award_is_handed_over_once(round_, chen, zhou, later):
    later(10)
    round_.sign(by=zhou)
    award = round_.awards().first()
    award.confer(by=chen)

    with pytest.raises(ConferredAlready):
        award.confer(by=chen)
