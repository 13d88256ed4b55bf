"""Laying demands down, changing and ending them."""

from datetime import timedelta

import pytest

from byline.activity.models import Deed
from byline.norms import kinds
from byline.standards.models import Demand
from byline.standards.models.days import DayGone, EndedAlready
from byline.standards.models.demand import AskedAlready, LaidDownAlready, NoBounds


def test_an_editor_adds_a_demand(desk, chen, qinghe, today):
    asked = {"clause": "3.2", "kind": "body", "genres": ["news"], "longest": 1200, "starts_on": today}

    answer = desk(chen).post("/demands/new/", asked)

    assert (answer.status_code, answer.url) == (302, "/demands/")
    demand = Demand.objects.get()
    assert (demand.congress, demand.longest, demand.by) == (qinghe, 1200, chen)
    assert Deed.objects.about(demand).get().verb == "laid_down"
    assert "1200" in desk(chen).get("/demands/").content.decode()


@pytest.mark.parametrize("who", ["lin", "wu", "zhou", "su", "luo", "shi"])
def test_everybody_reads_and_nobody_but_the_office_changes(desk, request, who, short_titles):
    client = desk(request.getfixturevalue(who))

    assert client.get("/demands/").status_code == 200
    for address in ("new", "customary", f"{short_titles.pk}/change", f"{short_titles.pk}/ending"):
        assert client.post(f"/demands/{address}/").status_code == 403


def test_another_county_sees_and_finds_nothing(desk, stranger, short_titles):
    client = desk(stranger)

    assert "26" not in client.get("/demands/").content.decode()
    assert client.get(f"/demands/{short_titles.pk}/change/").status_code == 404
    assert client.post(f"/demands/{short_titles.pk}/ending/").status_code == 404


def test_a_change_ends_one_row_and_begins_another(desk, chen, short_titles, today):
    later = today + timedelta(days=7)

    desk(chen).post(f"/demands/{short_titles.pk}/change/", {"longest": 22, "starts_on": later})

    old, new = Demand.objects.order_by("pk")
    assert (old.longest, old.ends_on) == (26, later - timedelta(days=1))
    assert (new.longest, new.starts_on, new.ends_on) == (22, later, None)
    assert [line.longest for line in Demand.objects.lines(old.congress, genre="news")] == [26]
    assert Deed.objects.about(new).get().details["was"] != Deed.objects.about(new).get().details["rule"]


def test_a_line_changed_on_its_first_day_was_never_in_force(short_titles, qinghe, chen):
    short_titles.change(Demand(congress=qinghe, kind="title", longest=22), by=chen)

    old = Demand.objects.get(pk=short_titles.pk)
    assert not old.was_in_force
    assert [line.longest for line in Demand.objects.lines(qinghe, genre="news")] == [22]


def test_one_thing_is_not_asked_twice_of_a_genre(short_titles, qinghe, chen):
    with pytest.raises(AskedAlready):
        Demand(congress=qinghe, kind="title", longest=20).lay_down(by=chen)

    Demand(congress=qinghe, kind="title", genres=["brief"], longest=18).lay_down(by=chen)
    with pytest.raises(AskedAlready):
        Demand(congress=qinghe, kind="title", genres=["news", "brief"], longest=20).lay_down(by=chen)


def test_a_line_for_a_genre_goes_before_one_for_any(short_titles, qinghe, chen):
    Demand(congress=qinghe, kind="title", genres=["brief"], longest=18).lay_down(by=chen)

    longest = {genre: Demand.objects.lines(qinghe, genre=genre)[0].longest for genre in ("brief", "news")}

    assert longest == {"brief": 18, "news": 26}


def test_nothing_begins_or_ends_in_the_past(short_titles, qinghe, chen, today):
    yesterday = today - timedelta(days=1)

    with pytest.raises(DayGone):
        Demand(congress=qinghe, kind="subtitle", starts_on=yesterday).lay_down(by=chen)
    with pytest.raises(DayGone):
        short_titles.end(on=yesterday, by=chen)


def test_what_has_an_end_is_neither_changed_nor_ended_again(short_titles, qinghe, chen, today):
    short_titles.end(on=today, by=chen)

    with pytest.raises(EndedAlready):
        short_titles.end(on=today, by=chen)
    with pytest.raises(EndedAlready):
        short_titles.change(Demand(congress=qinghe, kind="title", longest=22), by=chen)


def test_a_length_needs_a_number(desk, chen, qinghe, today):
    with pytest.raises(NoBounds):
        Demand(congress=qinghe, kind="body").lay_down(by=chen)

    answer = desk(chen).post("/demands/new/", {"kind": "body", "starts_on": today})

    assert answer.status_code == 422
    assert "至少或至多" in answer.content.decode()


def test_what_has_ended_stays_readable(desk, lin, chen, short_titles):
    short_titles.change(Demand(congress=short_titles.congress, kind="title", longest=22), by=chen)

    page = desk(lin).get("/demands/?over").content.decode()

    assert "至多26字" in page
    assert "未曾执行" in page


def test_a_fresh_office_takes_the_customary_demands_once(desk, chen, qinghe):
    assert "customary" in desk(chen).get("/demands/").content.decode()

    desk(chen).post("/demands/customary/")

    lines = {line.kind for line in Demand.objects.lines(qinghe, genre="news")}
    assert {kinds.FIELDS, kinds.TIME, kinds.FORBIDDEN, kinds.PUNCTUATION, kinds.TWINS} <= lines
    with pytest.raises(LaidDownAlready):
        Demand.objects.lay_down_customary(qinghe, by=chen)


def test_the_page_asks_a_fixed_number_of_questions(desk, chen, qinghe, django_assert_max_num_queries):
    desk(chen).post("/demands/customary/")
    client = desk(chen)
    client.get("/demands/")

    with django_assert_max_num_queries(12):
        client.get("/demands/")
