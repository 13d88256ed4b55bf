from datetime import timedelta

import pytest
from django.urls import reverse

from byline.topics.models import ClosedAlready, DueInThePast, KeyTask, OpenStill, Topic


@pytest.fixture
def topic(qinghe, chen):
    return Topic(congress=qinghe, title="代表联络站里的民生故事", asked="写一个站、一件事。").add(by=chen)


def told(desk, person, subject):
    return desk(person).get(subject.get_absolute_url()).content.decode()


def test_a_topic_is_set_with_what_is_asked(desk, chen, lin, today):
    due_on = today + timedelta(days=20)
    given = {
        "title": "春灌见闻",
        "asked": "有数字，有现场。",
        "genre": "feature",
        "due_on": due_on.isoformat(),
    }

    answer = desk(chen).post(reverse("new-topic"), given, follow=True)

    page = answer.content.decode()
    assert "发布了选题“春灌见闻”" in page
    assert "有数字，有现场。" in told(desk, lin, Topic.objects.get())


def test_a_day_that_is_over_is_refused(qinghe, chen, today):
    with pytest.raises(DueInThePast):
        Topic(congress=qinghe, title="春灌见闻", due_on=today - timedelta(days=1)).add(by=chen)
    assert not Topic.objects.exists()


def test_a_topic_whose_day_has_passed_can_still_be_changed(topic, chen, today):
    Topic.objects.update(due_on=today - timedelta(days=3))
    topic.refresh_from_db()
    topic.asked = "再加一张图。"

    topic.change(by=chen)

    assert topic.is_overdue
    topic.due_on = today - timedelta(days=1)
    with pytest.raises(DueInThePast):
        topic.change(by=chen)


def test_what_was_typed_stays_when_a_day_is_refused(desk, chen, today):
    given = {"title": "春灌见闻", "asked": "有数字。", "due_on": (today - timedelta(days=1)).isoformat()}

    answer = desk(chen).post(reverse("new-topic"), given)

    assert answer.status_code == 422
    assert "有数字。" in answer.content.decode()
    assert "已经过去" in answer.content.decode()


def test_a_topic_is_closed_once_and_opened_again(topic, chen, zhou, today):
    topic.close(by=chen)
    assert topic.closed_on == today
    with pytest.raises(ClosedAlready):
        topic.close(by=zhou)

    topic.reopen(by=zhou)
    assert topic.is_open
    with pytest.raises(OpenStill):
        topic.reopen(by=chen)


def test_closed_topics_stand_in_a_view_of_their_own(desk, topic, chen, lin):
    desk(chen).post(reverse("topic-closing", args=[topic.pk]))

    assert topic.title not in desk(lin).get(reverse("topics")).content.decode()
    assert topic.title in desk(lin).get(reverse("topics") + "?view=closed").content.decode()
    assert "结束了选题" in told(desk, lin, topic)
    desk(chen).post(reverse("topic-reopening", args=[topic.pk]))
    assert Topic.objects.open().count() == 1


@pytest.mark.parametrize("name", ["topic-change", "topic-closing", "topic-reopening"])
def test_only_office_and_leader_move_a_topic(desk, topic, lin, wu, name):
    for person in (lin, wu):
        assert desk(person).post(reverse(name, args=[topic.pk])).status_code == 403
        assert desk(person).get(reverse("new-topic")).status_code == 403


def test_a_topic_serves_a_key_task_of_its_own_congress(desk, qinghe, topic, chen, zhou):
    task = KeyTask(congress=qinghe, year=2026, number="六", title="提升代表联络站建设水平").add(by=zhou)
    given = {"title": topic.title, "asked": "", "key_task": task.pk, "genre": ""}

    desk(chen).post(reverse("topic-change", args=[topic.pk]), given)

    topic.refresh_from_db()
    assert topic.key_task == task


def test_the_list_asks_little_of_the_database(desk, qinghe, chen, django_assert_max_num_queries):
    for number in range(30):
        Topic(congress=qinghe, title=f"选题{number}").add(by=chen)
    at_work = desk(chen)
    with django_assert_max_num_queries(15):
        at_work.get(reverse("topics"))
