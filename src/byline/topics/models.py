"""Key tasks of the year and topics to write about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from byline.rules.terms import Genre
from byline.team.models import Congress, Person


class InCongress(models.QuerySet):
    """Words about what belongs to a congress."""

    def of(self, congress: Congress) -> InCongress:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> InCongress:
        """Keep those of the person's congress: everybody may know what is to be written about."""
        return self.of(person.congress)


class KeyTask(models.Model):
    """One of the year's points."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.CharField(_("number of the point"), max_length=12)
    title = models.CharField(_("title"), max_length=120)

    objects = InCongress.as_manager()

    class Meta:
        verbose_name = _("key task")
        verbose_name_plural = _("key tasks")
        ordering = ["-year", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "number"], name="a_key_task_has_one_number")
        ]

    def __str__(self):
        return f"{self.number} {self.title}"


class Topic(models.Model):
    """A subject to write about, with what is asked of it."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    key_task = models.ForeignKey(
        KeyTask, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("key task")
    )
    title = models.CharField(_("title"), max_length=120)
    asked = models.TextField(_("what is asked"), blank=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = InCongress.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["-pk"]

    def __str__(self):
        return self.title
