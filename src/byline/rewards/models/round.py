"""Rounds of awards: proposed from frozen figures, open to objections for some days, signed by another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.closing.models import Closing
from byline.errors import Refused
from byline.ledger.models.deciding import said
from byline.reckoning.words import period_label
from byline.rewards.awarding import to_plain
from byline.rewards.frozen import figures_of, holders, period_of, places_of, vetoes_of
from byline.rewards.models.criterion import AwardCriterion
from byline.rewards.models.deciding import AwardSigning, RoundWithdrawal, Veto
from byline.rewards.models.disclosure import Disclosed
from byline.rewards.models.holding import ONE_SOURCE, of_holder
from byline.rewards.models.listed import Listed
from byline.standings.models import Bulletin
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.reckoning.periods import Period

USUAL_DAYS, LONGEST_DAYS = 5, 60


class SignedByProposer(Refused):
    """You proposed this round yourself. Nobody decides alone: let another leader sign it."""


class SignedForOneself(Refused):
    """This round awards you. Nobody decides on an award of their own: let another leader sign it."""


class DaysNotOver(Refused):
    """Objections may be raised until {last}. Sign the round on {day} or later."""


class RoundSigned(Refused):
    """{name} signed this round on {day}; it does not change any more."""


class RoundWithdrawn(Refused):
    """{name} withdrew this round on {day}: “{reason}”. Propose a new one."""


class ObjectionsOpen(Refused):
    """{name} raised an objection that is not answered yet. Answer it, then have the round signed."""


class ObjectionUpheld(Refused):
    """The objection of {name} was upheld, and the list still stands as it was. Withdraw the round."""


class NobodyAwarded(Refused):
    """Nobody meets a criterion of this round. Change the criteria, or propose nothing."""


class NoCriterion(Refused):
    """A round needs a criterion: whom, by which measure, how many or how much. Enter at least one."""


class NotInFigures(Refused):
    """{name} does not stand in the figures of this round."""


class VetoedAlready(Refused):
    """{name} is left out of this round already: “{reason}”."""


class AwardRoundQuerySet(models.QuerySet):
    """Words about rounds of awards."""

    def of(self, congress: Congress) -> AwardRoundQuerySet:
        """Keep those of a congress, the latest first."""
        return self.filter(congress=congress).order_by("-pk")

    def visible_to(self, person: Person) -> AwardRoundQuerySet:
        """Keep those of the person's congress: who is awarded is laid open to all of the house.

        A withdrawn one is seen by the office, leaders and the auditor alone.
        """
        found = self.of(person.congress).select_related(
            "congress", "proposed_by", "bulletin", "closing", "signing__by"
        )
        found = found.select_related("signing__by", "withdrawal__by")
        seen_by_right = person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR)
        return found if seen_by_right else found.filter(withdrawal=None)

    def standing(self) -> AwardRoundQuerySet:
        """Keep those not withdrawn."""
        return self.filter(withdrawal=None)

    def unsigned(self) -> AwardRoundQuerySet:
        """Keep those that stand and are not signed."""
        return self.standing().filter(signing=None)

    def waiting_for(self, person: Person) -> AwardRoundQuerySet:
        """Keep those proposed by another whose days are over: they wait for a leader's signature."""
        unsigned = self.of(person.congress).unsigned().exclude(proposed_by=person)
        over = [one.pk for one in unsigned.prefetch_related("veto_set") if not one.is_open]
        return self.filter(pk__in=over)

    @transaction.atomic
    def propose(self, new: AwardRound, *, criteria: Iterable[AwardCriterion], by: Person) -> AwardRound:
        """Propose awards by criteria from the frozen figures of the round's source, and lay them open.

        `new` and the criteria are not saved yet. Whom the rules vetoed is left out. Who is named hears of
        it. Raises NoCriterion and NobodyAwarded, and what `figures_of` raises.
        """
        criteria = list(criteria)
        if not criteria:
            raise NoCriterion
        new.congress, new.proposed_by = by.congress, by
        new.starts_on, new.ends_on = new.source.starts_on, new.source.ends_on
        new.frozen_figures, new.places = to_plain(figures_of(new.source)), places_of(new.source)
        new.save()
        for holder, reason in vetoes_of(new.source).items():
            new.veto_set.create(reason=reason[:200], by=by, **of_holder(holder))
        for place, criterion in enumerate(criteria, start=1):
            criterion.round, criterion.place = new, place
        AwardCriterion.objects.bulk_create(criteria)
        if not new.awarded():
            raise NobodyAwarded
        record(
            new, "proposed", by=by, tell=new.named(), title=new.title, until=new.disputes_until.isoformat()
        )
        return new


