"""A span of days reckoned again: looked at first, then written, safe to cut short and to run twice."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.urls import reverse

from byline.bookkeeping.command import NoSuchEditor
from byline.bookkeeping.models import Recounting
from byline.bookkeeping.models.recounting import (
    DaysTurnedRound,
    EndedAlready,
    NothingToReckon,
    NotLookedAtYet,
    RecountingNow,
)
from byline.bookkeeping.told import shifts_of
from byline.ledger.models import Correction, Entry, Posting, Tally
from byline.rules.models import Clause


def points(unit):
    return Entry.objects.of(unit).measured("points").amount()


@pytest.fixture
def confirmed(adoption, chen):
    adoption.confirm(by=chen)
    return adoption


@pytest.fixture
def newer_rules(confirmed, add_clauses, today):
    """Rules that give five more for the province, signed for days that are over."""
    bonus = Clause(number="4.9", kind="bonus", measure="points", level="province", operation="add", amount=5)
    return add_clauses(bonus, on=today - timedelta(days=30))


def run(recounting):
    return sum(recounting.run())


def begun(by, today):
    return Recounting.objects.begin(today - timedelta(days=30), today, by=by)


def test_it_first_shows_who_would_have_more_and_writes_nothing(newer_rules, chen, beihe, lin, today):
    before = set(Entry.objects.values_list("pk", flat=True))
    recounting = begun(chen, today)
    assert run(recounting) == 1

    assert recounting.is_to_decide
    shifts = {
        shift.who: (shift.before, shift.after) for shift in shifts_of(recounting) if shift.measure == "points"
    }
    assert shifts == {"林秀": (Decimal("4.8"), Decimal("7.8")), "吴建民": (Decimal("3.2"), Decimal("5.2"))}
    assert before == set(Entry.objects.values_list("pk", flat=True))
    assert points(beihe) == 8


def test_what_was_shown_is_written_once_however_often_it_runs(newer_rules, chen, beihe, today):
    recounting = begun(chen, today)
    run(recounting)
    recounting.carry_out(by=chen)
    run(recounting)
    run(Recounting.objects.get(pk=recounting.pk))

    assert points(beihe) == 13
    assert Recounting.objects.get().ended_at
    assert Posting.objects.get().kind == Posting.Kind.RULES
    assert not Tally.objects.mistaken(beihe.congress, entries=Entry.objects.of_congress(beihe.congress))
    again = begun(chen, today)
    run(again)
    assert not again.recount_set.exists()


def test_cut_short_it_goes_on_where_it_stopped(newer_rules, chen, beihe, today):
    recounting = begun(chen, today)
    next(recounting.run())

    same = begun(chen, today)
    assert same == recounting
    assert run(same) == 0
    assert same.is_to_decide


def test_a_level_that_changed_counts_only_when_asked_for(confirmed, chen, beihe, dongjiang_daily, today):
    dongjiang_daily.level = "city"
    dongjiang_daily.change(by=chen)
    as_stated = begun(chen, today)
    run(as_stated)
    assert not as_stated.recount_set.exists()
    as_stated.drop(by=chen)

    as_now = Recounting.objects.begin(today - timedelta(days=9), today, by=chen, outlets_as_now=True)
    run(as_now)
    as_now.carry_out(by=chen)
    run(as_now)
    assert points(beihe) == 4
    assert Correction.objects.get().level == "city"


def test_the_outlet_s_page_asks_whether_old_prints_are_reckoned_again(confirmed, chen, desk, dongjiang_daily):
    assert "new-recounting" not in desk(chen).get(dongjiang_daily.get_absolute_url()).text
    dongjiang_daily.level = "city"
    dongjiang_daily.change(by=chen)

    assert "/recountings/new/?first=" in desk(chen).get(dongjiang_daily.get_absolute_url()).text


def test_a_rulebook_signed_for_days_that_are_over_offers_it(newer_rules, rulebook, chen, desk):
    assert "/recountings/new/?first=" in desk(chen).get(newer_rules.get_absolute_url()).text
    assert "/recountings/new/?first=" not in desk(chen).get(rulebook.get_absolute_url()).text


def test_what_makes_no_sense_is_refused(newer_rules, chen, zhou, today):
    with pytest.raises(DaysTurnedRound):
        Recounting.objects.begin(today, today - timedelta(days=1), by=chen)
    with pytest.raises(NothingToReckon):
        Recounting.objects.begin(date(2016, 1, 1), date(2016, 1, 2), by=chen)
    recounting = begun(chen, today)
    with pytest.raises(NotLookedAtYet):
        recounting.carry_out(by=chen)
    with pytest.raises(RecountingNow, match="陈静"):
        Recounting.objects.begin(today - timedelta(days=5), today, by=chen)
    recounting.drop(by=chen)
    with pytest.raises(EndedAlready):
        recounting.drop(by=chen)
    with pytest.raises(EndedAlready):
        recounting.carry_out(by=chen)


def test_only_an_editor_has_days_reckoned_again(newer_rules, chen, lin, desk, today):
    recounting = begun(chen, today)
    for name in ("recounting", "carrying-out", "dropping", "going-on"):
        answer = desk(lin).post(reverse(name, args=[recounting.pk]))
        assert answer.status_code == 403
    assert desk(lin).post(reverse("new-recounting")).status_code == 403
    assert desk(lin).get(reverse("recountings")).status_code == 403


def test_the_pages_go_from_the_days_to_what_was_written(newer_rules, chen, beihe, desk, today):
    client = desk(chen)
    typed = {"first": (today - timedelta(days=30)).isoformat(), "last": today.isoformat()}
    answer = client.post(reverse("new-recounting"), typed)
    recounting = Recounting.objects.get()
    assert answer.url == recounting.get_absolute_url()
    run(Recounting.objects.get())  # the task may have done it already
    assert "7.8" in client.get(recounting.get_absolute_url()).text

    client.post(reverse("carrying-out", args=[recounting.pk]))
    run(Recounting.objects.get())
    assert points(beihe) == 13
    assert client.get(reverse("recountings")).status_code == 200


def test_the_order_tells_and_writes_only_when_told_to(newer_rules, chen, lin, beihe, today, capsys):
    span = [(today - timedelta(days=30)).isoformat(), today.isoformat()]
    call_command("reckon_again", *span, by="chenjing", verbosity=0)
    assert "林秀" in capsys.readouterr().out
    assert points(beihe) == 8

    call_command("reckon_again", *span, by="chenjing", write=True, verbosity=0)
    assert points(beihe) == 13
    with pytest.raises(NoSuchEditor):
        call_command("reckon_again", *span, by="linxiu", verbosity=0)
