"""A closed period is as good a source as a signed bulletin, and says more: its rules' honours and vetoes."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.closing.models import Closing, Outcome
from byline.rewards.frozen import ClosedOtherwise, NotFrozen, figures_of
from byline.rewards.models import AwardRound
from tests.closing.conftest import lay_rules, month_rules  # noqa: F401 -- fixtures


@pytest.fixture
def closed(a_month_of_prints, month_rules, last_month, chen):  # noqa: F811 -- a fixture
    """Last month as it was closed: Sun 3 pieces, Lin and Wu 2 each."""
    return Closing.objects.close(last_month, by=chen)


@pytest.fixture
def award(closed, chen):
    """Propose a round from the closing by criteria: award(best(1))."""

    def proposed(*criteria):
        new = AwardRound(title="月度先进", closing=closed, dispute_days=3)
        return AwardRound.objects.propose(new, criteria=criteria, by=chen)

    return proposed


def names(round_):
    return [one.figure.name for _criterion, one, _why in round_.awarded()]


def test_a_closing_awards_by_its_figures(award, best, closed):
    round_ = award(best(1), best(1, holders="units", honour="先进单位"))

    assert names(round_) == ["孙晓燕", "北河镇"]
    assert round_.source == closed
    assert round_.period_label == closed.label


def test_whom_a_closing_vetoed_by_two_clauses_is_left_out_once_with_both(award, best, closed, sun):
    for clause, name in (("7.1", "失实报道"), ("7.2", "迟报瞒报")):
        Outcome.objects.create(closing=closed, kind="veto", clause=clause, name=name, person=sun)

    round_ = award(best(1))

    assert names(round_) == ["林秀", "吴建民"]
    assert round_.veto_set.get().reason == "失实报道　7.1；迟报瞒报　7.2"


@pytest.fixture
def dense_rules(rulebook, chen, zhou, last_month):
    """The rulebook in force for the whole of last month lets the next place follow at once."""
    new = rulebook.revise(by=chen)
    new.title, new.adopted_by, new.ties = "青禾县人大信息宣传工作考核办法（修订）", "主任会议", "dense"
    new.in_force_from = last_month.first
    new.save()
    new.sign(by=zhou)


def places(round_):
    return [one.place for _criterion, one, _why in round_.awarded()]


def test_the_rulebook_of_the_closing_says_how_places_go_on_after_equals(
    a_month_of_prints, dense_rules, last_month, best, chen, client
):
    closing = Closing.objects.close(last_month, by=chen)
    new = AwardRound(title="月度先进", closing=closing, dispute_days=3)
    round_ = AwardRound.objects.propose(new, criteria=[best(9)], by=chen)
    client.force_login(chen)

    page = client.get(round_.get_absolute_url()).content.decode()

    assert AwardRound.objects.get(pk=round_.pk).awardcriterion_set.get().rule.places == "dense"
    assert "1、2、2、3" in page


def test_by_a_rulebook_that_leaves_places_empty_they_stay_empty_in_awards(award, best):
    round_ = award(best(9))

    assert round_.places == "competition"
    assert places(round_)[:3] == [1, 2, 2]


def test_a_reopened_closing_awards_nobody(award, best, closed, chen):
    closed.reopen(reason="漏计一条", by=chen)
    closed.refresh_from_db()

    with pytest.raises(NotFrozen):
        figures_of(Closing.objects.get(pk=closed.pk))


def test_a_ledger_changed_after_closing_awards_nobody(closed, printed, lin, yunzhou_daily, day_of):
    printed(lin, by_outlet=yunzhou_daily, on=day_of(10))

    with pytest.raises(ClosedOtherwise):
        figures_of(closed)


def test_an_award_from_a_closing_is_signed_and_printed(award, best, zhou, later, desk, chen):
    round_ = award(best(2, shape="threshold"))
    later(20)
    round_.sign(by=zhou)

    assert [one.amount for one in round_.awards()] == [Decimal(3), Decimal(2), Decimal(2)]
    for name in ("certificates", "praise"):
        assert desk(chen).get(reverse(name, args=[round_.pk])).status_code == 200


def test_the_page_offers_a_closing_and_asks_for_one_whole_criterion(closed, chen, desk):
    at_work = desk(chen)
    page = at_work.get(reverse("award-proposal"))
    filled = {
        "title": "月度先进",
        "source": f"closing-{closed.pk}",
        "dispute_days": 3,
        "criteria-TOTAL_FORMS": 5,
        "criteria-INITIAL_FORMS": 0,
    }
    chosen = {"holders": "people", "shape": "top", "measure": "pieces", "ties": "all", "kind": ""}
    for row in range(5):
        filled |= {f"criteria-{row}-{name}": value for name, value in chosen.items()}

    assert page.text.count("<details") - page.text.count('<details class="part">') >= 1
    assert at_work.post(reverse("award-proposal"), filled).status_code == 422
    filled |= {"criteria-0-honour": "月度之星", "criteria-0-number": "1"}
    at_work.post(reverse("award-proposal"), filled)

    assert names(AwardRound.objects.get()) == ["孙晓燕"]


def test_what_waits_for_whom_stands_on_the_first_page(award, best, closed, zhou, sun, chen, later, desk):
    round_ = award(best(1))
    assert round_.title not in desk(zhou).get("/").text

    later(20)
    assert reverse("award-round", args=[round_.pk]) in desk(zhou).get("/").text
    round_.sign(by=zhou)

    assert "优秀通讯员" in desk(sun).get("/").text
