import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from byline.writing import comparison
from byline.writing.comparison import compare

MOVES = {comparison.MOVED_AWAY, comparison.MOVED_HERE}
OLD = """青禾县人大常委会督办堤防加固工程
本报讯 8月12日，县人大常委会组织代表视察北河堤防。
代表们看了险工险段，听取了水利局的汇报。
与会代表认为，工程进度比去年同期快，资金到位也及时。
常委会要求汛期之前完成全部土方。"""
NEW = """青禾县人大常委会督办堤防加固工程
本报讯 8月13日，县人大常委会组织代表视察北河堤防。
常委会要求汛期之前完成全部土方。
代表们看了险工险段，听取了水利局的汇报。
与会代表认为，工程进度比去年同期快，资金到位也及时。"""


def side(rows, *left_out):
    lines = ("".join(p.text for p in row.pieces if p.kind not in left_out) for row in rows)
    return "".join(lines)


def flat(text):
    return text.replace("\n", "")


def test_one_changed_figure_is_one_changed_character():
    rows = compare("8月12日召开会议。", "8月13日召开会议。")

    changed = [(piece.kind, piece.text) for piece in rows[0].pieces if piece.kind != comparison.SAME]
    assert changed == [(comparison.GONE, "2"), (comparison.NEW, "3")]


def test_a_paragraph_that_went_elsewhere_is_a_move():
    moved = [piece for row in compare(OLD, NEW) for piece in row.pieces if piece.kind in MOVES]

    assert {(piece.kind, piece.text) for piece in moved} == {
        (kind, "常委会要求汛期之前完成全部土方。") for kind in MOVES
    }


def test_a_paragraph_that_moved_beside_a_new_one_is_a_move_all_the_same():
    rows = compare(OLD, NEW.replace("代表们看了险工险段", "会议还听取了审计局的汇报。\n代表们看了险工险段"))

    kinds = [piece.kind for row in rows for piece in row.pieces]
    assert kinds.count(comparison.MOVED_HERE) == 1
    assert comparison.NEW in kinds


def test_what_moved_away_and_what_came_in_its_place_have_a_line_each():
    moved, came = "代表马春生问水表什么时候通水。", "老水厂今后将作为备用水源保留。"
    stays = "三月五日，北河镇人大组织十二名县、镇人大代表视察供水工程。"
    old = f"代表视察\n{moved}\n{stays}\n{came}"
    new = f"代表视察\n{came}\n{stays}\n走进七户人家。\n{moved}"

    for one, other in ((old, new), (new, old)):
        rows = [row for row in compare(one, other) if row.is_changed]
        assert all(len(row.pieces) == 1 for row in rows)
        assert {moved, came} <= {row.text for row in rows}


def test_what_is_far_from_a_change_is_folded_into_one_row():
    lines = [f"第{number}段写的是代表接待选民的事。" for number in range(12)]
    rows = compare("\n".join(lines), "\n".join([*lines[:-1], "最后一段换了新的写法，写到了田头。"]))

    assert [row.is_folded for row in rows] == [True, False, False]
    assert len(rows[0].pieces) == 10


def test_the_middle_of_a_long_unchanged_run_is_folded():
    long = "渠水流到田头，种什么都有底气，" * 20

    row = compare("甲" + long + "乙", "丙" + long + "丁")[0]

    folded = [piece for piece in row.pieces if piece.is_folded]
    assert len(folded) == 1
    assert len(folded[0].text) == len(long) - 2 * comparison.CHARACTERS_AROUND


def test_equal_texts_have_no_changed_row():
    assert not any(row.is_changed for row in compare(OLD, OLD))


TEXTS = st.text(alphabet="县人大代表视察，。\n渠水1", max_size=80)


@given(old=TEXTS, new=TEXTS)
@settings(max_examples=80, deadline=None)
def test_both_texts_can_be_read_out_of_a_comparison(old, new):
    rows = compare(old, new)

    assert side(rows, comparison.NEW, comparison.MOVED_HERE) == flat(old)
    assert side(rows, comparison.GONE, comparison.MOVED_AWAY) == flat(new)


@pytest.fixture
def twice_kept(levee, lin):
    """The levee story with two versions that differ in a word."""
    levee.keep_version(by=lin)
    type(levee).objects.filter(pk=levee.pk).update(title="堤防上的新变化", edition=levee.edition + 1)
    levee.refresh_from_db()
    levee.keep_version(by=lin)
    return levee


def test_the_last_two_versions_are_compared_until_others_are_chosen(at_work, lin, twice_kept):
    last = twice_kept.version_set.order_by("number").last().number

    page = at_work(lin).get(reverse("comparison", args=[twice_kept.pk]))

    assert (page.context["old"].number, page.context["new"].number) == (last - 1, last)
    assert "<ins>" in page.content.decode()


def test_a_version_with_itself_says_the_same(at_work, lin, twice_kept):
    page = at_work(lin).get(reverse("comparison", args=[twice_kept.pk]), {"old": 1, "new": 1})

    assert page.context["changes"] == 0


def test_a_version_that_does_not_exist_is_no_error(at_work, lin, twice_kept):
    page = at_work(lin).get(reverse("comparison", args=[twice_kept.pk]), {"old": "x", "new": 99})

    assert page.status_code == 200
    assert page.context["old"] is None


def test_a_stranger_compares_nothing(at_work, stranger, twice_kept):
    assert at_work(stranger).get(reverse("comparison", args=[twice_kept.pk])).status_code == 404


def test_a_comparison_costs_few_queries(at_work, lin, twice_kept, django_assert_max_num_queries):
    browser = at_work(lin)
    with django_assert_max_num_queries(25):
        browser.get(reverse("comparison", args=[twice_kept.pk]))
