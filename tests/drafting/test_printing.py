"""A rulebook on paper: the tables, every clause in its sentence, and who passed it."""

from io import BytesIO

from django.urls import reverse
from docx import Document

from byline.rules.models import PeriodClause


def words_of(content):
    word = Document(BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in word.paragraphs], cells


def test_a_signed_rulebook_is_printed_with_its_meeting_its_tables_and_its_day(as_, lin, rules_of_2026):
    answer = as_(lin).get(reverse("rulebook-docx", args=[rules_of_2026.pk]))

    told, cells = words_of(b"".join(answer.streaming_content))
    assert rules_of_2026.title in told
    assert "（主任会议通过，自2026年1月1日起施行）" in told
    assert rules_of_2026.congress.name in told
    row = cells.index("省级")
    assert cells[row - 1 : row + 1] == ["3.2", "省级"]
    assert "头版：加50%" in cells


def test_a_draft_says_that_it_is_one_and_periods_have_a_part(as_, chen, draft_rules):
    PeriodClause(
        rulebook=draft_rules, number="9.1", measure="points", kind="base", per="year", amount=10
    ).enter(by=chen)
    draft_rules.adopted_by = ""
    draft_rules.rehead(by=chen)

    answer = as_(chen).get(reverse("rulebook-docx", args=[draft_rules.pk]))

    told, cells = words_of(b"".join(answer.streaming_content))
    assert f"{draft_rules.title}（草案）" in told
    assert "（草案，通过会议或施行日期待定）" in told
    assert any(line.endswith("按时期计") for line in told)
    assert "9.1" in cells


def test_a_draft_is_for_drafters_on_paper_too(as_, lin, draft_rules):
    assert as_(lin).get(reverse("rulebook-docx", args=[draft_rules.pk])).status_code == 404
