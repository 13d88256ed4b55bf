"""A week is ranked by its own lines, also where it lies in two months."""

import re
from decimal import Decimal
from html import unescape

from django.urls import reverse

from byline.rankings.tables import PEOPLE, UNITS, Question, ranking
from byline.reckoning.naming import amount_words
from byline.reckoning.periods import WEEK, Period
from byline.reckoning.terms import Measure

OPENS = re.compile(r'href="(/entries/[^"]+)"')


def amounts(congress, of, week):
    lines = ranking(congress, question=Question(of, week, Measure.POINTS)).lines
    return {line.counted.name: line.amount for line in lines if line.amount}


def test_days_of_both_months_count_and_the_days_beside_the_week_do_not(qinghe, by_hand, day_of, lin, beihe):
    week = Period.containing(day_of(1), WEEK)
    by_hand(lin, beihe, "points", "3", on=1)
    by_hand(lin, beihe, "points", "70", on=20)

    assert amounts(qinghe, PEOPLE, week) == {lin.name: Decimal(3)}
    assert amounts(qinghe, UNITS, week) == {beihe.name: Decimal(3)}


def test_it_is_asked_for_by_its_key_and_leads_to_the_weeks_beside_it(
    client, chen, by_hand, day_of, lin, beihe
):
    week = Period.containing(day_of(10), WEEK)
    by_hand(lin, beihe, "points", "3", on=10)
    client.force_login(chen)

    page = client.get(reverse("ranking"), {"period": week.key, "by": "points"})

    assert [page.context[name].key for name in ("earlier", "later")] == [week.previous().key, week.next().key]
    assert [key for _, year in page.context["years"] for key, _ in year].count(week.key) == 1
    opens = [unescape(one) for one in OPENS.findall(page.content.decode()) if f"person={lin.pk}" in one]
    assert opens
    assert all(f"period={week.key}" in address for address in opens)
    assert client.get(opens[0]).context["sums"] == [amount_words(Decimal(3), Measure.POINTS)]


def test_what_is_no_week_is_told_how_one_is_written(client, chen):
    client.force_login(chen)

    answer = client.get(reverse("ranking"), {"period": "2026-W60"})

    assert answer.status_code == 409
    assert "2026-W10" in answer.content.decode()
