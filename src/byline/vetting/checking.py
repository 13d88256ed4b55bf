"""What a book of rules leaves unsaid: gaps, overlaps, dead lines, open choices.

Every kind of fact that the lines of a measure tell apart is laid before them, and it is noted which line
would count. A book with findings can be read and tried, but not signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from byline.reckoning.bonuses import hang_on_order
from byline.reckoning.book import (
    AWARD,
    BONUS,
    CHARACTERS,
    COMMISSION,
    ENDORSEMENT,
    EXCLUSION,
    FIXED,
    INCIDENT,
    PRINT,
    READS,
    SAME_LEVEL,
    TOP,
    VETO,
    Book,
    Fit,
    Line,
    Terms,
)
from byline.reckoning.fitting import lies_within
from byline.vetting.boxes import ASKED, room_of, touch
from byline.vetting.clashes import Contest, contests
from byline.vetting.closing_checks import unsaid
from byline.vetting.gaps import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from byline.vetting.boxes import Room

EMPTY, GAP, OVERLAP, DEAD, OPEN = "empty", "gap", "overlap", "dead", "open"
COMBINATION, SHARE, PLACES, ORDER, OPERATION = "combination", "share", "places", "order", "operation"
TOP_NUMBER, PART, ROUNDING, ENDORSEMENTS = "top", "part", "rounding", "endorsements"
SAME_NEWS, CREDITED, BASIS, EACH_OF = "same_news", "credited", "basis", "each"
BAND_END, TIES, CUT_OFF_DAY = "band_end", "ties", "cut_off_day"


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists of words that lines may use, each in its order; () is no closed list."""

    levels: tuple[str, ...]
    genres: tuple[str, ...]
    media: tuple[str, ...]
    placements: tuple[str, ...]
    parts: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    mishaps: tuple[str, ...] = ()

    @property
    def by_side(self) -> Mapping[str, tuple[str, ...]]:
        """The lists by the condition they are for."""
        return {
            "level": self.levels,
            "genre": self.genres,
            "medium": self.media,
            "placement": self.placements,
            "part": self.parts,
            "outcome": self.outcomes,
            "mishap": self.mishaps,
        }


@dataclass(frozen=True)
class Finding:
    """One thing a book leaves unsaid.

    EMPTY: there is no line at all. GAP: no award of `measure` fits `fit`. OVERLAP: `clauses` both fit
    `fit` and neither is closer. DEAD: the line of `clauses` with the conditions `fit` never counts.
    OPEN: `choice` is not stated, for `measure` or ("") for the whole book. `about` is what the lines look at.
    """

    kind: str
    measure: str = ""
    clauses: tuple[str, ...] = ()
    fit: Fit = field(default_factory=Fit)
    choice: str = ""
    about: str = PRINT


def check(book: Book, *, words: Vocabulary) -> tuple[Finding, ...]:
    """Find everything that keeps this book from being signed, choices first; nothing found is ()."""
    if not book.lines and not book.period_lines:
        return (Finding(EMPTY),)
    named = (*(line.measure for line in book.lines), *(terms.measure for terms in book.terms))
    findings = _open_in_book(book)
    for measure in dict.fromkeys(named):
        lines = [line for line in book.lines if line.measure == measure]
        terms = next((one for one in book.terms if one.measure == measure), Terms(measure))
        findings += _open_choices(book, terms, lines, words)
        findings += _line_findings(book, terms, lines, words)
    findings += [Finding(OPEN, one.measure, one.clauses, choice=one.choice) for one in unsaid(book)]
    return tuple(findings)


def _open_in_book(book: Book) -> list[Finding]:
    has_bands = any(
        line.fit.length_from or line.fit.length_under or line.fit.hours_from or line.fit.hours_under
        for line in book.lines
    )
    open_ones = [
        (BAND_END, has_bands and not book.band_end),
        (TIES, not book.ties),
        (CUT_OFF_DAY, book.cut_off_day is None),
    ]
    return [Finding(OPEN, choice=choice) for choice, is_open in open_ones if is_open]


