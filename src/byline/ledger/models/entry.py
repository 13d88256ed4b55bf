"""The lines of the ledger."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from byline.ledger.counting import counted_on, exact
from byline.ledger.models.adjusting import Adjusting
from byline.ledger.models.decision import Confirmation, Reversal
from byline.ledger.models.posting import Posting
from byline.ledger.models.settlement import NOTHING, changed
from byline.ledger.models.settling import Settling
from byline.ledger.models.tally import Seen
from byline.manuscripts.models import Manuscript
from byline.reckoning.book import PRINT
from byline.reckoning.credits import from_plain, to_plain
from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import amount_words
from byline.rules.models import Rulebook
from byline.team.models import Congress, Person, Unit
from byline.written.closing_words import told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from byline.ledger.models.settlement import Due, Line, Matter
    from byline.reckoning.periods import Period


ZERO = Decimal(0)


class EntryQuerySet(Settling, Adjusting, Seen, models.QuerySet):
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
        return exact(self.aggregate(sum=Sum("amount"))["sum"] or ZERO)


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
    # its index is the one below
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, null=True, db_index=False, verbose_name=_("posting")
    )
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
            models.Index(fields=["unit", "measure", "counted_on"], name="entries_of_a_unit"),
            # with the piece, or a database that keeps no statistics reads all entries about no piece instead
            models.Index(fields=["posting", "manuscript"], name="entries_of_a_posting"),
        ]

    def __str__(self):
        return f"{self.person} {self.amount_words} {self.clause}"

    @property
    def explanation(self) -> str:
        """The arithmetic in words, in the reader's language, as the rulebook gave it."""
        if not self.working:
            by_hand = self.posting_id and self.posting.kind == Posting.Kind.CORRECTION
            return self.posting.reason if by_hand else gettext("no longer counts")
        return told(from_plain(self.working), author=str(self.person or self.unit))

    @property
    def amount_words(self) -> str:
        """The amount with its unit."""
        return amount_words(self.amount, self.measure)

    @classmethod
    def bringing(
        cls,
        matter: Matter,
        due: Mapping[Line, Due],
        *,
        before: Mapping[Line, Decimal],
        in_force: Mapping[date, Rulebook],
    ) -> list[Entry]:
        """Make the entries, without a cause yet, that bring what stood before to what is due."""
        today = timezone.localdate()
        return [
            cls._of_line(line, due.get(line, NOTHING), amount=more).about_matter(
                matter, in_force=in_force, entered_on=today
            )
            for line, more in changed(due, before=before)
        ]

    @classmethod
    def _of_line(cls, line: Line, due: Due, *, amount: Decimal) -> Entry:
        return cls(
            person_id=line.person,
            unit_id=line.unit,
            measure=line.measure,
            rulebook_id=line.rulebook,
            adoption_id=line.adoption,
            about=line.about,
            fact=line.fact,
            level=line.level,
            genre=line.genre,
            counts_for_unit=line.counts_for_unit,
            clause=line.clause,
            amount=amount,
            working=to_plain(due.working),
        )

    def about_matter(self, matter: Matter, *, in_force: Mapping[date, Rulebook], entered_on: date) -> Entry:
        """Add which piece it is for and on which day it counts, and return it."""
        self.manuscript = matter.manuscript
        self.congress_id = matter.congress_id
        day = matter.days_of[self.about, self.adoption_id if self.about == PRINT else self.fact]
        self.counted_on = counted_on(day, entered_on=entered_on, cut_off_day=in_force[day].cut_off_day or 0)
        return self

    def opposite(self) -> Entry:
        """Return the entry, not saved, that takes this one back; it counts on the same day."""
        kept = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.name not in {"id", "at", "confirmation", "reversal", "posting"}
        }
        return Entry(**kept | {"amount": -self.amount, "working": []})

    def caused_by(self, cause: Confirmation | Reversal | Posting) -> Entry:
        """Add the deed that it comes from, and return it."""
        if isinstance(cause, Confirmation):
            self.confirmation = cause
        elif isinstance(cause, Reversal):
            self.reversal = cause
        else:
            self.posting = cause
        return self
