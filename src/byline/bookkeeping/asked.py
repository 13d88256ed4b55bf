"""What the address of the ledger asks for: whose lines, of which measure, level, period and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.ledger.models import Entry, Posting, Tally
from byline.outlets.models import Outlet
from byline.reckoning.periods import WEEK, YEAR, NotAPeriod, Period
from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import period_label
from byline.team.models import SquadMember, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from byline.ledger.models.entry import EntryQuerySet
    from byline.ledger.models.tally import TallyQuerySet
    from byline.team.models import Person

# Who asks for one of these wants all of its lines; otherwise the ledger opens at the current year.
NARROW = ("person", "unit", "squad", "manuscript", "adoption", "posting", "rulebook")
# by these the months are tallied
TALLIED = {"period", "person", "unit", "kind", "measure", "level", "page"}
ALL = "all"
# in the address: what has no level
NO_LEVEL = "none"
CONFIRMED, REVERSED = "confirmation", "reversal"
DEEDS = [
    (CONFIRMED, _("confirmation")),
    (REVERSED, _("reversal")),
    *Posting.Kind.choices,
]


def one_of(choices, label) -> forms.ChoiceField:
    """Make a choice that may be left open."""
    return forms.ChoiceField(label=label, choices=[("", _("all")), *choices], required=False)


class FilterForm(forms.Form):
    """The filters as one fills them in; what the address says otherwise stays in it."""

    name = forms.CharField(
        label=_("Name or title"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"placeholder": _("Name or title")}),
    )
    period = forms.ChoiceField(label=_("Period"), required=False)
    measure = one_of(Measure.choices, _("Measure"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("all"))
    kind = one_of(Unit.Kind.choices, _("Class of units"))
    level = one_of(Level.choices, _("Level"))
    genre = one_of(Genre.choices, _("Genre"))
    outlet = forms.ModelChoiceField(
        Outlet.objects.none(), label=_("Outlet"), required=False, empty_label=_("all")
    )
    clause = forms.CharField(label=_("Clause"), max_length=20, required=False)
    deed = one_of(DEEDS, pgettext_lazy("ledger", "Deed"))

    def __init__(self, asked: Asked, *, person: Person):
        super().__init__(asked.questions | {"period": asked.period_key})
        sees_all = person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR)
        units = Unit.objects.of(person.congress)
        own = [unit.pk for unit in person.units_headed()]
        self.fields["unit"].queryset = units if sees_all else units.filter(pk__in=own)
        self.fields["outlet"].queryset = Outlet.objects.visible_to(person).by_rank()
        self.fields["period"].choices = asked.periods
        self.fields["level"].choices = [*self.fields["level"].choices, *asked.more_levels]

    @property
    def first(self):
        """The filters that stand in the open."""
        return [self[name] for name in ("period", "measure", "unit", "level")]

    @property
    def more(self):
        """The rarer ones."""
        return [self[name] for name in ("kind", "genre", "outlet", "clause", "deed")]

    @property
    def asks_more(self) -> bool:
        """Whether one of the rarer ones is set."""
        return any(field.value() for field in self.more)


def in_squad(number: int) -> Q:
    """Keep what people earned on the days they were in a squad."""
    members = SquadMember.objects.filter(squad=number, person=OuterRef("person"))
    return Q(Exists(members.on(OuterRef("counted_on"))))


class Asked:
    """The questions of an address. What makes no sense is as if it were not there, or finds nothing."""

    def __init__(self, address: QueryDict):
        self.address = address
        self.questions = address.dict()
        if address.getlist("level"):
            self.questions["level"] = ",".join(one for one in address.getlist("level") if one)

    def number(self, name: str) -> int | None:
        """Return a row's number that the address names, 0 where there can be none."""
        asked = self.questions.get(name, "")
        if not asked:
            return None
        # what is larger than any number of a row is nobody's
        return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len(str(2**63)) else 0

    @cached_property
    def period(self) -> Period | None:
        """Read which period is looked at; None for all."""
        asked = self.questions.get("period", "")
        try:
            return Period.parse_with_weeks(asked)
        except NotAPeriod:
            is_narrow = any(self.questions.get(name) for name in NARROW)
            return None if asked == ALL or is_narrow else Period.containing(timezone.localdate(), YEAR)

    @property
    def period_key(self) -> str:
        """The period as it stands in an address."""
        return self.period.key if self.period else ALL

    @property
    def periods(self) -> list[tuple[str, str]]:
        """The periods one may choose: the one looked at, this year's and the last one's."""
        year = Period.containing(timezone.localdate(), YEAR)
        told = [year, *year.parts("half_year"), *year.parts("quarter"), *reversed(year.parts("month"))]
        told += [year.previous()]
        if self.period and self.period not in told:
            told.insert(0, self.period)
        return [(ALL, str(_("all"))), *((one.key, period_label(one)) for one in told)]

    @property
    def levels(self) -> list[str]:
        """The levels asked for; a ranking may ask for several at once, and for what has none."""
        return [one for one in self.questions.get("level", "").split(",") if one]

    @property
    def more_levels(self) -> list[tuple[str, str]]:
        """What is asked for of levels, where it is not one of them."""
        words = dict(Level.choices) | {NO_LEVEL: str(_("none"))}
        asked = ",".join(self.levels)
        label = _(", ").join(str(words.get(one, one)) for one in self.levels)
        return [(asked, label)] if asked and asked not in Level.values else []

    @property
    def narrowed(self) -> list[tuple[str, str]]:
        """Whose lines are asked for beyond what the filters can say; it stays in the address."""
        return [(name, self.questions[name]) for name in NARROW if name != "unit" and name in self.questions]

    @property
    def is_flat(self) -> bool:
        """Whether every line stands by itself: where the lines of one posting are asked for."""
        return self.number("posting") is not None

    def of(self, entries: QuerySet) -> QuerySet:
        """Keep the entries, or the sums, that are asked for.

        A unit's are those that count for it, so that they come to what a ranking says of it.
        """
        kept = entries.in_period(self.period) if self.period else entries
        for name in NARROW:
            number = self.number(name)
            if number is not None:
                kept = kept.filter(in_squad(number) if name == "squad" else Q(**{f"{name}__pk": number}))
        if self.questions.get("unit") and not self.questions.get("person"):
            kept = kept.filter(counts_for_unit=True)
        return self._by_words(self._by_deed(kept))

    def _by_words(self, kept: QuerySet) -> QuerySet:
        plain = {
            "unit__kind": self.questions.get("kind"),
            "measure": self.questions.get("measure"),
            "genre": self.questions.get("genre"),
            "clause": self.questions.get("clause", "").strip(),
        }
        kept = kept.filter(**{field: value for field, value in plain.items() if value})
        if levels := self.levels:
            kept = kept.filter(level__in=["" if one == NO_LEVEL else one for one in levels])
        outlet, name = self.number("outlet"), self.questions.get("name", "").strip()
        if outlet is not None:
            kept = kept.filter(adoption__clipping__outlet=outlet)
        if name:
            kept = kept.filter(Q(person__name__icontains=name) | Q(manuscript__title__icontains=name))
        return kept

    def _by_deed(self, kept: QuerySet) -> QuerySet:
        deed = self.questions.get("deed", "")
        if deed in {CONFIRMED, REVERSED}:
            return kept.filter(**{f"{deed}__isnull": False})
        return kept.filter(posting__kind=deed) if deed in Posting.Kind.values else kept

    def seen_by(self, person: Person) -> EntryQuerySet:
        """Keep what is asked for of all that the person may see."""
        return self.of(Entry.objects.visible_to(person))

    def summed_for(self, person: Person) -> EntryQuerySet | TallyQuerySet:
        """Return the fewest rows that come to what is asked for: the months' sums where those can tell."""
        told = {name for name, value in self.questions.items() if value}
        is_of_months = self.period is None or self.period.kind != WEEK
        if told <= TALLIED and is_of_months:
            return self.of(Tally.objects.visible_to(person))
        return self.seen_by(person)
