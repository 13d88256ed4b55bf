"""Page, sheet, JSON, first page and bulletin say the same, and each figure opens its lines."""

import json
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.http import QueryDict
from django.urls import reverse
from openpyxl import load_workbook

from byline.bookkeeping.asked import Asked
from byline.bookkeeping.lines import sums_of
from byline.rankings.showing import AMOUNT, HEAD, LEVEL, OTHER, RATE, rows_of
from byline.rankings.tables import PEOPLE, UNITS, Question, ranking
from byline.reckoning.naming import amount_words
from byline.reckoning.terms import Measure
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.standings.gathering import gather
from byline.web.board import Own


def page_of(client, **asked):
    return client.get(reverse("ranking"), asked)


def told(context):
    """Give place, tie, name and figures of each line of a page."""
    return [
        (
            row.line.standing.place,
            row.line.standing.is_tied,
            row.line.counted.name,
            [c.value for c in row.cells],
        )
        for row in context["rows"]
    ]


@pytest.mark.parametrize("of", ["people", "units", "townships"])
@pytest.mark.parametrize("by", ["pieces", "points", "yuan", "weight"])
@pytest.mark.parametrize("levels", [[], ["province", "city"]])
def test_page_sheet_and_json_say_the_same(counted, client, chen, last_month, of, by, levels):
    client.force_login(chen)
    asked = {"of": of, "by": by, "period": last_month.key, "level": levels, "leaders": "apart"}

    page = told(page_of(client, **asked).context)
    sheet = load_workbook(BytesIO(client.get(reverse("ranking-sheet"), asked).getvalue())).worksheets[0]
    plain = json.loads(client.get(reverse("ranking-json"), asked).content)

    before = 5 if of == "people" else 4
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert [(row[0], row[1] == "并列", row[3]) for row in rows] == [line[:3] for line in page]
    assert [[as_number(value) for value in row[before:]] for row in rows] == [
        [as_number(value) for value in line[3]] for line in page
    ]
    assert [(one["place"], one["is_tied"], one["name"]) for one in plain["lines"]] == [
        one[:3] for one in page
    ]
    assert [Decimal(one["amount"]) for one in plain["lines"]] == [one[3][0] for one in page]


def as_number(value):
    return None if value is None else round(float(value), 4)


def test_the_bulletin_and_the_first_page_say_what_the_page_says(
    counted, client, chen, lin, qinghe, last_month
):
    half = gather(qinghe, period=last_month)
    client.force_login(chen)

    for of, rows in ((PEOPLE, half.people), (UNITS, half.units)):
        lines = ranking(
            qinghe, question=Question(of, half_of(last_month), "pieces", until=last_month.last)
        ).lines
        mine = {line.counted.name: (line.standing.place, line.amount, line.other) for line in lines}
        assert rows
        assert all((row.place, row.total, row.points) == mine[row.name] for row in rows)
    page = page_of(client, period=half_of(last_month).key).context["rows"]
    place = next(row.line.standing.place for row in page if row.line.counted.key == lin.pk)
    assert Own(lin, on=last_month.last + timedelta(days=1)).standing.place == place or (
        half_of(last_month) != half_of(last_month.next())
    )


def half_of(month):
    return month.containing(month.last, "half_year")


@pytest.mark.parametrize("of", ["people", "units"])
@pytest.mark.parametrize("measure", ["pieces", "points", "yuan"])
@pytest.mark.parametrize("levels", [(), ("province", "city")])
def test_every_figure_opens_lines_that_come_to_it(
    counted, client, chen, qinghe, last_month, of, measure, levels
):
    client.force_login(chen)
    question = Question(of, last_month, measure, levels)
    table = ranking(qinghe, question=question)

    cells = [cell for row in rows_of(table, table.lines, reader=chen) for cell in row.cells]
    opened = [cell for cell in cells if cell.address and cell.column.name in {AMOUNT, LEVEL, OTHER}]

    assert opened
    assert all(
        cell.address for cell in cells if cell.value and cell.column.name in {AMOUNT, LEVEL, OTHER, HEAD}
    )
    for cell in opened:
        other = cell.column.name == OTHER
        words = amount_words(cell.value, question.other_measure if other else measure)
        assert client.get(cell.address).context["sums"] == [words]


def test_what_is_done_of_a_target_opens_the_lines_that_count_for_it(
    counted, client, chen, lin, qinghe, last_month
):
    owed = Owed(last_month, "points", Decimal(10), minimum_level="city")
    Target.objects.lay_on([lin], owed=owed, by=chen)
    table = ranking(qinghe, question=Question("people", last_month, "points"))

    row = next(row for row in rows_of(table, table.lines, reader=chen) if row.line.counted.key == lin.pk)
    rate = next(cell for cell in row.cells if cell.column.name == RATE)

    entries = Asked(QueryDict(rate.address.partition("?")[2])).seen_by(chen)
    assert sums_of(entries) == {"points": row.line.progress.done}
    assert (row.line.progress.done, rate.value) == (12, 120)


