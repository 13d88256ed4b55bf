import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models import Filing, Manuscript, Writing
from byline.manuscripts.models.filing import NothingWritten, NotWritable
from byline.manuscripts.models.state import State


def test_a_writers_piece_goes_to_the_head_of_the_unit_first(draft, lin, wu, chen):
    filing = draft.file(by=lin)

    assert draft.state == State.UNIT_REVIEW
    assert filing.next_reviewers() == [wu]
    assert Notice.objects.filter(person=wu, deed__verb="filed").count() == 1


def test_a_heads_own_piece_goes_straight_to_the_office(wu, chen):
    manuscript = Manuscript.objects.begin(Writing(title="主席写的", body="<p>正文。</p>"), by=wu)

    assert manuscript.reviewers_at(manuscript.way(by=wu)[0]) == [chen]
    assert manuscript.file(by=wu).next_reviewers() == [chen]


def test_a_piece_that_the_head_began_is_not_stuck_when_a_co_author_hands_it_in(lin, wu, chen):
    manuscript = Manuscript.objects.begin(Writing(title="主席起的头", body="<p>正文。</p>"), by=wu)

    assert manuscript.file(by=lin).next_reviewers() == [chen]


def test_handing_in_saves_what_stands_on_the_page(at_work, draft, lin, wu):
    answer = at_work(lin).post(
        reverse("filing", args=[draft.pk]),
        {"title": "改好的题", "genre": "news", "body": "改好的正文。", "edition": 1},
    )

    assert answer.url == draft.get_absolute_url()
    version = Filing.objects.get().version
    assert (version.title, version.body) == ("改好的题", "<p>改好的正文。</p>")


def test_a_second_click_hands_in_nothing_twice(at_work, draft, lin, wu):
    browser = at_work(lin)
    for _click in range(2):
        answer = browser.post(reverse("filing", args=[draft.pk]))

    assert answer.status_code == 422
    assert Filing.objects.count() == 1
    with pytest.raises(NotWritable):
        draft.file(by=lin)


def test_an_empty_text_is_refused_and_not_even_saved(at_work, draft, lin):
    answer = at_work(lin).post(
        reverse("filing", args=[draft.pk]), {"title": "只有题", "genre": "news", "body": "", "edition": 1}
    )

    draft.refresh_from_db()
    assert answer.status_code == 422
    assert draft.title == "北河镇：代表联络站开到河堤上"
    assert not Filing.objects.exists()


def test_a_title_is_needed(lin):
    manuscript = Manuscript.objects.begin(Writing(title=" ", body="<p>正文。</p>"), by=lin)

    with pytest.raises(NothingWritten):
        manuscript.file(by=lin)
