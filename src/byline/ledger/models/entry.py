"""The lines of the ledger."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from byline.ledger.counting import counted_on
from byline.ledger.models.decision import Confirmation, Reversal
from byline.ledger.models.posting import Posting
from byline.ledger.models.settlement import NOTHING, Due, Line, dues
from byline.ledger.models.tally import Tally
from byline.manuscripts.models import Manuscript
from byline.reckoning.book import PRINT
from byline.reckoning.credits import from_plain, to_plain
from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import amount_words, explain
from byline.rules.models import Rulebook
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from byline.ledger.models.adoption import Adoption
    from byline.reckoning.periods import Period


ZERO = Decimal(0)


class EntryQuerySet(models.QuerySet):
    """Words about entries."""

    def of_congress(self, congress: Congress) -> EntryQuerySet:
        """Keep the entries of a congress."""
        return self.filter(congress=congress)

    def of(self, unit: Unit) -> EntryQuerySet:
        """Keep what a unit earned through its people."""
        return self.filter(unit=unit)

    def of_person(self, person: Person) -> EntryQuerySet:
        """Keep what a person earned."""
        return self.filter(person=person)

    def about(self, manuscript: Manuscript) -> EntryQuerySet:
        """Keep what a manuscript earned."""
        return self.filter(manuscript=manuscript)

    def between(self, first: date, last: date) -> EntryQuerySet:
        """Keep what counts on a day from the first to the last, both included."""
        return self.filter(counted_on__range=(first, last))

    def in_period(self, period: Period) -> EntryQuerySet:
        """Keep what counts in a period."""
        return self.between(period.first, period.last)

    def measured(self, measure: str) -> EntryQuerySet:
        """Keep the entries in one measure."""
        return self.filter(measure=measure)

    def amount(self) -> Decimal:
        """Add up; entries of several measures do not mix, so say first in which."""
        return self.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)

    def visible_to(self, person: Person) -> EntryQuerySet:
        """Keep one's own; the unit's for its head; the congress's for the office, leaders and the auditor."""
        entries = self.of_congress(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return entries
        return entries.filter(Q(person=person) | Q(unit__in=person.units_headed()))

    def settle(self, manuscript: Manuscript, *, cause: Confirmation | Reversal) -> list[Entry]:
        """Reckon again what a manuscript earns by its confirmed adoptions, and write the difference.

        The sum of the ledger is afterwards what the rules say, and nothing already written changes. Call it
        inside the transaction of the deed that changed the facts. Raises NoRulebookInForce.
        """
        confirmations = Confirmation.objects.of(manuscript)
        adoptions = {confirmation.adoption_id: confirmation.adoption for confirmation in confirmations}
        for adoption in adoptions.values():
            adoption.manuscript = manuscript
        entries = self.differences(manuscript, [one for one in confirmations if one.stands])
        return self.write(entry.caused_by(cause, adoption=adoptions[entry.adoption_id]) for entry in entries)

    def write(self, entries: Iterable[Entry]) -> list[Entry]:
        """Add entries to the ledger and to its tallies, and return them. This is the only way in."""
        written = self.bulk_create(entries)
        Tally.objects.add(written)
        return written

    def differences(self, manuscript: Manuscript, confirmations: Iterable[Confirmation]) -> list[Entry]:
        """Return the entries, not yet saved, that bring a manuscript to what these confirmations are due.

        Raises NoRulebookInForce.
        """
        due = dues(manuscript, confirmations)
        before = self.about(manuscript).sums()
        return [
            Entry.bringing(line, due.get(line, NOTHING), before=before.get(line, ZERO))
            for line in {**due, **before}
            if due.get(line, NOTHING).amount != before.get(line, ZERO)
        ]

    def sums(self) -> dict[Line, Decimal]:
        """Add up line by line."""
        fields = ("person", "unit", "measure", "rulebook", "clause", "adoption", "about", "fact")
        reckoned = self.exclude(posting__kind=Posting.Kind.CORRECTION)
        rows = reckoned.order_by().values(*fields).annotate(sum=Sum("amount"))
        return {Line(**{field: row[field] for field in fields}): row["sum"] for row in rows}


class Entry(models.Model):
    """One line of the ledger: who, measure, amount, clause, day. It is added and never changed.

    A unit's own line has no person. What is not for a print says what it is `about` and which `fact` it is;
    what a period rule gave says the `period`. Level and genre are kept as they were when it was reckoned. A
    line of a past ledger has neither rulebook nor manuscript.
    """

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("person")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    manuscript = models.ForeignKey(
        Manuscript,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("manuscript"),
    )
    adoption = models.ForeignKey(
        "Adoption", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("adoption")
    )
    about = models.CharField(_("about"), max_length=12, default=PRINT)
    fact = models.PositiveBigIntegerField(_("fact"), null=True, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    period = models.CharField(_("period"), max_length=8, blank=True)
    counts_for_unit = models.BooleanField(_("counts for the unit too"), default=True)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=4)
    rulebook = models.ForeignKey(
        Rulebook,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("rulebook"),
    )
    clause = models.CharField(_("clause"), max_length=20, blank=True)
    working = models.JSONField(_("working"), default=list)
    counted_on = models.DateField(_("counts on"))
    confirmation = models.ForeignKey(
        Confirmation, on_delete=models.PROTECT, null=True, verbose_name=_("confirmation")
    )
    reversal = models.ForeignKey(Reversal, on_delete=models.PROTECT, null=True, verbose_name=_("reversal"))
    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, null=True, verbose_name=_("posting"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="an_entry_changes_something"),
            models.CheckConstraint(
                condition=Q(confirmation__isnull=False, reversal=None, posting=None)
                | Q(confirmation=None, reversal__isnull=False, posting=None)
                | Q(confirmation=None, reversal=None, posting__isnull=False),
                name="an_entry_has_one_cause",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "measure", "counted_on"], name="entries_for_rankings"),
            models.Index(fields=["person", "measure", "counted_on"], name="entries_of_a_person"),
        ]

    def __str__(self):
        return f"{self.person} {self.amount_words} {self.clause}"

    @property
    def explanation(self) -> str:
        """The arithmetic in words, in the reader's language, as the rulebook gave it."""
        if not self.working:
            return gettext("no longer counts")
        return explain(from_plain(self.working), author=self.person.name)

    @property
    def amount_words(self) -> str:
        """The amount with its unit."""
        return amount_words(self.amount, self.measure)

    @classmethod
    def bringing(cls, line: Line, due: Due, *, before: Decimal) -> Entry:
        """Make the entry, not yet saved, that brings a line from what stood before to what is due."""
        return cls(
            person_id=line.person,
            unit_id=line.unit,
            measure=line.measure,
            rulebook_id=line.rulebook,
            adoption_id=line.adoption,
            about=line.about,
            fact=line.fact,
            clause=line.clause,
            amount=due.amount - before,
            working=to_plain(due.working),
        )

    def caused_by(self, cause: Confirmation | Reversal, *, adoption: Adoption) -> Entry:
        """Add whence it comes and on which day it counts, and return it."""
        self.adoption, self.manuscript_id, self.congress = adoption, adoption.manuscript_id, adoption.congress
        self.level, self.genre = adoption.clipping.outlet.level, adoption.manuscript.genre
        if isinstance(cause, Confirmation):
            self.confirmation = cause
        else:
            self.reversal = cause
        self.counted_on = counted_on(
            adoption.clipping.printed_on,
            entered_on=timezone.localdate(),
            cut_off_day=adoption.congress.cut_off_day,
        )
        return self


def credit_of(entries: Iterable[Entry]) -> dict[str, object]:
    """Sum entries up as codes: the clauses that gave them, and the amount in each measure."""
    entries = list(entries)
    sums = {measure.value: ZERO for measure in Measure}
    for entry in entries:
        sums[entry.measure] += entry.amount
    amounts = {measure: str(amount) for measure, amount in sums.items() if amount}
    return {"clauses": list(dict.fromkeys(entry.clause for entry in entries)), "amounts": amounts}


def confirmed_words(*, outlet: str, clauses: list[str], amounts: dict[str, str]) -> str:
    """Tell a confirmation in one line of history: by whom it was printed, clause 3.2, 1 piece, 8 points."""
    given = [gettext("clause {number}").format(number=number) for number in clauses]
    given += [amount_words(Decimal(amount), measure) for measure, amount in amounts.items()]
    if not given:
        return gettext("confirmed the adoption by {outlet}, without credit").format(outlet=outlet)
    told = gettext("confirmed the adoption by {outlet}: {credit}")
    return told.format(outlet=outlet, credit="　".join(given))
