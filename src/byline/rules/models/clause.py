"""Clauses: the numbered rows of a rulebook."""

from __future__ import annotations

from dataclasses import fields, replace

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from byline.reckoning import book as values
from byline.reckoning.terms import Genre, Level, Measure, Medium, Mishap, Outcome, Part, Placement
from byline.rules.models.guard import Guard
from byline.rules.models.measure_terms import Share
from byline.rules.models.row import Row
from byline.rules.models.rulebook import Rulebook
from byline.rules.sentences import clause_words
from byline.team.models import Person, Unit

AMOUNT_DIGITS, AMOUNT_PLACES = 9, 2
# of a clause: factors may be finer than what is credited
SIZE_DIGITS, SIZE_PLACES = 11, 4
BY_KEY = ("unit", "person")
# what may take away, beside bonuses; everything else gives
MAY_TAKE = (values.COMMISSION, values.INCIDENT)


class Clause(Row):
    """One row of a rulebook with its number: an award, a bonus on it, an exclusion, or a veto.

    An empty condition fits anything.
    """

    class Kind(models.TextChoices):
        """What the row does."""

        AWARD = values.AWARD, _("credit award")
        BONUS = values.BONUS, _("bonus")
        EXCLUSION = values.EXCLUSION, _("exclusion")
        VETO = values.VETO, _("veto")

    class About(models.TextChoices):
        """What the row looks at."""

        PRINT = values.PRINT, _("a print")
        ENDORSEMENT = values.ENDORSEMENT, _("an endorsement by a leader")
        PRIZE = values.PRIZE, _("a prize")
        COMMISSION = values.COMMISSION, _("a commission")
        INCIDENT = values.INCIDENT, _("an incident")

    class Operation(models.TextChoices):
        """What a bonus does with the award."""

        PERCENT = values.PERCENT, _("add percent of the award")
        MULTIPLY = values.MULTIPLY, _("multiply the award")
        ADD = values.ADD, _("add a fixed sum")
        REPLACE = values.REPLACE, _("replace the award")

    class Basis(models.TextChoices):
        """What the amount is multiplied by."""

        FEE = values.FEE, _("times the fee")
        READS = values.READS, _("for so many reads")
        CHARACTERS = values.CHARACTERS, _("for so many characters")

    rulebook = models.ForeignKey(Rulebook, on_delete=models.CASCADE, related_name="clauses")
    rank = models.PositiveSmallIntegerField(_("place"), default=0)
    number = models.CharField(_("number of the clause"), max_length=12)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.AWARD)
    about = models.CharField(_("what it looks at"), max_length=12, choices=About.choices, default=About.PRINT)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices, blank=True)
    placement = models.CharField(_("placement"), max_length=10, choices=Placement.choices, blank=True)
    is_roundup = models.BooleanField(_("round-up"), null=True, blank=True)
    length_from = models.PositiveIntegerField(_("characters from"), default=0)
    length_under = models.PositiveIntegerField(_("characters under"), null=True, blank=True)
    outlet = models.CharField(_("outlet"), max_length=60, blank=True)
    group = models.CharField(_("group of outlets"), max_length=60, blank=True)
    unit_kind = models.CharField(_("class of units"), max_length=15, choices=Unit.Kind.choices, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    part = models.CharField(_("part in the piece"), max_length=12, choices=Part.choices, blank=True)
    outcome = models.CharField(
        _("what came of the commission"), max_length=10, choices=Outcome.choices, blank=True
    )
    mishap = models.CharField(_("mishap"), max_length=10, choices=Mishap.choices, blank=True)
    is_commissioned = models.BooleanField(_("commissioned piece"), null=True, blank=True)
    hours_from = models.PositiveIntegerField(_("hours from"), default=0)
    hours_under = models.PositiveIntegerField(_("hours under"), null=True, blank=True)
    printed_from = models.DateField(_("printed from"), null=True, blank=True)
    printed_until = models.DateField(_("printed until"), null=True, blank=True)
    operation = models.CharField(_("operation"), max_length=10, choices=Operation.choices, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=SIZE_DIGITS, decimal_places=SIZE_PLACES)
    basis = models.CharField(_("multiplied by"), max_length=12, choices=Basis.choices, blank=True)
    each = models.PositiveIntegerField(_("for each so many"), default=0)
    cap = models.DecimalField(
        _("at most"), max_digits=SIZE_DIGITS, decimal_places=SIZE_PLACES, null=True, blank=True
    )
    share = models.CharField(_("several authors"), max_length=10, choices=Share.choices, blank=True)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["rank", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0) | Q(about__in=MAY_TAKE) | Q(kind="bonus"),
                name="an_award_takes_nothing_away",
            ),
            models.CheckConstraint(
                condition=Q(kind="bonus") | Q(operation=""), name="only_a_bonus_has_an_operation"
            ),
            models.CheckConstraint(
                condition=Q(length_under=None) | Q(length_under__gt=F("length_from")),
                name="a_length_band_is_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(hours_under=None) | Q(hours_under__gt=F("hours_from")),
                name="an_hours_band_is_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(printed_from=None)
                | Q(printed_until=None)
                | Q(printed_until__gte=F("printed_from")),
                name="a_campaign_ends_after_it_begins",
            ),
            Guard(name="a_signed_clause_stays"),
        ]

    def __str__(self):
        return f"{self.number} {self.words}"

    def line(self) -> values.Line:
        """Give it as values for `scoring.reckon`; units and people by their keys."""
        told = {one.name: getattr(self, one.name) for one in fields(values.Fit) if one.name not in BY_KEY}
        keys = {name: str(getattr(self, f"{name}_id") or "") for name in BY_KEY}
        return values.Line(
            clause=self.number,
            measure=self.measure,
            amount=self.amount,
            kind=self.kind,
            operation=self.operation,
            fit=values.Fit(**told, **keys),
            about=self.about,
            basis=self.basis,
            each=self.each,
            share=self.share,
            cap=self.cap,
        )

    def named_line(self) -> values.Line:
        """Give it as values to be read: units and people by their names."""
        line = self.line()
        names = {name: str(getattr(self, name) or "") for name in BY_KEY}
        return replace(line, fit=replace(line.fit, **names))

    @property
    def words(self) -> str:
        """What it says, in the reader's language: province feature: 8 points."""
        return clause_words(self.named_line(), band_end=self.rulebook.band_end)
