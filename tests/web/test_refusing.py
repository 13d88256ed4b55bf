"""A refusal that no view answers: the person reads its sentence and can go on."""

import pytest

SENTENCE = "It is too late for tea. Come back tomorrow."


@pytest.fixture(autouse=True)
def doors(settings):
    settings.ROOT_URLCONF = "tests.web.doors"


def test_a_page_says_the_sentence_and_a_way_on(desk, lin):
    response = desk(lin).get("/refusing/", headers={"referer": "http://testserver/me/"})

    assert response.status_code == 409
    assert SENTENCE in response.text
    assert 'href="http://testserver/me/"' in response.text


def test_a_sending_leads_back_with_the_sentence(desk, lin):
    at_work = desk(lin)

    response = at_work.post("/refusing/", headers={"referer": "http://testserver/me/"})

    assert (response.status_code, response.headers["Location"]) == (303, "http://testserver/me/")
    back = at_work.get("/me/").text
    assert f'data-level="error">{SENTENCE}' in back


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/me/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_house(desk, lin, referer):
    response = desk(lin).post("/refusing/", headers={"referer": referer})

    assert response.headers["Location"] == "/"


def test_a_page_that_refuses_does_not_lead_to_itself(desk, lin):
    response = desk(lin).get("/refusing/", headers={"referer": "http://testserver/refusing/"})

    assert '<a class="button" href="/">' in response.text


def test_a_small_update_gets_only_the_sentence(desk, lin):
    response = desk(lin).post("/refusing/", headers={"hx-request": "true"})

    assert response.status_code == 409
    assert SENTENCE in response.text
    assert "<html" not in response.text
