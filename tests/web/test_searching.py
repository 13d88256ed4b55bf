"""Finding manuscripts by title, text, people and number; what one may not see is not found."""

import pytest

from byline.listing.search import passage
from byline.listing.spelling import spelt
from byline.manuscripts.models import Manuscript, Wording


@pytest.mark.parametrize("words", ["联络站", "闸", "林秀", "十年一遇", "1号", "青人信〔{year}〕1号"])
def test_a_registered_manuscript_is_found(desk, levee, chen, today, words):
    words = words.format(year=today.year)

    hits = desk(chen).get("/search/", {"q": words}).context["hits"]

    assert [hit.manuscript for hit in hits] == [levee]


def test_what_is_found_is_marked_with_the_words_round_it(desk, levee, chen):
    text = desk(chen).get("/search/", {"q": "藕田"}).text

    assert "她家的9亩<mark>藕田</mark>就在堤下" in text


def test_markup_in_the_words_does_no_harm(desk, levee, chen):
    text = desk(chen).get("/search/", {"q": "<b>藕"}).text

    assert "<b>藕" not in text
    assert "没有找到" in text


def test_another_s_draft_is_not_found(desk, draft, sun, chen):
    for person in (sun, chen):
        assert desk(person).get("/search/", {"q": "联络站"}).context["hits"] == []


def test_another_county_finds_nothing(desk, levee, stranger):
    response = desk(stranger).get("/search/", {"q": "林秀"})

    assert response.context["hits"] == []
    assert not response.context["people"]


def test_people_are_found_by_those_who_may_see_them(desk, chen, lin):
    assert desk(chen).get("/search/", {"q": "林"}).context["people"] == [lin]
    assert not desk(lin).get("/search/", {"q": "林"}).context["people"]


def test_no_words_find_nothing(desk, levee, chen):
    response = desk(chen).get("/search/", {"q": "  "})

    assert response.context["hits"] == []
    assert "没有找到" not in response.text


def test_a_search_asks_few_questions(desk, levee, ditch, chen, django_assert_max_num_queries):
    at_work = desk(chen)
    Wording.objects.bring_up_to_date()

    with django_assert_max_num_queries(18):
        at_work.get("/search/", {"q": "代表"})


def test_a_passage_is_cut_on_both_sides():
    text = "甲" * 50 + "渠" + "乙" * 50

    assert passage(text, ["渠"]) == "…" + "甲" * 36 + "渠" + "乙" * 36 + "…"
    assert not passage(text, ["河"])


def test_what_was_written_since_the_last_search_is_found(desk, levee, chen):
    at_work = desk(chen)
    at_work.get("/search/", {"q": "闸"})
    Manuscript.objects.filter(pk=levee.pk).update(body="<p>灯塔村来信。</p>", edition=levee.edition + 1)

    assert at_work.get("/search/", {"q": "灯塔"}).context["hits"]
    assert not at_work.get("/search/", {"q": "藕田"}).context["hits"]


def test_a_title_comes_before_a_text(desk, levee, ditch, chen):
    Manuscript.objects.filter(pk=ditch.pk).update(title="藕田边的一次接待", edition=ditch.edition + 1)
    older, newer = sorted((levee, ditch), key=lambda one: one.changed_at)
    Manuscript.objects.filter(pk=newer.pk).update(body="<p>说到藕田。</p>", title="闸口", edition=9)
    Manuscript.objects.filter(pk=older.pk).update(title="藕田边的一次接待", edition=9)

    hits = desk(chen).get("/search/", {"q": "藕田"}).context["hits"]

    assert [hit.manuscript for hit in hits] == [older, newer]


def test_several_words_must_all_be_there(desk, levee, chen):
    assert desk(chen).get("/search/", {"q": "林秀 藕田"}).context["hits"]
    assert not desk(chen).get("/search/", {"q": "林秀 沙漠"}).context["hits"]


@pytest.mark.parametrize(
    "words", ['"', "*", "藕田*", "a' OR '1", '藕田" OR "a', "‘’", "藕 AND 田", "NEAR(藕", "－"]
)
def test_signs_of_the_index_s_own_language_are_words_like_others(desk, levee, chen, words):
    assert desk(chen).get("/search/", {"q": words}).status_code == 200


def test_people_are_found_by_the_initials_of_their_names(desk, chen, lin):
    assert desk(chen).get("/search/", {"q": "LX"}).context["people"] == [lin]
    assert spelt("林秀") == ("林秀", "lx", "linxiu")
