"""Drafting a rulebook, and drafting the next version from a signed one."""

from decimal import Decimal

import pytest

from byline.activity.models import Deed
from byline.rules.models import Clause, Rulebook
from byline.rules.models.rulebook import RulebookIsSigned


def test_a_draft_stands_with_its_clauses_in_the_order_given(draft_rules):
    assert [clause.number for clause in draft_rules.clauses.all()] == [
        "3.1",
        "3.2",
        "3.3",
        "3.4",
        "3.5",
        "3.2",
        "4",
        "5",
    ]
    assert not draft_rules.is_signed


def test_drafting_is_told_in_the_history(draft_rules, chen):
    deeds = Deed.objects.about(draft_rules)

    assert [(deed.actor, deed.verb) for deed in deeds] == [(chen, "drafted"), (chen, "redrafted")]


def test_redrafting_puts_the_new_clauses_in_place_of_the_old(draft_rules, chen):
    draft_rules.redraft(clauses=[Clause(number="1", measure="points", amount=Decimal(3))], terms=[], by=chen)

    assert [clause.number for clause in draft_rules.clauses.all()] == ["1"]
    assert draft_rules.terms.count() == 0


def test_a_signed_rulebook_does_not_change(rules_of_2026, chen):
    with pytest.raises(RulebookIsSigned):
        rules_of_2026.redraft(clauses=[], terms=[], by=chen)

    assert rules_of_2026.clauses.count() == 8


def test_a_new_version_begins_with_the_clauses_of_the_old_and_leaves_the_old_alone(rules_of_2026, chen):
    revision = rules_of_2026.revise(by=chen)

    assert revision.follows == rules_of_2026
    assert revision.in_force_from is None
    assert revision.book().lines == rules_of_2026.book().lines
    assert revision.book().terms == rules_of_2026.book().terms
    assert rules_of_2026.clauses.count() == 8


def test_everybody_reads_signed_rules_and_only_drafters_and_signers_see_drafts(
    rules_of_2026, chen, zhou, lin
):
    draft_rules = rules_of_2026.revise(by=chen)

    for drafter in (chen, zhou):
        assert list(Rulebook.objects.visible_to(drafter)) == [draft_rules, rules_of_2026]
    assert list(Rulebook.objects.visible_to(lin)) == [rules_of_2026]


def test_rows_become_values_for_reckoning(draft_rules):
    book = draft_rules.book()

    assert [terms.measure for terms in book.terms] == ["pieces", "points"]
    assert book.lines[5].fit.genre == "feature"
    assert book.lines[6].operation == "percent"
    assert draft_rules.findings() == ()
