"""A ledger of earlier years is read, looked through, taken in as one deed and taken out as one."""

from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from openpyxl import Workbook

from byline.activity.models import Deed
from byline.bygones import tasks
from byline.bygones.models import PastLedger
from byline.bygones.models.past_ledger import (
    ColumnTwice,
    FileTakenIn,
    NoAmounts,
    NobodyInIt,
    NothingToTakeIn,
    RowsAreBad,
    TakenInAlready,
)
from byline.bygones.models.past_reversal import NotTakenIn
from byline.bygones.sheet import SheetIsEmpty
from byline.ledger.models import Entry, Posting, Tally
from byline.ledger.models.decision import WhyMissing
from tests.bygones.conftest import GOOD, HEADINGS, sheet


def brought(content, by, name="2023.xlsx"):
    """Bring a ledger and read its rows."""
    ledger = PastLedger.objects.bring(content, name=name, by=by)
    ledger.ask_for_rows()
    list(ledger.read())
    return PastLedger.objects.get(pk=ledger.pk)


def taken_in(content, by, **more):
    ledger = brought(content, by, **more)
    ledger.ask_for_intake(leaves_out_bad=True)
    ledger.take_in(by=by)
    return PastLedger.objects.get(pk=ledger.pk)


def problems(ledger):
    return {line.number: line.sentences for line in ledger.pastline_set.exclude(problems=[])}


def in_order(congress):
    return Tally.objects.mistaken(congress, entries=Entry.objects.of_congress(congress)) == []


def test_the_columns_are_proposed_by_their_headings(past, chen):
    ledger = PastLedger.objects.bring(past, name="2023.xlsx", by=chen)

    assert ledger.heading_row == 2
    assert ledger.columns == {
        "title": 2,
        "outlet": 3,
        "level": 4,
        "day": 1,
        "points": 7,
        "person": 5,
        "unit": 6,
    }


def test_every_good_row_becomes_entries_of_one_deed(past, chen, lin, wu, sun):
    ledger = taken_in(past, chen)

    entries = Entry.objects.filter(posting=ledger.posting)
    assert ledger.posting.kind == Posting.Kind.PAST
    assert Entry.objects.of_person(lin).measured("points").amount() == 9
    assert Entry.objects.of_person(wu).measured("points").amount() == 1
    assert Entry.objects.measured("pieces").amount() == 3
    first = entries.get(person=sun, measure="points")
    assert (first.counted_on, first.level, first.about) == (date(2023, 6, 1), "city", "past")
    assert ledger.pastline_set.get(pk=first.fact).title == "柳林乡：田头议事"
    assert in_order(chen.congress)
    assert Deed.objects.about(ledger).filter(verb="taken_in").exists()


def test_each_has_all_of_a_row_where_the_office_says_so(past, chen, wu):
    ledger = PastLedger.objects.bring(past, name="2023.xlsx", by=chen)
    ledger.is_shared = False
    ledger.ask_for_rows()
    list(ledger.read())
    ledger.ask_for_intake(leaves_out_bad=False)
    ledger.take_in(by=chen)

    assert Entry.objects.of_person(wu).measured("points").amount() == 2


def test_each_bad_row_is_named_with_what_is_wrong(past, chen, lin):
    rows = [
        [1, "某日", "甲", "", "", "林秀", "北河镇", 8],
        [2, "2023-05-06", "乙", "", "", "林秀", "北河镇", "八分"],
        [3, "2023-05-06", "丙", "", "特级", "查无此人", "东山镇", 1],
        [4, "2099-05-06", "丁", "", "", "林秀", "北河镇", 1],
        [5, "2023-05-06", "戊", "", "", "", "", 1],
        [6, "", "己", "", "", "林秀", "北河镇", 1],
    ]

    told = problems(brought(sheet(rows), chen))

    assert set(told) == {2, 3, 4, 5, 6, 7}
    assert "某日" in told[2][0]
    assert "八分" in told[3][0]
    assert all(any(word in one for one in told[4]) for word in ("特级", "查无此人", "东山镇"))


def test_formulas_and_faults_are_refused_row_by_row(chen, lin):
    rows = [[1, "2023-05-06", "甲", "", "", "林秀", "北河镇", "=SUM(1,2)"]]

    told = problems(brought(sheet(rows), chen))

    assert "=SUM(1,2)" in told[2][0]


def test_bad_rows_are_left_out_only_when_somebody_says_so(chen, lin, wu, sun):
    ledger = brought(sheet([*GOOD, [4, "某日", "甲", "", "", "林秀", "北河镇", 8]]), chen)

    with pytest.raises(RowsAreBad):
        ledger.ask_for_intake(leaves_out_bad=False)
    ledger.ask_for_intake(leaves_out_bad=True)
    ledger.take_in(by=chen)

    assert Entry.objects.measured("pieces").amount() == 3


def test_the_same_file_is_not_taken_in_twice(past, chen):
    ledger = taken_in(past, chen)

    with pytest.raises(FileTakenIn, match="陈静"):
        PastLedger.objects.bring(past, name="again.xlsx", by=chen)
    with pytest.raises(TakenInAlready):
        ledger.take_in(by=chen)


def test_rows_that_were_there_before_are_told_and_left_out(past, chen):
    taken_in(past, chen)

    again = brought(sheet([GOOD[0], GOOD[0], [9, "2023-08-08", "新的", "", "", "林秀", "北河镇", 1]]), chen)

    assert again.counts() == {"all": 3, "good": 1, "bad": 0, "known": 2}


