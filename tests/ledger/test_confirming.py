"""Confirming an adoption."""

from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from byline.activity.models import Deed
from byline.ledger.models import Adoption, Entry
from byline.ledger.models.deciding import AlreadyConfirmed, NotIdentified
from byline.rules.models.rulebook import SIGNED
from byline.rules.models.versions import NoRulebookInForce


def test_the_authors_are_credited_by_their_shares_and_the_clause(chen, adoption, lin, wu):
    adoption.confirm(by=chen)

    assert Entry.objects.of_person(lin).measured("points").amount() == Decimal("4.8")
    assert Entry.objects.of_person(wu).measured("points").amount() == Decimal("3.2")
    assert Entry.objects.of_person(lin).measured("pieces").amount() == Decimal("0.6")
    assert {entry.clause for entry in Entry.objects.measured("points")} == {"3.2"}


def test_the_unit_is_credited_with_the_whole_piece(chen, adoption, beihe):
    adoption.confirm(by=chen)

    assert Entry.objects.of(beihe).measured("points").amount() == 8
    assert Entry.objects.of(beihe).measured("pieces").amount() == 1


def test_a_front_page_earns_half_more(chen, adoption, beihe):
    adoption.confirm(by=chen, placement="front_page")

    assert Entry.objects.of(beihe).measured("points").amount() == 12


def test_a_piece_counts_on_its_day_of_print(chen, adoption):
    adoption.confirm(by=chen)

    assert {entry.counted_on for entry in Entry.objects.all()} == {adoption.clipping.printed_on}


def test_the_manuscript_is_now_adopted(chen, adoption, levee):
    adoption.confirm(by=chen)

    assert type(levee).objects.get(pk=levee.pk).state == "adopted"


def test_a_second_confirmation_is_refused(chen, adoption):
    adoption.confirm(by=chen)

    with pytest.raises(AlreadyConfirmed, match="陈静"):
        adoption.confirm(by=chen)

    assert Entry.objects.measured("points").amount() == 8


def test_a_page_without_a_known_outlet_is_not_confirmed(chen, adoption):
    adoption.clipping.outlet = None
    adoption.clipping.save()

    with pytest.raises(NotIdentified):
        adoption.confirm(by=chen)


def test_without_a_rulebook_for_the_day_nothing_is_half_written(chen, adoption):
    adoption.clipping.printed_on = adoption.clipping.printed_on.replace(year=2011)
    adoption.clipping.save()

    with pytest.raises(NoRulebookInForce, match="2011"):
        adoption.confirm(by=chen)

    assert not Entry.objects.exists()
    assert adoption.is_awaiting


def test_an_entry_explains_itself_by_its_clause(chen, adoption, lin):
    adoption.confirm(by=chen, placement="front_page")

    entry = Entry.objects.of_person(lin).measured("points").get()
    assert "12" in entry.explanation
    assert "60" in entry.explanation
    assert entry.clause == "3.2"


def test_history_tells_the_credit_in_the_language_of_its_reader(chen, adoption):
    with translation.override("en"):
        adoption.confirm(by=chen)
    deed = Deed.objects.about(adoption).last()

    with translation.override("zh-hans"):
        assert deed.sentence == "确认采用　东江日报　第2.1条　第3.2条　1条　8分"
    with translation.override("en"):
        assert "clause 3.2" in deed.sentence


def test_the_first_confirmation_of_a_process_asks_three_questions_more_than_the_next(chen, adoption):
    SIGNED.clear()
    ContentType.objects.clear_cache()
    first = asked_to_confirm(adoption, by=chen)
    adoption.reverse(by=chen, reason="记错了")

    again = asked_to_confirm(adoption, by=chen)

    assert first <= 21
    assert first - again <= 3


def asked_to_confirm(adoption, *, by):
    with CaptureQueriesContext(connection) as asked:
        Adoption.objects.get(pk=adoption.pk).confirm(by=by)
    # the first question fetches the adoption itself
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in asked) - 1
