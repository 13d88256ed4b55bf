"""Signatures of bulletins, and the register of their numbers."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.papers.official import OFFICIAL
from byline.standings.models.layout import LETTERHEAD
from byline.team.models import Congress, Person
from byline.telling import addressing, parts
from byline.telling.figures import digest, to_plain

if TYPE_CHECKING:
    from byline.standings.models.presentation import Presentation

OLD_TEXTS = {**{kind: kind for kind in parts.DRAFTED}, parts.WARNINGS: "criticism"}
OLD_WAYS = {addressing.REPORT: "reported_to", addressing.SEND: "sent_to", addressing.ISSUE: "issued_to"}


class SignedAlready(Refused):
    """{name} signed this bulletin on {day}; its text and figures do not change any more."""


class PeriodNotOver(Refused):
    """The period runs until {last}. Sign the bulletin on {day} or later."""


class NothingToReport(Refused):
    """Nothing has been counted for this period. Confirm what was printed, then sign."""


class NobodyToSendTo(Refused):
    """It is not said to whom this bulletin goes. Name them behind 报, 送 or 发 under “Change the text”."""


class LiesBeforeAnother(Refused):
    """This bulletin lies before {name} to be signed. Only that leader signs it, or sends it back."""


class IssueRegister(models.Model):
    """A congress's numbers of bulletins in one year. The last one only grows, so none is used twice."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    last_number = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("register of bulletins")
        verbose_name_plural = _("registers of bulletins")
        constraints = [
            models.UniqueConstraint(fields=["congress", "year"], name="a_year_has_one_issue_register")
        ]

    def __str__(self):
        return f"{self.congress} {self.year}"

    @classmethod
    def take_number(cls, congress: Congress, *, year: int) -> int:
        """Take the next number of a year. Call it inside the transaction that uses the number."""
        cls.objects.get_or_create(congress=congress, year=year)
        register = cls.objects.select_for_update().get(congress=congress, year=year)
        register.last_number += 1
        register.save(update_fields=["last_number"])
        return register.last_number


class Signature(models.Model):
    """A bulletin is signed: by whom, when, and the digest of what was signed."""

    bulletin = models.OneToOneField("Bulletin", on_delete=models.PROTECT, verbose_name=_("bulletin"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    digest = models.CharField(_("digest"), max_length=64)
    # 1 is that of bulletins which had fixed texts instead of parts; what was signed then keeps its digest
    recipe = models.PositiveSmallIntegerField(_("recipe of the digest"), default=2)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    def __str__(self):
        return f"{self.bulletin} {self.by}"

    @property
    def digest_in_groups(self) -> str:
        """The digest in groups of eight, as people compare it."""
        return " ".join(self.digest[start : start + 8] for start in range(0, len(self.digest), 8))


class Signed(models.Model):
    """What a bulletin can do to be signed, and to prove it afterwards."""

    class Meta:
        abstract = True

    @property
    def is_signed(self) -> bool:
        """Whether it is signed, and so no longer changes."""
        return hasattr(self, "signature")

    @transaction.atomic
    def sign(self, *, by: Person) -> Signature:
        """Give it its number, freeze its figures and send it round, once and for good.

        The number is the next of this year. Refuses with SignedAlready, LiesBeforeAnother, NobodyToSendTo,
        PeriodNotOver and NothingToReport.
        """
        self.insist_unsigned()
        self._insist_on_the_hand(self.presentation, by=by)
        self.insist_on_recipients()
        if timezone.localdate() <= self.ends_on:
            raise PeriodNotOver(last=self.ends_on, day=self.ends_on + timedelta(days=1))
        figures = self.figures
        if figures.is_empty:
            raise NothingToReport
        self._freeze(to_plain(figures))
        signature = Signature(bulletin=self, by=by)
        signature.digest = self.computed_digest(signature)
        signature.save()
        record(self, "signed", by=by, tell=self.readers(), number=self.issue)
        return signature

    def _insist_on_the_hand(self, presentation: Presentation | None, *, by: Person) -> None:
        if presentation and presentation.to_id != by.pk:
            raise LiesBeforeAnother(name=presentation.to.name)

    def _freeze(self, figures: dict) -> None:
        self.year = timezone.localdate().year
        self.number = IssueRegister.take_number(self.congress, year=self.year)
        self.mark = self.congress.bulletin_mark if self.style == OFFICIAL else ""
        self.frozen_figures = figures
        self.save(update_fields=["year", "number", "mark", "frozen_figures"])

    def readers(self) -> models.QuerySet:
        """Return everybody with an account to whom it goes."""
        return self.recipients.all().readers(self.congress)

    def insist_on_recipients(self) -> None:
        """Refuse with NobodyToSendTo while nobody is named."""
        if not self.recipients.exists():
            raise NobodyToSendTo

    def lock(self) -> None:
        """Read the row again under a lock: another may have signed or reworded it since it was read."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()

    def insist_unsigned(self) -> None:
        """Lock it, and refuse with SignedAlready what is signed."""
        self.lock()
        signature = Signature.objects.filter(bulletin=self).select_related("by").first()
        if signature:
            day = timezone.localtime(signature.at).date()
            raise SignedAlready(name=signature.by.name, day=day)

    @property
    def is_whole(self) -> bool:
        """Whether it still says what was signed; an unsigned one has nothing to keep to."""
        return not self.is_signed or self.signature.digest == self.computed_digest(self.signature)

    def computed_digest(self, signature: Signature) -> str:
        """Return the digest over all that is signed: number, texts, letterhead, figures, by whom and when."""
        at = signature.at.astimezone(UTC).isoformat(timespec="microseconds")
        signed = self._signed_of_old() if signature.recipe == 1 else self._signed()
        return digest({**signed, "figures": self.frozen_figures, "by": signature.by_id, "at": at})

    def _signed(self) -> dict:
        names = ("year", "number", "mark", *LETTERHEAD, "reason")
        shown = ("kind", "text", "title", "measure", "group", "at_most", "is_annex")
        return {
            **{name: getattr(self, name) for name in names},
            "corrects": self.corrects.signature.digest if self.corrects else "",
            "parts": [[getattr(part, name) for name in shown] for part in self.parts.all()],
            "recipients": [[one.way, one.words] for one in self.recipients.all()],
        }

    def _signed_of_old(self) -> dict:
        """Return what was signed while a bulletin had fixed texts, under the names that they had."""
        texts = {part.kind: part.text for part in self.parts.all()}
        going = {one.way: one.words for one in self.recipients.all()}
        return {
            **{
                name: getattr(self, name)
                for name in ("year", "number", "mark", "red_head", "maker", "addressees")
            },
            **{old: texts.get(kind, "") for kind, old in OLD_TEXTS.items()},
            **{old: going.get(way, "") for way, old in OLD_WAYS.items()},
        }
