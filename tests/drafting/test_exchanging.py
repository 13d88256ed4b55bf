"""Rulebooks out as files and in from them: Excel, TOML."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from byline.drafting.columns import families, family_columns
from byline.drafting.incoming import (
    FormulaInCell,
    NoHead,
    NoHeadings,
    NotAWorkbook,
    TooLarge,
    UnknownHeading,
    UnknownSheet,
    UnknownWord,
    WrongCell,
    read_workbook,
)
from byline.drafting.taking import NoSuchPerson, NoSuchUnit, NotKeepable, named_book, take
from byline.drafting.workbook import workbook_of
from byline.rules.models import Clause, PeriodClause, Rulebook
from byline.written.rulebooks import read, write


@pytest.fixture
def wide_rules(draft_rules, beihe, lin, chen, whole):
    """A draft with a row of many shapes."""
    points = {"rulebook": draft_rules, "measure": "points"}
    for row in (
        Clause(**points, number="6.1", about="endorsement", level="province", amount=Decimal(50)),
        Clause(
            **points, number="6.2", basis="fee", level="province", amount=Decimal("1.5"), outlet="东江日报"
        ),
        Clause(**points, number="6.3", about="commission", outcome="missed", amount=Decimal(-10), unit=beihe),
        Clause(**points, number="6.4", kind="veto", about="incident", mishap="untrue", amount=Decimal(0)),
        Clause(**points, number="6.5", kind="exclusion", is_roundup=True, amount=Decimal(0), person=lin),
        Clause(
            **points,
            number="6.6",
            length_from=500,
            length_under=1000,
            is_commissioned=False,
            printed_from=date(2026, 7, 1),
            amount=Decimal(3),
            share="each",
        ),
        Clause(**points, number="6.7", part="photography", amount=Decimal(2)),
        PeriodClause(
            **points, number="12.1", kind="duty", per="month", of="units", metric="adopted", amount=6
        ),
        PeriodClause(
            **points,
            number="12.2",
            kind="honour",
            per="year",
            metric="points",
            count=3,
            name="先进",
            ties="all",
        ),
    ):
        row.enter(by=chen)
    return whole(draft_rules)


def changed(content, *, sheet, cell, to):
    """Put something else into one cell of a workbook."""
    book = load_workbook(BytesIO(content))
    book[sheet][cell] = to
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def same(first, second):
    """Say whether two books say the same, in whatever order."""
    return (
        set(first.lines) == set(second.lines)
        and set(first.terms) == set(second.terms)
        and set(first.period_lines) == set(second.period_lines)
        and (first.order, first.band_end, first.ties, first.cut_off_day)
        == (second.order, second.band_end, second.ties, second.cut_off_day)
    )


def test_a_workbook_is_read_back_to_the_same_rules(wide_rules, qinghe):
    book = read_workbook(workbook_of(wide_rules), congress=qinghe)

    assert same(book, named_book(wide_rules))


def test_a_text_is_read_back_and_drafted_to_the_same_rules(wide_rules, chen, whole):
    drafted = take(read(write(named_book(wide_rules))), by=chen)

    assert same(named_book(whole(drafted)), named_book(wide_rules))


def test_each_sheet_has_headings_of_its_own_and_no_two_alike():
    names = [family_columns(*one) for one in families()]

    assert len({columns.name for columns in names}) == len(names)
    assert all(len(set(columns.headings.values())) == len(columns.headings) for columns in names)


@pytest.mark.parametrize(
    ("sheet", "cell", "to", "refusal"),
    [
        ("奖励表", "D3", "=1+1", FormulaInCell),
        ("奖励表", "D3", "=SUM(D4:D9)", FormulaInCell),
        ("奖励表", "A3", "星", UnknownWord),
        ("奖励表", "D2", "小说", UnknownHeading),
        ("奖励表", "D3", "-5", WrongCell),
        ("领导批示", "C3", "宇宙级", UnknownWord),
        ("领导批示", "D3", "很多", WrongCell),
        ("考核办法", "A3", None, WrongCell),
        ("考核办法", "A4", "又一部办法", NoHead),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_cell(sheet, cell, to, refusal, wide_rules, qinghe):
    content = changed(workbook_of(wide_rules), sheet=sheet, cell=cell, to=to)

    with pytest.raises(refusal) as refused:
        read_workbook(content, congress=qinghe)

    assert refused.value.words["sheet"] == sheet
    if refusal is not NoHead and to is not None:
        assert refused.value.words["cell"] == cell


def test_a_workbook_with_other_sheets_is_refused_with_the_names_of_the_right_ones(qinghe):
    book, held = Workbook(), BytesIO()
    book.save(held)

    with pytest.raises(UnknownSheet, match="领导批示"):
        read_workbook(held.getvalue(), congress=qinghe)


def test_a_sheet_without_headings_is_refused(wide_rules, qinghe):
    book, held = load_workbook(BytesIO(workbook_of(wide_rules))), BytesIO()
    book["获奖"].delete_rows(1, 9)
    book.save(held)

    with pytest.raises(NoHeadings):
        read_workbook(held.getvalue(), congress=qinghe)


@pytest.mark.parametrize(("content", "refusal"), [(b"no zip", NotAWorkbook), (b"x" * 5_000_001, TooLarge)])
def test_what_is_no_workbook_is_refused(content, refusal, qinghe):
    with pytest.raises(refusal):
        read_workbook(content, congress=qinghe)


@pytest.mark.parametrize(("named", "refusal"), [("unit", NoSuchUnit), ("person", NoSuchPerson)])
def test_a_name_that_nobody_has_here_is_refused(named, refusal, chen, qinghe):
    text = f'name = "办法"\n[[clauses]]\nclause = "1"\nmeasure = "points"\namount = 1\n{named} = "查无此名"\n'

    with pytest.raises(refusal, match="查无此名"):
        take(read(text), by=chen)

    assert not Rulebook.objects.exists()


def test_a_file_is_shown_before_it_becomes_a_draft(wide_rules, chen, as_):
    file = SimpleUploadedFile("办法.xlsx", workbook_of(wide_rules))
    page = as_(chen).post(reverse("rulebook-import"), {"file": file})
    assert "稿件条款" in page.content.decode()
    assert Rulebook.objects.count() == 1

    answer = as_(chen).post(reverse("rulebook-import"), {"text": page.context["form"]["text"].value()})

    drafted = Rulebook.objects.latest("pk")
    assert answer.url == reverse("clauses", args=[drafted.pk])
    assert drafted.clauses.count() == wide_rules.clauses.count()


def test_a_file_is_shown_beside_the_rules_in_force(rules_of_2026, chen, as_):
    text = write(named_book(rules_of_2026)).replace("amount = 50", "amount = 80")

    page = as_(chen).post(reverse("rulebook-import"), {"file": SimpleUploadedFile("a.toml", text.encode())})

    assert "<del>分：头版：加50%</del>" in page.content.decode()
    assert "<ins>分：头版：加80%</ins>" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.toml", b"\xff\xfe\x00", "不是 UTF-8 文本"),
        ("a.toml", b"name = ", "TOML"),
        ("a.xlsx", b"PK no", "无法作为 Excel 读取"),
        ("a.docx", b"word", "无法作为 Excel 读取"),
    ],
)
def test_a_file_that_is_no_rulebook_is_refused_with_a_sentence(name, content, sentence, chen, as_):
    answer = as_(chen).post(reverse("rulebook-import"), {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("name", ["rulebook-toml", "rulebook-xlsx"])
def test_everybody_takes_signed_rules_as_a_file_and_no_writer_a_draft(name, rules_of_2026, chen, lin, as_):
    later = rules_of_2026.revise(by=chen)

    answer = as_(lin).get(reverse(name, args=[rules_of_2026.pk]))

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert len(b"".join(answer.streaming_content)) > 100
    assert as_(lin).get(reverse(name, args=[later.pk])).status_code == 404


def test_a_writer_drafts_nothing_from_a_file(lin, as_):
    assert as_(lin).get(reverse("rulebook-import")).status_code == 403


PLAIN = 'name = "办法"\n[[measures]]\nmeasure = "points"\nplaces = 1\n'
CLAUSE = '[[clauses]]\nclause = "1"\nmeasure = "points"\namount = 8\n'


@pytest.mark.parametrize(
    ("was", "written"),
    [
        ('clause = "1"', 'clause = "第十二条第三款第四项第五目"'),
        ("amount = 8", "amount = 99999999"),
        ("amount = 8", "amount = 8.00001"),
        ('name = "办法"', f'name = "{"很长" * 100}"'),
        ("places = 1", "places = 5"),
    ],
)
def test_what_no_column_can_hold_is_refused_before_anything_is_kept(was, written, chen):
    with pytest.raises(NotKeepable, match="try again"):
        take(read((PLAIN + CLAUSE).replace(was, written)), by=chen)

    assert not Rulebook.objects.filter(congress=chen.congress).exists()
