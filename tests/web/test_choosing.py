"""Choosing a language, and light or dark."""


def test_an_english_browser_still_reads_chinese(desk, lin):
    response = desk(lin, accept_language="en-US,en").get("/me/")

    assert "我的任职" in response.text
    assert '<html lang="zh-Hans">' in response.text
    assert response.headers["Content-Language"] == "zh-hans"


def test_who_chooses_english_reads_english(desk, lin):
    at_work = desk(lin)
    at_work.post("/i18n/setlang/", {"language": "en", "next": "/me/"})

    text = at_work.get("/me/").text

    assert "My posts" in text
    assert '<html lang="en">' in text


def test_a_language_we_do_not_speak_is_chinese(desk, lin):
    at_work = desk(lin)
    at_work.cookies["django_language"] = "fr"

    assert "我的任职" in at_work.get("/me/").text


def test_the_choice_of_dark_stays(desk, lin):
    at_work = desk(lin)
    assert "data-theme" not in at_work.get("/me/").text

    at_work.post("/me/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in at_work.get("/me/").text

    at_work.post("/me/theme/", {"theme": ""})
    assert "data-theme" not in at_work.get("/me/").text


def test_a_made_up_theme_is_none(desk, lin):
    at_work = desk(lin)

    at_work.cookies["theme"] = '"><b>'

    assert "data-theme" not in at_work.get("/me/").text
