"""Who prints."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning.terms import Level, Medium
from byline.team.models import Congress

if TYPE_CHECKING:
    from byline.team.models import Person


def host_in(address: str) -> str:
    """Return the host of an address in small letters; nothing where there is none."""
    with contextlib.suppress(ValueError):
        return urlsplit(address.strip()).hostname or ""
    return ""


class KnownAlready(Refused):
    """There is an outlet named {name} already. Choose it from the list, or give this one another name."""


class OutletQuerySet(models.QuerySet):
    """Words about outlets."""

    def of(self, congress: Congress) -> OutletQuerySet:
        """Keep the outlets that a congress knows."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> OutletQuerySet:
        """Keep the outlets of the person's congress."""
        return self.of(person.congress)

    def by_rank(self) -> OutletQuerySet:
        """Order from the highest level down, then by name."""
        ranks = [models.When(level=level, then=rank) for rank, level in enumerate(Level.values)]
        return self.order_by(models.Case(*ranks, output_field=models.IntegerField()), "name")

    def recognise(self, *, address: str, source: str) -> Outlet | None:
        """Tell whose page it is: by the host of its address, else by the source that it names.

        The host goes first, since a page's source is often the paper it was copied from. Of several outlets
        below one host the closest home counts; in one home, the one that the page names.
        """
        outlets = list(self.order_by("pk"))
        host = host_in(address)
        closest = max((outlet.closeness_to(host) for outlet in outlets), default=0)
        at_home = [outlet for outlet in outlets if closest and outlet.closeness_to(host) == closest]
        named = [outlet for outlet in at_home or outlets if outlet.is_called(source)]
        return next(iter(named or at_home), None)


class Outlet(models.Model):
    """One that prints: a paper, a journal, a site, a station, an account."""

    DEEDS = {
        "added": _("added the outlet {outlet}"),
        "changed": _("changed what is known of the outlet {outlet}"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    name = models.CharField(_("name"), max_length=60)
    other_names = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Names under which pages give it as their source."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices)
    group = models.CharField(
        _("group"),
        max_length=60,
        blank=True,
        help_text=_("As a clause of the rulebook names it, such as central party papers."),
    )
    hosts = models.JSONField(
        _("hosts"), default=list, blank=True, help_text=_("Where its pages live, such as paper.example.cn.")
    )
    mailbox = models.EmailField(_("mailbox for manuscripts"), blank=True)
    asks_exclusivity = models.BooleanField(
        _("takes exclusive pieces only"),
        default=False,
        help_text=_("A piece is offered here only while no other outlet has it."),
    )
    is_own_site = models.BooleanField(
        _("is the own site"), default=False, help_text=_("What goes here is published by ourselves.")
    )

    objects = OutletQuerySet.as_manager()

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="an_outlet_has_one_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where this outlet's sheet stands."""
        return reverse("outlet", args=[self.pk])

    @transaction.atomic
    def add(self, *, by: Person) -> Outlet:
        """Enter it among the outlets.

        Raises KnownAlready.
        """
        self._save_under_its_name()
        record(self, "added", by=by, outlet=self.name)
        return self

    @transaction.atomic
    def change(self, *, by: Person) -> Outlet:
        """Keep what is known of it as it now stands.

        Raises KnownAlready.
        """
        self._save_under_its_name()
        record(self, "changed", by=by, outlet=self.name)
        return self

    def _save_under_its_name(self) -> None:
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as error:
            raise KnownAlready(name=self.name) from error

    def closeness_to(self, host: str) -> int:
        """Tell how close a host is to this outlet's home: the length of the home that it is or lies below."""
        return max((len(home) for home in self.hosts if home and f".{host}".endswith(f".{home}")), default=0)

    def is_called(self, name: str) -> bool:
        """Tell whether it goes by this name, white space aside."""
        bare = "".join(name.split())
        return bool(bare) and bare in {"".join(known.split()) for known in [self.name, *self.other_names]}
