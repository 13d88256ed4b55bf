"""The daily mail: once a day, at its hour, and only with something in it."""

from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from byline.activity.deeds import record
from byline.activity.models import Deed, Mailing, Notice
from byline.activity.models.switch import Switch

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"])


@pytest.fixture
def at_eight(settings, today):
    """Tomorrow, when the daily mail goes."""
    settings.DIGEST_HOUR = 8
    return timezone.make_aware(datetime.combine(today + timedelta(days=1), time(8)))


@pytest.fixture
def passed(draft, lin, wu, chen):
    """Lin, who has a mailbox, hears that her draft passed, was registered, and was sent."""
    lin.email = "linxiu@beihe.example"
    lin.save()
    record(draft, "passed_unit", by=wu, tell=[lin])
    record(draft, "registered", by=chen, tell=[lin], number="青人信〔2026〕12号")
    record(draft, "submitted", by=chen, tell=[lin], outlet="东江日报")
    return draft


def post(at):
    Mailing.objects.post(at=at)


def text_of(kept):
    return kept.message.get_payload(decode=True).decode()


def test_all_of_a_day_is_one_mail_sorted_by_kind(mailroom, passed, at_eight):
    post(at_eight)

    [kept] = mailroom.kept
    text = text_of(kept)
    places = [text.index(word) for word in ("【通过审稿】", "【登记】", "【报送媒体】")]
    assert places == sorted(places)
    assert "青人信〔2026〕12号" in text
    assert Mailing.objects.get().digest_on == timezone.localdate(at_eight)


def test_before_the_hour_nothing_goes(mailroom, passed, at_eight):
    post(at_eight - timedelta(minutes=1))

    assert mailroom.kept == []


def test_it_goes_once_a_day_even_when_the_worker_begins_anew(mailroom, passed, at_eight):
    post(at_eight)
    post(at_eight + timedelta(minutes=1))
    post(at_eight + timedelta(hours=9))

    assert len(mailroom.kept) == 1


def test_a_worker_that_stood_still_sends_it_when_it_goes_on(mailroom, passed, at_eight):
    post(at_eight + timedelta(hours=5))

    assert len(mailroom.kept) == 1


def test_what_comes_after_the_hour_waits_for_tomorrow(mailroom, passed, at_eight):
    Deed.objects.update(at=at_eight + timedelta(minutes=5))

    post(at_eight + timedelta(hours=1))
    assert mailroom.kept == []
    post(at_eight + timedelta(days=1))
    assert len(mailroom.kept) == 1


def test_nobody_gets_an_empty_one(mailroom, passed, lin, at_eight):
    Notice.objects.visible_to(lin).read()

    post(at_eight)

    assert mailroom.kept == []
    assert not Mailing.objects.exists()


def test_what_is_wanted_at_once_is_not_in_it(mailroom, draft, lin, wu, at_eight):
    lin.email = "linxiu@beihe.example"
    lin.save()
    Switch.objects.choose({"passed": "at_once"}, by=lin)
    record(draft, "passed_unit", by=wu, tell=[lin])

    post(timezone.now())
    post(at_eight)

    assert len(mailroom.kept) == 1
    assert Mailing.objects.get().digest_on is None


def test_the_database_keeps_it_to_one_a_day(lin, today):
    facts = {"person": lin, "digest_on": today, "asked_at": timezone.now()}
    Mailing.objects.create(message_id="<1@qinghe.example>", **facts)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.create(message_id="<2@qinghe.example>", **facts)


def test_a_long_day_is_told_in_fifty_lines_and_the_way_to_the_rest(mailroom, draft, lin, wu, at_eight):
    lin.email = "linxiu@beihe.example"
    lin.save()
    for _time in range(53):
        record(draft, "passed_unit", by=wu, tell=[lin])

    post(at_eight)

    assert "还有3条" in text_of(mailroom.kept[0])
