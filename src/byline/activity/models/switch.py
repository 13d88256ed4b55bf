"""How a person wants to hear of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from byline.activity.kinds import USUAL, Kind, Way

if TYPE_CHECKING:
    from collections.abc import Iterable


class SwitchQuerySet(models.QuerySet):
    """Words about switches."""

    def of(self, person) -> dict[str, str]:
        """Return the way in which a person hears of each kind, in the order of the kinds."""
        chosen = dict(self.filter(person=person).values_list("kind", "way"))
        return {kind: chosen.get(kind, USUAL[kind]) for kind in Kind}

    def chosen_by(self, people: Iterable[models.Model]) -> dict[tuple[int, str], str]:
        """Return what these people have chosen, by person and kind; what is not in it is as usual."""
        rows = self.filter(person__in={person.pk for person in people})
        return {(person, kind): way for person, kind, way in rows.values_list("person", "kind", "way")}

    @transaction.atomic
    def choose(self, ways: dict[str, str], *, by) -> None:
        """Let `by` hear of each kind named in `ways` in that way from now on."""
        rows = [Switch(person=by, kind=kind, way=way) for kind, way in ways.items()]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["person", "kind"], update_fields=["way"])


class Switch(models.Model):
    """In which way one person wants to hear of one kind of notice; without a row it is the usual way."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    way = models.CharField(_("way"), max_length=8, choices=Way.choices)

    objects = SwitchQuerySet.as_manager()

    class Meta:
        verbose_name = _("switch")
        verbose_name_plural = _("switches")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="a_person_has_one_switch_of_a_kind")
        ]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}, {self.get_way_display()}"
