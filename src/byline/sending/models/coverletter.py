"""The covering letter: its templates, and the letter that goes with one manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from byline.activity.deeds import record
from byline.errors import Refused
from byline.outlets.models import Outlet
from byline.papers.official import in_words
from byline.reckoning.terms import Level
from byline.sending import wording
from byline.sending.models.practice import Practice
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from byline.manuscripts.models import Submission

PRINTED_LANGUAGE = "zh-hans"


class LetterKnown(Refused):
    """There is a covering letter for this outlet or level already. Change that one."""


class CoverLetterQuerySet(models.QuerySet):
    """Words about covering letters."""

    def visible_to(self, person: Person) -> CoverLetterQuerySet:
        """Keep those of the person's congress."""
        return self.filter(congress=person.congress).select_related("outlet", "by").order_by("level", "pk")

    def fitting(self, outlet: Outlet) -> CoverLetter:
        """Find the one for an outlet: its own, else its level's, else the general one, else the usual one."""
        found = list(self.filter(congress=outlet.congress))
        own = next((each for each in found if each.outlet_id == outlet.pk), None)
        of_level = next(
            (each for each in found if each.outlet_id is None and each.level == outlet.level), None
        )
        general = next((each for each in found if each.outlet_id is None and not each.level), None)
        return own or of_level or general or CoverLetter(congress=outlet.congress)


class CoverLetter(models.Model):
    """The covering letter of a congress: for one outlet, for a level of outlets, or for all others."""

    DEEDS = {"worded": _("worded the covering letter: {title}")}

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("outlet")
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    subject = models.CharField(_("subject"), max_length=200, default=wording.SUBJECT)
    body = models.TextField(_("letter"), max_length=4000, default=wording.BODY)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = CoverLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("covering letter")
        verbose_name_plural = _("covering letters")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "outlet"],
                condition=~models.Q(outlet=None),
                name="a_letter_for_an_outlet",
            ),
            models.UniqueConstraint(
                fields=["congress", "level"],
                condition=models.Q(outlet=None),
                name="a_letter_for_a_level",
            ),
        ]

    def __str__(self):
        if self.outlet_id:
            return str(self.outlet)
        return str(self.get_level_display() if self.level else _("all outlets"))

    @transaction.atomic
    def word(self, *, by: Person) -> CoverLetter:
        """Keep how the letter is worded now. Raises UnknownWord, BraceLeft and LetterKnown."""
        wording.check(self.subject)
        wording.check(self.body)
        others = CoverLetter.objects.filter(congress=self.congress, outlet=self.outlet).exclude(pk=self.pk)
        if others.filter(**({} if self.outlet else {"level": self.level})).exists():
            raise LetterKnown
        self.by, self.at = by, timezone.now()
        self.save()
        record(self, "worded", by=by, title=str(self))
        return self


def words_of(submission: Submission, *, by: Person) -> dict[str, str]:
    """Return what stands for each word of a letter that goes with a submission today."""
    manuscript, day = submission.manuscript, timezone.localdate()
    practice = Practice.objects.in_force(manuscript.congress, on=day)
    authors = manuscript.authorship_set.select_related("person").order_by("place")
    terms = ["本稿专送贵处，在贵处答复前不另投他处。"] if submission.is_exclusive else []
    if submission.embargo_until:
        terms.append(f"本稿请于{in_words(submission.embargo_until)}以后刊发。")
    return {
        "outlet": submission.outlet.name,
        "title": manuscript.title,
        "number": str(manuscript.number or ""),
        "authors": "、".join(authorship.person.name for authorship in authors),
        "unit": manuscript.unit.name,
        "office": practice.office or manuscript.congress.name,
        "contact": practice.contact or by.name,
        "phone": practice.phone or by.phone,
        "day": in_words(day),
        "embargo": "".join(terms),
    }


def letter_for(submission: Submission, *, by: Person) -> tuple[str, str]:
    """Return subject and text of the letter that goes with a submission."""
    with override(PRINTED_LANGUAGE):
        words = words_of(submission, by=by)
    letter = CoverLetter.objects.fitting(submission.outlet)
    return " ".join(wording.fill(letter.subject, words).split()), wording.fill(letter.body, words)


def withdrawal_letter_for(submission: Submission, *, reason: str, by: Person) -> tuple[str, str]:
    """Return subject and text of the letter that takes a submission back."""
    with override(PRINTED_LANGUAGE):
        words = words_of(submission, by=by) | {"reason": reason}
    return wording.fill(wording.BACK_SUBJECT, words), wording.fill(wording.BACK_BODY, words)
