"""To whom a bulletin goes, and who of them can find it here."""

from __future__ import annotations

import re

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.errors import Refused
from byline.team.models import Congress, Person, Post, Unit
from byline.team.roles import Role
from byline.telling import addressing

NAMED_WITH_UNIT = re.compile(r"(?P<name>[^（(]+)[（(](?P<unit>[^）)]+)[）)]")


class WhichOfThem(Refused):
    """Several people are called {name}. Write the unit behind the name: {name}（{units}）."""


class RecipientQuerySet(models.QuerySet):
    """Words about recipients."""

    def readers(self, congress: Congress) -> models.QuerySet[Person]:
        """Return the people with an account whom these recipients are or belong to.

        A unit is all who hold a post in it today; a kind of unit all of its units; leaders those who lead.
        """
        asked = Q(pk__in=[one.person_id for one in self if one.person_id])
        units = Q(unit__in=[one.unit_id for one in self if one.unit_id])
        groups = {group for one in self for group in addressing.groups_of(one.words) if one.is_words}
        units |= Q(unit__kind__in=groups - {addressing.LEADERS})
        if addressing.LEADERS in groups:
            units |= Q(role=Role.LEADER)
        posts = Post.objects.in_force().filter(units, unit__congress=congress)
        asked |= Q(pk__in=posts.values("person"))
        return Person.objects.of(congress).filter(asked, is_active=True, sign_in_name__isnull=False)


class Recipient(models.Model):
    """One to whom a bulletin goes, in its place behind 报, 送 or 发: a unit, a person, or words."""

    class Way(models.TextChoices):
        """How it goes: up, across, down."""

        REPORT = addressing.REPORT, pgettext_lazy("recipient", "report to")
        SEND = addressing.SEND, pgettext_lazy("recipient", "send to")
        ISSUE = addressing.ISSUE, pgettext_lazy("recipient", "issue to")

    bulletin = models.ForeignKey(
        "Bulletin", on_delete=models.PROTECT, related_name="recipients", verbose_name=_("bulletin")
    )
    way = models.CharField(_("way"), max_length=6, choices=Way)
    place = models.PositiveSmallIntegerField(pgettext_lazy("order", "place"))
    words = models.CharField(_("as it is printed"), max_length=200)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("unit")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["bulletin", "way", "place"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None) | Q(person=None), name="a_recipient_is_a_unit_or_a_person"
            )
        ]

    def __str__(self):
        return self.words

    @property
    def is_words(self) -> bool:
        """Whether it is neither a unit nor a person of ours."""
        return self.unit_id is None and self.person_id is None

    @classmethod
    def read(cls, words: str, *, way: str, congress: Congress) -> list[Recipient]:
        """Return the recipients that a line names, not saved: units and people by name, else words.

        Refuses with WhichOfThem.
        """
        return [
            cls(way=way, place=place, words=name, **_known(name, congress=congress))
            for place, name in enumerate(addressing.names_of(words), start=1)
        ]


def _known(name: str, *, congress: Congress) -> dict[str, Unit | Person]:
    unit = Unit.objects.of(congress).filter(Q(name=name) | Q(short_name=name)).first()
    if unit:
        return {"unit": unit}
    told = NAMED_WITH_UNIT.fullmatch(name)
    people = Person.objects.of(congress).filter(name=told["name"] if told else name, is_active=True)
    found = [one for one in people if not told or told["unit"] in _units_of(one)]
    if len(found) > 1:
        units = "／".join(dict.fromkeys(unit for one in found for unit in _units_of(one)))
        raise WhichOfThem(name=name, units=units)
    return {"person": found[0]} if found else {}


def _units_of(person: Person) -> set[str]:
    return {name for post in person.posts_today for name in (post.unit.name, post.unit.short_name)}
