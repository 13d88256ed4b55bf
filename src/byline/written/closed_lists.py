"""Which words each field of rules and facts takes, wherever the list of them is closed.

`filled` reads files with it, and the paper on the format is tested against it.
"""

from __future__ import annotations

from typing import Any

from byline.reckoning import book, facts
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR
from byline.reckoning.terms import Genre, Level, Measure, Medium, Metric, Mishap, Outcome, Part, Placement

Lists = dict[type[Any], dict[str, tuple[str, ...]]]

SHARES = (book.WEIGHTS, book.EQUAL, book.EACH, book.FIRST, book.FIXED, book.UNITS)
METRICS = (*Metric.values, *Measure.values)
LEVELS, GENRES, MEASURES = tuple(Level.values), tuple(Genre.values), tuple(Measure.values)

OF_RULES: Lists = {
    book.Book: {
        "order": (book.MULTIPLY_FIRST, book.ADD_FIRST, book.OF_AWARD),
        "band_end": (book.LOWER, book.UPPER),
        "ties": (book.COMPETITION, book.DENSE),
    },
    book.Terms: {
        "measure": MEASURES,
        "combination": (book.HIGHEST, book.SUM, book.TOP),
        "share": SHARES,
        "rounding": (book.HALF_UP, book.DOWN, book.UP, book.HALF_EVEN),
        "endorsements": (book.HIGHEST, book.EACH),
        "same_news": (book.EACH, book.FIRST_SENDER),
        "analogy": (book.SAME_LEVEL,),
        "credited": (book.PEOPLE, book.UNITS),
    },
    book.Line: {
        "measure": MEASURES,
        "kind": (book.AWARD, book.BONUS, book.EXCLUSION, book.VETO),
        "operation": (book.PERCENT, book.MULTIPLY, book.ADD, book.REPLACE),
        "about": (book.PRINT, book.ENDORSEMENT, book.PRIZE, book.COMMISSION, book.INCIDENT),
        "basis": (book.FEE, book.READS, book.CHARACTERS),
        "share": SHARES,
    },
    book.Fit: {
        "level": LEVELS,
        "genre": GENRES,
        "medium": tuple(Medium.values),
        "placement": tuple(Placement.values),
        "part": tuple(Part.values),
        "outcome": tuple(Outcome.values),
        "mishap": tuple(Mishap.values),
    },
    book.PeriodLine: {
        "measure": MEASURES,
        "kind": (
            book.BASE,
            book.DUTY,
            book.STEP,
            book.SHORTFALL,
            book.SURPLUS,
            book.FLOOR,
            book.CAP,
            book.CONVERSION,
            book.VETO,
            book.STREAK,
            book.HONOUR,
        ),
        "per": (WEEK, MONTH, QUARTER, HALF_YEAR, YEAR),
        "of": (book.PEOPLE, book.UNITS),
        "metric": METRICS,
        "minimum_level": LEVELS,
        "genre": GENRES,
        "by": (book.ONCE, book.EVERY, book.AWARDED, book.BASE_LOST),
        "on": (
            book.BASE,
            book.EARNED,
            book.PENALTIES,
            book.TOTAL,
            book.PERIOD,
            book.WHOLE_YEAR,
            book.HONOURS,
        ),
        "mishap": tuple(Mishap.values),
        "ties": (book.ALL_TIED, book.NONE_TIED),
    },
    book.Who: {},
}
OF_FACTS: Lists = {
    facts.Print: {
        "level": LEVELS,
        "medium": tuple(Medium.values),
        "placement": tuple(Placement.values),
    },
    facts.Endorsement: {"level": LEVELS},
    facts.Prize: {"level": LEVELS},
    facts.Commissioned: {"outcome": tuple(Outcome.values)},
    facts.Contribution: {"part": tuple(Part.values)},
    facts.Incident: {"mishap": tuple(Mishap.values)},
    facts.Owed: {"metric": METRICS, "minimum_level": LEVELS, "genre": GENRES},
}