class AwardRound(Listed, Disclosed, models.Model):
    """Awards proposed for one period by stated criteria from figures that no longer move.

    Who is awarded follows from figures, criteria and vetoes until a signature writes it down as awards.
    """

    DEEDS = {
        "proposed": _("proposed the awards “{title}”; objections until {until}"),
        "vetoed": _("left {name} out of the awards: “{reason}”"),
        "signed": _("signed the awards “{title}”"),
        "withdrawn": _("withdrew the awards: “{reason}”"),
        "disclosed": _("decided how the awards may be shown outside: “{reason}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    title = models.CharField(
        pgettext_lazy("awards", "title"),
        max_length=80,
        help_text=_("As it stands on certificates and in the notice of praise."),
    )
    bulletin = models.ForeignKey(
        Bulletin, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("bulletin")
    )
    closing = models.ForeignKey(
        Closing, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("closing of a period")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    dispute_days = models.PositiveSmallIntegerField(
        _("days for objections"),
        default=USUAL_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_("Working days, Monday to Friday; add days where holidays fall among them."),
    )
    # frozen on purpose: awards must follow from what was signed, whatever the ledger says later
    frozen_figures = models.JSONField(_("frozen figures"), default=list, editable=False)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)

    objects = AwardRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("award round")
        verbose_name_plural = _("award rounds")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="an_award_round_has_days"),
            models.CheckConstraint(condition=ONE_SOURCE, name="an_award_round_has_one_source"),
            models.CheckConstraint(condition=Q(dispute_days__gte=1), name="an_award_round_can_be_disputed"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where it is read."""
        return reverse("award-round", args=[self.pk])

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return period_label(self.period)

    @property
    def period(self) -> Period:
        """The period whose figures are awarded."""
        return period_of(self.source)

    @property
    def source(self) -> Bulletin | Closing:
        """Whose frozen figures they are."""
        return self.bulletin or self.closing

    @transaction.atomic
    def veto(self, holder: Person | Unit, *, reason: str, by: Person) -> Veto:
        """Leave somebody out whatever the figures say; who comes next moves up, and the days begin anew.

        Raises WhyMissing, NotInFigures, VetoedAlready, RoundSigned and RoundWithdrawn.
        """
        reason = said(reason)
        self.lock()
        veto = Veto(round=self, reason=reason, by=by, **of_holder(holder))
        if veto.key not in {one.key for one in self.figures}:
            raise NotInFigures(name=holder.name)
        earlier = self.veto_set.filter(**of_holder(holder)).first()
        if earlier:
            raise VetoedAlready(name=holder.name, reason=earlier.reason)
        veto.save()
        record(
            self, "vetoed", by=by, tell=[*veto.concerned(), *self.named()], name=holder.name, reason=reason
        )
        return veto

    @transaction.atomic
    def sign(self, *, by: Person) -> AwardSigning:
        """Sign the awards and write them down, once and for good; who is awarded hears of it.

        Raises SignedByProposer, SignedForOneself, RoundSigned, RoundWithdrawn, DaysNotOver, ObjectionsOpen,
        ObjectionUpheld and NobodyAwarded.
        """
        self.lock()
        if by == self.proposed_by:
            raise SignedByProposer
        self._refuse_before_its_days_are_over()
        self._refuse_while_disputed()
        awarded = self.awarded()
        if not awarded:
            raise NobodyAwarded
        found = holders(self.congress, (one.figure.key for _criterion, one, _why in awarded))
        if by in found.values():
            raise SignedForOneself
        signing = AwardSigning(round=self, by=by)
        signing.digest = self.computed_digest(signing)
        signing.save()
        for criterion, one, _why in awarded:
            criterion.award(found[one.figure.key], candidate=one)
        record(self, "signed", by=by, tell=self.named(), title=self.title)
        return signing

    def _refuse_before_its_days_are_over(self) -> None:
        last = self.disputes_until
        if timezone.localdate() <= last:
            raise DaysNotOver(last=last, day=last + timedelta(days=1))

    def _refuse_while_disputed(self) -> None:
        for objection in self.objection_set.select_related("by", "answer").order_by("pk"):
            if not objection.is_answered:
                raise ObjectionsOpen(name=objection.by.name)
            if objection.stands_against():
                raise ObjectionUpheld(name=objection.by.name)

    @transaction.atomic
    def withdraw(self, *, reason: str, by: Person) -> RoundWithdrawal:
        """Take the proposal back. Raises WhyMissing, RoundSigned and RoundWithdrawn."""
        reason = said(reason)
        self.lock()
        withdrawal = RoundWithdrawal.objects.create(round=self, reason=reason, by=by)
        record(self, "withdrawn", by=by, tell=self.named(), reason=reason)
        return withdrawal

    def lock(self) -> None:
        """Let one thing at a time be done; refuse with RoundSigned or RoundWithdrawn what comes late."""
        type(self).objects.select_for_update().get(pk=self.pk)
        signing = AwardSigning.objects.filter(round=self).select_related("by").first()
        if signing:
            raise RoundSigned(name=signing.by.name, day=timezone.localtime(signing.at).date())
        gone = RoundWithdrawal.objects.filter(round=self).select_related("by").first()
        if gone:
            day = timezone.localtime(gone.at).date()
            raise RoundWithdrawn(name=gone.by.name, day=day, reason=gone.reason)
