"""The adopted paper of a rulebook: brought, told by its content, handed out through the person."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from byline.rules.models import Paper
from byline.rules.models.paper import HeavyPaper, NotAPaper, PaperStands

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def docx(part="word/document.xml"):
    held = BytesIO()
    with ZipFile(held, "w") as packed:
        packed.writestr(part, "<w:document/>")
    return held.getvalue()


@pytest.fixture
def as_(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


@pytest.mark.parametrize(("content", "ending"), [(PDF, ".pdf"), (docx(), ".docx")])
def test_a_paper_is_told_by_its_content_whatever_its_name_says(content, ending, draft_rules, chen):
    paper = Paper.objects.add_to(draft_rules, content, name="../办法.exe", by=chen)

    assert paper.name == f"办法{ending}"
    with paper.file.open("rb") as kept:
        assert kept.read() == content


@pytest.mark.parametrize("content", [b"<html>", b"PK\x03\x04 broken", docx("xl/workbook.xml"), b""])
def test_what_is_no_paper_is_refused(content, draft_rules, chen):
    with pytest.raises(NotAPaper):
        Paper.objects.add_to(draft_rules, content, name="办法.pdf", by=chen)

    assert not Paper.objects.exists()


def test_a_paper_that_is_too_heavy_is_refused(draft_rules, chen):
    with pytest.raises(HeavyPaper):
        Paper.objects.add_to(draft_rules, PDF + b"0" * 20_000_000, name="办法.pdf", by=chen)


def test_a_draft_has_its_paper_replaced_and_a_signed_rulebook_has_not(draft_rules, chen, zhou):
    Paper.objects.add_to(draft_rules, PDF, name="一.pdf", by=chen)
    Paper.objects.add_to(draft_rules, docx(), name="二.docx", by=chen)
    draft_rules.sign(by=zhou)

    with pytest.raises(PaperStands):
        Paper.objects.add_to(draft_rules, PDF, name="三.pdf", by=chen)

    assert Paper.objects.get().name == "二.docx"


def test_who_reads_the_rulebook_fetches_its_paper_and_nobody_else(
    rules_of_2026, chen, lin, zhou, stranger, as_
):
    Paper.objects.add_to(rules_of_2026, PDF, name="办法.pdf", by=chen)
    address = reverse("paper", args=[rules_of_2026.pk])

    answer = as_(lin).get(address)

    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert as_(stranger).get(address).status_code == 404


def test_an_editor_brings_the_paper_and_it_stands_beside_the_rules(rules_of_2026, chen, as_):
    file = SimpleUploadedFile("办法.pdf", PDF)

    answer = as_(chen).post(reverse("paper-adding", args=[rules_of_2026.pk]), {"file": file})

    assert answer.url == rules_of_2026.get_absolute_url()
    assert "办法.pdf" in as_(chen).get(answer.url).content.decode()


def test_a_refused_paper_says_why(draft_rules, chen, as_):
    file = SimpleUploadedFile("办法.pdf", b"<html>")

    answer = as_(chen).post(reverse("paper-adding", args=[draft_rules.pk]), {"file": file})

    assert answer.status_code == 422
    assert "办法原文须是 PDF 或 .docx 文件" in answer.content.decode()


def test_a_writer_brings_no_paper(rules_of_2026, lin, as_):
    assert as_(lin).post(reverse("paper-adding", args=[rules_of_2026.pk])).status_code == 403
