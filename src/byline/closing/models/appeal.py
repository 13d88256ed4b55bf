"""Lines of the ledger disputed by those concerned, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.evidence import ending_of
from byline.ledger.models import Entry, Posting, Reversal
from byline.ledger.models.deciding import said
from byline.reckoning.words import amount_words
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import date

USUAL_DAYS = 15
LONGEST_TERM = 365
SAYS_LENGTH = 1000


class NotYours(Refused):
    """Only the person concerned appeals against a line, or who answers for the unit against a unit's line."""


class TooLate(Refused):
    """This line was written on {written}; the term of appeal ended on {day}. Speak with the office."""


class AppealedAlready(Refused):
    """{name} appealed against this line on {day} already. Read there what was answered."""


class AnsweredAlready(Refused):
    """{name} answered this appeal on {day} already."""


class OwnAppeal(Refused):
    """You are concerned by this line yourself. Let another editor answer the appeal."""


class LeaderDecides(Refused):
    """This appeal was taken to the leader, who alone answers it now."""


class NotAnswered(Refused):
    """This appeal is not answered yet. Wait for the office's answer before taking it further."""


class TakenFurtherAlready(Refused):
    """This appeal was taken to the leader already; there is no step after that."""


class UpheldHere(Refused):
    """This appeal was upheld, so there is nothing to take further."""


class NothingCorrected(Refused):
    """Upholding an appeal corrects the ledger. Enter the amount, or reverse the confirmation and name that."""


class AppealTerm(models.Model):
    """For how many days after a line was written a congress's people may appeal against it."""

    DEEDS = {"set": _("set the term of appeal at {days} days")}

    congress = models.OneToOneField(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    days = models.PositiveSmallIntegerField(
        _("days"),
        default=USUAL_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)],
    )

    class Meta:
        verbose_name = _("term of appeal")
        verbose_name_plural = _("terms of appeal")

    def __str__(self):
        return f"{self.congress} {self.days}"

    @classmethod
    def of(cls, congress: Congress) -> AppealTerm:
        """Return a congress's term; the usual one, not saved, where none was set."""
        return cls.objects.filter(congress=congress).first() or cls(congress=congress)

    @transaction.atomic
    def set(self, days: int, *, by: Person) -> None:
        """Set how many days there are, from now on also for lines written before."""
        self.days = days
        self.full_clean()
        self.save()
        record(self, "set", by=by, days=days)

    def last_day(self, entry: Entry) -> date:
        """Return the last day on which one may appeal against a line."""
        return timezone.localtime(entry.at).date() + timedelta(days=self.days)


class AppealQuerySet(models.QuerySet):
    """Words about appeals."""

    def of(self, congress: Congress) -> AppealQuerySet:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> AppealQuerySet:
        """Keep those that concern the person; all of the congress for its office and leaders."""
        found = self.of(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER):
            return found
        own = Q(by=person) | Q(entry__person=person)
        return found.filter(own | Q(entry__person=None, entry__unit__in=person.units_headed()))

    def answered(self) -> AppealQuerySet:
        """Keep those whose last step is answered."""
        first = Ruling.objects.filter(appeal=OuterRef("pk"), stage=Ruling.Stage.OFFICE)
        last = Ruling.objects.filter(appeal=OuterRef("pk"), stage=Ruling.Stage.LEADER)
        return self.filter(Q(Exists(first), referral=None) | Q(Exists(last)))

    def awaiting(self) -> AppealQuerySet:
        """Keep those that wait for an answer."""
        return self.exclude(pk__in=self.answered().values("pk"))

    @transaction.atomic
    def appeal(self, entry: Entry, *, says: str, by: Person, evidence: bytes = b"") -> Appeal:
        """Dispute a line of the ledger, with what one says and, if there is any, what shows it.

        Raises WhyMissing, NotYours, TooLate, AppealedAlready, and UnknownFile and HeavyFile of the file.
        """
        says = said(says)
        entry = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        refuse_to_appeal(entry, by=by)
        appeal = self.create(
            congress=entry.congress,
            entry=entry,
            says=says,
            evidence=ContentFile(evidence, name=f"appeal{ending_of(evidence)}") if evidence else "",
            by=by,
        )
        office = Person.objects.of(entry.congress).holding(Role.EDITOR)
        record(appeal, "appealed", by=by, tell=office, line=appeal.line)
        return appeal


