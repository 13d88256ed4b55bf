"""An outlet printed our manuscript: proposed by the machine or a person, then confirmed or dismissed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.activity.kinds import Kind as ActivityKind
from byline.errors import Refused
from byline.ledger.models.credited import confirmed_words
from byline.ledger.models.deciding import Decidable
from byline.ledger.models.decision import Confirmation, Dismissal
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.state import State
from byline.outlets.models import Clipping
from byline.proving import weighing
from byline.team.models import Congress, Person
from byline.team.roles import Role
from tearsheet.errors import Stumbled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from byline.outlets.models import Identification, Outlet
    from tearsheet.matching import Match

log = logging.getLogger(__name__)


class CreditedAlready(Refused):
    """“{manuscript}” is confirmed as printed here, and credited. Reverse that, then change outlet or day."""


class Verdict(models.TextChoices):
    """What the machine says; never a confirmation."""

    PROVEN = "proven", _("proven")
    LIKELY = "likely", _("likely")
    UNPROVEN = "unproven", _("unproven")


def reweighed_words(*, before: str, after: str) -> str:
    """Tell a verdict that is another than before in one line of history."""
    told = gettext("compared it again: {before} before, {after} now")
    return told.format(before=Verdict(before).label, after=Verdict(after).label)


class AdoptionQuerySet(models.QuerySet):
    """Words about adoptions."""

    def of(self, congress: Congress) -> AdoptionQuerySet:
        """Keep the adoptions of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> AdoptionQuerySet:
        """Keep one's own; the unit's for its head; all for office, leaders, webmaster and auditor."""
        adoptions = self.of(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.WEBMASTER, Role.AUDITOR):
            return adoptions
        seen = Manuscript.objects.by(person)
        if person.holds(Role.HEAD):
            seen = Manuscript.objects.filter(
                Q(pk__in=seen.values("pk")) | (Q(unit__in=person.units_headed()) & ~Q(stands_at=State.DRAFT))
            )
        return adoptions.filter(manuscript__in=seen.values("pk"))

    def undecided(self) -> AdoptionQuerySet:
        """Keep those that nobody has decided on, or whose decision was undone."""
        return self.exclude(Exists(standing_confirmations())).exclude(Exists(standing_dismissals()))

    def awaiting(self) -> AdoptionQuerySet:
        """Keep the undecided ones that the machine still proposes, or that a person named."""
        return self.undecided().exclude(verdict=Verdict.UNPROVEN, named_by=None)

    def confirmed(self) -> AdoptionQuerySet:
        """Keep those whose confirmation stands."""
        return self.filter(Exists(standing_confirmations()))

    def decided(self) -> AdoptionQuerySet:
        """Keep those that somebody confirmed or dismissed, and nobody took back."""
        return self.filter(Exists(standing_confirmations()) | Exists(standing_dismissals()))

    def dismissed(self) -> AdoptionQuerySet:
        """Keep those whose dismissal stands."""
        return self.filter(Exists(standing_dismissals()))

    def with_decision(self) -> AdoptionQuerySet:
        """Tell of each whether its confirmation, or its dismissal, stands: `is_confirmed`, `is_dismissed`."""
        return self.annotate(
            is_confirmed=Exists(standing_confirmations()), is_dismissed=Exists(standing_dismissals())
        )

    def with_matter(self) -> AdoptionQuerySet:
        """Bring along the page, its outlet, and the manuscript with its number."""
        return self.select_related("clipping__outlet", "manuscript__registration__congress")

    def surest_first(self) -> AdoptionQuerySet:
        """Order by verdict, then by how much of the manuscript is kept, then the oldest first."""
        ranks = [When(verdict=verdict, then=rank) for rank, verdict in enumerate(Verdict.values)]
        return self.order_by(Case(*ranks, output_field=IntegerField()), "-kept", "pk")

    def propose(self, clipping: Clipping) -> list[Adoption]:
        """Propose an adoption for each manuscript that the machine finds on a page; each pair only once.

        Matching takes its time, so call it outside of any transaction. For a page that the engine stumbles
        over nothing is proposed; the log tells.
        """
        try:
            found = weighing.weigh(clipping)
        except Stumbled:
            log.exception("Clipping %s could not be compared.", clipping.pk)
            return []
        return self.enter(clipping, weighing.proposed(found), among=found)

    def between(self, clipping: Clipping, manuscript: Manuscript, *, by: Person) -> Adoption:
        """Propose that a page prints a manuscript which a person named, with the machine's word beside it.

        Call it outside of any transaction.
        """
        found = weighing.weigh(clipping)
        match = weighing.compare(clipping, manuscript, among=found)
        return self.enter(clipping, [match], among=found, by=by)[0]

    @transaction.atomic
    def enter(
        self, clipping: Clipping, matches: Iterable[Match], *, among: list[Match], by: Person | None = None
    ) -> list[Adoption]:
        """Write down proposals that the machine made among others, or that a person (`by`) named."""
        return [self._enter(clipping, match, among=among, by=by) for match in matches]

    @transaction.atomic
    def identify(self, clipping: Clipping, *, outlet: Outlet, on: date, by: Person) -> Identification:
        """State who printed a page and on which day, as long as nothing is credited by it.

        Raises CreditedAlready, and what `Clipping.identify` raises.
        """
        page = Clipping.objects.select_for_update().get(pk=clipping.pk)
        credited = self.filter(clipping=page).confirmed().select_related("manuscript").first()
        if credited:
            raise CreditedAlready(manuscript=str(credited.manuscript))
        return page.identify(outlet=outlet, on=on, by=by)

    def _enter(self, clipping: Clipping, match: Match, *, among: list[Match], by: Person | None) -> Adoption:
        said = weighing.as_plain(match, among=among) | {"congress": clipping.congress, "named_by": by}
        adoption, is_new = self.get_or_create(
            clipping=clipping, manuscript_id=int(match.manuscript), defaults=said
        )
        is_named_now = by is not None and (is_new or adoption.named_by_id is None)
        if is_named_now and not is_new:
            adoption.named_by = by
            adoption.save(update_fields=["named_by"])
        if is_new or is_named_now:
            verb = "named" if by else "proposed"
            record(adoption, verb, by=by, verdict=str(adoption.verdict))
        return adoption


