"""Short words for books and pieces, which the scenes of reckoning share."""

from datetime import date
from decimal import Decimal

from byline.reckoning.book import BONUS, EACH, HIGHEST, LOWER, WEIGHTS, Book, Fit, Line, Terms
from byline.reckoning.facts import Author, Endorsement, Facts, Incident, Print
from byline.reckoning.scoring import reckon

LIN = Author("lin", "beihe", Decimal(1), "township")
ZHAO = Author("zhao", "office", Decimal(1), "office")
DAY = date(2026, 3, 5)
WORDS_OF_LINES = ("clause", "measure", "kind", "operation", "about", "basis", "each", "share", "cap")


def award(amount, **facts):
    """One line; what is no field of a line is a condition."""
    line = {name: facts.pop(name) for name in WORDS_OF_LINES if name in facts}
    return Line(
        line.pop("clause", "1"), line.pop("measure", "points"), Decimal(amount), fit=Fit(**facts), **line
    )


def bonus(operation, amount, **facts):
    return award(amount, **{"clause": "2", "kind": BONUS, "operation": operation} | facts)


def book(*lines, order="", band_end=LOWER, **terms):
    stated = {"combination": HIGHEST, "share": WEIGHTS, "places": 2, "same_news": EACH} | terms
    return Book("考核办法", (Terms("points", **stated),), lines, order, band_end)


def printed(adoption=1, **facts):
    usual = {
        "outlet": "省报",
        "level": "province",
        "medium": "newspaper",
        "placement": "inside",
        "is_roundup": False,
        "printed_on": DAY,
        "length": 800,
    }
    return Print(adoption, **usual | facts)


def piece(*prints, authors=(LIN,), genre="news", **facts):
    return Facts("汛期里的代表", genre, tuple(authors), tuple(prints) or (printed(),), **facts)


def unprinted(**facts):
    return Facts("", "", facts.pop("authors", ()), (), **facts)


def endorsed(*levels):
    return tuple(Endorsement(at, level, DAY) for at, level in enumerate(levels, 1))


def mishap(kind, **facts):
    return Incident(1, kind, DAY, **facts)


def amounts(rules, facts):
    return [credit.amount for credit in reckon(rules, facts)]


def each(rules, facts):
    """What each person, or unit by itself, gets."""
    got = {}
    for credit in reckon(rules, facts):
        name = credit.unit if credit.person is None else credit.person
        got[name] = got.get(name, 0) + credit.amount
    return got
