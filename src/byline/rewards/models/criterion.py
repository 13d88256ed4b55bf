"""What is awarded by: one stated criterion after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.reckoning.terms import Measure
from byline.rewards import awarding
from byline.rewards.awarding import Candidate, Rule
from byline.rewards.models.holding import of_holder
from byline.rewards.wording import criterion_words
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.rewards.models.award import Award


class AwardCriterion(models.Model):
    """One criterion of a round: of whom, by which measure, how many or how much, and the honour it gives."""

    class Holders(models.TextChoices):
        """Who is compared."""

        PEOPLE = awarding.PEOPLE, _("people")
        UNITS = awarding.UNITS, _("units")

    class Shape(models.TextChoices):
        """How the amount says who is in."""

        TOP = awarding.TOP, _("the first …")
        THRESHOLD = awarding.THRESHOLD, _("whoever reaches …")
        OVER_TARGET = awarding.OVER_TARGET, _("whoever reaches … percent of the target")

    class Ties(models.TextChoices):
        """What becomes of those who share the last place."""

        ALL = awarding.ALL, _("all who share the last place are awarded")
        NONE = awarding.NONE, _("nobody who shares the last place is, if they are too many")
        SECOND = awarding.SECOND, _("points decide, where points are compared pieces")

    round = models.ForeignKey("AwardRound", on_delete=models.PROTECT, verbose_name=_("award round"))
    place = models.PositiveSmallIntegerField(_("place"))
    honour = models.CharField(_("name of the honour"), max_length=40)
    holders = models.CharField(pgettext_lazy("awards", "who"), max_length=10, choices=Holders)
    kind = models.CharField(_("class"), max_length=10, choices=Unit.Kind.choices, blank=True)
    shape = models.CharField(pgettext_lazy("awards", "how"), max_length=12, choices=Shape)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    number = models.DecimalField(
        pgettext_lazy("awards", "how many"), max_digits=9, decimal_places=2, validators=[MinValueValidator(1)]
    )
    ties = models.CharField(_("ties"), max_length=10, choices=Ties, default=Ties.ALL)

    class Meta:
        verbose_name = _("award criterion")
        verbose_name_plural = _("award criteria")
        constraints = [
            models.UniqueConstraint(fields=["round", "place"], name="a_place_holds_one_criterion"),
            models.CheckConstraint(condition=Q(number__gt=0), name="a_criterion_asks_for_something"),
        ]

    def __str__(self):
        return self.words

    @property
    def rule(self) -> Rule:
        """The criterion as a value."""
        told = (self.holders, self.shape, self.measure, self.number, self.kind, self.ties)
        return Rule(*told, places=self.round.places)

    @property
    def words(self) -> str:
        """The criterion in a sentence, with the rule of ties."""
        kind = str(Unit.Kind(self.kind).label) if self.kind else ""
        ties = str(self.Ties(self.ties).label) if self.shape == self.Shape.TOP else ""
        return criterion_words(self.rule, kind=kind, ties=ties)

    def plain(self) -> list[str]:
        """Return it as text that can be sealed."""
        number = str(self.number.quantize(awarding.HUNDRED / 10000))
        return [self.honour, self.holders, self.kind, self.shape, self.measure, number, self.ties]

    def award(self, holder: Person | Unit, *, candidate: Candidate) -> Award:
        """Write down that somebody is awarded by it."""
        told = {"amount": candidate.amount, "place": candidate.place, "is_tied": candidate.is_tied}
        return self.award_set.create(round=self.round, **told, **of_holder(holder))
