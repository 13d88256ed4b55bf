import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearsheet.reading.damage import repair
from tearsheet.reading.hints import remove_hints
from tearsheet.reading.restore import restore


def test_hints_with_and_without_tone_go():
    text = "鄉(xiāng)鎮(zhèn)政(zheng)(zheng)府監(jiān)督，網(wǎng)絡"

    assert remove_hints(text).text == "鄉鎮政府監督，網絡"


def test_a_rare_name_that_is_explained_keeps_its_reading():
    text = "代表亓(qí)官禾和仉(zhǎng)平安提出建议。"

    assert restore(text).text == text


def test_brackets_that_are_no_reading_stay():
    text = "鄉(xiāng)鎮(zhèn)監(jiān)督，接口(abc)，美國航天局(NASA)"

    assert remove_hints(text).text == "鄉鎮監督，接口(abc)，美國航天局(NASA)"


@pytest.mark.parametrize(
    ("damaged", "restored"),
    [
        ("開展?fàn)I造良好氛圍", "開展營造良好氛圍"),
        ("大會閉幕??h級機關", "大會閉幕。縣級機關"),
        ("會議指出??紤]到實際", "會議指出。考慮到實際"),
    ],
)
def test_lost_bytes_are_found_again(damaged, restored):
    assert repair(damaged).text == restored


def test_a_question_in_a_clean_text_stays():
    text = "这是为什么?A县和B县不同。到底怎么办?h是什么"

    assert restore(text).text == text


def test_words_of_writing_keep_their_character():
    assert (
        restore("著力推進，沿著方向，顯著成效，著作權，專著").text
        == "着力推进，沿着方向，显著成效，著作权，专著"
    )


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="縣鄉(xiāng)鎮(zhèn監jiān督)?hI人大。，ab ", max_size=60))
def test_restoring_twice_changes_nothing_more_of_the_hints(text):
    once = remove_hints(text).text

    assert len(once) <= len(text)
