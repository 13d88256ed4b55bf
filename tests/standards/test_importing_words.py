"""Words from a file: every row is shown first, bad rows are named, nothing of the file is run."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from byline.standards import incoming
from byline.standards.models import Word

TABLE = (
    "词,改用,理由\n瞎子,盲人,尊重残疾人\n傻,智力障碍者,\n=1+1,,\n瞎子,盲人,\n"
    "盲流,盲流,\n,空,\n残废人,残疾人,已有\n"
)


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_file_is_shown_row_by_row_and_then_taken_in(desk, chen, forbidden):
    client, address = desk(chen), f"/word-lists/{forbidden.pk}/import/"

    shown = client.post(address, {"file": SimpleUploadedFile("词表.csv", TABLE.encode("gb18030"))})

    assert [word.word for word in shown.context["fresh"]] == ["瞎子"]
    assert [(bad.number, bad.reason) for bad in shown.context["bad"]] == [
        (3, "short"),
        (4, "formula"),
        (5, "twice"),
        (6, "same"),
        (7, "empty"),
    ]
    assert shown.context["listed"] == 1
    assert Word.objects.count() == 1
    client.post(address, {"rows": shown.context["form"].initial["rows"]})
    assert set(Word.objects.values_list("word", "put")) == {("残废人", "残疾人"), ("瞎子", "盲人")}


def test_rows_that_were_not_shown_are_refused(desk, chen, forbidden):
    answer = desk(chen).post(f"/word-lists/{forbidden.pk}/import/", {"rows": "WyLlgrvlrZAiXQ:forged"})

    assert answer.status_code == 422
    assert Word.objects.count() == 1


def test_what_is_exported_can_be_read_back(desk, chen, forbidden):
    file = desk(chen).get(f"/word-lists/{forbidden.pk}/table/").content

    found = incoming.read(file, name="words.xlsx")

    assert [(one.word, one.put, one.why) for one in found.words] == [("残废人", "残疾人", "尊重残疾人")]
    assert not found.bad
    assert load_workbook(io.BytesIO(file)).active.max_row == 3


def test_text_lines_are_parted_by_tabs_or_arrows():
    found = incoming.read("瞎子→盲人→尊重\n\n盲流\t流动人口\n乡巴佬\n".encode("utf-8-sig"), name="词.txt")

    assert [(one.word, one.put) for one in found.words] == [
        ("瞎子", "盲人"),
        ("盲流", "流动人口"),
        ("乡巴佬", ""),
    ]


def test_a_formula_in_a_sheet_is_a_bad_row():
    found = incoming.read(xlsx(["词", "改用"], ["=HYPERLINK(1)", "x"], ["瞎子", "盲人"]), name="a.xlsx")

    assert [bad.reason for bad in found.bad] == ["formula"]
    assert [one.word for one in found.words] == ["瞎子"]


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (b"MZ\x00\x01", "a.txt", incoming.NotReadable),
        (b"no sheet", "a.xlsx", incoming.NotReadable),
        (b"x" * (2 * 1024 * 1024 + 1), "a.txt", incoming.TooLarge),
        (b"words", "a.docm", incoming.UnknownKind),
        (b"ab\n" * 20_001, "a.txt", incoming.TooManyRows),
    ],
)
def test_what_is_no_list_is_refused(content, name, refusal):
    with pytest.raises(refusal):
        incoming.read(content, name=name)


def test_the_page_says_why_a_file_is_refused(desk, chen, forbidden):
    answer = desk(chen).post(
        f"/word-lists/{forbidden.pk}/import/", {"file": SimpleUploadedFile("a.exe", b"MZ")}
    )

    assert answer.status_code == 422
    assert ".xlsx" in answer.content.decode()
