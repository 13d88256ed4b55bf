"""Facts beside a print: entered with what shows them, reckoned at once, and taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.ledger.evidence import HeavyFile, UnknownFile
from byline.ledger.models import Circumstance, Confirmation, Entry, Posting, Tally
from byline.ledger.models.circumstance import (
    BelowZero,
    FactIncomplete,
    NothingShowsIt,
    NotYet,
    RetractedAlready,
)
from byline.ledger.models.decision import WhyMissing
from byline.rules.models import Clause

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def rules_with_facts(rulebook, chen, zhou, add_clauses):
    """The rules in force, with lines for endorsements, prizes and mishaps."""
    return add_clauses(
        Clause(number="5.1", about="endorsement", measure="points", level="province", amount=20),
        Clause(number="5.2", about="endorsement", measure="points", level="city", amount=10),
        Clause(number="6.1", about="prize", measure="points", amount=6),
        Clause(number="7.1", about="incident", measure="points", mishap="error", amount=-5),
        Clause(number="8.1", measure="yuan", basis="fee", amount=5),
    )


def points(unit):
    return Entry.objects.of(unit).measured("points").amount()


def in_order(congress):
    assert not Tally.objects.mistaken(congress, entries=Entry.objects.of_congress(congress))


def test_an_endorsement_is_credited_beside_the_print(rules_with_facts, adoption, chen, beihe, lin, today):
    adoption.confirm(by=chen)
    fact = adoption.endorse(level="province", on=today, by=chen, note="批示件2026第3号")

    assert points(beihe) == 28
    entry = Entry.objects.of_person(lin).get(about="endorsement")
    assert (entry.amount, entry.fact, entry.level, entry.clause) == (Decimal(12), fact.pk, "province", "5.1")
    assert entry.posting.kind == Posting.Kind.FACTS
    assert Notice.objects.filter(person=lin, deed__verb="entered").exists()
    in_order(beihe.congress)


def test_a_fact_taken_back_is_answered_by_opposite_lines(rules_with_facts, adoption, chen, beihe, today):
    adoption.confirm(by=chen)
    fact = adoption.endorse(level="province", on=today, by=chen, note="批示件2026第3号")
    before = set(Entry.objects.values_list("pk", flat=True))

    fact.retract(by=chen, reason="是对另一篇的批示")

    assert points(beihe) == 8
    assert before < set(Entry.objects.values_list("pk", flat=True))
    with pytest.raises(RetractedAlready, match="另一篇"):
        fact.retract(by=chen, reason="再撤一次")
    in_order(beihe.congress)


def test_a_fee_is_paid_so_many_times_over_and_the_last_one_counts(
    rules_with_facts, adoption, chen, beihe, today
):
    adoption.confirm(by=chen)
    adoption.pay(100, on=today, by=chen, note="稿费单")
    assert Entry.objects.of(beihe).measured("yuan").amount() == 500

    adoption.pay(120, on=today, by=chen, note="补发稿费单")
    assert Entry.objects.of(beihe).measured("yuan").amount() == 600


def test_a_mishap_of_a_person_needs_no_piece(rules_with_facts, lin, beihe, chen, today):
    fact = Circumstance(kind="incident", word="error", person=lin, on=today, note="县委办通报")
    fact.enter(by=chen)

    assert Entry.objects.of_person(lin).measured("points").amount() == -5
    assert fact.unit == beihe
    fact.retract(by=chen, reason="查明不属实")
    assert Entry.objects.of_person(lin).measured("points").amount() == 0
    in_order(beihe.congress)


def test_a_fact_that_earns_nothing_writes_nothing(rulebook, adoption, chen, today):
    adoption.confirm(by=chen)
    adoption.endorse(level="county", on=today, by=chen, note="批示件")

    assert not Posting.objects.exists()


def test_the_file_that_shows_it_is_told_by_its_content(rulebook, levee, chen, today):
    fact = Circumstance(kind="prize", manuscript=levee, level="city", on=today)
    fact.enter(by=chen, content=PDF)

    assert fact.file.name.endswith(".pdf")
    with fact.file.open("rb") as kept:
        assert kept.read() == PDF


@pytest.mark.parametrize(
    ("told", "content", "refusal"),
    [
        ({"level": ""}, PDF, FactIncomplete),
        ({"on": None}, PDF, FactIncomplete),
        ({}, b"", NothingShowsIt),
        ({}, b"MZ\x90\x00", UnknownFile),
        ({}, b"PK\x03\x04 and no more", UnknownFile),
        ({}, b"%PDF-" + b" " * 20_000_000, HeavyFile),
    ],
)
def test_what_is_not_complete_or_not_shown_is_refused(rulebook, levee, chen, today, told, content, refusal):
    fact = Circumstance(**{"kind": "prize", "manuscript": levee, "level": "city", "on": today} | told)

    with pytest.raises(refusal):
        fact.enter(by=chen, content=content)
    assert not Circumstance.objects.exists()


def test_a_day_to_come_is_refused(rulebook, adoption, chen, today):
    with pytest.raises(NotYet):
        adoption.endorse(level="city", on=today + timedelta(days=1), by=chen, note="批示件")


def test_a_fee_below_zero_is_refused(rulebook, adoption, chen, today):
    with pytest.raises(BelowZero):
        adoption.pay(-1, on=today, by=chen, note="稿费单")


def test_taking_back_needs_a_reason(rulebook, adoption, chen, today):
    fact = adoption.pay(80, on=today, by=chen, note="稿费单")

    with pytest.raises(WhyMissing):
        fact.retract(by=chen, reason=" ")


def test_a_print_keeps_the_level_that_was_stated(rulebook, adoption, chen, beihe, dongjiang_daily, today):
    adoption.confirm(by=chen)
    dongjiang_daily.level = "city"
    dongjiang_daily.change(by=chen)
    adoption.endorse(level="city", on=today, by=chen, note="批示件")

    assert points(beihe) == 8
    assert Confirmation.objects.get().level == "province"


def test_a_writer_enters_no_fact_and_takes_none_back(rulebook, adoption, levee, chen, lin, desk, today):
    fact = adoption.pay(80, on=today, by=chen, note="稿费单")
    typed = {"amount": "9", "on": today.isoformat(), "note": "我说的", "reason": "不要"}
    for name, pk in (
        ("new-print-fact", adoption.pk),
        ("new-piece-fact", levee.pk),
        ("retraction", fact.pk),
    ):
        assert desk(lin).post(reverse(name, args=[pk]), typed).status_code == 403
    assert desk(lin).post(reverse("new-fact"), typed).status_code == 403
    assert Circumstance.objects.standing().count() == 1
