"""Words about rulebooks: which versions there are, and which one is in force on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, OuterRef, Subquery, When

from byline.errors import Refused
from byline.rules.models.signing import Signing

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from byline.rules.models.rulebook import Rulebook
    from byline.team.models import Congress, Person


class NoRulebookInForce(Refused):
    """No signed rulebook is in force on {day}. Sign one that begins on or before that day, then try again."""


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
        """Bring along what a rulebook is read with: its signing and all its rows."""
        return self.select_related("signing__by", "follows__signing", "paper").prefetch_related(
            "clauses__unit", "clauses__person", "terms", "period_clauses__unit", "period_clauses__person"
        )

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