def _open_choices(book: Book, terms: Terms, lines: Sequence[Line], words: Vocabulary) -> list[Finding]:
    has_prints = _is_about_prints(book, terms.measure, lines)
    shares = {terms.share, *(line.share for line in lines)}
    praises = [line for line in lines if line.about == ENDORSEMENT and line.kind == AWARD]
    open_ones = [
        (COMBINATION, has_prints and not terms.combination),
        (TOP_NUMBER, terms.combination == TOP and terms.top is None),
        (SHARE, not terms.share and (has_prints or bool(lines))),
        (PART, FIXED in shares and terms.part is None),
        (PLACES, terms.places is None),
        (ROUNDING, not terms.rounding),
        (ORDER, not book.order and _hangs_on_order(lines, words.by_side)),
        (ENDORSEMENTS, bool(praises) and not terms.endorsements),
        (SAME_NEWS, has_prints and not terms.same_news),
        (CREDITED, not terms.credited),
    ]
    unstated = [Finding(OPEN, terms.measure, choice=choice) for choice, is_open in open_ones if is_open]
    return unstated + [
        Finding(OPEN, terms.measure, (line.clause,), line.fit, choice)
        for line in lines
        for choice in _open_in_line(line)
    ]


def _open_in_line(line: Line) -> Iterator[str]:
    if line.kind == BONUS and not line.operation:
        yield OPERATION
    if line.basis in {READS, CHARACTERS} and line.each < 1:
        yield EACH_OF
    if (line.each or line.cap is not None) and not line.basis:
        yield BASIS


def _is_about_prints(book: Book, measure: str, lines: Sequence[Line]) -> bool:
    """Say whether a measure is to say what prints are worth: where it has such lines, or none."""
    has_periods = any(line.measure == measure for line in book.period_lines)
    if not lines:
        return not has_periods
    return any(line.about == PRINT and line.kind in {AWARD, BONUS} for line in lines)


def _hangs_on_order(lines: Sequence[Line], known: Mapping[str, Sequence[str]]) -> bool:
    """Say whether two bonuses of different clauses can come together and hang on their order."""
    bonuses = [line for line in lines if line.kind == BONUS]
    by_about = {about: [line for line in bonuses if line.about == about] for about in ASKED}
    for about, some in by_about.items():
        room = room_of([line.fit for line in some], about=about, known=known)
        boxes = [room.box(line.fit) for line in some]
        for at, other in combinations(range(len(some)), 2):
            pair = (some[at], some[other])
            if (
                pair[0].clause != pair[1].clause
                and hang_on_order([line.operation for line in pair if line.operation])
                and touch(boxes[at], boxes[other])
            ):
                return True
    return False


def _line_findings(book: Book, terms: Terms, lines: Sequence[Line], words: Vocabulary) -> list[Finding]:
    measure, known = terms.measure, words.by_side
    told: list[Finding] = []
    if _is_about_prints(book, measure, lines):
        told += [Finding(GAP, measure, fit=fit) for fit in gaps(terms, lines, known)]
    overlaps: list[Finding] = []
    dead: list[Line] = []
    for about in ASKED:
        some = [line for line in lines if _about(line) == about]
        room = room_of([line.fit for line in some], about=about, known=known)
        for contest in contests(some, room):
            overlaps += _overlaps(measure, contest)
            dead += contest.dead()
        dead += _without_award(terms, some, room)
        excluded = [line.fit for line in some if line.kind == EXCLUSION]
        given = [line for line in some if line.kind in {AWARD, BONUS}]
        dead += [line for line in given if any(lies_within(line.fit, fit) for fit in excluded)]
    dead += [line for line in lines if line.basis and line.about != PRINT]
    lost = {id(line) for line in dead}
    told += overlaps
    return told + [
        Finding(DEAD, measure, (line.clause,), line.fit, about=line.about)
        for line in lines
        if id(line) in lost
    ]


def _about(line: Line) -> str:
    """Say what a line looks at; a veto looks at incidents where it does not look at a commission."""
    if line.kind != VETO:
        return line.about
    return COMMISSION if line.about == COMMISSION else INCIDENT


def _overlaps(measure: str, contest: Contest) -> list[Finding]:
    found: dict[tuple[str, str], Finding] = {}
    for first, second, fit in contest.clashes():
        clauses = (first.clause, second.clause)
        found.setdefault(clauses, Finding(OVERLAP, measure, clauses, fit, about=first.about))
    return list(found.values())


def _without_award(terms: Terms, lines: Sequence[Line], room: Room) -> list[Line]:
    """Give the bonuses that no award stands under."""
    if terms.analogy == SAME_LEVEL:
        return []
    awards = [room.box(line.fit) for line in lines if line.kind == AWARD]
    bonuses = [line for line in lines if line.kind == BONUS]
    return [line for line in bonuses if not any(touch(room.box(line.fit), award) for award in awards)]
