"""Two workers at the same moment: each notice in one mail, each mail sent once."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from byline.activity.deeds import record
from byline.activity.models import Attempt, Mailing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.allow_hosts(["127.0.0.1"])]


def at_once(*deeds):
    """Do deeds in threads that start together; return what went wrong."""
    start, wrong = threading.Barrier(len(deeds)), []

    def run(deed):
        start.wait()
        try:
            deed()
        except Exception as trouble:  # noqa: BLE001 -- whatever it is, the test shall tell it
            wrong.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.fixture
def told(draft, lin, wu, chen):
    """Lin and Chen, who have mailboxes, hear that a draft was returned."""
    for person in (lin, chen):
        person.email = f"{person.sign_in_name}@qinghe.example"
        person.save()
    record(draft, "returned", by=wu, tell=[lin, chen], reason="缺照片")


def test_each_mail_is_written_and_sent_once(mailroom, told):
    now = timezone.now()

    assert at_once(*[lambda: Mailing.objects.post(at=now)] * 3) == []

    assert sorted(kept.to for kept in mailroom.kept) == ["chenjing@qinghe.example", "linxiu@qinghe.example"]
    assert Mailing.objects.filter(stands_at="sent").count() == 2
    assert Attempt.objects.count() == 2


def test_one_mail_that_both_hold_is_tried_once(mailroom, told):
    now = timezone.now()
    Mailing.objects.write_at_once(at=now)
    first, second = (Mailing.objects.order_by("pk").first() for _worker in range(2))

    assert at_once(lambda: first.deliver(at=now), lambda: second.deliver(at=now)) == []

    assert len(mailroom.kept) == 1
    assert Attempt.objects.count() == 1
