"""The yearly register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models.state import State
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from datetime import date


class NotPassed(Refused):
    """Only a manuscript that has passed review can be registered. Review it first."""


class RegisteredAlready(Refused):
    """This manuscript is in the register already, as {number}."""


class DayToCome(Refused):
    """A manuscript cannot be registered on a day that has not come. Choose today or an earlier day."""


class Register(models.Model):
    """A congress's register of one year. Its last number only grows, so none is ever used twice."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    last_number = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        constraints = [models.UniqueConstraint(fields=["congress", "year"], name="a_year_has_one_register")]

    def __str__(self):
        return f"{self.congress} {self.year}"

    @classmethod
    def take_number(cls, congress: Congress, *, year: int) -> int:
        """Take the next number of a year. Call it inside the transaction that uses the number."""
        cls.objects.get_or_create(congress=congress, year=year)
        register = cls.objects.select_for_update().get(congress=congress, year=year)
        register.last_number += 1
        register.save(update_fields=["last_number"])
        return register.last_number


class RegistrationQuerySet(models.QuerySet):
    """Words about registrations."""

    def visible_to(self, person: Person) -> RegistrationQuerySet:
        """Keep those of the person's congress; who may see any at all is a matter of rights."""
        return self.filter(congress=person.congress)

    def newest_first(self) -> RegistrationQuerySet:
        """Order by number, the newest first."""
        return self.order_by("-year", "-number")


class Registration(models.Model):
    """A manuscript's number in the yearly register."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    manuscript = models.OneToOneField("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    registered_on = models.DateField(_("registered on"), default=timezone.localdate)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "number"], name="a_number_is_used_once")
        ]

    def __str__(self):
        return f"{self.congress.register_mark}〔{self.year}〕{self.number}号"


class Registrable:
    """What a manuscript can do to be registered."""

    @transaction.atomic
    def register(self, *, by: Person, on: date | None = None) -> Registration:
        """Enter the manuscript, once it has passed review, in the register of a day's year.

        The day is today unless an earlier one is given, as for pieces from before Byline was in use.
        Raises RegisteredAlready, NotPassed and DayToCome.
        """
        day = on or timezone.localdate()
        if day > timezone.localdate():
            raise DayToCome
        current = type(self).objects.select_for_update().get(pk=self.pk)
        standing = Registration.objects.filter(manuscript=self).select_related("congress").first()
        if standing:
            raise RegisteredAlready(number=str(standing))
        if current.state != State.PASSED:
            raise NotPassed
        registration = Registration.objects.create(
            congress=self.congress,
            manuscript=self,
            year=day.year,
            number=Register.take_number(self.congress, year=day.year),
            registered_on=day,
            by=by,
        )
        self.forget_state()
        record(self, "registered", by=by, tell=self.authors, number=str(registration))
        return registration
