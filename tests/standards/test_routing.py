"""Routes of review: laid down with one to four steps, ended, and who may."""

from datetime import timedelta

import pytest

from byline.activity.models import Deed
from byline.standards.models import Route, RouteStep
from byline.standards.models.days import DayGone, EndedAlready
from byline.standards.models.route import NobodyReads, NoSteps, RouteTaken


def steps(*readers):
    return [RouteStep(name=f"第{place}审", reader=reader) for place, reader in enumerate(readers, start=1)]


@pytest.fixture
def usual(qinghe, wu, chen):
    """Unit and office, for every unit and genre."""
    return Route(congress=qinghe, name="通用流程").lay_down(steps("unit", "office"), by=chen)


def filled(**said):
    """What the form sends: four steps, those that are not said without a reader."""
    empty = {f"steps-{number}-reader": "" for number in range(4)}
    return {"steps-TOTAL_FORMS": 4, "steps-INITIAL_FORMS": 0, **empty, **said}


def test_an_editor_lays_down_a_route(desk, chen, wu, zhou, qinghe, today):
    asked = filled(
        name="理论三审",
        genres=["theory"],
        starts_on=today,
        **{
            "steps-0-reader": "unit",
            "steps-1-reader": "office",
            "steps-1-days": 0,
            "steps-2-reader": "leader",
        },
    )

    answer = desk(chen).post("/routes/new/", asked)

    assert (answer.status_code, answer.url) == (302, "/routes/")
    route = Route.objects.get()
    assert [(step.place, step.reader, step.days) for step in route.steps.all()] == [
        (1, "unit", 2),
        (2, "office", 0),
        (3, "leader", 2),
    ]
    assert Deed.objects.about(route).get().verb == "laid_down"
    assert "理论三审" in desk(chen).get("/routes/").content.decode()


@pytest.mark.parametrize("who", ["lin", "wu", "zhou", "su"])
def test_everybody_reads_and_nobody_but_the_office_changes(desk, request, who, usual):
    client = desk(request.getfixturevalue(who))

    assert "通用流程" in client.get("/routes/").content.decode()
    assert client.post("/routes/new/").status_code == 403
    assert client.post(f"/routes/{usual.pk}/ending/").status_code == 403


def test_another_county_finds_no_route(desk, stranger, usual):
    client = desk(stranger)

    assert "通用流程" not in client.get("/routes/").content.decode()
    assert client.get(f"/routes/{usual.pk}/ending/").status_code == 404


def test_a_step_that_nobody_could_read_is_refused(desk, qinghe, beihe, chen, today):
    with pytest.raises(NobodyReads):
        Route(congress=qinghe, name="北河", unit=beihe).lay_down(steps("unit"), by=chen)

    answer = desk(chen).post(
        "/routes/new/", filled(name="甲", starts_on=today, **{"steps-0-reader": "leader"})
    )
    assert answer.status_code == 422
    assert "没有人能审" in answer.content.decode()
    assert not Route.objects.exists()


def test_a_named_reader_must_hold_the_post_of_the_step(qinghe, chen, zhou):
    step = RouteStep(name="终审", reader="leader", person=chen)

    with pytest.raises(NobodyReads):
        Route(congress=qinghe, name="终审").lay_down([step], by=chen)


def test_a_route_has_a_step_and_begins_today_at_the_earliest(qinghe, chen, today):
    with pytest.raises(NoSteps):
        Route(congress=qinghe, name="空").lay_down([], by=chen)
    with pytest.raises(DayGone):
        Route(congress=qinghe, name="晚", starts_on=today - timedelta(days=1)).lay_down(
            steps("office"), by=chen
        )


def test_two_routes_do_not_hold_for_the_same_pieces(usual, qinghe, beihe, chen, today):
    with pytest.raises(RouteTaken):
        Route(congress=qinghe, name="另一条").lay_down(steps("office"), by=chen)

    Route(congress=qinghe, name="北河", unit=beihe).lay_down(steps("office"), by=chen)
    Route(congress=qinghe, name="理论", genres=["theory"]).lay_down(steps("office"), by=chen)
    usual.end(on=today, by=chen)
    Route(congress=qinghe, name="以后", starts_on=today + timedelta(days=1)).lay_down(
        steps("office"), by=chen
    )


def test_a_route_ends_once_and_stays_readable(desk, usual, chen, lin, today):
    desk(chen).post(f"/routes/{usual.pk}/ending/", {"ends_on": today})

    assert Route.objects.get().ends_on == today
    with pytest.raises(EndedAlready):
        usual.end(on=today, by=chen)
    with pytest.raises(DayGone):
        Route(congress=usual.congress, name="旧").end_on(today - timedelta(days=1))
