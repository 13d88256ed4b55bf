import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models import Submission
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import NotRegistered, SentAlready


def test_a_registered_piece_goes_to_an_outlet(at_work, ditch, chen, sun, yunzhou_daily):
    at_work(chen).post(
        reverse("submission", args=[ditch.pk]),
        {"outlet": yunzhou_daily.pk, "way": "hand", "note": "送总编室"},
    )

    submission = Submission.objects.get(manuscript=ditch)
    assert (submission.outlet, submission.way, submission.note) == (yunzhou_daily, "hand", "送总编室")
    ditch.refresh_from_db()
    assert ditch.state == State.SENT
    assert Notice.objects.filter(person=sun, deed__verb="submitted").exists()


def test_only_what_is_registered_goes_out(draft, chen, yunzhou_daily):
    with pytest.raises(NotRegistered):
        draft.submit(to=yunzhou_daily, by=chen)


def test_the_same_outlet_is_sent_a_piece_once(at_work, levee, chen, dongjiang_daily):
    with pytest.raises(SentAlready):
        levee.submit(to=dongjiang_daily, by=chen)
    answer = at_work(chen).post(
        reverse("submission", args=[levee.pk]), {"outlet": dongjiang_daily.pk, "way": "mail"}
    )
    assert answer.status_code == 422
    assert "东江日报" in answer.content.decode()
    assert Submission.objects.filter(manuscript=levee).count() == 1


def test_the_list_tells_what_came_of_each(at_work, levee, ditch, chen, dongjiang_daily, today):
    browser = at_work(chen)
    assert browser.get(reverse("submissions")).context["page_obj"][0].printed_on is None
    assert list(browser.get(reverse("submissions") + "?view=waiting").context["page_obj"]) == [ditch]

    levee.appear(at=dongjiang_daily, on=today)

    assert browser.get(reverse("submissions")).context["page_obj"][0].printed_on == today
    assert not browser.get(reverse("submissions") + "?view=silent").context["page_obj"].object_list


def test_a_print_is_told_once_and_can_be_taken_back(levee, dongjiang_daily, today):
    for _time in range(2):
        levee.appear(at=dongjiang_daily, on=today)
    assert levee.appearance_set.count() == 1
    levee.refresh_from_db()
    assert levee.state == State.ADOPTED

    levee.disappear(at=dongjiang_daily, on=today)

    levee.refresh_from_db()
    assert levee.state == State.SENT
