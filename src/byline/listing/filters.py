"""What manuscripts can be narrowed by, as a form whose fields stand in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.manuscripts.models.state import State
from byline.outlets.models import Outlet
from byline.reckoning.terms import Genre
from byline.team.models import Unit
from byline.team.roles import Role
from byline.topics.models import KeyTask, Topic

if TYPE_CHECKING:
    from django.http import QueryDict

    from byline.team.models import Person

LONGEST_WORDS = 60  # longer ones are a pasted paragraph; its first words find it as well
SEES_UNITS = (Role.EDITOR, Role.LEADER, Role.AUDITOR, Role.WEBMASTER)


class Outcome(models.TextChoices):
    """What became of a manuscript at an outlet."""

    SENT = "sent", _("sent there")
    PRINTED = "printed", _("printed there")
    SILENT = "silent", _("sent there, not printed")


class Due(models.TextChoices):
    """When a review is due."""

    OVER = "over", pgettext_lazy("review", "overdue")
    TODAY = "today", _("due today")


class Counted(models.TextChoices):
    """Which day of a manuscript a period is asked of."""

    CHANGED = "changed", _("changed")
    BEGUN = "begun", _("begun")
    REGISTERED = "registered", pgettext_lazy("day", "registered")


def one_of(choices, label: str) -> forms.ChoiceField:
    """Make a field that asks for one of a few, or for all."""
    return forms.ChoiceField(label=label, required=False, choices=[("", _("all")), *choices.choices])


def row_of(label: str) -> forms.ModelChoiceField:
    """Make a field that asks for one row, or for all; which rows there are is told by the person."""
    return forms.ModelChoiceField(Unit.objects.none(), label=label, required=False, empty_label=_("all"))


def day_of(label: str) -> forms.DateField:
    """Make a field that asks for a day."""
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class FilterForm(forms.Form):
    """What manuscripts can be narrowed by; each may stay empty, and what makes no sense asks for nothing."""

    q = forms.CharField(
        label=_("Title, text, people, number"),
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": _("Title, text, people, number")}),
    )
    state = one_of(State, _("How far"))
    genre = one_of(Genre, _("Genre"))
    unit = row_of(_("Unit"))
    author = forms.CharField(
        label=_("Author"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput({"placeholder": _("name or initials")}),
    )
    number = forms.CharField(label=_("Registration number"), required=False, max_length=LONGEST_WORDS)
    outlet = row_of(_("Outlet"))
    outcome = one_of(Outcome, _("What became of it"))
    key_task = row_of(_("Key task"))
    topic = row_of(_("Topic"))
    due = one_of(Due, _("Review"))
    taken = forms.ChoiceField(
        label=_("Taken up"), required=False, choices=[("", _("all")), ("me", _("by me"))]
    )
    day = one_of(Counted, _("Day"))
    since = day_of(_("from"))
    until = day_of(_("until"))

    FIRST = ("state", "genre", "unit")  # these stand in the line, the others behind "more conditions"

    def __init__(self, questions: QueryDict, *, person: Person):
        super().__init__(questions, auto_id="filter_%s")
        rows = {
            "unit": Unit.objects.visible_to(person),
            "outlet": Outlet.objects.visible_to(person).by_rank(),
            "key_task": KeyTask.objects.visible_to(person),
            "topic": Topic.objects.visible_to(person),
        }
        for name, found in rows.items():
            self.fields[name].queryset = found
        self.fields["day"].choices = Counted.choices
        if not person.holds(*SEES_UNITS):
            del self.fields["unit"]

    def clean_q(self):
        """Cut what is too long to be words."""
        return " ".join(self.cleaned_data["q"].split())[:LONGEST_WORDS]

    def kept(self) -> dict:
        """Return what is asked for, by name, without what is empty or makes no sense."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def first(self):
        """Return the fields of the line."""
        return [self[name] for name in self.FIRST if name in self.fields]

    def more(self):
        """Return the other fields."""
        return [self[name] for name in self.fields if name not in (*self.FIRST, "q")]

    def asks_more(self) -> bool:
        """Tell whether one of the other fields asks for something."""
        return any(field.value() for field in self.more() if field.name != "day")
