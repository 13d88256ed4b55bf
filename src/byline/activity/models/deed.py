"""Deeds, chained by hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.models.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

START_OF_CHAIN = "0" * 64


@dataclass(frozen=True)
class Happening:
    """What is to be recorded: somebody did a verb to a subject, and these people must hear of it."""

    subject: models.Model
    verb: str
    by: models.Model | None
    tell: tuple = ()
    at: datetime | None = None
    details: dict = field(default_factory=dict)

    def deed(self, *, link: Link) -> Deed:
        """Make the deed that follows `link`, sealed but not yet saved."""
        details = json.loads(json.dumps(self.details, cls=DjangoJSONEncoder))
        deed = Deed(
            chain=link.chain,
            number=link.number + 1,
            actor=self.by,
            verb=self.verb,
            content_type=ContentType.objects.get_for_model(self.subject),
            object_id=self.subject.pk,
            at=self.at or timezone.now(),
            details=details,
            previous_seal=link.seal,
        )
        deed.seal = deed.computed_seal()
        return deed


@dataclass(frozen=True)
class Link:
    """The end of a chain: where the next deed is hung."""

    chain: Chain
    number: int
    seal: str


class ChainQuerySet(models.QuerySet):
    """Words about chains."""

    def cut_short(self) -> Iterator[Chain]:
        """Yield each chain whose last deed is not the one that it remembers: its end was cut off."""
        for chain in self.order_by("pk"):
            last = chain.deed_set.order_by("number").last()
            end = (last.number, last.seal) if last else (0, START_OF_CHAIN)
            if end != (chain.length, chain.seal):
                yield chain


class Chain(models.Model):
    """One congress's record of deeds. Its row is the lock under which a deed is added, and knows its end."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    length = models.PositiveIntegerField(_("deeds in it"), default=0)
    seal = models.CharField(_("last seal"), max_length=64, default=START_OF_CHAIN)

    objects = ChainQuerySet.as_manager()

    class Meta:
        verbose_name = _("chain")
        verbose_name_plural = _("chains")

    def __str__(self):
        return self.name

    def end(self) -> Link:
        """Return the last link, whose number is 0 while the chain is empty."""
        return Link(self, self.length, self.seal)

    def remember(self, link: Link) -> None:
        """Keep where the chain ends now."""
        self.length, self.seal = link.number, link.seal
        self.save(update_fields=["length", "seal"])


class DeedQuerySet(models.QuerySet):
    """Words about deeds."""

    def about(self, subject: models.Model) -> DeedQuerySet:
        """Keep the deeds done to `subject`, oldest first, with their actors."""
        kind = ContentType.objects.get_for_model(subject)
        found = self.filter(content_type=kind, object_id=subject.pk)
        return found.select_related("actor", "content_type").order_by("at", "pk")

    @transaction.atomic(savepoint=False)
    def append(self, happenings: Iterable[Happening], *, chain: str) -> list[Deed]:
        """Record `happenings` in order at the end of the chain of that name, and tell whom they name."""
        happenings = list(happenings)
        link = Chain.objects.select_for_update().get_or_create(name=chain)[0].end()
        deeds = []
        for happening in happenings:
            deed = happening.deed(link=link)
            link = Link(link.chain, deed.number, deed.seal)
            deeds.append(deed)
        self.bulk_create(deeds, batch_size=500)
        link.chain.remember(link)
        Notice.objects.tell(zip(deeds, happenings, strict=True))
        return deeds

    def broken(self) -> Iterator[Deed]:
        """Yield each deed that was changed, or before which one is missing."""
        for chain in Chain.objects.all():
            link = Link(chain, 0, START_OF_CHAIN)
            deeds = self.filter(chain=chain).select_related("content_type").order_by("number")
            for deed in deeds.iterator():
                if not deed.follows(link):
                    yield deed
                link = Link(chain, deed.number, deed.seal)


WITHIN = str.maketrans("“”", "‘’")  # quotation marks within quotation marks (GB/T 15834, 4.8.3)


def filled(sentence: str, details: dict) -> str:
    """Fill a sentence's braces; what it quotes has its own quotation marks as those within others."""
    quoted = {
        name: said.translate(WITHIN)
        for name, said in details.items()
        if isinstance(said, str) and f"“{{{name}}}”" in sentence
    }
    return sentence.format(**details | quoted)


class Deed(models.Model):
    """One line of history: who did what to what, and when. It is added once and never changed."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, verbose_name=_("chain"))
    number = models.PositiveIntegerField(_("number"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("actor"),
    )
    verb = models.CharField(_("verb"), max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    at = models.DateTimeField(_("at"))
    details = models.JSONField(_("details"), default=dict)
    previous_seal = models.CharField(_("seal of the deed before"), max_length=64)
    seal = models.CharField(_("seal"), max_length=64)

    objects = DeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("deed")
        verbose_name_plural = _("deeds")
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="a_deed_has_one_place_in_its_chain")
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="deeds_of_a_subject")]

    def __str__(self):
        return f"{self.actor_name} {self.sentence}"

    @property
    def actor_name(self) -> str:
        """Who did it; the machine when nobody did."""
        return str(self.actor) if self.actor else str(_("The system"))

    @property
    def sentence(self) -> str:
        """What was done, in the reader's language, without the actor's name.

        The sentence of a verb stands on the subject's model, in `DEEDS`: a text whose braces the details
        fill, or a function that the details are given to, where they are codes to be told in words.
        """
        sentences = self.content_type.model_class().DEEDS
        if self.verb not in sentences:  # a line somebody tampered with is still shown, as it stands
            return self.verb
        told = sentences[self.verb]
        return told(**self.details) if callable(told) else filled(str(told), self.details)

    def computed_seal(self) -> str:
        """Return the SHA-256 over what the deed says and the seal of the deed before, 64 hex digits."""
        said = [
            self.number,
            self.actor_id,
            self.verb,
            self.content_type.model,
            self.object_id,
            self.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
            self.details,
            self.previous_seal,
        ]
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def follows(self, link: Link) -> bool:
        """Tell whether this deed is whole and is the one that comes right after `link`."""
        in_place = (self.number, self.previous_seal) == (link.number + 1, link.seal)
        return in_place and self.seal == self.computed_seal()