class Appeal(models.Model):
    """A person disputes a line of the ledger that concerns them."""

    DEEDS = {
        "appealed": _("appealed against {line}"),
        "referred": _("took the appeal to the leader"),
        "upheld": _("upheld the appeal: “{reason}”"),
        "dismissed": _("dismissed the appeal: “{reason}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+", verbose_name=_("entry"))
    says = models.CharField(_("what is wrong"), max_length=SAYS_LENGTH)
    evidence = models.FileField(_("evidence"), upload_to="appeals/%Y/%m/", blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [models.CheckConstraint(condition=~Q(says=""), name="an_appeal_says_why")]

    def __str__(self):
        return self.line

    def get_absolute_url(self):
        """Where it is read and answered."""
        return reverse("appeal", args=[self.pk])

    @property
    def line(self) -> str:
        """The line in words: whose, how much, by which clause."""
        entry = self.entry
        return "　".join(
            str(one) for one in (entry.person or entry.unit, entry.amount_words, entry.clause) if one
        )

    @property
    def rulings(self) -> list[Ruling]:
        """What was answered, step by step."""
        return list(self.ruling_set.select_related("by", "posting", "reversal").order_by("pk"))

    @property
    def is_referred(self) -> bool:
        """Whether it was taken to the leader."""
        return hasattr(self, "referral")

    @property
    def stage(self) -> str:
        """Who answers it now, or answered it last."""
        return Ruling.Stage.LEADER if self.is_referred else Ruling.Stage.OFFICE

    @property
    def ruling(self) -> Ruling | None:
        """The answer of its present step, if there is one."""
        return self.ruling_set.filter(stage=self.stage).select_related("by").first()

    @property
    def is_referable(self) -> bool:
        """Whether it can be taken to the leader now."""
        ruling = self.ruling
        return ruling is not None and not self.is_referred and ruling.decision == Ruling.Decision.DISMISSED

    @property
    def reversals(self) -> models.QuerySet:
        """The reversals since it was made that corrected what it is about."""
        found = Reversal.objects.filter(at__gte=self.at, confirmation__adoption__congress=self.congress)
        return found.filter(confirmation__adoption__manuscript=self.entry.manuscript_id)

    @transaction.atomic
    def refer(self, *, says: str, by: Person) -> Referral:
        """Take it one step further, to the leader; that can be done once.

        Raises WhyMissing, NotYours, NotAnswered, UpheldHere and TakenFurtherAlready.
        """
        says = said(says)
        appeal = Appeal.objects.select_for_update().get(pk=self.pk)
        if by != appeal.by:
            raise NotYours
        if appeal.is_referred:
            raise TakenFurtherAlready
        if appeal.ruling is None:
            raise NotAnswered
        if not appeal.is_referable:
            raise UpheldHere
        referral = Referral.objects.create(appeal=appeal, says=says, by=by)
        record(appeal, "referred", by=by, tell=Person.objects.of(appeal.congress).holding(Role.LEADER))
        return referral

    @transaction.atomic
    def rule(self, verdict: Verdict, *, by: Person) -> Ruling:
        """Answer it, and correct the ledger where it is upheld.

        Raises WhyMissing, AnsweredAlready, OwnAppeal, LeaderDecides and NothingCorrected.
        """
        reason = said(verdict.reason)
        appeal = Appeal.objects.select_for_update().get(pk=self.pk)
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
        """Write an entry beside the disputed one that adds `amount` to it, or takes it away."""
        posting = Posting.objects.create(
            congress=self.congress, kind=Posting.Kind.CORRECTION, reason=reason, by=by
        )
        entry = Entry.objects.get(pk=self.entry_id)
        entry.pk, entry.confirmation, entry.reversal, entry.posting = None, None, None, posting
        entry._state.adding = True  # noqa: SLF001 -- Django's own word for a copy of a row
        entry.amount, entry.working, entry.at = amount, [], timezone.now()
        Entry.objects.write([entry])
        return posting


@dataclass(frozen=True)
class Verdict:
    """What is answered: upheld or not, why, and what corrects the ledger, an amount or a reversal."""

    is_upheld: bool
    reason: str
    amount: Decimal | None = None
    reversal: Reversal | None = None


class Referral(models.Model):
    """A dismissed appeal was taken to the leader, with what its maker says to the office's answer."""

    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, verbose_name=_("appeal"))
    says = models.CharField(_("what is wrong with the answer"), max_length=SAYS_LENGTH)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("referral of an appeal")
        verbose_name_plural = _("referrals of appeals")

    def __str__(self):
        return str(self.appeal)


class Ruling(models.Model):
    """What was answered to an appeal: by the office, or by the leader where it was taken further."""

    class Stage(models.TextChoices):
        """Who answers."""

        OFFICE = "office", _("the office")
        LEADER = "leader", _("the leader")

    class Decision(models.TextChoices):
        """What was decided."""

        UPHELD = "upheld", _("upheld")
        DISMISSED = "dismissed", _("dismissed")

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, verbose_name=_("appeal"))
    stage = models.CharField(_("step"), max_length=10, choices=Stage.choices)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    reason = models.CharField(_("reason"), max_length=300)
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


def refuse_to_appeal(entry: Entry, *, by: Person) -> None:
    """Refuse with NotYours, AppealedAlready or TooLate where somebody cannot appeal against a line."""
    is_theirs = entry.person_id == by.pk if entry.person_id else entry.unit in by.units_headed()
    if not is_theirs:
        raise NotYours
    earlier = Appeal.objects.filter(entry=entry).select_related("by").first()
    if earlier:
        raise AppealedAlready(name=earlier.by.name, day=timezone.localtime(earlier.at).date())
    last_day = AppealTerm.of(entry.congress).last_day(entry)
    if timezone.localdate() > last_day:
        raise TooLate(written=timezone.localtime(entry.at).date(), day=last_day)


def is_open_to(entry: Entry, *, by: Person) -> bool:
    """Tell whether somebody can still appeal against a line."""
    try:
        refuse_to_appeal(entry, by=by)
    except Refused:
        return False
    return True
