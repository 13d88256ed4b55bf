"""Who wrote a piece, in which order, for which unit, with which share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models.filing import NotWritable
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = Decimal(1)


class SharesDoNotAddUp(Refused):
    """The authors' shares add up to {total}%, not to 100%. Change one of them."""


class TwiceAnAuthor(Refused):
    """{name} is named twice among the authors. Name each author once."""


class NobodyNamed(Refused):
    """A manuscript has at least one author. Name who wrote it."""


class AuthorshipManager(models.Manager):
    """Authorships come with their people: nobody asks for one without the other."""

    def get_queryset(self):
        """Bring the people along."""
        return super().get_queryset().select_related("person")


class Authorship(models.Model):
    """One author of a manuscript: the place in the order, the share, the unit written for."""

    manuscript = models.ForeignKey("Manuscript", on_delete=models.CASCADE, verbose_name=_("manuscript"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    place = models.PositiveSmallIntegerField(_("place in the order"))
    share = models.DecimalField(_("share"), max_digits=7, decimal_places=6)

    objects = AuthorshipManager()

    class Meta:
        verbose_name = _("authorship")
        verbose_name_plural = _("authorships")
        ordering = ["manuscript", "place"]
        constraints = [
            models.UniqueConstraint(fields=["manuscript", "person"], name="an_author_is_named_once"),
            models.UniqueConstraint(fields=["manuscript", "place"], name="authors_have_an_order"),
            models.CheckConstraint(condition=Q(share__gt=0) & Q(share__lte=1), name="a_share_is_a_part"),
        ]

    def __str__(self):
        return f"{self.person} {self.percent}%"

    @property
    def percent(self) -> str:
        """The share in percent, without idle zeros: 60, 33.33."""
        return f"{self.share * 100:.2f}".rstrip("0").rstrip(".")


class Creditable:
    """What a manuscript can do to name its authors."""

    @property
    def authors(self) -> list[Person]:
        """The authors in their order."""
        return [authorship.person for authorship in self.authorship_set.all()]

    @transaction.atomic
    def credit(self, shares: Sequence[tuple[Person, Decimal]], *, by: Person) -> None:
        """Name the authors in order with their shares, which add up to 1.

        Raises NotWritable, NobodyNamed, TwiceAnAuthor, SharesDoNotAddUp, and NoPostThatDay for an author
        without a unit.
        """
        if not self.is_writable:
            raise NotWritable
        people = [person for person, _share in shares]
        if not people:
            raise NobodyNamed
        for person in people:
            if people.count(person) > 1:
                raise TwiceAnAuthor(name=person.name)
        total = sum((share for _person, share in shares), Decimal(0))
        if total != WHOLE:
            raise SharesDoNotAddUp(total=f"{total * 100:.4f}".rstrip("0").rstrip("."))
        self.authorship_set.all().delete()
        today = timezone.localdate()
        Authorship.objects.bulk_create(
            Authorship(manuscript=self, person=person, unit=person.unit_on(today), place=place, share=share)
            for place, (person, share) in enumerate(shares, start=1)
        )
        record(self, "credited", by=by, tell=people, authors="、".join(person.name for person in people))
