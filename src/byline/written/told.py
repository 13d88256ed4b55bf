"""Facts as they are written down, one a line, as JSON; a piece with all that belongs to it is one of them.

docs/reckon.md has every word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from byline.written.filled import NotOneOfThese, WordMissing, WrittenWrongly
from byline.written.gathering import KINDS, Gathering, Known, Owing, Piece, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.errors import Refused
    from byline.reckoning.facts import Facts, Key, Owed


MOST_TOLD = 20  # a file of another kind is wrong in every line, and nobody reads them all


class NotJson(WrittenWrongly):
    """{where}: this is not one fact written as JSON. Look for a missing quote, comma or brace."""


class WordTwice(WrittenWrongly):
    """{where}: “{word}” stands twice in one pair of braces. Remove one of the two."""


class _Repeated(Exception):
    """A word that stands twice in one object."""


class ManyWrittenWrongly(WrittenWrongly):
    """{sentences}

    The sentences are those of the lines, one below the other.
    """  # noqa: D400 -- each ends as it should


@dataclass(frozen=True)
class Told:
    """All that a file of facts tells; `loose` are commissions and incidents of no piece."""

    pieces: tuple[Piece, ...] = ()
    loose: tuple[Facts, ...] = ()
    targets: tuple[tuple[Owing, Owed], ...] = ()
    people: dict[Key, Known] = field(default_factory=dict)
    units: dict[Key, str] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Facts, ...]:
        """All facts that can be reckoned, of pieces and of none."""
        return (*(piece.facts for piece in self.pieces), *self.loose)


def read_facts(text: str) -> Told:
    """Read facts, one a line; empty lines are passed over.

    Who was first with the same news is told by when it was sent in. Refuses with ManyWrittenWrongly, which
    has one sentence for each line that is wrong.
    """
    tables: list[tuple[int, Table]] = []
    wrong: list[tuple[int, WrittenWrongly]] = []
    gathering = Gathering()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                tables.append((number, _parsed(line, _place(number))))
            except WrittenWrongly as problem:
                wrong.append((number, problem))
    for number, table in sorted(tables, key=lambda one: KINDS.index(one[1]["kind"])):
        try:
            gathering.take(table["kind"], table, where=_place(number))
        except WrittenWrongly as problem:
            wrong.append((number, problem))
    if wrong:
        raise ManyWrittenWrongly(sentences=_sentences(wrong))
    return Told(
        pieces=_with_firsts(gathering.pieces.values()),
        loose=tuple(gathering.loose),
        targets=tuple(gathering.targets),
        people=gathering.people,
        units=gathering.units,
    )


def sentence_of(refused: Refused) -> str:
    """Give the sentence of a refusal in the reader's language."""
    words = dict(refused.words)
    if "measure" in words:  # pure rooms name it in the source language
        words["measure"] = gettext(str(words["measure"]))
    return gettext(refused.template()).format(**words)


def _sentences(wrong: list[tuple[int, WrittenWrongly]]) -> str:
    in_order = [sentence_of(problem) for _number, problem in sorted(wrong, key=lambda one: one[0])]
    more = len(in_order) - MOST_TOLD
    last = [_("and {count} more lines.").format(count=more)] if more > 0 else []
    return "\n".join([*in_order[:MOST_TOLD], *last])


def _place(number: int) -> str:
    return _("line {line}").format(line=number)


def _parsed(line: str, where: str) -> Table:
    try:
        table = json.loads(line, parse_float=Decimal, parse_constant=str, object_pairs_hook=_once_each)
    except _Repeated as problem:
        raise WordTwice(where=where, word=problem.args[0]) from problem
    except (ValueError, RecursionError) as problem:
        raise NotJson(where=where) from problem
    if not isinstance(table, dict):
        raise NotJson(where=where)
    if "kind" not in table:
        raise WordMissing(where=where, word="kind")
    if table["kind"] not in KINDS:
        known = ", ".join(KINDS)
        raise NotOneOfThese(where=where, word="kind", value=table["kind"], meant="", known=known)
    return table


def _once_each(pairs: list[tuple[str, object]]) -> Table:
    found = dict(pairs)
    if len(found) < len(pairs):
        words = [word for word, _value in pairs]
        raise _Repeated(next(word for word in words if words.count(word) > 1))
    return found


def _with_firsts(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Note of each piece whether another unit sent the same news earlier."""
    found = tuple(pieces)
    return tuple(
        replace(
            one, facts=replace(one.facts, came_first=not any(_came_before(other, one) for other in found))
        )
        if one.news
        else one
        for one in found
    )


def _came_before(other: Piece, one: Piece) -> bool:
    units = {author.unit for author in one.facts.authors}
    return (
        other.news == one.news
        and other.sent_at is not None
        and one.sent_at is not None
        and other.sent_at < one.sent_at
        and units.isdisjoint(author.unit for author in other.facts.authors)
    )
