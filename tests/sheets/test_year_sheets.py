"""The year's sheets of townships and departments: targets, halves, levels, place, what was said."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from byline.papers.word import as_word
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.sheets.year_sheet import paper_of
from byline.sheets.yearly import judged_by, year_sheets


@pytest.fixture
def year(half):
    return half.first.year


@pytest.fixture
def sheets(a_month_of_prints, beihe, liulin, chen, half, year):
    """Put the sheets together, with one warning for Liulin."""
    Target.objects.lay_on([beihe, liulin], owed=Owed(half, "pieces", Decimal(4)), by=chen)

    def made(person):
        said = {liulin.pk: ("8月通报批评一次。",)}
        return year_sheets(judged_by(person), congress=person.congress, year=year, on=half.last, said=said)

    return made


def test_a_sheet_says_what_was_owed_done_and_ranked(sheets, chen):
    beihe, liulin = sheets(chen)

    assert (beihe.pieces.year, beihe.points.year) == (4, 20)
    assert {level.label: level.year for level in beihe.levels if level.year} == {"省级": 1, "市级": 3}
    assert (beihe.met, liulin.met) == (1, 0)
    assert liulin.results[0].percent == 75
    assert (beihe.place.number, liulin.place.number, liulin.place.of) == (1, 2, 2)
    assert liulin.said == ("8月通报批评一次。",)


def test_both_halves_add_up_to_the_year(sheets, chen):
    for sheet in sheets(chen):
        assert sheet.pieces.first + sheet.pieces.second == sheet.pieces.year


def test_the_paper_says_the_same_in_word(sheets, chen, today):
    liulin = sheets(chen)[1]

    paper = paper_of(liulin, on=today)

    assert "第2名（共2个）" in paper.blocks[0].text
    assert as_word(paper).startswith(b"PK")


def test_a_head_sees_the_own_unit_alone_and_a_writer_none(sheets, wu, lin):
    assert [sheet.unit for sheet in sheets(wu)] == ["北河镇"]
    assert judged_by(lin) == []


def test_more_units_ask_no_more_questions(sheets, chen, wu, django_assert_max_num_queries):
    assert chen.roles

    with django_assert_max_num_queries(16):
        sheets(chen)


def test_the_pages_and_files(sheets, a_month_of_prints, beihe, chen, desk, year):
    sheets(chen)
    browser, asked = desk(chen), {"year": year}

    listed = browser.get(reverse("year-sheets"), asked).content.decode()
    one = browser.get(reverse("year-sheet", args=[beihe.pk]), asked).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(browser.get(reverse("year-sheets-table"), asked).content))
    packed = zipfile.ZipFile(io.BytesIO(browser.get(reverse("year-papers"), asked).content))
    word = browser.get(reverse("year-sheet-word", args=[beihe.pk]), asked)

    assert "第1名" in listed
    assert "信息宣传工作考核表" in one
    assert [row[0].value for row in book.active.iter_rows(min_row=3)] == ["北河镇", "柳林乡"]
    assert len(packed.namelist()) == 2
    assert word.content.startswith(b"PK")


def test_another_township_s_head_finds_no_sheet_of_it(liulin, wu, desk):
    assert desk(wu).get(reverse("year-sheet", args=[liulin.pk])).status_code == 404


def test_the_sheets_of_one_class_of_units_stand_by_themselves(sheets, chen, desk, year):
    sheets(chen)
    browser = desk(chen)

    def listed(kind):
        asked = {"year": year, "kind": kind}
        page = browser.get(reverse("year-sheets"), asked).text
        book = openpyxl.load_workbook(io.BytesIO(browser.get(reverse("year-sheets-table"), asked).content))
        names = [row[0].value for row in book.active.iter_rows(min_row=3)]
        assert all((name in page) == (name in names) for name in ("北河镇", "柳林乡"))
        return names

    assert listed("township") == ["北河镇", "柳林乡"]
    assert listed("department") == []
    assert listed("nobody") == listed("")
