"""A signed rulebook does not change, by whatever door one comes."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from byline.rules.models import Clause, MeasureTerms, PeriodClause, Rulebook, Signing
from byline.rules.models.rulebook import RulebookIsSigned

DEEDS = {
    "redraft": lambda rules, by: rules.redraft(clauses=[], terms=[], by=by),
    "rehead": lambda rules, by: rules.rehead(by=by),
    "discard": lambda rules, by: rules.discard(by=by),
    "sign": lambda rules, by: rules.sign(by=by),
    "a table": lambda rules, by: rules.terms.first().lay_down([], by=by),
    "terms": lambda rules, by: MeasureTerms(rulebook=rules, measure="yuan").lay_down([], by=by),
    "a clause": lambda rules, by: rules.clauses.first().enter(by=by),
    "a copy": lambda rules, by: rules.clauses.first().copy(by=by),
    "a removal": lambda rules, by: rules.clauses.first().take_out(by=by),
    "a period": lambda rules, by: PeriodClause(
        rulebook=rules, measure="points", kind="base", per="year"
    ).enter(by=by),
}
BACK_DOORS = {
    "an amount": lambda rules: rules.clauses.filter(number="4").update(amount=Decimal(90)),
    "a clause gone": lambda rules: rules.clauses.filter(number="4").delete(),
    "a clause more": lambda rules: Clause.objects.create(
        rulebook=rules, number="9", measure="yuan", amount=1
    ),
    "the terms": lambda rules: rules.terms.update(share="first"),
    "the order": lambda rules: Rulebook.objects.filter(pk=rules.pk).update(order="of_award"),
    "the day": lambda rules: Rulebook.objects.filter(pk=rules.pk).update(in_force_from="2025-01-01"),
    "a period": lambda rules: PeriodClause.objects.create(
        rulebook=rules, number="9", measure="points", kind="base", per="year"
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_refused(deed, rules_of_2026, chen):
    before = rules_of_2026.digest()

    with pytest.raises(RulebookIsSigned):
        DEEDS[deed](rules_of_2026, chen)

    assert Rulebook.objects.whole().get(pk=rules_of_2026.pk).digest() == before


@pytest.mark.parametrize("door", BACK_DOORS)
def test_the_database_itself_refuses_what_comes_by_a_back_door(door, rules_of_2026):
    before = rules_of_2026.digest()

    with pytest.raises(IntegrityError, match="a signed rulebook does not change"), transaction.atomic():
        BACK_DOORS[door](rules_of_2026)

    assert Rulebook.objects.whole().get(pk=rules_of_2026.pk).digest() == before
    assert Signing.objects.broken() == []


def test_a_row_of_a_draft_cannot_be_moved_into_a_signed_rulebook(rules_of_2026, chen):
    draft = rules_of_2026.revise(by=chen)

    with pytest.raises(IntegrityError), transaction.atomic():
        draft.clauses.update(rulebook=rules_of_2026)


def test_a_draft_changes_and_goes_and_a_later_version_ends_the_days_of_the_signed_one(
    rules_of_2026, chen, zhou
):
    thrown_away, later = rules_of_2026.revise(by=chen), rules_of_2026.revise(by=chen)
    later.clauses.filter(number="4").update(amount=Decimal(90))
    thrown_away.discard(by=chen)
    later.in_force_from, later.adopted_by = date(2026, 7, 1), "主任会议"
    later.rehead(by=chen)
    later.sign(by=zhou)

    assert Rulebook.objects.with_days().get(pk=rules_of_2026.pk).last_day == date(2026, 6, 30)


@pytest.mark.parametrize("door", BACK_DOORS)
def test_what_gets_past_the_guards_is_found(door, rules_of_2026, unguarded):
    BACK_DOORS[door](rules_of_2026)

    assert [signing.rulebook for signing in Signing.objects.broken()] == [rules_of_2026]


def test_the_record_is_not_whole_with_a_rewritten_rulebook(rules_of_2026, unguarded, capsys):
    BACK_DOORS["an amount"](rules_of_2026)

    with pytest.raises(CommandError):
        call_command("verify")

    assert "与签发时不一致" in capsys.readouterr().err
