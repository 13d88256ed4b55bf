"""Imports of words into a list, which can be taken back."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.standards.models.days import A_DAY
from byline.standards.models.wordlist import WordList
from byline.team.models import Person


class IntakeGone(Refused):
    """No word of this import stands in the list any more. Open the list to see how it stands."""


class IntakeQuerySet(models.QuerySet):
    """Words about imports of words."""

    def visible_to(self, person: Person) -> IntakeQuerySet:
        """Keep those into the lists that a person may read."""
        return self.filter(list__in=WordList.objects.visible_to(person))

    def standing(self) -> IntakeQuerySet:
        """Keep those of which words stand in the list still, the newest first; `words` counts them."""
        words = Count("word", filter=Q(word__ends_on=None))
        return self.annotate(words=words).filter(words__gt=0).order_by("-at", "-pk")


class Intake(models.Model):
    """One import of words into a list: what came together can be taken back together."""

    list = models.ForeignKey(WordList, on_delete=models.PROTECT, verbose_name=_("list of words"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of words")
        verbose_name_plural = _("imports of words")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.list}, {timezone.localtime(self.at):%Y-%m-%d %H:%M}"

    @transaction.atomic
    def undo(self, *, by: Person) -> int:
        """Strike those of its words that stand still, from today on; return how many.

        Words that were changed since have another row, and stay. Refuses with ListEnded and IntakeGone.
        """
        self.list._check_open_list()  # noqa: SLF001 -- the list's own rows are changed under its lock
        count = self.word_set.filter(ends_on=None).update(ends_on=timezone.localdate() - A_DAY)
        if not count:
            raise IntakeGone
        record(self.list, "undone", by=by, count=count)
        return count
