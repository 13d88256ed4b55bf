"""Stand-ins: entered for oneself or by the office, ended at once."""

from datetime import timedelta

import pytest

from byline.activity.models import Notice
from byline.standards.models import StandIn
from byline.standards.models.days import DayGone
from byline.standards.models.standin import (
    EndsTooEarly,
    MayNotReview,
    NobodyStandsInForThemselves,
    NotYourAbsence,
    StandInOver,
    StoodInForAlready,
)


@pytest.fixture
def week(today):
    """From today for a week."""
    return {"starts_on": today, "ends_on": today + timedelta(days=6)}


@pytest.fixture
def away(wu, chen, week):
    """Wu is away this week, Chen stands in."""
    return StandIn(absent=wu, stand_in=chen, **week).name_stand_in(by=wu)


def test_a_head_enters_their_own_absence(desk, wu, chen, week):
    answer = desk(wu).post("/stand-ins/new/", {"absent": wu.pk, "stand_in": chen.pk, **week})

    assert (answer.status_code, answer.url) == (302, "/stand-ins/")
    assert StandIn.objects.standing_in_for([wu]) == [chen]
    assert Notice.objects.visible_to(chen).count() == 1
    assert "陈静" in desk(wu).get("/stand-ins/").content.decode()


def test_the_office_enters_it_for_others_and_a_head_does_not(desk, wu, chen, zhou, week):
    desk(chen).post("/stand-ins/new/", {"absent": wu.pk, "stand_in": zhou.pk, **week})
    assert StandIn.objects.get().by == chen

    with pytest.raises(NotYourAbsence):
        StandIn(absent=chen, stand_in=wu, **week).name_stand_in(by=wu)
    assert desk(wu).post("/stand-ins/new/", {"absent": chen.pk, "stand_in": wu.pk, **week}).status_code == 422


@pytest.mark.parametrize("who", ["lin", "su", "luo"])
def test_who_does_not_review_reads_and_enters_nothing(desk, request, who, away):
    client = desk(request.getfixturevalue(who))

    assert "吴建民" in client.get("/stand-ins/").content.decode()
    assert client.post("/stand-ins/new/").status_code == 403
    assert client.post(f"/stand-ins/{away.pk}/ending/").status_code == 403


def test_another_county_finds_nothing(desk, stranger, away):
    client = desk(stranger)

    assert "吴建民" not in client.get("/stand-ins/").content.decode()
    assert client.post(f"/stand-ins/{away.pk}/ending/").status_code == 404


def test_only_who_reviews_stands_in_and_nobody_for_themselves(wu, lin, stranger, week):
    for other in (lin, stranger):
        with pytest.raises(MayNotReview):
            StandIn(absent=wu, stand_in=other, **week).name_stand_in(by=wu)
    with pytest.raises(NobodyStandsInForThemselves):
        StandIn(absent=wu, stand_in=wu, **week).name_stand_in(by=wu)


def test_days_are_to_come_and_in_order(wu, chen, today):
    yesterday = today - timedelta(days=1)

    with pytest.raises(DayGone):
        StandIn(absent=wu, stand_in=chen, starts_on=yesterday, ends_on=today).name_stand_in(by=wu)
    with pytest.raises(EndsTooEarly):
        StandIn(absent=wu, stand_in=chen, starts_on=today, ends_on=yesterday).name_stand_in(by=wu)


def test_nobody_is_stood_in_for_twice_on_a_day(away, wu, zhou, week):
    with pytest.raises(StoodInForAlready):
        StandIn(absent=wu, stand_in=zhou, **week).name_stand_in(by=wu)

    away.end(by=wu)
    StandIn(absent=wu, stand_in=zhou, **week).name_stand_in(by=wu)


def test_it_ends_at_once_by_whoever_is_away_or_the_office(desk, away, wu, chen, zhou):
    with pytest.raises(NotYourAbsence):
        away.end(by=zhou)

    desk(chen).post(f"/stand-ins/{away.pk}/ending/")

    assert StandIn.objects.standing_in_for([wu]) == []
    with pytest.raises(StandInOver):
        away.end(by=wu)
    assert "已撤回" in desk(wu).get("/stand-ins/").content.decode()
