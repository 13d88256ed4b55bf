"""What of a bulletin may be shown outside the house: decided by a leader, by name and with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.standings.models.presentation import ReasonNeeded
from byline.team.models import Person
from byline.telling import masking
from byline.telling.setting import paper_of

if TYPE_CHECKING:
    from byline.papers.official import Paper


class NotDisclosed(Refused):
    """Nobody has decided that this bulletin may be shown outside. A leader decides it, with a reason."""


class NotSignedYet(Refused):
    """Only a signed bulletin can be shown outside or corrected. Have it signed first."""


class Disclosure(models.Model):
    """A leader decided in which form a signed bulletin may be shown outside; the latest decision holds."""

    class Form(models.TextChoices):
        """How people stand in it."""

        UNITS = masking.UNITS_ONLY, _("units only, no names")
        SURNAMES = masking.SURNAMES, _("names as 王某某")
        STARS = masking.STARS, _("names as 王＊＊")
        NAMED = masking.NAMED, _("real names")
        NOTHING = "nothing", _("nothing: the decision is withdrawn")

    bulletin = models.ForeignKey("Bulletin", on_delete=models.PROTECT, verbose_name=_("bulletin"))
    form = models.CharField(_("form"), max_length=10, choices=Form)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")

    def __str__(self):
        return f"{self.bulletin} {self.get_form_display()}"


class Disclosed(models.Model):
    """What a bulletin can do to be shown outside."""

    class Meta:
        abstract = True

    @property
    def disclosure(self) -> Disclosure | None:
        """The decision that holds, None where there is none or it was withdrawn."""
        last = self.disclosure_set.select_related("by").order_by("pk").last()
        return last if last and last.form != Disclosure.Form.NOTHING else None

    @transaction.atomic
    def disclose(self, *, form: str, reason: str, by: Person) -> Disclosure:
        """Decide in which form it may be shown outside. Refuses with NotSignedYet and ReasonNeeded."""
        if not self.is_signed:
            raise NotSignedYet
        if not reason.strip():
            raise ReasonNeeded
        disclosure = self.disclosure_set.create(form=form, reason=reason.strip(), by=by)
        record(self, "disclosed", by=by, form=form, reason=disclosure.reason)
        return disclosure

    def public_paper(self) -> Paper:
        """Return it as it may be shown outside, after the decision that holds. Refuses with NotDisclosed."""
        disclosure = self.disclosure
        if disclosure is None:
            raise NotDisclosed
        known = Person.objects.of(self.congress).values_list("name", flat=True)
        names, form = {*known, *(row.name for row in self.figures.people)}, disclosure.form
        figures = masking.public_figures(self.figures, names=names, form=form)
        shown = masking.public_parts(self.as_values(), names=names, form=form)
        # to whom it goes is the house's own affair
        letterhead = replace(self.letterhead_set(), goes_to=(), copies=0)
        return paper_of(shown, figures, letterhead=letterhead, issue=self.issue_printed())
