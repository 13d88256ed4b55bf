"""Squads are ranked by what their members earned while they were in them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.ledger.models import Entry
from byline.rankings.tables import Question, ranking
from byline.reckoning.naming import amount_words
from byline.team.models import Squad, SquadMember


@pytest.fixture
def squads(qinghe, chen, lin, wu, sun, last_month, day_of):
    """Two squads: Lin in the vanguard all the time and Sun from the 9th on; Wu in another until the 7th."""
    early = last_month.previous().previous().first
    vanguard = Squad(congress=qinghe, name="信息先锋队", starts_on=early).found(by=chen)
    other = Squad(congress=qinghe, name="水利写作专班", starts_on=early).found(by=chen)
    SquadMember(squad=vanguard, person=lin, is_leader=True, starts_on=early).join(by=chen)
    SquadMember(squad=vanguard, person=sun, starts_on=day_of(9)).join(by=chen)
    wus = SquadMember(squad=other, person=wu, starts_on=early).join(by=chen)
    wus.leave(on=day_of(7), by=chen)
    return vanguard, other


def lines_of(congress, period, measure="pieces"):
    return ranking(congress, question=Question("squads", period, measure)).lines


def test_a_squad_has_what_its_members_earned_while_in_it(squads, a_month_of_prints, qinghe, last_month):
    lines = lines_of(qinghe, last_month)

    # of Sun's three prints the one of the 3rd was before, of Wu's two the one of the 8th was after
    assert [(line.counted.name, line.standing.place, line.amount) for line in lines] == [
        ("信息先锋队", 1, 4),
        ("水利写作专班", 2, 1),
    ]
    assert [line.per_head for line in lines] == [2, 1]


def test_whole_months_and_single_days_come_to_what_the_entries_say(squads, a_month_of_prints, qinghe, half):
    for measure in ("pieces", "points"):
        for line in lines_of(qinghe, half, measure):
            entries = Entry.objects.none()
            for member in SquadMember.objects.filter(squad=line.counted.key):
                last = member.ends_on or half.last
                entries |= Entry.objects.filter(
                    person=member.person, measure=measure, counted_on__range=(member.starts_on, last)
                )
            assert line.amount == entries.amount()


def test_squads_are_asked_for_in_three_questions(
    squads, a_month_of_prints, qinghe, half, django_assert_num_queries
):
    with django_assert_num_queries(3):
        lines = lines_of(qinghe, half)
        assert [(line.amount, line.other, line.per_head) for line in lines]


def test_a_squads_figures_open_its_lines_for_the_office(squads, a_month_of_prints, client, chen, last_month):
    client.force_login(chen)
    page = client.get(reverse("ranking"), {"of": "squads", "period": last_month.key})

    for row in page.context["rows"]:
        assert row.amount.address
        opened = client.get(row.amount.address)
        assert opened.context["sums"] == [amount_words(row.amount.value, "pieces")]
        assert row.line.counted.name in opened.content.decode()


def test_a_member_finds_the_squad_marked_and_opens_nothing(
    squads, a_month_of_prints, client, lin, last_month
):
    client.force_login(lin)

    page = client.get(reverse("ranking"), {"of": "squads", "period": last_month.key})

    rows = page.context["rows"]
    assert [(row.line.counted.name, row.is_own) for row in rows] == [
        ("信息先锋队", True),
        ("水利写作专班", False),
    ]
    assert not any(cell.address for row in rows for cell in row.cells)
    assert "加入" in page.content.decode()


def test_the_money_of_a_squad_is_not_shown_to_its_members(squads, a_month_of_prints, client, lin, last_month):
    client.force_login(lin)

    page = client.get(reverse("ranking"), {"of": "squads", "by": "yuan", "period": last_month.key})

    assert page.context["rows"] == []


def test_a_squad_without_members_stands_with_nothing(qinghe, chen, last_month):
    Squad(congress=qinghe, name="空队", starts_on=last_month.first).found(by=chen)

    (line,) = lines_of(qinghe, last_month)

    assert (line.amount, line.per_head, line.standing.moved) == (Decimal(0), None, None)


def test_another_congress_has_other_squads(squads, stranger, last_month):
    assert lines_of(stranger.congress, last_month) == []
