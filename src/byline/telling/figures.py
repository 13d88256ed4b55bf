"""The figures of a bulletin as values, and as what is frozen when it is signed. It knows no database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from byline.rankings.ranking import COMPETITION
from byline.targets.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

# the measure that targets and places go by unless another is asked for
PIECES = "pieces"
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Row:
    """One person's or unit's line: its place by the half-year so far, and what stands behind it.

    `unit` is empty for a unit's own line. `now` is the period's pieces, `total` those of the half-year so
    far, `target` what is owed in the half-year, None where nothing is, and `met` what counts towards it:
    a target may ask for outlets of a level and above. `kind` is the unit's kind, for a person that of the
    unit; `more` holds what was counted in other measures than pieces: measure, period, half-year so far.
    """

    place: int
    is_tied: bool
    name: str
    unit: str
    now: Decimal
    total: Decimal
    points: Decimal
    target: Decimal | None = None
    met: Decimal | None = None
    kind: str = ""
    more: tuple[tuple[str, Decimal, Decimal], ...] = ()

    def amounts(self, measure: str) -> tuple[Decimal, Decimal]:
        """Return what was counted in a measure: in the period, and in the half-year so far."""
        if measure == PIECES:
            return self.now, self.total
        return next(((now, total) for name, now, total in self.more if name == measure), (NOTHING, NOTHING))

    def progress(self, gone: Fraction) -> Progress | None:
        """How far the target is met, or None where there is none."""
        if self.target is None:
            return None
        return Progress(self.target, self.total if self.met is None else self.met, gone)

    @property
    def progress_whole(self) -> Progress:
        """How far the target is met when all its time is gone; one of nothing where there is none."""
        return self.progress(Fraction(1)) or Progress(NOTHING, self.total)


@dataclass(frozen=True)
class Change:
    """One figure that is another than was told: whose, which figure, before and after in words, and why."""

    who: str
    what: str
    before: str
    after: str
    why: str = ""


@dataclass(frozen=True)
class Figures:
    """All figures of one bulletin. `period` is its key, such as 2026-03; `gone` the half-year's time gone.

    `by_level` is the period's, `by_level_total` that of the half-year so far. `changes` are what changed in
    periods that were closed; `corrections` what differs from the bulletin that this one corrects. `ties` is
    the rule of ties that the places go by.
    """

    period: str
    pieces: Decimal
    last_year: Decimal
    by_level: tuple[tuple[str, Decimal], ...]
    people: tuple[Row, ...]
    units: tuple[Row, ...]
    gone: Fraction
    by_level_total: tuple[tuple[str, Decimal], ...] = ()
    changes: tuple[Change, ...] = ()
    corrections: tuple[Change, ...] = ()
    ties: str = COMPETITION

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted in the period or in the half-year so far."""
        return not self.pieces and not any(row.total for row in self.people)

    def of_units(self) -> Progress | None:
        """How far the units' targets are met together, or None where there are none."""
        owed = [progress for row in self.units if (progress := row.progress(self.gone))]
        if not owed:
            return None
        target = sum((progress.target for progress in owed), Decimal(0))
        return Progress(target, sum((progress.done for progress in owed), Decimal(0)), self.gone)


def to_plain(figures: Figures) -> dict[str, Any]:
    """Return the figures as JSON can hold them; numbers become text, so that none changes."""
    return {
        "period": figures.period,
        "pieces": str(figures.pieces),
        "last_year": str(figures.last_year),
        "by_level": [[level, str(amount)] for level, amount in figures.by_level],
        "by_level_total": [[level, str(amount)] for level, amount in figures.by_level_total],
        "changes": [list(astuple(change)) for change in figures.changes],
        "corrections": [list(astuple(change)) for change in figures.corrections],
        "people": [_row_to_plain(row) for row in figures.people],
        "units": [_row_to_plain(row) for row in figures.units],
        "gone": str(figures.gone),
        **({} if figures.ties == COMPETITION else {"ties": figures.ties}),
    }


def from_plain(plain: Mapping[str, Any]) -> Figures:
    """Return the figures that `to_plain` wrote down, also those of years ago, which had fewer."""
    return Figures(
        period=plain["period"],
        pieces=Decimal(plain["pieces"]),
        last_year=Decimal(plain["last_year"]),
        by_level=tuple((level, Decimal(amount)) for level, amount in plain["by_level"]),
        people=tuple(_row_from_plain(row) for row in plain["people"]),
        units=tuple(_row_from_plain(row) for row in plain["units"]),
        gone=Fraction(plain["gone"]),
        by_level_total=tuple((level, Decimal(amount)) for level, amount in plain.get("by_level_total", ())),
        changes=tuple(Change(*change) for change in plain.get("changes", ())),
        corrections=tuple(Change(*change) for change in plain.get("corrections", ())),
        ties=plain.get("ties", COMPETITION),
    )


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what is signed, as 64 hexadecimal digits; the order of keys does not matter."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _row_to_plain(row: Row) -> list[Any]:
    amounts = (row.now, row.total, row.points, row.target, row.met)
    texts = [None if amount is None else str(amount) for amount in amounts]
    more = [[measure, str(now), str(total)] for measure, now, total in row.more]
    return [row.place, row.is_tied, row.name, row.unit, *texts, row.kind, more]


def _row_from_plain(plain: list[Any]) -> Row:
    place, is_tied, name, unit, *texts = plain[:9]
    now, total, points = (Decimal(text) for text in texts[:3])
    target, met = (None if text is None else Decimal(text) for text in texts[3:])
    kind, more = plain[9:] or ("", [])
    sums = tuple((measure, Decimal(period), Decimal(half)) for measure, period, half in more)
    return Row(place, is_tied, name, unit, now, total, points, target, met, kind, sums)
