from datetime import date, timedelta

import pytest
from django.urls import reverse

from byline.manuscripts.models import Submission, Terms
from byline.manuscripts.models.submission import Standing
from byline.sending import turns
from byline.sending.models import Delivery, Practice

DAY = date(2026, 3, 12)
RULE = turns.Rule(turns.MANY, 7)
HELD = turns.Offer("东江日报", is_open=True, sent_on=DAY, is_exclusive=True)
OPEN = turns.Offer("东江日报", is_open=True, sent_on=DAY)


def hand(**more):
    return Terms(way=Submission.Way.HAND, **more)


def test_what_one_outlet_has_alone_goes_nowhere_else_until_its_days_are_over():
    wish = turns.Wish("云州日报")
    with pytest.raises(turns.HeldExclusively) as refused:
        turns.allow(wish, beside=[HELD], rule=RULE, on=DAY + timedelta(days=7))
    assert refused.value.words == {"outlet": "东江日报", "day": date(2026, 3, 19)}

    turns.allow(wish, beside=[HELD], rule=RULE, on=DAY + timedelta(days=8))


def test_what_others_have_is_given_to_nobody_alone():
    with pytest.raises(turns.WithOthers):
        turns.allow(turns.Wish("云州日报", is_exclusive=True), beside=[OPEN], rule=RULE, on=DAY)
    turns.allow(turns.Wish("云州日报"), beside=[OPEN], rule=RULE, on=DAY)


def test_an_outlet_that_asks_for_it_gets_exclusive_pieces_only():
    wish = turns.Wish("东江日报", asks_exclusivity=True)
    with pytest.raises(turns.AsksExclusivity):
        turns.allow(wish, beside=[], rule=RULE, on=DAY)


def test_one_at_a_time_waits_for_the_answer():
    rule = turns.Rule(turns.ONE_AT_A_TIME, 3)
    with pytest.raises(turns.OneAtATime):
        turns.allow(turns.Wish("云州日报"), beside=[OPEN], rule=rule, on=DAY + timedelta(days=3))
    turns.allow(turns.Wish("云州日报"), beside=[OPEN], rule=rule, on=DAY + timedelta(days=4))


def test_in_order_the_next_is_named():
    rule = turns.Rule(turns.IN_ORDER, 3)
    others = [turns.Offer("青禾融媒", is_open=False, rank=2), turns.Offer("东江日报", is_open=False, rank=1)]
    with pytest.raises(turns.NextInOrder) as refused:
        turns.allow(turns.Wish("云州日报", rank=3), beside=others, rule=rule, on=DAY)
    assert refused.value.words == {"outlet": "东江日报"}
    turns.allow(turns.Wish("云州日报", rank=1), beside=others, rule=rule, on=DAY)


def test_an_embargo_that_is_over_is_refused_and_the_own_site_keeps_it():
    with pytest.raises(turns.EmbargoOver):
        turns.allow(turns.Wish("云州日报", embargo_until=date(2026, 3, 11)), beside=[], rule=RULE, on=DAY)
    held = turns.Offer("东江日报", is_open=True, sent_on=DAY, embargo_until=date(2026, 3, 15))
    with pytest.raises(turns.UnderEmbargo):
        turns.allow(turns.Wish("本网", is_own_site=True), beside=[held], rule=RULE, on=DAY)
    turns.allow(turns.Wish("本网", is_own_site=True), beside=[held], rule=RULE, on=date(2026, 3, 15))


def test_exclusive_in_the_browser_is_told_in_a_sentence(at_work, ditch, chen, dongjiang_daily, yunzhou_daily):
    Delivery.objects.send(ditch, to=dongjiang_daily, terms=hand(is_exclusive=True), by=chen)

    answer = at_work(chen).post(
        reverse("submission", args=[ditch.pk]), {"outlet": yunzhou_daily.pk, "way": "hand"}
    )

    assert answer.status_code == 422
    assert "东江日报" in answer.context["form"].non_field_errors()[0]
    assert ditch.submission_set.count() == 1


def test_what_was_printed_or_withdrawn_holds_nothing(
    ditch, chen, dongjiang_daily, yunzhou_daily, qinghe_media, today
):
    Delivery.objects.send(ditch, to=dongjiang_daily, terms=hand(is_exclusive=True), by=chen)
    ditch.appear(at=dongjiang_daily, on=today)
    Delivery.objects.send(ditch, to=yunzhou_daily, terms=hand(is_exclusive=True), by=chen)
    Delivery.objects.withdraw(
        ditch.submission_set.get(outlet=yunzhou_daily), words="另有安排", by=chen, is_told=False
    )
    Delivery.objects.send(ditch, to=qinghe_media, terms=hand(), by=chen)


def test_the_rule_holds_from_its_day_on(at_work, ditch, chen, qinghe, dongjiang_daily, yunzhou_daily, today):
    data = {"mode": "one", "days_to_wait": 5, "in_force_from": today.isoformat(), "phone": "0531-5550101"}
    assert at_work(chen).post(reverse("practice"), data).status_code == 302
    later = Practice(congress=qinghe, mode="many", in_force_from=today + timedelta(days=1))
    later.set(by=chen)

    assert Practice.objects.in_force(qinghe, on=today).mode == "one"
    Delivery.objects.send(ditch, to=dongjiang_daily, terms=hand(), by=chen)
    with pytest.raises(turns.OneAtATime):
        Delivery.objects.send(ditch, to=yunzhou_daily, terms=hand(), by=chen)
    assert at_work(chen).get(reverse("practice")).status_code == 200


def test_a_mail_under_way_holds_its_piece_too(mailroom, ditch, chen, dongjiang_daily, yunzhou_daily):
    dongjiang_daily.mailbox = "news@dongjiang-daily.example"
    dongjiang_daily.save()
    Delivery.objects.send(ditch, to=dongjiang_daily, terms=Terms(is_exclusive=True), by=chen)
    assert ditch.submission_set.get().stands_at == Standing.ASKED

    with pytest.raises(turns.HeldExclusively):
        Delivery.objects.send(ditch, to=yunzhou_daily, terms=hand(), by=chen)


def test_the_own_site_leads_to_publishing(at_work, ditch, chen, qinghe_media):
    qinghe_media.is_own_site = True
    qinghe_media.save()

    answer = at_work(chen).post(
        reverse("submission", args=[ditch.pk]), {"outlet": qinghe_media.pk, "way": "hand"}
    )

    assert answer.url == reverse("publication", args=[ditch.pk])
    assert not ditch.submission_set.exists()


@pytest.mark.parametrize("name", ["practice", "new-coverletter", "new-response"])
def test_others_may_not_set_anything(at_work, lin, name):
    assert at_work(lin).get(reverse(name)).status_code == 403
