"""What stands around every page: who is signed in, where they may go, what waits for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Value
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from byline.activity.models import Notice
from byline.activity.troubles import trouble_with_mail
from byline.web.navigation import GROUPS, POINTS, ROAD, SITE, Entry

THEMES = ("light", "dark")


def frame(request):
    """Context of every page: `frame`, which asks the database only when and for what a page shows."""
    return {"frame": Frame(request)}


@dataclass(frozen=True)
class Place:
    """A line of the rail as one person sees it: its word, its address, how much waits there."""

    label: Any
    address: str
    waiting: int
    is_here: bool


@dataclass(frozen=True)
class Section:
    """A group of the rail as one person sees it."""

    label: Any
    places: tuple[Place, ...]

    @property
    def is_here(self):
        """Tell whether the page one is on stands in this group."""
        return any(place.is_here for place in self.places)


class Frame:
    """The surroundings of a page. Each part is reckoned once, and only when it is asked for."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def person(self):
        """Give who is signed in, or None."""
        person = getattr(self.request, "user", None)
        return person if person is not None and person.is_authenticated else None

    @cached_property
    def congress(self):
        """Give the congress whose office one works for, or None."""
        return self.person.congress if self.person else None

    @cached_property
    def theme(self):
        """Give "light" or "dark" where one was chosen, else nothing: then the system decides."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""

    @cached_property
    def unread(self):
        """Count the notices not yet read."""
        return Notice.objects.filter(person=self.person).unread().count() if self.person else 0

    @cached_property
    def mail_trouble(self):
        """Say what is wrong with mail, to those who look after it; nothing when all is well."""
        looks_after = self.person and self.person.has_perm("activity.view_mailing")
        return trouble_with_mail() if looks_after else ""

    @property
    def road(self):
        """Give the road of a manuscript, as far as this person walks it."""
        return self._places(ROAD)

    @property
    def points(self):
        """Give the four groups of the office's work, without those that hold nothing for this person."""
        sections = (Section(group.label, self._places(group)) for group in POINTS)
        return tuple(section for section in sections if section.places)

    @property
    def site(self):
        """Give the way to the public site."""
        return self._places(SITE)

    @cached_property
    def waiting(self):
        """Count everything that waits for this person."""
        return sum(self._counts.values())

    @cached_property
    def today(self):
        """Give the address of the first page; the product mark leads there."""
        return reverse("today")

    def _places(self, group):
        return tuple(self._place(entry) for entry in group.entries if entry in self._open)

    def _place(self, entry):
        waiting = self.waiting if entry.name == "today" else self._counts.get(entry.name, 0)
        return Place(entry.label, self._open[entry], waiting, self._open[entry] == self._here)

    @cached_property
    def _open(self):
        """Map each entry this person may open to its address; rooms without pages leave none."""
        if self.person is None:
            return {}
        entries = [entry for group in GROUPS for entry in group.entries if self._may(entry)]
        addresses = {entry: address_of(entry.name) for entry in entries}
        return {entry: address for entry, address in addresses.items() if address}

    def _may(self, entry: Entry) -> bool:
        return not entry.may or self.person.has_perm(entry.may)

    @cached_property
    def _here(self):
        """Give the longest address that the page's own starts with; the first page only fits itself."""
        path = self.request.path
        fitting = [
            each
            for each in self._open.values()
            if path == each or (each != self.today and path.startswith(each))
        ]
        return max(fitting, key=len, default="")

    @cached_property
    def _counts(self):
        """Count what waits behind every entry, in one question to the database."""
        asked = [
            counted(entry.name, waiting(self.person)) for entry in self._open for waiting in entry.waiting
        ]
        if not asked:
            return {}
        first, *others = asked
        counts = Counter()
        for row in first.union(*others, all=True):
            counts[row["place"]] += row["waiting"]
        return counts


def address_of(name, **question):
    """Give the address of a page by its name, with what it is asked; or nothing where no room has made it."""
    try:
        return f"{reverse(name)}?{urlencode(question)}" if question else reverse(name)
    except NoReverseMatch:
        return ""


def counted(name, waiting):
    """Turn what waits into a question that answers with one row: the place's name and the count.

    It stands on every page, and putting the question to Django costs more than asking it: so the rows are
    counted as they come, not looked for once more by their keys.
    """
    named = waiting.order_by().annotate(place=Value(name, output_field=CharField()))
    return named.values("place").annotate(waiting=Count("pk", distinct=True)).values("place", "waiting")
