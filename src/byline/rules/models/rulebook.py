"""Rulebooks: dated versions of the rules, drafted, signed, and in force from a day."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning import book as values
from byline.reckoning.terms import Genre, Level, Measure, Medium, Placement
from byline.rules.models.guard import HEAD, Guard
from byline.rules.models.signing import Signing
from byline.rules.models.versions import RulebookQuerySet
from byline.team.models import LAST_CUT_OFF_DAY, Congress, Person
from byline.team.roles import Role
from byline.vetting.checking import Finding, Vocabulary, check
from byline.written.rulebooks import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from byline.rules.models.clause import Clause
    from byline.rules.models.measure_terms import MeasureTerms
    from byline.rules.models.period_clause import PeriodClause

# by rulebook and moment of signing: two databases of one process do not share them
SIGNED: dict[tuple[int, datetime], values.Book] = {}
# what a rulebook states for all measures; the next version begins with the same
CHOICES = ("order", "band_end", "ties", "cut_off_day")
WORDS = Vocabulary(tuple(Level), tuple(Genre), tuple(Medium), tuple(Placement))


class RulebookIsSigned(Refused):
    """This rulebook is signed and does not change any more. Draft a new version from it."""


class NoFirstDay(Refused):
    """The rulebook does not say from which day it is in force. Enter the day, then sign."""


class NotAdopted(Refused):
    """The rulebook does not say which meeting adopted it. Enter the meeting, then sign."""


class RulebookLeavesOpen(Refused):
    """The rulebook leaves {count} things open; they are listed under its clauses. State them, then sign."""


class Rulebook(models.Model):
    """One version of a congress's rules, in force from a day until the next version's day."""

    class Order(models.TextChoices):
        """Which bonuses come first where some multiply and some add."""

        MULTIPLY_FIRST = values.MULTIPLY_FIRST, _("factors and percentages first, then fixed sums")
        ADD_FIRST = values.ADD_FIRST, _("fixed sums first, then factors and percentages")
        OF_AWARD = values.OF_AWARD, _("each of the award alone, all added up")

    class BandEnd(models.TextChoices):
        """Which end belongs to a band of lengths or hours."""

        LOWER = values.LOWER, _("the lower end: “from 500” holds 500, “under 1000” does not hold 1000")
        UPPER = values.UPPER, _("the upper end: “over 500” does not hold 500, “up to 1000” holds 1000")

    class Ties(models.TextChoices):
        """What becomes of the places after equals."""

        COMPETITION = values.COMPETITION, _("stay empty: 1, 2, 2, 4")
        DENSE = values.DENSE, _("are filled: 1, 2, 2, 3")

    class Standing(models.TextChoices):
        """Where a version stands on a day."""

        DRAFT = "draft", _("draft")
        TO_COME = "to_come", _("signed, not yet in force")
        IN_FORCE = "in_force", _("in force")
        PAST = "past", _("no longer in force")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    title = models.CharField(_("title of the rules"), max_length=120)
    adopted_by = models.CharField(_("adopting meeting"), max_length=120, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    order = models.CharField(_("order of bonuses"), max_length=20, choices=Order.choices, blank=True)
    band_end = models.CharField(_("ends of bands"), max_length=10, choices=BandEnd.choices, blank=True)
    ties = models.CharField(_("places after equals"), max_length=15, choices=Ties.choices, blank=True)
    cut_off_day = models.PositiveSmallIntegerField(
        _("cut-off day"), null=True, blank=True, validators=[MaxValueValidator(LAST_CUT_OFF_DAY)]
    )
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("drafted from"),
    )

    objects = RulebookQuerySet.as_manager()

    DEEDS = {
        "drafted": _("drafted the rulebook {title}"),
        "redrafted": _("changed the draft of the rulebook {title}"),
        "signed": _("signed the rulebook {title}, in force from {day}"),
        "discarded": _("threw away the draft of the rulebook {title}"),
        "paper_added": _("added the paper {name} to the rulebook {title}"),
    }

    class Meta:
        verbose_name = _("rulebook")
        verbose_name_plural = _("rulebooks")
        constraints = [Guard(name="a_signed_rulebook_stays", key="id", events="UPDATE DELETE", columns=HEAD)]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where its clauses are read."""
        return reverse("rulebook", args=[self.pk])

    @property
    def is_signed(self) -> bool:
        """Whether it is signed, and so no longer changes."""
        return hasattr(self, "signing")

    @property
    def last_day(self) -> date | None:
        """The last day of force, or None while no later version is signed. Fetch it `with_days()`."""
        return self.next_begins_on - timedelta(days=1) if self.next_begins_on else None

    def standing(self, *, on: date) -> Standing:
        """Say where it stands on a day: a draft, to come, in force, or past. Fetch it `with_days()`."""
        if not self.is_signed:
            return self.Standing.DRAFT
        if on < self.in_force_from:
            return self.Standing.TO_COME
        return self.Standing.PAST if self.last_day and self.last_day < on else self.Standing.IN_FORCE

    @property
    def standing_today(self) -> Standing:
        """Where it stands today."""
        return self.standing(on=timezone.localdate())

    @property
    def choices_told(self) -> list[tuple[str, str]]:
        """What is stated for all measures, each as its label and its words; "" is left open."""
        days = {None: "", 0: _("none; all counts on the day of print")}
        cut_off = days.get(self.cut_off_day, _("day {day} of the month after").format(day=self.cut_off_day))
        words = [self.get_order_display(), self.get_band_end_display(), self.get_ties_display(), cut_off]
        labels = [self._meta.get_field(name).verbose_name for name in CHOICES]
        return [(str(label), str(said)) for label, said in zip(labels, words, strict=True)]

    def book(self) -> values.Book:
        """Give it as values for `scoring.reckon`, the measures in the order of `Measure`.

        A signed one never changes, so this process keeps what it read of it.
        """
        return self._kept(of_periods=True)

    def book_of_pieces(self) -> values.Book:
        """Give it without its lines about whole periods: a question less, where only pieces are reckoned."""
        return self._kept(of_periods=False)

    def _kept(self, *, of_periods: bool) -> values.Book:
        key = (self.pk, self.signing.at, of_periods) if hasattr(self, "signing") else None
        if key in SIGNED:
            return SIGNED[key]
        book = self._read(of_periods=of_periods)
        return SIGNED.setdefault(key, book) if key else book

    def _read(self, *, of_periods: bool) -> values.Book:
        terms = (one.stated() for one in self.terms.all())
        return values.Book(
            name=self.title,
            terms=tuple(sorted(terms, key=lambda one: list(Measure).index(one.measure))),
            lines=tuple(clause.line() for clause in self.clauses.all()),
            order=self.order,
            band_end=self.band_end,
            ties=self.ties,
            cut_off_day=self.cut_off_day,
            period_lines=tuple(clause.line() for clause in (self.period_clauses.all() if of_periods else ())),
        )

    def digest(self) -> str:
        """Return the SHA-256 of all it says now, as its rows stand, with meeting and day."""
        said = f"{self.adopted_by}\n{self.in_force_from}\n{write(self._read(of_periods=True))}"
        return sha256(said.encode()).hexdigest()

    def findings(self) -> tuple[Finding, ...]:
        """Say what it leaves open; only a rulebook without findings can be signed."""
        return check(self.book(), words=WORDS)

    @transaction.atomic
    def draft(self, *, by: Person) -> Rulebook:
        """Enter it as a new draft, and return it."""
        self.save(force_insert=True)
        record(self, "drafted", by=by, title=self.title)
        return self

    @transaction.atomic
    def redraft(
        self,
        *,
        by: Person,
        clauses: Sequence[Clause],
        terms: Sequence[MeasureTerms],
        period_clauses: Sequence[PeriodClause] | None = None,
    ) -> None:
        """Keep this draft's facts as they now stand, and put these rows in place of the old.

        Clauses about periods stay as they are where None are given. Refuses with RulebookIsSigned.
        """
        self.refuse_if_signed()
        self.save()
        self._fill(clauses, terms)
        if period_clauses is not None:
            self._put(self.period_clauses, period_clauses)
        record(self, "redrafted", by=by, title=self.title)

    @transaction.atomic
    def rehead(self, *, by: Person) -> None:
        """Keep this draft's head as it now stands; its rows stay. Refuses with RulebookIsSigned."""
        self.refuse_if_signed()
        self.save()
        record(self, "redrafted", by=by, title=self.title)

    @transaction.atomic
    def discard(self, *, by: Person) -> None:
        """Throw this draft away with all its rows. Refuses with RulebookIsSigned."""
        self.refuse_if_signed()
        record(self, "discarded", by=by, title=self.title)
        self.delete()

    @transaction.atomic
    def revise(self, *, by: Person) -> Rulebook:
        """Draft the next version with the same rows; its day and meeting are still open."""
        copy = Rulebook(congress=self.congress, title=self.title, follows=self)
        for choice in CHOICES:
            setattr(copy, choice, getattr(self, choice))
        copy.draft(by=by)
        copy._fill(self.clauses.all(), self.terms.all())
        copy._put(copy.period_clauses, self.period_clauses.all())
        return copy

    @transaction.atomic
    def sign(self, *, by: Person, settled_until: date | None = None) -> Signing:
        """Put it in force from its first day, once and for good; the people who draft rules hear of it.

        `settled_until` is the last day whose figures are closed. Refuses with RulebookIsSigned, NoFirstDay,
        NotAdopted, RulebookLeavesOpen, BeginsInTheSettled or AnotherBeginsThatDay.
        """
        self.refuse_if_signed()
        self._refuse_if_unfinished()
        signing = Signing.objects.put_in_force(self, by=by, settled_until=settled_until)
        record(
            self,
            "signed",
            by=by,
            tell=Person.objects.of(self.congress).holding(Role.EDITOR),
            title=self.title,
            day=self.in_force_from,
        )
        return signing

    def refuse_if_signed(self) -> None:
        """Hold this rulebook for the transaction; refuse with RulebookIsSigned if it no longer changes."""
        Rulebook.objects.select_for_update().get(pk=self.pk)
        if Signing.objects.filter(rulebook=self).exists():
            raise RulebookIsSigned

    def _refuse_if_unfinished(self):
        if self.in_force_from is None:
            raise NoFirstDay
        if not self.adopted_by:
            raise NotAdopted
        # rows may have been read before this rulebook was held
        if findings := Rulebook.objects.get(pk=self.pk).findings():
            raise RulebookLeavesOpen(count=len(findings))

    def _fill(self, clauses, terms):
        self._put(self.clauses, clauses)
        self._put(self.terms, terms)

    def _put(self, held, rows):
        """Put rows, also those of another version, in place of what is held, in the order given."""
        rows = list(rows)
        held.all().delete()
        for rank, row in enumerate(rows):
            row.pk, row.rulebook, row.rank = None, self, rank
        held.bulk_create(rows)
