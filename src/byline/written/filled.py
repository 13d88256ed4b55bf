"""A table of a file filled into dataclasses, field by field; what does not fit is refused by name.

A table maps words to texts, numbers, days and switches, as TOML and JSON give them.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from byline.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LARGEST = 1_000_000_000
FINEST = -6
MAY_BE_EMPTY = ("medium",)  # of an outlet that nobody sorted yet
# by word: what a number may be at least and at most, where not every number has a sense
BOUNDS: Mapping[str, tuple[Decimal | int, int]] = {
    "places": (0, 6),
    "top": (1, 99),
    "max_authors": (1, 99),
    "part": (Decimal("0.0001"), 1),
    "cut_off_day": (0, 28),
    "count": (1, 9999),
    "cap": (0, LARGEST),
    "fee": (0, LARGEST),
    "share": (0, LARGEST),
    "age": (0, 150),
}


class WrittenWrongly(Refused):
    """What is written cannot be read."""


class WordNotKnown(WrittenWrongly):
    """{where}: “{word}” is not known here{meant}. Known are: {known}."""


class WordMissing(WrittenWrongly):
    """{where}: “{word}” is missing. Write it as {word} = and its value."""


class NotOneOfThese(WrittenWrongly):
    """{where}: {word} cannot be “{value}”{meant}. Write one of: {known}."""


class NotAText(WrittenWrongly):
    """{where}: {word} takes a text, not {value}. Write it in quotes."""


class NotANumber(WrittenWrongly):
    """{where}: {word} takes a number, not {value}. Write it as 8 or 7.5, without quotes."""


class NotAWholeNumber(WrittenWrongly):
    """{where}: {word} takes a whole number from 0 up, not {value}. Write it without quotes, as 5."""


class OutOfBounds(WrittenWrongly):
    """{where}: {word} has to be from {least} to {most}, not {value}. Write another number."""


class SayNothing(WrittenWrongly):
    """{where}: “{word}” is empty. Write a text, or leave the word out where it may be."""


class NeitherTrueNorFalse(WrittenWrongly):
    """{where}: {word} is either true or false, not {value}. Write one of the two, without quotes."""


class NotADay(WrittenWrongly):
    """{where}: {word} takes a day, not {value}. Write it as 2026-03-01."""


def filled(
    kinds: Sequence[type[Any]],
    table: Mapping[str, Any],
    *,
    where: str,
    lists: Mapping[type[Any], Mapping[str, tuple[str, ...]]],
) -> list[dict[str, Any]]:
    """Sort the words of a table to the dataclasses they are fields of: one dict of arguments for each.

    `where` begins the sentence of a refusal; `lists` says which texts a field takes. What the table does not
    say is left to the dataclass. Refuses with a WrittenWrongly.
    """
    known = {field.name: field for kind in kinds for field in readable(kind)}
    if unknown := next((word for word in table if word not in known), None):
        raise WordNotKnown(where=where, word=unknown, meant=_meant(unknown, known), known=", ".join(known))
    return [_part(kind, table, where=where, lists=lists.get(kind, {})) for kind in kinds]


def readable(kind: type[Any]) -> list[Field[Any]]:
    """Give the fields of a dataclass that a table can say; what is a dataclass or a row of them is none."""
    return [field for field in fields(kind) if str(field.type) in READERS]


def _part(
    kind: type[Any], table: Mapping[str, Any], *, where: str, lists: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    part = {}
    for field in readable(kind):
        word = field.name
        if word in table:
            part[word] = READERS[str(field.type)](table[word], where, word)
            if word in lists:
                _ask_for_one_of(lists[word], part[word], where=where, word=word)
            _ask_for_sense(field, part[word], where=where)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise WordMissing(where=where, word=word)
    return part


def _ask_for_one_of(known: tuple[str, ...], value: str, *, where: str, word: str) -> None:
    if value and value not in known:
        raise NotOneOfThese(
            where=where, word=word, value=value, meant=_meant(value, known), known=", ".join(known)
        )


def _ask_for_sense(field: Field[Any], value: Any, *, where: str) -> None:
    """Refuse an empty text where one is required, and numbers that nobody can mean."""
    needed = field.default is MISSING and field.name not in MAY_BE_EMPTY
    if value == "" and (needed or str(field.type) == "Key | None"):
        raise SayNothing(where=where, word=field.name)
    least, most = BOUNDS.get(field.name, (value, value))
    if isinstance(value, (int, Decimal)) and not least <= value <= most:
        raise OutOfBounds(where=where, word=field.name, value=value, least=least, most=most)


def _meant(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f" ({near[0]}?)" if near else ""


def text(value: Any, where: str, word: str) -> str:
    """Read a text that can be written down again. Refuses with NotAText, half a character too."""
    if not isinstance(value, str) or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise NotAText(where=where, word=word, value=value)
    return value


def number(value: Any, where: str, word: str) -> Decimal:
    """Read a number of a size that can be reckoned with. Refuses with NotANumber."""
    is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    if not is_number or not _is_reckonable(Decimal(value)):
        raise NotANumber(where=where, word=word, value=value)
    return Decimal(value)


def _is_reckonable(value: Decimal) -> bool:
    if not value.is_finite() or value.adjusted() >= len(str(LARGEST)):
        return False
    exponent = value.normalize().as_tuple().exponent
    return abs(value) < LARGEST and isinstance(exponent, int) and exponent >= FINEST


def whole(value: Any, where: str, word: str) -> int:
    """Read a whole number. Refuses with NotAWholeNumber."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < LARGEST:
        raise NotAWholeNumber(where=where, word=word, value=value)
    return value


def switch(value: Any, where: str, word: str) -> bool:
    """Read true or false. Refuses with NeitherTrueNorFalse."""
    if not isinstance(value, bool):
        raise NeitherTrueNorFalse(where=where, word=word, value=value)
    return value


def day(value: Any, where: str, word: str) -> date:
    """Read a day, or a text that writes one. Refuses with NotADay."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(text(value, where, word))
    except (ValueError, NotAText) as problem:
        raise NotADay(where=where, word=word, value=value) from problem


def key(value: Any, where: str, word: str) -> int | str:
    """Read a name, or a number that stands for one. Refuses with NotAText."""
    return value if type(value) is int else text(value, where, word)


READERS: dict[str, Callable[[Any, str, str], Any]] = {
    "str": text,
    "Decimal": number,
    "Decimal | None": number,
    "int": whole,
    "int | None": whole,
    "bool": switch,
    "bool | None": switch,
    "date": day,
    "date | None": day,
    "Key": key,
    "Key | None": key,
}
