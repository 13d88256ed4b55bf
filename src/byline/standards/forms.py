"""What people fill in about demands, words, routes and stand-ins."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.norms import kinds
from byline.norms.phrases import Phrase
from byline.reckoning.terms import Genre
from byline.standards import incoming
from byline.standards.models import Demand, Route, RouteStep, StandIn, Word, WordList
from byline.standards.models.route import MOST_STEPS
from byline.standards.terms import Step
from byline.team.forms import name_the_open_choice
from byline.team.models import Person, Unit
from byline.team.roles import Role


def day_field(words: str, **options) -> forms.DateField:
    """Make a field for a day, today unless another is said."""
    options.setdefault("initial", timezone.localdate)
    return forms.DateField(
        label=words, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options
    )


class GenresField(forms.MultipleChoiceField):
    """Some genres, or none for any."""

    def __init__(self, **options):
        super().__init__(
            choices=Genre.choices,
            required=False,
            label=_("Genres"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("None means any genre."),
            **options,
        )


class DemandForm(forms.ModelForm):
    """One line of the writing rules."""

    genres = GenresField()
    starts_on = day_field(_("In force from"))

    class Meta:
        model = Demand
        fields = ["clause", "kind", "genres", "shortest", "longest", "is_required", "starts_on"]
        labels = {
            "clause": _("Clause"),
            "kind": _("What is asked"),
            "shortest": _("At least so many characters"),
            "longest": _("At most so many characters"),
            "is_required": _("Stops a submission"),
        }
        help_texts = {
            "shortest": _("Only for the length of title and text."),
            "longest": _("Only for the length of title and text."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_the_open_choice(self.fields["kind"])

    def clean(self):
        """See that bounds stand at lengths alone, and leave room."""
        cleaned = super().clean()
        shortest, longest = cleaned.get("shortest"), cleaned.get("longest")
        if shortest is not None and longest is not None and longest < shortest:
            self.add_error("longest", _("Must not be less than the least."))
        if self.kind and self.kind not in kinds.LENGTHS:
            cleaned["shortest"] = cleaned["longest"] = None
        return cleaned

    @property
    def kind(self):
        """What is asked."""
        return self.cleaned_data.get("kind") or self.instance.kind


class DemandChangeForm(DemandForm):
    """The same line with other bounds, genres or weight; what it asks stays."""

    starts_on = day_field(_("Changed from"))

    class Meta(DemandForm.Meta):
        fields = ["clause", "genres", "shortest", "longest", "is_required", "starts_on"]

    def __init__(self, *args, **kwargs):
        forms.ModelForm.__init__(self, *args, **kwargs)
        self.initial["starts_on"] = timezone.localdate()
        if self.instance.kind not in kinds.LENGTHS:
            del self.fields["shortest"], self.fields["longest"]


class EndForm(forms.Form):
    """The last day of something."""

    ends_on = day_field(_("Last day in force"))


class WordListForm(forms.ModelForm):
    """A list, empty yet."""

    class Meta:
        model = WordList
        fields = ["name", "kind"]
        labels = {"name": _("Name"), "kind": _("What it is for")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_the_open_choice(self.fields["kind"])


class WordForm(forms.ModelForm):
    """A word, what to put instead, and why."""

    class Meta:
        model = Word
        fields = ["word", "put", "why"]
        labels = {"word": _("Word"), "put": _("Put instead"), "why": _("Why")}

    def clean_word(self):
        """Ask for two characters at least: one alone would be found everywhere."""
        word = self.cleaned_data["word"].strip()
        if len(word) < kinds.SHORTEST_WORD:
            raise forms.ValidationError(_("Enter two characters at least: one alone is found everywhere."))
        return word

    def clean(self):
        """See that what to put instead is something else."""
        cleaned = super().clean()
        if cleaned.get("word") and cleaned.get("word") == cleaned.get("put"):
            self.add_error("put", _("This is the word itself. Enter what to put instead, or leave it empty."))
        return cleaned

    def validate_unique(self):
        """Leave that to the deed, which tells it in a sentence."""

    @property
    def phrase(self):
        """What was filled in."""
        return Phrase(self.cleaned_data["word"], "", self.cleaned_data["put"], self.cleaned_data["why"])


class WordFileForm(forms.Form):
    """Words in a file or pasted; once looked at, what was read from them comes back in `rows`."""

    EITHER = ("file", "text")

    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.csv,.xlsx"}),
        help_text=_("A .txt, .csv or .xlsx file: a row a word. You see every row before anything is added."),
    )
    text = forms.CharField(
        label=_("Or pasted"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_(
            "A row a word: the word, what to put instead, why; parted by a tab or an arrow (→), as copied "
            "from a sheet."
        ),
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """Ask for a file, or for pasted rows."""
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in ("file", "text", "rows")):
            self.add_error("file", _("Choose a file, or paste the words."))
        return cleaned

    def read(self) -> incoming.Read:
        """Read the file, else what was pasted. Refuses as `incoming.read` does."""
        if file := self.cleaned_data["file"]:
            return incoming.read(file.read(), name=file.name)
        return incoming.read(self.cleaned_data["text"].encode(), name="pasted.txt")


class RouteForm(forms.ModelForm):
    """Whose pieces, of which genres, from which day."""

    genres = GenresField()
    starts_on = day_field(_("In force from"))

    class Meta:
        model = Route
        fields = ["name", "unit", "genres", "starts_on"]
        labels = {"name": _("Name"), "unit": _("Unit")}

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.of(congress)
        self.fields["unit"].empty_label = _("any unit")


class StepForm(forms.ModelForm):
    """One step of a route; a step without a reader is none."""

    reader = forms.ChoiceField(
        label=_("Who reads"), choices=[("", _("no such step")), *Step.choices], required=False
    )

    class Meta:
        model = RouteStep
        fields = ["reader", "name", "person", "days", "asks_author"]
        labels = {
            "name": _("Name of the step"),
            "person": _("Only this person"),
            "days": _("Working days"),
            "asks_author": _("The author answers amendments"),
        }

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = self.fields["days"].required = False
        self.fields["person"].queryset = reviewers_of(congress)
        self.fields["person"].empty_label = _("whoever reads there")
        self.fields["person"].label_from_instance = lambda person: person.name

    @property
    def is_a_step(self):
        """Whether somebody is to read."""
        return bool(self.cleaned_data.get("reader"))

    @property
    def step(self):
        """The step, not yet saved."""
        said = {name: self.cleaned_data[name] for name in ("reader", "person", "asks_author")}
        days = self.cleaned_data["days"]
        name = self.cleaned_data["name"] or str(Step(said["reader"]).label)
        return RouteStep(name=name, days=2 if days is None else days, **said)


StepFormSet = forms.formset_factory(StepForm, extra=MOST_STEPS, max_num=MOST_STEPS)


def reviewers_of(congress):
    """Return the people of a congress who may review."""
    people = Person.objects.of(congress).filter(is_active=True)
    found = people.holding(Role.HEAD) | people.holding(Role.EDITOR) | people.holding(Role.LEADER)
    return found.distinct().order_by("pk")


class StandInForm(forms.ModelForm):
    """Who stands in for whom, from when to when."""

    starts_on = day_field(_("From"))
    ends_on = day_field(_("Until"), initial=None)

    class Meta:
        model = StandIn
        fields = ["absent", "stand_in", "starts_on", "ends_on"]
        labels = {"absent": _("Who is away"), "stand_in": _("Who stands in")}

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("absent", "stand_in"):
            self.fields[name].queryset = reviewers_of(person.congress)
            self.fields[name].label_from_instance = lambda one: one.name
            self.fields[name].empty_label = _("choose")
        if not person.holds(Role.EDITOR):
            self.fields["absent"].queryset = Person.objects.filter(pk=person.pk)
            self.fields["absent"].empty_label = None

    def _post_clean(self):
        """Leave the rows' own promises to the deed, which tells them in sentences."""

    @property
    def row(self):
        """What was filled in, not yet saved."""
        return StandIn(**self.cleaned_data)
