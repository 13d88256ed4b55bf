"""Notices go out by mail: once, to the right mailbox, and every outcome is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from byline.activity.deeds import record
from byline.activity.models import Attempt, Mailing, Notice
from byline.activity.models.attempt import ABANDONED_AFTER
from byline.activity.models.mailing import StillUnderWay, WentAlready
from byline.activity.models.switch import Switch
from byline.activity.tasks import post_notices

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"])
REASON = "第二段的数字与县水利局的不一致，请核对后再交。\n第四段删去。"


def write(person, mailbox):
    person.email = mailbox
    person.save(update_fields=["email"])
    return person


@pytest.fixture
def lin_reads_mail(lin):
    return write(lin, "linxiu@beihe.example")


@pytest.fixture
def returned(draft, lin_reads_mail, wu):
    """Wu returns Lin's draft with a reason."""
    draft.file(by=lin_reads_mail)
    draft.send_back(by=wu, reason=REASON)
    return draft


def later(**span):
    return timezone.now() + timedelta(**span)


def post(at=None):
    Mailing.objects.post(at=at or timezone.now())


def text_of(kept):
    return kept.message.get_payload(decode=True).decode()


def test_a_return_goes_to_the_author_at_once_with_the_whole_reason(mailroom, returned, settings):
    settings.SITE_ADDRESS = "https://byline.qinghe.example"
    post_notices.call()

    [kept] = mailroom.kept
    text = text_of(kept)
    assert kept.to == "linxiu@beihe.example"
    assert "吴建民" in text
    assert REASON.splitlines()[0] in text
    assert "第四段删去。" in text
    assert f"https://byline.qinghe.example{returned.get_absolute_url()}" in text
    assert "https://byline.qinghe.example/me/notices/" in text
    assert kept.message["Auto-Submitted"] == "auto-generated"
    assert kept.message["List-Unsubscribe"] == "<https://byline.qinghe.example/me/notices/>"
    [mailing] = Mailing.objects.all()
    assert mailing.stands_at == "sent"
    assert mailing.attempt_set.get().result == "sent"


def test_nothing_goes_twice(mailroom, returned):
    post()
    post()

    assert len(mailroom.kept) == 1


def test_whoever_did_it_hears_nothing_by_mail(mailroom, returned, wu, lin):
    write(wu, "wujianmin@beihe.example")
    record(returned, "returned", by=wu, tell=[wu, lin], reason=REASON)

    post()

    assert {kept.to for kept in mailroom.kept} == {"linxiu@beihe.example"}


def test_a_person_with_two_roles_hears_once(mailroom, draft, lin_reads_mail, wu):
    record(draft, "returned", by=wu, tell=[lin_reads_mail, draft.created_by, lin_reads_mail], reason="缺照片")

    post()

    assert len(mailroom.kept) == 1
    assert Notice.objects.filter(person=lin_reads_mail).count() == 1


def test_without_a_mailbox_nothing_goes(mailroom, draft, lin, wu):
    record(draft, "returned", by=wu, tell=[lin], reason="缺照片")

    post()

    assert mailroom.kept == []
    assert Notice.objects.filter(person=lin, kind="returned", way="here").exists()


def test_what_was_read_meanwhile_does_not_go(mailroom, returned, lin):
    Notice.objects.visible_to(lin).read()

    post()

    assert mailroom.kept == []


def test_what_happened_days_ago_is_no_news(mailroom, returned):
    post(at=later(days=4))

    assert mailroom.kept == []


def test_several_at_once_are_one_mail(mailroom, draft, lin_reads_mail, wu):
    for reason in ("缺照片", "缺导语"):
        record(draft, "returned", by=wu, tell=[lin_reads_mail], reason=reason)

    post()

    [kept] = mailroom.kept
    assert "缺照片" in text_of(kept)
    assert "缺导语" in text_of(kept)


def test_who_reads_english_is_written_to_in_english(mailroom, returned, lin):
    lin.take_mail_at("linxiu@beihe.example", language="en")

    post()

    assert text_of(mailroom.kept[0]).startswith("Dear 林秀,")


def test_a_mail_put_off_is_tried_again_after_growing_pauses(mailroom, returned):
    mailroom.busy.add("linxiu@beihe.example")
    post()
    mailing, pauses = Mailing.objects.get(), []
    while mailing.due_at:
        pauses.append(mailing.due_at - mailing.attempt_set.latest("pk").ended_at)
        post(at=mailing.due_at)
        mailing.refresh_from_db()

    assert len(pauses) == 9
    assert pauses == sorted(pauses)
    assert mailing.stands_at == "given_up"
    assert mailing.attempt_set.count() == 10


def test_greylisting_ends_well_by_itself(mailroom, returned):
    mailroom.greylists = True

    post()
    assert Mailing.objects.get().stands_at == "put_off"
    post(at=later(minutes=2))

    assert Mailing.objects.get().stands_at == "sent"
    assert [attempt.code for attempt in Attempt.objects.order_by("pk")] == [451, 250]
    assert len(mailroom.kept) == 1


