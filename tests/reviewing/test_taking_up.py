"""我来审: one reviewer at a time, and a lock that never locks its owner out."""

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models.review import NotYourTurn, TakenUp, Taking
from byline.team.models import Post
from tests.cast import LONG_AGO


@pytest.fixture
def han(hire, office):
    """Han Lu is the other editor."""
    return hire("hanlu", "韩璐", office, "editor")


@pytest.fixture
def filed(draft, lin, wu, chen, han):
    draft.file(by=lin)
    draft.pass_review(by=wu)
    return draft


def standing():
    return [taking.by.name for taking in Taking.objects.filter(ended_at=None)]


def test_opening_alone_does_not_take(at_work, filed, chen):
    at_work(chen).get(reverse("review-desk", args=[filed.pk]))
    at_work(chen).get(reverse("amendment", args=[filed.pk]))

    assert standing() == []


def test_who_took_it_is_told_to_the_other(at_work, filed, chen, han):
    at_work(chen).post(reverse("taking", args=[filed.pk]))

    page = at_work(han).get(reverse("review-desk", args=[filed.pk])).content.decode()

    assert "陈静在审" in page
    assert "接过来" in page
    with pytest.raises(TakenUp) as refusal:
        filed.pass_review(by=han)
    assert refusal.value.words["name"] == "陈静"


def test_the_owner_goes_on_in_a_second_window(filed, chen, amend, desk):
    filed.take(by=chen)

    assert desk(chen).post(reverse("taking", args=[filed.pk])).status_code == 302
    amend(filed, chen, ("北河镇", "北河"))
    assert standing() == ["陈静"]


def test_it_can_be_taken_over_and_the_first_is_told(at_work, filed, chen, han):
    filed.take(by=chen)

    at_work(han).post(reverse("taking-over", args=[filed.pk]))

    assert standing() == ["韩璐"]
    assert Notice.objects.filter(person=chen, deed__verb="taken_over").exists()


def test_it_can_be_laid_back_by_its_owner_alone(at_work, filed, chen, han):
    filed.take(by=chen)

    at_work(han).post(reverse("laying-back", args=[filed.pk]))
    assert standing() == ["陈静"]
    at_work(chen).post(reverse("laying-back", args=[filed.pk]))
    assert standing() == []


def test_a_decision_ends_it(filed, chen):
    filed.take(by=chen)
    filed.pass_review(by=chen)

    assert standing() == []


def test_amending_passing_and_returning_take_by_themselves(filed, chen, amend):
    amend(filed, chen, ("北河镇", "北河"))

    assert standing() == ["陈静"]
    filed.send_back(by=chen, reason="数字再核。")
    assert Taking.objects.filter(by=chen, ended_at__isnull=False).count() == 1


def test_who_is_not_asked_cannot_take(at_work, filed, wu, stranger):
    with pytest.raises(NotYourTurn):
        filed.take(by=wu)
    assert at_work(stranger).post(reverse("taking", args=[filed.pk])).status_code == 404


def test_a_button_pressed_twice_passes_one_step(at_work, filed, chen, lin, wu, lay):
    filed.send_back(by=chen, reason="换四审。")
    lay("office", "office")
    filed.file(by=lin)
    turn = filed.turn_id
    address = reverse("passing", args=[filed.pk])

    assert at_work(chen).post(address, {"words": "", "turn": turn}).status_code == 302
    answer = at_work(chen).post(address, {"words": "", "turn": turn})

    assert answer.status_code == 422
    assert "陈静" in answer.content.decode()
    filed.refresh_from_db()
    assert filed.last_filing.next_step.place == 2


def test_a_reviewer_who_left_blocks_nobody(filed, chen, han):
    filed.take(by=chen)
    Post.objects.filter(person=chen).update(ends_on=LONG_AGO)

    filed.take(by=han, over=True)

    assert standing() == ["韩璐"]
