"""The log of mails, for those who look after it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from byline.activity.models import Attempt, Mailing
from byline.activity.models.attempt import Result


@pytest.fixture
def refused(lin):
    """A mail to Lin that the other side refused."""
    lin.email = "linxiu@beihe.example"
    lin.save()
    return failed_mail(lin, number=1)


def failed_mail(person, *, number, result=Result.REFUSED):
    now = timezone.now()
    mailing = Mailing.objects.create(
        person=person, message_id=f"<{number}@qinghe.example>", asked_at=now, due_at=now
    )
    attempt = Attempt.objects.create(mailing=mailing, mailbox=person.email, began_at=now)
    attempt.end(result, told={"code": 550, "words": "5.1.1 Mailbox not found"})
    return mailing


def test_the_log_says_what_became_of_a_mail_in_words(desk, luo, refused):
    text = desk(luo).get("/mailings/").text

    assert "林秀" in text
    assert "对方拒收" in text
    assert "5.1.1 Mailbox not found" in text
    assert "linxiu@beihe.example" in text


def test_the_log_is_narrowed_by_state_and_name(desk, luo, refused, wu):
    failed_mail(wu, number=2, result=Result.SENT)
    at_work = desk(luo)

    assert [one.person for one in at_work.get("/mailings/?state=sent").context["page_obj"]] == [wu]
    assert [one.pk for one in at_work.get("/mailings/?q=林").context["page_obj"]] == [refused.pk]
    assert len(at_work.get("/mailings/?state=odd").context["page_obj"]) == 2


def test_a_mail_is_sent_again_from_the_log(desk, luo, refused):
    response = desk(luo).post(f"/mailings/{refused.pk}/resending/")

    assert response.status_code == 302
    refused.refresh_from_db()
    assert refused.stands_at == "waiting"
    assert refused.resending_set.get().by == luo
    assert "骆鹏要求重新发送" in desk(luo).get("/mailings/").text


def test_one_that_went_shows_no_button_and_is_refused(desk, luo, lin):
    mailing = failed_mail(lin, number=1, result=Result.SENT)

    assert "resending" not in desk(luo).get("/mailings/").text
    assert "已经发出" in desk(luo).post(f"/mailings/{mailing.pk}/resending/", follow=True).text


@pytest.mark.parametrize("who", ["lin", "wu", "zhou"])
def test_nobody_else_sees_the_log(desk, request, refused, who):
    at_work = desk(request.getfixturevalue(who))

    assert at_work.get("/mailings/").status_code == 403
    assert at_work.post(f"/mailings/{refused.pk}/resending/").status_code == 403


def test_an_editor_sees_the_log_and_sends_nothing_again(desk, chen, refused):
    assert desk(chen).get("/mailings/").status_code == 200
    assert desk(chen).post(f"/mailings/{refused.pk}/resending/").status_code == 403


def test_another_congress_finds_nothing(desk, stranger, refused):
    assert len(desk(stranger).get("/mailings/").context["page_obj"]) == 0


def test_an_administrator_is_told_that_no_server_is_set_up(desk, luo, chen, lin, settings):
    settings.MAIL = {**settings.MAIL, "host": ""}

    assert "还没有设置发信服务器" in desk(luo).get("/mailings/").text
    assert "还没有设置发信服务器" in desk(chen).get("/").text
    assert "还没有设置发信服务器" not in desk(lin).get("/").text


def test_five_failures_in_a_row_are_told_and_why(desk, luo, lin, settings):
    settings.MAIL = {**settings.MAIL, "host": "mail.qinghe.example", "sender": "byline@qinghe.example"}
    for number in range(4):
        failed_mail(lin, number=number)
    assert "都没有发出去" not in desk(luo).get("/mailings/").text

    failed_mail(lin, number=5)
    assert (
        "最近5封通知邮件都没有发出去。发信服务器说：5.1.1 Mailbox not found"
        in desk(luo).get("/mailings/").text
    )

    failed_mail(lin, number=6, result=Result.SENT)
    assert "都没有发出去" not in desk(luo).get("/mailings/").text


def test_the_log_asks_the_same_for_many(desk, luo, lin, django_assert_max_num_queries):
    for number in range(30):
        failed_mail(lin, number=number).send_again(by=luo)
    at_work = desk(luo)

    with django_assert_max_num_queries(16):
        assert len(at_work.get("/mailings/").context["page_obj"]) == 30


def test_an_attempt_left_open_shows_as_on_its_way_then_as_uncertain(desk, luo, refused):
    refused.send_again(by=luo)
    Attempt.objects.create(mailing=refused, mailbox="x@y.example", began_at=timezone.now())
    Mailing.objects.update(stands_at="under_way", due_at=None)

    assert "正在发送" in desk(luo).get("/mailings/").text
    Mailing.objects.post(at=timezone.now() + timedelta(minutes=20))
    assert re.search(r'data-state="returned">不能确定是否发出', desk(luo).get("/mailings/").text)