def test_leaders_stand_apart_if_wished(counted, client, chen, last_month):
    client.force_login(chen)

    together = told(page_of(client, period=last_month.key).context)
    page = page_of(client, period=last_month.key, leaders="apart")

    assert together[0][2] == "周世安"
    assert [row.line.counted.name for row in page.context["apart"]] == ["周世安"]
    assert told(page.context)[0][:3] == (1, False, "孙晓燕")


def test_levels_narrow_it_and_its_moves(counted, printed, client, chen, lin, last_month, dongjiang_daily):
    printed(lin, by_outlet=dongjiang_daily, on=last_month.previous().first)
    client.force_login(chen)

    lines = page_of(client, period=last_month.key, level=["province"]).context["rows"]

    first = lines[0].line
    assert (first.counted.name, first.amount, first.standing.moved) == ("林秀", 1, 0)
    assert [
        column.level for column in page_of(client, level=["province"]).context["columns"] if column.level
    ] == ["province"]


def test_per_head_is_by_those_who_held_a_writing_post(counted, qinghe, last_month, beihe):
    lines = ranking(qinghe, question=Question("units", last_month, "pieces")).lines

    line = next(line for line in lines if line.counted.key == beihe.pk)
    assert (line.amount, len(line.counted.writers), line.per_head) == (4, 2, 2)


def test_the_rulebook_in_force_says_what_becomes_of_places_after_equals(
    counted, client, rulebook, chen, zhou, qinghe, last_month
):
    new = rulebook.revise(by=chen)
    new.title, new.adopted_by, new.ties = "青禾县人大信息宣传工作考核办法（修订）", "主任会议", "dense"
    new.in_force_from = last_month.first
    new.save()
    new.sign(by=zhou)
    client.force_login(chen)

    page = page_of(client, period=last_month.key)
    before = page_of(client, period=last_month.previous().key)
    bulletin = gather(qinghe, period=last_month)

    assert [line[0] for line in told(page.context)][:4] == [1, 2, 3, 3]
    assert "（修订）" in page.content.decode()
    assert "1、2、2、3" in page.content.decode()
    assert "1、2、2、4" in before.content.decode()
    assert bulletin.ties == "dense"
    assert [row.place for row in bulletin.people][:4] == [1, 2, 3, 3]


def test_without_a_rulebook_the_places_after_equals_stay_empty(client, lin):
    client.force_login(lin)

    page = page_of(client).content.decode()

    assert "1、2、2、4" in page


def test_the_chart_is_drawn_into_the_page(counted, client, lin, last_month):
    client.force_login(lin)

    page = page_of(client, period=last_month.key).content.decode()

    assert "<svg xmlns" in page
    assert page.count("<rect fill") == 4


def test_one_is_led_to_ones_own_line_in_a_long_ranking(counted, hire, client, lin, beihe, last_month):
    for number in range(10):
        hire(f"author{number}", f"作者{number}", beihe, "writer")
    client.force_login(lin)

    page = page_of(client, period=last_month.key).content.decode()

    assert 'href="#own"' in page
    assert page.count('id="own"') == 1


def test_a_measure_in_which_nothing_was_counted_is_said_to_be_empty(counted, client, chen, last_month):
    client.force_login(chen)

    empty = page_of(client, by="assessment", period=last_month.key).content.decode()

    assert "没有数字" in empty
    assert "并列</small>" not in empty
    assert 'id="own"' not in empty
    assert "没有数字" not in page_of(client, by="weight", period=last_month.key).content.decode()


def test_each_measure_has_its_title(counted, client, chen, last_month):
    client.force_login(chen)

    titles = {page_of(client, by=by, period=last_month.key).context["title"] for by in Measure.values}

    assert len(titles) == len(Measure.values)


def test_the_ledger_keeps_several_levels_and_what_has_none_in_its_filter(
    counted, client, chen, lin, last_month
):
    client.force_login(chen)
    asked = {"person": lin.pk, "period": last_month.key, "measure": "points"}

    several = client.get(reverse("entries"), {**asked, "level": ["province", "city"]})
    none = client.get(reverse("entries"), {**asked, "level": "none"})

    assert several.context["sums"] == [amount_words(Decimal(12), "points")]
    assert '<option value="province,city" selected>省级、市级</option>' in several.content.decode()
    assert none.context["sums"] == [amount_words(Decimal("1.5"), "points")]
    again = client.get(reverse("entries"), {**asked, "level": "province,city"})
    assert again.context["sums"] == several.context["sums"]
