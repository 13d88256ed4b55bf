from decimal import Decimal

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models import Manuscript, Review, Writing
from byline.manuscripts.models.review import NotUnderReview, NotYourTurn, OwnPiece, ReasonMissing
from byline.manuscripts.models.state import State


def test_a_piece_passes_the_unit_and_then_the_office(at_work, draft, lin, wu, chen):
    draft.file(by=lin)

    at_work(wu).post(reverse("passing", args=[draft.pk]), {"words": "数字已核对。"})
    draft.refresh_from_db()
    assert draft.state == State.OFFICE_REVIEW
    at_work(chen).post(reverse("passing", args=[draft.pk]), {"words": ""})

    draft.refresh_from_db()
    assert draft.state == State.PASSED
    assert Review.objects.get(by=wu).reason == "数字已核对。"
    assert Notice.objects.filter(person=lin, deed__verb__startswith="passed_").count() == 2


def test_a_return_reaches_the_author_with_its_reason_and_can_be_mended(at_work, draft, lin, wu):
    draft.file(by=lin)

    at_work(wu).post(reverse("return", args=[draft.pk]), {"words": "第三段补上数字。"})

    draft.refresh_from_db()
    assert draft.state == State.RETURNED
    page = at_work(lin).get(reverse("manuscript-writing", args=[draft.pk])).content.decode()
    assert "第三段补上数字。" in page
    draft.file(by=lin)
    draft.refresh_from_db()
    assert draft.state == State.UNIT_REVIEW


@pytest.mark.parametrize("words", ["", "  ", "这些数字需核实："])
def test_a_return_needs_ones_own_words(at_work, draft, lin, wu, words):
    draft.file(by=lin)

    answer = at_work(wu).post(reverse("return", args=[draft.pk]), {"words": words})

    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.UNIT_REVIEW
    with pytest.raises(ReasonMissing):
        draft.send_back(by=wu, reason=" ")


def test_the_next_one_opens_by_itself(at_work, draft, lin, wu):
    draft.file(by=lin)
    second = Manuscript.objects.begin(Writing(title="第二篇", body="<p>正文。</p>"), by=lin)
    second.file(by=lin)

    first_page = at_work(wu).get(reverse("review-desk"))
    assert first_page.context["current"] == draft
    answer = at_work(wu).post(reverse("passing", args=[draft.pk]), {"words": ""})

    assert answer.url == reverse("review-desk", args=[second.pk])
    answer = at_work(wu).post(reverse("passing", args=[second.pk]), {"words": ""})
    assert answer.url == reverse("review-desk")
    assert "current" not in at_work(wu).get(answer.url).context


def test_nobody_reviews_a_piece_of_their_own(chen):
    manuscript = Manuscript.objects.begin(Writing(title="编辑自己写的", body="<p>正文。</p>"), by=chen)
    manuscript.file(by=chen)

    with pytest.raises(OwnPiece):
        manuscript.pass_review(by=chen)
    assert not Manuscript.objects.awaiting_review_by(chen).exists()


def test_an_author_who_did_not_begin_it_does_not_review_it(at_work, hire, beihe, draft, lin, wu):
    second = hire("liwen", "李文", beihe, "head")
    draft.credit([(lin, Decimal("0.6")), (wu, Decimal("0.4"))], by=lin)
    filing = draft.file(by=lin)

    assert filing.next_reviewers() == [second]
    with pytest.raises(OwnPiece):
        draft.pass_review(by=wu)
    assert not Manuscript.objects.awaiting_review_by(wu).exists()
    assert Manuscript.objects.awaiting_review_by(second).get() == draft
    page = at_work(wu).get(draft.get_absolute_url())
    assert not page.context["is_my_turn"]
    assert reverse("review-desk", args=[draft.pk]) not in page.content.decode()


def test_a_piece_that_its_only_head_helped_to_write_goes_to_the_office(draft, lin, wu, chen):
    draft.credit([(lin, Decimal("0.6")), (wu, Decimal("0.4"))], by=lin)

    filing = draft.file(by=lin)

    assert [step.reader for step in filing.steps] == ["office"]
    assert Manuscript.objects.awaiting_review_by(chen).get() == draft


def test_a_step_of_authors_alone_falls_to_the_editors(draft, lin, wu, zhou, chen, lay):
    lay("leader")
    draft.credit([(lin, Decimal("0.6")), (zhou, Decimal("0.4"))], by=lin)

    filing = draft.file(by=lin)

    assert filing.next_reviewers() == [chen]
    assert Manuscript.objects.awaiting_review_by(chen).get() == draft
    with pytest.raises(OwnPiece):
        draft.pass_review(by=zhou)


def test_the_office_does_not_review_before_the_unit(at_work, draft, lin, wu, chen):
    draft.file(by=lin)

    with pytest.raises(NotYourTurn):
        draft.pass_review(by=chen)
    answer = at_work(chen).post(reverse("passing", args=[draft.pk]), {"words": ""})
    assert answer.status_code == 422
    assert not Review.objects.exists()


def test_a_draft_is_not_under_review(draft, chen):
    with pytest.raises(NotUnderReview):
        draft.pass_review(by=chen)


def test_the_second_of_two_editors_is_told_that_it_was_reviewed(draft, lin, wu, chen):
    draft.file(by=lin)
    draft.pass_review(by=wu)

    with pytest.raises(NotYourTurn):
        draft.pass_review(by=wu)


def test_words_for_a_piece_that_was_reviewed_meanwhile_are_given_back(at_work, draft, lin, wu):
    step = draft.file(by=lin).next_step
    second = Manuscript.objects.begin(Writing(title="第二篇", body="<p>正文。</p>"), by=lin)
    second.file(by=lin)
    draft.pass_review(by=wu)

    typed = {"words": "导语再压一压。", "turn": step.pk}
    answer = at_work(wu).post(reverse("return", args=[draft.pk]), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "readonly>导语再压一压。</textarea>" in page
    assert "还有1篇等您审。" in page
    assert "没有等您审的稿件" not in page


def test_what_no_longer_waits_opens_as_a_sheet(at_work, ditch, chen):
    answer = at_work(chen).get(reverse("review-desk", args=[ditch.pk]))

    assert answer.url == ditch.get_absolute_url()
