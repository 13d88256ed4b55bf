"""Clauses: the numbered rows of a rulebook."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from byline.reckoning import book as values
from byline.reckoning.terms import Genre, Level, Measure, Medium, Placement
from byline.reckoning.words import line_words
from byline.rules.models.rulebook import Rulebook

AMOUNT_DIGITS, AMOUNT_PLACES = 9, 2


class Clause(models.Model):
    """One row of a rulebook with its number: an award, or a bonus on it. An empty condition fits anything."""

    class Kind(models.TextChoices):
        """Whether it gives an award or adds to one."""

        AWARD = values.AWARD, _("award")
        BONUS = values.BONUS, _("bonus")

    class Operation(models.TextChoices):
        """What a bonus does with the award."""

        PERCENT = values.PERCENT, _("add percent of the award")
        MULTIPLY = values.MULTIPLY, _("multiply the award")
        ADD = values.ADD, _("add a fixed sum")

    rulebook = models.ForeignKey(Rulebook, on_delete=models.CASCADE, related_name="clauses")
    rank = models.PositiveSmallIntegerField(_("place"), default=0)
    number = models.CharField(_("number of the clause"), max_length=12)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.AWARD)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices, blank=True)
    placement = models.CharField(_("placement"), max_length=10, choices=Placement.choices, blank=True)
    is_roundup = models.BooleanField(_("round-up"), null=True, blank=True)
    length_from = models.PositiveIntegerField(_("characters from"), default=0)
    length_under = models.PositiveIntegerField(_("characters under"), null=True, blank=True)
    operation = models.CharField(_("operation"), max_length=10, choices=Operation.choices, blank=True)
    amount = models.DecimalField(
        _("amount"),
        max_digits=AMOUNT_DIGITS,
        decimal_places=AMOUNT_PLACES,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["rank", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_clause_takes_nothing_away"),
            models.CheckConstraint(
                condition=Q(kind="bonus") | Q(operation=""), name="only_a_bonus_has_an_operation"
            ),
            models.CheckConstraint(
                condition=Q(length_under=None) | Q(length_under__gt=F("length_from")),
                name="a_length_band_is_not_empty",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.words}"

    def line(self) -> values.Line:
        """Give it as values for `scoring.reckon`."""
        fit = values.Fit(
            self.level,
            self.genre,
            self.medium,
            self.placement,
            self.is_roundup,
            self.length_from,
            self.length_under,
        )
        return values.Line(self.number, self.measure, self.amount, self.kind, self.operation, fit)

    @property
    def words(self) -> str:
        """What it says, in the reader's language: province feature: 8 points."""
        return line_words(self.line())
