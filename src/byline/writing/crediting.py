"""The form that names the authors: who, in which order, with which share, also people without an account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.manuscripts.models.authorship import Outsider, equal_parts
from byline.team.models import Person, Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.manuscripts.models import Manuscript

WHOLE = Decimal(100)
EMPTY_ROWS = 3
HAN = re.compile(f"[{text.HAN}]")  # a Chinese name has no blank; what follows one is the unit
NOBODY = _(
    "Nobody here has this name. Choose one from the list, or add them as an author without an account."
)
SEVERAL = _("More than one has this name. Choose the one with the unit from the list.")


@dataclass(frozen=True)
class Row:
    """What stands in a row before anybody types."""

    name: str = ""
    share: str | None = None
    is_outside: bool = False
    body: str = ""


def numbered(**attributes: str) -> forms.TextInput:
    """Return a field for a number that a phone shows its number keys for."""
    return forms.TextInput({"inputmode": "decimal", "autocomplete": "off", **attributes})


class AuthorshipForm(forms.Form):
    """The authors in their order, each with a share in percent; rows without a name count for nothing.

    Where nobody is given a share, all have equal parts. `suggested` are authors as they are typed, such as
    a file names them: they stand in the first rows, before those who are authors already, without shares.
    """

    def __init__(self, *args, manuscript: Manuscript, suggested: Sequence[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.names = people_by_words(manuscript)
        rows = self._rows_of(manuscript, suggested=suggested)
        self.places = range(1, len(rows) + EMPTY_ROWS + 1)
        for place, row in zip_longest(self.places, rows, fillvalue=Row()):
            self._add_row(place, row)

    def _rows_of(self, manuscript: Manuscript, *, suggested: Sequence[str]) -> list[Row]:
        """Return what stands in the rows: those who are suggested, then those who are authors now."""
        words = {person.pk: known for known, person in reversed(self.people.items())}
        rows = {}
        for typed in suggested:
            person = self._meant(typed)
            name, _blank, body = typed.partition(" ")
            row = Row(words[person.pk]) if person else Row(name, is_outside=name not in self.names, body=body)
            rows[row.name] = row
        self.is_suggested = bool(rows)
        self.not_suggested = []
        for authorship in manuscript.authorship_set.select_related("person"):
            name = words.get(authorship.person_id, authorship.person.name)
            if rows and name not in rows:
                self.not_suggested.append(authorship.person.name)
            rows.setdefault(name, Row(name, share=None if self.is_suggested else authorship.percent))
        return list(rows.values())

    def _meant(self, typed: str) -> Person | None:
        """Find the person whom a file names, of several by the body that it names them of."""
        name, _blank, body = typed.partition(" ")
        of_body = (
            person
            for known, person in self.people.items()
            if known.startswith(f"{name} ") and known.removeprefix(f"{name} ") in body
        )
        return self.people.get(typed) or next(of_body, None) or self.people.get(name)

    def _add_row(self, place: int, row: Row) -> None:
        chosen = forms.TextInput({"list": "people", "autocomplete": "off"})
        self.fields |= {
            f"order_{place}": forms.IntegerField(
                label=_("Order of authors"), required=False, min_value=1, initial=place, widget=numbered()
            ),
            f"person_{place}": forms.CharField(
                label=_("Author"), required=False, max_length=60, initial=row.name, widget=chosen
            ),
            f"share_{place}": forms.DecimalField(
                label=_("Share in percent"),
                required=False,
                min_value=Decimal("0.01"),
                max_value=WHOLE,
                decimal_places=2,
                initial=row.share,
                widget=numbered(),
            ),
            f"is_outside_{place}": forms.BooleanField(
                label=_("Add as an author without an account"), required=False, initial=row.is_outside
            ),
            f"belongs_to_{place}": forms.CharField(
                label=_("Works at (may be left empty)"), required=False, max_length=60, initial=row.body
            ),
        }

    def rows(self):
        """Return of each place its fields by name, and whether nobody of the typed name is known."""
        for place in self.places:
            parts = ("order", "person", "share", "is_outside", "belongs_to")
            row = {part: self[f"{part}_{place}"] for part in parts}
            typed = one_line(row["person"].value() or "")
            yield row | {"is_unknown": bool(typed) and typed not in self.people, "place": place}

    def clean(self):
        """Find each named person; say at the field when there is none of that name, or more than one."""
        cleaned = super().clean()
        found = []
        for place in self.places:
            author = self._author(place)
            if author:
                order = cleaned.get(f"order_{place}") or place
                found.append((order, place, author, cleaned.get(f"share_{place}")))
        found.sort(key=lambda row: row[:2])
        if all(f"share_{place}" not in self.errors for place in self.places):
            self.shares = self._shares(found)
        return cleaned

    def _author(self, place: int) -> Person | Outsider | None:
        words = one_line(self.cleaned_data.get(f"person_{place}", ""))
        if not words or words in self.people:
            return self.people.get(words)
        if self.cleaned_data.get(f"is_outside_{place}"):
            name, _blank, unit = words.partition(" ") if HAN.match(words) else (words, "", "")
            return Outsider(name, one_line(self.cleaned_data.get(f"belongs_to_{place}", "")) or unit)
        self.add_error(f"person_{place}", SEVERAL if words in self.names else NOBODY)
        return None

    def _shares(self, found: list) -> list[tuple[Person | Outsider, Decimal]]:
        authors = [author for _order, _place, author, _share in found]
        if authors and not any(share for *_row, share in found):
            return list(zip(authors, equal_parts(len(authors)), strict=True))
        for _order, place, _author, share in found:
            if share is None:
                self.add_error(f"share_{place}", _("Say which share is theirs, or leave all shares empty."))
        return [(author, (share or 0) / WHOLE) for _order, _place, author, share in found]


def one_line(words: str) -> str:
    """Return words with single blanks between them."""
    return " ".join(words.split())


def people_by_words(manuscript: Manuscript) -> tuple[dict[str, Person], set[str]]:
    """Return who can be named, by name and unit, and by the name alone if it is theirs; and all the names.

    People without an account come after those who hold a post.
    """
    posts = Post.objects.in_force().filter(unit__congress=manuscript.congress)
    told = [
        (post.person, post.unit.short_name)
        for post in posts.select_related("person", "unit").order_by("unit__rank", "starts_on", "pk")
    ]
    outside = Person.objects.of(manuscript.congress).only_names().filter(is_active=True)
    told += [(person, person.belongs_to) for person in outside.order_by("pk")]
    found: dict[str, Person] = {}
    names: dict[str, set[Person]] = {}
    for person, unit in told:
        if unit:
            found.setdefault(f"{person.name} {unit}", person)
        names.setdefault(person.name, set()).add(person)
    alone = {name: next(iter(people)) for name, people in names.items() if len(people) == 1}
    return found | alone, set(names)
