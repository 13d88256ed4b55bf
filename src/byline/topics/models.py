"""Key tasks of the year and topics to write about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning.terms import Genre
from byline.team.models import Congress, Person
from byline.topics.numbered import points_in

if TYPE_CHECKING:
    from datetime import date


class NumberTaken(Refused):
    """Key task {number} of {year} is there already: “{title}”. Give this one another number."""


class NoPoints(Refused):
    """No numbered line was found. Each key task begins a line with its number, as in “一、”."""


class DueInThePast(Refused):
    """{day} is over. Name a day from today on, or none."""


class ClosedAlready(Refused):
    """This topic was closed on {day}. Open it again, or begin another."""


class OpenStill(Refused):
    """This topic is open already. Nothing need be done."""


class InCongress(models.QuerySet):
    """Words about what belongs to a congress."""

    def of(self, congress: Congress) -> InCongress:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> InCongress:
        """Keep those of the person's congress: everybody may know what is to be written about."""
        return self.of(person.congress)


class KeyTaskQuerySet(InCongress):
    """Words about key tasks."""

    def of_year(self, year: int) -> KeyTaskQuerySet:
        """Keep the points of a year."""
        return self.filter(year=year)

    @transaction.atomic
    def add_points(self, text: str, *, year: int, by: Person) -> list[KeyTask]:
        """Add every numbered line of a pasted list as a key task: all of them, or none.

        Raises NoPoints and NumberTaken.
        """
        points = points_in(text)
        if not points:
            raise NoPoints
        about = {"congress": by.congress, "year": year}
        return [self.model(**about, number=number, title=title).add(by=by) for number, title in points]


class KeyTask(models.Model):
    """One of the year's points."""

    DEEDS = {
        "added": _("added the key task “{title}”"),
        "changed": _("changed the key task to “{title}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.CharField(_("number of the point"), max_length=12)
    title = models.CharField(_("title"), max_length=120)

    objects = KeyTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("key task")
        verbose_name_plural = _("key tasks")
        # by the day of adding: 一, 二, 三 do not sort as words
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "number"], name="a_key_task_has_one_number")
        ]

    def __str__(self):
        return f"{self.number}、{self.title}"

    def get_absolute_url(self):
        """Where the key tasks of its year stand."""
        return f"{reverse('key-tasks')}?year={self.year}"

    @transaction.atomic
    def add(self, *, by: Person) -> KeyTask:
        """Enter it among the year's points. Raises NumberTaken."""
        self._save_under_its_number()
        record(self, "added", by=by, title=str(self))
        return self

    @transaction.atomic
    def change(self, *, by: Person) -> KeyTask:
        """Keep number and title as they now stand. Raises NumberTaken."""
        self._save_under_its_number()
        record(self, "changed", by=by, title=str(self))
        return self

    def _save_under_its_number(self) -> None:
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as error:
            same = KeyTask.objects.of(self.congress).of_year(self.year).filter(number=self.number)
            title = same.values_list("title", flat=True).first()
            raise NumberTaken(number=self.number, year=self.year, title=title) from error


class TopicQuerySet(InCongress):
    """Words about topics."""

    def open(self) -> TopicQuerySet:
        """Keep those that still ask for pieces."""
        return self.filter(closed_on=None)

    def closed(self) -> TopicQuerySet:
        """Keep those that ask for nothing more."""
        return self.exclude(closed_on=None)


class Topic(models.Model):
    """A subject to write about, with what is asked of it."""

    DEEDS = {
        "added": _("set the topic “{title}”"),
        "changed": _("changed the topic “{title}”"),
        "closed": _("closed the topic “{title}”"),
        "reopened": _("opened the topic “{title}” again"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    key_task = models.ForeignKey(
        KeyTask, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("key task")
    )
    title = models.CharField(_("title"), max_length=120)
    asked = models.TextField(_("what is asked of the piece"), blank=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where this topic's sheet stands."""
        return reverse("topic", args=[self.pk])

    @transaction.atomic
    def add(self, *, by: Person) -> Topic:
        """Set the topic. Raises DueInThePast."""
        self._refuse_a_past_day()
        self.save()
        record(self, "added", by=by, title=self.title)
        return self

    @transaction.atomic
    def change(self, *, by: Person) -> Topic:
        """Keep what is asked as it now stands; a day that was past before may stay. Raises DueInThePast."""
        if self.due_on != Topic.objects.values_list("due_on", flat=True).get(pk=self.pk):
            self._refuse_a_past_day()
        self.save()
        record(self, "changed", by=by, title=self.title)
        return self

    @transaction.atomic
    def close(self, *, by: Person) -> None:
        """Ask for nothing more from today on. Raises ClosedAlready."""
        if not Topic.objects.open().filter(pk=self.pk).update(closed_on=timezone.localdate()):
            self.refresh_from_db()
            raise ClosedAlready(day=self.closed_on)
        self.refresh_from_db()
        record(self, "closed", by=by, title=self.title)

    @transaction.atomic
    def reopen(self, *, by: Person) -> None:
        """Ask for pieces again. Raises OpenStill."""
        if not Topic.objects.closed().filter(pk=self.pk).update(closed_on=None):
            raise OpenStill
        self.refresh_from_db()
        record(self, "reopened", by=by, title=self.title)

    @property
    def is_open(self) -> bool:
        """Whether it still asks for pieces."""
        return self.closed_on is None

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over while it is open."""
        return self.is_open and bool(self.due_on) and self.due_on < timezone.localdate()

    def _refuse_a_past_day(self) -> None:
        day: date | None = self.due_on
        if day and day < timezone.localdate():
            raise DueInThePast(day=day)