class Adoption(Decidable, models.Model):
    """A page prints a manuscript: what the machine says of it, until a person decides."""

    DEEDS = {
        "proposed": _("proposed it as a print of the manuscript"),
        "named": _("named it as a print of the manuscript"),
        "reweighed": reweighed_words,
        "confirmed": confirmed_words,
        "dismissed": _("dismissed it: “{reason}”"),
        "reinstated": _("took the dismissal back: “{reason}”"),
        "reversed": _("reversed the confirmation: “{reason}”"),
        "corrected": _("corrected what was stated of the print: “{reason}”"),
        "reassigned": _("found it to print “{manuscript}” instead"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    clipping = models.ForeignKey(
        Clipping, on_delete=models.PROTECT, related_name="+", verbose_name=_("clipping")
    )
    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, related_name="+", verbose_name=_("manuscript")
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices)
    kept = models.FloatField(_("share of the manuscript that is kept"))
    passages = models.JSONField(_("shared passages"), default=list)
    reasons = models.JSONField(_("reasons"), default=list)
    rivals = models.JSONField(_("what else it could be"), default=list)
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now, db_index=True)
    named_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("named by")
    )

    objects = AdoptionQuerySet.as_manager()

    NOTICE_KINDS = {"corrected": ActivityKind.CREDITED}

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        constraints = [
            models.UniqueConstraint(fields=["clipping", "manuscript"], name="a_page_prints_a_piece_once")
        ]

    def __str__(self):
        return f"{self.clipping} ← {self.manuscript}"

    def get_absolute_url(self):
        """Where it is decided on."""
        return reverse("adoption", args=[self.pk])

    @property
    def reason_sentences(self) -> list[str]:
        """The machine's reasons in the reader's language."""
        return weighing.reason_sentences(self.reasons)

    @property
    def sentences_for(self) -> list[str]:
        """What speaks for it, in the reader's language."""
        return weighing.reason_sentences(one for one in self.reasons if not weighing.speaks_against(one))

    @property
    def sentences_against(self) -> list[str]:
        """What makes one hesitate, likewise."""
        return weighing.reason_sentences(one for one in self.reasons if weighing.speaks_against(one))

    def reweigh(self, match: Match, *, among: list[Match]) -> str:
        """Take the machine's word of today in place of its earlier one; return the earlier verdict."""
        before, said = self.verdict, weighing.as_plain(match, among=among)
        for field, value in said.items():
            setattr(self, field, value)
        self.save(update_fields=said)
        if self.verdict != before:
            record(self, "reweighed", by=None, before=before, after=str(self.verdict))
        return before


def standing_confirmations() -> models.QuerySet:
    """Return the confirmations of the adoption at hand that are not reversed."""
    return Confirmation.objects.filter(adoption=OuterRef("pk"), reversal=None)


def standing_dismissals() -> models.QuerySet:
    """Return the dismissals of the adoption at hand that are not taken back."""
    return Dismissal.objects.filter(adoption=OuterRef("pk"), reinstatement=None)
