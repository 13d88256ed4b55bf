"""Bulletins: drafted from figures, worded by people, frozen by a signature."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models import Adoption
from byline.reckoning.periods import MONTHS_IN, Period
from byline.reckoning.words import period_label
from byline.standings.figures import Figures, digest, from_plain, to_plain
from byline.standings.gathering import gather
from byline.standings.models.signature import IssueRegister, Signature
from byline.standings.setting import Letterhead, paper_of
from byline.standings.wording import RED_HEAD, Wording, draft, first_letterhead, number
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from byline.papers.official import Paper

TEXTS = ("title", "opening", "overview", "praise", "criticism", "closing")
LETTERHEAD = ("red_head", "maker", "addressees", "reported_to", "sent_to", "issued_to")


class SignedAlready(Refused):
    """{name} signed this bulletin on {day}; its text and figures do not change any more."""


class PeriodNotOver(Refused):
    """The period runs until {last}. Sign the bulletin on {day} or later."""


class PeriodNotBegun(Refused):
    """The period begins only on {first}. Choose one that has begun."""


class NothingToReport(Refused):
    """Nothing has been counted for this period. Confirm what was printed, then sign."""


class BulletinQuerySet(models.QuerySet):
    """Words about bulletins."""

    def of(self, congress: Congress) -> BulletinQuerySet:
        """Keep the bulletins of a congress, the latest period first."""
        return self.filter(congress=congress).order_by("-ends_on", "starts_on")

    def visible_to(self, person: Person) -> BulletinQuerySet:
        """Keep all for those who write or sign them; for everybody else of the congress the signed ones."""
        seen = self.of(person.congress).select_related("signature__by", "prepared_by", "congress")
        if person.has_perm("standings.change_bulletin") or person.has_perm("standings.add_signature"):
            return seen
        return seen.signed()

    def signed(self) -> BulletinQuerySet:
        """Keep the signed ones."""
        return self.filter(signature__isnull=False)

    def waiting(self) -> BulletinQuerySet:
        """Keep those that can be signed: not signed yet, their period over."""
        return self.filter(signature=None, ends_on__lt=timezone.localdate())

    @transaction.atomic
    def prepare(self, congress: Congress, *, period: Period, by: Person) -> Bulletin:
        """Return the bulletin of a period; the first time, draft it with texts made from its figures.

        The letterhead is that of the latest bulletin. Refuses with PeriodNotBegun.
        """
        if timezone.localdate() < period.first:
            raise PeriodNotBegun(first=period.first)
        figures = gather(congress, period=period)
        texts = vars(draft(figures, level=congress.level))
        bulletin, is_new = self.get_or_create(
            congress=congress,
            starts_on=period.first,
            ends_on=period.last,
            defaults={**texts, **self._letterhead(congress), "prepared_by": by},
        )
        if is_new:
            record(bulletin, "prepared", by=by)
        return bulletin

    def _letterhead(self, congress: Congress) -> dict[str, str]:
        latest = self.filter(congress=congress).order_by("-prepared_at").first()
        if latest:
            return {name: getattr(latest, name) for name in LETTERHEAD}
        return first_letterhead(congress.name, level=congress.level)


class Bulletin(models.Model):
    """The ranking of one period as the office sends it round: texts, and figures that a signature freezes."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    number = models.PositiveIntegerField(pgettext_lazy("bulletin", "number"), null=True, editable=False)
    mark = models.CharField(_("mark before the number"), max_length=10, blank=True, editable=False)
    red_head = models.CharField(_("red head"), max_length=20, default=RED_HEAD)
    maker = models.CharField(_("made by"), max_length=40)
    addressees = models.CharField(_("addressees"), max_length=200, blank=True)
    title = models.TextField(_("title"), max_length=120)
    opening = models.TextField(_("opening"))
    overview = models.TextField(_("overview"), blank=True)
    praise = models.TextField(_("praise"), blank=True)
    criticism = models.TextField(_("criticism"), blank=True)
    closing = models.TextField(_("closing"), blank=True)
    reported_to = models.CharField(_("reported to"), max_length=200, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=200, blank=True)
    issued_to = models.CharField(_("issued to"), max_length=200, blank=True)
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
        "signed": _("signed the bulletin as {number}"),
    }

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "starts_on", "ends_on"], name="a_period_has_one_bulletin"
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
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return period_label(self.period)

    @property
    def is_signed(self) -> bool:
        """Whether it is signed, and so no longer changes."""
        return hasattr(self, "signature")

    @property
    def issue(self) -> str:
        """Its number as people cite it, nothing before it is signed."""
        return f"{self.year}年第{self.number}期" if self.number else ""

    @property
    def printed_number(self) -> str:
        """Its number as it stands under the red head; a blank space before it is signed."""
        if self.number is None:
            return "第　期"
        return f"{self.mark}〔{self.year}〕{self.number}号" if self.mark else f"第{self.number}期"

    @property
    def figures(self) -> Figures:
        """Its figures: as they were signed, else as the ledger has them now."""
        if self.frozen_figures is not None:
            return from_plain(self.frozen_figures)
        return gather(self.congress, period=self.period)

    @property
    def wording(self) -> Wording:
        """Its texts."""
        return Wording(**{name: getattr(self, name) for name in TEXTS})

    def paper(self) -> Paper:
        """Return it as a paper, to be set in Word, as PDF or on pages; unsigned, it bears today's day."""
        signed_on = timezone.localtime(self.signature.at).date() if self.is_signed else timezone.localdate()
        goes_to = (("报", self.reported_to), ("送", self.sent_to), ("发", self.issued_to))
        letterhead = Letterhead(
            self.red_head, self.maker, self.addressees, tuple(pair for pair in goes_to if pair[1])
        )
        issue = (self.printed_number, signed_on)
        return paper_of(self.wording, self.figures, letterhead=letterhead, issue=issue)

    @property
    def file_name(self) -> str:
        """Its name as a file: its title, without the line breaks."""
        return "".join(self.title.split()) or str(self)

    def is_out_of_step(self) -> bool:
        """Tell whether the opening names another total than the ledger has now."""
        return not self.is_signed and f"{number(self.figures.pieces)}条" not in self.opening

    def unconfirmed(self) -> int:
        """Count the prints of the period that nobody has decided on; their credit would be missing."""
        waiting = Adoption.objects.of(self.congress).awaiting()
        return waiting.filter(clipping__printed_on__range=(self.starts_on, self.ends_on)).count()

    @transaction.atomic
    def reword(self, texts: dict[str, str], *, by: Person) -> None:
        """Change texts and letterhead, given by the names of their fields. Refuses with SignedAlready."""
        self._refuse_if_signed()
        standing = {name: getattr(self, name) for name in (*TEXTS, *LETTERHEAD)}
        changed = [name for name in standing if texts.get(name, standing[name]) != standing[name]]
        if not changed:
            return
        for name in changed:
            setattr(self, name, texts[name])
        self.save(update_fields=changed)
        record(self, "worded", by=by)

    @transaction.atomic
    def redraft(self, *, by: Person) -> None:
        """Write the texts anew from the figures of now; what people changed in them is lost.

        Refuses with SignedAlready.
        """
        self._refuse_if_signed()
        texts = vars(draft(self.figures, level=self.congress.level))
        for name, text in texts.items():
            setattr(self, name, text)
        self.save(update_fields=list(texts))
        record(self, "redrafted", by=by)

    @transaction.atomic
    def sign(self, *, by: Person) -> Signature:
        """Give it its number, freeze its figures and send it round, once and for good.

        The number is the next of this year. Refuses with SignedAlready, PeriodNotOver and NothingToReport.
        """
        self._refuse_if_signed()
        if timezone.localdate() <= self.ends_on:
            day = self.ends_on + timedelta(days=1)
            raise PeriodNotOver(last=self.ends_on, day=day)
        figures = gather(self.congress, period=self.period)
        if figures.is_empty:
            raise NothingToReport
        self.year = timezone.localdate().year
        self.number = IssueRegister.take_number(self.congress, year=self.year)
        self.mark = self.congress.bulletin_mark
        self.frozen_figures = to_plain(figures)
        self.save(update_fields=["year", "number", "mark", "frozen_figures"])
        signature = Signature(bulletin=self, by=by)
        signature.digest = self.computed_digest(signature)
        signature.save()
        record(self, "signed", by=by, tell=self._readers(), number=self.issue)
        return signature

    def computed_digest(self, signature: Signature) -> str:
        """Return the digest over all that is signed: number, texts, letterhead, figures, by whom and when."""
        names = ("year", "number", "mark", *TEXTS, *LETTERHEAD)
        signed = {name: getattr(self, name) for name in names} | {"figures": self.frozen_figures}
        at = signature.at.astimezone(UTC).isoformat(timespec="microseconds")
        return digest({**signed, "by": signature.by_id, "at": at})

    @property
    def is_whole(self) -> bool:
        """Whether it still says what was signed; an unsigned one has nothing to keep to."""
        return not self.is_signed or self.signature.digest == self.computed_digest(self.signature)

    def _refuse_if_signed(self) -> None:
        """Read the row again under a lock: another may have signed or reworded it since it was read."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()
        signature = Signature.objects.filter(bulletin=self).select_related("by").first()
        if signature:
            day = timezone.localtime(signature.at).date()
            raise SignedAlready(name=signature.by.name, day=day)

    def _readers(self) -> models.QuerySet:
        """Everybody of the congress who has an account."""
        return Person.objects.of(self.congress).filter(is_active=True, sign_in_name__isnull=False)
