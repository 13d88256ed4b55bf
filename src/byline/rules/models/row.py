"""What clauses and clauses about periods have in common: a place in a rulebook that is still a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Max

from byline.activity.deeds import record
from byline.rules.models.rulebook import Rulebook

if TYPE_CHECKING:
    from byline.team.models import Congress, Person


class RowQuerySet(models.QuerySet):
    """Words about rows of rulebooks."""

    def visible_to(self, person: Person) -> RowQuerySet:
        """Keep the rows of rulebooks that a person may read."""
        return self.filter(rulebook__in=Rulebook.objects.visible_to(person).order_by())

    def of_drafts(self) -> RowQuerySet:
        """Keep the rows that may still change."""
        return self.filter(rulebook__signing=None)


class Row(models.Model):
    """One numbered row of a rulebook."""

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def way(self) -> str:
        """The first word of its addresses."""
        return {"Clause": "clauses", "PeriodClause": "period-clauses"}[type(self).__name__]

    @property
    def congress(self) -> Congress:
        """The congress of the rulebook."""
        return self.rulebook.congress

    @transaction.atomic
    def enter(self, *, by: Person) -> Self:
        """Keep it as it now stands, a new one after all others of its kind, and return it.

        Refuses with RulebookIsSigned.
        """
        self.rulebook.refuse_if_signed()
        if self.pk is None:
            last = type(self).objects.filter(rulebook=self.rulebook).aggregate(last=Max("rank"))["last"]
            self.rank = 0 if last is None else last + 1
        self.save()
        self._tell(by)
        return self

    @transaction.atomic
    def copy(self, *, by: Person) -> Self:
        """Enter another row that says the same, and return it. Refuses with RulebookIsSigned."""
        said = {field: value for field, value in vars(self).items() if field in self.copied()}
        return type(self)(rulebook=self.rulebook, **said).enter(by=by)

    @classmethod
    def copied(cls) -> set[str]:
        """Name the columns that say what a row says."""
        return {field.attname for field in cls._meta.fields if field.name not in {"id", "rulebook", "rank"}}

    @transaction.atomic
    def take_out(self, *, by: Person) -> None:
        """Take it out of the draft. Refuses with RulebookIsSigned."""
        self.rulebook.refuse_if_signed()
        self.delete()
        self._tell(by)

    def _tell(self, by):
        record(self.rulebook, "redrafted", by=by, title=self.rulebook.title)
