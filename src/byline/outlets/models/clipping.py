"""What an outlet printed, as the engine read it, with the bytes that prove it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.outlets.models.brought import FILE, PASTE, Brought, text_digest
from byline.outlets.models.outlet import Outlet, host_in
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from tearsheet.reading import Reading


class DayHasNotCome(Refused):
    """The day of print, {day}, has not come yet. Check the day on the page and enter it by hand."""


class IdentifiedAlready(Refused):
    """It is entered already that {outlet} printed this page on {day}. Ask the office if that is wrong."""


class SamePrint(Refused):
    """{outlet} has printed this text already, and it is kept as “{title}”. Open that clipping instead."""


class ClippingQuerySet(models.QuerySet):
    """Words about clippings."""

    def of(self, congress: Congress) -> ClippingQuerySet:
        """Keep the clippings of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> ClippingQuerySet:
        """Keep the clippings of the person's congress: what was printed is public."""
        return self.of(person.congress)

    def same_as(self, page: Clipping, *, brought: Brought, printer: Outlet | None) -> Clipping | None:
        """Return the clipping of this very page: same bytes, same address, or same text and outlet.

        Pasted text does not say who printed it: where `printer` is stated, it is another outlet's print than
        the same text kept for somebody else.
        """
        bytes_alike = Q(evidence__digest=brought.digest)
        if brought.kind == PASTE and printer:
            bytes_alike &= Q(outlet=printer) | Q(outlet=None)
        alike = bytes_alike | Q(text_digest=page.text_digest, outlet=printer)
        if page.address:
            alike |= Q(address=page.address)
        return self.filter(alike).order_by("pk").first()

    def keep(
        self, brought: Brought, *, congress: Congress, by: Person | None, printer: Outlet | None = None
    ) -> tuple[Clipping, bool]:
        """Keep a page with its evidence; return its clipping and whether it is new.

        A page that is here already is one row, whoever brings it; bytes not yet kept join it as evidence.
        `printer` is who printed it, as far as the page does not say. Raises what `Brought.read` raises, and
        DayHasNotCome.
        """
        page = self.model.as_read(brought.read(), brought=brought, congress=congress)
        if page.printed_on and page.printed_on > timezone.localdate():
            raise DayHasNotCome(day=page.printed_on)
        return self._keep(page, brought, by=by, printer=page.outlet or printer)

    @transaction.atomic
    def _keep(
        self, page: Clipping, brought: Brought, *, by: Person | None, printer: Outlet | None
    ) -> tuple[Clipping, bool]:
        # two who bring one page at the same moment come one after the other, and meet in one row
        Congress.objects.select_for_update(no_key=True).get(pk=page.congress_id)
        kept = self.of(page.congress).same_as(page, brought=brought, printer=printer)
        clipping = kept or page
        if not kept:
            clipping.save()
            record(clipping, "kept", by=by, title=clipping.title)
        clipping.add_evidence(brought, by=by)
        return clipping, kept is None


