"""Who wrote a piece, in which order, for which unit, with which share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models.filing import NotWritable
from byline.team.models import Person, Post, Unit

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


@dataclass(frozen=True)
class Outsider:
    """An author without an account: a name, and where they work in words."""

    name: str
    belongs_to: str = ""

    def entered(self, *, by: Person) -> Person:
        """Return the person of this name, entered among the people unless they were before."""
        return Person.objects.known_by_name(self.name, belongs_to=self.belongs_to, by=by)


def equal_parts(count: int) -> list[Decimal]:
    """Part 1 among authors, to a hundredth of a percent; what cannot be parted goes to the first ones."""
    part, left = divmod(10_000, count)
    return [Decimal(part + (place < left)) / 10_000 for place in range(count)]


class Creditable:
    """What a manuscript can do to name its authors."""

    @property
    def authors(self) -> list[Person]:
        """The authors in their order."""
        return [authorship.person for authorship in self.authorship_set.all()]

    @property
    def written_by(self) -> set[int]:
        """The keys of all whose own piece it is: who began it, and every author of it."""
        named = {authorship.person_id for authorship in self.authorship_set.all()} if self.pk else set()
        return {self.created_by_id, *named}

    @transaction.atomic
    def credit(self, shares: Sequence[tuple[Person | Outsider, Decimal]], *, by: Person) -> None:
        """Name the authors in order with their shares, which add up to 1.

        An author without an account is entered among the people by name, once; whoever holds no post writes
        for the manuscript's unit. Raises NotWritable, NobodyNamed, TwiceAnAuthor and SharesDoNotAddUp.
        """
        if not self.is_writable:
            raise NotWritable
        people = [
            author.entered(by=by) if isinstance(author, Outsider) else author for author, _share in shares
        ]
        if not people:
            raise NobodyNamed
        for person in people:
            if people.count(person) > 1:
                raise TwiceAnAuthor(name=person.name)
        total = sum((share for _author, share in shares), Decimal(0))
        if total != WHOLE:
            raise SharesDoNotAddUp(total=f"{total * 100:.4f}".rstrip("0").rstrip("."))
        self._name(people, [share for _author, share in shares])
        record(self, "credited", by=by, tell=people, authors="、".join(person.name for person in people))

    def _name(self, people: list[Person], shares: list[Decimal]) -> None:
        """Put these authors in the place of the ones before."""
        self.authorship_set.all().delete()
        posts = Post.objects.in_force().filter(person__in=people).order_by("-starts_on", "-pk")
        units = dict(posts.values_list("person", "unit"))  # of several posts the oldest comes last, and stays
        Authorship.objects.bulk_create(
            Authorship(
                manuscript=self,
                person=person,
                unit_id=units.get(person.pk, self.unit_id),
                place=place,
                share=share,
            )
            for place, (person, share) in enumerate(zip(people, shares, strict=True), start=1)
        )
