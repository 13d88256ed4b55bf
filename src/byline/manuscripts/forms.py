"""What people type in this room."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.manuscripts.models import Version, Writing
from byline.rules.terms import Genre
from byline.team.models import Person, Post

if TYPE_CHECKING:
    from django.http import QueryDict

    from byline.manuscripts.models import Manuscript

WHOLE = Decimal(100)
NO_SUCH_NAME = _("Nobody, or more than one, has this name. Choose one from the list.")
EMPTY_ROWS = 2
LONGEST_BODY = 200_000  # characters of HTML; a book chapter has some 30,000


class WritingForm(forms.Form):
    """A manuscript as it is typed, and the edition that the writer had before them."""

    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    subtitle = forms.CharField(label=_("Sub-title"), max_length=120, required=False)
    genre = forms.ChoiceField(label=_("Genre"), choices=Genre.choices, initial=Genre.NEWS)
    body = forms.CharField(
        label=_("Body of the text"),
        max_length=LONGEST_BODY,
        required=False,
        strip=False,
        widget=forms.Textarea,
    )
    edition = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, manuscript: Manuscript) -> dict:
        """Return what stands in the fields when a manuscript is opened."""
        return {
            "title": manuscript.title,
            "subtitle": manuscript.subtitle,
            "genre": manuscript.genre,
            "body": text.typed_of(manuscript.body),
            "edition": manuscript.edition,
        }

    @property
    def writing(self) -> Writing:
        """What was typed, its plain lines made paragraphs."""
        words = {name: self.cleaned_data[name] for name in ("title", "subtitle", "genre", "body")}
        return Writing(**{**words, "body": text.body_of(words["body"])})


class FirstWritingForm(WritingForm):
    """The first words of a new manuscript; there must be some."""

    def clean(self):
        """Refuse to begin a manuscript with nothing."""
        cleaned = super().clean()
        if not (cleaned.get("title") or text.plain(cleaned.get("body", ""))):
            raise ValidationError(_("Write a title or a first sentence, and it is kept."))
        return cleaned


class AuthorshipForm(forms.Form):
    """The authors in their order, each with a share in percent; rows without a name count for nothing."""

    def __init__(self, *args, manuscript: Manuscript, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people_by_words(manuscript)
        named = list(manuscript.authorship_set.select_related("person", "unit"))
        self.places = range(1, len(named) + EMPTY_ROWS + 1)
        words = {person.pk: known for known, person in reversed(self.people.items())}
        for place in self.places:
            authorship = named[place - 1] if place <= len(named) else None
            self.fields[f"person_{place}"] = forms.CharField(
                label=_("Author"),
                required=False,
                initial=authorship and words.get(authorship.person_id, authorship.person.name),
                widget=forms.TextInput({"list": "people", "autocomplete": "off"}),
            )
            self.fields[f"share_{place}"] = forms.DecimalField(
                label=_("Share in percent"),
                required=False,
                min_value=Decimal("0.01"),
                max_value=WHOLE,
                decimal_places=2,
                initial=authorship and authorship.percent,
                widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            )

    def rows(self):
        """Return the two fields of each place."""
        return [(self[f"person_{place}"], self[f"share_{place}"]) for place in self.places]

    def clean(self):
        """Find each named person; say at the field when there is none of that name, or more than one."""
        cleaned = super().clean()
        self.shares = []
        for place in self.places:
            words = " ".join(cleaned.get(f"person_{place}", "").split())
            share = cleaned.get(f"share_{place}")
            if not words:
                continue
            if words not in self.people:
                self.add_error(f"person_{place}", NO_SUCH_NAME)
            elif share is None:
                self.add_error(f"share_{place}", _("Say which share is theirs."))
            else:
                self.shares.append((self.people[words], share / WHOLE))
        return cleaned


def people_by_words(manuscript: Manuscript) -> dict[str, Person]:
    """Return the people who hold a post, under name and unit, and under the name alone if it is theirs."""
    posts = Post.objects.in_force().filter(unit__congress=manuscript.congress)
    found: dict[str, Person] = {}
    names: dict[str, set[Person]] = {}
    for post in posts.select_related("person", "unit").order_by("unit__rank", "starts_on", "pk"):
        found.setdefault(f"{post.person.name} {post.unit.short_name}", post.person)
        names.setdefault(post.person.name, set()).add(post.person)
    alone = {name: next(iter(people)) for name, people in names.items() if len(people) == 1}
    return found | alone


class PictureForm(forms.Form):
    """A picture for the text. What it is, is told by its content later; here it need only be there."""

    file = forms.FileField(label=_("Picture"))


class ComparisonForm(forms.Form):
    """Which two versions are compared."""

    old = forms.ModelChoiceField(Version.objects.none(), to_field_name="number", label=_("Earlier"))
    new = forms.ModelChoiceField(Version.objects.none(), to_field_name="number", label=_("Later"))

    @classmethod
    def of(cls, manuscript: Manuscript, *, chosen: QueryDict) -> ComparisonForm:
        """Offer the versions of a manuscript; the last two are compared until others are chosen."""
        versions = manuscript.version_set.select_related("by").order_by("-number")
        last = [str(version.number) for version in versions[:2]]
        first = dict(zip(("new", "old"), last, strict=False))
        form = cls({**first, **chosen.dict()})
        for field in form.fields.values():
            field.queryset, field.empty_label = versions, None
            field.label_from_instance = told_version
        return form

    @property
    def pair(self) -> tuple[Version | None, Version | None]:
        """The two versions, the earlier first as they were chosen; None for one that does not exist."""
        found = self.cleaned_data if self.is_valid() else {}
        return found.get("old"), found.get("new")


def told_version(version: Version) -> str:
    """Name a version by its number, who wrote it and when."""
    moment = timezone.localtime(version.at).strftime("%Y-%m-%d %H:%M")
    return _("version {number}  {name}  {moment}").format(
        number=version.number, name=version.by.name, moment=moment
    )
