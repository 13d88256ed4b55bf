"""What a closing said of somebody by the rules leads to warnings, and stands on the sheets."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.closing.models import Closing, Outcome
from byline.reckoning.periods import Period
from byline.rewards.awarding import short_ones
from byline.rewards.frozen import history_of, warned_by_rule
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.warnings.dossier import UNITS, dossiers, said_of_units
from byline.warnings.models import Warning as Criticism
from byline.warnings.models.warning import WarnedAlready


@pytest.fixture
def two_months(printed, lin, sun, chen, rulebook, yunzhou_daily, last_month):
    """The two months before this one, closed; Lin owed 3 in each and has 1, Sun owed 1 and has 1."""
    months = (last_month.previous(), last_month)
    for month in months:
        for who, amount in ((lin, 3), (sun, 1)):
            Target.objects.lay_on([who], owed=Owed(month, "pieces", Decimal(amount)), by=chen)
            printed(who, by_outlet=yunzhou_daily, on=month.first)
    return [Closing.objects.close(month, by=chen) for month in months]


def test_a_closing_shows_who_is_short_and_for_how_many_periods(two_months):
    told = [(one.figure.name, one.kind, one.periods) for one in short_ones(history_of(two_months[-1]))]
    first = [(one.figure.name, one.kind, one.periods) for one in short_ones(history_of(two_months[0]))]

    assert told == [("林秀", "streak", 2)]
    assert first == [("林秀", "shortfall", 1)]


def test_whom_the_rules_vetoed_or_warned_gives_cause(two_months, beihe, chen, zhou):
    closing = two_months[-1]
    Outcome.objects.create(closing=closing, kind="veto", clause="7.1", name="失实报道", unit=beihe)

    (concern,) = warned_by_rule(closing)
    (warning,) = Criticism.objects.propose([concern], of=closing, by=chen)

    assert (warning.kind, warning.holder, warning.closing) == ("veto", beihe, closing)
    assert "失实报道" in warning.why


def test_the_page_proposes_from_a_closing_and_offers_nobody_twice(two_months, chen, desk, lin):
    closing, at_work = two_months[-1], desk(chen)
    address = reverse("warning-proposal", args=[f"closing-{closing.pk}"])

    assert "林秀" in at_work.get(address).text
    at_work.post(address, {"concerns": f"streak/person:{lin.pk}/"})

    assert Criticism.objects.get().periods == 2
    assert "林秀" not in at_work.get(address).text
    with pytest.raises(WarnedAlready):
        Criticism.objects.propose(short_ones(history_of(closing)), of=closing, by=chen)


def test_figures_in_which_nobody_gives_cause_say_so_where_they_are_chosen(two_months, chen, desk):
    closing, at_work, choice = two_months[-1], desk(chen), reverse("warning-source")
    address = reverse("warning-proposal", args=[f"closing-{closing.pk}"])
    assert at_work.post(choice, {"source": f"closing-{closing.pk}"}).url == address
    assert "可不填" not in at_work.get(address).text
    Criticism.objects.propose(short_ones(history_of(closing)), of=closing, by=chen)

    page = at_work.post(choice, {"source": f"closing-{closing.pk}"})

    assert page.status_code == 422
    assert "没有应予批评的情形" in page.text
    assert "数据来源" in page.text


def test_honours_and_vetoes_of_closings_stand_on_file_and_on_the_year_s_sheet(two_months, beihe, chen, desk):
    closing = two_months[-1]
    for kind, name in (("honour", "红旗单位"), ("veto", "失实报道")):
        Outcome.objects.create(closing=closing, kind=kind, clause="6.1", name=name, unit=beihe)
    half = Period.containing(closing.ends_on, "half_year")

    (one,) = [each for each in dossiers(chen.congress, of=UNITS, halves=[half]) if each.key == beihe.pk]
    year = Period.containing(closing.ends_on, "year")
    said = said_of_units(chen.congress, year=year)[beihe.pk]
    page = desk(chen).get(reverse("year-sheet", args=[beihe.pk]), {"year": year.key})

    assert one.honours == [f"红旗单位　6.1（{closing.label}）"]
    assert one.vetoes == [f"失实报道　6.1（{closing.label}）"]
    assert said[0].startswith("荣誉：红旗单位")
    assert "荣誉：红旗单位" in page.text


def test_a_signed_warning_stands_on_the_year_s_sheet_and_waits_for_a_statement(
    two_months, lin, chen, zhou, desk
):
    (warning,) = Criticism.objects.propose(short_ones(history_of(two_months[-1])), of=two_months[-1], by=chen)
    assert reverse("warning", args=[warning.pk]) in desk(zhou).get("/").text
    warning.sign(by=zhou)

    within = {"first": two_months[0].starts_on, "last": two_months[1].ends_on}
    assert list(Criticism.objects.signed_between(chen.congress, **within)) == [warning]
