"""Makes the rules: an older rulebook, the one in force, and what units and people owe each half-year."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.demo.stage import morning, years_before
from byline.inventing import county
from byline.reckoning.periods import HALF_YEAR, Period
from byline.reckoning.terms import Measure
from byline.reckoning.words import number_words
from byline.rules.models import Clause, MeasureTerms, PeriodClause, Rulebook, Signing, Target
from byline.rules.models.target import Owed

if TYPE_CHECKING:
    from datetime import date

    from byline.demo.stage import Stage
    from byline.team.models import Person

TITLE = "青禾县人大信息宣传工作考核办法"
OLD_TITLE = "青禾县人大信息宣传工作考核办法（试行）"
MEETING = "县人大常委会第{}次主任会议"
# number, level, news and most others, theory and research, pictures and briefs
AWARDS = (
    ("9.1", "national", 20, 30, 12),
    ("9.2", "province", 8, 15, 5),
    ("9.3", "city", 6, 10, 3),
    ("9.4", "county", 2, 4, 1),
    ("9.5", "township", 1, 2, 1),
)
# yuan; a piece in the county's own outlets is paid by them
FEES = (
    ("11.1", "national", 300),
    ("11.2", "province", 100),
    ("11.3", "city", 40),
    ("11.4", "county", 0),
    ("11.4", "township", 0),
)
HONOURS = (
    ("12.1", "half_year", "people", 3, "半年信息之星"),
    ("12.2", "half_year", "units", 3, "信息工作红旗单位"),
)
OLD_AWARDS = (
    ("6.1", "national", 15, 20, 10),
    ("6.2", "province", 8, 10, 4),
    ("6.3", "city", 4, 6, 2),
    ("6.4", "county", 2, 2, 1),
    ("6.5", "township", 1, 1, 1),
)
LONG_GENRES, SHORT_GENRES = ("theory", "research"), ("picture", "brief")
OWED_BY_KIND = {"office": 12, "committee": 6, "township": 6, "department": 4, "media": 4}
OWED_BY_UNIT = {"dailian": 8, "beihe": 8, "liulin": 8, "shiqiao": 8, "chengguan": 8, "yushuwan": 4}
OWED_BY_PERSON = {"yuanlei": 2}
HALF_YEARS = 5


def lay_down(stage: Stage) -> None:
    """Make both rulebooks with their signings, and the targets of this half-year and the four before."""
    newer_from = years_before(stage.today, 1)
    old = _rulebook(stage, OLD_TITLE, years_before(stage.today, 4), meeting="十一")
    new = _rulebook(stage, TITLE, newer_from, meeting="四十二", follows=old)
    _fill(old, _awards(OLD_AWARDS) + _old_bonuses(), combination="highest")
    PeriodClause.objects.bulk_create(_honours(new))
    _fill(new, _awards(AWARDS) + _bonuses() + _fees(), combination="sum")
    for rulebook in (old, new):
        _sign(stage, rulebook)
    half = Period.containing(stage.today, HALF_YEAR)
    for _number in range(HALF_YEARS):
        _targets(stage, half)
        half = half.previous()


def _rulebook(stage: Stage, title: str, day: date, *, meeting: str, **facts) -> Rulebook:
    return Rulebook.objects.create(
        congress=stage.congress,
        title=title,
        adopted_by=MEETING.format(meeting),
        in_force_from=day,
        order=Rulebook.Order.MULTIPLY_FIRST,
        band_end=Rulebook.BandEnd.LOWER,
        ties=Rulebook.Ties.COMPETITION,
        cut_off_day=stage.congress.cut_off_day,
        **facts,
    )


def _awards(table: tuple) -> list[Clause]:
    article = int(table[0][0][0]) - 1
    pieces = [Clause(number=f"{article}.1", measure=Measure.PIECES, amount=1)]
    return pieces + [clause for row in table for clause in _row(*row)]


def _row(number: str, level: str, most: int, long: int, short: int) -> list[Clause]:
    """One level of the table: what fits any genre, and the genres that differ."""
    points = {"number": number, "measure": Measure.POINTS, "level": level}
    return [
        Clause(**points, amount=most),
        *(Clause(**points, genre=genre, amount=long) for genre in LONG_GENRES),
        *(Clause(**points, genre=genre, amount=short) for genre in SHORT_GENRES),
    ]


def _bonuses() -> list[Clause]:
    percent = {"kind": Clause.Kind.BONUS, "measure": Measure.POINTS, "operation": Clause.Operation.PERCENT}
    halved = {"kind": Clause.Kind.BONUS, "operation": Clause.Operation.MULTIPLY, "is_roundup": True}
    return [
        Clause(**percent, number="10.1", placement="front_page", amount=50),
        Clause(**percent, number="10.1", placement="headline", amount=50),
        Clause(**percent, number="10.2", placement="page_lead", amount=20),
        Clause(**halved, number="10.3", measure=Measure.POINTS, amount=Decimal("0.5")),
    ]


def _fees() -> list[Clause]:
    return [
        Clause(number=number, measure=Measure.YUAN, level=level, amount=amount)
        for number, level, amount in FEES
    ]


def _honours(rulebook: Rulebook) -> list[PeriodClause]:
    shared = {
        "rulebook": rulebook,
        "kind": "honour",
        "measure": Measure.POINTS,
        "metric": "points",
        "ties": "all",
    }
    return [
        PeriodClause(**shared, rank=rank, number=number, per=per, of=of, count=count, name=name)
        for rank, (number, per, of, count, name) in enumerate(HONOURS)
    ]


def _old_bonuses() -> list[Clause]:
    added = {"kind": Clause.Kind.BONUS, "measure": Measure.POINTS, "operation": Clause.Operation.ADD}
    return [
        Clause(**added, number="7.1", placement="front_page", amount=3),
        Clause(**added, number="7.1", placement="headline", amount=3),
    ]


def _fill(rulebook: Rulebook, clauses: list[Clause], *, combination: str) -> None:
    for rank, clause in enumerate(clauses):
        clause.rulebook, clause.rank = rulebook, rank
    Clause.objects.bulk_create(clauses)
    shared = {"rulebook": rulebook, "share": "weights", "places": 1, "same_news": "each"}
    combinations = {Measure.PIECES: "sum", Measure.POINTS: combination}
    if any(clause.measure == Measure.YUAN for clause in clauses):
        combinations[Measure.YUAN] = "highest"
    MeasureTerms.objects.bulk_create(
        MeasureTerms(**shared, measure=measure, combination=way) for measure, way in combinations.items()
    )


def _sign(stage: Stage, rulebook: Rulebook) -> None:
    """Draft it three weeks and sign it ten days before its first day."""
    day, chen, zhou = rulebook.in_force_from, stage.people["chenjing"], stage.people["zhoushian"]
    at = morning(day - timedelta(days=10), hour=16)
    said = {"congress": stage.congress, "in_force_from": day, "digest": rulebook.digest()}
    Signing.objects.create(rulebook=rulebook, by=zhou, at=at, **said)
    drafted_at = morning(day - timedelta(days=21))
    stage.happened(rulebook, "drafted", by=chen, at=drafted_at, title=rulebook.title)
    words = {"title": rulebook.title, "day": day.isoformat()}
    stage.happened(rulebook, "signed", by=zhou, at=at, tell=stage.office, **words)


def _targets(stage: Stage, half: Period) -> None:
    """Lay down what every unit and every writer owes in a half-year, in its first days."""
    by, at = stage.people["zhaoqiming"], morning(half.first + timedelta(days=4))
    rows = [
        _target(holder, half, amount, by=by)
        for holder, amount in [*_owed_by_units(stage), *_owed_by_people(stage)]
    ]
    for row in rows:
        row.set_at = at
    Target.objects.bulk_create(rows)
    codes = {unit.pk: code for code, unit in stage.units.items()}
    for row in rows:
        told = [row.person] if row.person else stage.heads[codes[row.unit_id]]
        words = {"holder": str(row.holder), "was": "0", "amount": number_words(row.amount)}
        stage.happened(row, "set_pieces", by=by, at=at, tell=told, **words)


def _target(holder, half: Period, amount: int, *, by: Person) -> Target:
    return Target.owed_by(holder, owed=Owed(half, Measure.PIECES, Decimal(amount)), by=by)


def _amounts() -> list[int]:
    return [OWED_BY_UNIT.get(card.code, OWED_BY_KIND[card.kind]) for card in county.UNITS.values()]


def _owed_by_units(stage: Stage) -> list[tuple]:
    return list(zip(stage.units.values(), _amounts(), strict=True))


def _owed_by_people(stage: Stage) -> list[tuple]:
    """Return what writers owe: what their unit owes; a second one in a unit owes less."""
    units = dict(zip(county.UNITS, _amounts(), strict=True))
    return [
        (stage.people[card.sign_in], OWED_BY_PERSON.get(card.sign_in, units[card.unit]))
        for card in county.PEOPLE.values()
        if "writer" in card.roles
    ]
