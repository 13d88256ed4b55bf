"""What changed between two texts of HTML, so that each change can be taken or left by itself.

Sums over words; knows no rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from diff_match_patch import diff_match_patch

from byline.reviewing.tokens import VOID, blocks_of, is_block, is_closing, plain, tag_name, tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

INSERTED, DELETED, REPLACED, FORMATTED = "inserted", "deleted", "replaced", "formatted"
SPLITTABLE = frozenset({"p", "h2", "h3"})  # Enter parts these in two; the break is a change by itself
ENDS_WELL = frozenset("。！？；，、：")
# past this the search for the smallest change stops and a larger one is shown; both texts stay whole
SECONDS = 0.5
FIRST_SIGN = 0xF0000  # of the private plane: no text holds these, so that each may stand for a token
FARTHEST_SLIDE = 400


@dataclass(frozen=True)
class Span:
    """A run of tokens that both texts share, or a change: what the old one has there and what the new one."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    is_change: bool = False

    @property
    def kind(self) -> str:
        """What the change does: inserts, deletes, replaces, or only formats the same words otherwise."""
        if plain(self.old) == plain(self.new) and self.old and self.new:
            return FORMATTED
        return REPLACED if self.old and self.new else DELETED if self.old else INSERTED


@dataclass(frozen=True)
class Column:
    """One place where the two texts stand side by side; None where one of them has nothing."""

    old: str | None
    new: str | None


def compare(old: str, new: str) -> list[Span]:
    """Compare two sanitised texts of HTML; the spans in order make the one of old, and of new, again.

    Each change leaves the elements that are open around it as they are, so that any of them may be taken and
    any left, and what comes out is balanced.
    """
    columns = list(_columns(_slid(list(_edits(old, new)))))
    return list(_spans(columns, _sound(columns)))


def merged(spans: Iterable[Span], *, accepted: Container[int]) -> str:
    """Return the text with the changes of these numbers, counted from 0, made and the others left out."""
    made: list[str] = []
    number = 0
    for span in spans:
        made += span.new if span.is_change and number in accepted else span.old
        number += span.is_change
    return "".join(made)


Thing = TypeVar("Thing")
Edit = tuple[int, list[str]]  # -1 gone, 0 the same, 1 new


def _edits(old: str, new: str) -> Iterator[Edit]:
    """Find first which blocks are the same, then, in those that are not, which letters."""
    ours, theirs = blocks_of(tokens(old)), blocks_of(tokens(new))
    pending: dict[int, list[tuple[str, ...]]] = {-1: [], 1: []}
    for sign, blocks in _difference(ours, theirs):
        if sign:
            pending[sign] += blocks
            continue
        yield from _of_blocks(pending[-1], pending[1])
        yield 0, _flat(blocks)
        pending = {-1: [], 1: []}
    yield from _of_blocks(pending[-1], pending[1])


