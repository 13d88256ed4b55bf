"""Reviewers hear of what is due: once before, once after."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from byline.activity.models import Notice
from byline.manuscripts.models import Manuscript, Writing
from byline.reviewing.models import Reminder
from byline.reviewing.tasks import remind_reviewers
from byline.reviewing.templatetags.due import due_in_words, due_mark
from byline.standards.models import StandIn
from byline.web import waits


@pytest.fixture
def waiting(draft, lin, wu, chen, lay):
    lay("unit", "office")
    draft.file(by=lin)
    return draft


def heard(person):
    return list(Notice.objects.filter(person=person).values_list("deed__verb", flat=True))


def test_the_reviewer_hears_once_before_and_once_after(waiting, wu, lin):
    due = waiting.due_at
    for hours in (-30, -11, -10, 1, 2):
        Reminder.objects.remind(at=due + timedelta(hours=hours))

    assert [verb for verb in heard(wu) if verb in {"due_soon", "overdue"}].count("due_soon") == 1
    assert heard(wu).count("overdue") == 1
    assert "overdue" not in heard(lin)


def test_a_stand_in_hears_too(waiting, wu, sun, chen, today):
    StandIn.objects.create(absent=wu, stand_in=sun, ends_on=today + timedelta(days=9), by=chen)

    Reminder.objects.remind(at=waiting.due_at)

    assert heard(sun) == ["overdue"]


def test_a_step_come_back_to_is_due_again(waiting, wu, chen):
    Reminder.objects.remind(at=waiting.due_at)
    waiting.pass_review(by=wu)
    waiting.send_back(by=chen, reason="再核。", to=waiting.last_filing.steps[0])
    waiting.refresh_from_db()

    assert Reminder.objects.remind(at=waiting.due_at) == 1


def test_what_was_reviewed_is_not_due(waiting, wu, chen):
    due = waiting.due_at
    waiting.pass_review(by=wu)
    waiting.pass_review(by=chen)

    assert Reminder.objects.remind(at=due + timedelta(days=30)) == 0


def test_the_task_does_it(waiting):
    Manuscript.objects.filter(pk=waiting.pk).update(due_at=timezone.now() - timedelta(hours=3))
    remind_reviewers.func()

    assert Reminder.objects.get().kind == "over"


def test_editors_see_what_is_overdue(waiting, chen, lin):
    assert not waits.overdue(chen).exists()
    Manuscript.objects.filter(pk=waiting.pk).update(due_at=timezone.now() - timedelta(hours=3))

    assert list(waits.overdue(chen)) == [waiting]
    assert not waits.overdue(lin).exists()


def test_the_desk_shows_what_is_due_first(at_work, waiting, lin, wu):
    later = Manuscript.objects.get(pk=waiting.pk)
    second = Manuscript.objects.begin(Writing(title="第二篇", body="<p>正文。</p>"), by=lin)
    second.file(by=lin)
    Manuscript.objects.filter(pk=second.pk).update(due_at=timezone.now() - timedelta(days=1, hours=1))

    page = at_work(wu).get(reverse("review-desk"))

    assert [one.pk for one in page.context["queue"]] == [second.pk, later.pk]
    assert "已超时1天" in page.content.decode()


@pytest.mark.parametrize(
    ("away", "words", "mark"),
    [
        (timedelta(days=-2, hours=-1), "已超时2天", "now"),
        (timedelta(hours=-3, minutes=-5), "已超时3小时", "now"),
        (timedelta(minutes=-5), "刚刚超时", "now"),
        (timedelta(days=9), "前", ""),
    ],
)
def test_due_times_are_words(away, words, mark):
    with override("zh-hans"):
        said = due_in_words(timezone.now() + away)

    assert words in said
    assert due_mark(timezone.now() + away) == mark
    assert due_in_words(None) == due_mark(None) == ""
