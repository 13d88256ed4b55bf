"""What a rulebook states for each measure."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.reckoning import book as values
from byline.reckoning.terms import Measure
from byline.reckoning.words import number_words
from byline.rules.models.guard import Guard
from byline.rules.models.rulebook import WORDS, Rulebook
from byline.vetting.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.rules.models.clause import Clause
    from byline.team.models import Person

TABLE = 200  # more than a table has cells


class Share(models.TextChoices):
    """How several authors share a credit."""

    WEIGHTS = values.WEIGHTS, _("by their shares")
    EQUAL = values.EQUAL, _("in equal parts")
    EACH = values.EACH, _("each the whole")
    FIRST = values.FIRST, _("the first author all")
    FIXED = values.FIXED, _("each a fixed part")
    UNITS = values.UNITS, _("once for each of their units")


class MeasureTerms(models.Model):
    """What a rulebook states for one measure: how prints combine, how authors share, how it is rounded."""

    Share = Share

    class Combination(models.TextChoices):
        """What counts when several outlets print one manuscript."""

        HIGHEST = values.HIGHEST, _("only the highest")
        SUM = values.SUM, _("each, added up")
        TOP = values.TOP, _("the highest few, added up")

    class Places(models.IntegerChoices):
        """To how many decimals a credit is rounded."""

        WHOLE = 0, _("to whole numbers")
        ONE = 1, _("to one decimal")
        TWO = 2, _("to two decimals")

    class Rounding(models.TextChoices):
        """Which way what lies beyond the last decimal goes."""

        HALF_UP = values.HALF_UP, _("halves up")
        DOWN = values.DOWN, _("down")
        UP = values.UP, _("up")
        HALF_EVEN = values.HALF_EVEN, _("halves to the even digit")

    class Endorsements(models.TextChoices):
        """What counts when several leaders wrote on one piece."""

        HIGHEST = values.HIGHEST, _("only the highest")
        EACH = values.EACH, _("each one")

    class SameNews(models.TextChoices):
        """Whose piece counts when several units sent the same news."""

        EACH = values.EACH, _("each sender's")
        FIRST_SENDER = values.FIRST_SENDER, _("the first sender's only")

    class Credited(models.TextChoices):
        """Who is credited."""

        PEOPLE = values.PEOPLE, _("the people")
        UNITS = values.UNITS, _("their units only")

    rulebook = models.ForeignKey(Rulebook, on_delete=models.CASCADE, related_name="terms")
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    combination = models.CharField(
        _("several outlets"), max_length=10, choices=Combination.choices, blank=True
    )
    top = models.PositiveSmallIntegerField(
        _("how many of them"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    share = models.CharField(_("several authors"), max_length=10, choices=Share.choices, blank=True)
    part = models.DecimalField(
        _("the part of each"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.0001")), MaxValueValidator(1)],
    )
    max_authors = models.PositiveSmallIntegerField(
        _("at most so many authors"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    leaves_out_journalists = models.BooleanField(_("journalists are left out"), default=False)
    places = models.PositiveSmallIntegerField(
        _("decimals kept"), choices=Places.choices, null=True, blank=True
    )
    rounding = models.CharField(
        _("rounding"), max_length=10, choices=Rounding.choices, default=Rounding.HALF_UP
    )
    endorsements = models.CharField(
        _("several endorsements"), max_length=10, choices=Endorsements.choices, blank=True
    )
    same_news = models.CharField(
        _("the same news from several units"), max_length=15, choices=SameNews.choices, blank=True
    )
    is_by_analogy = models.BooleanField(
        _("what no clause names counts as the same level's outlets do"), default=False
    )
    credited = models.CharField(
        _("credited"), max_length=10, choices=Credited.choices, default=Credited.PEOPLE
    )
    counts_for_unit = models.BooleanField(_("counts in the unit's figures too"), default=True)

    class Meta:
        verbose_name = _("terms of a measure")
        verbose_name_plural = _("terms of measures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["rulebook", "measure"], name="a_measure_has_one_row_of_terms"),
            Guard(name="signed_terms_stay"),
        ]

    def __str__(self):
        return f"{self.rulebook} {self.get_measure_display()}"

    def stated(self) -> values.Terms:
        """Give it as values for `scoring.reckon`."""
        return values.Terms(
            measure=self.measure,
            combination=self.combination,
            share=self.share,
            places=self.places,
            top=self.top,
            part=self.part,
            max_authors=self.max_authors,
            leaves_out_journalists=self.leaves_out_journalists,
            rounding=self.rounding,
            endorsements=self.endorsements,
            same_news=self.same_news,
            analogy=values.SAME_LEVEL if self.is_by_analogy else "",
            credited=self.credited,
            counts_for_unit=self.counts_for_unit,
        )

    @classmethod
    def of(cls, terms: values.Terms) -> MeasureTerms:
        """Make the row, not yet saved, that states these terms."""
        told = {one.name: getattr(terms, one.name) for one in fields(terms) if one.name != "analogy"}
        return cls(**told, is_by_analogy=terms.analogy == values.SAME_LEVEL)

    @property
    def choices_told(self) -> list[tuple[str, str]]:
        """What is stated, each as its label and its words; what is as usual is left out."""
        combination = self.get_combination_display()
        if self.combination == values.TOP and self.top:
            combination = _("the highest {top}, added up").format(top=self.top)
        share = self.get_share_display()
        if self.share == values.FIXED and self.part:
            share = _("each {part} of it").format(part=number_words(self.part))
        told = {
            "combination": combination,
            "share": share,
            "max_authors": self.max_authors and str(self.max_authors),
            "leaves_out_journalists": self.leaves_out_journalists and _("yes"),
            "places": self.get_places_display(),
            "rounding": self.get_rounding_display(),
            "endorsements": self.get_endorsements_display(),
            "same_news": self.get_same_news_display(),
            "is_by_analogy": self.is_by_analogy and _("yes"),
            "credited": self.credited != values.PEOPLE and self.get_credited_display(),
            "counts_for_unit": not self.counts_for_unit and _("no"),
        }
        labels = {name: self._meta.get_field(name).verbose_name for name in told}
        return [(str(labels[name]), str(words)) for name, words in told.items() if words]

    @transaction.atomic
    def lay_down(self, clauses: Sequence[Clause], *, by: Person) -> None:
        """Keep these terms, and put these awards in place of the measure's table; its other rows stay.

        Refuses with RulebookIsSigned.
        """
        self.rulebook.refuse_if_signed()
        held = self.rulebook.clauses.filter(measure=self.measure)
        beside = table_of(self.rulebook.book(), self.measure, words=WORDS).others
        kept = [clause.pk for clause in held if clause.line() in beside]
        held.exclude(pk__in=kept).delete()
        # the table's rows stand before all others of their measure
        held.filter(rank__lt=TABLE).update(rank=F("rank") + TABLE)
        for rank, clause in enumerate(clauses):
            clause.rulebook, clause.rank = self.rulebook, rank
        self.rulebook.clauses.bulk_create(clauses)
        self.save()
        record(self.rulebook, "redrafted", by=by, title=self.rulebook.title)
