"""Back to the author or to an earlier step, with a reason in one's own words."""

import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.review import NotEarlier
from byline.manuscripts.models.state import State


@pytest.fixture
def at_third(draft, lin, wu, chen, zhou, lay):
    lay("unit", "office", "leader")
    draft.file(by=lin)
    draft.pass_review(by=wu, remark="数字已核。")
    draft.pass_review(by=chen)
    return draft


def test_it_goes_back_to_the_step_that_was_chosen(at_work, at_third, zhou, wu):
    first = at_third.last_filing.steps[0]

    page = at_work(zhou).get(reverse("review-desk", args=[at_third.pk])).content.decode()
    at_work(zhou).post(reverse("return", args=[at_third.pk]), {"words": "请镇里再核。", "to": first.pk})

    assert f'<option value="{first.pk}"' in page
    at_third.refresh_from_db()
    assert (at_third.state, at_third.turn) == (State.UNIT_REVIEW, first)
    assert "请镇里再核。" in at_work(wu).get(reverse("review-desk", args=[at_third.pk])).content.decode()


def test_every_step_after_it_is_taken_again(at_third, zhou, wu, chen):
    at_third.send_back(by=zhou, reason="再核。", to=at_third.last_filing.steps[0])
    at_third.pass_review(by=wu)

    assert at_third.state == State.OFFICE_REVIEW
    at_third.pass_review(by=chen)
    at_third.pass_review(by=zhou)
    assert Manuscript.objects.get(pk=at_third.pk).state == State.PASSED


def test_it_does_not_go_forward_or_to_a_step_of_another_filing(at_work, at_third, zhou, wu, chen, lin):
    filing = at_third.last_filing
    with pytest.raises(NotEarlier):
        at_third.send_back(by=zhou, reason="再核。", to=filing.steps[2])
    old = filing.steps[0]
    at_third.send_back(by=zhou, reason="重写。")
    at_third.file(by=lin)
    at_third.pass_review(by=wu)
    with pytest.raises(NotEarlier):
        at_third.send_back(by=chen, reason="再核。", to=old)


def test_the_sheet_tells_every_return_with_its_reason(at_work, at_third, zhou, lin):
    at_third.send_back(by=zhou, reason="第二段请重写。")

    page = at_work(lin).get(at_third.get_absolute_url()).content.decode()

    assert "第二段请重写。" in page
    assert "数字已核。" in page


def test_a_step_of_a_strangers_piece_is_not_found(at_work, at_third, zhou):
    sent = {"words": "再核。", "to": 999_999}

    assert at_work(zhou).post(reverse("return", args=[at_third.pk]), sent).status_code == 404
