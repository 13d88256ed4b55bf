"""Awards as they were signed, and how they were handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.errors import Refused
from byline.rewards.awarding import Candidate
from byline.rewards.models.criterion import AwardCriterion
from byline.rewards.models.holding import ONE_HOLDER, Held, concerning
from byline.rewards.models.round import AwardRound
from byline.rewards.wording import why_words
from byline.team.models import Person

if TYPE_CHECKING:
    from byline.team.models import Congress


class ConferredAlready(Refused):
    """{name} recorded on {day} that this award was handed over."""


class AwardQuerySet(models.QuerySet):
    """Words about awards."""

    def visible_to(self, person: Person) -> AwardQuerySet:
        """Keep those of the person's congress: a signed award is known in the house."""
        found = self.filter(round__congress=person.congress)
        return found.select_related(
            "round__congress", "round__bulletin", "round__closing", "criterion", "person", "unit"
        )

    def of(self, person: Person) -> AwardQuerySet:
        """Keep a person's own, and those of the units they answer for, the latest first."""
        return self.visible_to(person).filter(concerning(person)).order_by("-pk")


class Award(Held):
    """One honour given to one person or unit by a signed round, with the figures it was given for."""

    DEEDS = {"conferred": _("handed over the award “{honour}”")}

    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, verbose_name=_("award round"))
    criterion = models.ForeignKey(AwardCriterion, on_delete=models.PROTECT, verbose_name=_("award criterion"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=4)
    place = models.PositiveSmallIntegerField(_("place"))
    is_tied = models.BooleanField(_("shares the place"), default=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("rewards", "award")
        verbose_name_plural = _("awards")
        constraints = [
            models.CheckConstraint(condition=ONE_HOLDER, name="an_award_is_for_one"),
            models.UniqueConstraint(
                fields=["criterion", "person"],
                condition=Q(person__isnull=False),
                name="a_person_is_awarded_once_by_a_criterion",
            ),
            models.UniqueConstraint(
                fields=["criterion", "unit"],
                condition=Q(unit__isnull=False),
                name="a_unit_is_awarded_once_by_a_criterion",
            ),
        ]

    def __str__(self):
        return f"{self.holder_name} {self.criterion.honour}"

    def get_absolute_url(self):
        """Where its round is read."""
        return reverse("award-round", args=[self.round_id])

    @property
    def congress(self) -> Congress:
        """The congress of the round."""
        return self.round.congress

    @property
    def why(self) -> str:
        """What it was given for, in words."""
        figure = next(one for one in self.round.figures if one.key == self.key)
        candidate = Candidate(figure, self.amount, self.place, self.is_tied)
        return why_words(candidate, self.criterion.rule, self.round.period_label)

    @property
    def is_conferred(self) -> bool:
        """Whether it was handed over."""
        return hasattr(self, "conferral")

    @transaction.atomic
    def confer(self, *, by: Person) -> Conferral:
        """Record that it was handed over, certificate and all; those concerned hear of it.

        Raises ConferredAlready.
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        earlier = Conferral.objects.filter(award=self).select_related("by").first()
        if earlier:
            raise ConferredAlready(name=earlier.by.name, day=timezone.localtime(earlier.at).date())
        conferral = Conferral.objects.create(award=self, by=by)
        record(self, "conferred", by=by, tell=self.concerned(), honour=self.criterion.honour)
        return conferral


class Conferral(models.Model):
    """An award carried out: handed over, by whom and when."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, verbose_name=_("award"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("conferral")
        verbose_name_plural = _("conferrals")

    def __str__(self):
        return f"{self.award} {self.by}"
