"""Other rules are tried on a past period, and nothing is written."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.apps import apps
from django.urls import reverse
from openpyxl import load_workbook

from byline.closing.models import Closing, Trial
from byline.closing.moves import moves
from byline.closing.tasks import try_rules
from byline.closing.trying import Comparison, with_amount
from byline.ledger.models import Adoption, Entry, Tally
from byline.outlets.models import Clipping
from byline.reckoning.periods import Period


@pytest.fixture
def month(adoption, chen):
    """The month of Lin's and Wu's print, confirmed: 8 points by clause 3.2."""
    adoption.confirm(by=chen)
    return Period.containing(adoption.clipping.printed_on, "month")


@pytest.fixture
def richer(rulebook, chen):
    """A draft that gives 10 points in the province instead of 8."""
    draft = rulebook.revise(by=chen)
    draft.clauses.filter(number="3.2").update(amount=10)
    return type(rulebook).objects.whole().get(pk=draft.pk)


@pytest.fixture
def printed_piece(ditch, sun, chen, yunzhou_daily, month):
    """Sun's piece, printed in the city in the same month: 4 points by clause 3.3."""
    clipping = Clipping.objects.create(
        congress=sun.congress,
        outlet=yunzhou_daily,
        title="代表春灌访水渠",
        printed_on=month.first,
        body="正文",
        text_digest="ditch",
    )
    adoption = Adoption.objects.create(
        congress=sun.congress, clipping=clipping, manuscript=ditch, verdict="proven", kept=1.0
    )
    adoption.confirm(by=chen)
    return adoption


def everything():
    ours = [model for model in apps.get_models() if model.__module__.startswith("byline.")]
    return {model._meta.label: model.objects.count() for model in ours if model is not Trial}


def row_of(rows, person, measure="points"):
    return next(
        row for row in rows if (row["kind"], row["key"], row["measure"]) == ("person", person.pk, measure)
    )


def test_each_person_and_unit_is_told_before_and_after_and_why(month, richer, lin, beihe, chen):
    comparison = Comparison(chen.congress, month, richer.book())
    assert sum(comparison.run()) == comparison.total == 1

    rows = moves(comparison)

    mine = row_of(rows, lin)
    assert (Decimal(mine["before"]), Decimal(mine["after"])) == (Decimal("4.8"), Decimal(6))
    assert [(clause, Decimal(before), Decimal(after)) for clause, before, after in mine["why"]] == [
        ("3.2", Decimal("4.8"), Decimal(6))
    ]
    unit = next(row for row in rows if row["kind"] == "unit" and row["measure"] == "points")
    assert (unit["name"], Decimal(unit["after"])) == ("北河镇", Decimal(10))


def test_moves_in_rank_are_told(month, rulebook, printed_piece, lin, wu, sun, chen):
    book = with_amount(rulebook.book(), place=3, amount=Decimal(20))

    comparison = Comparison(chen.congress, month, book)
    list(comparison.run())
    rows = moves(comparison)

    assert row_of(rows, lin)["place_before"] == 1
    assert row_of(rows, sun)["place_after"] == 1
    assert row_of(rows, lin)["place_after"] == 2


def test_nothing_is_written(month, richer, chen):
    before, sums = everything(), list(Tally.objects.values_list("pk", "amount").order_by("pk"))

    trial = Trial.objects.begin(richer, period=month, by=chen)
    list(trial.run())

    assert trial.rows
    assert everything() == before
    assert list(Tally.objects.values_list("pk", "amount").order_by("pk")) == sums


def test_the_rules_in_force_tried_on_their_own_period_change_nothing(month, rulebook, chen):
    comparison = Comparison(chen.congress, month, rulebook.book())
    list(comparison.run())

    assert all(row["before"] == row["after"] and not row["why"] for row in moves(comparison))


def test_what_the_ledger_holds_is_what_stands_before(month, richer, lin, chen):
    comparison = Comparison(chen.congress, month, richer.book())
    list(comparison.run())

    held = Entry.objects.of_person(lin).measured("points").in_period(month).amount()
    assert Decimal(row_of(moves(comparison), lin)["before"]) == held


def test_rules_of_the_whole_period_are_tried_too(
    chen, sun, month_rules, printed, dongjiang_daily, last_month, day_of
):
    Closing.objects.close(last_month, by=chen)
    softer = month_rules.revise(by=chen)
    softer.period_clauses.filter(number="5.3").update(amount=1)
    softer = type(month_rules).objects.whole().get(pk=softer.pk)

    comparison = Comparison(chen.congress, last_month, softer.book())
    list(comparison.run())
    mine = row_of(moves(comparison), sun)

    assert (Decimal(mine["before"]), Decimal(mine["after"])) == (4, 8)


def test_who_drafts_rules_tries_them_in_the_browser(desk, month, richer, chen, lin, stranger):
    answer = desk(chen).post(reverse("trials"), {"rulebook": richer.pk, "period": month.key})
    if answer.status_code == 422:  # the month of the print is not over yet: only what is over is offered
        trial = Trial.objects.begin(richer, period=month, by=chen)
    else:
        trial = Trial.objects.get()
    try_rules.call(trial.pk)

    page = desk(chen).get(trial.get_absolute_url()).content.decode()
    sheet = desk(chen).get(reverse("trial-sheet", args=[trial.pk]))

    assert "林秀" in page
    assert "3.2" in page
    assert desk(lin).get(reverse("trials")).status_code == 403
    assert desk(stranger).get(trial.get_absolute_url()).status_code == 404
    assert load_workbook(BytesIO(sheet.content)).active["A3"].value


def test_a_trial_brings_its_whole_page_up_to_date_while_it_runs(desk, month, richer, chen):
    trial = Trial.objects.begin(richer, period=month, by=chen)

    running = desk(chen).get(trial.get_absolute_url()).content.decode()
    try_rules.call(trial.pk)
    ended = desk(chen).get(trial.get_absolute_url()).content.decode()

    assert 'hx-select="main" hx-target="main"' in running, "the state and the sheet stand above the rows"
    assert "hx-trigger" not in ended.partition("<main")[2]
    assert reverse("trial-sheet", args=[trial.pk]) in ended


def test_a_draft_that_leaves_something_open_says_so(month, rulebook, chen):
    draft = rulebook.revise(by=chen)
    draft.terms.filter(measure="points").update(share="")
    draft = type(rulebook).objects.whole().get(pk=draft.pk)

    trial = Trial.objects.begin(draft, period=month, by=chen)
    list(trial.run())

    assert trial.refusal
    assert trial.ended_at


def test_one_changed_amount_is_shown_at_once(desk, rulebook, printed, lin, chen, yunzhou_daily, last_month):
    asked = {"rulebook": rulebook.pk, "period": last_month.key, "line": 3, "amount": "5"}

    page = desk(chen).get(reverse("trial-figure"), asked)

    assert page.status_code == 200
    assert not Trial.objects.exists()
