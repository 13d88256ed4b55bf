"""Leave: days away, entered and ended by whoever keeps the people."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.team.keeping import BornTooLate
from byline.team.leaves import BackAlready, LeaveEndsBeforeItStarts, LeavesCross
from byline.team.models import Leave


@pytest.fixture
def away(lin, chen):
    """Let Lin be away from the first of March on."""
    return Leave(person=lin, kind="study", starts_on=date(2026, 3, 1)).grant(by=chen)


def test_a_leave_is_entered_and_the_person_hears_of_it(away, lin):
    assert Leave.objects.touching(date(2027, 1, 1), date(2027, 6, 30)).get() == away
    assert Notice.objects.visible_to(lin).count() == 1


def test_two_leaves_do_not_cross(away, lin, chen):
    with pytest.raises(LeavesCross):
        Leave(person=lin, kind="sick", starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 2)).grant(by=chen)


def test_a_leave_does_not_end_before_it_starts(lin, away, chen):
    with pytest.raises(LeaveEndsBeforeItStarts):
        Leave(person=lin, kind="sick", starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1)).grant(by=chen)
    with pytest.raises(LeaveEndsBeforeItStarts):
        away.end(on=date(2026, 2, 1), by=chen)


def test_who_came_back_is_not_away_any_more(away, lin, chen):
    away.end(on=date(2026, 4, 30), by=chen)

    assert not Leave.objects.touching(date(2026, 5, 1), date(2026, 6, 30)).exists()
    with pytest.raises(BackAlready):
        away.end(on=date(2026, 5, 30), by=chen)


def test_a_leave_is_entered_and_ended_on_the_pages(lin, chen, desk, today):
    told = {"kind": "sick", "starts_on": today.isoformat(), "ends_on": ""}

    desk(chen).post(reverse("new-leave", args=[lin.pk]), told)
    leave = Leave.objects.get()
    desk(chen).post(reverse("leave-return", args=[leave.pk]), {"ends_on": (today + timedelta(3)).isoformat()})

    leave.refresh_from_db()
    assert leave.ends_on == today + timedelta(3)
    assert "病假" in desk(chen).get(lin.get_absolute_url()).content.decode()


def test_the_form_tells_why_a_leave_cannot_end_before_it_begins(lin, chen, desk):
    told = {"kind": "sick", "starts_on": "2026-11-10", "ends_on": "2026-11-01"}

    answer = desk(chen).post(reverse("new-leave", args=[lin.pk]), told)

    assert answer.status_code == 422
    assert "不能早于这一天结束" in answer.content.decode()


def test_a_writer_enters_no_leave(away, lin, desk):
    assert desk(lin).get(reverse("new-leave", args=[lin.pk])).status_code == 403
    assert desk(lin).post(reverse("leave-return", args=[away.pk])).status_code == 403


def test_the_day_of_birth_is_entered_by_who_keeps_the_people(lin, luo, chen, desk):
    desk(luo).post(reverse("birth", args=[lin.pk]), {"born_on": "1991-07-01"})

    lin.refresh_from_db()
    assert lin.born_on == date(1991, 7, 1)
    assert desk(chen).get(reverse("birth", args=[lin.pk])).status_code == 403


def test_nobody_is_born_today_or_later(lin, luo, today):
    with pytest.raises(BornTooLate):
        lin.note_birth(on=today, by=luo)
