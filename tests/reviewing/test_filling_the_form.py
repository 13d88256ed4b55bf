"""The form of one manuscript, from its rows; and who may have it."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document

from byline.manuscripts.models import Manuscript, Writing
from byline.reviewing.filling import facts_of
from byline.reviewing.models import Proof

ADDRESSES = ("review-form-word", "review-form-pdf")


def test_a_registered_piece_tells_its_whole_way(levee, chen, today):
    Proof.objects.proofread(levee, place=1, by=chen, remark="无差错")

    facts = facts_of(Manuscript.objects.get(pk=levee.pk))

    assert (facts.congress, facts.unit, facts.authors) == ("青禾县人大常委会", "北河镇", "林秀、吴建民")
    assert facts.number == str(levee.number)
    assert facts.genre == "通讯"
    assert facts.length == levee.length
    assert facts.handed_in_on == today
    assert facts.outlets == "东江日报"
    assert [[opinion.by for opinion in step.opinions] for step in facts.steps] == [["陈静"]]
    assert facts.steps[0].opinions[0].words == "通过。"
    assert [(proof.by, proof.version, proof.is_older) for proof in facts.proofs] == [("陈静", 1, False)]


def test_it_is_in_chinese_whatever_its_reader_reads(levee):
    with translation.override("en"):
        facts = facts_of(levee)

    assert facts.genre == "通讯"
    assert facts.steps[0].name == "办公室审稿"
    assert facts.secrecy == "（未作说明）"


def test_a_draft_has_the_steps_that_it_would_go(draft):
    facts = facts_of(draft)

    assert [step.name for step in facts.steps] == ["单位审稿", "办公室审稿"]
    assert not any(step.opinions for step in facts.steps)
    assert facts.handed_in_on is None


def test_a_step_that_it_came_back_to_shows_all_that_was_said(draft, lin, wu, chen):
    draft.file(by=lin)
    draft.pass_review(by=wu)
    draft.send_back(by=chen, reason="亩数请核实", to=draft.last_filing.steps[0])
    Manuscript.objects.get(pk=draft.pk).pass_review(by=wu, remark="已核实")

    steps = facts_of(Manuscript.objects.get(pk=draft.pk)).steps

    assert [opinion.words for opinion in steps[0].opinions] == ["通过。", "通过。已核实"]
    assert [opinion.words for opinion in steps[1].opinions] == ["退回单位审稿。亩数请核实"]


def test_an_amended_piece_says_so(draft, lin, wu):
    draft.file(by=lin)
    draft.amend(Writing(title="新题", body=draft.body, genre=draft.genre), edition=draft.edition, by=wu)
    draft.pass_review(by=wu)

    assert facts_of(Manuscript.objects.get(pk=draft.pk)).steps[0].opinions[0].words == "修改后通过。"


def test_the_author_takes_the_form_along(desk, levee, lin):
    answer = desk(lin).get(reverse("review-form-word", args=[levee.pk]))

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    (table,) = Document(BytesIO(answer.content)).tables
    assert table.cell(0, 1).text == str(levee)
    assert desk(lin).get(reverse("review-form-pdf", args=[levee.pk])).content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ADDRESSES)
def test_those_who_may_not_see_the_piece_do_not_find_its_form(desk, draft, sun, stranger, name):
    for person in (sun, stranger):
        assert desk(person).get(reverse(name, args=[draft.pk])).status_code == 404
