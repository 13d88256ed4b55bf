import pytest
from django.urls import reverse

from byline.topics.models import KeyTask, NoPoints, NumberTaken
from byline.topics.numbered import points_in

LIST = """2026年工作要点
一、听取和审议水环境治理情况的报告；
二、视察农村道路建设，
督办代表建议。

（三）专题询问基础教育
4. 票决民生实事项目
"""


def test_a_pasted_list_is_read_line_by_line():
    assert points_in(LIST) == [
        ("一", "听取和审议水环境治理情况的报告"),
        ("二", "视察农村道路建设，督办代表建议"),
        ("三", "专题询问基础教育"),
        ("4", "票决民生实事项目"),
    ]


@pytest.mark.parametrize("line", ["一季度工作安排", "十五五规划", "2026年工作要点", "一", ""])
def test_a_line_that_only_begins_like_a_number_is_no_point(line):
    assert points_in(line) == []


def test_the_points_of_a_year_are_added_together(desk, chen, lin):
    answer = desk(chen).post(reverse("points"), {"year": 2026, "points": LIST}, follow=True)

    assert answer.redirect_chain[0][0] == reverse("key-tasks") + "?year=2026"
    assert list(KeyTask.objects.values_list("number", flat=True)) == ["一", "二", "三", "4"]
    assert "专题询问基础教育" in desk(lin).get(reverse("key-tasks") + "?year=2026").content.decode()


def test_a_number_stands_once_in_a_year_and_stops_the_whole_list(qinghe, chen):
    KeyTask(congress=qinghe, year=2026, number="二", title="视察道路").add(by=chen)

    with pytest.raises(NumberTaken) as refused:
        KeyTask.objects.add_points(LIST, year=2026, by=chen)

    assert "视察道路" in refused.value.sentence
    assert KeyTask.objects.count() == 1
    assert KeyTask.objects.add_points(LIST, year=2027, by=chen)


def test_a_list_without_points_is_refused(chen):
    with pytest.raises(NoPoints):
        KeyTask.objects.add_points("没有序号的一行", year=2026, by=chen)


def test_a_taken_number_is_told_and_what_was_typed_stays(desk, qinghe, chen):
    KeyTask(congress=qinghe, year=2026, number="一", title="视察道路").add(by=chen)

    answer = desk(chen).post(reverse("new-key-task"), {"year": 2026, "number": "一", "title": "专题询问教育"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "已有：“视察道路”" in page
    assert "专题询问教育" in page


def test_a_title_is_changed(desk, qinghe, zhou):
    task = KeyTask(congress=qinghe, year=2026, number="一", title="视察道路").add(by=zhou)

    desk(zhou).post(reverse("key-task-change", args=[task.pk]), {"number": "一", "title": "视察农村道路"})

    task.refresh_from_db()
    assert (task.year, task.title) == (2026, "视察农村道路")


@pytest.mark.parametrize("name", ["new-key-task", "points"])
def test_only_office_and_leader_add_key_tasks(desk, lin, zhou, name):
    assert desk(lin).get(reverse(name)).status_code == 403
    assert desk(zhou).get(reverse(name)).status_code == 200


def test_only_office_and_leader_change_key_tasks(desk, qinghe, chen, lin):
    task = KeyTask(congress=qinghe, year=2026, number="一", title="视察道路").add(by=chen)

    assert desk(lin).get(reverse("key-task-change", args=[task.pk])).status_code == 403


def test_a_year_that_makes_no_sense_shows_this_one(desk, lin, today):
    for year in ("x", "99999", "²"):
        page = desk(lin).get(reverse("key-tasks"), {"year": year}).content.decode()
        assert f"{today.year}年工作要点" in page
