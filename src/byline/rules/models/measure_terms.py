"""What a rulebook states for each measure."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from byline.reckoning import book as values
from byline.reckoning.terms import Measure
from byline.rules.models.rulebook import Rulebook


class MeasureTerms(models.Model):
    """What a rulebook states for one measure: how prints combine, how authors share, how it is rounded."""

    class Combination(models.TextChoices):
        """What counts when several outlets print one manuscript."""

        HIGHEST = values.HIGHEST, _("only the highest")
        SUM = values.SUM, _("each, added up")

    class Share(models.TextChoices):
        """How several authors share a credit."""

        WEIGHTS = values.WEIGHTS, _("by their shares")
        EQUAL = values.EQUAL, _("in equal parts")
        EACH = values.EACH, _("each the whole")
        FIRST = values.FIRST, _("the first author all")

    class Places(models.IntegerChoices):
        """To how many decimals a credit is rounded, half up."""

        WHOLE = 0, _("to whole numbers")
        ONE = 1, _("to one decimal")
        TWO = 2, _("to two decimals")

    rulebook = models.ForeignKey(Rulebook, on_delete=models.CASCADE, related_name="terms")
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    combination = models.CharField(
        _("several outlets"), max_length=10, choices=Combination.choices, blank=True
    )
    share = models.CharField(_("several authors"), max_length=10, choices=Share.choices, blank=True)
    places = models.PositiveSmallIntegerField(_("rounding"), choices=Places.choices, null=True, blank=True)

    class Meta:
        verbose_name = _("terms of a measure")
        verbose_name_plural = _("terms of measures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["rulebook", "measure"], name="a_measure_has_one_row_of_terms")
        ]

    def __str__(self):
        return f"{self.rulebook} {self.get_measure_display()}"

    def stated(self) -> values.Terms:
        """Give it as values for `scoring.reckon`."""
        return values.Terms(self.measure, self.combination, self.share, self.places)
