"""Clauses about whole periods: what is owed, what a shortfall costs, floors, caps, honours."""

from __future__ import annotations

from dataclasses import fields, replace

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from byline.reckoning import book as values
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR
from byline.reckoning.terms import Genre, Level, Measure, Metric, Mishap
from byline.rules.models.clause import BY_KEY, SIZE_DIGITS, SIZE_PLACES
from byline.rules.models.guard import Guard
from byline.rules.models.row import Row
from byline.rules.models.rulebook import Rulebook
from byline.rules.period_sentences import period_clause_words
from byline.team.models import Person, Unit

# what is held here as its own column under another name, or is made of several columns
APART = ("clause", "who")


def _amount(label, **facts):
    return models.DecimalField(label, max_digits=SIZE_DIGITS, decimal_places=SIZE_PLACES, **facts)


class PeriodClause(Row):
    """One row of a rulebook about a whole period, with its number. What it does not need stands empty."""

    class Kind(models.TextChoices):
        """What the row does."""

        BASE = values.BASE, _("base")
        DUTY = values.DUTY, _("duty")
        STEP = values.STEP, _("band step")
        SHORTFALL = values.SHORTFALL, _("shortfall")
        SURPLUS = values.SURPLUS, _("surplus")
        FLOOR = values.FLOOR, _("floor")
        CAP = values.CAP, _("cap")
        CONVERSION = values.CONVERSION, _("conversion")
        VETO = values.VETO, _("veto")
        STREAK = values.STREAK, _("streak")
        HONOUR = values.HONOUR, _("honour")

    class Per(models.TextChoices):
        """The kind of period."""

        WEEK = WEEK, _("each week")
        MONTH = MONTH, _("each month")
        QUARTER = QUARTER, _("each quarter")
        HALF_YEAR = HALF_YEAR, _("each half-year")
        YEAR = YEAR, _("each year")

    class Of(models.TextChoices):
        """Whose period."""

        PEOPLE = values.PEOPLE, _("each person")
        UNITS = values.UNITS, _("each unit")

    class By(models.TextChoices):
        """How a shortfall or a surplus is measured."""

        ONCE = values.ONCE, _("once")
        EVERY = values.EVERY, _("for every one")
        AWARDED = values.AWARDED, _("times what one would have earned")
        BASE_LOST = values.BASE_LOST, _("the whole base")

    class On(models.TextChoices):
        """What a floor or a cap holds, and how far a veto reaches."""

        BASE = values.BASE, _("the base")
        EARNED = values.EARNED, _("what was earned")
        PENALTIES = values.PENALTIES, _("the penalties")
        TOTAL = values.TOTAL, _("the total")
        PERIOD = values.PERIOD, _("the period")
        WHOLE_YEAR = values.WHOLE_YEAR, _("the whole year")
        HONOURS = values.HONOURS, _("the honours")

    class Ties(models.TextChoices):
        """Who of those tied at the last place of an honour has it."""

        ALL_TIED = values.ALL_TIED, _("all of them")
        NONE_TIED = values.NONE_TIED, _("none of them")

    rulebook = models.ForeignKey(Rulebook, on_delete=models.CASCADE, related_name="period_clauses")
    rank = models.PositiveSmallIntegerField(_("place"), default=0)
    number = models.CharField(_("number of the clause"), max_length=12)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    per = models.CharField(_("period"), max_length=10, choices=Per.choices)
    of = models.CharField(_("of whom"), max_length=10, choices=Of.choices, default=Of.PEOPLE)
    amount = _amount(_("amount"), default=0)
    unit_kind = models.CharField(_("class of units"), max_length=15, choices=Unit.Kind.choices, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    post = models.CharField(_("kind of post"), max_length=40, blank=True)
    age_from = models.PositiveSmallIntegerField(_("aged from"), null=True, blank=True)
    age_until = models.PositiveSmallIntegerField(_("aged until"), null=True, blank=True)
    metric = models.CharField(
        _("what is counted"), max_length=15, choices=[*Metric.choices, *Measure.choices], blank=True
    )
    minimum_level = models.CharField(
        _("outlets from this level up"), max_length=10, choices=Level.choices, blank=True
    )
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    at_least = _amount(_("at least"), null=True, blank=True)
    under = _amount(_("under"), null=True, blank=True)
    by = models.CharField(_("measured"), max_length=10, choices=By.choices, blank=True)
    on = models.CharField(_("on what"), max_length=10, choices=On.choices, blank=True)
    mishap = models.CharField(_("mishap"), max_length=10, choices=Mishap.choices, blank=True)
    count = models.PositiveSmallIntegerField(_("how many"), null=True, blank=True)
    cap = _amount(_("at most"), null=True, blank=True)
    name = models.CharField(_("name of the honour or warning"), max_length=40, blank=True)
    ties = models.CharField(_("tied at the last place"), max_length=10, choices=Ties.choices, blank=True)

    class Meta:
        verbose_name = _("clause about a period")
        verbose_name_plural = _("clauses about periods")
        ordering = ["rank", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(under=None) | Q(at_least=None) | Q(under__gt=F("at_least")),
                name="a_step_is_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(age_until=None) | Q(age_from=None) | Q(age_until__gte=F("age_from")),
                name="an_age_band_is_not_empty",
            ),
            Guard(name="a_signed_period_clause_stays"),
        ]

    def __str__(self):
        return f"{self.number} {self.words}"

    def line(self) -> values.PeriodLine:
        """Give it as values for reckoning a period; units and people by their keys."""
        told = {
            one.name: getattr(self, one.name) for one in fields(values.PeriodLine) if one.name not in APART
        }
        who = values.Who(
            unit_kind=self.unit_kind,
            unit=str(self.unit_id or ""),
            person=str(self.person_id or ""),
            post=self.post,
            age_from=self.age_from,
            age_until=self.age_until,
        )
        return values.PeriodLine(clause=self.number, who=who, **told)

    def named_line(self) -> values.PeriodLine:
        """Give it as values to be read: units and people by their names."""
        line = self.line()
        names = {name: str(getattr(self, name) or "") for name in BY_KEY}
        return replace(line, who=replace(line.who, **names))

    @property
    def words(self) -> str:
        """What it says, in the reader's language: each month, township: owes 6 pieces adopted."""
        return period_clause_words(self.named_line())
