"""Statements asked for after a warning: handed in, accepted, or sent back with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models.deciding import said
from byline.team.models import Person
from byline.warnings.models.warning import Warning, WarningNotSigned  # noqa: A004 -- the word of the trade

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from byline.team.models import Congress

HEAVIEST = 10_000_000
KINDS = (".docx", ".doc", ".pdf", ".jpg", ".jpeg", ".png", ".txt")


class AskedAlready(Refused):
    """{name} asked for this statement on {day} already."""


class DueTooEarly(Refused):
    """A statement cannot be due before tomorrow. Choose a later day."""


class NotYourStatement(Refused):
    """Only the person warned hands in this statement, or who answers for the unit."""


class StatementOpen(Refused):
    """Your statement lies before the office already. Wait for the answer."""


class StatementAccepted(Refused):
    """This statement was accepted on {day}; there is nothing more to hand in or to decide."""


class ReviewedAlready(Refused):
    """{name} answered this statement on {day} already."""


class OwnStatement(Refused):
    """This statement is your own. Let another decide on it."""


class EmptyStatement(Refused):
    """Write your statement, or attach it as a file."""


class StatementQuerySet(models.QuerySet):
    """Words about statements."""

    def visible_to(self, person: Person) -> StatementQuerySet:
        """Keep those whose warnings the person may see: the concerned, the office, leaders, the auditor."""
        warnings = Warning.objects.visible_to(person)
        found = self.filter(warning__in=warnings.order_by().values("pk"))
        return found.select_related("warning__congress", "warning__person", "warning__unit", "asked_by")

    def asked_of(self, person: Person) -> StatementQuerySet:
        """Keep those that a person hands in: their own, and those of units they answer for today."""
        return self.filter(warning__in=Warning.objects.of(person).order_by().values("pk"))

    def due_from(self, person: Person) -> StatementQuerySet:
        """Keep those that a person still has to hand in."""
        handed_in = Q(statementversion__review=None) & Q(statementversion__isnull=False)
        accepted = Q(statementversion__review__decision=StatementReview.Decision.ACCEPTED)
        return self.asked_of(person).exclude(pk__in=self.filter(handed_in | accepted).values("pk"))

    def to_judge(self, person: Person) -> StatementQuerySet:
        """Keep those of others whose latest version nobody has decided on."""
        waits = StatementVersion.objects.filter(review=None)
        found = self.filter(warning__congress=person.congress, pk__in=waits.values("statement"))
        return found.exclude(warning__in=Warning.objects.of(person).order_by().values("pk"))


class Statement(models.Model):
    """The self-review asked of somebody warned, due on a day; its versions are kept."""

    DEEDS = {
        "asked": _("asked {name} for a statement until {day}"),
        "handed_in": _("handed in the statement"),
        "accepted": _("accepted the statement of {name}"),
        "sent_back": _("sent the statement of {name} back: “{reason}”"),
    }

    warning = models.OneToOneField(Warning, on_delete=models.PROTECT, verbose_name=_("warning"))
    due_on = models.DateField(_("due by"))
    asked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    def __str__(self):
        return str(self.warning)

    def get_absolute_url(self):
        """Where its warning is read."""
        return self.warning.get_absolute_url()

    @property
    def congress(self) -> Congress:
        """The congress of the warning."""
        return self.warning.congress

    @property
    def versions(self) -> models.QuerySet[StatementVersion]:
        """All versions handed in, the first one first."""
        return self.statementversion_set.select_related("by", "review__by").order_by("number")

    @property
    def latest(self) -> StatementVersion | None:
        """The version handed in last, if any; a list has read it already."""
        return max(self.statementversion_set.all(), key=lambda one: one.number, default=None)

    @property
    def is_accepted(self) -> bool:
        """Whether its latest version was accepted."""
        latest = self.latest
        return bool(latest and latest.is_accepted)

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over and nothing lies before the office."""
        latest = self.latest
        waits = latest is not None and (latest.is_accepted or not latest.is_reviewed)
        return not waits and timezone.localdate() > self.due_on

    @transaction.atomic
    def hand_in(self, text: str, *, by: Person, file: UploadedFile | None = None) -> StatementVersion:
        """Hand a version in, as text or with a file; who asked for it hears of it.

        Raises NotYourStatement, EmptyStatement, StatementOpen and StatementAccepted.
        """
        if not self.warning.is_for(by):
            raise NotYourStatement
        if not text.strip() and file is None:
            raise EmptyStatement
        type(self).objects.select_for_update().get(pk=self.pk)
        self._refuse_another_version()
        version = StatementVersion(statement=self, number=self.versions.count() + 1, text=text.strip(), by=by)
        if file is not None:
            version.file_name = file.name[:200]
            version.file.save(f"{self.pk}-{version.number}", file, save=False)
        version.save()
        record(self, "handed_in", by=by, tell=[self.asked_by])
        return version

    def _refuse_another_version(self) -> None:
        latest = self.versions.last()
        if latest and latest.is_accepted:
            raise StatementAccepted(day=timezone.localtime(latest.review.at).date())
        if latest and not latest.is_reviewed:
            raise StatementOpen


