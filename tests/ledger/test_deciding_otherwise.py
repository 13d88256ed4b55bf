"""Dismissing, reinstating, reassigning and reversing."""

import pytest
from django.urls import reverse

from byline.ledger.models import Adoption, Entry
from byline.ledger.models.correcting import NotConfirmed
from byline.ledger.models.deciding import (
    AlreadyConfirmed,
    AlreadyDismissed,
    NotDismissed,
    SameManuscript,
)
from byline.ledger.models.decision import WhyMissing
from byline.manuscripts.models import Manuscript


def test_a_dismissed_adoption_earns_nothing_and_waits_no_more(chen, adoption):
    adoption.dismiss(by=chen, reason="网页是县里另一次活动的报道")

    assert adoption not in Adoption.objects.awaiting()
    assert not Entry.objects.exists()


def test_a_dismissal_needs_a_reason(chen, adoption):
    with pytest.raises(WhyMissing):
        adoption.dismiss(by=chen, reason="  ")


def test_the_page_asks_for_the_reason_and_calls_it_optional_nowhere(client, chen, adoption):
    client.force_login(chen)
    address = reverse("dismissal", args=[adoption.pk])

    assert "可不填" not in client.get(address).content.decode()
    refused = client.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "写明理由" in refused.content.decode()
    assert adoption.is_awaiting


def test_a_dismissed_adoption_is_not_confirmed(chen, adoption):
    adoption.dismiss(by=chen, reason="不是这一篇")

    with pytest.raises(AlreadyDismissed, match="不是这一篇"):
        adoption.confirm(by=chen)


def test_a_dismissal_taken_back_lets_the_adoption_be_confirmed(chen, adoption):
    adoption.dismiss(by=chen, reason="看错了")
    adoption.reinstate(by=chen, reason="核对后是这一篇")

    adoption.confirm(by=chen)

    assert Entry.objects.measured("points").amount() == 8


def test_only_a_dismissal_can_be_taken_back(chen, adoption):
    with pytest.raises(NotDismissed):
        adoption.reinstate(by=chen, reason="核对")


def test_a_reversal_answers_each_entry_and_deletes_none(chen, adoption, levee):
    adoption.confirm(by=chen)
    written = Entry.objects.count()

    adoption.reverse(by=chen, reason="报社来函更正")

    assert Entry.objects.count() == 2 * written
    assert Entry.objects.measured("points").amount() == 0
    assert Entry.objects.measured("pieces").amount() == 0
    assert Manuscript.objects.get(pk=levee.pk).state == "sent"


def test_what_was_reversed_can_be_confirmed_again(chen, adoption):
    adoption.confirm(by=chen)
    adoption.reverse(by=chen, reason="位置记错了")

    adoption.confirm(by=chen, placement="front_page")

    assert Entry.objects.measured("points").amount() == 12


def test_what_is_not_confirmed_cannot_be_reversed(chen, adoption):
    with pytest.raises(NotConfirmed):
        adoption.reverse(by=chen, reason="更正")


def test_another_manuscript_takes_the_place(chen, adoption, ditch):
    other = adoption.reassign(to=ditch, by=chen)

    assert other.manuscript == ditch
    assert other in Adoption.objects.awaiting()
    assert adoption not in Adoption.objects.awaiting()


def test_it_cannot_be_reassigned_to_itself(chen, adoption, levee):
    with pytest.raises(SameManuscript):
        adoption.reassign(to=levee, by=chen)


def test_a_confirmed_adoption_is_not_reassigned(chen, adoption, ditch):
    adoption.confirm(by=chen)

    with pytest.raises(AlreadyConfirmed):
        adoption.reassign(to=ditch, by=chen)


@pytest.mark.parametrize("deed", ["confirmation", "dismissal", "reassignment", "reversal", "reinstatement"])
def test_a_writer_may_not_decide(client, lin, adoption, deed):
    client.force_login(lin)

    assert client.post(reverse(deed, args=[adoption.pk]), {"reason": "好"}).status_code == 403
    assert adoption.is_awaiting


@pytest.mark.parametrize("deed", ["adoption", "dismissal", "reassignment", "reversal", "reinstatement"])
def test_an_editor_of_another_county_finds_nothing(client, stranger, adoption, deed):
    client.force_login(stranger)

    assert client.get(reverse(deed, args=[adoption.pk])).status_code == 404


def test_a_double_click_confirms_once_and_tells_the_second(client, chen, adoption):
    client.force_login(chen)
    address = reverse("confirmation", args=[adoption.pk])

    client.post(address, {"placement": "inside"})
    second = client.post(address, {"placement": "inside"}, follow=True)

    assert "陈静" in second.content.decode()
    assert "确认过" in second.content.decode()
    assert Entry.objects.measured("points").amount() == 8
