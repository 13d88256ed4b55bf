"""What differs between two sets of figures, told as a list of changes. It knows no database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.reckoning.periods import Period
from byline.telling.figures import Change
from byline.telling.wording import LEVELS, half_words, number

if TYPE_CHECKING:
    from decimal import Decimal

    from byline.telling.figures import Figures, Row

NONE = "—"


def differences(before: Figures, after: Figures) -> tuple[Change, ...]:
    """Return each figure that is not what it was: the whole, by level, units, people, each in its order."""
    return (
        *_whole(before, after),
        *_rows(before.units, after.units, before),
        *_rows(before.people, after.people, before),
    )


def _whole(before: Figures, after: Figures) -> list[Change]:
    changes = [_change("合计", "本期采用条数", before.pieces, after.pieces)]
    levels, levels_after = dict(before.by_level), dict(after.by_level)
    for level, words in LEVELS.items():
        changes.append(_change(f"{words}媒体", "本期采用条数", levels.get(level), levels_after.get(level)))
    return [change for change in changes if change]


def _rows(before: tuple[Row, ...], after: tuple[Row, ...], figures: Figures) -> list[Change]:
    earlier = {(row.name, row.unit): row for row in before}
    later = {(row.name, row.unit): row for row in after}
    found: list[Change] = []
    for key in dict.fromkeys([*later, *earlier]):
        found += _row(earlier.get(key), later.get(key), half=half_words(Period.parse(figures.period)))
    return found


def _row(before: Row | None, after: Row | None, *, half: str) -> list[Change]:
    row = after or before
    if row is None:
        return []
    who = f"{row.name}（{row.unit}）" if row.unit else row.name
    told = [
        _change(who, "本期采用条数", before.now if before else None, after.now if after else None),
        _change(who, f"{half}累计条数", before.total if before else None, after.total if after else None),
        _change(who, f"{half}积分", before.points if before else None, after.points if after else None),
    ]
    places = (str(before.place) if before else NONE, str(after.place) if after else NONE)
    if places[0] != places[1]:
        told.append(Change(who, f"{half}名次", *places))
    return [change for change in told if change]


def _change(who: str, what: str, before: Decimal | None, after: Decimal | None) -> Change | None:
    if (before or 0) == (after or 0):
        return None
    return Change(who, what, _said(before), _said(after))


def _said(amount: Decimal | None) -> str:
    return NONE if amount is None else number(amount)
