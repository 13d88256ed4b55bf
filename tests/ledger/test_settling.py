"""Whatever is confirmed and taken back: the sum of the ledger is what the rules say, and no line changes."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.ledger.counting import counted_on
from byline.ledger.models import Circumstance, Entry
from byline.ledger.models.settlement import dues, rulebooks_of
from byline.manuscripts.models import Manuscript
from byline.rules.models import Clause, MeasureTerms, Rulebook

LEVELS = ("national", "province", "city", "county", "township")


def points(unit):
    return Entry.objects.of(unit).measured("points").amount()


def test_of_two_outlets_the_higher_one_counts(chen, adoption, in_the_city, beihe):
    in_the_city.confirm(by=chen)
    assert points(beihe) == 4

    adoption.confirm(by=chen)
    assert points(beihe) == 8


def test_the_lower_outlet_adds_nothing_and_writes_nothing(chen, adoption, in_the_city, beihe):
    adoption.confirm(by=chen)
    before = set(Entry.objects.values_list("pk", flat=True))
    in_the_city.confirm(by=chen)

    assert points(beihe) == 8
    assert set(Entry.objects.values_list("pk", flat=True)) == before


def test_the_higher_one_taken_back_brings_the_lower_one_back(chen, adoption, in_the_city, beihe, lin):
    adoption.confirm(by=chen)
    in_the_city.confirm(by=chen)
    adoption.reverse(by=chen, reason="报社来函更正")

    assert points(beihe) == 4
    assert Entry.objects.of(beihe).measured("pieces").amount() == 1
    assert Entry.objects.of_person(lin).measured("points").amount() == Decimal("2.4")


def test_two_pages_of_one_paper_on_one_day_keep_the_word_while_one_stands(
    chen, levee, printed_in, yunzhou_daily
):
    whole, cut = printed_in(yunzhou_daily), printed_in(yunzhou_daily, path="mobile", lines=4)
    whole.confirm(by=chen)
    cut.confirm(by=chen)

    cut.reverse(by=chen, reason="同一天的手机版")
    assert Manuscript.objects.get(pk=levee.pk).state == "adopted"
    whole.reverse(by=chen, reason="报社来函更正")
    assert Manuscript.objects.get(pk=levee.pk).state == "sent"


def test_the_same_words_by_one_outlet_are_one_print(printed_in, yunzhou_daily):
    assert printed_in(yunzhou_daily) == printed_in(yunzhou_daily, path="mobile")


def test_another_placement_counts_once_the_first_statement_is_taken_back(chen, adoption, beihe):
    adoption.confirm(by=chen)
    adoption.reverse(by=chen, reason="位置记错了")
    adoption.confirm(by=chen, placement="front_page")

    assert points(beihe) == 12
    assert adoption.confirmation_set.count() == 2


def test_a_print_counts_by_the_rules_of_its_day(chen, zhou, rulebook, adoption, in_the_city, beihe, today):
    newer = Rulebook(
        congress=rulebook.congress,
        title="青禾县人大信息宣传工作考核办法（新）",
        adopted_by="县人大常委会第二十二次主任会议",
        in_force_from=today - timedelta(days=2),
        order="multiply_first",
        band_end="lower",
        ties="competition",
        cut_off_day=0,
    ).draft(by=chen)
    clauses = [
        Clause(number="2.1", measure="pieces", amount=1),
        *(
            Clause(number=f"3.{n}", measure="points", level=level, amount=40)
            for n, level in enumerate(LEVELS, 1)
        ),
    ]
    terms = [
        MeasureTerms(measure="pieces", combination="highest", share="weights", places=2, same_news="each"),
        MeasureTerms(measure="points", combination="highest", share="weights", places=2, same_news="each"),
    ]
    newer.redraft(clauses=clauses, terms=terms, by=chen)
    newer.sign(by=zhou)

    adoption.confirm(by=chen)  # printed three days ago: 8 points, by the older rules
    in_the_city.confirm(by=chen)  # printed two days ago: 40 points, by the newer ones

    by_book = Counter()
    for entry in Entry.objects.of(beihe).measured("points"):
        by_book[entry.rulebook_id] += entry.amount
    assert by_book == {rulebook.pk: 8, newer.pk: 40}


def test_each_unit_has_the_share_of_its_own_author(chen, lin, sun, wu, in_the_city, levee, beihe, liulin):
    levee.authorship_set.filter(person=wu).update(person=sun, unit=liulin)
    in_the_city.confirm(by=chen)

    assert points(beihe) == Decimal("2.4")
    assert points(liulin) == Decimal("1.6")
    assert Entry.objects.of_person(sun).measured("points").get().unit == liulin


@pytest.mark.parametrize(
    ("cut_off_day", "entered_on", "counts_on"),
    [
        (0, date(2027, 1, 1), date(2026, 1, 31)),
        (5, date(2026, 2, 5), date(2026, 1, 31)),
        (5, date(2026, 2, 6), date(2026, 2, 6)),
        (28, date(2026, 2, 28), date(2026, 1, 31)),
        (28, date(2026, 3, 1), date(2026, 3, 1)),
        (5, date(2026, 1, 31), date(2026, 1, 31)),
    ],
)
def test_what_is_entered_after_the_cut_off_day_counts_when_it_is_entered(cut_off_day, entered_on, counts_on):
    assert counted_on(date(2026, 1, 31), entered_on=entered_on, cut_off_day=cut_off_day) == counts_on


def test_a_december_print_may_count_in_january():
    assert counted_on(date(2026, 12, 9), entered_on=date(2027, 1, 9), cut_off_day=5) == date(2027, 1, 9)


def by_person(rows):
    sums = Counter()
    for person, measure, amount in rows:
        sums[person, measure] += amount
    return {key: amount for key, amount in sums.items() if amount}


def what_is_due(manuscript):
    matter = Circumstance.objects.matter(manuscript)
    due = dues(matter, rulebooks_of([matter], congress_id=manuscript.congress_id))
    return by_person((line.person, line.measure, one.amount) for line, one in due.items())


def lines():
    """Every line of the ledger as it stands, to the letter."""
    return {str(row) for row in Entry.objects.values_list()}


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["inside", "front_page", "headline"]), st.booleans()),
    max_size=6,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_the_ledger_says_what_the_rules_say(
    adoption, in_the_city, in_the_county, levee, chen, steps
):
    with transaction.atomic():
        for place, placement, is_roundup in steps:
            one = (adoption, in_the_city, in_the_county)[place]
            before = lines()
            if one.standing_confirmation:
                one.reverse(by=chen, reason="核对")
            else:
                one.confirm(by=chen, placement=placement, is_roundup=is_roundup)

            assert before <= lines()
            assert by_person(Entry.objects.values_list("person", "measure", "amount")) == what_is_due(levee)
        transaction.set_rollback(True)
