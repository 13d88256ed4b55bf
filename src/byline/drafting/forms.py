"""Small forms: the head of a rulebook, one row of it, its paper, a file to draft from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.outlets.models import Outlet
from byline.reckoning import book as values
from byline.reckoning.words import number_words
from byline.rules.models import Clause, PeriodClause, Rulebook
from byline.rules.models.clause import MAY_TAKE
from byline.team.models import Person, Post, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

SWITCH = {"true": True, "false": False}
SWITCHES = {
    "is_roundup": [("", _("any")), ("true", _("in a round-up")), ("false", _("own piece"))],
    "is_commissioned": [("", _("any")), ("true", _("commissioned")), ("false", _("not commissioned"))],
}
NOUGHT = ("length_from", "hours_from", "each")
SIZES = ("amount", "at_least", "under", "cap")
# an empty choice of these is still to be made; of all others it means that anything fits
TO_CHOOSE = ("measure", "operation", "per", "metric", "by", "on", "order", "band_end", "ties", "outcome")
# and of these that the row stands for itself, or as the terms of its measure say
UNNAMED = {"basis": _("nothing: a fixed amount"), "share": _("as the measure's terms say")}
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def name_the_empty_choice(field: forms.ChoiceField, word: str) -> None:
    """Say what it means when nothing is chosen."""
    named = [(value, told) for value, told in field.choices if value not in {"", None}]
    field.choices = [("", word), *named]


def need_for_signing(form: forms.BaseForm, names: Iterable[str]) -> None:
    """Let these fields wait, but do not call them optional: no rulebook is signed without them."""
    for name in names:
        form.fields[name].is_needed_later = True
        told = form.fields[name].help_text
        if not told:
            form.fields[name].help_text = _("Needed for signing.")


class RulebookForm(forms.ModelForm):
    """What stands at the head of a rulebook."""

    class Meta:
        model = Rulebook
        fields = ["title", "adopted_by", "in_force_from", "order", "band_end", "ties", "cut_off_day"]
        widgets = {"in_force_from": DAY}
        help_texts = {
            "adopted_by": _("The meeting and its day, as it stands in the minutes. Needed for signing."),
            "in_force_from": _("Prints of this day and later count by this version. Needed for signing."),
            "order": _("Needed where some bonuses multiply and others add."),
            "band_end": _("Needed where lengths or hours matter."),
            "ties": _("How places are counted in rankings. Needed for signing."),
            "cut_off_day": _(
                "What is entered after this day of the month after print counts on its day of entry. "
                "0: always on the day of print. Needed for signing."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("order", "band_end", "ties"):
            name_the_empty_choice(self.fields[name], _("not said yet"))
        need_for_signing(self, ("adopted_by", "in_force_from", "ties", "cut_off_day"))


class RowForm(forms.ModelForm):
    """One row of a rulebook, with the fields of its family; what it does not need stays empty."""

    def __init__(self, *args, family, **kwargs):
        super().__init__(*args, **kwargs)
        self.family = family
        for name, fact in family.facts.items():
            if self.instance.pk is None:
                setattr(self.instance, name, fact)
        if "amount" not in family.fields:
            self.instance.amount = 0
        self.fields = {name: self.fields[name] for name in family.fields if name in self.fields}
        for name, field in self.fields.items():
            self._fit_out(name, field)
        for name in family.needed:
            self.fields[name].required = True

    def _fit_out(self, name, field):
        if name in NOUGHT:
            field.required = False
            self.initial[name] = self.initial.get(name) or None
        elif name in SIZES:
            field.widget = forms.TextInput(attrs={"inputmode": "decimal"})
            field.required = False
            said = self.initial.get(name)
            self.initial[name] = "" if said is None or self._is_new else number_words(said)
        elif name in {"unit", "person"}:
            of = {"unit": Unit, "person": Person}[name].objects.of(self.instance.congress)
            field.queryset, field.empty_label = of, _("any")
        elif isinstance(field, forms.ChoiceField):
            self._name_choices(name, field)

    @property
    def _is_new(self):
        return self.instance.pk is None and not self.instance.number

    def _name_choices(self, name, field):
        allowed = self.family.narrowed.get(name)
        if allowed:
            field.choices = [choice for choice in field.choices if choice[0] in allowed]
        if name not in {"of", "is_roundup", "is_commissioned"}:
            usual = _("choose") if name in TO_CHOOSE else _("any")
            name_the_empty_choice(field, UNNAMED.get(name, usual))

    @property
    def main(self):
        """The fields that matter first."""
        return [self[name] for name in self.family.main if name in self.fields]

    @property
    def conditions(self):
        """The fields that narrow down what the row fits."""
        return [self[name] for name in self.family.conditions if name in self.fields]

    @property
    def has_conditions(self):
        """Whether any condition says something, or is wrong."""
        return any(field.errors or field.value() not in {None, "", 0} for field in self.conditions)

    def clean(self):
        """Take an empty beginning or size as nought."""
        cleaned = super().clean()
        for name in (*NOUGHT, "amount"):
            if name in self.fields and name not in self.errors:
                cleaned[name] = cleaned.get(name) or 0
        self._check_bands(cleaned)
        return cleaned

    def _check_bands(self, cleaned):
        for start, end in self.bands:
            first, last = cleaned.get(start), cleaned.get(end)
            if first is not None and last is not None and not self._is_band(first, last, name=end):
                self.add_error(end, _("Must be more than where it begins."))

    def _is_band(self, first, last, *, name):
        return first <= last if name in {"printed_until", "age_until"} else first < last


class ClauseForm(RowForm):
    """One clause about a piece."""

    bands = (
        ("length_from", "length_under"),
        ("hours_from", "hours_under"),
        ("printed_from", "printed_until"),
    )
    is_roundup = forms.TypedChoiceField(
        label=_("own or round-up"),
        required=False,
        choices=SWITCHES["is_roundup"],
        coerce=SWITCH.get,
        empty_value=None,
    )
    is_commissioned = forms.TypedChoiceField(
        label=_("commissioned piece"),
        required=False,
        choices=SWITCHES["is_commissioned"],
        coerce=SWITCH.get,
        empty_value=None,
    )
    outlet = forms.ChoiceField(label=_("outlet"), required=False)
    group = forms.ChoiceField(
        label=_("group of outlets"),
        required=False,
        help_text=_("The group stands on the page of each outlet."),
    )

    class Meta:
        model = Clause
        exclude = ["rulebook", "rank", "kind", "about"]  # noqa: DJ006 -- all others belong to one family or another
        widgets = {"printed_from": DAY, "printed_until": DAY}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in SWITCHES:
            self.initial[name] = {None: "", True: "true", False: "false"}[getattr(self.instance, name)]
        need_for_signing(self, [name for name in ("operation",) if name in self.fields])

    def _name_choices(self, name, field):
        if name in {"outlet", "group"}:
            field.choices = [(word, word) for word in self._words(name)]
        super()._name_choices(name, field)

    def _words(self, name):
        """Give the names or groups of the outlets known here, and what the clause says already."""
        outlets = Outlet.objects.of(self.instance.congress)
        known = outlets.by_rank().values_list("name" if name == "outlet" else "group", flat=True)
        return [word for word in dict.fromkeys([*known, getattr(self.instance, name)]) if word]

    def clean(self):
        """See that only what may take away is below zero, and that what is multiplied says by how many."""
        cleaned = super().clean()
        takes = self.instance.about in MAY_TAKE or self.instance.kind == values.BONUS
        if (cleaned.get("amount") or 0) < 0 and not takes:
            self.add_error("amount", _("Must not be below zero here."))
        if cleaned.get("basis") in {values.READS, values.CHARACTERS} and not cleaned.get("each"):
            self.add_error("each", _("Enter for each how many it is given."))
        if cleaned.get("cap") is not None and not cleaned.get("basis"):
            self.add_error(
                "cap", _("Only what is multiplied has a most. Choose by what, or leave this empty.")
            )
        elif cleaned.get("cap") is not None and cleaned["cap"] <= 0:
            self.add_error("cap", _("Must be more than 0."))
        return cleaned


class PeriodClauseForm(RowForm):
    """One clause about a period."""

    bands = (("at_least", "under"), ("age_from", "age_until"))
    post = forms.ChoiceField(
        label=_("kind of post"), required=False, help_text=_("As the posts of the people are titled.")
    )

    class Meta:
        model = PeriodClause
        exclude = ["rulebook", "rank", "kind"]  # noqa: DJ006 -- all others belong to one family or another

    def _name_choices(self, name, field):
        if name == "post":
            posts = Post.objects.filter(unit__congress=self.instance.congress).exclude(title="")
            titles = [*posts.order_by("title").values_list("title", flat=True), *map(str, Role.labels)]
            known = dict.fromkeys([*titles, self.instance.post])
            field.choices = [(title, title) for title in known if title]
        super()._name_choices(name, field)

    def clean(self):
        """See that an honour says for whom, and that a share of a shortfall has its size."""
        cleaned = super().clean()
        is_honour = self.family.key == values.HONOUR
        if is_honour and cleaned.get("count") is None and cleaned.get("at_least") is None:
            self.add_error("count", _("Enter for how many, or from which figure."))
        if cleaned.get("by") in {values.ONCE, values.EVERY, values.AWARDED} and not cleaned.get("amount"):
            self.add_error("amount", _("Enter how much."))
        if cleaned.get("on") == values.PENALTIES and (cleaned.get("amount") or 0) < 0:
            self.add_error("amount", _("Penalties are held by their size: enter 20 for 20 taken away."))
        return cleaned


FORMS = {Clause: ClauseForm, PeriodClause: PeriodClauseForm}


class PaperForm(forms.Form):
    """The adopted paper."""

    file = forms.FileField(
        label=_("The adopted paper"),
        help_text=_("PDF or .docx, at most 20 MB. Everybody who may read the rulebook may fetch it."),
    )


class FileForm(forms.Form):
    """A file with a whole rulebook."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A rulebook as Byline hands it out, .xlsx or .toml. Nothing is kept before you have seen it."
        ),
    )


class TextForm(forms.Form):
    """A rulebook that was read from a file and is to be drafted."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
