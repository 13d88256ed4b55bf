"""Bulletins: drafted from figures, worded by people, frozen by a signature, corrected by another bulletin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models import Adoption
from byline.papers.official import NEWSLETTER, chinese
from byline.reckoning.periods import HALF_YEAR, MONTHS_IN, Period
from byline.reckoning.words import period_label
from byline.standings.changing import changes_before
from byline.standings.gathering import gather
from byline.standings.models.composing import Composed
from byline.standings.models.correcting import Correctable
from byline.standings.models.disclosure import Disclosed
from byline.standings.models.layout import Layout, Set
from byline.standings.models.part import BulletinPart
from byline.standings.models.presentation import Presentation, Presented
from byline.standings.models.recipient import Recipient
from byline.standings.models.signature import Signed
from byline.team.models import Congress, Person
from byline.telling import addressing, parts
from byline.telling.differing import differences
from byline.telling.figures import Figures, from_plain
from byline.telling.setting import Letterhead, paper_of
from byline.telling.wording import first_letterhead, first_recipients

if TYPE_CHECKING:
    from datetime import date, datetime

    from byline.papers.official import Paper

CHINESE_UP_TO = 99


class PeriodNotBegun(Refused):
    """The period begins only on {first}. Choose one that has begun."""


class BulletinQuerySet(models.QuerySet):
    """Words about bulletins."""

    def of(self, congress: Congress) -> BulletinQuerySet:
        """Keep the bulletins of a congress, the latest period first, a correction before what it corrects."""
        return self.filter(congress=congress).order_by("-ends_on", "starts_on", "-pk")

    def visible_to(self, person: Person) -> BulletinQuerySet:
        """Keep all for those who write or sign them; for everybody else of the congress the signed ones."""
        seen = self.of(person.congress).whole()
        if person.has_perm("standings.change_bulletin") or person.has_perm("standings.add_signature"):
            return seen
        return seen.signed()

    def whole(self) -> BulletinQuerySet:
        """Fetch what stands on them: parts, recipients, signature, and the one that each corrects."""
        lying = Presentation.objects.filter(bulletin=OuterRef("pk"), handingback=None)
        fetched = self.annotate(is_presented=Exists(lying)).select_related(
            "signature__by", "prepared_by", "congress", "corrects__signature"
        )
        return fetched.prefetch_related(
            Prefetch("parts", BulletinPart.objects.select_related("changed_by")),
            Prefetch("recipients", Recipient.objects.all()),
        )

    def signed(self) -> BulletinQuerySet:
        """Keep the signed ones."""
        return self.filter(signature__isnull=False)

    def waiting(self) -> BulletinQuerySet:
        """Keep those that can be signed: not signed yet, their period over."""
        return self.filter(signature=None, ends_on__lt=timezone.localdate())

    def waiting_for(self, person: Person) -> BulletinQuerySet:
        """Keep those that can be signed and do not lie before another leader."""
        elsewhere = Presentation.objects.filter(handingback=None).exclude(to=person)
        return self.waiting().exclude(pk__in=elsewhere.values("bulletin"))

    @transaction.atomic
    def prepare(
        self, congress: Congress, *, period: Period, by: Person, layout: Layout | None = None
    ) -> Bulletin:
        """Return the bulletin of a period; the first time, draft it with texts made from its figures.

        Letterhead and recipients are those of the latest bulletin, or the layout's. Refuses with
        PeriodNotBegun.
        """
        if timezone.localdate() < period.first:
            raise PeriodNotBegun(first=period.first)
        Layout.objects.lay_out_first(congress)
        there = self.of(congress).filter(starts_on=period.first, ends_on=period.last).first()
        if there:
            return there
        bulletin = self.draft(congress, period=period, by=by, layout=layout)
        record(bulletin, "prepared", by=by)
        return bulletin

    def draft(
        self, congress: Congress, *, period: Period, by: Person, layout: Layout | None = None
    ) -> Bulletin:
        """Make the bulletin of a period, with texts from its figures; nothing is recorded."""
        latest = self.filter(congress=congress).order_by("-prepared_at", "-pk").first()
        source = layout or latest
        head = source.letterhead() if source else first_letterhead(congress.name, level=congress.level)
        bulletin = self.create(
            congress=congress, starts_on=period.first, ends_on=period.last, prepared_by=by, **head
        )
        bulletin.compose(parts.FIRST, texts=bulletin.drafted(bulletin.figures), by=by)
        bulletin.address_like(latest)
        return bulletin


class Bulletin(Signed, Presented, Composed, Correctable, Disclosed, Set):
    """The ranking of one period as the office sends it round: texts, and figures that a signature freezes."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    number = models.PositiveIntegerField(pgettext_lazy("bulletin", "number"), null=True, editable=False)
    mark = models.CharField(_("mark before the number"), max_length=10, blank=True, editable=False)
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="correction",
        verbose_name=_("the bulletin that it corrects"),
    )
    reason = models.CharField(_("reason of the correction"), max_length=200, blank=True, editable=False)
    # counted from the ledger while this is empty; frozen on purpose when the bulletin is signed
    frozen_figures = models.JSONField(_("frozen figures"), null=True, editable=False)
    prepared_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("prepared by")
    )
    prepared_at = models.DateTimeField(_("prepared at"), default=timezone.now)

    objects = BulletinQuerySet.as_manager()

    DEEDS = {
        "prepared": _("prepared the bulletin"),
        "worded": _("changed the text of the bulletin"),
        "redrafted": _("wrote the text of the bulletin anew from the figures"),
        "added": _("added the part “{part}”"),
        "shaped": _("changed what the part “{part}” shows"),
        "arranged": _("changed the order of the parts"),
        "left_out": _("left the part “{part}” out"),
        "laid_out": _("changed the letterhead of the bulletin"),
        "addressed": _("changed to whom the bulletin goes"),
        "presented": _("laid the bulletin before {to} to be signed"),
        "sent_back": _("sent the bulletin back: {reason}"),
        "taken_back": _("took the bulletin back to change it"),
        "signed": _("signed the bulletin as {number}"),
        "corrected": _("began a bulletin that corrects this one: {reason}"),
        "disclosed": _("decided what of the bulletin may be shown outside: {reason}"),
        "announced": _("put the public version of the bulletin on the site, in {channel}"),
        "taken_down": _("took the public version of the bulletin off the site: {reason}"),
    }

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "starts_on", "ends_on"],
                condition=Q(corrects=None),
                name="a_period_has_one_first_bulletin",
            ),
            models.UniqueConstraint(
                fields=["congress", "year", "number"], name="an_issue_number_is_used_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_bulletin_has_days"),
            models.CheckConstraint(
                condition=Q(number=None, year=None, frozen_figures=None)
                | Q(number__isnull=False, year__isnull=False, frozen_figures__isnull=False),
                name="a_numbered_bulletin_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="a_correcting_bulletin_has_a_reason"
            ),
        ]

    def __str__(self):
        return self.issue or self.period_label

    def get_absolute_url(self):
        """Where its pages are read."""
        return reverse("bulletin", args=[self.pk])

    @property
    def period(self) -> Period:
        """The period it reports on."""
        found = (Period.containing(self.starts_on, kind) for kind in MONTHS_IN)
        return next(one for one in found if (one.first, one.last) == (self.starts_on, self.ends_on))

    @property
    def is_of_a_half_year(self) -> bool:
        """Whether it reports on a half-year, which is reviewed."""
        return self.period.kind == HALF_YEAR

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return period_label(self.period)

    @property
    def issue(self) -> str:
        """Its number as people cite it, nothing before it is signed."""
        return f"{self.year}年第{self.number}期" if self.number else ""

    @property
    def printed_number(self) -> str:
        """Its number as it stands under the red head; a blank space before it is signed."""
        mark = self.mark if self.number else not self.is_newsletter and self.congress.bulletin_mark
        if mark:
            return f"{mark}〔{self.year or timezone.localdate().year}〕{self.number or '　'}号"
        is_in_chinese = self.numerals == self.Numerals.CHINESE and (self.number or 0) <= CHINESE_UP_TO
        written = chinese(self.number) if self.number and is_in_chinese else self.number or "　"
        return f"第{written}期"

    @property
    def figures(self) -> Figures:
        """Its figures: as they were signed, else as the ledger has them now, each time it is asked."""
        if self.frozen_figures is not None:
            return from_plain(self.frozen_figures)
        now = gather(self.congress, period=self.period)
        if self.corrects:
            return replace(now, corrections=differences(self.corrects.figures, now))
        return replace(
            now, changes=changes_before(self.congress, period=self.period, since=self._last_told())
        )

    def _last_told(self) -> datetime | None:
        """Return when the congress's last bulletin was signed."""
        signed = type(self).objects.filter(congress=self.congress_id)
        return signed.aggregate(last=Max("signature__at"))["last"]

    def issue_printed(self) -> tuple[str, date]:
        """Return number and day as they are printed; unsigned, it bears today's day."""
        day = timezone.localtime(self.signature.at).date() if self.is_signed else timezone.localdate()
        return self.printed_number, day

    def letterhead_set(self) -> Letterhead:
        """Return its letterhead as it is set."""
        goes_to = tuple((word, self.going(way)) for way, word in addressing.WAYS.items() if self.going(way))
        return Letterhead(self.red_head, self.maker, self.addressees, goes_to, self.style, self.copies)

    def paper(self, figures: Figures | None = None, *, keyed: bool = False) -> Paper:
        """Return it as a paper for Word, PDF or pages; `figures` if they are known already."""
        return paper_of(
            self.as_values(keyed=keyed),
            figures or self.figures,
            letterhead=self.letterhead_set(),
            issue=self.issue_printed(),
        )

    @property
    def file_name(self) -> str:
        """Its name as a file: its title, without the line breaks."""
        return "".join(self.title.split()) or str(self)

    @property
    def is_newsletter(self) -> bool:
        """Whether it is set as a newsletter."""
        return self.style == NEWSLETTER

    def unconfirmed(self) -> int:
        """Count the prints of the period that nobody has decided on; their credit would be missing."""
        waiting = Adoption.objects.of(self.congress).awaiting()
        return waiting.filter(clipping__printed_on__range=(self.starts_on, self.ends_on)).count()

    def address_like(self, other: Bulletin | None) -> None:
        """Send a new bulletin to the same as another one, or to whom a first one goes."""
        going = first_recipients(level=self.congress.level)
        for way in addressing.WAYS:
            words = other.going(way) if other else going[way]
            recipients = Recipient.read(words, way=way, congress=self.congress)
            for recipient in recipients:
                recipient.bulletin = self
            Recipient.objects.bulk_create(recipients)
