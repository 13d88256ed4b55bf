"""What is asked of a piece: a line of the writing rules each, in force from a day to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.norms import kinds
from byline.norms.checking import ALWAYS
from byline.norms.piece import Line
from byline.standards.customary import CUSTOMARY
from byline.standards.models.days import Dated, DatedQuerySet
from byline.standards.terms import Kind
from byline.standards.words import rule
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from datetime import date


class AskedAlready(Refused):
    """“{rule}” is asked of these genres already from {day}. Change that line instead."""


class NoBounds(Refused):
    """A demand on length needs a number: the least or the most characters. Enter one."""


class LaidDownAlready(Refused):
    """Demands are laid down here already. Change them line by line."""


class DemandQuerySet(DatedQuerySet):
    """Words about demands."""

    def in_order(self) -> DemandQuerySet:
        """Put them in the order of the writing rules: by clause as people count, then as they were made."""
        return self.order_by("clause", "pk")

    def lines(self, congress: Congress, *, genre: str) -> list[Line]:
        """Return what is asked today of a piece of this genre.

        A demand for the genre goes before one for any. Where a congress has laid down nothing, ever, the
        few things hold without which the desk cannot work.
        """
        rows = list(self.of(congress))
        if not rows:
            return list(ALWAYS)
        today = timezone.localdate()
        fitting = [row for row in rows if row.holds(on=today) and row.fits(genre)]
        chosen = {row.kind: row for row in sorted(fitting, key=lambda row: bool(row.genres))}
        return [row.line for row in sorted(chosen.values(), key=lambda row: row.order)]

    @transaction.atomic
    def lay_down_customary(self, congress: Congress, *, by: Person | None) -> int:
        """Lay down what offices customarily ask, for a congress that has no demand yet; return how many.

        Refuses with LaidDownAlready.
        """
        Congress.objects.select_for_update().get(pk=congress.pk)
        if self.of(congress).exists():
            raise LaidDownAlready
        made = self.customary(congress, by=by, on=timezone.localdate())
        record(made[0], "customary", by=by, count=len(made))
        return len(made)

    def customary(self, congress: Congress, *, by: Person | None, on: date) -> list[Demand]:
        """Make the customary demands as they hold from a day on, without a word in the history."""
        self.bulk_create(Demand(congress=congress, starts_on=on, by=by, **said) for said in CUSTOMARY)
        return list(self.of(congress).order_by("pk"))


class Demand(Dated, models.Model):
    """One line of the writing rules: what is asked, of which genres, and whether it stops a submission."""

    DEEDS = {
        "laid_down": _("asked for: {rule}"),
        "changed": _("changed “{was}” to “{rule}”"),
        "ended": _("no longer asks for “{rule}”"),
        "customary": _("laid down {count} customary demands"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    clause = models.CharField(
        _("clause"), max_length=12, blank=True, help_text=_("Its number in your writing rules, such as 3.2.")
    )
    kind = models.CharField(_("what is asked"), max_length=12, choices=Kind.choices)
    genres = models.JSONField(_("genres"), default=list, blank=True, help_text=_("None means any genre."))
    shortest = models.PositiveIntegerField(_("at least"), null=True, blank=True)
    longest = models.PositiveIntegerField(_("at most"), null=True, blank=True)
    is_required = models.BooleanField(
        _("stops a submission"),
        default=False,
        help_text=_("Otherwise it is advice: the writer sees it and may hand in all the same."),
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        ordering = ["congress", "clause", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(longest=None) | Q(shortest=None) | Q(longest__gte=F("shortest")),
                name="a_demand_has_room_between_its_bounds",
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        """Where it stands among the others."""
        return reverse("demands")

    @property
    def line(self) -> Line:
        """What the sum of checking needs of it."""
        return Line(
            kind=self.kind,
            is_required=self.is_required,
            longest=self.longest,
            shortest=self.shortest,
            clause=self.clause,
            key=self.pk or 0,
        )

    @property
    def rule(self) -> str:
        """What it asks, in the reader's language."""
        return rule(self.line)

    @property
    def order(self) -> tuple:
        """Where it stands in the writing rules: 3.10 after 3.2, what has no clause last."""
        numbers = [int(part) if part.isdigit() else 0 for part in self.clause.split(".")]
        return (not self.clause, numbers, self.pk or 0)

    def holds(self, *, on: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)

    def fits(self, genre: str) -> bool:
        """Tell whether it is asked of a genre."""
        return not self.genres or genre in self.genres

    @transaction.atomic
    def lay_down(self, *, by: Person) -> Demand:
        """Ask for it from its day on. Refuses with DayGone, NoBounds and AskedAlready."""
        self._begin(by=by)
        record(self, "laid_down", by=by, rule=self.rule)
        return self

    @transaction.atomic
    def change(self, to: Demand, *, by: Person) -> Demand:
        """End this line on the eve of the other's first day and ask for the other from then on.

        Refuses with EndedAlready, DayGone, NoBounds and AskedAlready.
        """
        old = Demand.objects.select_for_update().get(pk=self.pk)
        old.give_place(on=to.starts_on)
        to._begin(by=by)
        record(to, "changed", by=by, was=old.rule, rule=to.rule)
        return to

    @transaction.atomic
    def end(self, *, on: date, by: Person) -> None:
        """Ask for it until a day, that day included, today at the earliest.

        Refuses with EndedAlready and DayGone.
        """
        demand = Demand.objects.select_for_update().get(pk=self.pk)
        demand.end_on(on)
        record(demand, "ended", by=by, rule=demand.rule)

    def _begin(self, *, by: Person) -> None:
        self.check_start()
        if self.kind in kinds.LENGTHS and self.shortest is None and self.longest is None:
            raise NoBounds
        # two editors at once wait for each other here, so no line is asked twice
        Congress.objects.select_for_update().get(pk=self.congress.pk)
        standing = self._standing()
        if standing:
            raise AskedAlready(rule=standing.rule, day=standing.starts_on)
        self.by, self.at = by, timezone.now()
        self.save(force_insert=True)

    def _standing(self) -> Demand | None:
        """Find a line that asks the same of one of the same genres on one of the same days."""
        same = Demand.objects.of(self.congress).filter(kind=self.kind)
        same = same.filter(Q(ends_on=None) | Q(ends_on__gte=self.starts_on))
        if self.ends_on:
            same = same.filter(starts_on__lte=self.ends_on)
        mine = set(self.genres)
        return next(
            (
                row
                for row in same
                if row.was_in_force and (mine & set(row.genres) or not (mine or row.genres))
            ),
            None,
        )
