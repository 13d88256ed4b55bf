from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from byline.inventing import county, damage, looks, prints
from byline.inventing.prints import Piece
from tearsheet import reading

PIECE = Piece(
    title="柳林乡：板凳坐到月亮升",
    other_titles=("一场“夜谈”谈出5件事",),
    paragraphs=(
        "3月12日晚上七点半，柳林村文化广场上亮起了灯，柳林乡人大组织的“代表夜访”在这里开了场。",
        "来的人比预想的多。46名村民自带板凳，把6名代表围在中间，说的都是村里要办的实事。",
        "县人大代表田玉兰没有急着答，先请大家一个一个讲，再把讲的归成5件事，写上村务公开栏。",
        "夜里十点，人渐渐散了。乡人大主席杨桂芳还在灯下和代表们核对单子，下个月还要来报账。",
    ),
    authors=("孙晓燕",),
    unit="柳林乡",
)
OTHERS = tuple(
    f"{place}：代表在行动，接待日里收下{number}条心里话" for number, place in enumerate("甲乙丙丁戊己庚辛")
)
LOOKS = {outlet.look: outlet for outlet in county.OUTLETS.values()}


def shown_in(look, outlet):
    blank = prints.blank(outlet, at=datetime(2026, 3, 20, 9, 5), authors=PIECE.authors, by=Random(1))  # noqa: DTZ001 -- local time, as a page prints it
    return replace(prints.as_is(PIECE, of=blank), look=look, number=10_001)


def served(look, outlet):
    shown = shown_in(look, outlet)
    return shown, looks.serve(shown, outlet=outlet, others=OTHERS, by=Random(2))


@pytest.mark.parametrize(("look", "outlet"), LOOKS.items(), ids=list(LOOKS))
def test_the_engine_reads_every_look(look, outlet):
    shown, page = served(look, outlet)

    read = reading.read(page.data, charset=page.charset, address=page.address)

    assert read.title == PIECE.title
    assert read.published_at.startswith("2026-03-20")
    assert all(line in read.body for line in PIECE.paragraphs)
    assert shown.editor in {read.editor, ""}


def test_old_pages_say_gb2312_and_are_gbk():
    _shown, page = served("table2003", LOOKS["table2003"])
    assert b"charset=gb2312" in page.data
    assert PIECE.title in page.data.decode("gb18030")


def test_a_mirror_hints_its_characters_and_the_engine_restores_them():
    _shown, page = served("mirror", county.OUTLETS["dongjiangrendawang"])
    assert "鄉(xiāng)" in page.data.decode()

    read = reading.read(page.data, charset="", address=page.address)

    assert read.paragraphs == PIECE.paragraphs
    assert {finding.kind for finding in read.findings} >= {"pinyin_hints", "hidden_text"}


def test_the_traditional_edition_is_big5():
    _shown, page = served("big5", county.OUTLETS["dongjiangxinwen"])
    assert "來源" in page.data.decode("big5")


def test_hints_break_bytes_where_characters_meet():
    assert damage.hinted("开展营造", cut_off=len(damage.HINTED)) == "開展?fàn)I造"


def test_the_same_dice_serve_the_same_bytes():
    assert served("modern", LOOKS["modern"]) == served("modern", LOOKS["modern"])


def test_a_cut_keeps_the_first_paragraph():
    blank = shown_in("trs", LOOKS["trs"])
    cut = prints.cut(PIECE, of=blank, by=Random(3))
    assert cut.paragraphs[0] == PIECE.paragraphs[0]
    assert len(cut.paragraphs) < len(PIECE.paragraphs)


def test_a_round_up_names_the_units():
    rounded = prints.rounded_up((PIECE, PIECE, PIECE), of=shown_in("trs", LOOKS["trs"]), by=Random(4))
    assert sum("【柳林乡】" in line for line in rounded.paragraphs) == 3