class Clipping(models.Model):
    """One published page: what it says, as the engine read it or a person corrected it."""

    DEEDS = {
        "kept": _("kept the page “{title}”"),
        "identified": _("stated that {outlet} printed it on {day}"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, verbose_name=_("outlet"))
    title = models.CharField(_("title"), max_length=300)
    subtitle = models.CharField(_("sub-title"), max_length=300, blank=True)
    printed_on = models.DateField(_("printed on"), null=True, db_index=True)
    published_at = models.CharField(_("time as printed"), max_length=25, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    editor = models.CharField(_("responsible editor"), max_length=120, blank=True)
    channel = models.CharField(_("channel"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=800, blank=True)
    body = models.TextField(_("body"))
    original = models.JSONField(_("paragraphs before they were restored"), default=list)
    articles = models.JSONField(_("articles on the page"), default=list)
    findings = models.JSONField(_("findings"), default=list)
    found = models.JSONField(_("where each field was found"), default=dict)
    text_digest = models.CharField(_("digest of the text"), max_length=64, db_index=True)
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now)

    objects = ClippingQuerySet.as_manager()

    class Meta:
        verbose_name = _("clipping")
        verbose_name_plural = _("clippings")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "address"], condition=~Q(address=""), name="an_address_is_one_clipping"
            ),
            models.UniqueConstraint(
                fields=["congress", "outlet", "text_digest"], name="an_outlet_prints_a_text_once"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where this clipping's sheet stands."""
        return reverse("clipping", args=[self.pk])

    @classmethod
    def as_read(cls, read: Reading, *, brought: Brought, congress: Congress) -> Clipping:
        """Make the row, not yet saved, of what was read; the outlet is recognised where it can be."""
        address = address_of(read, brought)
        return cls(
            congress=congress,
            outlet=Outlet.objects.of(congress).recognise(address=address, source=read.source),
            title=read.title[:300],
            subtitle=read.subtitle[:300],
            printed_on=read.published_on,
            published_at=read.published_at,
            source=read.source[:120],
            author=read.author[:200],
            editor=read.editor[:120],
            channel=read.channel[:120],
            address=address[:800],
            body=read.body,
            original=list(read.original),
            articles=[asdict(article) for article in read.articles],
            findings=[asdict(finding) for finding in read.findings],
            found=dict(read.found),
            text_digest=text_digest(read),
        )

    @property
    def published_moment(self) -> datetime | None:
        """The time on the page where it has one to the minute, else None."""
        return datetime.fromisoformat(self.published_at) if "T" in self.published_at else None

    @property
    def is_identified(self) -> bool:
        """Whether it is known who printed it and on which day."""
        return self.outlet_id is not None and self.printed_on is not None

    @property
    def foreign_host(self) -> str:
        """The host of its address where that is no home of the outlet, else nothing.

        An outlet whose homes are not known has no foreign ones; a page of no known outlet always is.
        """
        host = host_in(self.address)
        is_at_home = self.outlet and (not self.outlet.hosts or self.outlet.closeness_to(host))
        return "" if is_at_home else host

    def add_evidence(self, brought: Brought, *, by: Person | None) -> Evidence:
        """Keep the bytes beside the clipping, each digest once, and return their evidence."""
        kept = self.evidence_set.filter(digest=brought.digest).first()
        if kept:
            return kept
        evidence = Evidence(
            clipping=self,
            kind=brought.kind,
            digest=brought.digest,
            size=len(brought.data),
            charset=brought.charset[:40],
            address=brought.address[:800],
            kept_by=by,
        )
        ending = "txt" if brought.kind == Evidence.Kind.PASTE else "html"
        evidence.file.save(f"{brought.digest}.{ending}", ContentFile(brought.data), save=False)
        evidence.save()
        return evidence

    def identify(self, *, outlet: Outlet, on: date, by: Person) -> Identification:
        """State who printed it and on which day, where the page does not say or says it wrong.

        What is known already is changed by an editor only. Raises DayHasNotCome, IdentifiedAlready and
        SamePrint.
        """
        if self.is_identified and not by.holds(Role.EDITOR):
            raise IdentifiedAlready(outlet=self.outlet.name, day=self.printed_on)
        if on > timezone.localdate():
            raise DayHasNotCome(day=on)
        self.outlet, self.printed_on = outlet, on
        try:
            with transaction.atomic():
                self.save(update_fields=["outlet", "printed_on"])
                identification = self.identification_set.create(outlet=outlet, printed_on=on, by=by)
                record(self, "identified", by=by, outlet=outlet.name, day=on.isoformat())
        except IntegrityError as error:
            twin = outlet.clipping_set.exclude(pk=self.pk).get(text_digest=self.text_digest)
            raise SamePrint(outlet=outlet.name, title=twin.title) from error
        return identification


class Evidence(models.Model):
    """The bytes of a page as they came, with their digest and time."""

    class Kind(models.TextChoices):
        """How the page came."""

        ADDRESS = "address", _("fetched from its address")
        FILE = FILE, _("uploaded file")
        PASTE = PASTE, _("pasted text")

    clipping = models.ForeignKey(Clipping, on_delete=models.PROTECT, verbose_name=_("clipping"))
    kind = models.CharField(_("how it came"), max_length=10, choices=Kind.choices)
    file = models.FileField(_("file"), upload_to="evidence/%Y/%m/")
    digest = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("bytes"))
    charset = models.CharField(_("charset as sent"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=800, blank=True)
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now)
    kept_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("kept by")
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(fields=["clipping", "digest"], name="the_same_bytes_are_kept_once")
        ]

    def __str__(self):
        return f"{self.clipping} {self.digest[:12]}"

    def is_whole(self) -> bool:
        """Tell whether the kept bytes still have the digest they came with."""
        with self.file.open("rb") as kept:
            return hashlib.file_digest(kept, "sha256").hexdigest() == self.digest


class Identification(models.Model):
    """A person stated which outlet printed a clipping, and on which day."""

    clipping = models.ForeignKey(Clipping, on_delete=models.PROTECT, verbose_name=_("clipping"))
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+", verbose_name=_("outlet"))
    printed_on = models.DateField(_("printed on"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("identification")
        verbose_name_plural = _("identifications")

    def __str__(self):
        return f"{self.clipping}: {self.outlet}, {self.printed_on}"


def address_of(read: Reading, brought: Brought) -> str:
    """Return where a page lives: as it says of itself, unless it was found on another host.

    A reprint often names the page that it was copied from as its own.
    """
    if brought.address and host_in(read.address) != host_in(brought.address):
        return brought.address
    return read.address
