"""The first page: what waits, and how things stand, for each role."""

from decimal import Decimal

import pytest

from byline.reckoning.periods import HALF_YEAR, Period
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.standards.models import StandIn


@pytest.fixture
def owed(lin, beihe, chen, today):
    """Lin owes ten pieces in the half-year, and Beihe sixteen."""
    half = Period.containing(today, HALF_YEAR)
    Target.objects.lay_on([lin], owed=Owed(half, "pieces", Decimal(10)), by=chen)
    Target.objects.lay_on([beihe], owed=Owed(half, "pieces", Decimal(16)), by=chen)


def test_nothing_waits_on_a_first_day(desk, lin):
    text = desk(lin).get("/").text

    assert "林秀，眼下没有事等您。" in text


def test_a_returned_draft_waits_for_its_author_with_the_reason(desk, draft, lin, wu):
    draft.file(by=lin)
    draft.send_back(by=wu, reason="水利局的全称要写准。")

    text = desk(lin).get("/").text

    assert "林秀，有1件事等您。" in text
    assert "吴建民：“水利局的全称要写准。”" in text
    assert "去修改" in text


def test_a_filed_draft_waits_for_the_head_and_not_for_others(desk, draft, lin, wu, sun):
    draft.file(by=lin)

    assert "去审稿" in desk(wu).get("/").text
    assert "去审稿" not in desk(lin).get("/").text
    assert "代表联络站" not in desk(sun).get("/").text


def test_a_proposed_adoption_waits_for_the_editor(desk, adoption, chen):
    text = desk(chen).get("/").text

    assert f'href="/adoptions/{adoption.pk}/"' in text
    assert "去确认" in text


def test_a_writer_sees_target_place_and_prints(desk, adoption, owed, lin, chen):
    adoption.confirm(by=chen)

    text = desk(lin).get("/").text

    assert "0.6 <small>／ 10" in text
    assert "第1" in text
    assert "“堤上接待日”：一条治河建议办成了" in text
    assert "4.8分" in text


def test_a_head_sees_the_unit_s_target(desk, owed, wu):
    assert "北河镇的任务" in desk(wu).get("/").text


def test_a_leader_reads_how_the_writing_goes(desk, adoption, owed, zhou, chen):
    adoption.confirm(by=chen)

    text = desk(zhou).get("/").text

    assert "半年任务完成6%，" in text
    assert '<dl class="board">' in text
    assert "“堤上接待日”：一条治河建议办成了" in text


def test_each_figure_of_the_board_opens_its_list(desk, adoption, owed, zhou):
    board = desk(zhou).get("/").context["board"]

    assert board.figures
    for figure in board.figures:
        assert desk(zhou).get(figure.address, follow=True).status_code == 200, figure.address


def test_another_county_sees_nothing_of_it(desk, adoption, owed, stranger, chen):
    adoption.confirm(by=chen)

    text = desk(stranger).get("/").text

    assert "代表联络站" not in text
    assert "堤上接待日" not in text


@pytest.mark.parametrize(("who", "at_most"), [("lin", 25), ("wu", 25), ("chen", 25), ("zhou", 25)])
def test_the_first_page_asks_a_settled_number_of_questions(
    desk, request, adoption, owed, django_assert_max_num_queries, who, at_most
):
    at_work = desk(request.getfixturevalue(who))

    with django_assert_max_num_queries(at_most):
        at_work.get("/")


def test_the_first_page_speaks_english_too(desk, draft, lin):
    at_work = desk(lin)
    at_work.cookies["django_language"] = "en"

    assert "林秀, nothing waits for you." in at_work.get("/").text


def test_it_says_for_whom_one_stands_in(desk, chen, wu, sun, zhou, today):
    StandIn.objects.create(absent=wu, stand_in=sun, ends_on=today, by=chen)
    StandIn.objects.create(absent=chen, stand_in=zhou, ends_on=today, by=chen)

    assert "今天您还代吴建民审稿。" in desk(sun).get("/").text
    assert "今天您还代陈静审稿。" in desk(zhou).get("/").text
    assert "审稿。" not in desk(wu).get("/").text
