from collections import Counter

import pytest

from tearsheet.matching import Index, match
from tests.tearsheet.matching.pressroom import Pressroom

KEPT_WHOLE = {"as_is", "retitled", "lead", "trad", "noise", "spam", "merged", "cut"}


@pytest.fixture(scope="module", params=[1, 2])
def judged(request):
    room = Pressroom(request.param)
    cases = room.write_pages()
    index = Index.of(room.ledger)
    return [(case, match(case.page, index)) for case in cases]


def found(judged, verdicts):
    return {
        (case.page.id, one.manuscript)
        for case, matches in judged
        for one in matches
        if one.verdict in verdicts
    }


def true(judged, kinds):
    return {(case.page.id, name) for case, _ in judged for name in case.prints if case.kind in kinds}


def test_the_floor_stands_on_enough_pairs_of_every_kind(judged):
    kinds = Counter(case.kind for case, _ in judged)

    assert len(true(judged, KEPT_WHOLE | {"roundup"})) >= 200
    assert all(
        kinds[kind] >= 5
        for kind in ("sibling_out", "quote", "official_quote", "earlier", "list", "distractor")
    )


def test_reprints_are_proven(judged):
    wanted = true(judged, KEPT_WHOLE)

    assert len(found(judged, {"proven"}) & wanted) / len(wanted) >= 0.97


def test_what_is_proven_is_true(judged):
    proven = found(judged, {"proven"})

    assert len(proven & true(judged, KEPT_WHOLE | {"roundup"})) / len(proven) >= 0.99


def test_round_ups_are_found(judged):
    wanted = true(judged, {"roundup"})

    assert len(found(judged, {"proven", "likely"}) & wanted) / len(wanted) >= 0.6


def test_what_is_said_at_all_is_nearly_always_true(judged):
    said = found(judged, {"proven", "likely"})

    assert len(said & true(judged, KEPT_WHOLE | {"roundup"})) / len(said) >= 0.97
