"""Accounts of a period, and lines about it, as scenes use them."""

from datetime import date
from decimal import Decimal

from byline.reckoning.book import (
    COMPETITION,
    DUTY,
    Book,
    PeriodLine,
    Terms,
    Who,
)
from byline.reckoning.closing import reckon_period
from byline.reckoning.facts import Account, Tallied
from byline.reckoning.periods import Period

MARCH = Period.month(2026, 3)
DAY = date(2026, 3, 9)


def rule(kind, clause="1", *, amount=0, per="month", who=None, **words):
    return PeriodLine(clause, "points", kind, per, amount=Decimal(amount), who=who or Who(), **words)


def book(*lines, ties=COMPETITION, places=2, awards=(), **terms):
    return Book("考核办法", (Terms("points", places=places, **terms),), awards, ties=ties, period_lines=lines)


def account(person="林秀", *, unit="柳河镇", adopted=0, sent=0, points=0, **words):
    tallied = [
        Tallied("adopted", Decimal(adopted), "city", "news"),
        Tallied("sent", Decimal(sent), genre="news"),
    ]
    parts = points if isinstance(points, tuple) else (points,)
    tallied += [Tallied("points", Decimal(one)) for one in parts]
    return Account(person, unit, tallied=tuple(tallied), **words)


def closed(*lines, of=None, period=MARCH, **words):
    accounts = of if isinstance(of, list) else [of or account()]
    return reckon_period(book(*lines, **words), period, accounts)


def given(*lines, of=None, **words):
    return [(one.clause, one.amount) for one in closed(*lines, of=of, **words).credits]


OWED = rule(DUTY, "1", amount=30, metric="adopted")


def people(*points, **words):
    return [account(str(number), points=one, **words) for number, one in enumerate(points, 1)]


def honours(line, *points, ties=COMPETITION):
    return [(one.person, one.place) for one in closed(line, of=people(*points), ties=ties).outcomes]
