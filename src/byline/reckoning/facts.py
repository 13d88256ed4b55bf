"""What happened, as the rules look at it: pieces with all that belongs to them, and accounts of a period.

Keys are numbers or names, as the caller has them. An empty string or None is what is not known or does not
apply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

Key = int | str
# the highest first, as `terms.Level` has them
LEVELS = ("national", "province", "city", "county", "township")


@dataclass(frozen=True)
class Author:
    """One author, the unit credited with the piece, and the author's share (any weight; usually 0 to 1).

    `kind` is the class of the unit; a journalist is of the outlet and not of the network.
    """

    person: Key
    unit: Key
    share: Decimal = Decimal(1)
    kind: str = ""
    is_journalist: bool = False


@dataclass(frozen=True)
class Print:
    """One confirmed adoption: where, how high, how placed, when, and how many characters were printed.

    `group` is the group of outlets that the outlet belongs to; `fee` is what the outlet paid, in yuan, and
    `reads` how often it was opened: None is not shown yet by a slip or a page.
    """

    adoption: Key
    outlet: str
    level: str
    medium: str
    placement: str
    is_roundup: bool
    printed_on: date
    length: int = 0
    group: str = ""
    fee: Decimal | None = None
    reads: int | None = None


@dataclass(frozen=True)
class Endorsement:
    """A leader of a level wrote an instruction on the piece."""

    key: Key
    level: str
    on: date


@dataclass(frozen=True)
class Prize:
    """The piece won a prize of a level."""

    key: Key
    level: str
    on: date


@dataclass(frozen=True)
class Commissioned:
    """A piece was asked of a person or a unit: what came of it (`terms.Outcome`)."""

    key: Key
    outcome: str
    on: date
    person: Key | None = None
    unit: Key | None = None
    kind: str = ""


@dataclass(frozen=True)
class Contribution:
    """A person did a part of the piece other than writing it (`terms.Part`)."""

    person: Key
    unit: Key
    part: str
    kind: str = ""


@dataclass(frozen=True)
class Incident:
    """Something went wrong (`terms.Mishap`): with a piece, or with a person or unit and no piece."""

    key: Key
    mishap: str
    on: date
    person: Key | None = None
    unit: Key | None = None
    kind: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything the rules look at about one manuscript. Authors stand in the order of their names.

    `came_first`: no other unit sent the same news earlier. `hours` from the event until it was sent in, None
    where nobody knows. `manuscript` is "" for what has no piece: a commission missed, an incident of a unit.
    """

    manuscript: str
    genre: str
    authors: tuple[Author, ...]
    prints: tuple[Print, ...]
    endorsements: tuple[Endorsement, ...] = ()
    prizes: tuple[Prize, ...] = ()
    commissions: tuple[Commissioned, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    incidents: tuple[Incident, ...] = ()
    is_commissioned: bool = False
    came_first: bool = True
    hours: Decimal | None = None


@dataclass(frozen=True)
class Tallied:
    """How much of a metric (`terms.Metric` or a measure) came from outlets of a level, in a genre."""

    metric: str
    amount: Decimal
    level: str = ""
    genre: str = ""


@dataclass(frozen=True)
class Owed:
    """So much of a metric is owed in the period, from outlets of a level up, of a genre; "" is any."""

    metric: str
    amount: Decimal
    minimum_level: str = ""
    genre: str = ""


@dataclass(frozen=True)
class Account:
    """One person's facts in one period, or one unit's: then `person` is None.

    `kind` is the class of the unit; `age` in whole years on the first day of the period. `tallied` is what
    was sent, adopted and earned in the period; `before` what each measure came to in the year until the
    period. `short_before` says by clause of a duty how many periods of its kind in a row, just before this
    one, were short.
    """

    person: Key | None
    unit: Key | None
    kind: str = ""
    age: int | None = None
    post: str = ""
    tallied: tuple[Tallied, ...] = ()
    owed: tuple[Owed, ...] = ()
    incidents: tuple[Incident, ...] = ()
    incidents_of_year: tuple[Incident, ...] = ()
    before: dict[str, Decimal] = field(default_factory=dict)
    short_before: dict[str, int] = field(default_factory=dict)

    def counted(self, metric: str, *, minimum_level: str = "", genre: str = "") -> Decimal:
        """Add up a metric, from outlets of a level up and in one genre where those are given."""
        levels = LEVELS[: LEVELS.index(minimum_level) + 1] if minimum_level else None
        return sum(
            (
                one.amount
                for one in self.tallied
                if one.metric == metric
                and (levels is None or one.level in levels)
                and genre in {"", one.genre}
            ),
            Decimal(0),
        )
