"""The rows of a past ledger as they were understood."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.bygones import rows as past_rows
from byline.bygones.rows import Known, Row, parts_of, understood
from byline.ledger.models import Entry
from byline.outlets.models import Outlet
from byline.reckoning.terms import Genre, Level
from byline.team.models import Person, Post, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from byline.bygones.models.past_ledger import PastLedger
    from byline.ledger.models import Posting
    from byline.team.models import Congress

PAST = "past"  # what an entry is about; its fact is the row
PROBLEMS = {
    past_rows.FORMULA: _(
        "The formula {words} stands where a value belongs. Save the sheet with values only."
    ),
    past_rows.FAULT: _("A cell shows the fault {words}."),
    past_rows.BAD_DAY: _("“{words}” is no day. Write it like 2023-05-06."),
    past_rows.NO_DAY: _("The row has no day."),
    past_rows.DAY_TO_COME: _("The day {words} has not come yet."),
    past_rows.BAD_NUMBER: _("“{words}” is no number."),
    past_rows.NO_AMOUNT: _("The row does not say how much it counts."),
    past_rows.UNKNOWN_PERSON: _("Nobody is called {words} here."),
    past_rows.SEVERAL_PEOPLE: _("Several people are called {words}; the unit does not tell which."),
    past_rows.NO_UNIT: _("{words} holds no post, and the row names no unit."),
    past_rows.UNKNOWN_UNIT: _("There is no unit {words} here."),
    past_rows.NOBODY: _("The row names neither a person nor a unit."),
    past_rows.UNKNOWN_LEVEL: _("“{words}” is no level."),
    past_rows.UNKNOWN_GENRE: _("“{words}” is no genre."),
}


class PastLineQuerySet(models.QuerySet):
    """Words about rows of past ledgers."""

    def read(self, ledger: PastLedger, rows: Iterable, *, at_once: int) -> Iterator[list[PastLine]]:
        """Understand the rows of a sheet and keep them, so many in one transaction; yield those kept.

        A row that says the same as one before it, or as one of a ledger in the books, is marked as known.
        """
        known, columns = known_to(ledger.congress), ledger.as_columns
        seen = set(self._in_the_books(ledger))
        understood_rows = (understood(number, cells, columns, known) for number, cells in rows)
        for some in chunks(understood_rows, at_once):
            lines = []
            for row in some:
                lines.append(PastLine.kept(ledger, row, is_known=row.digest in seen))
                seen.add(row.digest)
            yield self.bulk_create(lines)

    def _in_the_books(self, ledger: PastLedger) -> Iterable[str]:
        others = self.filter(ledger__congress=ledger.congress, ledger__posting__isnull=False)
        standing = others.filter(ledger__pastreversal=None).filter(PastLine.GOOD)
        return standing.values_list("digest", flat=True)


class PastLine(models.Model):
    """One row of a past ledger: whose it is, how much, of which piece, and what is wrong with it."""

    GOOD = Q(problems=[], is_known=False)

    ledger = models.ForeignKey("PastLedger", on_delete=models.CASCADE, verbose_name=_("past ledger"))
    number = models.PositiveIntegerField(_("line"))
    counted_on = models.DateField(_("counts on"), null=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    outlet = models.CharField(_("outlet"), max_length=200, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    who = models.CharField(_("person"), max_length=200, blank=True)
    unit_name = models.CharField(_("unit"), max_length=200, blank=True)
    # pairs of a person (None: the unit by itself) and a unit, by their keys
    holders = models.JSONField(_("whose it is"), default=list)
    amounts = models.JSONField(_("amounts"), default=dict)
    problems = models.JSONField(_("what does not fit"), default=list)
    is_known = models.BooleanField(_("was there before"), default=False)
    digest = models.CharField(_("digest"), max_length=64, db_index=True)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PastLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a past ledger")
        verbose_name_plural = _("rows of past ledgers")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["ledger", "number"], name="a_row_is_read_once")]

    def __str__(self):
        return f"{self.ledger} {self.number}"

    @classmethod
    def kept(cls, ledger: PastLedger, row: Row, *, is_known: bool) -> PastLine:
        """Make the line, not yet saved, that keeps a row as it was understood."""
        holders: list[list[int | None]] = [
            [person, unit] for person, unit in zip(row.people, row.units, strict=True)
        ]
        if not holders and row.unit:
            holders = [[None, row.unit]]
        return cls(
            ledger=ledger,
            number=row.number,
            counted_on=row.day,
            title=row.title,
            outlet=row.outlet,
            level=row.level,
            genre=row.genre,
            who=row.who,
            unit_name=row.unit_name,
            holders=holders,
            amounts={measure: str(amount) for measure, amount in row.amounts.items()},
            problems=[list(one) for one in row.problems],
            is_known=is_known,
            digest=row.digest,
        )

    @property
    def sentences(self) -> list[str]:
        """What is wrong with it, in sentences."""
        return [str(PROBLEMS[kind]).format(words=words) for kind, words in self.problems]

    def entries(self, ledger: PastLedger, posting: Posting) -> Iterator[Entry]:
        """Give the entries, not yet saved, that it writes."""
        for measure, text in self.amounts.items():
            whole = Decimal(text)
            count = len(self.holders)
            amounts = parts_of(whole, count) if ledger.is_shared else [whole] * count
            for (person, unit), amount in zip(self.holders, amounts, strict=True):
                if amount:
                    yield Entry(
                        congress_id=ledger.congress_id,
                        person_id=person,
                        unit_id=unit,
                        about=PAST,
                        fact=self.pk,
                        level=self.level,
                        genre=self.genre,
                        measure=measure,
                        amount=amount,
                        counted_on=self.counted_on,
                        posting=posting,
                    )


def known_to(congress: Congress) -> Known:
    """Return what rows may name in a congress. Four questions."""
    posts: dict[int, list[int]] = {}
    held = Post.objects.filter(unit__congress=congress).order_by("-starts_on", "-pk")
    for person, unit in held.values_list("person", "unit"):
        posts.setdefault(person, []).append(unit)
    people: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for key, name in Person.objects.of(congress).order_by("pk").values_list("pk", "name"):
        people.setdefault(name, []).append((key, tuple(posts.get(key, ()))))
    units: dict[str, int] = {}
    for unit in Unit.objects.of(congress):
        units.setdefault(unit.name, unit.pk)
        units.setdefault(unit.short_name, unit.pk)
    outlets = dict(Outlet.objects.filter(congress=congress).values_list("name", "level"))
    return Known(people, units, outlets, timezone.localdate())


def chunks(things: Iterable, size: int) -> Iterator[list]:
    """Cut what comes into lists of at most so many."""
    coming = iter(things)
    while some := list(islice(coming, size)):
        yield some
