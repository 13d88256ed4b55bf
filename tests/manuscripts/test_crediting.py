from decimal import Decimal

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models.authorship import NobodyNamed, SharesDoNotAddUp, TwiceAnAuthor
from byline.manuscripts.models.filing import NotWritable


def test_two_authors_stand_in_order_with_their_shares(at_work, draft, lin, wu):
    at_work(lin).post(
        reverse("authorship", args=[draft.pk]),
        {
            "person_1": "吴建民 北河镇",
            "share_1": "66.67",
            "person_2": "林秀",
            "share_2": "33.33",
            "person_3": "",
        },
    )

    named = [(each.person, each.share, each.percent) for each in draft.authorship_set.all()]
    assert named == [(wu, Decimal("0.6667"), "66.67"), (lin, Decimal("0.3333"), "33.33")]
    assert Notice.objects.filter(person=wu, deed__verb="credited").exists()


def test_shares_that_do_not_add_up_are_refused_and_nothing_changes(at_work, draft, lin, wu):
    answer = at_work(lin).post(
        reverse("authorship", args=[draft.pk]),
        {"person_1": "林秀", "share_1": "70", "person_2": "吴建民", "share_2": "40"},
    )

    assert answer.status_code == 422
    assert "110%" in answer.content.decode()
    assert draft.authors == [lin]
    with pytest.raises(SharesDoNotAddUp):
        draft.credit([(lin, Decimal("0.9"))], by=lin)


def test_nobody_is_named_twice(draft, lin):
    with pytest.raises(TwiceAnAuthor):
        draft.credit([(lin, Decimal("0.5")), (lin, Decimal("0.5"))], by=lin)


def test_somebody_is_named(draft, lin):
    with pytest.raises(NobodyNamed):
        draft.credit([], by=lin)


def test_a_name_that_nobody_has_is_refused_at_its_field(at_work, draft, lin):
    answer = at_work(lin).post(
        reverse("authorship", args=[draft.pk]), {"person_1": "查无此人", "share_1": "100"}
    )

    assert answer.status_code == 422
    assert "person_1" in answer.context["form"].errors


def test_authors_of_what_is_handed_in_stand_fast(draft, lin):
    draft.file(by=lin)

    with pytest.raises(NotWritable):
        draft.credit([(lin, Decimal(1))], by=lin)
