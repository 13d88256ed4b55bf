"""Views that a person keeps under a name, and is told of when something new comes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from byline.activity.deeds import record
from byline.errors import Refused
from byline.listing.asked import Asked
from byline.manuscripts.models import Manuscript
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_VIEWS = 20  # more tabs than that, and none is found
MOST_WATCHED = 2000  # manuscripts of a view with notice: whoever watches more than these reads no notice


class NameTaken(Refused):
    """You have a view named {name} already. Choose another name, or remove the old view first."""


class NothingAsked(Refused):
    """Nothing is asked for here, so there is nothing to keep. Narrow the list first."""


class TooManyViews(Refused):
    """You keep {most} views already. Remove one that you no longer use."""


class TooWide(Refused):
    """This view holds {count} manuscripts. News can be told of views of up to {most}: narrow it first."""


def found_words(*, name: str, count: int, **_rest) -> str:
    """Tell how many manuscripts are new in a view."""
    told = ngettext(
        "found {count} new manuscript in your view “{name}”",
        "found {count} new manuscripts in your view “{name}”",
        count,
    )
    return told.format(count=count, name=name)


class SavedViewQuerySet(models.QuerySet):
    """Words about saved views."""

    def visible_to(self, person: Person) -> SavedViewQuerySet:
        """Keep the person's own, in their order."""
        return self.filter(person=person).order_by("place", "pk")

    @transaction.atomic
    def keep(self, query: str, *, name: str, by: Person, wants_notice: bool = False) -> SavedView:
        """Keep what an address asks for under a name, after the person's other views.

        Raises NothingAsked, NameTaken, TooManyViews and TooWide.
        """
        asked = Asked(QueryDict(query), by).canonical
        if not asked:
            raise NothingAsked
        count = self.filter(person=by).count()
        if count >= MOST_VIEWS:
            raise TooManyViews(most=MOST_VIEWS)
        view = SavedView(person=by, query=asked, place=count + 1)
        view.arrange(name=name, place=view.place, wants_notice=wants_notice)
        return view

    def tell_news(self) -> int:
        """Tell each person once of what newly came into their views with notice; return how many views."""
        watched = self.filter(wants_notice=True, person__is_active=True).order_by("pk")
        keys = list(watched.values_list("pk", flat=True))
        return sum(self.get(pk=key).tell_news() > 0 for key in keys)


class SavedView(models.Model):
    """A list of manuscripts that a person looks at often: its questions, under a name of theirs."""

    DEEDS = {"found": found_words}

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"), editable=False
    )
    name = models.CharField(_("name of the view"), max_length=20)
    query = models.CharField(_("what it asks for"), max_length=1000, blank=True)
    place = models.PositiveSmallIntegerField(_("place among the tabs"), default=1)
    wants_notice = models.BooleanField(_("tell me of what is new in it"), default=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="a_person_names_a_view_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where the list stands that it keeps."""
        return f"{reverse('manuscripts')}?{self.query}"

    @property
    def congress(self) -> Congress:
        """The congress of its person."""
        return self.person.congress

    def found(self) -> QuerySet:
        """Return what it holds now, as far as its person may see it."""
        return Asked(QueryDict(self.query), self.person).found()

    @transaction.atomic
    def arrange(self, *, name: str, place: int, wants_notice: bool) -> None:
        """Name it, put it in its place, and watch it or not: what it holds now is known already.

        Raises NameTaken and TooWide.
        """
        self.name, self.place, self.wants_notice = name, place, wants_notice
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as error:
            raise NameTaken(name=name) from error
        if not wants_notice:
            self.sighting_set.all().delete()
        elif not self.sighting_set.exists():
            self._look_round()

    def _look_round(self) -> None:
        count = self.found().count()
        if count > MOST_WATCHED:
            raise TooWide(count=count, most=MOST_WATCHED)
        self._sight(self.found().values_list("pk", flat=True))

    def _sight(self, keys: QuerySet | list[int]) -> None:
        sightings = [Sighting(view=self, manuscript_id=key) for key in keys]
        Sighting.objects.bulk_create(sightings, batch_size=500, ignore_conflicts=True)

    @transaction.atomic
    def tell_news(self) -> int:
        """Tell its person how many manuscripts came into it that were never there; return how many."""
        view = SavedView.objects.select_for_update(of=("self",)).select_related("person").get(pk=self.pk)
        known = view.sighting_set.values("manuscript")
        fresh = list(view.found().exclude(pk__in=known).values_list("pk", flat=True)[:MOST_WATCHED])
        if not view.wants_notice or not fresh:
            return 0
        view._sight(fresh)  # noqa: SLF001 -- the same row, locked
        record(view, "found", by=None, tell=[view.person], name=view.name, count=len(fresh))
        return len(fresh)


class Sighting(models.Model):
    """A manuscript that has been in a view with notice: its person is not told of it again."""

    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, verbose_name=_("saved view"))
    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.CASCADE, related_name="+", verbose_name=_("manuscript")
    )

    class Meta:
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")
        constraints = [
            models.UniqueConstraint(fields=["view", "manuscript"], name="a_view_sights_a_manuscript_once")
        ]

    def __str__(self):
        return f"{self.view}: {self.manuscript}"
