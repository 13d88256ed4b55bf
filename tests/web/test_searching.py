"""Finding manuscripts by title, text, people and number; what one may not see is not found."""

import pytest

from byline.web.search import passage


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
    assert list(desk(chen).get("/search/", {"q": "林"}).context["people"]) == [lin]
    assert not desk(lin).get("/search/", {"q": "林"}).context["people"]


def test_no_words_find_nothing(desk, levee, chen):
    response = desk(chen).get("/search/", {"q": "  "})

    assert response.context["hits"] == []
    assert "没有找到" not in response.text


def test_a_search_asks_few_questions(desk, levee, ditch, chen, django_assert_max_num_queries):
    at_work = desk(chen)

    with django_assert_max_num_queries(10):
        at_work.get("/search/", {"q": "代表"})


def test_a_passage_is_cut_on_both_sides():
    text = "甲" * 50 + "渠" + "乙" * 50

    assert passage(text, "渠") == "…" + "甲" * 36 + "渠" + "乙" * 36 + "…"
    assert not passage(text, "河")
