"""Three proofs, in their order, by somebody who did not write the piece."""

import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Writing
from byline.reviewing.models import (
    AllProofread,
    AuthorOfIt,
    NotTheNextProof,
    Proof,
    ProofreadAlready,
    StillBeingWritten,
)


@pytest.fixture
def filed(draft, lin):
    draft.file(by=lin)
    return Manuscript.objects.get(pk=draft.pk)


def test_a_proof_says_who_read_which_version(filed, chen):
    proof = Proof.objects.proofread(filed, place=1, by=chen, remark=" 改正错字两处 ")

    assert (proof.place, proof.by, proof.version.number, proof.remark) == (1, chen, 1, "改正错字两处")
    assert not proof.is_older_than(filed)


def test_one_person_may_read_all_three(filed, chen):
    for place in (1, 2, 3):
        Proof.objects.proofread(filed, place=place, by=chen)

    assert [proof.place for proof in Proof.objects.of(filed)] == [1, 2, 3]
    with pytest.raises(AllProofread):
        Proof.objects.proofread(filed, place=3, by=chen)


def test_the_third_before_the_second_is_refused(filed, chen):
    Proof.objects.proofread(filed, place=1, by=chen)

    with pytest.raises(NotTheNextProof):
        Proof.objects.proofread(filed, place=3, by=chen)


def test_the_same_proof_twice_is_refused(filed, chen, wu):
    Proof.objects.proofread(filed, place=1, by=chen)

    with pytest.raises(NotTheNextProof):
        Proof.objects.proofread(filed, place=1, by=wu)


def test_of_two_at_the_same_moment_the_second_hears_who_was_first(filed, chen, wu):
    Proof.objects.proofread(filed, place=1, by=chen)

    filing = filed.last_filing
    with pytest.raises(ProofreadAlready) as refusal:
        Proof.objects.all()._note(filing, place=1, version=filing.version, by=wu)

    assert "陈静" in str(refusal.value)


def test_an_author_does_not_proofread_their_own(levee, lin, wu):
    for author in (lin, wu):
        with pytest.raises(AuthorOfIt):
            Proof.objects.proofread(levee, place=1, by=author)


def test_a_draft_is_not_proofread(draft, chen):
    with pytest.raises(StillBeingWritten):
        Proof.objects.proofread(draft, place=1, by=chen)


def test_a_text_changed_since_is_told(filed, wu, chen):
    proof = Proof.objects.proofread(filed, place=1, by=chen)
    writing = Writing(title=filed.title, body="<p>改过的文字。</p>", genre=filed.genre)

    filed.amend(writing, edition=filed.edition, by=wu)

    assert proof.is_older_than(filed)
    second = Proof.objects.proofread(filed, place=2, by=chen)
    assert second.version.number > proof.version.number
    assert not second.is_older_than(filed)


def test_a_piece_handed_in_again_is_proofread_anew(filed, lin, wu, chen):
    Proof.objects.proofread(filed, place=1, by=chen)
    filed.send_back(by=wu, reason="数字不对")
    filed.file(by=lin)
    filed = Manuscript.objects.get(pk=filed.pk)

    assert not Proof.objects.of(filed).exists()
    assert Proof.objects.proofread(filed, place=1, by=chen).filing == filed.last_filing


def test_the_editor_notes_a_proof_on_its_page(desk, filed, chen):
    browser, address = desk(chen), reverse("proof", args=[filed.pk])
    assert browser.get(address).context["next_proof"] == 1

    answer = browser.post(address, {"place": 1, "remark": "无差错"})

    assert answer.status_code == 302
    assert Proof.objects.get().remark == "无差错"
    assert address in browser.get(filed.get_absolute_url()).content.decode()


def test_a_refusal_is_told_and_the_remark_stays(desk, filed, chen):
    answer = desk(chen).post(reverse("proof", args=[filed.pk]), {"place": 3, "remark": "无差错"})

    assert answer.status_code == 422
    assert "无差错" in answer.content.decode()


def test_whoever_has_no_right_cannot_note_a_proof(desk, filed, lin, zhou, su, sun, stranger):
    for person in (lin, zhou, su, sun, stranger):
        answer = desk(person).post(reverse("proof", args=[filed.pk]), {"place": 1})
        assert answer.status_code in {403, 404}
    assert not Proof.objects.exists()


def test_the_head_of_another_unit_does_not_find_it(desk, filed, hire, liulin):
    head = hire("dinghe", "丁和", liulin, "head")

    assert desk(head).post(reverse("proof", args=[filed.pk]), {"place": 1}).status_code == 404
