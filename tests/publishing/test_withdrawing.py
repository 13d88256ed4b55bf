"""Taking a page off the public site."""

import pytest

from byline.activity.models import Deed
from byline.publishing.models import Publication, Withdrawal
from byline.publishing.models.publication import NotYourSite, WithdrawalReasonMissing, WithdrawnAlready


def test_the_page_is_gone_and_the_trace_stays(published, levee, chen, client):
    address = published.page.url
    assert client.get(address).status_code == 200

    published.withdraw(by=chen, reason="  人名有误  ")

    assert client.get(address).status_code == 404
    assert Withdrawal.objects.get().reason == "人名有误"
    assert "人名有误" in Deed.objects.about(levee).last().sentence
    assert Publication.objects.of(levee).get().page.title == levee.title


def test_a_reason_is_needed(published, chen):
    with pytest.raises(WithdrawalReasonMissing):
        published.withdraw(by=chen, reason=" ")

    assert published.page.live


def test_a_second_withdrawal_is_refused(published, chen):
    published.withdraw(by=chen, reason="人名有误")

    with pytest.raises(WithdrawnAlready, match="陈静"):
        published.withdraw(by=chen, reason="又一次")


def test_nobody_of_another_congress_withdraws_it(published, stranger):
    with pytest.raises(NotYourSite):
        published.withdraw(by=stranger, reason="不喜欢")


def test_it_can_be_published_again_with_a_page_of_its_own(published, levee, deputies, chen, client):
    first = published.page.url
    published.withdraw(by=chen, reason="人名有误")

    again = Publication.objects.publish(levee, in_=deputies, by=chen)

    assert client.get(again.page.url).status_code == 200
    assert client.get(first).status_code == 404
    assert [each.stands for each in Publication.objects.of(levee)] == [True, False]


def test_the_webmaster_withdraws_at_the_desk_and_the_sheet_tells_it(desk, su, published, levee):
    address = f"/publications/{published.pk}/withdrawal/"
    assert address in desk(su).get(levee.get_absolute_url()).text

    answer = desk(su).post(address, {"reason": "照片未经同意"}, follow=True)

    assert "照片未经同意" in answer.text
    assert f"/manuscripts/{levee.pk}/publication/" in answer.text


def test_a_missing_reason_is_asked_for_in_words(desk, su, published):
    answer = desk(su).post(f"/publications/{published.pk}/withdrawal/", {"reason": ""})

    assert answer.status_code == 422
    assert "撤下的理由" in answer.text


@pytest.mark.parametrize(("who", "status"), [("lin", 403), ("wu", 403), ("zhou", 403), ("stranger", 404)])
def test_who_has_no_right_to_it_cannot_withdraw(desk, request, published, who, status):
    answer = desk(request.getfixturevalue(who)).post(
        f"/publications/{published.pk}/withdrawal/", {"reason": "不喜欢"}
    )

    assert answer.status_code == status
    assert not Withdrawal.objects.exists()
