"""Leave: the days on which somebody in post does not work, so that no target runs for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused

if TYPE_CHECKING:
    from datetime import date

    from byline.team.models import Congress, Person


class LeavesCross(Refused):
    """{person} is on leave from {day} already. End that leave first, or choose other days."""


class LeaveEndsBeforeItStarts(Refused):
    """This leave begins on {day}, and cannot end before that. Choose a later day."""


class BackAlready(Refused):
    """This leave ended on {day} already. A longer absence is a new leave."""


class LeaveQuerySet(models.QuerySet):
    """Words about leaves."""

    def of(self, congress: Congress) -> LeaveQuerySet:
        """Keep the leaves of a congress's people."""
        return self.filter(person__congress=congress)

    def visible_to(self, person: Person) -> LeaveQuerySet:
        """Keep the leaves of the person's congress; who may see any at all is a matter of rights."""
        return self.of(person.congress)

    def touching(self, first: date, last: date) -> LeaveQuerySet:
        """Keep those that take a day from the first to the last; one without an end goes on."""
        return self.filter(starts_on__lte=last).exclude(ends_on__lt=first)


class Leave(models.Model):
    """Days from the first to the last, both included, on which a person in post is away."""

    class Kind(models.TextChoices):
        """Why somebody is away."""

        SICK = "sick", _("sick leave")
        PARENTAL = "parental", _("parental leave")
        STUDY = "study", _("away for study")
        LENT = "lent", _("lent to another body")
        OTHER = "other", _("other leave")

    person = models.ForeignKey("Person", on_delete=models.PROTECT, verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave it empty while it is open.")
    )
    by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = LeaveQuerySet.as_manager()

    DEEDS = {
        "granted": _("entered a leave of {person} from {day}"),
        "ended": _("ended the leave of {person} with {day}"),
    }

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_leave_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.person} {self.get_kind_display()}"

    def get_absolute_url(self):
        """Where it is told: the sheet of the person."""
        return self.person.get_absolute_url()

    @property
    def congress(self) -> Congress:
        """The congress of the person."""
        return self.person.congress

    @transaction.atomic
    def grant(self, *, by: Person) -> Leave:
        """Enter it; the person hears of it. No target changes before it is laid anew.

        Raises LeavesCross and LeaveEndsBeforeItStarts.
        """
        self._lock()
        if self.ends_on and self.ends_on < self.starts_on:
            raise LeaveEndsBeforeItStarts(day=self.starts_on)
        last = self.ends_on or type(self.starts_on).max
        held = Leave.objects.filter(person=self.person).touching(self.starts_on, last).first()
        if held:
            raise LeavesCross(person=self.person.name, day=held.starts_on)
        self.by = by
        self.save()
        self._tell("granted", self.starts_on, by=by)
        return self

    @transaction.atomic
    def end(self, *, on: date, by: Person) -> None:
        """Let it end with this day, the last one away.

        Raises BackAlready and LeaveEndsBeforeItStarts.
        """
        self._lock()
        self.refresh_from_db(fields=["ends_on"])
        if self.ends_on and self.ends_on <= on:
            raise BackAlready(day=self.ends_on)
        if on < self.starts_on:
            raise LeaveEndsBeforeItStarts(day=self.starts_on)
        self.ends_on = on
        self.save(update_fields=["ends_on"])
        self._tell("ended", on, by=by)

    def _lock(self) -> None:
        """Let one leave of a person be entered or ended at a time."""
        type(self.person).objects.select_for_update(no_key=True).get(pk=self.person_id)

    def _tell(self, verb: str, day: date, *, by: Person) -> None:
        record(self, verb, by=by, tell=[self.person], person=self.person.name, day=day.isoformat())
