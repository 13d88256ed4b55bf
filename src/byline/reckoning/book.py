"""What rules look like as values: a book of lines and terms. `scoring` and `closing` reckon with them.

An empty string is a condition that fits anything, or a choice not made yet; `checking` looks for those.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

# kinds of lines, and of steps of the arithmetic
AWARD, BONUS, EXCLUSION, VETO = "award", "bonus", "exclusion", "veto"
ROUNDED, HIGHEST_OF, TOP_OF, SHARED, VETOED = "rounded", "highest_of", "top_of", "shared", "vetoed"
# what a line looks at
PRINT, ENDORSEMENT, PRIZE, COMMISSION, INCIDENT = "print", "endorsement", "prize", "commission", "incident"
# what a bonus does with the award
PERCENT, MULTIPLY, ADD, REPLACE = "percent", "multiply", "add", "replace"
# what an amount is multiplied by
FEE, READS, CHARACTERS = "fee", "reads", "characters"
# several prints, several endorsements
HIGHEST, SUM, TOP, EACH = "highest", "sum", "top", "each"
# several authors
WEIGHTS, EQUAL, FIRST, FIXED, UNITS = "weights", "equal", "first", "fixed", "units"
MULTIPLY_FIRST, ADD_FIRST, OF_AWARD = "multiply_first", "add_first", "of_award"
LOWER, UPPER = "lower", "upper"
HALF_UP, DOWN, UP, HALF_EVEN = "half_up", "down", "up", "half_even"
PEOPLE = "people"
FIRST_SENDER = "first_sender"
SAME_LEVEL = "same_level"
COMPETITION, DENSE = "competition", "dense"
# kinds of period lines
BASE, DUTY, STEP, SHORTFALL, SURPLUS = "base", "duty", "step", "shortfall", "surplus"
FLOOR, CAP, CONVERSION, STREAK, HONOUR = "floor", "cap", "conversion", "streak", "honour"
# how a shortfall or a surplus is measured
ONCE, EVERY, AWARDED, BASE_LOST = "once", "every", "awarded", "base_lost"
# what a floor or a cap holds, and how far a veto reaches
EARNED, PENALTIES, TOTAL = "earned", "penalties", "total"
PIECE, PERIOD, WHOLE_YEAR, HONOURS = "piece", "period", "year", "honours"
# who of those tied at the last place of an honour has it
ALL_TIED, NONE_TIED = "all", "none"


@dataclass(frozen=True)
class Fit:
    """The conditions of a line. An empty condition fits anything.

    Of a length and an hours band, `Book.band_end` says which end belongs to it. `level` is the outlet's, or
    that of who endorsed or gave the prize. `unit_kind`, `unit` and `person` are the author's. `part` is a
    part in making the piece other than writing it; "" is its authors. Hours are from the event until it was
    sent in.
    """

    level: str = ""
    genre: str = ""
    medium: str = ""
    placement: str = ""
    is_roundup: bool | None = None
    length_from: int = 0
    length_under: int | None = None
    outlet: str = ""
    group: str = ""
    unit_kind: str = ""
    unit: str = ""
    person: str = ""
    part: str = ""
    outcome: str = ""
    mishap: str = ""
    is_commissioned: bool | None = None
    hours_from: int = 0
    hours_under: int | None = None
    printed_from: date | None = None
    printed_until: date | None = None


@dataclass(frozen=True)
class Line:
    """One row of rules about a piece: an award, a bonus on top of it, an exclusion, or a veto of the piece.

    Awards that name the outlet come before those that name its group, and these before all others; of those
    that are left the closest counts. Bonuses of different clauses are all given; of several lines under one
    clause number the closest counts. `basis` FEE, READS or CHARACTERS: the amount is multiplied by the fee,
    or given for each full `each` of them, `cap` at most. What an exclusion fits earns nothing in its
    measure. `share` is the terms' where "".
    """

    clause: str
    measure: str
    amount: Decimal
    kind: str = AWARD
    operation: str = ""
    fit: Fit = field(default_factory=Fit)
    about: str = PRINT
    basis: str = ""
    each: int = 0
    share: str = ""
    cap: Decimal | None = None


@dataclass(frozen=True)
class Terms:
    """What a book states for one measure. An empty choice is left open.

    `combination`: several prints of one manuscript count HIGHEST, SUM, or the TOP ones, `top` of them.
    `share`: authors take by their WEIGHTS, EQUAL parts, EACH the whole, the FIRST all, each the FIXED
    `part` of it (one alone takes the whole), or the piece counts once for each of their UNITS. Authors
    after the first `max_authors` take nothing; `leaves_out_journalists` where somebody of the network is
    there too. `places` and `rounding`: decimals of a credit; the shares of one print add up to it exactly
    (FIXED ones aside). `endorsements`: of several only the HIGHEST, or EACH. `same_news`: EACH sender's
    piece counts, or the FIRST_SENDER's. `analogy`: what no award names counts as its level's named outlets
    do (SAME_LEVEL), and is shown to a person. `credited`: PEOPLE, or UNITS, which then share as their
    authors together do; `counts_for_unit`: what people get stands in their unit's figures too.
    """

    measure: str
    combination: str = ""
    share: str = ""
    places: int | None = None
    top: int | None = None
    part: Decimal | None = None
    max_authors: int | None = None
    leaves_out_journalists: bool = False
    rounding: str = HALF_UP
    endorsements: str = ""
    same_news: str = ""
    analogy: str = ""
    credited: str = PEOPLE
    counts_for_unit: bool = True


@dataclass(frozen=True)
class Who:
    """Whom a period line is about. An empty condition fits anybody; both ends of the ages belong to it."""

    unit_kind: str = ""
    unit: str = ""
    person: str = ""
    post: str = ""
    age_from: int | None = None
    age_until: int | None = None


@dataclass(frozen=True)
class PeriodLine:
    """One row of rules about a whole period, `per` a kind of period, of PEOPLE or UNITS.

    - BASE: `amount` stands at the start.
    - DUTY: `amount` of `metric` is owed, from outlets of `minimum_level` up, of `genre`.
    - STEP: where the metric is from `at_least` to under `under`, `amount`; of several under one clause the
      first that fits.
    - SHORTFALL, SURPLUS: what lacks or exceeds what is owed in `metric` costs or earns `amount` ONCE or for
      EVERY one, AWARDED (`amount` times what the awards give for one) or BASE_LOST (the whole base).
    - FLOOR, CAP: what `on` (BASE, EARNED, PENALTIES or TOTAL) comes to is not under or over `amount`.
    - CONVERSION: for each `at_least` of `metric` `amount` of `measure`, at most `cap`.
    - VETO: a `mishap`, or being short in `metric`, takes the PERIOD, the WHOLE_YEAR or the HONOURS (`on`).
    - STREAK: `count` periods in a row short: a warning named `name`, and `amount`.
    - HONOUR: `name` for the first `count` by `metric` (`ties`), or for all with `at_least`; with `under`
      alone a warning for all below it.

    Within one period: base, what was earned, steps, shortfall and surplus, streaks; then floors, caps and
    vetoes; conversions last.
    """

    clause: str
    measure: str
    kind: str
    per: str
    of: str = PEOPLE
    amount: Decimal = Decimal(0)
    who: Who = field(default_factory=Who)
    metric: str = ""
    minimum_level: str = ""
    genre: str = ""
    at_least: Decimal | None = None
    under: Decimal | None = None
    by: str = ""
    on: str = ""
    mishap: str = ""
    count: int | None = None
    cap: Decimal | None = None
    name: str = ""
    ties: str = ""


@dataclass(frozen=True)
class Book:
    """A rulebook as values. `order` says whether bonuses multiply first or add first.

    MULTIPLY_FIRST: the award is multiplied, percentages are taken of that, then fixed sums are added.
    ADD_FIRST: fixed sums are added to the award, that is multiplied, then percentages are taken of it.
    OF_AWARD: each bonus is taken of the award alone, and all are added. A bonus that replaces comes first
    always. `band_end`: a band holds its LOWER end and not its upper one, or the other way round (UPPER).
    `ties`: places after equals stay empty (COMPETITION) or not (DENSE). `cut_off_day`: what is entered
    after this day of the month after print counts on its day of entry; 0 means no cut-off, None is left
    open.
    """

    name: str
    terms: tuple[Terms, ...]
    lines: tuple[Line, ...]
    order: str = ""
    band_end: str = ""
    ties: str = ""
    cut_off_day: int | None = None
    period_lines: tuple[PeriodLine, ...] = ()