def test_a_refusal_for_good_is_not_tried_again(mailroom, returned):
    mailroom.unknown.add("linxiu@beihe.example")

    post()
    post(at=later(days=2))

    [attempt] = Attempt.objects.all()
    assert (attempt.result, attempt.code, attempt.words) == ("refused", 550, "5.1.1 Mailbox not found")
    assert Mailing.objects.get().stands_at == "refused"


def test_a_line_that_broke_is_uncertain_and_not_tried_again(mailroom, returned):
    mailroom.hangs_up = True

    post()
    post(at=later(days=2))

    assert Mailing.objects.get().stands_at == "uncertain"
    assert len(mailroom.kept) == 1


def test_a_mailbox_that_is_none_is_refused(mailroom, returned, lin):
    write(lin, "林秀@北河.example")

    post()

    assert Mailing.objects.get().stands_at == "refused"


def test_a_process_killed_between_the_row_and_the_mail_leaves_it_uncertain(mailroom, returned, monkeypatch):
    def killed(_letter):
        raise KeyboardInterrupt

    monkeypatch.setattr("byline.gateways.mail.Post.send", lambda _post, letter: killed(letter))
    with pytest.raises(KeyboardInterrupt):
        post()
    monkeypatch.undo()

    assert Attempt.objects.get().result == ""
    post()
    assert mailroom.kept == []
    post(at=timezone.now() + ABANDONED_AFTER + timedelta(minutes=1))
    assert Mailing.objects.get().stands_at == "uncertain"
    assert Attempt.objects.get().result == "uncertain"
    assert mailroom.kept == []


def test_two_workers_try_one_mail_once(mailroom, returned):
    Mailing.objects.write_at_once(at=timezone.now())
    first, second = Mailing.objects.get(), Mailing.objects.get()

    assert first.deliver(at=later(seconds=1))
    assert second.deliver(at=later(seconds=1)) is None
    assert len(mailroom.kept) == 1


def test_a_server_that_is_shut_is_left_alone_for_a_while(mailroom, returned, chen, draft, wu):
    write(chen, "chenjing@qinghe.example")
    record(draft, "returned", by=wu, tell=[chen], reason="缺照片")
    mailroom.most_at_once = 0

    post()

    assert Attempt.objects.count() == 1
    mailroom.most_at_once = 5
    Attempt.objects.update(ended_at=later(minutes=-10))
    post(at=later(minutes=2))
    assert len(mailroom.kept) == 2


def test_without_a_mail_server_notices_wait(returned, settings):
    settings.MAIL = {**settings.MAIL, "host": ""}

    post()

    assert not Mailing.objects.exists()


def test_a_deed_costs_one_question_more_however_many_are_told(
    draft, lin, wu, chen, zhou, django_assert_num_queries
):
    record(draft, "returned", by=wu, tell=[lin], reason="缺照片")
    with django_assert_num_queries(5):  # the chain's row and its new end, the deed, the switches, the notices
        record(draft, "returned", by=wu, tell=[lin, chen, zhou], reason="缺照片")


def test_a_kind_switched_off_is_not_told(mailroom, draft, lin_reads_mail, wu):
    Switch.objects.choose({"returned": "never"}, by=lin_reads_mail)

    record(draft, "returned", by=wu, tell=[lin_reads_mail], reason="缺照片")
    post()

    assert not Notice.objects.filter(person=lin_reads_mail).exists()
    assert mailroom.kept == []


def test_a_kind_wanted_here_alone_is_told_here_alone(mailroom, draft, lin_reads_mail, wu):
    Switch.objects.choose({"returned": "here"}, by=lin_reads_mail)

    record(draft, "returned", by=wu, tell=[lin_reads_mail], reason="缺照片")
    post()

    assert Notice.objects.filter(person=lin_reads_mail).count() == 1
    assert mailroom.kept == []


def test_what_went_is_not_sent_again(mailroom, returned, luo):
    post()

    with pytest.raises(WentAlready):
        Mailing.objects.get().send_again(by=luo)


def test_what_waits_is_not_asked_for_again(mailroom, returned, luo):
    Mailing.objects.write_at_once(at=timezone.now())

    with pytest.raises(StillUnderWay):
        Mailing.objects.get().send_again(by=luo)


def test_a_person_asks_again_and_it_goes_to_the_mailbox_that_stands_now(mailroom, returned, lin, luo):
    mailroom.unknown.add("linxiu@beihe.example")
    post()
    write(lin, "linxiu@new.example")

    Mailing.objects.get().send_again(by=luo)
    post()

    assert [kept.to for kept in mailroom.kept] == ["linxiu@new.example"]
    assert Mailing.objects.get().resending_set.get().by == luo
    first, second = Attempt.objects.order_by("pk")
    assert (first.mailbox, second.mailbox) == ("linxiu@beihe.example", "linxiu@new.example")
