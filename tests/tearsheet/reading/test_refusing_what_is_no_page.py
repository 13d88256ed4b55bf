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
