"""One row of a past ledger, understood or not. It knows no database."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from byline.bygones import headings
from byline.bygones.sheet import NO_CELL, Cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# what can be wrong with a row
FORMULA, FAULT, BAD_DAY, NO_DAY, DAY_TO_COME, BAD_NUMBER, NO_AMOUNT = (
    "formula",
    "fault",
    "bad_day",
    "no_day",
    "day_to_come",
    "bad_number",
    "no_amount",
)
UNKNOWN_PERSON, SEVERAL_PEOPLE, NO_UNIT, UNKNOWN_UNIT, NOBODY = (
    "unknown_person",
    "several_people",
    "no_unit",
    "unknown_unit",
    "nobody",
)
UNKNOWN_LEVEL, UNKNOWN_GENRE = "unknown_level", "unknown_genre"

LEVELS = {
    "national": ("国家", "中央", "全国", "national"),
    "province": ("省", "自治区", "直辖市", "province"),
    "city": ("市", "地区", "州", "盟", "city"),
    "county": ("县", "区", "旗", "county"),
    "township": ("乡", "镇", "街道", "township"),
}
LEVEL_TAIL = re.compile(r"(?:级|媒体|以上|报刊|刊物|及)+$")
GENRES = {
    "news": ("新闻", "消息", "news"),
    "brief": ("简讯", "短讯", "brief"),
    "information": ("信息", "information"),
    "feature": ("通讯", "特写", "feature"),
    "research": ("调研", "调研报告", "调研文章", "research"),
    "theory": ("理论", "理论文章", "theory"),
    "comment": ("评论", "言论", "comment"),
    "picture": ("图片", "摄影", "picture"),
    "video": ("视频", "短视频", "video"),
}
DAY = re.compile(r"((?:19|20)\d\d)\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})?\s*[日号]?)?")
PACKED_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
NAMES_APART = re.compile(r"[、，,;；/\n]+|\s{2,}")
BETWEEN_TWO = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]$)")
SMALLEST = Decimal("0.0001")  # as fine as an entry is
LARGEST = Decimal(1_000_000)


@dataclass(frozen=True)
class Columns:
    """Which column holds what, and what stands in for what a sheet leaves out.

    `day` is for rows without one; `counts_pieces`: every row is one piece where no column says how many.
    """

    places: Mapping[str, int]
    day: date | None = None
    counts_pieces: bool = True


@dataclass(frozen=True)
class Known:
    """What the rows may name: people and units by name, outlets with their levels, and the last day.

    Of a person each unit they held a post in; the first is where they are now.
    """

    people: Mapping[str, Sequence[tuple[int, tuple[int, ...]]]]
    units: Mapping[str, int]
    outlets: Mapping[str, str]
    today: date


@dataclass
class Row:
    """One row as it was understood. `problems` are pairs of a kind and the words of the cell."""

    number: int
    day: date | None = None
    title: str = ""
    outlet: str = ""
    level: str = ""
    genre: str = ""
    who: str = ""
    unit_name: str = ""
    unit: int | None = None
    people: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """The row in 64 hexadecimal digits; two rows that say the same have the same."""
        said = (self.day, self.title, self.outlet, self.level, self.genre, self.who, self.unit_name)
        amounts = sorted((measure, str(amount.normalize())) for measure, amount in self.amounts.items())
        return hashlib.sha256(repr((*map(str, said), amounts)).encode()).hexdigest()


def understood(number: int, cells: Sequence[Cell], columns: Columns, known: Known) -> Row:
    """Read a row; what is wrong with it stands in its problems, and nothing is guessed."""
    row = Row(number)
    found = {name: cells[place] if place < len(cells) else NO_CELL for name, place in columns.places.items()}
    for cell in found.values():
        if cell.is_formula:
            row.problems.append((FORMULA, cell.text))
        elif cell.is_fault:
            row.problems.append((FAULT, cell.text))
    if row.problems:
        return row
    row.title, row.outlet = _text(found, headings.TITLE), _text(found, headings.OUTLET)
    _read_day(row, found.get(headings.DAY, NO_CELL), columns, known)
    _read_kind(row, found, known)
    _read_amounts(row, found, columns)
    _read_names(row, found, known)
    return row


def _text(found: Mapping[str, Cell], name: str) -> str:
    return found.get(name, NO_CELL).text[:200]


def _read_day(row: Row, cell: Cell, columns: Columns, known: Known) -> None:
    if not cell.text:
        row.day = columns.day
        if row.day is None:
            row.problems.append((NO_DAY, ""))
        return
    row.day = day_of(cell.value)
    if row.day is None:
        row.problems.append((BAD_DAY, cell.text))
    elif row.day > known.today:
        row.problems.append((DAY_TO_COME, cell.text))


def day_of(value: object) -> date | None:
    """Read a day as sheets have it: a real date, 2023-05-06, 2023.5.6, 2023年5月6日, 20230506, 2023年5月.

    A month without a day is its first day. None for anything else.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    found = DAY.match(text) or PACKED_DAY.fullmatch(text.removesuffix(".0"))
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def _read_kind(row: Row, found: Mapping[str, Cell], known: Known) -> None:
    said = _text(found, headings.LEVEL)
    row.level = level_of(said) if said else known.outlets.get(row.outlet, "")
    if said and not row.level:
        row.problems.append((UNKNOWN_LEVEL, said))
    genre = _text(found, headings.GENRE)
    row.genre = next((key for key, words in GENRES.items() if genre.lower() in words), "")
    if genre and not row.genre:
        row.problems.append((UNKNOWN_GENRE, genre))


