from email.message import EmailMessage

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from byline.manuscripts.models import Terms
from byline.manuscripts.models.submission import Standing
from byline.sending.models import Delivery, Response
from byline.sending.models.delivery import Standing as Going

MAILBOX = "news@yunzhou-daily.example"


@pytest.fixture
def sent(mailroom, ditch, yunzhou_daily, chen):
    yunzhou_daily.mailbox = MAILBOX
    yunzhou_daily.save()
    delivery = Delivery.objects.send(ditch, to=yunzhou_daily, terms=Terms(), by=chen)
    delivery.deliver(at=timezone.now())
    return delivery


def mail(*, sender, subject, text, answers=""):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "office@qinghe.example", subject
    if answers:
        message["In-Reply-To"] = answers
    message.set_content(text)
    return message.as_bytes()


def brought(at_work, chen, raw):
    file = SimpleUploadedFile("回信.eml", raw)
    answer = at_work(chen).post(reverse("new-response"), {"file": file})
    return Response.objects.get(), answer


def test_a_reply_finds_its_submission_and_a_person_confirms(at_work, sent, chen):
    raw = mail(sender="editor@yunzhou-daily.example", subject="回复", text="稿件收到，拟周五见报。",
               answers=sent.message_id)  # fmt: skip
    response, answer = brought(at_work, chen, raw)
    assert answer.url == reverse("response", args=[response.pk])
    assert (response.kind, response.proposed()) == ("reply", sent.submission)
    assert response.submission is None

    data = {"submission": sent.submission_id, "outcome": "acknowledged"}
    assert at_work(chen).post(answer.url, data).status_code == 302
    assert at_work(chen).post(answer.url, data).status_code == 422

    sent.submission.refresh_from_db()
    assert sent.submission.stands_at == Standing.ACKNOWLEDGED
    page = at_work(chen).get(reverse("submission-sheet", args=[sent.submission_id])).content.decode()
    assert "拟周五见报" in page


def test_a_colleague_of_the_outlet_who_names_the_title_is_understood(at_work, sent, ditch, chen):
    raw = mail(sender="page-two@yunzhou-daily.example", subject=f"回复：{ditch.title}", text="拟发周四二版。")
    response, answer = brought(at_work, chen, raw)

    assert response.proposed() == sent.submission
    page = at_work(chen).get(answer.url).content.decode()
    assert "可不填" not in page
    data = {"submission": sent.submission_id, "outcome": "nothing"}
    assert at_work(chen).post(answer.url, data).status_code == 302
    sent.submission.refresh_from_db()
    assert sent.submission.stands_at == Standing.SENT


def test_a_stranger_or_a_colleague_who_names_no_title_proposes_nothing(at_work, sent, chen):
    raw = mail(sender="page-two@yunzhou-daily.example", subject="回复", text="周末愉快。")
    response, _answer = brought(at_work, chen, raw)
    assert response.proposed() is None


def test_a_bounce_means_that_it_did_not_arrive(at_work, sent, chen):
    text = f"Your message to <{MAILBOX}> could not be delivered.\n550 5.1.1 user unknown\n\n"
    raw = mail(sender="MAILER-DAEMON@mx.example", subject="Undelivered Mail Returned to Sender",
               text=text + f"Message-ID: {sent.message_id}")  # fmt: skip
    response, answer = brought(at_work, chen, raw)
    assert (response.kind, response.likely_outcome()) == ("bounce", Standing.FAILED)
    assert response.proposed() == sent.submission

    at_work(chen).post(answer.url, {"submission": sent.submission_id, "outcome": "failed"})

    sent.submission.refresh_from_db()
    sent.refresh_from_db()
    assert sent.submission.stands_at == Standing.FAILED
    assert sent.stands_at == Going.RETURNED
    page = at_work(chen).get(reverse("submission-sheet", args=[sent.submission_id])).content.decode()
    assert "退信，未送达" in page


def test_a_mail_that_did_not_arrive_as_a_person_says_came_back(at_work, sent, chen):
    page = at_work(chen).get(reverse("submission-sheet", args=[sent.submission_id])).content.decode()
    assert "已发出" in page

    at_work(chen).post(reverse("failure", args=[sent.submission_id]), {"words": "对方说没有收到。"})

    sent.refresh_from_db()
    assert sent.stands_at == Going.RETURNED


def test_a_piece_that_came_back_can_be_sent_anew(sent, chen):
    Delivery.objects.fail(sent.submission, words="信箱已满", by=chen)

    again = Delivery.objects.send(
        sent.submission.manuscript, to=sent.submission.outlet, terms=Terms(), by=chen
    )
    again.deliver(at=timezone.now())

    stood = Delivery.objects.order_by("pk").values_list("stands_at", flat=True)
    assert list(stood) == [Going.RETURNED, Going.SENT]


def test_a_pasted_answer_is_found_by_its_mailbox(at_work, sent, chen):
    text = f"发件人：云州日报 <{MAILBOX}>\n主题：回复：报送\n\n近期版面紧张，本稿不采用。"
    answer = at_work(chen).post(reverse("new-response"), {"text": text})

    assert answer.status_code == 302
    assert Response.objects.get().proposed() == sent.submission


def test_what_is_no_mail_is_refused_and_keeps_nothing(at_work, chen):
    for data in ({"text": "随手写的一句话"}, {"text": " "}, {}):
        assert at_work(chen).post(reverse("new-response"), data).status_code == 422
    assert not Response.objects.exists()


def test_an_answer_that_cannot_be_is_refused(at_work, sent, chen):
    raw = mail(sender=MAILBOX, subject="回复", text="收到", answers=sent.message_id)
    response, answer = brought(at_work, chen, raw)
    sent.submission.move(to=Standing.WITHDRAWN, by=chen, words="撤")

    data = {"submission": sent.submission_id, "outcome": "acknowledged"}
    assert at_work(chen).post(answer.url, data).status_code == 422
    response.refresh_from_db()
    assert response.submission is None


def test_strangers_find_no_answer_and_others_may_not_enter_one(at_work, sent, chen, lin, stranger):
    raw = mail(sender=MAILBOX, subject="回复", text="收到", answers=sent.message_id)
    _response, answer = brought(at_work, chen, raw)

    assert at_work(lin).get(answer.url).status_code == 403
    assert at_work(stranger).get(answer.url).status_code == 404
