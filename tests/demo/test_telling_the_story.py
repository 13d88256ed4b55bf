from collections import Counter
from datetime import date

import pytest

from byline.demo import story
from byline.demo.presses import printings

pytestmark = pytest.mark.xdist_group("telling_the_story")  # by one worker: the county is made once
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def told():
    return story.drafts(TODAY)


@pytest.fixture(scope="module")
def printed(told):
    return printings(told, TODAY)


def moments(draft):
    steps = (
        draft.begun_at,
        draft.filed_at,
        draft.returned_at,
        draft.filed_again_at,
        draft.office_passed_at,
        draft.registered_at,
        *draft.sent.values(),
    )
    return [at for at in steps if at]


def test_the_same_day_tells_the_same_story(told, printed):
    again = story.drafts(TODAY)
    assert again == told
    assert [one.shown for one in printings(again, TODAY)] == [one.shown for one in printed]


def test_nothing_happens_today_or_later(told, printed):
    assert all(at.date() < TODAY for draft in told for at in moments(draft))
    assert all(one.claimed_at.date() < TODAY for one in printed)
    assert all(one.decided_at.date() < TODAY for one in printed if one.decided_at)


def test_steps_come_one_after_the_other(told):
    for draft in told:
        steps = moments(draft)[: -len(draft.sent) or None]
        assert steps == sorted(steps), draft.text.title


def test_two_years_are_full_and_varied(told):
    assert len(told) == 1200
    titles = Counter(draft.text.title for draft in told)
    assert sum(count - 1 for count in titles.values()) < 30
    assert len({draft.text.mould for draft in told}) > 50


def test_outlets_print_about_seven_hundred_pages_in_a_dozen_looks(printed):
    assert 550 < len(printed) < 850
    assert len({one.shown.look for one in printed}) >= 12


def test_a_dozen_pages_wait_and_a_piece_from_the_levee_is_among_them(told, printed):
    waiting = [one for one in printed if one.decided_at is None]
    assert 10 <= len(waiting) <= 14
    assert story.STAR_TITLE in {told[one.drafts[0]].text.title for one in waiting}


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2028, 2, 29), date(2026, 8, 2)])
def test_the_story_can_be_told_on_any_day(day):
    told = story.drafts(day, pieces=150)
    assert printings(told, day)
