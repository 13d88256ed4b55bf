"""Money of others is shown to those alone whom it concerns, wherever a ranking is told."""

import json
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from byline.reckoning.naming import amount_words


def page_of(client, **asked):
    return client.get(reverse("ranking"), asked)


def test_money_of_others_is_not_shown_to_a_writer(counted, client, lin, last_month):
    client.force_login(lin)
    asked = {"by": "yuan", "period": last_month.key}

    page = page_of(client, **asked)
    sheet = client.get(reverse("ranking-sheet"), asked).getvalue()
    plain = json.loads(client.get(reverse("ranking-json"), asked).content)

    assert [row.line.counted.name for row in page.context["rows"]] == ["林秀"]
    assert "孙晓燕" not in page.content.decode()
    assert "80.5" not in page.content.decode()
    assert "金额只给相关的人看" in page.content.decode()
    names = [row[3] for row in load_workbook(BytesIO(sheet)).active.iter_rows(min_row=3, values_only=True)]
    assert names == ["林秀"]
    assert [one["name"] for one in plain["lines"]] == ["林秀"]
    assert plain["is_whole"] is False


def test_no_writer_sees_what_units_are_paid(counted, client, lin, last_month):
    client.force_login(lin)

    assert page_of(client, of="units", by="yuan", period=last_month.key).context["rows"] == []


def test_the_head_of_a_unit_sees_its_money_and_opens_its_lines(counted, client, wu, beihe, last_month):
    client.force_login(wu)

    units = page_of(client, of="units", by="yuan", period=last_month.key).context["rows"]
    people = page_of(client, by="yuan", period=last_month.key).context["rows"]

    assert [(row.line.counted.key, row.amount.value) for row in units] == [(beihe.pk, 120)]
    assert {row.line.counted.name for row in people} == {"林秀", "吴建民"}
    assert client.get(units[0].amount.address).context["sums"] == [amount_words(Decimal(120), "yuan")]


@pytest.mark.parametrize("who", ["chen", "zhou", "shi"])
def test_the_office_leaders_and_the_auditor_see_all_money(counted, client, request, who, last_month):
    client.force_login(request.getfixturevalue(who))

    page = page_of(client, by="yuan", period=last_month.key)

    assert {row.line.counted.name for row in page.context["rows"]} >= {"林秀", "孙晓燕"}
    assert page.context["is_whole"]


def test_a_line_earned_in_two_units_is_not_opened_by_the_head_of_one(
    counted, by_hand, client, wu, lin, liulin, last_month
):
    by_hand(lin, liulin, "pieces", "1", level="city")
    client.force_login(wu)

    rows = page_of(client, period=last_month.key).context["rows"]

    opens = {row.line.counted.name: bool(row.amount.address) for row in rows}
    assert (opens["林秀"], opens["吴建民"], opens["孙晓燕"]) == (False, True, False)
