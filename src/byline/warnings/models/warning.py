"""Warnings: proposed from figures of a closed period, signed by a leader who did not propose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.closing.models import Closing
from byline.errors import Refused
from byline.ledger.models.deciding import said
from byline.reckoning.periods import Period
from byline.reckoning.words import period_label
from byline.rewards import awarding
from byline.rewards.awarding import Concern, from_plain, to_plain
from byline.rewards.frozen import holders, period_of
from byline.rewards.models.holding import ONE_HOLDER, ONE_SOURCE, Held, concerning, of_holder
from byline.standings.models import Bulletin
from byline.team.models import Congress, Person
from byline.team.roles import Role
from byline.warnings.wording import concern_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class WarnedByProposer(Refused):
    """You proposed this warning yourself. Nobody decides alone: let another leader sign it."""


class WarningDecided(Refused):
    """{name} decided on this warning on {day} already."""


class WarningNotSigned(Refused):
    """This warning is only proposed. A statement can be asked for once a leader has signed it."""


class PeriodOpen(Refused):
    """{period} is neither closed nor told in a signed bulletin, so nobody can be warned for it yet."""


class NobodyChosen(Refused):
    """Tick whom the warning is for; nobody is warned by default."""


class WarnedAlready(Refused):
    """{name} is warned for {period} already."""


class WarningQuerySet(models.QuerySet):
    """Words about warnings."""

    def visible_to(self, person: Person) -> WarningQuerySet:
        """Keep those that concern the person, once signed; all of the congress for office and leaders."""
        found = self.filter(congress=person.congress).order_by("-pk")
        found = found.select_related(
            "congress", "person", "unit", "proposed_by", "signing__by", "dropping__by", "statement"
        )
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return found
        return found.filter(concerning(person), signing__isnull=False)

    def of(self, person: Person) -> WarningQuerySet:
        """Keep the signed ones that concern a person: their own, and those of units they answer for."""
        found = self.filter(concerning(person), congress=person.congress, signing__isnull=False)
        return found.select_related("person", "unit", "statement").order_by("-pk")

    def with_statements(self) -> WarningQuerySet:
        """Read along how far the statements are, for lists."""
        return self.prefetch_related("statement__statementversion_set__review")

    def signed_between(self, congress: Congress, *, first: date, last: date) -> WarningQuerySet:
        """Keep the signed ones for periods that lie from the first day to the last, the earliest first."""
        of_bulletin = Q(bulletin__starts_on__gte=first, bulletin__ends_on__lte=last)
        of_closing = Q(closing__starts_on__gte=first, closing__ends_on__lte=last)
        found = self.filter(of_bulletin | of_closing, congress=congress, signing__isnull=False)
        return found.select_related("person", "unit").order_by("pk")

    def not_warned(self, concerns: Iterable[Concern], *, of: Bulletin | Closing) -> list[Concern]:
        """Return those concerns of a bulletin or closing that no standing warning was proposed for yet."""
        standing = self.filter(congress=of.congress, period=period_of(of).key, dropping=None)
        standing = standing.select_related("person", "unit")
        warned = {(one.kind, one.key, one.name) for one in standing}
        return [one for one in concerns if (one.kind, one.figure.key, one.name[:80]) not in warned]

    def waiting_for(self, person: Person) -> WarningQuerySet:
        """Keep those that wait for a leader's signature and were proposed by another."""
        found = self.filter(congress=person.congress, signing=None, dropping=None)
        return found.exclude(proposed_by=person)

    @transaction.atomic
    def propose(self, concerns: Iterable[Concern], *, of: Bulletin | Closing, by: Person) -> list[Warning]:
        """Propose a warning for each concern found in the frozen figures of a bulletin or a closing.

        Raises NobodyChosen, WarnedAlready and PeriodOpen.
        """
        concerns = list(concerns)
        if not concerns:
            raise NobodyChosen
        if not (of.stands if isinstance(of, Closing) else of.is_signed):
            raise PeriodOpen(period=period_label(period_of(of)))
        found = holders(of.congress, (one.figure.key for one in concerns))
        leaders = Person.objects.of(of.congress).holding(Role.LEADER)
        made = [self._make(one, holder=found[one.figure.key], of=of, by=by) for one in concerns]
        for warning in made:
            record(warning, "proposed", by=by, tell=leaders, name=warning.holder_name)
        return made

    def _make(self, concern, *, holder, of, by):
        period = period_of(of)
        if not self.not_warned([concern], of=of):
            raise WarnedAlready(name=holder.name, period=period_label(period))
        source = {"closing" if isinstance(of, Closing) else "bulletin": of}
        return self.create(
            congress=of.congress,
            kind=concern.kind,
            period=period.key,
            figures=to_plain([concern.figure])[0],
            periods=concern.periods,
            name=concern.name[:80],
            proposed_by=by,
            **source,
            **of_holder(holder),
        )


