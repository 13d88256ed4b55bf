"""The table in which targets are set: a row for each unit or person, a column for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from byline.reckoning.terms import Measure
from byline.reckoning.words import number_words
from byline.rules.models import Target
from byline.rules.models.owed import Demanded, Owed
from byline.targets.grid import amount_of
from byline.targets.wording import WRONG, all_kinds, kind_words
from byline.team.models import Person, Post, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from byline.reckoning.periods import Period

UNITS, PEOPLE = "units", "people"


@dataclass
class Cell:
    """One field of the table: what stands in it, what is owed now, and what is wrong with it."""

    name: str
    label: str
    value: str
    was: str = ""
    wrong: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than what is owed."""
        return self.value.strip() != self.was


@dataclass
class Row:
    """One unit or person with their fields."""

    holder: Unit | Person
    beside: str
    cells: list[Cell]


class Table:
    """What is owed for a period by units or by people of a class, to be filled in."""

    def __init__(self, person: Person, *, period: Period, of: str = UNITS, kind: str = ""):
        self.person, self.period, self.of, self.kind = person, period, of, kind
        self.columns: list[Demanded] = []
        self.typed: dict[str, str] = {}
        self.wrong: dict[str, str] = {}

    @cached_property
    def standing(self) -> dict[tuple[int, Demanded], Target]:
        """Give what is owed now, by holder and kind."""
        targets = Target.objects.visible_to(self.person).in_period(self.period)
        chosen = targets.filter(unit__isnull=self.of == PEOPLE)
        return {(target.unit_id or target.person_id, target.demanded): target for target in chosen}

    @cached_property
    def holders(self) -> list[tuple[Unit | Person, str]]:
        """Give the rows: units in their order, or people in post by unit, with the unit's name."""
        if self.of == UNITS:
            units = Unit.objects.of(self.person.congress)
            return [(unit, "") for unit in (units.filter(kind=self.kind) if self.kind else units)]
        posts = Post.objects.filter(unit__congress=self.person.congress, starts_on__lte=self.period.last)
        posts = posts.exclude(ends_on__lt=self.period.first).filter(person__is_active=True)
        if self.kind:
            posts = posts.filter(unit__kind=self.kind)
        found: dict[int, tuple[Person, str]] = {}
        for post in posts.select_related("person", "unit").order_by("unit__rank", "starts_on", "pk"):
            found.setdefault(post.person_id, (post.person, post.unit.short_name))
        return list(found.values())

    @cached_property
    def kinds(self) -> list[Demanded]:
        """Give the columns: the kinds that are owed, those asked for, and pieces where there is none."""
        owed = {demanded for _holder, demanded in self.standing}
        kinds = sorted(owed) + [kind for kind in self.columns if kind not in owed]
        return list(dict.fromkeys(kinds)) or [Demanded(Measure.PIECES)]

    @property
    def heads(self) -> list[str]:
        """Give the headings of the columns."""
        return [kind_words(kind) for kind in self.kinds]

    @cached_property
    def rows(self) -> list[Row]:
        """Give the rows with their fields."""
        return [
            Row(holder, beside, [self._cell(holder, kind) for kind in self.kinds])
            for holder, beside in self.holders
        ]

    def _cell(self, holder: Unit | Person, kind: Demanded) -> Cell:
        name = f"{holder.pk}:{kind.key}"
        target = self.standing.get((holder.pk, kind))
        was = number_words(target.amount) if target else ""
        label = f"{holder}　{kind_words(kind)}"
        return Cell(name, label, self.typed.get(name, was), was, self.wrong.get(name, ""))

    def fill(self, typed: Mapping[str, str]) -> None:
        """Take what was typed, by the names of the fields; what is no amount is marked wrong."""
        self.columns += _columns(typed)
        self.typed = {name: said for name, said in typed.items() if ":" in name}
        for name, said in self.typed.items():
            amount = amount_of(said.strip()) if said.strip() else None
            if isinstance(amount, str):
                self.wrong[name] = str(WRONG[amount])

    def fill_from(self, amounts: Mapping[tuple[str, str], Decimal]) -> None:
        """Take amounts by the holder's name and the key of the kind, as a file brings them."""
        self.columns += [Demanded.parse(key) for _name, key in amounts]
        keys = {name: holder.pk for name, holder in self.by_name.items()}
        self.typed = {f"{keys[name]}:{key}": number_words(amount) for (name, key), amount in amounts.items()}

    @cached_property
    def by_name(self) -> dict[str, Unit | Person]:
        """Give the holders by name; of two with one name neither can be told by it."""
        names: dict[str, list[Unit | Person]] = {}
        for holder, _beside in self.holders:
            for name in {str(holder), holder.name}:
                names.setdefault(name, []).append(holder)
        return {name: found[0] for name, found in names.items() if len(found) == 1}

    @staticmethod
    def headings() -> dict[str, str]:
        """Give the key of each kind by the words of its heading."""
        return {words: kind.key for words, kind in all_kinds().items()}

    def orders(self) -> list[tuple[Unit | Person, Owed]]:
        """Give what is owed otherwise than before; a field that was emptied owes nothing."""
        return [
            (row.holder, self._owed(kind, cell.value))
            for row in self.rows
            for kind, cell in zip(self.kinds, row.cells, strict=True)
            if cell.is_changed
        ]

    def _owed(self, kind: Demanded, said: str) -> Owed:
        amount = amount_of(said.strip() or "0")
        return Owed(self.period, kind.measure, amount, kind.minimum_level, kind.genre, kind.counting)


def _columns(typed: Mapping[str, str]) -> list[Demanded]:
    keys = {name.partition(":")[2] for name in typed if ":" in name}
    known = {kind.key: kind for kind in all_kinds().values()}
    return [known[key] for key in sorted(keys) if key in known]
