"""The register book on paper: every number, cancelled ones too, under headings that repeat."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.word import flow_as_word
from byline.sending.book import COLUMNS, EMPTY, Cover, Entry, book_of, rows_of

COVER = Cover("青禾县人大常委会", "2026年", date(2026, 11, 23))
ENTRY = Entry(
    number="青人信〔2026〕12号",
    registered_on=date(2026, 3, 5),
    title="北河镇：代表联络站开到河堤上",
    authors="林秀、吴建民",
    unit="北河镇",
    genre="通讯",
    reviewers="吴建民、陈静",
    sent_to="东江日报、青禾融媒",
    printed="东江日报（2026.3.26）",
)
CANCELLED = replace(ENTRY, number="青人信〔2026〕13号", printed="", why_cancelled="与第12号重复登记")


def word(*entries, cover=COVER):
    return Document(BytesIO(flow_as_word(book_of(entries, cover))))


def rows(*entries):
    (table,) = word(*entries).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_it_stands_across_under_its_title_and_count():
    made = word(ENTRY, CANCELLED)

    assert made.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert made.sections[0].page_width > made.sections[0].page_height
    assert made.paragraphs[0].text == "青禾县人大常委会稿件登记簿"
    assert made.paragraphs[1].text == "2026年　　共2件（其中注销1件）　　制表日期：2026年11月23日"


def test_a_line_tells_all_of_a_number():
    heads, line = rows(ENTRY)

    assert heads == [column.title for column in COLUMNS]
    assert line[:4] == ["青人信〔2026〕12号", "2026.3.5", "北河镇：代表联络站开到河堤上", "林秀、吴建民"]
    assert line[-2:] == ["东江日报、青禾融媒", "东江日报（2026.3.26）"]


def test_a_cancelled_number_stays_struck_through_with_its_reason():
    made = word(ENTRY, CANCELLED)

    struck = {
        run.find(qn("w:t")).text
        for run in made.element.body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:strike')}") is not None
    }
    assert struck == {CANCELLED.number, CANCELLED.title}
    assert rows(CANCELLED)[1][-1] == "已注销：与第12号重复登记"


def test_the_heading_row_repeats():
    assert len(list(word(ENTRY).element.body.iter(qn("w:tblHeader")))) == 1


def test_an_empty_book_says_so():
    assert set(rows()[1]) == {EMPTY}


def test_word_and_pdf_say_the_same(words_of_word, words_of_pdf):
    book = book_of([ENTRY, CANCELLED], replace(COVER, narrowed="只列：通讯"))

    in_pdf = words_of_pdf(flow_as_pdf(book)).replace("第1页共1页", "")

    assert sorted(in_pdf) == sorted(words_of_word(flow_as_word(book)))


def test_a_sheet_has_the_same_columns_and_days_that_are_days():
    headings, lines = rows_of([ENTRY, CANCELLED])

    assert headings == [*(column.title for column in COLUMNS), "状态"]
    assert lines[0][1] == date(2026, 3, 5)
    assert [line[-1] for line in lines] == ["有效", "已注销"]
