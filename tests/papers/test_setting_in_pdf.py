import pytest

from byline.papers.official import Column, Paper, Paragraph, Table
from byline.papers.pdf import NothingOutside, as_pdf, fetch_nothing, set_in_pdf
from byline.papers.word import as_word

HEADS = "名次姓名单位采用（条）"
COLUMNS = (Column("姓名"), Column("单位"), Column("条数", "end"))


@pytest.mark.parametrize("rows", [0, 3, 60])
def test_word_and_pdf_say_the_same(a_paper, words_of_word, words_of_pdf, rows):
    in_word, in_pdf = words_of_word(as_word(a_paper(rows))), words_of_pdf(as_pdf(a_paper(rows)))

    # the headings of the table stand once in the file, but on every page on paper
    first, *pages = in_pdf.split(HEADS)
    assert first + HEADS + "".join(pages) == in_word


def test_a_face_the_machine_does_not_have_is_named_with_what_stands_in(a_paper):
    for substitution in set_in_pdf(a_paper(3)).substitutions:
        assert substitution.asked in {"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"}
        assert substitution.given != substitution.asked


def test_two_hundred_and_fifty_rows_are_set(a_paper, words_of_pdf):
    words = words_of_pdf(as_pdf(a_paper(250)))

    assert "宋佳宁250" in words


def test_very_long_words_empty_tables_and_forbidden_characters_are_set(words_of_pdf):
    name = "A" * 400
    paper = Paper(
        title="通报",
        maker="办公室",
        blocks=(Paragraph("采用\x0046\ud800条。"), Table(COLUMNS, ((name,) * 3,))),
    )

    words = words_of_pdf(as_pdf(paper))

    assert "采用46条。" in words
    assert words.count("A") == 3 * 400


def test_a_text_with_markup_is_text(words_of_pdf):
    paper = Paper(
        title="通报<b>", maker="办公室", blocks=(Paragraph("<img src='http://example.org/a.png'>采用"),)
    )

    assert "<imgsrc='http://example.org/a.png'>采用" in words_of_pdf(as_pdf(paper))


def test_nothing_is_fetched_from_an_address():
    with pytest.raises(NothingOutside):
        fetch_nothing("http://example.org/a.png")
