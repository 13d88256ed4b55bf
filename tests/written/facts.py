"""Facts of a scene, written as their lines are."""

import json

from byline.reckoning.periods import Period
from byline.written.reckoned import reckoned
from byline.written.told import read_facts

LIN, ZHAO = {"person": "林秀", "unit": "柳河镇"}, {"person": "赵方", "unit": "柳河镇"}
UNIT = {"kind": "unit", "unit": "柳河镇", "class": "township"}


def line(kind, **words):
    return {"kind": kind} | words


def printed(level, *, on="2026-03-04", **words):
    return {"outlet": f"{level} outlet", "level": level, "printed_on": on} | words


def piece(number, *prints, authors=(LIN,), genre="news", **words):
    return line("piece", id=number, genre=genre, authors=list(authors), prints=list(prints), **words)


def target(amount, *, period, metric="adopted", **words):
    return line("target", amount=amount, period=period, metric=metric, **words)


def text_of(lines):
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in lines)


def told(*lines):
    return read_facts(text_of([UNIT, *lines]))


def found(book, *lines, period=None):
    until = Period.parse_with_weeks(period) if period else None
    return reckoned(book, told(*lines), until=until).within(until)


def sums(book, *lines, period=None, of="柳河镇"):
    """What each measure comes to for a person or a unit."""
    whole = found(book, *lines, period=period).sums()
    return next((amounts for (_kind, key), amounts in whole.items() if key == of), {})
