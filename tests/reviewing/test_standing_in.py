"""Who reviews when the one whom a step names cannot."""

from datetime import timedelta

import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Review
from byline.standards.models import StandIn
from byline.team.models import Person


@pytest.fixture
def away(wu, sun, chen, today):
    """Wu is away, and Sun, who is no head herself, stands in."""
    return StandIn.objects.create(absent=wu, stand_in=sun, ends_on=today + timedelta(days=3), by=chen)


def both_ways(manuscript, person):
    """Whether it is this person's to review, as asked of one row and of all."""
    current = Manuscript.objects.get(pk=manuscript.pk)
    asked = person in current.last_filing.next_reviewers()
    fresh = Person.objects.get(pk=person.pk)
    assert Manuscript.objects.awaiting_review_by(fresh).filter(pk=current.pk).exists() == asked
    return asked


def test_a_stand_in_without_the_post_reviews_on_the_desk(at_work, draft, lin, wu, sun, away):
    draft.file(by=lin)

    assert at_work(sun).get(reverse("review-desk", args=[draft.pk])).status_code == 200
    at_work(sun).post(reverse("passing", args=[draft.pk]), {"words": "代审通过。"})

    review = Review.objects.get()
    assert (review.by, review.stood_in_for) == (sun, wu)
    page = at_work(lin).get(draft.get_absolute_url()).content.decode()
    assert "代吴建民" in page


def test_the_one_who_is_away_may_still_review(draft, lin, wu, away):
    draft.file(by=lin)

    assert draft.pass_review(by=wu).stood_in_for is None


def test_a_person_who_left_hands_their_step_to_the_editors(draft, lin, wu, chen, zhou, lay):
    lay("unit", "leader", person=zhou)
    draft.file(by=lin)
    draft.pass_review(by=wu)
    assert not both_ways(draft, chen)

    Person.objects.filter(pk=zhou.pk).update(is_active=False)

    assert both_ways(draft, chen)
    draft.refresh_from_db()
    draft.pass_review(by=chen)


def test_a_step_that_names_the_author_falls_to_the_editors(draft, lin, wu, chen, lay):
    lay("unit", "office", person=lin)
    draft.file(by=lin)
    draft.pass_review(by=wu)

    assert both_ways(draft, chen)
    assert not both_ways(draft, lin)


def test_a_unit_without_a_head_left_falls_to_the_editors(draft, lin, wu, chen):
    draft.file(by=lin)
    assert both_ways(draft, wu)
    assert not both_ways(draft, chen)

    Person.objects.filter(pk=wu.pk).update(is_active=False)

    assert both_ways(draft, chen)


def test_who_has_nothing_to_review_is_refused_the_desk(at_work, sun, lin):
    assert at_work(sun).get(reverse("review-desk")).status_code == 403


def test_the_desk_of_a_stand_in_says_for_whom(at_work, draft, lin, wu, sun, away):
    draft.file(by=lin)

    told = f"您代{wu.name}审这篇稿件。"

    assert told in at_work(sun).get(reverse("review-desk")).content.decode()
    assert told not in at_work(wu).get(reverse("review-desk")).content.decode()
