"""Two deeds at the same moment on one manuscript: where it stands is what the rows of both say."""

import pytest
from django.utils import timezone

from byline.manuscripts.models import Manuscript, Registration, Submission, Terms
from byline.manuscripts.models.registration import CancelledAlready, SentOut
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import SentAlready, Standing
from byline.sending.models import Attempt, Delivery
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4  # two threads do not meet in every round
BY_HAND = Terms(way=Submission.Way.HAND)


def settled(manuscript):
    """Return where a manuscript is kept to stand, and see that its rows say the same."""
    assert not list(Manuscript.objects.misplaced())
    return Manuscript.objects.get(pk=manuscript.pk).state


def moving(submission, standing, *, by):
    """Return a deed that moves a submission, read beforehand as by a browser of its own."""
    mine = Submission.objects.get(pk=submission.pk)
    return lambda: mine.move(to=standing, by=by)


def test_two_submissions_withdrawn_at_once_leave_it_registered(ditch, chen, yunzhou_daily, dongjiang_daily):
    both = [ditch.submit(to=outlet, by=chen) for outlet in (yunzhou_daily, dongjiang_daily)]
    for _round in range(ROUNDS):
        at_once(*(moving(one, Standing.WITHDRAWN, by=chen) for one in both))
        assert settled(ditch) == State.REGISTERED

        at_once(*(moving(one, Standing.SENT, by=chen) for one in both))
        assert settled(ditch) == State.SENT


def test_one_submission_moved_twice_at_once_moves_once(ditch, chen, yunzhou_daily):
    submission = ditch.submit(to=yunzhou_daily, by=chen)
    at_once(*(moving(submission, Standing.DECLINED, by=chen) for _time in range(2)))

    assert [each.stands_at for each in submission.progress_set.all()] == ["sent", "declined"]
    assert settled(ditch) == State.SENT


def test_it_goes_to_one_outlet_once_and_to_two_at_the_same_moment(
    ditch, chen, yunzhou_daily, dongjiang_daily
):
    outlets = (yunzhou_daily, yunzhou_daily, dongjiang_daily)
    given = at_once(
        *(lambda to=to: Delivery.objects.send(ditch, to=to, terms=BY_HAND, by=chen) for to in outlets)
    )

    assert sorted(type(each).__name__ for each in given) == ["Delivery", "Delivery", SentAlready.__name__]
    assert settled(ditch) == State.SENT


def test_a_registration_cancelled_while_it_is_sent_is_cancelled_or_sent(ditch, chen, yunzhou_daily):
    number = Registration.objects.get(manuscript=ditch)
    cancelled, sent = at_once(
        lambda: number.cancel(reason="编号登错", by=chen), lambda: ditch.submit(to=yunzhou_daily, by=chen)
    )

    assert settled(ditch) == (State.SENT if isinstance(sent, Submission) else State.PASSED)
    assert isinstance(cancelled, SentOut) == isinstance(sent, Submission)


def test_a_registration_is_cancelled_once(ditch, chen):
    both = [Registration.objects.get(manuscript=ditch) for _time in range(2)]
    given = at_once(*(lambda one=one: one.cancel(reason="编号登错", by=chen) for one in both))

    assert {type(each).__name__ for each in given} == {"Cancellation", CancelledAlready.__name__}
    assert settled(ditch) == State.PASSED


def test_a_mail_that_arrives_while_its_submission_is_taken_back(mailroom, ditch, chen, yunzhou_daily):
    yunzhou_daily.mailbox = "news@yunzhou-daily.example"
    yunzhou_daily.save()
    for _round in range(ROUNDS):
        delivery = Delivery.objects.send(ditch, to=yunzhou_daily, terms=Terms(), by=chen)
        submission = Submission.objects.get(manuscript=ditch)
        at_once(
            lambda one=delivery: one.deliver(at=timezone.now()),
            lambda one=submission: Delivery.objects.withdraw(one, words="重复", by=chen, is_told=False),
        )
        stands_at = Submission.objects.get(manuscript=ditch).stands_at
        assert settled(ditch) == (State.REGISTERED if stands_at == Standing.WITHDRAWN else State.SENT)
        assert not Delivery.objects.active().exists()
        assert not Attempt.objects.filter(result="").exists()
        if stands_at == Standing.SENT:
            submission.refresh_from_db()
            submission.move(to=Standing.WITHDRAWN, by=chen)


def test_what_is_uncertain_is_said_once(mailroom, ditch, chen, yunzhou_daily):
    submission = ditch.submit(to=yunzhou_daily, by=chen, is_sent=False)
    delivery = Delivery.objects.create(submission=submission, by=chen, stands_at="uncertain")
    both = [Delivery.objects.get(pk=delivery.pk) for _time in range(2)]
    given = at_once(*(lambda one=one: one.arrive(by=chen) for one in both))

    assert {type(each).__name__ for each in given} == {"NoneType", "NotUncertain"}
    assert settled(ditch) == State.SENT
