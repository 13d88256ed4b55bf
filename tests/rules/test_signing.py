"""Signing a rulebook, and which one is in force on a day."""

from datetime import date

import pytest

from byline.activity.models import Deed, Notice
from byline.rules.models import Rulebook, Signing
from byline.rules.models.rulebook import (
    NoFirstDay,
    NotAdopted,
    RulebookIsSigned,
    RulebookLeavesOpen,
)
from byline.rules.models.signing import AnotherBeginsThatDay, BeginsInTheSettled
from byline.rules.models.versions import NoRulebookInForce
from tests.rules.conftest import drafted


def test_a_signed_rulebook_says_who_signed_it_and_from_which_day_it_is_in_force(draft_rules, zhou, chen):
    signing = draft_rules.sign(by=zhou)

    assert (signing.by, signing.in_force_from) == (zhou, date(2026, 1, 1))
    assert Deed.objects.about(draft_rules).last().verb == "signed"
    assert Notice.objects.visible_to(chen).count() == 1


def test_a_second_signature_is_refused(rules_of_2026, zhou):
    with pytest.raises(RulebookIsSigned):
        rules_of_2026.sign(by=zhou)

    assert Signing.objects.count() == 1


def test_a_rulebook_without_a_first_day_is_refused(draft_rules, zhou):
    draft_rules.in_force_from = None

    with pytest.raises(NoFirstDay):
        draft_rules.sign(by=zhou)


def test_a_rulebook_without_a_meeting_is_refused(draft_rules, zhou):
    draft_rules.adopted_by = ""

    with pytest.raises(NotAdopted):
        draft_rules.sign(by=zhou)


def test_a_rulebook_with_a_gap_is_refused(draft_rules, zhou):
    draft_rules.clauses.filter(level="township").delete()

    with pytest.raises(RulebookLeavesOpen, match="leaves 1 things open"):
        Rulebook.objects.whole().get(pk=draft_rules.pk).sign(by=zhou)


def test_a_rulebook_that_leaves_a_choice_open_is_refused(draft_rules, zhou):
    draft_rules.terms.update(combination="")

    with pytest.raises(RulebookLeavesOpen):
        Rulebook.objects.whole().get(pk=draft_rules.pk).sign(by=zhou)

    assert Signing.objects.count() == 0


def test_two_rulebooks_do_not_begin_on_one_day(rules_of_2026, qinghe, chen, zhou):
    second = drafted(qinghe, by=chen)

    with pytest.raises(AnotherBeginsThatDay, match="2026-01-01"):
        second.sign(by=zhou)


@pytest.mark.parametrize(("settled", "is_refused"), [((2026, 1, 31), True), ((2025, 12, 31), False)])
def test_a_rulebook_does_not_begin_in_days_whose_figures_are_closed(settled, is_refused, draft_rules, zhou):
    until = date(*settled)
    if not is_refused:
        assert draft_rules.sign(by=zhou, settled_until=until).in_force_from == date(2026, 1, 1)
        return

    with pytest.raises(BeginsInTheSettled, match="closed until 2026-01-31; a version from 2026-01-01"):
        draft_rules.sign(by=zhou, settled_until=until)
    assert not Signing.objects.exists()


def test_the_latest_signed_version_that_has_begun_is_in_force(rules_of_2026, qinghe, chen, zhou):
    summer = drafted(qinghe, by=chen, starts=date(2026, 7, 1), title="新办法")
    drafted(qinghe, by=chen, starts=date(2026, 8, 1), title="没有签发")
    summer.sign(by=zhou)

    of_qinghe = Rulebook.objects.of(qinghe)

    assert of_qinghe.in_force(on=date(2026, 6, 30)) == rules_of_2026
    assert of_qinghe.in_force(on=date(2026, 7, 1)) == summer
    assert of_qinghe.in_force(on=date(2027, 1, 1)) == summer


def test_a_day_before_the_first_rulebook_is_refused_by_its_date(rules_of_2026, qinghe):
    with pytest.raises(NoRulebookInForce, match="in force on 2025-12-31"):
        Rulebook.objects.of(qinghe).in_force(on=date(2025, 12, 31))


def test_the_rulebook_in_force_comes_whole_in_four_questions(
    rules_of_2026, qinghe, django_assert_num_queries
):
    with django_assert_num_queries(4):
        Rulebook.objects.of(qinghe).in_force(on=date(2026, 3, 5)).book()
