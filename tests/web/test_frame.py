"""The frame: what stands round every page, for whom."""

import re

import pytest

from byline.web.navigation import GROUPS

FRAME_AT_MOST = 5  # the congress, the posts, the unread notices, and one question for all that waits
SIGN_IN = 2  # the session and the person


def rail(response):
    """Return the words of the rail's links."""
    inside = re.search(r'<nav class="rail".*?</nav>', response.text, re.DOTALL)[0]
    return re.findall(r'<li><a href="[^"]*"[^>]*>\s*([^<]*?)\s*<', inside)


def test_a_stranger_is_led_to_the_sign_in(client, db):
    response = client.get("/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in/?next=/"


def test_a_writer_sees_only_what_is_theirs(desk, lin):
    words = rail(desk(lin).get("/me/"))

    assert "今日" in words
    assert "单位" not in words
    assert "登记" not in words


def test_the_editor_sees_the_whole_road(desk, chen):
    words = rail(desk(chen).get("/me/"))

    assert {"今日", "采用", "申报", "排名", "通报", "单位", "人员", "考核办法", "媒体"} <= set(words)


def test_no_link_of_the_frame_is_dead(desk, chen):
    links = re.findall(r'href="([^"]*)"', desk(chen).get("/me/").text)

    assert "#" not in links
    assert "" not in links


@pytest.mark.parametrize("who", ["lin", "wu", "chen", "zhou", "su", "luo", "shi"])
def test_every_line_of_the_rail_opens(desk, request, rulebook, who):
    person = desk(request.getfixturevalue(who))
    inside = re.search(r'<nav class="rail".*?</nav>', person.get("/me/").text, re.DOTALL)[0]

    for address in set(re.findall(r'href="([^"]*)"', inside)) - {"/site/"}:
        assert person.get(address, follow=True).status_code == 200, address


def test_the_place_one_is_at_is_marked(desk, chen, lin):
    text = desk(chen).get(f"/people/{lin.pk}/").text

    assert re.search(r'<a href="/people/" aria-current="page">', text)
    assert not re.search(r'<a href="/" aria-current="page">', text)


def test_what_waits_is_counted_beside_its_line(desk, chen, adoption):
    text = desk(chen).get("/me/").text

    assert re.search(r'<a href="/adoptions/">采用 <small>1<span class="sr">件待办', text)


def test_the_frame_asks_little_of_the_database(desk, chen, adoption, django_assert_max_num_queries):
    at_work = desk(chen)

    with django_assert_max_num_queries(FRAME_AT_MOST + SIGN_IN):
        at_work.get("/me/")


def test_every_entry_has_its_own_address():
    names = [entry.name for group in GROUPS for entry in group.entries]

    assert len(names) == len(set(names))


def test_search_has_its_key_and_its_script(desk, lin):
    text = desk(lin).get("/me/").text

    assert '<kbd aria-hidden="true">/</kbd>' in text
    assert "web/keys.js" in text


def test_a_page_that_is_not_there_says_so_in_words(desk, lin):
    response = desk(lin).get("/nowhere/")

    assert response.status_code == 404
    assert "没有找到" in response.text
    assert '<a class="button" href="/">' in response.text
