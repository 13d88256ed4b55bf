from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook


@pytest.fixture
def found(desk, chen):
    """What the editor's list shows for some questions: found("genre=news")."""

    def listed(questions=""):
        page = desk(chen).get(f"{reverse('manuscripts')}?{questions}")
        return list(page.context["page_obj"])

    return listed


def test_the_newest_change_comes_first_and_a_head_turns_it_round(found, levee, ditch):
    assert found() == [ditch, levee]
    assert found("sort=changed") == [levee, ditch]
    assert found("sort=nonsense") == [ditch, levee]


@pytest.mark.parametrize(
    ("questions", "titles"),
    [
        ("view=sent", ["北河镇：代表联络站开到河堤上"]),
        ("view=registered", ["柳林乡：代表春灌时节访水渠"]),
        ("view=mine", []),
        ("genre=feature", ["北河镇：代表联络站开到河堤上"]),
        ("q=水渠", ["柳林乡：代表春灌时节访水渠"]),
        ("state=sent&genre=news", []),
        ("unit=nonsense&year=x&genre=y", ["柳林乡：代表春灌时节访水渠", "北河镇：代表联络站开到河堤上"]),
    ],
)
def test_the_address_narrows_the_list(found, levee, ditch, questions, titles):
    assert [str(manuscript) for manuscript in found(questions)] == titles


def test_a_row_says_how_many_outlets_it_was_sent_to_and_printed_by(
    found, levee, ditch, dongjiang_daily, qinghe_media, today
):
    levee.appear(at=dongjiang_daily, on=today)
    levee.appear(at=qinghe_media, on=today)

    counts = {str(each): (each.outlets_printed, each.outlets_sent) for each in found()}
    assert counts == {str(levee): (2, 1), str(ditch): (0, 0)}


def test_tabs_count_what_they_hold(desk, levee, ditch, draft, chen):
    page = desk(chen).get(reverse("manuscripts"))

    assert {view.name: count for view, count in page.context["tabs"]} == {"": 2, "sent": 1, "registered": 1}


def test_the_table_holds_exactly_what_the_list_shows(desk, levee, ditch, chen):
    answer = desk(chen).get(reverse("manuscripts-table") + "?view=sent")

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.values)
    assert rows[1] == ("登记号", "标题", "作者", "单位", "体裁", "到哪一步", "刊发", "报送", "变动")
    assert [row[1] for row in rows[2:]] == ["北河镇：代表联络站开到河堤上"]
    assert rows[2][2] == "林秀、吴建民"


def test_an_empty_list_says_what_to_do(desk, lin):
    page = desk(lin).get(reverse("manuscripts")).content.decode()

    assert reverse("new-manuscript") in page
    assert "还没有稿件。" in page
