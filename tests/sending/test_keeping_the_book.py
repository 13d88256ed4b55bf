"""The register book from its rows: every number of a year or period, and who may have it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from byline.manuscripts.models import Registration
from byline.sending.entries import entries_of
from byline.sending.views import book

ADDRESSES = ("register-book-word", "register-book-pdf", "register-book-sheet")


@pytest.fixture
def cancelled(ditch, chen):
    """The number of the ditch was cancelled; it waits for another."""
    number = Registration.objects.get(manuscript=ditch)
    number.cancel(reason="题目有误，重新登记", by=chen)
    return Registration.objects.get(pk=number.pk)


def entries():
    return entries_of(Registration.objects.all())


def test_a_line_tells_where_a_piece_went_and_where_it_was_printed(levee, dongjiang_daily, today):
    levee.appear(at=dongjiang_daily, on=today)

    (line,) = entries()

    assert (line.number, line.title) == (str(levee.number), levee.title)
    assert (line.authors, line.unit, line.genre) == ("林秀、吴建民", "北河镇", "通讯")
    assert line.reviewers == "陈静"  # the head of the unit is an author of it
    assert line.sent_to == "东江日报"
    assert line.printed == f"东江日报（{today.year}.{today.month}.{today.day}）"


def test_a_print_that_was_taken_back_is_not_told(levee, dongjiang_daily, today):
    levee.appear(at=dongjiang_daily, on=today)
    levee.disappear(at=dongjiang_daily, on=today)

    assert entries()[0].printed == ""


def test_a_cancelled_number_keeps_its_piece_and_reason(levee, cancelled, today):
    _first, line = entries()

    assert line.number == str(cancelled)
    assert line.title == "柳林乡：代表春灌时节访水渠"
    assert line.told == f"已注销：题目有误，重新登记（{today.year}.{today.month}.{today.day}）"


def test_numbers_stand_in_their_order_with_few_questions(levee, ditch, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        lines = entries()

    assert [line.number[-2:] for line in lines] == ["1号", "2号"]


def test_the_book_holds_cancelled_numbers_and_is_called_by_its_year(desk, levee, cancelled, chen):
    answer = desk(chen).get(reverse("register-book-word"))

    (table,) = Document(BytesIO(answer.content)).tables
    assert [row.cells[0].text for row in table.rows[1:]] == [str(levee.number), str(cancelled)]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "%E7%A8%BF%E4%BB%B6%E7%99%BB%E8%AE%B0%E7%B0%BF" in answer["Content-Disposition"]


def test_a_period_narrows_it(desk, levee, ditch, chen):
    day = levee.number.registered_on

    def numbers(**asked):
        sheet = desk(chen).get(reverse("register-book-sheet"), asked)
        rows = load_workbook(BytesIO(sheet.content)).active.iter_rows(min_row=3, values_only=True)
        return [row[0] for row in rows]

    assert numbers(**{"from": day.isoformat(), "to": day.isoformat()}) == [str(levee.number)]
    assert numbers(**{"from": (day + timedelta(days=1)).isoformat()}) == [str(ditch.number)]
    assert numbers(year="1999") == []
    assert len(numbers(year="nonsense", to="2026-99-99")) == 2


def test_another_congress_finds_nothing_of_it(desk, levee, stranger):
    answer = desk(stranger).get(reverse("register-book-word"), {"year": levee.number.year})

    assert levee.title not in Document(BytesIO(answer.content)).tables[0].rows[1].cells[2].text


@pytest.mark.parametrize("name", ADDRESSES)
def test_whoever_may_not_see_the_register_does_not_get_the_book(desk, levee, lin, wu, su, name):
    for person in (lin, wu, su):
        assert desk(person).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_leader_gets_it(desk, levee, zhou, name):
    assert desk(zhou).get(reverse(name)).status_code == 200


def test_more_than_fits_into_a_printed_book_is_refused(desk, levee, ditch, chen, monkeypatch):
    monkeypatch.setattr(book, "MOST_ON_PAPER", 1)

    answer = desk(chen).get(reverse("register-book-pdf"))

    assert answer.status_code >= 400
    assert desk(chen).get(reverse("register-book-sheet")).status_code == 200


def test_a_piece_that_was_registered_again_stands_twice(cancelled, ditch, chen):
    ditch.refresh_from_db()
    ditch.register(by=chen)

    assert [bool(line.why_cancelled) for line in entries()] == [True, False]
