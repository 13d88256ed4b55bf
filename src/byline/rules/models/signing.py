"""Signings: rulebooks put in force, once and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.errors import Refused
from byline.rules.models.guard import Guard
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from datetime import date

    from byline.rules.models.rulebook import Rulebook


class AnotherBeginsThatDay(Refused):
    """Another signed rulebook begins on {day}. Give this one a different first day."""


class BeginsInTheSettled(Refused):
    """Figures are closed until {day}; a version from {begins} would change them. Begin later, or reopen."""


class SigningQuerySet(models.QuerySet):
    """Words about signings."""

    def put_in_force(self, rulebook: Rulebook, *, by: Person, settled_until: date | None = None) -> Signing:
        """Keep that a rulebook was signed, with the digest of all it says.

        `settled_until` is the last day whose figures are closed. Refuses with BeginsInTheSettled and
        AnotherBeginsThatDay.
        """
        if settled_until and rulebook.in_force_from <= settled_until:
            raise BeginsInTheSettled(day=settled_until, begins=rulebook.in_force_from)
        held = type(rulebook).objects.get(pk=rulebook.pk)
        try:
            with transaction.atomic():
                return self.create(
                    rulebook=rulebook,
                    congress=rulebook.congress,
                    in_force_from=rulebook.in_force_from,
                    by=by,
                    digest=held.digest(),
                )
        except IntegrityError as clash:
            raise AnotherBeginsThatDay(day=rulebook.in_force_from) from clash

    def broken(self) -> list[Signing]:
        """Find those whose rulebook no longer says what was signed, by whatever door it was changed."""
        whole = self.select_related("rulebook").prefetch_related(
            "rulebook__clauses", "rulebook__terms", "rulebook__period_clauses"
        )
        return [signing for signing in whole if not signing.is_whole]


class Signing(models.Model):
    """A rulebook put in force: by whom, when, and from which day. Congress and day are kept as signed."""

    rulebook = models.OneToOneField(
        "rules.Rulebook", on_delete=models.PROTECT, related_name="signing", verbose_name=_("rulebook")
    )
    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    in_force_from = models.DateField(_("in force from"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), default=timezone.now)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    objects = SigningQuerySet.as_manager()

    class Meta:
        verbose_name = _("signing of a rulebook")
        verbose_name_plural = _("signings of rulebooks")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "in_force_from"], name="two_rulebooks_do_not_begin_on_one_day"
            ),
            Guard(name="a_signing_stays", events="UPDATE"),
        ]

    def __str__(self):
        return f"{self.rulebook} {self.in_force_from}"

    @property
    def is_whole(self) -> bool:
        """Whether the rulebook still says what was signed; taken as such where no digest was kept."""
        return self.digest in {"", self.rulebook.digest()}
