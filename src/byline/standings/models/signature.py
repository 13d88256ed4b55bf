"""Signatures of bulletins, and the register of their numbers."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.team.models import Congress, Person


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

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    def __str__(self):
        return f"{self.bulletin} {self.by}"

    @property
    def digest_in_groups(self) -> str:
        """The digest in groups of eight, as people compare it."""
        return " ".join(self.digest[start : start + 8] for start in range(0, len(self.digest), 8))
