"""A person says who printed a page, and on which day, where the page does not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from byline.outlets.models import Brought, Clipping, Outlet
from tests.cast import page

LINES = (
    "县图书馆把关门时间推迟到晚上十点，四十盏台灯全部亮了起来。",
    "假期里每天来读书的孩子有一百二十多名，座位排到了走廊。",
)


@pytest.fixture
def unknown(chen, today):
    """A page of an outlet that the county does not know yet."""
    day = today - timedelta(days=2)
    brought = Brought(page(LINES, title="县图书馆夜间灯亮了", on=day, source="山岚晚报"), kind="file")
    return Clipping.objects.keep(brought, congress=chen.congress, by=chen)[0]


@pytest.fixture
def desk(chen):
    client = Client()
    client.force_login(chen, backend="byline.team.rights.PostBackend")
    return client


def test_the_form_begins_with_the_day_on_the_page(desk, unknown):
    form = desk.get(reverse("identification", args=[unknown.pk])).context["form"]

    assert form["printed_on"].value() == unknown.printed_on
    assert form["outlet"].value() is None


def test_an_outlet_that_was_added_meanwhile_is_chosen_already(desk, unknown, qinghe):
    evening = Outlet.objects.create(congress=qinghe, name="山岚晚报", level="city", medium="newspaper")
    form = desk.get(reverse("identification", args=[unknown.pk])).context["form"]

    assert form["outlet"].value() == evening.pk


def test_what_is_stated_stands_on_the_clipping(desk, unknown, dongjiang_daily, today):
    stated = {"outlet": dongjiang_daily.pk, "printed_on": (today - timedelta(days=1)).isoformat()}
    desk.post(reverse("identification", args=[unknown.pk]), stated)
    unknown.refresh_from_db()

    assert unknown.outlet == dongjiang_daily
    assert unknown.printed_on == today - timedelta(days=1)


def test_a_day_to_come_is_refused_and_what_was_chosen_stays(desk, unknown, dongjiang_daily, today):
    stated = {"outlet": dongjiang_daily.pk, "printed_on": (today + timedelta(days=1)).isoformat()}
    answer = desk.post(reverse("identification", args=[unknown.pk]), stated)

    assert answer.status_code == 422
    assert "还没有到" in answer.text
    assert Clipping.objects.get().outlet is None
