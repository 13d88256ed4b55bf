from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from byline.rankings.ranking import COMPETITION, DENSE, moved, rank
from byline.rankings.tables import Question, ranking
from byline.reckoning.periods import Period
from byline.rules.models import Target
from byline.rules.models.target import Owed


def places(standings):
    return [(standing.row, standing.place, standing.is_tied) for standing in standings]


def test_equal_figures_share_a_place_and_leave_the_next_ones_empty():
    assert places(rank([5, 9, 7, 7], by=Decimal)) == [
        (9, 1, False),
        (7, 2, True),
        (7, 2, True),
        (5, 4, False),
    ]


def test_by_the_dense_rule_the_next_place_follows():
    assert [standing.place for standing in rank([5, 9, 7, 7], by=Decimal, ties=DENSE)] == [1, 2, 2, 3]


def test_a_second_figure_may_decide():
    rows = [("林", 2, 1), ("孙", 2, 3)]

    standings = rank(rows, by=lambda row: (Decimal(row[1]), Decimal(row[2])))

    assert [standing.row[0] for standing in standings] == ["孙", "林"]
    assert not any(standing.is_tied for standing in standings)


def test_another_rule_of_ties_is_not_known():
    with pytest.raises(ValueError, match="lottery"):
        rank([1], by=Decimal, ties="lottery")


def test_moves_are_counted_from_the_places_before():
    now = rank([("林", 9), ("孙", 7), ("吴", 1)], by=lambda row: Decimal(row[1]))
    before = rank([("林", 1), ("孙", 7)], by=lambda row: Decimal(row[1]))

    told = moved(now, before, who=lambda row: row[0])

    assert [standing.moved for standing in told] == [1, -1, None]


@given(st.lists(st.integers(0, 400).map(Decimal), max_size=20))
def test_a_place_is_one_more_than_the_number_of_those_above(amounts):
    for standing in rank(amounts, by=lambda amount: amount, ties=COMPETITION):
        assert standing.place == 1 + sum(amount > standing.row for amount in amounts)
        assert standing.is_tied == (amounts.count(standing.row) > 1)


def test_people_are_ranked_by_their_pieces(a_month_of_prints, qinghe, last_month):
    lines = ranking(qinghe, question=Question("people", last_month, "pieces")).lines

    told = [(line.standing.place, line.counted.name, line.amount) for line in lines]
    assert told[:3] == [(1, "孙晓燕", 3), (2, "林秀", 2), (2, "吴建民", 2)]
    assert told[3] == (4, "陈静", 0)


def test_a_confirmed_print_is_ranked_at_once_by_the_authors_shares(adoption, chen, qinghe):
    adoption.confirm(by=chen)

    month = Period.containing(adoption.clipping.printed_on, "month")
    people = ranking(qinghe, question=Question("people", month, "pieces")).lines
    units = ranking(qinghe, question=Question("townships", month, "points")).lines
    assert [(line.counted.name, line.amount) for line in people[:2]] == [
        ("林秀", Decimal("0.6")),
        ("吴建民", Decimal("0.4")),
    ]
    assert (units[0].counted.name, units[0].amount) == ("北河镇", 8)


def test_by_points_the_provincial_paper_weighs_more(a_month_of_prints, qinghe, last_month):
    lines = ranking(qinghe, question=Question("people", last_month, "points")).lines

    assert {(line.counted.name, line.amount, line.standing.place) for line in lines[:2]} == {
        ("孙晓燕", 12, 1),
        ("林秀", 12, 1),
    }


def test_units_are_ranked_by_what_their_people_earned(a_month_of_prints, qinghe, last_month):
    lines = ranking(qinghe, question=Question("townships", last_month, "pieces")).lines

    assert [(line.counted.name, line.amount) for line in lines] == [("北河镇", 4), ("柳林乡", 3)]


def test_moves_are_against_the_month_before(
    a_month_of_prints, printed, lin, qinghe, last_month, yunzhou_daily
):
    printed(lin, by_outlet=yunzhou_daily, on=last_month.previous().first)

    lines = ranking(qinghe, question=Question("people", last_month, "pieces")).lines

    assert {line.counted.name: line.standing.moved for line in lines[:2]} == {"孙晓燕": None, "林秀": -1}


def test_the_page_marks_ones_own_line_and_opens_only_what_one_may_see(
    a_month_of_prints, client, lin, last_month
):
    client.force_login(lin)

    page = client.get(reverse("ranking"), {"period": last_month.key}).content.decode()

    assert page.count('class="own"') == 1
    assert f"?person={lin.pk}&amp;period={last_month.key}&amp;measure=pieces" in page
    assert "?person=" not in page.replace(f"?person={lin.pk}&amp;", "")


def test_the_editor_opens_every_line(a_month_of_prints, client, chen, last_month):
    client.force_login(chen)

    page = client.get(reverse("ranking"), {"period": last_month.key}).content.decode()

    assert page.count('&amp;measure=pieces"') == 3


def test_a_ranking_takes_three_questions_however_many_there_are(
    a_month_of_prints, qinghe, last_month, django_assert_num_queries
):
    for of in ("people", "townships"):
        with django_assert_num_queries(3):
            table = ranking(qinghe, question=Question(of, last_month, "pieces"))
            assert [(line.progress, line.at_level("city"), line.other) for line in table.lines]
            assert table.rule.title == "青禾县人大信息宣传工作考核办法"


def test_the_target_stands_beside_the_figure(a_month_of_prints, lin, chen, qinghe, half):
    Target.objects.lay_on([lin], owed=Owed(half, "pieces", Decimal(4)), by=chen)

    lines = ranking(qinghe, question=Question("people", half, "pieces")).lines

    progress = next(line.progress for line in lines if line.counted.key == lin.pk)
    assert (progress.target, progress.done, progress.share) == (4, 2, Decimal("0.5"))


def test_the_sheet_has_the_figures_of_the_page(a_month_of_prints, client, lin, last_month):
    client.force_login(lin)

    answer = client.get(reverse("ranking-sheet"), {"period": last_month.key})

    rows = list(load_workbook(BytesIO(answer.getvalue())).active.iter_rows(min_row=3, values_only=True))
    assert rows[0][:6] == (1, "", None, "孙晓燕", "柳林乡", 3)
    tied = {(2, "并列", None, "林秀", "北河镇", 2), (2, "并列", None, "吴建民", "北河镇", 2)}
    assert {row[:6] for row in rows[1:3]} == tied


def test_another_congress_sees_nothing_of_this_one(a_month_of_prints, client, stranger, last_month):
    client.force_login(stranger)

    page = client.get(reverse("ranking"), {"period": last_month.key}).content.decode()

    assert "孙晓燕" not in page


def test_a_period_that_is_none_is_refused_in_a_sentence(client, lin):
    client.force_login(lin)

    answer = client.get(reverse("ranking"), {"period": "spring"})

    assert answer.status_code == 409
    assert "spring" in answer.content.decode()


def test_nobody_sees_a_ranking_without_signing_in(client, db):
    assert client.get(reverse("ranking")).status_code == 302
