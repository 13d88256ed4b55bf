"""The yearly register."""

from __future__ import annotations

import re
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

    from byline.manuscripts.models.manuscript import Manuscript
    from byline.manuscripts.models.version import Version

# A year's numbers that are compared with those given when the pattern changes; no office gives more.
LOOKED_AHEAD = 5000
USUAL_PATTERN = "{mark}〔{year}〕{number}号"
NUMBER = re.compile(r"\{number(?::0[1-6])?\}")
PATTERN = re.compile(r"(?:[^{}]|\{mark\}|\{year\}|\{number(?::0[1-6])?\})+")


class NotPassed(Refused):
    """Only a text that has passed every step of its review can leave the house. Review it first."""


class RegisteredAlready(Refused):
    """This manuscript is in the register already, as {number}."""


class SentOut(Refused):
    """This manuscript went out to an outlet under its number, so the number stays."""


class CancelledAlready(Refused):
    """The registration {number} was cancelled already."""


class CancelledWithoutReason(Refused):
    """Say in your own words why the number is cancelled: it stands in the register beside it."""


class PatternWithoutNumber(Refused):
    """A pattern needs {{number}}, and may have {{mark}} and {{year}} besides; no other braces. Mend it."""


class PatternWithoutYear(Refused):
    """Without {{year}} next year's numbers would repeat this year's. Put it into the pattern."""


class MarkWithBraces(Refused):
    """The office's mark {mark} has braces, which patterns use. Let the administrator change the mark."""


class NumberRepeated(Refused):
    """With this pattern {label} would be given twice. Choose one that none of this year's numbers has."""


class DayToCome(Refused):
    """A manuscript cannot be registered on a day that has not come. Choose today or an earlier day."""


class Register(models.Model):
    """A congress's register of one year. Its last number only grows, so none is ever used twice."""

    DEEDS = {"repatterned": _("changed how the register writes its numbers: {pattern}")}

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    last_number = models.PositiveIntegerField(_("last number"), default=0)
    pattern = models.CharField(
        _("pattern of the number"),
        max_length=40,
        default=USUAL_PATTERN,
        help_text=_(
            "{mark} is the office's mark, {year} the year, {number} the number; {number:03} has zeros."
        ),
    )

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        constraints = [models.UniqueConstraint(fields=["congress", "year"], name="a_year_has_one_register")]

    def __str__(self):
        return f"{self.congress} {self.year}"

    @classmethod
    def of(cls, congress: Congress, *, year: int) -> Register:
        """Find the register of a year, or begin it: it writes its numbers as the year before did."""
        before = cls.objects.filter(congress=congress, year__lt=year).order_by("-year").first()
        pattern = before.pattern if before else USUAL_PATTERN
        return cls.objects.get_or_create(congress=congress, year=year, defaults={"pattern": pattern})[0]

    @classmethod
    def take_number(cls, congress: Congress, *, year: int) -> tuple[int, str]:
        """Take the next number of a year, and how it is written.

        Call it inside the transaction that uses the number.
        """
        cls.of(congress, year=year)
        register = cls.objects.select_for_update().get(congress=congress, year=year)
        register.last_number += 1
        register.save(update_fields=["last_number"])
        return register.last_number, register.written(register.last_number)

    def written(self, number: int) -> str:
        """Write a number as this register does: 青人信〔2026〕12号."""
        return self.pattern.format(mark=self.congress.register_mark, year=self.year, number=number)

    def in_pattern(self, pattern: str) -> str:
        """Return how the next number would be written in a pattern.

        Raises PatternWithoutNumber, PatternWithoutYear, MarkWithBraces and NumberRepeated.
        """
        if not PATTERN.fullmatch(pattern) or not NUMBER.search(pattern):
            raise PatternWithoutNumber
        if "{year}" not in pattern:
            raise PatternWithoutYear
        mark = self.congress.register_mark
        if set("{}") & set(mark):
            raise MarkWithBraces(mark=mark)
        coming = Register(congress=self.congress, year=self.year, pattern=pattern)
        given = Registration.objects.filter(congress=self.congress).values_list("label", flat=True)
        labels = [coming.written(self.last_number + step) for step in range(1, LOOKED_AHEAD)]
        if repeated := set(labels) & set(given):
            raise NumberRepeated(label=min(repeated))
        return labels[0]

    @transaction.atomic
    def repattern(self, pattern: str, *, by: Person) -> None:
        """Write the numbers of this year otherwise from now on; those that were given stay as they are.

        Raises what `in_pattern` raises.
        """
        current = Register.objects.select_for_update().select_related("congress").get(pk=self.pk)
        current.in_pattern(pattern)
        current.pattern = self.pattern = pattern
        current.save(update_fields=["pattern"])
        record(self, "repatterned", by=by, pattern=pattern)