class Warning(Held):  # noqa: A001 -- the word of the trade
    """Criticism of one person or unit for a closed period: proposed, then signed or dropped by a leader."""

    DEEDS = {
        "proposed": _("proposed a warning for {name}"),
        "signed": _("signed the warning for {name}"),
        "dropped": _("dropped the warning for {name}: “{reason}”"),
    }

    class Kind(models.TextChoices):
        """What gave cause for it."""

        SHORTFALL = awarding.SHORTFALL, _("missed the target")
        STREAK = awarding.STREAK, _("missed the target again and again")
        VETO = awarding.VETO, _("vetoed by the rules")
        RULE = awarding.RULE, _("warned by the rules")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    bulletin = models.ForeignKey(
        Bulletin, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("bulletin")
    )
    closing = models.ForeignKey(
        Closing, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("closing of a period")
    )
    kind = models.CharField(_("cause"), max_length=10, choices=Kind)
    period = models.CharField(_("period"), max_length=8)
    # frozen on purpose: what one is warned for must not move afterwards
    figures = models.JSONField(_("frozen figures"), default=dict, editable=False)
    periods = models.PositiveSmallIntegerField(_("periods in a row"), default=1)
    name = models.CharField(_("name"), max_length=80, blank=True)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)

    objects = WarningQuerySet.as_manager()

    class Meta:
        verbose_name = _("warning")
        verbose_name_plural = _("warnings")
        constraints = [
            models.CheckConstraint(condition=ONE_HOLDER, name="a_warning_is_for_one"),
            models.CheckConstraint(condition=ONE_SOURCE, name="a_warning_has_one_source"),
        ]

    def __str__(self):
        return f"{self.holder_name} {self.period_label}"

    def get_absolute_url(self):
        """Where it is read."""
        return reverse("warning", args=[self.pk])

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return period_label(Period.parse_with_weeks(self.period))

    @property
    def why(self) -> str:
        """What it is for, in words, by the frozen figures."""
        (figure,) = from_plain([self.figures])
        return concern_words(Concern(figure, self.kind, self.periods, self.name), self.period_label)

    @property
    def is_signed(self) -> bool:
        """Whether a leader signed it."""
        return hasattr(self, "signing")

    @property
    def is_dropped(self) -> bool:
        """Whether a leader dropped it."""
        return hasattr(self, "dropping")

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return not self.is_signed and not self.is_dropped

    @property
    def asked(self):
        """The statement asked for after it, if any."""
        return getattr(self, "statement", None)

    @transaction.atomic
    def sign(self, *, by: Person) -> WarningSigning:
        """Sign it; those concerned hear of it. Raises WarnedByProposer and WarningDecided."""
        self._lock()
        if by == self.proposed_by:
            raise WarnedByProposer
        signing = WarningSigning.objects.create(warning=self, by=by)
        record(self, "signed", by=by, tell=self.concerned(), name=self.holder_name)
        return signing

    @transaction.atomic
    def drop(self, *, reason: str, by: Person) -> WarningDropping:
        """Decide that there is no warning. Raises WhyMissing and WarningDecided."""
        reason = said(reason)
        self._lock()
        dropping = WarningDropping.objects.create(warning=self, reason=reason, by=by)
        told = {"name": self.holder_name, "reason": reason}
        record(self, "dropped", by=by, tell=[self.proposed_by], **told)
        return dropping

    def _lock(self) -> None:
        type(self).objects.select_for_update().get(pk=self.pk)
        for rows in (WarningSigning.objects, WarningDropping.objects):
            decided = rows.filter(warning=self).select_related("by").first()
            if decided:
                raise WarningDecided(name=decided.by.name, day=timezone.localtime(decided.at).date())

    def is_for(self, person: Person) -> bool:
        """Tell whether somebody is the one concerned."""
        return person in list(self.concerned())


class WarningSigning(models.Model):
    """A leader who did not propose a warning signed it."""

    warning = models.OneToOneField(
        Warning, on_delete=models.PROTECT, related_name="signing", verbose_name=_("warning")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    class Meta:
        verbose_name = _("signing of a warning")
        verbose_name_plural = _("signings of warnings")

    def __str__(self):
        return f"{self.warning} {self.by}"


class WarningDropping(models.Model):
    """A leader decided that there is no warning, and why."""

    warning = models.OneToOneField(
        Warning, on_delete=models.PROTECT, related_name="dropping", verbose_name=_("warning")
    )
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("dropping of a warning")
        verbose_name_plural = _("droppings of warnings")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_dropping_has_a_reason")]

    def __str__(self):
        return f"{self.warning} {self.reason}"
