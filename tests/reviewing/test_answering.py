"""The author takes some changes and leaves some."""

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.review import Answer, NothingToAnswer
from byline.manuscripts.models.state import State
from byline.reviewing.filling import facts_of
from byline.web import waits


@pytest.fixture
def asked(draft, lin, wu, chen, zhou, lay, amend):
    """Wu amended it in three places, and the route asks Lin about that."""
    lay("unit?", "office")
    draft.file(by=lin)
    amend(draft, wu, ("6名县", "16名县"), ("15名沿河", "15位沿河"), title="联络站开到河堤上")
    draft.pass_review(by=wu, remark="改了三处。")
    draft.refresh_from_db()
    return draft


def answer(browser, manuscript, **sent):
    review = manuscript.last_filing.unanswered
    return browser.post(
        reverse("answer", args=[manuscript.pk]), {"review": review.pk, "whole": "each", **sent}
    )


def test_it_waits_for_its_author_and_for_nobody_else(asked, lin, chen):
    assert asked.state == State.AMENDED
    assert list(waits.answers(lin)) == [asked]
    assert not waits.reviews(chen).exists()


def test_the_page_shows_every_change_taken_at_first(at_work, asked, lin):
    page = at_work(lin).get(reverse("answer", args=[asked.pk])).content.decode()

    assert page.count('name="accepted"') == page.count(" checked> <span>")
    assert page.count('name="accepted"') >= 3
    assert "改了三处。" in page


def test_taking_every_change_leaves_the_reviewers_text(at_work, asked, lin, chen):
    body = asked.body

    answer(at_work(lin), asked, whole="all", remark="都对。")

    asked.refresh_from_db()
    assert (asked.state, asked.body) == (State.OFFICE_REVIEW, body)
    assert Answer.objects.get().version is None
    assert Notice.objects.filter(person=chen, deed__verb="answered").exists()


def test_taking_none_brings_the_own_text_back(at_work, asked, lin):
    first = asked.last_filing.version

    answer(at_work(lin), asked, whole="none")

    asked.refresh_from_db()
    assert (asked.title, asked.body) == (first.title, first.body)
    assert Answer.objects.get().version.title == first.title


def test_each_change_is_taken_by_itself(at_work, asked, lin, wu, chen):
    keys = [
        each.key for each, _taken in at_work(lin).get(reverse("answer", args=[asked.pk])).context["proposals"]
    ]
    body = [key for key in keys if key.startswith("body")]

    answer(at_work(lin), asked, accepted=body[:1], remark="标题不改。")

    asked.refresh_from_db()
    assert "16名县" in asked.body
    assert "15名沿河" in asked.body
    assert asked.title == "北河镇：代表联络站开到河堤上"
    asked.pass_review(by=chen)
    asked.refresh_from_db()
    assert asked.cleared_version().title == asked.title


def test_an_answer_is_given_once_and_by_an_author(at_work, asked, lin, chen):
    review = asked.last_filing.unanswered.pk
    with pytest.raises(NothingToAnswer):
        asked.answer(None, by=chen)
    answer(at_work(lin), asked, whole="all")

    sent = {"review": review, "whole": "none"}
    again = at_work(lin).post(reverse("answer", args=[asked.pk]), sent)

    assert again.status_code != 200
    assert Answer.objects.count() == 1
    assert at_work(chen).get(reverse("answer", args=[asked.pk])).status_code in {403, 404}


def test_an_answer_to_another_review_changes_nothing(at_work, asked, lin):
    sent = {"review": 999_999, "whole": "none"}

    assert at_work(lin).post(reverse("answer", args=[asked.pk]), sent).status_code == 422
    asked.refresh_from_db()
    assert asked.state == State.AMENDED


def test_the_desk_says_that_the_author_is_asked_only_while_this_step_has_amended(
    at_work, draft, lin, wu, chen, lay, amend
):
    lay("unit", "office?")
    draft.file(by=lin)
    amend(draft, wu, ("6名县", "16名县"))
    draft.pass_review(by=wu)
    address = reverse("review-desk", args=[draft.pk])

    before = at_work(chen).get(address).content.decode()
    amend(draft, chen, ("15名沿河", "15位沿河"))
    after = at_work(chen).get(address).content.decode()

    assert "通过，改动请作者定夺" not in before
    assert "通过，改动请作者定夺" in after


def test_the_desk_names_places_without_buttons_that_do_nothing(at_work, draft, lin, wu, chen):
    draft.file(by=lin)

    desk = at_work(wu).get(reverse("review-desk", args=[draft.pk])).content.decode()

    assert "data-place" not in desk
    assert "data-title" not in desk


def test_the_printed_form_tells_the_answer(at_work, asked, lin):
    answer(at_work(lin), asked, whole="none", remark="名称以县志为准。")

    told = facts_of(Manuscript.objects.get(pk=asked.pk)).steps[0].opinions
    assert [(opinion.words, opinion.by) for opinion in told] == [
        ("修改后通过。改了三处。", "吴建民"),
        ("作者保留部分原文。名称以县志为准。", "林秀"),
    ]
