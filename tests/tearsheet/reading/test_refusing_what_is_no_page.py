import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearsheet.errors import EmptyPage, NotAPage, PageTooLarge, TearsheetError
from tearsheet.reading import Reading, read, read_text


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"<html><body><script>x=1</script></body></html>"])
def test_an_empty_page_is_refused(data):
    with pytest.raises(EmptyPage):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04abc",
        b"\xd0\xcf\x11\xe0\xa1",
        bytes(range(256)) * 4 + b"\x00" * 900,
    ],
)
def test_another_kind_of_file_is_refused(data):
    with pytest.raises(NotAPage):
        read(data)


def test_a_page_over_the_limit_is_refused():
    with pytest.raises(PageTooLarge, match="larger than the limit"):
        read(b"a" * 101, limit=100)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        assert isinstance(read(data), Reading)
    except TearsheetError:
        return


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        assert isinstance(read_text(text), Reading)
    except TearsheetError:
        return


def test_a_page_cut_anywhere_is_still_read(plain_page, mirrored):
    for page in (plain_page, mirrored):
        data = page.encode()
        for end in range(400, len(data), 211):
            assert isinstance(read(data[:end]), Reading)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "人大代表",
        "<p>会议审议了报告。" + "<b><i>" * 50_000,
        f'<p style="{"left:-" * 100_000}" class="{"a " * 100_000}">会议审议了报告，通过了决议。</p>',
        "<p>会</p>" * 150_000,
        "来源：" * 60_000 + "\n" + "(" * 50_000 + "網(wǎng" * 20_000,
        "<script type='application/ld+json'>"
        + "[" * 100_000
        + "</script><p>会议审议了报告，通过了决议。</p>",
        "網?h" * 50_000 + "?" * 50_000,
        " ".join(["2024-01-01 0"] * 30_000),
        "<a href='#'>" * 30_000 + "|" * 100_000 + "县|" * 30_000,
    ],
)
def test_a_hostile_page_ends(page):
    started = time.process_time()
    with contextlib.suppress(TearsheetError):
        read(page.encode())
    # no figure is promised here: a run-away pattern would take hours
    assert time.process_time() - started < 60