class RegistrationQuerySet(models.QuerySet):
    """Words about registrations."""

    def visible_to(self, person: Person) -> RegistrationQuerySet:
        """Keep those of the person's congress; who may see any at all is a matter of rights."""
        return self.filter(congress=person.congress)

    def standing(self) -> RegistrationQuerySet:
        """Keep those that were not cancelled."""
        return self.filter(manuscript__isnull=False)

    def newest_first(self) -> RegistrationQuerySet:
        """Order by number, the newest first."""
        return self.order_by("-year", "-number")


class Registration(models.Model):
    """A manuscript's number in the yearly register. A cancelled one has no manuscript; the number stays."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    manuscript = models.OneToOneField(
        "Manuscript", on_delete=models.PROTECT, null=True, verbose_name=_("manuscript")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(_("number as it is written"), max_length=60)
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
        return self.label

    @transaction.atomic
    def cancel(self, *, reason: str, by: Person) -> Cancellation:
        """Cancel it; the number is not given again, and the manuscript waits for another one.

        Raises CancelledWithoutReason, CancelledAlready, and SentOut for what went to an outlet or was
        printed.
        """
        if not reason.strip():
            raise CancelledWithoutReason
        manuscript = self._take_off(Registration.objects.select_related("manuscript").get(pk=self.pk))
        if manuscript.state != State.REGISTERED:
            raise SentOut
        cancellation = Cancellation.objects.create(
            registration=self, manuscript=manuscript, reason=reason.strip(), by=by
        )
        manuscript.take_back_what_was_asked(by=by, words=cancellation.reason)
        manuscript.settle()
        told = {"number": str(self), "reason": cancellation.reason}
        record(manuscript, "cancelled", by=by, tell=manuscript.authors, **told)
        self.refresh_from_db()
        return cancellation

    def _take_off(self, current: Registration) -> Manuscript:
        """Take the number off its manuscript, which is locked first and returned."""
        manuscript = current.manuscript and current.manuscript.locked()
        # asked of the row under the lock: another may have cancelled it while this one waited
        mine = Registration.objects.filter(pk=self.pk, manuscript=manuscript)
        if manuscript is None or not mine.update(manuscript=None):
            raise CancelledAlready(number=str(self))
        return manuscript


class Cancellation(models.Model):
    """A registration that counts no longer: whose it was, who cancelled it and why."""

    registration = models.OneToOneField(
        Registration, on_delete=models.PROTECT, verbose_name=_("registration")
    )
    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("cancellation")
        verbose_name_plural = _("cancellations")

    def __str__(self):
        return str(self.registration)


class Registrable:
    """What a manuscript can do to be registered."""

    def cleared_version(self) -> Version:
        """Return the text that passed every step of review: what may be registered, sent and published.

        Every way out of the house asks this and nothing else. Raises NotPassed, also where the text is no
        longer the one that passed.
        """
        filing = self.filing_set.select_related("version").order_by("pk").last()
        if filing is None or not filing.is_passed:
            raise NotPassed
        cleared = filing.text
        # asked of the row: whoever holds this manuscript may have read it before somebody changed it
        if not cleared.has_words_of(type(self).objects.get(pk=self.pk)):
            raise NotPassed
        return cleared

    @transaction.atomic
    def register(self, *, by: Person, on: date | None = None) -> Registration:
        """Enter the manuscript, once it has passed review, in the register of a day's year.

        The day is today unless an earlier one is given, as for pieces from before Byline was in use.
        Raises RegisteredAlready, NotPassed and DayToCome.
        """
        day = on or timezone.localdate()
        if day > timezone.localdate():
            raise DayToCome
        current = self.locked()
        standing = Registration.objects.filter(manuscript=self).first()
        if standing:
            raise RegisteredAlready(number=str(standing))
        current.cleared_version()
        number, label = Register.take_number(self.congress, year=day.year)
        registration = Registration.objects.create(
            congress=self.congress,
            manuscript=self,
            year=day.year,
            number=number,
            label=label,
            registered_on=day,
            by=by,
        )
        self.settle()
        record(self, "registered", by=by, tell=self.authors, number=str(registration))
        return registration