def _of_blocks(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> Iterator[Edit]:
    """Compare blocks pair by pair where each plainly became the other, else all of them as one run."""
    if len(old) == len(new) and all(_is_kin(*pair) for pair in zip(old, new, strict=True)):
        for one, other in zip(old, new, strict=True):
            yield from _letters(list(one), list(other))
    else:
        yield from _letters(_flat(old), _flat(new))


def _is_kin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two blocks have half of their tokens in common."""
    return 2 * (Counter(one) & Counter(other)).total() >= max(len(one), len(other))


def _flat(blocks: Iterable[tuple[str, ...]]) -> list[str]:
    return [token for block in blocks for token in block]


def _difference(old: Sequence[Thing], new: Sequence[Thing]) -> Iterator[tuple[int, list[Thing]]]:
    signs: dict[Thing, int] = {}
    texts = [
        "".join(chr(FIRST_SIGN + signs.setdefault(each, len(signs))) for each in side) for side in (old, new)
    ]
    things = list(signs)
    search = diff_match_patch()
    search.Diff_Timeout = SECONDS
    for sign, run in search.diff_main(*texts, False):
        yield sign, [things[ord(letter) - FIRST_SIGN] for letter in run]


def _letters(old: list[str], new: list[str]) -> Iterator[Edit]:
    """Compare token by token. Ends of blocks that are the same part what is compared."""
    if not old or not new:
        yield from ((sign, run) for sign, run in ((-1, old), (1, new)) if run)
        return
    part: list[Edit] = []
    for sign, run in _difference(old, new):
        if sign:
            part.append((sign, run))
            continue
        for is_edge, same in groupby(run, key=is_block):
            if is_edge:
                yield from _readable(part)
                part = []
                yield 0, list(same)
            else:
                part.append((0, list(same)))
    yield from _readable(part)


def _readable(part: list[Edit]) -> Iterator[Edit]:
    """Join changes that a letter or two by chance part, so that words are read and not letters."""
    signs: dict[str, int] = {}
    told = [
        (sign, "".join(chr(FIRST_SIGN + signs.setdefault(token, len(signs))) for token in run))
        for sign, run in part
    ]
    diff_match_patch().diff_cleanupSemantic(told)
    things = list(signs)
    for sign, letters in told:
        if letters:
            yield sign, [things[ord(letter) - FIRST_SIGN] for letter in letters]


def _slid(edits: list[Edit]) -> list[Edit]:
    """Lay what was only put in or only taken out where an editor would: at a paragraph, after a sentence."""
    for place in range(1, len(edits) - 1):
        (before, left), (sign, run), (after, right) = edits[place - 1 : place + 2]
        if sign and not before and not after:
            shift = _best_shift(left, run, right)
            whole = left + run + right
            start = len(left) + shift
            end = start + len(run)
            edits[place - 1 : place + 2] = [(0, whole[:start]), (sign, whole[start:end]), (0, whole[end:])]
    return edits


def _best_shift(left: list[str], run: list[str], right: list[str]) -> int:
    whole = left + run + right
    start, end = len(left), len(left) + len(run)
    lowest = 0
    while -lowest < min(start, FARTHEST_SLIDE) and whole[start + lowest - 1] == whole[end + lowest - 1]:
        lowest -= 1
    highest = 0
    while highest < min(len(right), FARTHEST_SLIDE) and whole[start + highest] == whole[end + highest]:
        highest += 1
    return max(
        range(lowest, highest + 1),
        key=lambda shift: (_neatness(whole, start + shift, end + shift), -abs(shift)),
    )


def _neatness(whole: list[str], start: int, end: int) -> int:
    first, last = whole[start], whole[end - 1]
    if is_block(first) and not is_closing(first) and is_closing(last) and tag_name(first) == tag_name(last):
        return 2
    return 1 if last in ENDS_WELL or (start and whole[start - 1] in ENDS_WELL and not is_block(first)) else 0


def _columns(edits: Iterable[Edit]) -> Iterator[Column]:
    for sign, run in edits:
        for token in run:
            yield Column(token if sign <= 0 else None, token if sign >= 0 else None)


def _sound(columns: list[Column]) -> list[tuple[int, int]]:
    """Find the changes as ranges of columns, each widened until it leaves what is open around it alone."""
    partners = [_partners([column.old for column in columns]), _partners([column.new for column in columns])]
    ranges: list[tuple[int, int]] = []
    place = 0
    for same, run in groupby(columns, key=lambda column: column.old == column.new):
        end = place + len(list(run))
        if not same:
            ranges.append((place, end))
        place = end
    while True:
        wider = _joined(_widened(columns, partners, each) for each in ranges)
        if wider == ranges:
            return ranges
        ranges = wider


def _partners(side: list[str | None]) -> dict[int, int]:
    """Tell of each tag where the one stands that closes or opens its element."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(side):
        name = tag_name(token) if token else ""
        if not token or not name or name in VOID:
            continue
        if is_closing(token):
            start = opened.pop()
            found[start], found[place] = place, start
        else:
            opened.append(place)
    return found


def _widened(columns: list[Column], partners: list[dict[int, int]], span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    reach = [start, end - 1]
    for number, partner in enumerate(partners):
        far = [place for place in range(start, end) if not start <= partner.get(place, place) < end]
        closed = [partner[place] for place in far if partner[place] < start]
        opened = [place for place in far if partner[place] >= end]
        if not _parts_one(columns, number, closed, opened):
            reach += [partner[place] for place in far]
    return min(reach), max(reach) + 1


def _parts_one(columns: list[Column], number: int, closed: list[int], opened: list[int]) -> bool:
    """Whether a side ends one paragraph and begins another of its kind there, as Enter does, or ends none."""
    sides = [
        [(columns[place].old, columns[place].new)[number] for place in some] for some in (closed, opened)
    ]
    if sides == [[], []]:
        return True
    return sides[0] == sides[1] and len(closed) == 1 and tag_name(sides[0][0] or "") in SPLITTABLE


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _spans(columns: list[Column], ranges: list[tuple[int, int]]) -> Iterator[Span]:
    place = 0
    for start, end in [*ranges, (len(columns), len(columns))]:
        for part, is_change in ((columns[place:start], False), (columns[start:end], True)):
            if part:
                old = tuple(column.old for column in part if column.old is not None)
                new = tuple(column.new for column in part if column.new is not None)
                yield from _parted(old, new) if is_change else [Span(old, new)]
        place = end


def _parted(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Span]:
    """Part a change of several whole blocks where one of them only became another kind of block."""
    ours, theirs = blocks_of(old), blocks_of(new)
    if not all(_is_whole(block) for block in (*ours, *theirs)):
        yield Span(old, new, is_change=True)
        return
    mine, yours = 0, 0
    pairs = SequenceMatcher(
        None, [plain(each) for each in ours], [plain(each) for each in theirs], autojunk=False
    )
    for start, there, size in pairs.get_matching_blocks():
        gone, come = tuple(_flat(ours[mine:start])), tuple(_flat(theirs[yours:there]))
        if gone or come:
            yield Span(gone, come, is_change=True)
        for block, other in zip(ours[start : start + size], theirs[there : there + size], strict=True):
            yield Span(block, other, is_change=block != other)
        mine, yours = start + size, there + size


def _is_whole(block: Sequence[str]) -> bool:
    return is_block(block[0]) and not is_closing(block[0]) and is_closing(block[-1])
