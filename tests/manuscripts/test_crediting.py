from decimal import Decimal

import pytest
from django.urls import reverse

from byline.activity.models import Deed, Notice
from byline.manuscripts.models.authorship import (
    NobodyNamed,
    Outsider,
    SharesDoNotAddUp,
    TwiceAnAuthor,
    equal_parts,
)
from byline.manuscripts.models.filing import NotWritable
from byline.team.models import Person


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


def test_an_author_without_an_account_is_entered_once_and_writes_for_the_unit(at_work, draft, lin):
    browser, address = at_work(lin), reverse("authorship", args=[draft.pk])
    sent = {"person_1": "林秀", "share_1": "60", "person_2": "周小雨", "share_2": "40"}

    asked = browser.post(address, sent)
    assert asked.status_code == 422
    assert 'name="is_outside_2"' in asked.content.decode()
    browser.post(address, sent | {"is_outside_2": "on", "belongs_to_2": "县融媒体中心"})
    browser.post(address, sent | {"person_2": "周小雨 县融媒体中心"})
    browser.post(address, sent | {"is_outside_2": "on"})

    outsider = Person.objects.get(name="周小雨")
    assert (outsider.belongs_to, outsider.sign_in_name) == ("县融媒体中心", None)
    assert draft.authorship_set.get(person=outsider).unit == draft.unit
    assert Deed.objects.filter(verb="added", actor=lin).count() == 1


def test_two_of_one_name_are_told_apart_by_where_they_work(draft, lin):
    here, there = Outsider("周小雨", "县融媒体中心"), Outsider("周小雨", "东江大学")
    draft.credit([(here, Decimal("0.5")), (there, Decimal("0.5"))], by=lin)

    assert [person.belongs_to for person in draft.authors] == ["县融媒体中心", "东江大学"]
    with pytest.raises(TwiceAnAuthor):
        draft.credit([(here, Decimal("0.5")), (here, Decimal("0.5"))], by=lin)


def test_an_outside_author_may_be_named_like_a_colleague(at_work, draft, lin, wu):
    sent = {"person_1": "林秀", "person_2": "吴建民 东江大学", "is_outside_2": "on"}

    at_work(lin).post(reverse("authorship", args=[draft.pk]), sent)

    assert draft.authors[1].name == "吴建民"
    assert draft.authors[1] != wu


def test_without_any_share_all_have_equal_parts_in_the_order_that_was_given(at_work, draft, lin, wu, sun):
    names = {"person_1": lin.name, "person_2": wu.name, "person_3": sun.name}
    sent = names | {"order_1": "3", "order_2": "1", "order_3": "2"}

    at_work(lin).post(reverse("authorship", args=[draft.pk]), sent)

    assert draft.authors == [wu, sun, lin]
    assert [each.share for each in draft.authorship_set.all()] == equal_parts(3)
    assert sum(equal_parts(3)) == sum(equal_parts(7)) == 1
