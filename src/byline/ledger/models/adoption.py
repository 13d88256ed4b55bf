"""An outlet printed our manuscript: proposed by the machine or a person, then confirmed or dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger import proving
from byline.ledger.models.decision import Confirmation, Dismissal, Reinstatement, Reversal
from byline.ledger.models.entry import Entry, credit_words
from byline.manuscripts.models import Manuscript
from byline.outlets.models import Clipping
from byline.rules.models import Rulebook
from byline.rules.terms import Placement
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from tearsheet.matching import Match


class AlreadyConfirmed(Refused):
    """{name} confirmed this adoption on {day}, and it is in the ledger already."""


class AlreadyDismissed(Refused):
    """{name} dismissed this adoption: “{reason}”. Reinstate it first if that was wrong."""


class NotIdentified(Refused):
    """It is not known yet which outlet printed this page, or on which day. Enter both, then confirm."""


class NotConfirmed(Refused):
    """This adoption is not confirmed, so there is nothing to reverse."""


class NotDismissed(Refused):
    """This adoption is not dismissed, so there is nothing to reinstate."""


class WhyMissing(Refused):
    """Say why, in your own words: those concerned will read it."""


class SameManuscript(Refused):
    """This adoption names that manuscript already. Choose another one."""


class Verdict(models.TextChoices):
    """What the machine says; never a confirmation."""

    PROVEN = "proven", _("proven")
    LIKELY = "likely", _("likely")
    UNPROVEN = "unproven", _("unproven")


class AdoptionQuerySet(models.QuerySet):
    """Words about adoptions."""

    def of(self, congress: Congress) -> AdoptionQuerySet:
        """Keep the adoptions of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> AdoptionQuerySet:
        """Keep one's own; the unit's for its head; the congress's for office, leaders and auditor."""
        adoptions = self.of(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return adoptions
        seen = Manuscript.objects.by(person)
        if person.holds(Role.HEAD):
            seen = Manuscript.objects.filter(
                Q(pk__in=seen.values("pk")) | Q(unit__in=person.units_headed(), filing__isnull=False)
            )
        return adoptions.filter(manuscript__in=seen.values("pk"))

    def awaiting(self) -> AdoptionQuerySet:
        """Keep those that nobody has decided on, or whose decision was undone."""
        return self.exclude(Exists(standing_confirmations())).exclude(Exists(standing_dismissals()))

    def confirmed(self) -> AdoptionQuerySet:
        """Keep those whose confirmation stands."""
        return self.filter(Exists(standing_confirmations()))

    def decided(self) -> AdoptionQuerySet:
        """Keep those that somebody confirmed or dismissed, and nobody took back."""
        return self.filter(Exists(standing_confirmations()) | Exists(standing_dismissals()))

    def dismissed(self) -> AdoptionQuerySet:
        """Keep those whose dismissal stands."""
        return self.filter(Exists(standing_dismissals()))

    def with_matter(self) -> AdoptionQuerySet:
        """Bring along the page, its outlet, and the manuscript with its number."""
        return self.select_related("clipping__outlet", "manuscript__registration__congress")

    def surest_first(self) -> AdoptionQuerySet:
        """Order by verdict, then by how much of the manuscript is kept, then the oldest first."""
        ranks = [When(verdict=verdict, then=rank) for rank, verdict in enumerate(Verdict.values)]
        return self.order_by(Case(*ranks, output_field=IntegerField()), "-kept", "pk")

    def propose(self, clipping: Clipping) -> list[Adoption]:
        """Propose an adoption for each manuscript that the machine finds on a page; each pair only once."""
        found = proving.weigh(clipping)
        return [
            self._propose(clipping, match, among=found)
            for match in found
            if match.verdict != Verdict.UNPROVEN
        ]

    def between(self, clipping: Clipping, manuscript: Manuscript) -> Adoption:
        """Propose that a page prints a manuscript which a person named, with the machine's word beside it."""
        found = proving.weigh(clipping)
        match = proving.compare(clipping, manuscript, among=found)
        return self._propose(clipping, match, among=found)

    def _propose(self, clipping: Clipping, match: Match, *, among: list[Match]) -> Adoption:
        said = {
            "congress": clipping.congress,
            "verdict": match.verdict,
            "kept": match.kept,
            "passages": [list(passage) for passage in match.passages],
            "reasons": [proving.reason_to_plain(reason) for reason in match.reasons],
            "rivals": [
                {"manuscript": int(rival.manuscript), "kept": rival.kept, "verdict": rival.verdict}
                for rival in among
                if rival.manuscript != match.manuscript
            ],
        }
        adoption, is_new = self.get_or_create(
            clipping=clipping, manuscript_id=int(match.manuscript), defaults=said
        )
        if is_new:
            record(adoption, "proposed", by=None, verdict=str(adoption.verdict))
        return adoption


class Adoption(models.Model):
    """A page prints a manuscript: what the machine says of it, until a person decides."""

    DEEDS = {
        "proposed": _("proposed it as a print of the manuscript"),
        "confirmed": _("confirmed the adoption by {outlet}: {credit}"),
        "dismissed": _("dismissed it: “{reason}”"),
        "reinstated": _("took the dismissal back: “{reason}”"),
        "reversed": _("reversed the confirmation: “{reason}”"),
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

    objects = AdoptionQuerySet.as_manager()

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
    def standing_confirmation(self) -> Confirmation | None:
        """The confirmation that stands, if any."""
        return self.confirmation_set.filter(reversal=None).select_related("by").first()

    @property
    def standing_dismissal(self) -> Dismissal | None:
        """The dismissal that stands, if any."""
        return self.dismissal_set.filter(reinstatement=None).select_related("by").first()

    @property
    def is_awaiting(self) -> bool:
        """Whether nobody has decided yet."""
        return self.standing_confirmation is None and self.standing_dismissal is None

    @property
    def reason_sentences(self) -> list[str]:
        """The machine's reasons in the reader's language."""
        return proving.reason_sentences(self.reasons)

    @transaction.atomic
    def confirm(
        self, *, by: Person, placement: str = Placement.INSIDE, is_roundup: bool = False
    ) -> Confirmation:
        """Enter the adoption in the ledger, once and for good, by the rulebook of the day of print.

        Raises NotIdentified, NoRulebookInForce, AlreadyConfirmed and AlreadyDismissed.
        """
        self._lock()
        self._refuse_if_decided()
        if not self.clipping.is_identified:
            raise NotIdentified
        Rulebook.objects.of(self.congress).in_force(on=self.clipping.printed_on)
        confirmation = self.confirmation_set.create(
            round=self._round(), placement=placement, is_roundup=is_roundup, by=by
        )
        self.manuscript.appear(at=self.clipping.outlet, on=self.clipping.printed_on)
        entries = Entry.objects.settle(self.manuscript, cause=confirmation)
        self._tell("confirmed", by=by, outlet=self.clipping.outlet.name, credit=credit_words(entries))
        return confirmation

    @transaction.atomic
    def dismiss(self, *, by: Person, reason: str) -> Dismissal:
        """Say that the page does not print the manuscript, and why.

        Raises WhyMissing, AlreadyConfirmed and AlreadyDismissed.
        """
        reason = said(reason)
        self._lock()
        self._refuse_if_decided()
        dismissal = self.dismissal_set.create(round=self._round(), reason=reason, by=by)
        self._tell("dismissed", by=by, reason=reason)
        return dismissal

    @transaction.atomic
    def reinstate(self, *, by: Person, reason: str) -> Reinstatement:
        """Take the dismissal back, so that the adoption waits for a decision again.

        Raises WhyMissing and NotDismissed.
        """
        reason = said(reason)
        self._lock()
        dismissal = self.standing_dismissal
        if dismissal is None:
            raise NotDismissed
        reinstatement = Reinstatement.objects.create(dismissal=dismissal, reason=reason, by=by)
        self._tell("reinstated", by=by, reason=reason)
        return reinstatement

    @transaction.atomic
    def reverse(self, *, by: Person, reason: str) -> Reversal:
        """Take the confirmation back; the ledger answers each of its entries with an opposite one.

        Raises WhyMissing and NotConfirmed.
        """
        reason = said(reason)
        self._lock()
        confirmation = self.standing_confirmation
        if confirmation is None:
            raise NotConfirmed
        reversal = Reversal.objects.create(confirmation=confirmation, reason=reason, by=by)
        self.manuscript.disappear(at=self.clipping.outlet, on=self.clipping.printed_on)
        Entry.objects.settle(self.manuscript, cause=reversal)
        self._tell("reversed", by=by, reason=reason)
        return reversal

    @transaction.atomic
    def reassign(self, *, to: Manuscript, by: Person) -> Adoption:
        """Say that the page prints another manuscript: this proposal is dismissed, the other one waits.

        Raises SameManuscript, AlreadyConfirmed and AlreadyDismissed.
        """
        if to == self.manuscript:
            raise SameManuscript
        self._lock()
        self._refuse_if_decided()
        self.dismissal_set.create(round=self._round(), reason=str(to), by=by)
        self._tell("reassigned", by=by, manuscript=str(to))
        return Adoption.objects.between(self.clipping, to)

    def foresee(self, *, placement: str = Placement.INSIDE, is_roundup: bool = False) -> list[Entry]:
        """Return the entries, not saved, that a confirmation would write now.

        Raises NotIdentified and NoRulebookInForce.
        """
        if not self.clipping.is_identified:
            raise NotIdentified
        imagined = Confirmation(adoption=self, placement=placement, is_roundup=is_roundup)
        standing = [one for one in Confirmation.objects.of(self.manuscript) if one.stands]
        return Entry.objects.differences(self.manuscript, [*standing, imagined])

    def _lock(self) -> None:
        """Let one decision at a time be taken on anything that this manuscript earns."""
        Manuscript.objects.select_for_update().get(pk=self.manuscript_id)

    def _round(self) -> int:
        undone = Q(reversal__isnull=False)
        return (
            self.confirmation_set.filter(undone).count()
            + self.dismissal_set.filter(reinstatement__isnull=False).count()
        )

    def _refuse_if_decided(self) -> None:
        confirmation, dismissal = self.standing_confirmation, self.standing_dismissal
        if confirmation:
            day = timezone.localtime(confirmation.at).date().isoformat()
            raise AlreadyConfirmed(name=confirmation.by.name, day=day)
        if dismissal:
            raise AlreadyDismissed(name=dismissal.by.name, reason=dismissal.reason)

    def _tell(self, verb: str, *, by: Person, **details: str) -> None:
        record(self, verb, by=by, tell=self.manuscript.authors, **details)


def said(reason: str) -> str:
    """Return the reason without white space around it.

    Raises WhyMissing.
    """
    if not reason.strip():
        raise WhyMissing
    return reason.strip()


def standing_confirmations() -> models.QuerySet:
    """Return the confirmations of the adoption at hand that are not reversed."""
    return Confirmation.objects.filter(adoption=OuterRef("pk"), reversal=None)


def standing_dismissals() -> models.QuerySet:
    """Return the dismissals of the adoption at hand that are not taken back."""
    return Dismissal.objects.filter(adoption=OuterRef("pk"), reinstatement=None)