class StatementVersion(models.Model):
    """One version of a statement as it was handed in."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, verbose_name=_("statement"))
    number = models.PositiveSmallIntegerField(_("draft of a statement"))
    text = models.TextField(_("text"), blank=True)
    file = models.FileField(_("file attached"), upload_to="statements/%Y/%m/", blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a statement")
        verbose_name_plural = _("versions of statements")
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="a_statement_counts_its_versions")
        ]

    def __str__(self):
        return f"{self.statement} {self.number}"

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody decided on it."""
        return hasattr(self, "review")

    @property
    def is_accepted(self) -> bool:
        """Whether it was accepted."""
        return self.is_reviewed and self.review.decision == StatementReview.Decision.ACCEPTED

    def accept(self, *, by: Person) -> StatementReview:
        """Accept it. Raises OwnStatement and ReviewedAlready."""
        return self._review(StatementReview.Decision.ACCEPTED, by=by)

    def send_back(self, *, reason: str, by: Person) -> StatementReview:
        """Send it back to be written again. Raises WhyMissing, OwnStatement and ReviewedAlready."""
        return self._review(StatementReview.Decision.SENT_BACK, by=by, reason=said(reason))

    @transaction.atomic
    def _review(self, decision: str, *, by: Person, reason: str = "") -> StatementReview:
        if self.statement.warning.is_for(by):
            raise OwnStatement
        type(self).objects.select_for_update().get(pk=self.pk)
        earlier = StatementReview.objects.filter(version=self).select_related("by").first()
        if earlier:
            raise ReviewedAlready(name=earlier.by.name, day=timezone.localtime(earlier.at).date())
        review = StatementReview.objects.create(version=self, decision=decision, reason=reason, by=by)
        told = {"name": self.statement.warning.holder_name, "reason": reason}
        record(self.statement, decision, by=by, tell=[self.by], **told)
        return review


class StatementReview(models.Model):
    """What was decided on one version of a statement, and why."""

    class Decision(models.TextChoices):
        """Whether it will do."""

        ACCEPTED = "accepted", _("accepted")
        SENT_BACK = "sent_back", _("sent back")

    version = models.OneToOneField(
        StatementVersion,
        on_delete=models.PROTECT,
        related_name="review",
        verbose_name=_("draft of a statement"),
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("review of a statement")
        verbose_name_plural = _("reviews of statements")
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="sent_back", reason=""), name="what_is_sent_back_has_a_reason"
            )
        ]

    def __str__(self):
        return f"{self.version} {self.get_decision_display()}"


@transaction.atomic
def ask_for_statement(warning: Warning, *, due_on: date, by: Person) -> Statement:
    """Ask those warned for a statement until a day; they hear of it.

    Raises WarningNotSigned, DueTooEarly and AskedAlready.
    """
    if not warning.is_signed:
        raise WarningNotSigned
    if due_on <= timezone.localdate():
        raise DueTooEarly
    Warning.objects.select_for_update().get(pk=warning.pk)
    earlier = Statement.objects.filter(warning=warning).select_related("asked_by").first()
    if earlier:
        raise AskedAlready(name=earlier.asked_by.name, day=timezone.localtime(earlier.asked_at).date())
    statement = Statement.objects.create(warning=warning, due_on=due_on, asked_by=by)
    told = {"name": warning.holder_name, "day": due_on.isoformat()}
    record(statement, "asked", by=by, tell=warning.concerned(), **told)
    return statement