def level_of(said: str) -> str:
    """Return the level that a word names: 省级, 国家级媒体, 县; "" for none."""
    plain = LEVEL_TAIL.sub("", said.strip().lower())
    return next((key for key, words in LEVELS.items() if plain in words), "")


def _read_amounts(row: Row, found: Mapping[str, Cell], columns: Columns) -> None:
    for measure in headings.MEASURES:
        cell = found.get(measure, NO_CELL)
        if cell.text:
            amount = amount_of(cell.value)
            if amount is None:
                row.problems.append((BAD_NUMBER, cell.text))
            elif amount:
                row.amounts[measure] = amount
    if columns.counts_pieces and headings.PIECES not in columns.places:
        row.amounts[headings.PIECES] = Decimal(1)
    if not row.amounts and not row.problems:
        row.problems.append((NO_AMOUNT, ""))


def amount_of(value: object) -> Decimal | None:
    """Read a number below a million, rounded to four decimals; None for anything else."""
    if isinstance(value, bool):
        return None
    try:
        amount = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        return None
    if not amount.is_finite() or abs(amount) >= LARGEST:
        return None
    return amount.quantize(SMALLEST)


def names_of(text: str) -> list[str]:
    """Part the names of a cell: 林秀、吴建民. A space inside a name of two characters is taken away."""
    parts = (BETWEEN_TWO.sub("", part.strip()) for part in NAMES_APART.split(text))
    return list(dict.fromkeys(part for part in parts if part))


def _read_names(row: Row, found: Mapping[str, Cell], known: Known) -> None:
    row.who, row.unit_name = _text(found, headings.PERSON), _text(found, headings.UNIT)
    if row.unit_name:
        row.unit = known.units.get(row.unit_name)
        if row.unit is None:
            row.problems.append((UNKNOWN_UNIT, row.unit_name))
    names = names_of(str(found.get(headings.PERSON, NO_CELL).value or ""))
    if not names and not row.unit_name:
        row.problems.append((NOBODY, ""))
    for name in names:
        _read_name(row, name, known)


def _read_name(row: Row, name: str, known: Known) -> None:
    people = known.people.get(name, ())
    if len(people) > 1 and row.unit:
        people = [one for one in people if row.unit in one[1]] or people
    if not people:
        row.problems.append((UNKNOWN_PERSON, name))
    elif len(people) > 1:
        row.problems.append((SEVERAL_PEOPLE, name))
    else:
        person, units = people[0]
        unit = row.unit or (units[0] if units else None)
        if unit is None and not row.unit_name:
            row.problems.append((NO_UNIT, name))
        else:
            row.people.append(person)
            row.units.append(unit or 0)


def parts_of(amount: Decimal, count: int) -> list[Decimal]:
    """Part an amount equally among so many, to four decimals; what is left over goes to the first."""
    each = (amount / count).quantize(SMALLEST, rounding=ROUND_DOWN)
    return [amount - each * (count - 1), *[each] * (count - 1)]
