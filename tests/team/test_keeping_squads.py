"""Squads: founded and ended, joined and left, by whoever keeps them; everybody inside reads them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.reckoning.periods import Period
from byline.team.amending import SquadBeginsAfterItEnds, SquadBeginsAfterJoining
from byline.team.models import Squad, SquadMember
from byline.team.squads import (
    InAlready,
    JoinsLater,
    LeavesBeforeJoining,
    LeftAlready,
    SquadEndedAlready,
    SquadEndsBeforeItStarts,
    SquadIsOver,
    SquadKnown,
    SquadNotBegun,
)

MARCH = date(2026, 3, 1)


@pytest.fixture
def vanguard(qinghe, chen):
    """Found a squad on the first of March."""
    return Squad(congress=qinghe, name="人大信息先锋队", purpose="抓重点选题", starts_on=MARCH).found(by=chen)


@pytest.fixture
def take_in(vanguard, chen):
    """Take a person into the squad: take_in(lin, date(2026, 3, 1), is_leader=True)."""

    def taken(person, day, *, is_leader=False):
        member = SquadMember(squad=vanguard, person=person, starts_on=day, is_leader=is_leader)
        return member.join(by=chen)

    return taken


def test_a_squad_is_founded_and_somebody_joins_who_hears_of_it(vanguard, take_in, lin):
    member = take_in(lin, MARCH, is_leader=True)

    assert vanguard.leaders == [lin]
    assert list(SquadMember.objects.visible_to(lin).on(MARCH)) == [member]
    assert Notice.objects.visible_to(lin).count() == 1


def test_two_squads_have_two_names(vanguard, qinghe, chen):
    with pytest.raises(SquadKnown):
        Squad(congress=qinghe, name=vanguard.name, starts_on=MARCH).found(by=chen)


def test_nobody_joins_before_the_squad_begins(take_in, lin):
    with pytest.raises(SquadNotBegun):
        take_in(lin, date(2026, 2, 28))


def test_nobody_is_in_a_squad_twice(take_in, lin, chen):
    member = take_in(lin, MARCH)
    with pytest.raises(InAlready):
        take_in(lin, date(2026, 5, 1))

    member.leave(on=date(2026, 4, 30), by=chen)

    assert take_in(lin, date(2026, 5, 1)).ends_on is None


def test_who_joins_for_days_before_an_earlier_membership_is_refused(take_in, lin):
    take_in(lin, date(2026, 5, 1))
    with pytest.raises(InAlready):
        take_in(lin, MARCH)


def test_who_left_is_not_in_it_any_more(vanguard, take_in, lin, chen):
    member = take_in(lin, MARCH)
    member.leave(on=date(2026, 4, 30), by=chen)

    assert not vanguard.members.on(date(2026, 5, 1)).exists()
    assert vanguard.members.in_period(Period.quarter(2026, 2)).get() == member
    assert not vanguard.members.in_period(Period.quarter(2026, 3)).exists()
    with pytest.raises(LeftAlready):
        member.leave(on=date(2026, 5, 1), by=chen)


def test_nobody_leaves_before_joining(take_in, lin, chen):
    member = take_in(lin, date(2026, 4, 1))
    with pytest.raises(LeavesBeforeJoining):
        member.leave(on=date(2026, 3, 31), by=chen)


def test_who_is_in_a_squad_leaves_when_it_ends_and_hears_of_it(vanguard, take_in, lin, wu, chen):
    early, staying = take_in(lin, MARCH), take_in(wu, MARCH)
    early.leave(on=date(2026, 3, 31), by=chen)
    Notice.objects.visible_to(wu).delete()

    vanguard.end(on=date(2026, 6, 30), by=chen)

    staying.refresh_from_db()
    early.refresh_from_db()
    assert (early.ends_on, staying.ends_on) == (date(2026, 3, 31), date(2026, 6, 30))
    assert [member.person for member in Squad.objects.get().staff] == [wu]
    assert Notice.objects.visible_to(wu).count() == 1
    assert not Squad.objects.in_period(Period.half_year(2026, 2)).exists()


def test_an_end_may_come_earlier_but_not_later(vanguard, take_in, lin, chen):
    vanguard.end(on=date(2026, 6, 30), by=chen)
    with pytest.raises(SquadEndedAlready):
        vanguard.end(on=date(2026, 7, 31), by=chen)

    vanguard.end(on=date(2026, 5, 31), by=chen)

    assert take_in(lin, MARCH).ends_on == date(2026, 5, 31)
    with pytest.raises(SquadIsOver):
        take_in(lin, date(2026, 6, 1))


def test_a_squad_does_not_end_before_it_starts_or_before_somebody_joins(vanguard, take_in, lin, chen):
    with pytest.raises(SquadEndsBeforeItStarts):
        vanguard.end(on=date(2026, 2, 28), by=chen)
    take_in(lin, date(2026, 4, 1))
    with pytest.raises(JoinsLater):
        vanguard.end(on=date(2026, 3, 31), by=chen)


def test_a_squad_is_kept_on_its_pages(lin, wu, chen, desk, today):
    keeper, day = desk(chen), today.isoformat()
    keeper.post(reverse("new-squad"), {"name": "写作专班", "purpose": "", "starts_on": day})
    squad = Squad.objects.get()
    joining = reverse("joining", args=[squad.pk])
    keeper.post(joining, {"person": lin.pk, "is_leader": "on", "starts_on": day})
    keeper.post(joining, {"person": wu.pk, "starts_on": day})
    refused = keeper.post(reverse("leaving", args=[1_000_000]), {"ends_on": day})
    gone = squad.members.get(person=wu)
    keeper.post(reverse("leaving", args=[gone.pk]), {"ends_on": day})
    tomorrow = (today + timedelta(1)).isoformat()
    keeper.post(reverse("squad-ending", args=[squad.pk]), {"ends_on": tomorrow})

    squad.refresh_from_db()
    gone.refresh_from_db()
    assert refused.status_code == 404
    assert (squad.ends_on, gone.ends_on) == (today + timedelta(1), today)
    page = desk(lin).get(squad.get_absolute_url()).content.decode()
    assert "林秀" in page
    assert "队长" in page
    assert "北河镇" in page
    assert "写作专班" in desk(lin).get(reverse("squads")).content.decode()


def test_the_form_tells_why_somebody_was_not_taken_in(vanguard, lin, chen, desk):
    told = {"person": lin.pk, "starts_on": "2026-02-01"}
    answer = desk(chen).post(reverse("joining", args=[vanguard.pk]), told)
    assert answer.status_code == 422
    assert "此前不能入队" in answer.content.decode()


def test_a_squad_gets_another_name_purpose_and_first_day_and_who_is_in_it_hears(
    vanguard, take_in, lin, chen, desk
):
    take_in(lin, date(2026, 4, 1))
    Notice.objects.visible_to(lin).delete()
    told = {"name": "人大新闻先锋队", "purpose": "抓代表履职选题", "starts_on": "2026-02-01"}

    for _click in range(2):
        assert desk(chen).post(reverse("squad-amending", args=[vanguard.pk]), told).status_code == 302

    page = desk(lin).get(vanguard.get_absolute_url()).content.decode()
    assert all(
        words in page for words in ("人大新闻先锋队", "抓代表履职选题", "2026-02-01", "人大信息先锋队")
    )
    assert Notice.objects.visible_to(lin).count() == 1


def test_a_squad_does_not_begin_after_somebody_joined_or_after_its_end(vanguard, take_in, lin, chen):
    vanguard.end(on=date(2026, 6, 30), by=chen)
    vanguard.starts_on = date(2026, 7, 1)
    with pytest.raises(SquadBeginsAfterItEnds):
        vanguard.amend(by=chen)
    vanguard.starts_on = MARCH
    take_in(lin, MARCH)
    vanguard.starts_on = date(2026, 3, 2)
    with pytest.raises(SquadBeginsAfterJoining):
        vanguard.amend(by=chen)


def test_a_squad_does_not_take_the_name_of_another(vanguard, qinghe, chen, desk):
    other = Squad(congress=qinghe, name="写作专班", starts_on=MARCH).found(by=chen)
    told = {"name": vanguard.name, "purpose": "", "starts_on": "2026-03-01"}

    answer = desk(chen).post(reverse("squad-amending", args=[other.pk]), told)

    assert answer.status_code == 422
    assert "已经有名为" in answer.content.decode()
    assert Squad.objects.get(pk=other.pk).name == "写作专班"


def test_a_writer_reads_squads_and_keeps_none(take_in, lin, vanguard, desk):
    member = take_in(lin, MARCH)
    keeping = [
        reverse("new-squad"),
        reverse("squad-amending", args=[vanguard.pk]),
        reverse("squad-ending", args=[vanguard.pk]),
        reverse("joining", args=[vanguard.pk]),
        reverse("leaving", args=[member.pk]),
    ]
    assert [desk(lin).get(page).status_code for page in keeping] == [403] * 5
    assert desk(lin).get(vanguard.get_absolute_url()).status_code == 200


def test_the_squads_of_another_congress_are_not_there(vanguard, stranger, desk):
    assert desk(stranger).get(vanguard.get_absolute_url()).status_code == 404
    assert desk(stranger).get(reverse("squad-amending", args=[vanguard.pk])).status_code in {403, 404}
    assert vanguard not in Squad.objects.visible_to(stranger)
