"""Facts read line by line, and accounts laid out from them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.reckoning.periods import Period
from byline.written.accounts import accounts_of, dated
from byline.written.reckoned import TermsMissing, reckoned
from byline.written.rulebooks import read
from byline.written.told import ManyWrittenWrongly, read_facts
from tests.written.facts import LIN, ZHAO, line, piece, printed, target, told

PIECES = """
name = "b"
ties = "dense"
[[measures]]
measure = "pieces"
combination = "highest"
share = "equal"
places = 2
COUNTS
[[clauses]]
clause = "1"
measure = "pieces"
amount = 1
"""
MARCH = Period.month(2026, 3)


def accounts(book, *lines, period=MARCH):
    facts = told(*lines)
    earned = reckoned(book, facts, until=None).earned
    return {one.person or one.unit: one for one in accounts_of(book, facts, period, earned=earned, short={})}


def counts(account, metric, **words):
    return account.counted(metric, **words)


def book(*, counts_for_unit=True, with_pieces=True):
    text = PIECES.replace("COUNTS", "" if counts_for_unit else "counts_for_unit = false")
    return read(text if with_pieces else 'name = "b"')


TOGETHER = piece(
    1, printed("county"), printed("province", on="2026-03-20"), authors=(LIN, ZHAO), sent_on="2026-03-02"
)


def test_a_person_s_pieces_are_their_credits_and_else_one_for_each_author():
    halves, whole = accounts(book(), TOGETHER), accounts(book(with_pieces=False), TOGETHER)

    assert [counts(halves[one], "adopted") for one in ("林秀", "赵方", "柳河镇")] == [
        Decimal("0.5"),
        Decimal("0.5"),
        1,
    ]
    assert [counts(whole[one], "adopted") for one in ("林秀", "赵方", "柳河镇")] == [1, 1, 1]
    assert counts(whole["柳河镇"], "sent", genre="news") == 1


def test_without_such_a_measure_a_piece_counts_once_at_its_highest_level():
    unit = accounts(book(with_pieces=False), TOGETHER)["柳河镇"]

    assert [counts(unit, "adopted", minimum_level=level) for level in ("national", "province", "county")] == [
        0,
        1,
        1,
    ]


def test_what_people_get_stands_in_their_unit_s_figures_only_where_it_counts_there():
    assert counts(accounts(book(counts_for_unit=False), TOGETHER)["柳河镇"], "pieces") == 0
    assert counts(accounts(book(), TOGETHER)["柳河镇"], "pieces") == 1


def test_an_account_knows_class_post_and_age_on_the_first_day():
    person = line("person", person="林秀", unit="柳河镇", post="信息员", born_on="1990-03-02")
    lin = accounts(book(), person)["林秀"]

    assert (lin.unit, lin.kind, lin.post, lin.age) == ("柳河镇", "township", "信息员", 35)
    assert accounts(book(), person, period=MARCH.next())["林秀"].age == 36


def test_what_went_wrong_with_a_piece_went_wrong_with_its_authors_and_their_unit():
    bad = piece(1, printed("county"), incidents=[{"mishap": "untrue", "on": "2026-02-03"}])
    found = accounts(book(), bad)

    assert [len(found[one].incidents_of_year) for one in ("林秀", "柳河镇")] == [1, 1]
    assert found["林秀"].incidents == ()


def test_a_target_of_a_person_is_not_the_unit_s():
    found = accounts(book(), target(3, period="2026-03", person="林秀", unit="柳河镇"), piece(1))

    assert [len(found[one].owed) for one in ("林秀", "柳河镇")] == [1, 0]


def test_before_holds_what_the_year_came_to_until_the_period():
    old, last_year = (printed("county", on=day) for day in ("2026-01-05", "2025-12-30"))
    lin = accounts(book(), piece(1, old), piece(2, last_year))["林秀"]

    assert lin.before == {"pieces": 1}


def test_who_sent_the_same_news_first_came_first():
    other = {"person": "孙立", "unit": "青石乡"}
    found = told(
        piece(1, news="防汛", sent_at="2026-03-02T10:00", happened_at="2026-03-01T22:30"),
        piece(2, news="防汛", sent_at="2026-03-02T09:00", authors=[other]),
        piece(3, news="防汛", sent_at="2026-03-02T12:00", authors=[other]),
        piece(4, news="春耕", sent_at="2026-03-02T12:00"),
    )

    assert [one.facts.came_first for one in found.pieces] == [False, True, False, True]
    assert [one.facts.hours for one in found.pieces] == [Decimal("11.5"), None, None, None]
    assert str(found.pieces[0].sent_on) == "2026-03-02"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "piece", "id": 1, "genre": "news"}, "authors"),
        (piece(1, {"level": "city"}), "outlet"),
        (piece(1, printed("city", fee="100")), "fee"),
        (piece(1, printed("city", reads=-3)), "reads"),
        (piece(1, sent_at="2026-03-02T10:00+08:00"), "2026-03-01T09:30"),
        (piece(1, sent_at="2026-03-02T10:00", happened_at="2026-03-03T10:00"), "happened_at"),
        (piece(1, endorsements={"level": "city"}), "endorsements"),
        (piece(1, kind_of="x"), "kind_of"),
        (target(-1, period="2026-03", unit="柳河镇"), "0"),
        (target(1, period="2026-3", unit="柳河镇"), "2026-W10"),
        (target(1, period="2026-03"), "unit"),
        (piece(1, printed("city", fee=-100)), "fee"),
        (piece(1, printed("city", outlet="")), "outlet"),
        (piece(1, authors=[{"person": "", "unit": "x"}]), "person"),
        (piece(1, authors=[{"person": "林秀", "unit": "x", "share": -1}]), "share"),
        (piece(1, authors=[{"person": "林秀", "unit": "x", "share": 0}]), "0"),
        (piece(1, authors=[{"person": "林秀", "unit": "x"}, {"person": "林秀", "unit": "x"}]), "林秀"),
        (line("incident", mishap="late", on="2026-03-02"), "piece.*unit"),
        (line("person", person=True, unit="x"), "person"),
        (line("unit", unit="柳河镇"), "柳河镇"),
        (["kind"], "JSON"),
        ({"genre": "news"}, "kind"),
    ],
)
def test_what_is_told_wrongly_is_refused_by_its_line(wrong, says):
    with pytest.raises(ManyWrittenWrongly, match=says) as refused:
        told(wrong)
    assert "2" in str(refused.value)


def test_two_prints_of_one_number_are_refused():
    with pytest.raises(ManyWrittenWrongly, match="7"):
        told(piece(1, printed("city", id=7)), piece(2, printed("city", id=7)))


def test_a_credit_has_the_level_of_its_print_and_the_genre_of_its_piece():
    facts = told(TOGETHER)
    (one, *_) = reckoned(book(), facts, until=None).earned

    assert (one.level, one.genre, str(one.on)) == ("county", "news", "2026-03-04")
    assert list(dated(facts.pieces[0].facts, [one.credit])) == [one]


def test_a_word_that_stands_twice_in_one_pair_of_braces_is_refused():
    with pytest.raises(ManyWrittenWrongly, match="id"):
        read_facts('{"kind": "piece", "id": "a", "id": "b", "genre": "news"}')


def test_a_clause_in_a_measure_without_terms_is_refused():
    with pytest.raises(TermsMissing, match="Clause 1 gives in"):
        reckoned(replace(book(), terms=()), told(), until=None)