def test_undoing_answers_every_entry_as_one_deed(past, chen, lin):
    ledger = taken_in(past, chen)

    with pytest.raises(WhyMissing):
        ledger.undo(reason="", by=chen)
    ledger.undo(reason="拿错了文件", by=chen)

    assert Entry.objects.of_congress(chen.congress).amount() == 0
    assert in_order(chen.congress)
    with pytest.raises(NotTakenIn):
        PastLedger.objects.get(pk=ledger.pk).undo(reason="再来", by=chen)
    assert taken_in(past, chen).is_taken_in, "the same file may come again once it was taken out"


def test_the_choice_of_columns_is_remembered_for_the_same_headings(past, chen):
    ledger = PastLedger.objects.bring(past, name="2023.xlsx", by=chen)
    ledger.columns = {"person": 5, "unit": 6, "yuan": 7, "day": 1, "title": 2}
    ledger.ask_for_rows()
    list(ledger.read())

    next_year = sheet([[1, "2024-05-06", "甲", "", "", "林秀", "北河镇", 8]], title="2024年")

    assert PastLedger.objects.bring(next_year, name="2024.xlsx", by=chen).columns["yuan"] == 7


def test_the_sheet_with_the_rows_is_proposed_where_the_first_only_explains(lin, chen):
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["填表说明"])
    rows = book.create_sheet("台账")
    rows.append(HEADINGS)
    rows.append(GOOD[0])
    held = BytesIO()
    book.save(held)

    ledger = PastLedger.objects.bring(held.getvalue(), name="2023.xlsx", by=chen)

    assert ledger.sheet == "台账"
    assert ledger.columns["person"] == HEADINGS.index("作者")


def test_each_bad_row_says_its_line_also_on_a_phone(desk, lin, chen):
    ledger = brought(sheet([GOOD[0], [2, "某日", "柳林乡：田头议事", "", "", "林秀", "北河镇", 4]]), chen)

    page = desk(chen).get(ledger.get_absolute_url()).content.decode()

    assert '<th scope="row"><span class="num">第3行</span>　<cite>柳林乡：田头议事</cite>' in page


def test_columns_by_which_nothing_can_be_read_are_refused(past, chen):
    ledger = PastLedger.objects.bring(past, name="2023.xlsx", by=chen)
    ledger.counts_pieces = False
    for columns, refusal in (
        ({"person": 5}, NoAmounts),
        ({"points": 7}, NobodyInIt),
        ({"points": 7, "person": 7}, ColumnTwice),
    ):
        ledger.columns = columns
        with pytest.raises(refusal):
            ledger.ask_for_rows()


def test_an_empty_sheet_is_refused(chen):
    book = Workbook()
    book.active.append(["作者", "得分"])
    held = BytesIO()
    book.save(held)
    ledger = PastLedger.objects.bring(held.getvalue(), name="2023.xlsx", by=chen)

    with pytest.raises(SheetIsEmpty):
        ledger.ask_for_rows()


def test_a_ledger_without_a_good_row_is_refused(chen, lin):
    ledger = brought(sheet([[1, "某日", "甲", "", "", "林秀", "北河镇", 8]]), chen)

    with pytest.raises(NothingToTakeIn):
        ledger.ask_for_intake(leaves_out_bad=True)


def test_in_the_browser_from_the_file_to_the_books_and_out(desk, past, chen, lin, shi, wu, sun):
    file = SimpleUploadedFile("2023.xlsx", past)
    assert desk(lin).get(reverse("past-ledgers")).status_code == 403
    assert desk(shi).post(reverse("past-ledgers"), {"file": file}).status_code == 403
    file.seek(0)
    page = desk(chen).post(reverse("past-ledgers"), {"file": file}).url
    ledger = PastLedger.objects.get()
    columns = reverse("past-columns", args=[ledger.pk])
    assert "稿件标题" in desk(chen).get(columns).content.decode()
    given = {name: str(place) for name, place in ledger.columns.items()} | {"counts_pieces": "on"}
    assert desk(chen).post(columns, given | {"is_shared": "on"}).url == page
    tasks.read_past_ledger.call(ledger.pk)
    assert "两镇同护一河水" in desk(chen).get(page).content.decode()
    desk(chen).post(reverse("past-intake", args=[ledger.pk]))
    if not PastLedger.objects.get().posting_id:
        tasks.take_past_ledger_in.call(ledger.pk, chen.pk)
    assert PastLedger.objects.get().is_taken_in
    undo = reverse("past-reversal", args=[ledger.pk])
    assert desk(lin).post(undo, {"reason": "错了"}).status_code == 403
    assert desk(chen).post(undo, {"reason": "错了"}).url == page
    assert desk(chen).get(page).status_code == 200
    assert desk(chen).get(reverse("past-ledgers")).status_code == 200


def test_unknown_names_are_entered_as_names_only(desk, chen):
    rows = [[1, "2023-05-06", "甲", "", "", "马小川", "东山镇", 8]]
    ledger = brought(sheet(rows), chen)
    address = reverse("past-names", args=[ledger.pk])

    desk(chen).post(address, {"kind": "township"})
    list(ledger.read())

    line = ledger.pastline_set.get()
    assert line.problems == []
    assert line.holders[0][0]
    assert not chen.congress.person_set.get(name="马小川").sign_in_name


def test_from_the_command_line(past, chen, tmp_path, capsys):
    path = tmp_path / "2023.xlsx"
    path.write_bytes(past)

    call_command("import_ledger", str(path), by="chenjing", verbosity=0, stdout=StringIO())

    assert Entry.objects.measured("points").amount() == Decimal(14)
    assert "2023.xlsx" in capsys.readouterr().out
