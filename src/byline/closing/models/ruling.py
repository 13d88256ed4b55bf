"""What is answered to an appeal, and how it corrects the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models import Entry, Posting, Reversal
from byline.ledger.models.decision import said
from byline.reckoning.words import amount_words
from byline.team.models import Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from decimal import Decimal


REASON_LENGTH = 300


class AnsweredAlready(Refused):
    """{name} answered this appeal on {day} already."""


class OwnAppeal(Refused):
    """You are concerned by this line yourself. Let another editor answer the appeal."""


class LeaderDecides(Refused):
    """This appeal was taken to the leader, who alone answers it now."""


class NothingCorrected(Refused):
    """Upholding an appeal corrects the ledger. Enter the amount, or reverse the confirmation first."""


@dataclass(frozen=True)
class Verdict:
    """What is answered: upheld or not, why, and what corrects the ledger, an amount or a reversal."""

    is_upheld: bool
    reason: str
    amount: Decimal | None = None
    reversal: Reversal | None = None


class Answerable:
    """What an appeal can do to be answered."""

    @transaction.atomic
    def rule(self, verdict: Verdict, *, by: Person) -> Ruling:
        """Answer it, and correct the ledger where it is upheld.

        Raises WhyMissing, AnsweredAlready, OwnAppeal, LeaderDecides and NothingCorrected.
        """
        reason = said(verdict.reason)
        appeal = type(self).objects.select_for_update().get(pk=self.pk)
        appeal.refuse_to_rule(by=by)
        ruling = Ruling(appeal=appeal, stage=appeal.stage, reason=reason, by=by)
        ruling.decision = Ruling.Decision.UPHELD if verdict.is_upheld else Ruling.Decision.DISMISSED
        if verdict.is_upheld:
            ruling.reversal = verdict.reversal
            ruling.posting = appeal.correct(verdict.amount, reason=reason, by=by) if verdict.amount else None
            if not ruling.posting and not ruling.reversal:
                raise NothingCorrected
        ruling.save()
        record(appeal, ruling.decision, by=by, tell=appeal.concerned, reason=reason)
        return ruling

    def refuse_to_rule(self, *, by: Person) -> None:
        """Refuse an answer by somebody concerned, by the wrong step, or a second one."""
        if self.ruling:
            ruling = self.ruling
            raise AnsweredAlready(name=ruling.by.name, day=timezone.localtime(ruling.at).date())
        if by.pk in {self.by_id, self.entry.person_id}:
            raise OwnAppeal
        if self.is_referred and not by.holds(Role.LEADER):
            raise LeaderDecides

    @property
    def concerned(self) -> list[Person]:
        """Who must hear of what was answered: who appealed, and whose line it is."""
        return [one for one in {self.by, self.entry.person} if one]

    def correct(self, amount: Decimal, *, reason: str, by: Person) -> Posting:
        """Write a line by hand beside the disputed one that adds `amount` to it, or takes it away.

        It is the ledger's own deed, and its reason says that it comes of an appeal.
        """
        entry = Entry.objects.select_related("person", "unit").get(pk=self.entry_id).opposite()
        entry.amount = amount
        told = gettext("appeal upheld: {reason}").format(reason=reason)[:REASON_LENGTH]
        return Entry.objects.adjust(entry, reason=told, by=by)


class Ruling(models.Model):
    """What was answered to an appeal: by the office, or by the leader where it was taken further."""

    class Stage(models.TextChoices):
        """Who answers."""

        OFFICE = "office", _("the office")
        LEADER = "leader", _("the leader")

    class Decision(models.TextChoices):
        """What was decided."""

        UPHELD = "upheld", _("upheld")
        DISMISSED = "dismissed", _("turned down")

    appeal = models.ForeignKey("Appeal", on_delete=models.PROTECT, verbose_name=_("appeal"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH)
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("posting")
    )
    reversal = models.ForeignKey(
        Reversal, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("reversal")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("ruling on an appeal")
        verbose_name_plural = _("rulings on appeals")
        constraints = [
            models.UniqueConstraint(fields=["appeal", "stage"], name="a_step_of_an_appeal_is_answered_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_ruling_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decision="dismissed", posting=None, reversal=None)
                | Q(decision="upheld", posting__isnull=False)
                | Q(decision="upheld", reversal__isnull=False),
                name="what_is_upheld_is_corrected",
            ),
        ]

    def __str__(self):
        return f"{self.appeal} {self.get_decision_display()}"

    @property
    def correction(self) -> str:
        """What it changed, in words."""
        written = Entry.objects.filter(posting=self.posting) if self.posting_id else ()
        return "　".join(amount_words(entry.amount, entry.measure) for entry in written)
