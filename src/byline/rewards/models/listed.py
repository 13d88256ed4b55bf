"""What a round of awards says: who is in, who is out and why, and until when one may object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from byline.rankings.ranking import COMPETITION
from byline.rankings.showing import rule_words
from byline.rewards.awarding import Candidate, Figure, candidates, from_plain
from byline.rewards.days import last_working_day
from byline.rewards.frozen import holders
from byline.rewards.wording import why_words
from byline.rules.models import Rulebook
from byline.targets.tallying import TieRule
from byline.team.models import Person, Unit
from byline.telling.figures import digest

if TYPE_CHECKING:
    from datetime import date

    from byline.rewards.models.award import Award
    from byline.rewards.models.criterion import AwardCriterion
    from byline.rewards.models.deciding import AwardSigning
    from byline.rewards.models.objection import Objection


class Listed(models.Model):
    """What can be read from a round."""

    # frozen with the figures: the awards name the places that bulletin or closing name
    places = models.CharField(
        _("places after equals"), max_length=15, choices=Rulebook.Ties, default=COMPETITION, editable=False
    )

    class Meta:
        abstract = True

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Give the figures as they were frozen."""
        return from_plain(self.frozen_figures)

    @property
    def places_words(self) -> str:
        """What becomes of places after equals, in a sentence."""
        return rule_words(TieRule(self.places))

    @property
    def is_signed(self) -> bool:
        """Whether it is signed, and so no longer changes."""
        return hasattr(self, "signing")

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn."""
        return hasattr(self, "withdrawal")

    @property
    def disputes_until(self) -> date:
        """The last day for objections; whoever is left out meanwhile gives all their days anew."""
        changes = [one.at for one in self.veto_set.all()]
        since = timezone.localtime(max([self.proposed_at, *changes])).date()
        return last_working_day(since, days=self.dispute_days)

    @property
    def is_open(self) -> bool:
        """Whether objections may be raised today."""
        decided = self.is_signed or self.is_withdrawn
        return not decided and timezone.localdate() <= self.disputes_until

    def selections(self) -> list[tuple[AwardCriterion, list[tuple[Candidate, str]]]]:
        """Return each criterion with who meets it, in or out, and why in words."""
        vetoed = {one.key: one.reason for one in self.veto_set.select_related("person", "unit")}
        return [
            (
                criterion,
                [
                    (one, why_words(one, criterion.rule, self.period_label))
                    for one in candidates(self.figures, criterion.rule, vetoed=vetoed)
                ],
            )
            for criterion in self.awardcriterion_set.order_by("place")
        ]

    def awarded(self) -> list[tuple[AwardCriterion, Candidate, str]]:
        """Return who is in by which criterion, and why."""
        return [
            (criterion, one, why) for criterion, told in self.selections() for one, why in told if one.is_in
        ]

    def named(self) -> list[Person]:
        """Return whom the awards name: the people, and who answers for the units."""
        found = holders(self.congress, (one.figure.key for _criterion, one, _why in self.awarded()))
        named = []
        for holder in found.values():
            named += holder.heads() if isinstance(holder, Unit) else [holder]
        return list(dict.fromkeys(named))

    def computed_digest(self, signing: AwardSigning) -> str:
        """Return the digest over all that is signed: title, figures, criteria, vetoes, by whom."""
        criteria = [one.plain() for one in self.awardcriterion_set.order_by("place")]
        vetoes = [[one.key, one.reason] for one in self.veto_set.order_by("pk")]
        told = {"title": self.title, "figures": self.frozen_figures, "criteria": criteria, "vetoes": vetoes}
        # what was signed before rounds kept the rule went by the usual one, and its digest holds
        places = {} if self.places == COMPETITION else {"places": self.places}
        return digest({**told, **places, "round": self.pk, "by": signing.by_id})

    @property
    def is_whole(self) -> bool:
        """Whether it still says what was signed."""
        return not self.is_signed or self.signing.digest == self.computed_digest(self.signing)

    def objections_seen_by(self, person: Person) -> models.QuerySet[Objection]:
        """Return the objections that a person may read: their own, and all for office and leaders."""
        return self.objection_set.visible_to(person)

    def awards(self) -> models.QuerySet[Award]:
        """Return the awards written down, in the order of the criteria and places."""
        found = self.award_set.select_related("person", "unit", "criterion", "conferral__by")
        return found.order_by("criterion__place", "place", "pk")
