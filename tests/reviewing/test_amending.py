"""A reviewer changes the text, and everybody after sees what."""

import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Review
from byline.manuscripts.models.manuscript import ChangedElsewhere
from byline.manuscripts.models.review import NotUnderReview
from byline.manuscripts.models.state import Decision, State
from byline.reviewing.marked import marked
from byline.topics.models import KeyTask


@pytest.fixture
def filed(draft, lin, wu, chen):
    draft.file(by=lin)
    return draft


def test_what_two_reviewers_changed_is_shown_by_name(filed, wu, chen, amend):
    amend(filed, wu, ("6名县、镇人大代表", "16名县、镇人大代表"))
    filed.pass_review(by=wu)
    amend(filed, chen, ("15名沿河村民", "15位沿河村民"))

    shown = marked(Manuscript.objects.get(pk=filed.pk))

    assert shown.hands == ((1, "吴建民"), (2, "陈静"))
    assert '<del data-by="1" title="吴建民">6</del><ins data-by="1" title="吴建民">16</ins>' in shown.body
    assert '<ins data-by="2" title="陈静">位</ins>' in shown.body


def test_the_desk_the_sheet_and_the_redline_show_it(at_work, filed, wu, chen, lin, amend):
    amend(filed, wu, title="代表联络站开到了河堤上")
    filed.pass_review(by=wu, remark="标题从简。")

    desk = at_work(chen).get(reverse("review-desk", args=[filed.pk])).content.decode()
    sheet = at_work(lin).get(filed.get_absolute_url()).content.decode()
    page = at_work(lin).get(reverse("redline", args=[filed.pk])).content.decode()

    assert 'title="吴建民"' in desk
    assert "标题从简。" in desk
    assert reverse("redline", args=[filed.pk]) in sheet
    assert "标题从简。" in page


def test_a_script_saves_and_hears_what_stands(at_work, filed, wu):
    sent = {"title": filed.title, "subtitle": "", "body": "<p>改过的正文。</p>", "edition": filed.edition}
    headers = {"Accept": "application/json"}

    answer = at_work(wu).post(reverse("amendment", args=[filed.pk]), sent, headers=headers)

    assert answer.json()["edition"] == filed.edition + 1
    assert "改过的正文" in answer.json()["redline"]
    stale = at_work(wu).post(
        reverse("amendment", args=[filed.pk]), {**sent, "body": "<p>又</p>"}, headers=headers
    )
    assert stale.status_code == 409
    assert stale.json()["edition"] == filed.edition + 1


def test_without_a_script_what_was_typed_stays_on_a_refusal(at_work, filed, wu, typed):
    filed.amend(typed(filed, ("6名", "7名")), edition=filed.edition, by=wu)
    sent = {"title": filed.title, "body": "<p>另一个窗口里的正文。</p>", "edition": 1}

    answer = at_work(wu).post(reverse("amendment", args=[filed.pk]), sent)

    assert answer.status_code == 422
    assert "另一个窗口里的正文" in answer.content.decode()


def test_amending_keeps_what_the_author_states(filed, wu, amend, qinghe, at_work):
    task = KeyTask.objects.create(congress=qinghe, year=2026, number="一", title="代表联络站建设")
    Manuscript.objects.filter(pk=filed.pk).update(key_task=task, secrecy="clear")

    sent = {"title": "新标题", "body": filed.body, "edition": filed.edition}
    at_work(wu).post(reverse("amendment", args=[filed.pk]), sent)

    filed.refresh_from_db()
    assert (filed.title, filed.key_task, filed.secrecy) == ("新标题", task, "clear")


def test_passing_what_was_amended_is_another_decision(filed, wu, amend):
    amend(filed, wu, ("6名", "7名"))

    assert filed.pass_review(by=wu).decision == Decision.AMENDED


def test_what_was_changed_and_changed_back_is_not_amended(filed, wu, amend):
    amend(filed, wu, ("6名", "7名"))
    amend(filed, wu, ("7名", "6名"))

    assert filed.pass_review(by=wu).decision == Decision.PASSED


def test_a_text_brought_back_to_that_of_another_reviewer_passes_as_amended(
    filed, wu, chen, amend, hire, beihe
):
    """Two heads amend in turns and the first one's words stand: what passes is what stands."""
    other = hire("mazhiyuan", "马志远", beihe, "head")
    amend(filed, wu, ("6名", "7名"))
    filed.take(by=other, over=True)
    amend(filed, other, ("7名", "8名"))
    amend(filed, other, ("8名", "7名"))

    filed.pass_review(by=other)
    filed.pass_review(by=chen)

    filed.refresh_from_db()
    assert filed.cleared_version().body == filed.body
    assert Review.objects.get(by=other).decision == Decision.AMENDED


def test_nobody_amends_out_of_turn_or_over_another_text(filed, wu, chen, lin, typed):
    with pytest.raises(ChangedElsewhere):
        filed.amend(typed(filed, ("6名", "7名")), edition=filed.edition - 1, by=wu)
    filed.pass_review(by=wu)
    filed.pass_review(by=chen)
    with pytest.raises(NotUnderReview):
        filed.amend(typed(filed, ("6名", "7名")), edition=filed.edition, by=chen)
    assert filed.state == State.PASSED


def test_what_no_longer_waits_is_not_opened_for_amending(at_work, filed, lin, wu, chen):
    filed.pass_review(by=wu)

    assert at_work(wu).get(reverse("amendment", args=[filed.pk])).status_code in {302, 403}
    assert at_work(lin).get(reverse("amendment", args=[filed.pk])).status_code == 403
