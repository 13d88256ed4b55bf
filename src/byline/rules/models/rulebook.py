"""Rulebooks: dated versions of the rules, drafted, signed, and in force from a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.db.models import Case, F, OuterRef, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning import book as values
from byline.reckoning.checking import Finding, Vocabulary, check
from byline.reckoning.terms import Genre, Level, Measure, Medium, Placement
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from byline.rules.models.clause import Clause
    from byline.rules.models.measure_terms import MeasureTerms

# by rulebook and moment of signing: two databases of one process do not share them
SIGNED: dict[tuple[int, datetime], values.Book] = {}
WORDS = Vocabulary(tuple(Level), tuple(Genre), tuple(Medium), tuple(Placement))


class NoRulebookInForce(Refused):
    """No signed rulebook is in force on {day}. Sign one that begins on or before that day, then try again."""


class RulebookIsSigned(Refused):
    """This rulebook is signed and does not change any more. Draft a new version from it."""


class NoFirstDay(Refused):
    """The rulebook does not say from which day it is in force. Enter the day, then sign."""


class NotAdopted(Refused):
    """The rulebook does not say which meeting adopted it. Enter the meeting, then sign."""


class AnotherBeginsThatDay(Refused):
    """Another signed rulebook begins on {day}. Give this one a different first day."""


class RulebookLeavesOpen(Refused):
    """The rulebook leaves {count} things open; they are listed under its clauses. State them, then sign."""


class RulebookQuerySet(models.QuerySet):
    """Words about rulebooks."""

    def of(self, congress: Congress) -> RulebookQuerySet:
        """Keep the versions of one congress, drafts first, then the latest to come into force."""
        drafts_first = Case(When(signing=None, then=0), default=1)
        latest_first = F("in_force_from").desc(nulls_first=True)
        return self.filter(congress=congress).order_by(drafts_first, latest_first, "-pk")

    def visible_to(self, person: Person) -> RulebookQuerySet:
        """Keep what a person may see: everybody reads their congress's rules; drafts are for the drafters."""
        seen = self.of(person.congress)
        may_draft = person.has_perm("rules.change_rulebook") or person.has_perm("rules.add_signing")
        return seen if may_draft else seen.signed()

    def signed(self) -> RulebookQuerySet:
        """Keep the signed ones."""
        return self.filter(signing__isnull=False)

    def drafts(self) -> RulebookQuerySet:
        """Keep those not signed yet."""
        return self.filter(signing=None)

    def whole(self) -> RulebookQuerySet:
        """Bring along what a rulebook is read with: its signing, clauses and terms."""
        return self.select_related("signing__by", "follows__signing").prefetch_related("clauses", "terms")

    def with_days(self) -> RulebookQuerySet:
        """Bring along the day on which the next version takes over, for `last_day` and `standing`."""
        later = Signing.objects.filter(
            congress=OuterRef("congress"), in_force_from__gt=OuterRef("signing__in_force_from")
        )
        return self.annotate(
            next_begins_on=Subquery(later.order_by("in_force_from").values("in_force_from")[:1])
        )

    def in_force(self, *, on: date) -> Rulebook:
        """Return the version in force on a day: the signed one with the latest first day by then.

        Refuses with NoRulebookInForce.
        """
        return self.in_force_on_each([on])[on]

    def in_force_on_each(self, days: Collection[date]) -> dict[date, Rulebook]:
        """Return the version in force on each of these days, asked for all at once; refuses as above."""
        latest_first = self.signed().select_related("signing").order_by("-signing__in_force_from")
        found = {
            day: next((one for one in latest_first if one.signing.in_force_from <= day), None) for day in days
        }
        for day in days:
            if found[day] is None:
                raise NoRulebookInForce(day=day)
        return found


