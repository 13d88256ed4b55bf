import json
from pathlib import Path

import pytest

from byline.manuscripts import text
from byline.manuscripts.figures import Figure, figures

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


def test_figures_are_read_with_caption_and_credit_and_written_again():
    figure = Figure("/pictures/17/", "3月21日，代表 <周长河> 在渠边。", "林秀摄")

    assert figures(figure.html) == (figure,)
    assert figures(text.clean(figure.html)) == (figure,)
    assert figures('<p>正文</p><img src="/pictures/2/"><figure></figure>') == (Figure("/pictures/2/"),)
    assert text.plain(figure.html) == "3月21日，代表 <周长河> 在渠边。\u3000林秀摄"


def test_a_list_that_goes_on_keeps_its_first_number():
    assert text.clean('<ol start="3" type="A"><li>丙</li></ol>') == '<ol start="3"><li>丙</li></ol>'
