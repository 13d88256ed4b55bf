import json
from pathlib import Path

import pytest

from byline.manuscripts import text
from byline.manuscripts.demands import BODY, CAPTIONS, MAY, MET, MUST, TITLE, Check, checks
from byline.manuscripts.figures import Figure, figures

PICTURE = '<figure><img src="/pictures/1/"><figcaption>{}</figcaption></figure>'


LENGTHS = json.loads(Path(__file__).with_name("lengths.json").read_text())


@pytest.mark.parametrize(("words", "count"), LENGTHS)
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


def test_a_credit_alone_is_no_caption():
    body = "<p>正文</p>" + PICTURE.format("<small>林秀摄</small>")

    assert checks("题", body)[0] == Check(CAPTIONS, MUST, 1)


def test_figures_are_read_with_caption_and_credit_and_written_again():
    figure = Figure("/pictures/17/", "3月21日，代表 <周长河> 在渠边。", "林秀摄")

    assert figures(figure.html) == (figure,)
    assert figures(text.clean(figure.html)) == (figure,)
    assert figures('<p>正文</p><img src="/pictures/2/"><figure></figure>') == (Figure("/pictures/2/"),)
    assert text.plain(figure.html) == "3月21日，代表 <周长河> 在渠边。\u3000林秀摄"


def test_a_list_that_goes_on_keeps_its_first_number():
    assert text.clean('<ol start="3" type="A"><li>丙</li></ol>') == '<ol start="3"><li>丙</li></ol>'