class Rulebook(models.Model):
    """One version of a congress's rules, in force from a day until the next version's day."""

    class Order(models.TextChoices):
        """Which bonuses come first where some multiply and some add."""

        MULTIPLY_FIRST = values.MULTIPLY_FIRST, _("factors and percentages first, then fixed sums")
        ADD_FIRST = values.ADD_FIRST, _("fixed sums first, then factors and percentages")

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
    }

    class Meta:
        verbose_name = _("rulebook")
        verbose_name_plural = _("rulebooks")

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

    def book(self) -> values.Book:
        """Give it as values for `scoring.reckon`, the measures in the order of `Measure`.

        A signed one never changes, so this process keeps what it read of it.
        """
        if not hasattr(self, "signing"):
            return self._read()
        key = (self.pk, self.signing.at)
        if key not in SIGNED:
            SIGNED[key] = self._read()
        return SIGNED[key]

    def _read(self) -> values.Book:
        order = list(Measure)
        terms = sorted((one.stated() for one in self.terms.all()), key=lambda one: order.index(one.measure))
        lines = tuple(clause.line() for clause in self.clauses.all())
        return values.Book(self.title, tuple(terms), lines, self.order)

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
    def redraft(self, *, clauses: Sequence[Clause], terms: Sequence[MeasureTerms], by: Person) -> None:
        """Keep this draft's facts as they now stand, and put these clauses and terms in place of the old.

        Refuses with RulebookIsSigned.
        """
        self._refuse_if_signed()
        self.save()
        self._fill(clauses, terms)
        record(self, "redrafted", by=by, title=self.title)

    @transaction.atomic
    def revise(self, *, by: Person) -> Rulebook:
        """Draft the next version with the same clauses and terms; its day and meeting are still open."""
        copy = Rulebook(congress=self.congress, title=self.title, order=self.order, follows=self)
        copy.draft(by=by)
        copy._fill(self.clauses.all(), self.terms.all())
        return copy

    @transaction.atomic
    def sign(self, *, by: Person) -> Signing:
        """Put it in force from its first day, once and for good; the people who draft rules hear of it.

        Refuses with RulebookIsSigned, NoFirstDay, NotAdopted, RulebookLeavesOpen or AnotherBeginsThatDay.
        """
        self._refuse_if_signed()
        self._refuse_if_unfinished()
        signing = self._signed(by)
        record(
            self,
            "signed",
            by=by,
            tell=Person.objects.of(self.congress).holding(Role.EDITOR),
            title=self.title,
            day=self.in_force_from,
        )
        return signing

    def _refuse_if_signed(self):
        Rulebook.objects.select_for_update().get(pk=self.pk)
        if Signing.objects.filter(rulebook=self).exists():
            raise RulebookIsSigned

    def _refuse_if_unfinished(self):
        if self.in_force_from is None:
            raise NoFirstDay
        if not self.adopted_by:
            raise NotAdopted
        if findings := self.findings():
            raise RulebookLeavesOpen(count=len(findings))

    def _signed(self, by):
        try:
            with transaction.atomic():
                return Signing.objects.create(
                    rulebook=self, congress=self.congress, in_force_from=self.in_force_from, by=by
                )
        except IntegrityError as clash:
            raise AnotherBeginsThatDay(day=self.in_force_from) from clash

    def _fill(self, clauses, terms):
        self.clauses.all().delete()
        self.terms.all().delete()
        clauses, terms = list(clauses), list(terms)
        for rank, row in enumerate(clauses):
            row.pk, row.rulebook, row.rank = None, self, rank
        for row in terms:
            row.pk, row.rulebook = None, self
        self.clauses.bulk_create(clauses)
        self.terms.bulk_create(terms)


class Signing(models.Model):
    """A rulebook put in force: by whom, when, and from which day. Congress and day are kept as signed."""

    rulebook = models.OneToOneField(
        Rulebook, on_delete=models.PROTECT, related_name="signing", verbose_name=_("rulebook")
    )
    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    in_force_from = models.DateField(_("in force from"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("signing of a rulebook")
        verbose_name_plural = _("signings of rulebooks")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "in_force_from"], name="two_rulebooks_do_not_begin_on_one_day"
            ),
        ]

    def __str__(self):
        return f"{self.rulebook} {self.in_force_from}"
