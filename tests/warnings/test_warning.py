import pytest

from byline.activity.models import Notice
from byline.rewards.awarding import short_ones
from byline.rewards.frozen import HalfNotOver, NotFrozen, history_of
from byline.standings.models import Bulletin
from byline.warnings import models
from byline.warnings.models.warning import (
    NobodyChosen,
    PeriodOpen,
    WarnedAlready,
    WarnedByProposer,
    WarningDecided,
)


@pytest.fixture
def concerns(short_half):
    return short_ones(history_of(short_half))


@pytest.fixture
def warning(concerns, short_half, chen):
    return models.Warning.objects.propose(concerns, of=short_half, by=chen)[0]


def test_who_missed_the_target_of_a_signed_half_year_gives_cause(concerns):
    assert [(one.figure.name, one.kind, one.figure.short_by) for one in concerns] == [
        ("林秀", "shortfall", 3)
    ]


def test_a_warning_says_why_by_frozen_figures(warning):
    assert "1" in warning.why
    assert "4" in warning.why
    assert warning.holder_name == "林秀"


def test_nobody_is_warned_for_a_period_that_is_not_closed(
    a_month_of_prints, concerns, qinghe, chen, last_month
):
    open_one = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)

    with pytest.raises(PeriodOpen):
        models.Warning.objects.propose(concerns, of=open_one, by=chen)
    with pytest.raises((NotFrozen, HalfNotOver)):
        history_of(open_one)


def test_a_month_is_too_early_for_a_half_years_target(signed, last_month):
    if last_month.last.month in {6, 12}:
        pytest.skip("last month ends a half-year")
    with pytest.raises(HalfNotOver):
        history_of(signed)


def test_nobody_is_warned_by_default(short_half, chen):
    with pytest.raises(NobodyChosen):
        models.Warning.objects.propose([], of=short_half, by=chen)


def test_nobody_is_warned_twice_for_one_cause(warning, concerns, short_half, chen):
    with pytest.raises(WarnedAlready):
        models.Warning.objects.propose(concerns, of=short_half, by=chen)


def test_a_leader_signs_and_who_is_concerned_hears_of_it(warning, zhou, lin):
    warning.sign(by=zhou)

    told = Notice.objects.filter(person=lin, deed__verb="signed").order_by("pk").last()
    assert told.deed.subject == warning


def test_who_proposed_it_does_not_sign_it(concerns, short_half, zhou):
    (own,) = models.Warning.objects.propose(concerns, of=short_half, by=zhou)

    with pytest.raises(WarnedByProposer):
        own.sign(by=zhou)


def test_a_second_decision_is_refused(warning, zhou, admin_head):
    warning.drop(reason="因病请假", by=zhou)

    with pytest.raises(WarningDecided):
        warning.sign(by=admin_head)


def test_a_warning_is_seen_by_those_concerned_once_signed(warning, lin, wu, sun, chen, zhou):
    seen = models.Warning.objects.visible_to
    assert warning not in seen(lin)

    warning.sign(by=zhou)

    assert warning in seen(lin)
    assert warning in seen(chen)
    assert warning not in seen(sun)
    assert warning not in seen(wu)
