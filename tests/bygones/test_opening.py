"""A file that may be a trick is opened within bounds, or refused with a sentence."""

import contextlib
import zipfile
from io import BytesIO

import pytest

from byline.bygones import headings
from byline.bygones.rows import amount_of, day_of, level_of, names_of, parts_of
from byline.bygones.sheet import (
    NotASheet,
    OlderSheet,
    SheetIsMissing,
    SheetWithMacros,
    TooManyRows,
    opened,
)
from byline.incoming.archives import TooMuchInside
from byline.incoming.files import EmptyFile, HeavyFile
from byline.incoming.imported import BrokenFile
from tests.bygones.conftest import GOOD, sheet


def refused(content):
    with opened(content) as sheets:
        return list(sheets.rows(sheets.names[0]))


def changed(content, *, name, data, also=()):
    """Put other bytes in the place of a member, or add one."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyFile),
        (b"not a sheet", NotASheet),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, OlderSheet),
        (b"PK\x03\x04" + b"0" * 31_000_000, HeavyFile),
        (b"PK\x03\x04 broken", BrokenFile),
    ],
)
def test_what_is_no_sheet_is_refused(content, refusal):
    with pytest.raises(refusal):
        refused(content)


def test_another_office_file_is_no_sheet():
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    with pytest.raises(NotASheet):
        refused(held.getvalue())


def test_macros_are_refused():
    with pytest.raises(SheetWithMacros):
        refused(changed(sheet(GOOD), name="xl/vbaProject.bin", data=b"\x00"))


def test_a_bomb_is_not_unpacked():
    with pytest.raises(TooMuchInside):
        refused(changed(sheet(GOOD), name="xl/media/image1.png", data=b"0" * 121_000_000))


def test_a_document_type_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

    with pytest.raises(BrokenFile):
        refused(changed(sheet(GOOD), name="xl/worksheets/sheet1.xml", data=bomb))


def test_a_broken_part_is_refused():
    with pytest.raises(BrokenFile):
        refused(changed(sheet(GOOD), name="xl/worksheets/sheet1.xml", data=b"<worksheet"))


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    with opened(sheet(GOOD)) as sheets, pytest.raises(SheetIsMissing, match="2023年"):
        list(sheets.rows("2020年"))


def test_a_row_far_below_is_too_many_rows():
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    far += b'<row r="1000000"><c r="A1000000"><v>1</v></c></row></sheetData></worksheet>'

    with opened(changed(sheet(GOOD), name="xl/worksheets/sheet1.xml", data=far)) as sheets:
        found = []
        with contextlib.suppress(TooManyRows):
            found = list(sheets.rows(sheets.names[0]))
        assert found == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-05-06", "2023-05-06"),
        ("2023/5/6", "2023-05-06"),
        ("2023.5.6", "2023-05-06"),
        ("2023年5月6日", "2023-05-06"),
        ("20230506", "2023-05-06"),
        ("2023年5月", "2023-05-01"),
        ("2023-13-01", "None"),
        ("昨天", "None"),
    ],
)
def test_days_are_read_as_sheets_write_them(written, day):
    assert str(day_of(written)) == day


def test_numbers_names_levels_and_shares_are_read():
    assert [str(amount_of(one)) for one in ("8", 8.5, "1,200", "八", "nan", True, 1e9)] == [
        "8.0000",
        "8.5000",
        "1200.0000",
        "None",
        "None",
        "None",
        "None",
    ]
    assert names_of("林秀、吴建民 ，林 秀") == ["林秀", "吴建民"]
    levels = [level_of(one) for one in ("省级", "国家级媒体", "县", "特级")]
    assert levels == ["province", "national", "county", ""]
    assert sum(parts_of(amount_of("1"), 3)) == 1


def test_a_line_of_a_title_is_not_taken_for_headings():
    lines = [["青禾县2023年台账"], ["姓名", "单位", "得分（分）"], ["林秀", "北河镇", "8"]]

    assert headings.heading_line(lines) == 1
    assert headings.proposed(lines[1]) == {"points": 2, "person": 0, "unit": 1}
