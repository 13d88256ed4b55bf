"""Facts of a piece, or of somebody's work, that rules look at besides its prints."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.activity.kinds import Kind as ActivityKind
from byline.errors import Refused
from byline.ledger.evidence import ending_of
from byline.ledger.fact_kinds import NEEDED, Kind
from byline.ledger.models.decision import Confirmation, said
from byline.ledger.models.entry import Entry
from byline.ledger.models.posting import Posting
from byline.ledger.models.settlement import AUTHORS, Matter, locked
from byline.manuscripts.models import Manuscript
from byline.reckoning.terms import Level, Mishap, Outcome, Part
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


class FactIncomplete(Refused):
    """Something is missing that this kind of fact needs. Fill in what is marked, then enter it."""


class NothingShowsIt(Refused):
    """Nothing shows this fact. Bring a file, or write in the note where one can see it."""


class NotYet(Refused):
    """{day} has not come yet. Check the day, then enter the fact."""


class BelowZero(Refused):
    """A fee and a number of reads are not below zero. Enter the amount again."""


class RetractedAlready(Refused):
    """{name} took this fact back: “{reason}”. Enter it anew if that was wrong."""


class CircumstanceQuerySet(models.QuerySet):
    """Words about facts."""

    def of_congress(self, congress: Congress) -> CircumstanceQuerySet:
        """Keep the facts of a congress."""
        return self.filter(congress=congress)

    def of(self, *manuscripts: Manuscript) -> CircumstanceQuerySet:
        """Keep the facts of these manuscripts, in the order in which they were entered."""
        return self.filter(manuscript__in=[one.pk for one in manuscripts]).order_by("pk")

    def standing(self) -> CircumstanceQuerySet:
        """Keep those that nobody took back."""
        return self.filter(retraction=None)

    def matters(self, manuscripts: Sequence[Manuscript]) -> list[Matter]:
        """Bring together all that the credit of these manuscripts is reckoned from, in two questions.

        They come `locked`, so that their authors are here already.
        """
        prefetch_related_objects(manuscripts, AUTHORS)
        found = {one.pk: Matter(one) for one in manuscripts}
        for confirmation in Confirmation.objects.of(*manuscripts):
            confirmation.adoption.manuscript = found[confirmation.adoption.manuscript_id].manuscript
            found[confirmation.adoption.manuscript_id].confirmations.append(confirmation)
        for one in self.of(*manuscripts).select_related("retraction", "unit"):
            found[one.manuscript_id].circumstances.append(one)
        return list(found.values())

    def matter(self, manuscript: Manuscript) -> Matter:
        """Bring together all that the credit of one manuscript is reckoned from."""
        return self.matters([manuscript])[0]

    def visible_to(self, person: Person) -> CircumstanceQuerySet:
        """Keep the facts of what the person may see; of facts without a piece, one's own and one's unit's."""
        found = self.of_congress(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return found
        seen = Manuscript.objects.visible_to(person)
        own = Q(manuscript=None) & (Q(person=person) | Q(unit__in=person.units_headed()))
        return found.filter(Q(manuscript__in=seen.values("pk")) | own)


class Circumstance(models.Model):
    """One fact that rules look at: a fee, a number of reads, an endorsement, a prize, a mishap and so on.

    Fee and reads belong to an adoption, all others to a manuscript; what came of a commission and what went
    wrong may have no piece, and then name a person or a unit. Of fees, reads and times of the event the last
    one that stands counts. It is shown by a file or a note.
    """

    DEEDS = {
        "entered": _("entered a fact: {fact}"),
        "retracted": _("took the fact back: “{reason}”"),
    }
    NOTICE_KINDS = {"entered": ActivityKind.CREDITED, "retracted": ActivityKind.CREDITED}

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    manuscript = models.ForeignKey(
        Manuscript,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("manuscript"),
    )
    adoption = models.ForeignKey(
        "Adoption", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("adoption")
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    word = models.CharField(_("what it was"), max_length=15, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("person")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("unit")
    )
    on = models.DateField(_("day"), null=True, blank=True)
    happened_at = models.DateTimeField(_("time of the event"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    file = models.FileField(_("file"), upload_to="facts/%Y/%m/", blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = CircumstanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.CheckConstraint(condition=~Q(note="") | ~Q(file=""), name="a_fact_is_shown_by_something"),
            models.CheckConstraint(
                condition=Q(manuscript__isnull=False) | Q(unit__isnull=False),
                name="a_fact_is_of_a_piece_or_a_unit",
            ),
        ]
        indexes = [models.Index(fields=["congress", "kind", "on"], name="facts_by_day")]

    def __str__(self):
        return " ".join(self.told)

    def get_absolute_url(self):
        """Where it stands: on its manuscript's page, or in the list of facts without a piece."""
        return reverse("circumstance", args=[self.pk])

    @property
    def told(self) -> list[str]:
        """What it says, word by word, in the reader's language."""
        words = [self.get_kind_display(), self.get_level_display(), self.word_label]
        return [str(one) for one in words if one]

    @property
    def word_label(self) -> str:
        """Its word of a closed list, in the reader's language."""
        words = {Kind.INCIDENT: Mishap, Kind.COMMISSION: Outcome, Kind.CONTRIBUTION: Part}
        return str(words[self.kind](self.word).label) if self.word else ""

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return not hasattr(self, "retraction")

    @transaction.atomic
    def enter(self, *, by: Person, content: bytes = b"") -> Circumstance:
        """Enter the fact, kept with the file that shows it, and reckon again what it changes.

        Raises FactIncomplete, NothingShowsIt, NotYet, BelowZero, UnknownFile and NoRulebookInForce.
        """
        self.by, self.congress = by, by.congress
        if self.adoption:
            self.manuscript = self.adoption.manuscript
        self._lock()
        if self.person and not self.unit:
            self.unit = self.person.unit_on(self.on or timezone.localdate())
        self._refuse_if_unfit(content)
        if content:
            self.digest = hashlib.sha256(content).hexdigest()
            self.file = ContentFile(content, name=f"{self.digest[:16]}{ending_of(content)}")
        self.save(force_insert=True)
        self._settle(by=by, reason=str(self))
        record(self, "entered", by=by, tell=self._concerned(), fact=str(self))
        return self

    @transaction.atomic
    def retract(self, *, by: Person, reason: str) -> Retraction:
        """Take the fact back; what it gave is answered by opposite entries.

        Raises WhyMissing and RetractedAlready.
        """
        reason = said(reason)
        self._lock()
        current = Circumstance.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if not current.stands:
            raise RetractedAlready(name=current.retraction.by.name, reason=current.retraction.reason)
        retraction = Retraction.objects.create(circumstance=current, reason=reason, by=by)
        self._settle(by=by, reason=reason)
        record(self, "retracted", by=by, tell=self._concerned(), reason=reason)
        return retraction

    def _lock(self) -> None:
        """Let one deed at a time change what the manuscript earns."""
        if self.manuscript_id:
            [self.manuscript] = locked([self.manuscript_id])

    def _settle(self, *, by: Person, reason: str) -> None:
        cause = Posting(congress=self.congress, kind=Posting.Kind.FACTS, reason=reason[:300], by=by)
        found = Circumstance.objects.select_related("retraction", "unit", "congress").get(pk=self.pk)
        matter = (
            Circumstance.objects.matter(self.manuscript)
            if self.manuscript_id
            else Matter(None, circumstances=[found])
        )
        Entry.objects.write(Entry.objects.differences([matter], congress_id=self.congress_id), cause=cause)

    def _concerned(self) -> Sequence[Person]:
        if self.person:
            return [self.person]
        return self.manuscript.authors if self.manuscript_id else self.unit.heads()

    def _refuse_if_unfit(self, content: bytes) -> None:
        needs = NEEDED[self.kind]
        if any(getattr(self, field) in {None, ""} for field in needs) or not (
            self.manuscript_id or self.unit_id
        ):
            raise FactIncomplete
        if self.amount is not None and self.amount < 0:
            raise BelowZero
        for day in (self.on, self.happened_at and timezone.localdate(self.happened_at)):
            if day and day > timezone.localdate():
                raise NotYet(day=day)
        if not (self.note.strip() or content):
            raise NothingShowsIt


class Retraction(models.Model):
    """A fact taken back, with the reason."""

    circumstance = models.OneToOneField(Circumstance, on_delete=models.PROTECT, verbose_name=_("fact"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("retraction")
        verbose_name_plural = _("retractions")

    def __str__(self):
        return str(self.circumstance)
