"""Lines of the ledger disputed by those concerned, and what was answered."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.closing.models.appeal_term import AppealTerm
from byline.closing.models.ruling import Answerable, Ruling
from byline.errors import Refused
from byline.ledger.evidence import ending_of
from byline.ledger.models import Entry, Reversal
from byline.ledger.models.decision import said
from byline.team.models import Congress, Person
from byline.team.roles import Role

SAYS_LENGTH = 1000


class NotYours(Refused):
    """Only the person concerned appeals against a line, or who answers for the unit against a unit's line."""


class TooLate(Refused):
    """This line was written on {written}; the term of appeal ended on {day}. Speak with the office."""


class AppealedAlready(Refused):
    """{name} appealed against this line on {day} already. Read there what was answered."""


class NotAnswered(Refused):
    """This appeal is not answered yet. Wait for the office's answer before taking it further."""


class TakenFurtherAlready(Refused):
    """This appeal was taken to the leader already; there is no step after that."""


class UpheldHere(Refused):
    """This appeal was upheld, so there is nothing to take further."""


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

    def awaiting_answer_by(self, person: Person) -> AppealQuerySet:
        """Keep those that wait for this person: taken to the leader for a leader, else for an editor."""
        stages = Q(pk=None)
        if person.holds(Role.EDITOR):
            stages |= Q(referral=None)
        if person.holds(Role.LEADER):
            stages |= Q(referral__isnull=False)
        own = Q(by=person) | Q(entry__person=person)
        return self.awaiting().filter(stages).exclude(own)

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


class Appeal(Answerable, models.Model):
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
    says = models.CharField(_("what is disputed"), max_length=SAYS_LENGTH)
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
