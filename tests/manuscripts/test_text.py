import pytest

from byline.manuscripts import text


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
