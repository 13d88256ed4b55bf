"""What real rule sets do not state: without what we added they are refused, in a sentence that says why."""

import pytest

from byline.reckoning.combining import CombinationLeftOpen, EndorsementsLeftOpen
from byline.reckoning.honours import PlacesLeftOpen, TiesLeftOpen
from byline.reckoning.rounding import RoundingLeftOpen
from byline.reckoning.sharing import ShareLeftOpen
from byline.reckoning.statement import LineLeftOpen
from tests.written.facts import LIN, ZHAO, found, piece, printed, target
from tests.written.sets import as_published, book

OVER_AND_AGAIN = piece(1, printed("province"), printed("city"))
PRAISED_TWICE = piece(
    1,
    printed("province"),
    endorsements=[{"level": "province", "on": "2026-03-09"}, {"level": "city", "on": "2026-03-10"}],
)
TOGETHER = piece(1, printed("province"), authors=(LIN, ZHAO))
FOUR_ALIKE = tuple(
    piece(number, printed("city"), authors=[{"person": number, "unit": f"第{number}乡", "kind": "township"}])
    for number in range(1, 5)
)


@pytest.mark.parametrize(
    ("name", "but", "facts", "period", "refusal"),
    [
        *(
            (name, "", (piece(1, printed("city", fee=60)),), None, RoundingLeftOpen)
            for name in ("r01", "r05", "r09", "r14")
        ),
        ("r05", "places", (OVER_AND_AGAIN,), None, CombinationLeftOpen),
        ("r11", "places", (piece(1, printed("province"), printed("city")),), None, CombinationLeftOpen),
        (
            "r14",
            "places",
            (piece(1, printed("province", fee=9), printed("city", fee=9)),),
            None,
            CombinationLeftOpen,
        ),
        ("r01", "places", (piece(1, printed("county"), authors=(LIN, ZHAO)),), None, ShareLeftOpen),
        (
            "r02",
            "places",
            (piece(1, printed("city"), authors=(LIN, ZHAO), genre="brief"),),
            None,
            ShareLeftOpen,
        ),
        ("r05", "places", (TOGETHER,), None, ShareLeftOpen),
        ("r26", "places", (TOGETHER,), None, ShareLeftOpen),
        ("r07", "places", (PRAISED_TWICE,), None, EndorsementsLeftOpen),
        ("r03", "places", (OVER_AND_AGAIN,), "2026", LineLeftOpen),
        ("r10", "places", (target(3, period="2026-Q1", unit="柳河镇"),), "2026-Q1", LineLeftOpen),
        ("r15", "places", (), "2026-03", LineLeftOpen),
        ("r16", "places", FOUR_ALIKE, "2026-Q1", TiesLeftOpen),
        ("r16", "places|ties = .all", FOUR_ALIKE, "2026-Q1", PlacesLeftOpen),
        (
            "r17",
            "places",
            (target(3, period="2026-Q1", metric="sent", unit="柳河镇"),),
            "2026-Q1",
            LineLeftOpen,
        ),
    ],
)
def test_what_a_set_does_not_state_is_asked_for_in_a_sentence(name, but, facts, period, refusal):
    with pytest.raises(refusal, match=r"State it in a new version|does not say"):
        found(as_published(name, but=but), *facts, period=period)


def test_r30_of_which_no_figure_is_known_earns_nothing():
    assert found(book("r30"), OVER_AND_AGAIN).sums() == {}
