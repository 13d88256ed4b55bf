"""The parts of a bulletin as rows: texts that people change, tables and charts that follow the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.activity.models import Deed
from byline.errors import Refused
from byline.reckoning.terms import Measure
from byline.standings.gathering import RANKED
from byline.team.models import Person
from byline.telling import parts

ONE_SITTING = timedelta(minutes=30)
SHAPE = ("title", "measure", "group", "at_most", "is_annex")


class ChangedMeanwhile(Refused):
    """{name} changed this part at {time}. Read what stands there now, then change it once more."""


class TitleNeeded(Refused):
    """A bulletin has a title and an opening. Change their words instead."""


@dataclass(frozen=True)
class Words:
    """What somebody typed into a part; `edition` is that of the text they had before them."""

    text: str
    edition: int


class BulletinPartQuerySet(models.QuerySet):
    """Words about parts of bulletins."""

    def visible_to(self, person: Person) -> BulletinPartQuerySet:
        """Keep the parts of the bulletins that the person may see."""
        bulletins = self.model.bulletin.field.related_model.objects.visible_to(person)
        return self.filter(bulletin__in=bulletins.order_by().values("pk")).select_related(
            "bulletin__congress"
        )


class BulletinPart(models.Model):
    """One part of a bulletin, in its place: a text, or a table or chart and what it shows."""

    class Kind(models.TextChoices):
        """What it is."""

        TITLE = parts.TITLE, _("title")
        OPENING = parts.OPENING, _("opening")
        OVERVIEW = parts.OVERVIEW, _("overview")
        PRAISE = parts.PRAISE, _("praise")
        WARNINGS = parts.WARNINGS, _("criticism")
        CLOSING = parts.CLOSING, pgettext_lazy("part of a bulletin", "closing")
        TEXT = parts.TEXT, _("text of one's own")
        PEOPLE = parts.PEOPLE, _("table of people")
        UNITS = parts.UNITS, _("table of units")
        LEVELS = parts.LEVELS, _("table by level of outlet")
        CHART = parts.CHART, _("chart of units")
        CHANGES = parts.CHANGES, _("what changed in closed periods")
        CORRECTIONS = parts.CORRECTIONS, _("before and after")

    class Group(models.TextChoices):
        """Which units are ranked among themselves."""

        ALL = "", _("all units")
        TOWNSHIPS = "townships", _("townships")
        OFFICES = "offices", _("committees and offices")
        DEPARTMENTS = "departments", _("departments")

    bulletin = models.ForeignKey(
        "Bulletin", on_delete=models.PROTECT, related_name="parts", verbose_name=_("bulletin")
    )
    place = models.PositiveSmallIntegerField(pgettext_lazy("order", "place"))
    kind = models.CharField(pgettext_lazy("part of a bulletin", "kind"), max_length=12, choices=Kind)
    title = models.CharField(_("heading"), max_length=60, blank=True)
    text = models.TextField(_("text"), blank=True)
    measure = models.CharField(_("measure"), max_length=12, default=Measure.PIECES)
    group = models.CharField(_("kind of unit"), max_length=12, choices=Group, blank=True)
    at_most = models.PositiveSmallIntegerField(_("lines at most"), default=0)
    is_annex = models.BooleanField(_("on a page of its own, as an annex"), default=False)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    changed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    objects = BulletinPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulletin part")
        verbose_name_plural = _("bulletin parts")
        ordering = ["bulletin", "place", "pk"]

    def __str__(self):
        return self.title or str(self.get_kind_display())

    @property
    def has_words(self) -> bool:
        """Whether people write it."""
        return self.kind in parts.WORDS

    @property
    def is_ranked(self) -> bool:
        """Whether it goes by a measure and a kind of unit."""
        return self.kind in parts.RANKED

    @property
    def is_fixed(self) -> bool:
        """Whether it cannot be left out."""
        return self.kind in {parts.TITLE, parts.OPENING}

    @staticmethod
    def measures() -> list[tuple[str, str]]:
        """Return the measures that a bulletin may rank by, with their words."""
        return [(name, str(Measure(name).label)) for name in (Measure.PIECES, *RANKED)]

    def as_value(self, *, keyed: bool = False) -> parts.Part:
        """Return it as what is set; `keyed`, the page knows which part each text is."""
        shape = {name: getattr(self, name) for name in SHAPE}
        return parts.Part(self.kind, self.text, key=str(self.pk) if keyed else "", **shape)

    @transaction.atomic
    def reword(self, words: Words, *, by: Person) -> bool:
        """Change its text, and tell whether anything changed.

        Refuses with ChangedMeanwhile where another changed it since, and as `Bulletin.insist_open` does.
        """
        current = self._current()
        text = "\n".join(line.strip() for line in words.text.splitlines()).strip()
        if text == current.text:
            self.edition = current.edition
            return False
        if words.edition != current.edition:
            raise ChangedMeanwhile(
                name=current.changed_by.name if current.changed_by else "",
                time=timezone.localtime(current.changed_at).strftime("%H:%M"),
            )
        if not text and self.is_fixed:
            raise TitleNeeded
        self.text = text
        self._keep("text", by=by)
        self._tell_once(by=by)
        return True

    @transaction.atomic
    def shape(self, shape: dict, *, by: Person) -> None:
        """Change what it shows, by the names of SHAPE. Refuses as `Bulletin.insist_open` does."""
        self._current()
        for name in SHAPE:
            setattr(self, name, shape.get(name, getattr(self, name)))
        self._keep(*SHAPE, by=by)
        record(self.bulletin, "shaped", by=by, part=str(self.get_kind_display()))

    @transaction.atomic
    def move(self, *, to: int, by: Person) -> None:
        """Put it at a place among the bulletin's parts, from 1. Refuses as `Bulletin.insist_open` does."""
        self._current()
        self.put(to)
        record(self.bulletin, "arranged", by=by)

    @transaction.atomic
    def leave_out(self, *, by: Person) -> None:
        """Take it out of the bulletin. Refuses with TitleNeeded, and as `Bulletin.insist_open` does."""
        if self.is_fixed:
            raise TitleNeeded
        self._current()
        self.delete()
        record(self.bulletin, "left_out", by=by, part=str(self.get_kind_display()))

    def put(self, place: int) -> None:
        """Set it at a place, and count the others round it; nothing is recorded."""
        others = [part for part in self.bulletin.parts.all() if part.pk != self.pk]
        others.insert(min(max(place, 1), len(others) + 1) - 1, self)
        for number, part in enumerate(others, start=1):
            part.place = number
        type(self).objects.bulk_update(others, ["place"])

    def _tell_once(self, *, by: Person) -> None:
        """Record it, as one deed while somebody types: what is kept at each pause is no deed of its own."""
        last = Deed.objects.about(self.bulletin).last()
        is_going_on = last and last.verb == "worded" and last.actor == by
        if not is_going_on or timezone.now() - last.at > ONE_SITTING:
            record(self.bulletin, "worded", by=by)

    def _current(self) -> BulletinPart:
        """Return it as it stands now, its bulletin locked."""
        self.bulletin.insist_open()
        return type(self).objects.select_related("changed_by").get(pk=self.pk)

    def _keep(self, *names: str, by: Person) -> None:
        self.changed_by, self.changed_at = by, timezone.now()
        self.edition = type(self).objects.values_list("edition", flat=True).get(pk=self.pk) + 1
        self.save(update_fields=[*names, "edition", "changed_by", "changed_at"])
