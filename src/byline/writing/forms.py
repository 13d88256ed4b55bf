"""What people type in this room."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.manuscripts.models import Version, Writing
from byline.manuscripts.models.manuscript import Secrecy
from byline.reckoning.terms import Genre
from byline.topics.models import KeyTask, Topic

if TYPE_CHECKING:
    from django.http import QueryDict

    from byline.manuscripts.models import Manuscript
    from byline.team.models import Person

STAYS = {"autocomplete": "off"}  # a browser that reloads the page must not put an older value back
LONGEST_BODY = 200_000  # characters of HTML; a book chapter has some 30,000


class WritingForm(forms.Form):
    """A manuscript as it is typed, and the edition that the writer had before them.

    Offered are the congress's key tasks of this year and its open topics, and what was chosen before.
    """

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
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, empty_label=_("of no topic")
    )
    key_task = forms.ModelChoiceField(
        KeyTask.objects.none(), label=_("Key task"), required=False, empty_label=_("of no key task")
    )
    secrecy = forms.ChoiceField(
        label=_("Secrecy"), required=False, choices=[("", _("not stated yet")), *Secrecy.choices]
    )
    edition = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput(STAYS))
    is_over = forms.BooleanField(required=False, widget=forms.HiddenInput(STAYS))

    def __init__(self, *args, person: Person, manuscript: Manuscript | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = {
            "topic": manuscript and manuscript.topic_id,
            "key_task": manuscript and manuscript.key_task_id,
        }
        offered = {"topic": Q(closed_on=None), "key_task": Q(year=timezone.localdate().year)}
        for name, fits in offered.items():
            rows = self.fields[name].queryset.model.objects.visible_to(person)
            self.fields[name].queryset = rows.filter(fits | Q(pk=chosen[name]))

    @classmethod
    def initial_of(cls, manuscript: Manuscript) -> dict:
        """Return what stands in the fields when a manuscript is opened."""
        return {
            "title": manuscript.title,
            "subtitle": manuscript.subtitle,
            "genre": manuscript.genre,
            "body": text.typed_of(manuscript.body),
            "topic": manuscript.topic_id,
            "key_task": manuscript.key_task_id,
            "secrecy": manuscript.secrecy,
            "edition": manuscript.edition,
        }

    @property
    def writing(self) -> Writing:
        """What was typed, its plain lines made paragraphs."""
        typed = self.cleaned_data
        words = {name: typed[name] for name in ("title", "subtitle", "genre", "secrecy")}
        chosen = {f"{name}_id": typed[name] and typed[name].pk for name in ("topic", "key_task")}
        return Writing(**words, **chosen, body=text.body_of(typed["body"]))


class FirstWritingForm(WritingForm):
    """The first words of a new manuscript, or its first picture; there must be some.

    The sheet has a key of its own, so that what is sent twice begins one manuscript.
    """

    sheet = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput(STAYS))
    is_illustrated = forms.BooleanField(required=False)

    def clean(self):
        """Refuse to begin a manuscript with nothing."""
        cleaned = super().clean()
        has_words = cleaned.get("title") or text.plain(cleaned.get("body", ""))
        if not (has_words or cleaned.get("is_illustrated")):
            raise ValidationError(_("Write a title or a first sentence, and it is kept."))
        return cleaned


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
