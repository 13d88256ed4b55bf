"""Proofreading: three times, each by somebody who did not write the piece."""

from __future__ import annotations

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models import Filing, Manuscript, Version
from byline.team.models import Person

THREE = 3


class Place(models.IntegerChoices):
    """Which of the three proofs."""

    FIRST = 1, _("first proof")
    SECOND = 2, _("second proof")
    THIRD = 3, _("third proof")


class StillBeingWritten(Refused):
    """This manuscript is still being written. Proofread it once it has been handed in."""


class AuthorOfIt(Refused):
    """Nobody proofreads a piece of their own. Ask a colleague to read it."""


class NotTheNextProof(Refused):
    """It is the turn of the {next}, not of the {asked}. Open the manuscript and begin from there."""


class ProofreadAlready(Refused):
    """{name} has just read the {proof}. Open the manuscript to see it."""


class AllProofread(Refused):
    """All three proofs of this manuscript have been read. More are not needed."""


class ProofQuerySet(models.QuerySet):
    """Words about proofs."""

    def of(self, manuscript: Manuscript) -> ProofQuerySet:
        """Keep those read since the manuscript was last handed in, in their order."""
        filing = Filing.objects.filter(manuscript=manuscript).order_by("-pk").values("pk")[:1]
        return self.filter(filing__in=filing).select_related("by", "version").order_by("place")

    @transaction.atomic
    def proofread(self, manuscript: Manuscript, *, place: int, by: Person, remark: str = "") -> Proof:
        """Note that `by` has read proof 1, 2 or 3 of the text as it stands now.

        Raises StillBeingWritten, AuthorOfIt, AllProofread, NotTheNextProof and ProofreadAlready.
        """
        current = manuscript.locked()
        if current.is_writable:
            raise StillBeingWritten
        if by.pk in current.written_by:
            raise AuthorOfIt
        read = self.of(current).count()
        if read == THREE:
            raise AllProofread
        if place != read + 1:
            raise NotTheNextProof(next=Place(read + 1).label, asked=Place(place).label)
        version = current.version_set.order_by("number").last()
        if not current.is_kept:
            version = current.keep_version(by=current.changed_by)
        proof = self._note(current.last_filing, place=place, version=version, by=by, remark=remark.strip())
        record(current, "proofread", by=by, place=place, version=version.number)
        return proof

    def _note(self, filing: Filing, **facts) -> Proof:
        try:
            with transaction.atomic():
                return self.create(filing=filing, **facts)
        except IntegrityError as error:
            first = self.get(filing=filing, place=facts["place"])
            raise ProofreadAlready(name=first.by.name, proof=first.get_place_display()) from error


class Proof(models.Model):
    """One of the three readings for mistakes: of which text, by whom, and when.

    It belongs to the filing: a piece that was returned and handed in again is proofread anew.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="+", verbose_name=_("filing"))
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="+", verbose_name=_("the text that was read")
    )
    place = models.PositiveSmallIntegerField(_("place"), choices=Place.choices)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        constraints = [
            models.UniqueConstraint(fields=["filing", "place"], name="a_proof_is_read_once"),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, place__lte=THREE), name="there_are_three_proofs"
            ),
        ]

    def __str__(self):
        return f"{self.filing} {self.get_place_display()}"

    def is_older_than(self, manuscript: Manuscript) -> bool:
        """Whether the text has changed since this proof was read."""
        read = self.version
        words = (manuscript.title, manuscript.subtitle, manuscript.body)
        return (read.title, read.subtitle, read.body) != words
