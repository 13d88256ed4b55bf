"""The form on paper: one page, whatever was said, and every name and day on it."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.word import flow_as_word
from byline.reviewing.form import Facts, Opinion, Proof, Step, form_of

PDFINFO = shutil.which("pdfinfo")
MORNING = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)
PASSED = Opinion("通过。事实清楚，数字已核对。", "吴建民", MORNING)
FACTS = Facts(
    congress="青禾县人大常委会",
    title="北河镇：代表联络站开到河堤上",
    authors="林秀、吴建民",
    unit="北河镇",
    genre="通讯",
    length=812,
    handed_in_on=date(2026, 3, 5),
    secrecy="已作保密审查，不涉密",
    outlets="东江日报、云州日报",
    number="青人信〔2026〕12号",
    steps=(Step("单位审核", (PASSED,)), Step("办公室审核"), Step("领导审签")),
    proofs=(Proof("陈静", MORNING, 2, is_older=True), Proof("苏怡", MORNING, 3, remark="改正错字两处")),
)
LONG = replace(
    FACTS,
    title="河" * 120,
    authors="、".join(f"作者某某{place}" for place in range(20)),
    outlets="、".join(f"某某某日报{place}" for place in range(12)),
    key_task="12 加强代表联络站建设" * 3,
    steps=tuple(
        Step(
            "县人大常委会办公室初步审核稿件的步骤"[:20],
            (Opinion("情况不实，请核对。" * 60, "欧阳建国", MORNING), Opinion("同意" * 600, "陈静", MORNING)),
        )
        for _each in range(4)
    ),
    proofs=(Proof("欧阳建国", MORNING, 12, is_older=True, remark="备注很长" * 40),) * 3,
)


def texts(facts):
    """Read the cells of the Word file, each once."""
    body = Document(BytesIO(flow_as_word(form_of(facts)))).element.body
    (table,) = body.iter(qn("w:tbl"))
    return ["\n".join(line.text for line in cell.p_lst) for cell in table.iter(qn("w:tc"))]


def pages(content, tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(content)
    told = subprocess.run([PDFINFO, str(path)], check=True, capture_output=True, text=True).stdout  # noqa: S603 -- our own file
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))


def test_reviews_have_their_names_words_and_signatures():
    told = texts(FACTS)

    assert "初审\n（单位审核）" in told
    assert "通过。事实清楚，数字已核对。\n签名：吴建民　　2026年3月5日 10:20" in told
    assert "终审\n（领导审签）" in told


def test_a_step_to_come_has_a_line_to_sign():
    assert sum("签名：　" in text for text in texts(FACTS)) == 2


def test_proofs_tell_who_read_which_version_and_whether_it_changed_since():
    told = texts(FACTS)

    assert "第2版（后有改动）" in told
    assert "第3版　改正错字两处" in told
    assert "三校" in told


@pytest.mark.parametrize(
    ("steps", "names"),
    [
        (1, ["终审"]),
        (2, ["初审", "终审"]),
        (3, ["初审", "复审", "终审"]),
        (4, ["初审", "复审", "三审", "终审"]),
    ],
)
def test_one_to_four_steps_are_named_as_reviews(steps, names):
    told = texts(replace(FACTS, steps=tuple(Step("审核") for _each in range(steps))))

    assert [text.split("\n")[0] for text in told if text.endswith("\n（审核）")] == names


@pytest.mark.skipif(not PDFINFO, reason="pdfinfo is not installed: apt-get install poppler-utils")
@pytest.mark.parametrize(
    "facts", [FACTS, LONG, replace(FACTS, steps=(), proofs=(), number="")], ids=["usual", "long", "bare"]
)
def test_it_is_one_page(facts, tmp_path):
    assert pages(flow_as_pdf(form_of(facts)), tmp_path) == 1


def test_word_and_pdf_say_the_same(words_of_word, words_of_pdf):
    for facts in (FACTS, LONG):
        form = form_of(facts)
        assert sorted(words_of_pdf(flow_as_pdf(form))) == sorted(words_of_word(flow_as_word(form)))


def test_a_long_opinion_is_cut_with_a_mark_and_nothing_else_is_lost():
    told = texts(LONG)

    assert sum("…（全文见系统）" in text for text in told) > 4
    assert sum("签名：欧阳建国" in text for text in told) == 4
