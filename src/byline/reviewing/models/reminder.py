"""Reviewers are reminded of what is due, once before and once after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.filing import FilingStep

if TYPE_CHECKING:
    from datetime import datetime

BEFORE = timedelta(hours=12)  # half a day: who reads it in the evening can still review it in the morning


class ReminderQuerySet(models.QuerySet):
    """Words about reminders."""

    def remind(self, *, at: datetime | None = None) -> int:
        """Remind the reviewers of everything that is due soon or was due, each once; return of how many.

        Safe to run twice, also at the same moment.
        """
        now = at or timezone.now()
        due = Manuscript.objects.filter(due_at__lte=now + BEFORE, turn__isnull=False)
        found = due.select_related("turn", "congress", "unit", "created_by").order_by("due_at", "pk")
        return sum(self.remind_of(manuscript, at=now) for manuscript in found)

    def remind_of(self, manuscript: Manuscript, *, at: datetime) -> bool:
        """Tell those who review it next that it is due; return False where they were told before."""
        kind = Kind.SOON if manuscript.due_at > at else Kind.OVER
        try:
            with transaction.atomic():
                self.create(step=manuscript.turn, due_at=manuscript.due_at, kind=kind, at=at)
                time = timezone.localtime(manuscript.due_at).strftime("%m-%d %H:%M")
                tell = manuscript.reviewers_at(manuscript.turn)
                record(manuscript, VERBS[kind], by=None, tell=tell, step=str(manuscript.turn), time=time)
        except IntegrityError:
            return False
        return True


class Kind(models.TextChoices):
    """Whether it is due soon, or was due."""

    SOON = "soon", _("due soon")
    OVER = "over", _("past due")


VERBS = {Kind.SOON: "due_soon", Kind.OVER: "overdue"}


class Reminder(models.Model):
    """The reviewers of a step were told that its review is due. A step that is come back to is due again."""

    step = models.ForeignKey(
        FilingStep, on_delete=models.CASCADE, related_name="+", verbose_name=_("step of a filing")
    )
    due_at = models.DateTimeField(_("review due"))
    kind = models.CharField(_("kind"), max_length=4, choices=Kind.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(fields=["step", "due_at", "kind"], name="a_step_is_reminded_of_once")
        ]

    def __str__(self):
        return f"{self.step} {self.get_kind_display()}"
