import pytest

from byline.manuscripts import text
from byline.manuscripts.demands import BODY, CAPTIONS, MAY, MET, MUST, TITLE, Check, checks

PICTURE = '<figure><img src="/pictures/1/"><figcaption>{}</figcaption></figure>'


@pytest.mark.parametrize(
    ("words", "count"),
    [("代表3名", 4), ("2026年3月", 4), ("5G 网络 online", 4), ("，。！", 0), ("", 0), ("１２３", 1)],
)
def test_characters_are_counted_as_editors_count(words, count):
    assert text.length(words) == count


def test_plain_lines_become_paragraphs_and_come_back_as_lines():
    body = text.body_of("甲 < 乙 & 丙\n\n  丁")

    assert body == "<p>甲 &lt; 乙 &amp; 丙</p><p>丁</p>"
    assert text.typed_of(body) == "甲 < 乙 & 丙\n丁"


def test_a_richer_body_keeps_its_html():
    rich = "<p>甲<strong>乙</strong></p>"

    assert text.typed_of(rich) == rich
    assert text.body_of(rich) == rich


def test_an_empty_sheet_lacks_title_and_text():
    assert checks("", "<p></p>") == (Check(TITLE, MUST, 0), Check(BODY, MUST, 0))


def test_a_long_title_is_advised_against():
    assert checks("字" * 27, "<p>正文</p>")[0] == Check(TITLE, MAY, 27)
    assert checks("字" * 26, "<p>正文</p>") == (Check(TITLE, MET, 26), Check(BODY, MET, 2))


def test_the_first_picture_without_a_caption_is_named():
    body = "<p>正文</p>" + PICTURE.format("堤上") + PICTURE.format(" <br>") + '<img src="/pictures/2/">'

    assert checks("题", body)[0] == Check(CAPTIONS, MUST, 2)
    assert Check(CAPTIONS, MET, 1) in checks("题", "<p>正文</p>" + PICTURE.format("堤上"))
