from datetime import date
from html.parser import HTMLParser

import pytest

from byline.papers.official import Attachments, Heading, Paper, Paragraph, Undersigned, chinese, mark
from byline.papers.page import as_html


class Pages(HTMLParser):
    """Counts pages and notes table rows on each."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, _attributes):
        if tag == "article":
            self.rows.append(0)
        if tag == "tr":
            self.rows[-1] += 1


def rows_by_page(html):
    pages = Pages()
    pages.feed(html)
    return pages.rows


def test_an_annex_begins_a_page(a_paper):
    assert rows_by_page(as_html(a_paper(3))) == [0, 4]


def test_a_long_table_goes_on_under_its_headings(a_paper):
    rows = rows_by_page(as_html(a_paper(100)))

    assert sum(rows) == 100 + len(rows) - 1
    assert max(rows) <= 30
    assert as_html(a_paper(100)).count("<caption>") == 1


def test_a_heading_goes_with_the_table_under_it(a_paper):
    table = a_paper(30).blocks[-1]
    filling = Paragraph("\n".join(["全县采用46条。"] * 14))

    first, *others = as_html(
        Paper(title="通报", maker="办公室", blocks=(filling, Heading("六、各级媒体"), table))
    ).split("</article>")

    assert "六、各级媒体" not in first
    assert "六、各级媒体" in others[0]


def test_pages_are_numbered_and_the_imprint_stands_on_the_last(a_paper):
    *others, last = as_html(a_paper(100)).split("</article>\n")

    assert "— 1 —" in others[0]
    assert all("imprint" not in page for page in others)
    assert "印发" in last


def test_markup_in_a_text_is_escaped():
    html = as_html(Paper(title="<script>", maker="办公室", blocks=(Paragraph("甲<b>乙"),)))

    assert "<script>" not in html
    assert "甲&lt;b&gt;乙" in html


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_numbers_are_written_in_chinese(number, words):
    assert chinese(number) == words


def test_headings_are_marked_by_their_level():
    assert [mark(2, level=level) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]


@pytest.mark.parametrize("lines", range(10, 20))
def test_maker_and_day_stay_with_what_is_attached(lines):
    filling = Paragraph("\n".join(["全县采用46条。"] * lines))
    under = (Attachments(("个人排名",)), Undersigned("办公室", date(2026, 3, 26)))

    pages = as_html(Paper(title="通报", maker="办公室", blocks=(filling, *under))).split("</article>")

    assert ["附件：个人排名" in page for page in pages] == ["2026年3月26日" in page for page in pages]
