"""Two at the same moment: one result, and a sentence for the other."""

from collections import deque

import pytest
from django.db import connection

from byline.activity.deeds import record
from byline.activity.models import Chain, Deed
from byline.ledger.models import Adoption, Claim, Confirmation, Entry, Rematching
from byline.ledger.models.adoption import CreditedAlready
from byline.ledger.models.claim import Statement
from byline.ledger.models.deciding import AlreadyConfirmed
from byline.outlets.models import Brought, Clipping
from byline.proving import weighing
from tearsheet import reading
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_confirm_once(adoption, chen, beihe):
    both = [Adoption.objects.get(pk=adoption.pk) for _ in range(2)]
    given = at_once(*(lambda one=one: one.confirm(by=chen) for one in both))

    assert {type(each) for each in given} == {AlreadyConfirmed, Confirmation}
    assert Entry.objects.of(beihe).measured("points").amount() == 8


def test_two_prints_of_one_piece_confirmed_at_once_count_as_one(adoption, in_the_city, chen, beihe):
    at_once(lambda: adoption.confirm(by=chen), lambda: in_the_city.confirm(by=chen))

    assert Confirmation.objects.count() == 2
    assert Entry.objects.of(beihe).measured("points").amount() == 8
    assert Entry.objects.of(beihe).measured("pieces").amount() == 1


def test_one_confirms_while_another_takes_back(adoption, in_the_city, chen, beihe):
    adoption.confirm(by=chen)
    at_once(lambda: adoption.reverse(by=chen, reason="更正"), lambda: in_the_city.confirm(by=chen))

    assert Entry.objects.of(beihe).measured("points").amount() == 4


def test_a_page_restated_while_it_is_confirmed_counts_as_what_it_was_or_is_refused(
    adoption, yunzhou_daily, chen, beihe, today
):
    page = adoption.clipping
    _confirmed, stated = at_once(
        lambda: adoption.confirm(by=chen),
        lambda: Adoption.objects.identify(page, outlet=yunzhou_daily, on=today, by=chen),
    )

    expected = 8 if isinstance(stated, CreditedAlready) else 4
    assert Entry.objects.of(beihe).measured("points").amount() == expected


def test_one_page_claimed_by_two_is_one_row(levee, levee_page, rulebook, lin, wu):
    given = at_once(
        *(
            lambda by=by: Claim.objects.make(Brought(levee_page, kind="file"), by=by, saying=Statement())
            for by in (lin, wu, lin)
        )
    )

    assert Clipping.objects.count() == Adoption.objects.count() == 1
    assert Claim.objects.count() == 2
    assert sum(is_new for _claim, is_new in given) == 2


def test_nothing_is_locked_while_a_page_is_read_and_compared(
    levee, ditch, levee_page, rulebook, lin, chen, monkeypatch
):
    inside = []

    def watched(work):
        def watching(*given, **named):
            inside.append(connection.in_atomic_block)
            return work(*given, **named)

        return watching

    monkeypatch.setattr(reading, "read", watched(reading.read))
    monkeypatch.setattr(weighing, "weigh", watched(weighing.weigh))
    Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement(manuscript=ditch))
    Adoption.objects.get(manuscript=levee).reassign(to=ditch, by=chen)
    deque(Rematching.objects.begin(by=chen).run(), maxlen=0)

    assert len(inside) == 5
    assert not any(inside)


def test_two_who_begin_a_rematching_at_once_begin_one(adoption, chen):
    given = at_once(*(lambda: Rematching.objects.begin(by=chen) for _ in range(3)))

    assert sorted(type(each).__name__ for each in given) == ["Rematching", "RematchingNow", "RematchingNow"]


def test_a_rematching_that_runs_twice_at_once_takes_each_page_once(adoption, in_the_city, chen):
    rematching = Rematching.objects.begin(by=chen)
    at_once(*(lambda: deque(rematching.run(), maxlen=0) for _ in range(2)))

    assert list(Rematching.objects.get().outcomes.elements()) == ["unchanged", "unchanged"]
    assert Deed.objects.filter(verb="ended").count() == 1


def test_the_chain_holds_whoever_writes_at_once(dongjiang_daily, chen):
    at_once(
        *(
            lambda: [record(dongjiang_daily, "added", by=chen, outlet="报") for _ in range(5)]
            for _ in range(4)
        )
    )

    assert sorted(Deed.objects.values_list("number", flat=True)) == list(range(1, 21))
    assert list(Deed.objects.broken()) == []
    assert list(Chain.objects.cut_short()) == []
