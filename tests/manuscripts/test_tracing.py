"""Duplicates: what was handed in before is known again, and drafts are not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from byline.manuscripts import demands
from byline.manuscripts.demands import DemandsUnmet
from byline.manuscripts.likeness import likenesses
from byline.manuscripts.models import Filing, Manuscript, Trace
from byline.manuscripts.models.manuscript import Writing
from byline.manuscripts.tasks import trace_what_was_handed_in
from byline.norms import kinds
from byline.norms.piece import MAY, MET
from byline.standards.models import Demand
from tests.cast import DITCH, LEVEE, html
from tests.manuscripts.twins import NO_TWINS, TWINS, VISIT_BY_THE_DEPARTMENT, VISIT_BY_THE_TOWNSHIP


@pytest.fixture
def asks_for_news(qinghe, chen):
    """The county asks for nothing that was handed in before."""
    return Demand(congress=qinghe, kind=kinds.TWINS).lay_down(by=chen)


def write(text, *, by, title="堤上夜话"):
    return Manuscript.objects.begin(Writing(title=title, body=html(text)), by=by)


def handed_in(manuscript):
    manuscript.file(by=manuscript.created_by)
    return Manuscript.objects.get(pk=manuscript.pk)


def twins(manuscript, *, seen_by=None):
    found = [one for one in demands.checked(manuscript, seen_by=seen_by) if one.kind == kinds.TWINS]
    return found[0].twins


def copied(day="3月5日"):
    """Another unit's report: a new lead over the same paragraphs."""
    lines = LEVEE.format(day=day).splitlines()
    return "\n".join(["3月6日，柳林乡人大到北河镇参观堤上接待日，听取介绍。", *lines[1:4]])


def test_the_first_sender_of_an_event_is_shown(asks_for_news, lin, wu, sun, today):
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))

    (twin,) = twins(write(copied(), by=sun), seen_by=sun)

    assert (twin.authors, twin.unit, twin.handed_in_on) == (("林秀",), "北河镇", today)
    assert twin.share > 60
    assert twin.paragraphs == (1, 2, 3)
    assert not twin.is_own


def test_the_title_is_told_to_those_alone_who_may_see_the_piece(asks_for_news, lin, sun, chen):
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    draft = write(copied(), by=sun)

    assert twins(draft, seen_by=sun)[0].title == ""
    assert twins(draft, seen_by=chen)[0].title == "堤上夜话"


def test_ones_own_piece_handed_in_again_is_known(asks_for_news, lin):
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))

    (twin,) = twins(write(LEVEE.format(day="4月2日"), by=lin), seen_by=lin)

    assert twin.is_own
    assert twin.share > 95


def test_a_draft_of_others_stays_unknown(asks_for_news, lin, sun):
    write(LEVEE.format(day="3月5日"), by=lin)

    assert twins(write(copied(), by=sun)) == ()


def test_a_returned_piece_is_no_duplicate_of_itself(asks_for_news, lin, wu):
    manuscript = handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    manuscript.send_back(by=wu, reason="再核一下数字。")

    assert twins(Manuscript.objects.get(pk=manuscript.pk)) == ()


def test_the_earlier_of_two_is_not_told_of_the_later(asks_for_news, lin, sun):
    first = handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    second = handed_in(write(copied(), by=sun))

    assert twins(first) == ()
    assert [twin.key for twin in twins(second)] == [first.pk]


def test_another_story_with_the_titles_of_the_same_laws_is_no_duplicate(asks_for_news, lin, sun):
    laws = "检查组对照《中华人民共和国水法》《中华人民共和国防洪法》《中华人民共和国河道管理条例》逐条检查。"
    handed_in(write(LEVEE.format(day="3月5日") + "\n" + laws, by=lin))

    assert twins(write(DITCH.format(day="3月5日") + "\n" + laws, by=sun)) == ()


def test_another_countys_pieces_are_never_compared(asks_for_news, lin, stranger):
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    elsewhere = stranger.congress
    Demand(congress=elsewhere, kind=kinds.TWINS).lay_down(by=stranger)

    assert twins(write(copied(), by=stranger)) == ()


def test_what_came_in_without_handing_in_is_traced_in_the_background(asks_for_news, lin, sun):
    manuscript = handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    Trace.objects.filter(manuscript=manuscript).delete()

    trace_what_was_handed_in.call()
    trace_what_was_handed_in.call()

    assert len(twins(write(copied(), by=sun))) == 1


def test_a_duplicate_is_advice_unless_the_rules_say_otherwise(asks_for_news, lin, sun, today):
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))

    result = {one.kind: one.result for one in demands.checked(write(copied(), by=sun))}

    assert result[kinds.TWINS] == MAY
    other = {one.kind: one.result for one in demands.checked(write(DITCH.format(day="3月5日"), by=sun))}
    assert other[kinds.TWINS] == MET
    assert asks_for_news.starts_on == today - timedelta(days=0)


@pytest.mark.parametrize(
    ("lines", "share"),
    [
        (["县水利局收到建议后15日内拿出方案，投入180万元，今年2月底完成6.4公里河道清淤。"], 100),
        (["今天天气很好。"], 0),
        ([], 0),
    ],
)
def test_the_share_is_of_the_piece_itself(lines, share):
    assert likenesses(lines, [LEVEE])[0].share == share


@pytest.mark.parametrize(
    ("pair", "is_twin"), [(pair, True) for pair in TWINS] + [(pair, False) for pair in NO_TWINS]
)
def test_what_was_taken_over_brings_its_figures_and_a_form_does_not(pair, is_twin):
    later, earlier, days = pair

    assert likenesses(later.splitlines(), [earlier])[0].is_twin(days=days) == is_twin


def test_an_event_that_two_units_send_is_known_by_a_third_of_its_sentences(asks_for_news, lin, sun):
    handed_in(write(VISIT_BY_THE_TOWNSHIP, by=lin))

    (twin,) = twins(write(VISIT_BY_THE_DEPARTMENT, by=sun))

    assert twin.paragraphs == (1,)


def test_what_was_handed_in_longer_than_a_year_ago_is_no_duplicate(asks_for_news, lin):
    manuscript = handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    Filing.objects.filter(manuscript=manuscript).update(at=timezone.now() - timedelta(days=366))

    assert twins(write(LEVEE.format(day="3月5日"), by=lin)) == ()

    trace_what_was_handed_in.call()
    assert not Trace.objects.exists()


def test_a_save_leaves_the_duplicates_to_a_second_question(at_work, asks_for_news, lin, sun):
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    draft = write(copied(), by=sun)
    address = reverse("manuscript-writing", args=[draft.pk])
    typed = {"title": "堤上来客", "body": draft.body, "genre": draft.genre, "edition": 1}

    browser = at_work(sun)
    saved = browser.post(address, typed, HTTP_ACCEPT="application/json").json()
    asked = browser.get(reverse("writing-checks", args=[draft.pk])).content.decode()

    assert "data-twins" not in saved["demands"]
    assert 'data-check="may" data-twins' in asked
    assert "林秀" in asked


def test_what_is_asked_of_anothers_draft_is_nobodys_business(at_work, draft, sun):
    assert at_work(sun).get(reverse("writing-checks", args=[draft.pk])).status_code == 404


def test_handing_in_asks_for_duplicates_where_the_rules_forbid_them(qinghe, lin, sun, chen):
    Demand(congress=qinghe, kind=kinds.TWINS, is_required=True).lay_down(by=chen)
    handed_in(write(LEVEE.format(day="3月5日"), by=lin))
    draft = write(copied(), by=sun)

    with pytest.raises(DemandsUnmet):
        draft.file(by=sun)
