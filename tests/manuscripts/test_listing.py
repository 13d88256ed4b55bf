from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from byline.manuscripts.models import Manuscript, Writing


@pytest.fixture
def found(at_work, chen):
    """What the editor's list shows for some questions: found("genre=news")."""

    def listed(questions=""):
        page = at_work(chen).get(f"{reverse('manuscripts')}?{questions}")
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


def test_tabs_count_what_they_hold(at_work, levee, ditch, draft, chen):
    page = at_work(chen).get(reverse("manuscripts"))

    assert {view.name: count for view, count in page.context["tabs"]} == {"": 2, "sent": 1, "registered": 1}


def test_the_table_holds_exactly_what_the_list_shows(at_work, levee, ditch, chen):
    answer = at_work(chen).get(reverse("manuscripts-table") + "?view=sent")

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.values)
    assert rows[1][:4] == ("登记号", "标题", "作者", "单位")
    assert [row[1] for row in rows[2:]] == ["北河镇：代表联络站开到河堤上"]
    assert rows[2][2] == "林秀、吴建民"


@pytest.mark.parametrize("name", ["manuscripts", "registrations", "submissions"])
def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    at_work, django_assert_max_num_queries, levee, sun, chen, yunzhou_daily, name
):
    for count in range(12):
        manuscript = Manuscript.objects.begin(Writing(title=f"第{count}篇", body="<p>正文。</p>"), by=sun)
        manuscript.file(by=sun)
        manuscript.pass_review(by=chen)
        manuscript.register(by=chen)
        manuscript.submit(to=yunzhou_daily, by=chen)

    browser = at_work(chen)
    with django_assert_max_num_queries(25):
        assert browser.get(reverse(name)).status_code == 200


def test_a_sheet_and_the_desk_ask_at_most_25_questions(
    at_work, django_assert_max_num_queries, levee, lin, wu, chen
):
    Manuscript.objects.begin(Writing(title="等审的", body="<p>正文。</p>"), by=lin).file(by=lin)
    browser = at_work(chen)
    with django_assert_max_num_queries(25):
        browser.get(levee.get_absolute_url())
    browser = at_work(wu)
    with django_assert_max_num_queries(25):
        browser.get(reverse("review-desk"))


def test_an_empty_list_says_what_to_do(at_work, lin):
    page = at_work(lin).get(reverse("manuscripts")).content.decode()

    assert reverse("new-manuscript") in page
    assert "还没有稿件。" in page
