"""What one hears of, and how: one's own choice."""

import pytest

from byline.activity.deeds import record
from byline.activity.kinds import Kind, Way, kind_of
from byline.activity.models import Notice, Switch
from byline.manuscripts.models import Manuscript
from byline.team.models import Unit


def test_without_a_choice_it_is_as_usual(lin):
    ways = Switch.objects.of(lin)

    at_once = {Kind.RETURNED, Kind.PRINTED, Kind.CREDITED, Kind.REMINDERS}
    assert {kind for kind, way in ways.items() if way == Way.AT_ONCE} == at_once
    assert {way for kind, way in ways.items() if kind not in at_once} == {Way.DAILY}


def test_the_page_keeps_the_choice(desk, lin):
    choice = dict.fromkeys(Kind.values, "daily") | {"returned": "here"}
    response = desk(lin).post("/me/notices/", choice)

    assert response.status_code == 302
    assert Switch.objects.of(lin)["returned"] == "here"
    assert 'value="here" selected' in desk(lin).get("/me/notices/").text


def test_choosing_twice_keeps_the_last(desk, lin):
    Switch.objects.choose({"passed": "never"}, by=lin)
    Switch.objects.choose({"passed": "at_once"}, by=lin)

    assert Switch.objects.get(person=lin).way == "at_once"


def test_a_way_that_does_not_exist_is_refused(desk, lin):
    choice = dict.fromkeys(Kind.values, "daily") | {"returned": "by_pigeon"}

    assert desk(lin).post("/me/notices/", choice).status_code == 422
    assert not Switch.objects.exists()


def test_a_kind_is_switched_off_from_the_list(desk, lin):
    desk(lin).post("/me/notices/passed/muting/")

    assert Switch.objects.of(lin)["passed"] == Way.NEVER
    assert desk(lin).post("/me/notices/weather/muting/").status_code == 404


def test_one_s_choice_is_nobody_else_s(desk, lin, wu, draft, chen):
    desk(lin).post("/me/notices/passed/muting/")

    record(draft, "passed_unit", by=chen, tell=[lin, wu])

    assert [notice.person for notice in Notice.objects.all()] == [wu]


def test_who_has_no_mailbox_is_told_so(desk, lin):
    assert "还没有填写邮箱" in desk(lin).get("/me/notices/").text


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("filed", "submitted"), ("returned", "returned"), ("confirmed", "credited"), ("unheard_of", "others")],
)
def test_each_verb_has_its_kind(verb, kind):
    assert kind_of(Unit, verb) == kind


def test_a_model_s_own_word_comes_first(monkeypatch):
    monkeypatch.setattr(Manuscript, "NOTICE_KINDS", {"returned": Kind.REMINDERS}, raising=False)

    assert kind_of(Manuscript, "returned") == "reminders"
    assert kind_of(Unit, "returned") == "returned"


def test_the_list_shows_one_kind_or_the_unread(desk, lin, wu, draft):
    record(draft, "returned", by=wu, tell=[lin], reason="缺照片")
    Notice.objects.visible_to(lin).read()
    record(draft, "passed_unit", by=wu, tell=[lin])

    at_work = desk(lin)
    assert [one.kind for one in at_work.get("/notices/?kind=returned").context["page_obj"]] == ["returned"]
    assert [one.kind for one in at_work.get("/notices/?state=unread").context["page_obj"]] == ["passed"]
    assert len(at_work.get("/notices/?kind=weather&state=odd").context["page_obj"]) == 2
    assert "没有符合条件的通知" in at_work.get("/notices/?kind=printed").text
