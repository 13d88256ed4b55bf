"""The floor under the matcher: what it may not fall below, on pages of our own making."""

from collections import Counter

import pytest

from tests.tearsheet.matching.judging import KEPT, PROVEN, SAID, Judged

SEEDS = (1, 2, 3)


@pytest.fixture(scope="module", params=SEEDS)
def judged(request):
    return Judged.of(request.param)


def rate(found_of: tuple[int, int]) -> float:
    found, of = found_of
    return found / of


def whole(kind: str, kept: float) -> bool:
    return kept >= KEPT and not kind.startswith("roundup")


def test_the_floor_stands_on_enough_pairs_of_every_kind(judged):
    kinds = Counter(case.kind for case in judged.cases)

    assert len(judged.true) >= 500
    assert sum(not case.prints for case in judged.cases) >= 300
    assert min(kinds.values()) >= 4


def test_prints_are_proven(judged):
    assert rate(judged.recall(whole, verdicts=PROVEN)) >= 0.9, judged.missed(verdicts=PROVEN)


def test_what_is_proven_is_true(judged):
    assert rate(judged.precision(verdicts=PROVEN)) >= 0.99, judged.wrong(verdicts=PROVEN)


def test_round_ups_are_found(judged):
    found = judged.recall(lambda kind, _: kind.startswith("roundup"), verdicts=SAID)

    assert rate(found) >= 0.8, judged.missed(verdicts=SAID)


def test_what_is_said_at_all_is_nearly_always_true(judged):
    assert rate(judged.precision(verdicts=SAID)) >= 0.97, judged.wrong(verdicts=SAID)
