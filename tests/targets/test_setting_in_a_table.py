"""The table of targets: filled in by hand, pasted from Excel or brought as a workbook."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from byline.papers.sheet import as_xlsx
from byline.rules.models import Pledge, Target
from byline.rules.models.owed import Demanded
from byline.rules.models.target import Owed
from byline.targets.grid import (
    BELOW_ZERO,
    FORMULA,
    NOT_A_NUMBER,
    TWICE,
    UNKNOWN,
    NotATable,
    WrongSheet,
    from_paste,
    from_xlsx,
    read_rows,
)
from byline.targets.wording import all_kinds, kind_words

PIECES = Demanded("pieces")
NAMES = frozenset({"北河镇", "柳林乡"})


def kinds():
    return {words: kind.key for words, kind in all_kinds().items()}


def read(text):
    return read_rows(from_paste(text), names=NAMES, kinds=kinds())


def owed():
    return {(str(target.holder), target.demanded): target.amount for target in Target.objects.all()}


@pytest.fixture
def address(this_half):
    def made(name="target-setting", **asked):
        questions = "&".join(f"{key}={word}" for key, word in {"period": this_half.key, **asked}.items())
        return f"{reverse(name)}?{questions}"

    return made


def test_every_kind_has_words_of_its_own():
    assert len(all_kinds()) == len(set(all_kinds().values())) == 5 * 60 + 60


def test_a_pasted_table_is_read_by_its_headings():
    heading = kind_words(PIECES)

    brought = read(f"任务对象\t{heading}\t备注\n北河镇\t6\t\n柳林乡\t1,000\t新\n")

    assert brought.amounts == {("北河镇", PIECES.key): 6, ("柳林乡", PIECES.key): 1000}
    assert not brought.bad


def test_cells_that_are_no_targets_are_named_with_their_row():
    brought = read(
        f"\t{kind_words(PIECES)}\n北河镇\t-1\n河西镇\t6\n柳林乡\t=B2*2\n柳林乡\t7\n\t\n北河镇\t六\n"
    )

    assert [(bad.number, bad.reason) for bad in brought.bad] == [
        (2, BELOW_ZERO),
        (3, UNKNOWN),
        (4, FORMULA),
        (5, TWICE),
        (7, TWICE),
    ]
    assert read(f"\t{kind_words(PIECES)}\n北河镇\t六").bad[0].reason == NOT_A_NUMBER
    assert read(f"\t{kind_words(PIECES)}\n北河镇\tNaN").bad[0].reason == NOT_A_NUMBER


def test_a_sheet_without_a_known_heading_is_refused():
    with pytest.raises(WrongSheet):
        read("姓名\t电话\n林秀\t10010197975\n")


def test_what_is_no_workbook_is_refused():
    with pytest.raises(NotATable):
        from_xlsx(b"PK but nothing else")


def test_a_formula_in_a_workbook_is_named_and_not_run():
    book = openpyxl.Workbook()
    book.active.append(["", kind_words(PIECES)])
    book.active.append(["北河镇", "=1+1"])
    held = io.BytesIO()
    book.save(held)

    brought = read_rows(from_xlsx(held.getvalue()), names=NAMES, kinds=kinds())

    assert [bad.reason for bad in brought.bad] == [FORMULA]


def test_what_is_exported_can_be_brought_back(beihe, liulin, chen, desk, address, this_half):
    Target.objects.lay_on([beihe], owed=Owed(this_half, "pieces", Decimal(6)), by=chen)

    workbook = desk(chen).get(address("target-table")).content
    brought = read_rows(from_xlsx(workbook), names=NAMES | {chen.unit.name}, kinds=kinds())

    assert brought.amounts == {("北河镇", PIECES.key): 6}
    assert not brought.bad


def test_the_table_sets_what_is_filled_in_otherwise(beihe, liulin, chen, desk, address, this_half):
    Target.objects.lay_on([beihe], owed=Owed(this_half, "pieces", Decimal(6)), by=chen)
    fields = {f"{beihe.pk}:{PIECES.key}": "6", f"{liulin.pk}:{PIECES.key}": "4", "reason": ""}

    answer = desk(chen).post(address(), fields)

    assert answer.status_code == 302
    assert owed() == {("北河镇", PIECES): 6, ("柳林乡", PIECES): 4}


def test_a_new_column_is_offered_and_set(beihe, chen, desk, address):
    research = Demanded("pieces", "province", "research")
    asked = {"measure": "pieces", "minimum_level": "province", "genre": "research", "counting": "adopted"}

    page = desk(chen).get(address(**asked))
    desk(chen).post(address(), {f"{beihe.pk}:{research.key}": "1"})

    assert f"{beihe.pk}:{research.key}" in page.content.decode()
    assert owed() == {("北河镇", research): 1}


def test_below_zero_is_refused_and_what_was_typed_stays(beihe, chen, desk, address):
    answer = desk(chen).post(address(), {f"{beihe.pk}:{PIECES.key}": "-3"})

    assert answer.status_code == 422
    assert 'value="-3"' in answer.content.decode()
    assert not Target.objects.exists()


def test_what_is_signed_changes_only_with_a_reason(beihe, wu, chen, desk, address, this_half):
    Target.objects.lay_on([beihe], owed=Owed(this_half, "pieces", Decimal(6)), by=chen)
    Pledge.objects.sign(beihe, period=this_half, owing=Target.objects.of(beihe), by=wu)
    field = {f"{beihe.pk}:{PIECES.key}": "8"}

    refused = desk(chen).post(address(), field)
    done = desk(chen).post(address(), {**field, "reason": "主任会议调整"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert owed() == {("北河镇", PIECES): 8}


@pytest.mark.parametrize("way", ["pasted", "file"])
def test_a_table_from_excel_fills_the_fields_and_sets_nothing(beihe, chen, desk, address, way):
    rows = [["北河镇", 9]]
    given = {
        "pasted": f"单位\t{kind_words(PIECES)}\n北河镇\t9\n",
        "file": SimpleUploadedFile("任务.xlsx", as_xlsx("任务", ["单位", kind_words(PIECES)], rows)),
    }

    page = desk(chen).post(address("target-bringing"), {way: given[way]})

    assert page.status_code == 200
    assert 'value="9"' in page.content.decode()
    assert not Target.objects.exists()


def test_a_wrong_workbook_is_told_on_the_page(beihe, chen, desk, address):
    wrong = SimpleUploadedFile("通讯录.xlsx", as_xlsx("通讯录", ["姓名", "电话"], [["林秀", "1"]]))

    assert desk(chen).post(address("target-bringing"), {"file": wrong}).status_code == 422


def test_people_stand_with_their_unit(lin, sun, chen, desk, address):
    page = desk(chen).get(address(of="people", kind="township")).content.decode()

    assert "林秀 <small>北河镇</small>" in page


@pytest.mark.parametrize("name", ["target-setting", "target-table", "target-copying"])
def test_a_writer_sets_no_targets(lin, desk, address, name):
    assert desk(lin).get(address(name)).status_code == 403


def test_the_table_asks_as_many_questions_for_many_as_for_few(
    beihe, liulin, chen, desk, address, this_half, django_assert_max_num_queries
):
    Target.objects.lay_on([beihe, liulin], owed=Owed(this_half, "pieces", Decimal(6)), by=chen)

    browser = desk(chen)

    with django_assert_max_num_queries(12):
        browser.get(address())
