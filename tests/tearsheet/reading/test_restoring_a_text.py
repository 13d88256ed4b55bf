import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearsheet.restoring.damage import repair
from tearsheet.restoring.hints import remove_hints
from tearsheet.restoring.restore import restore


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


@pytest.mark.parametrize(
    "text",
    [
        "代表亓(qí)官禾、仉(zhǎng)平安、乜(niè)大山、缪(miào)春当选。",
        "行(xíng)走与银行(háng)，重(zhòng)量与重(chóng)复，长(zhǎng)大与长(cháng)短。",
        "视察组到了亳(bó)州、涪(fú)陵、郫(pí)县和歙(shè)县。",
    ],
)
def test_real_pinyin_in_real_texts_stays(text):
    assert restore(text).text == text


def test_a_list_of_characters_with_their_readings_keeps_them():
    assert remove_hints("繁体字的写法和读音：龍(lóng)、馬(mǎ)、鳥(niǎo)、魚(yú)。").removed == 0


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="縣鄉(xiāng)鎮(zhèn監jiān督)?hI人大。，ab \n", max_size=80))
def test_a_restored_text_is_restored_already(text):
    once = remove_hints(text).text

    assert remove_hints(once).text == once


def test_removed_hints_are_told_with_their_lines():
    text = "會議召開\n鄉(xiāng)鎮(zhèn)人大監(jiān)督\n代表發(fā)言"

    [finding] = [one for one in restore(text).findings if one.kind == "pinyin_hints"]

    assert finding.where == "第 2、3 行"
