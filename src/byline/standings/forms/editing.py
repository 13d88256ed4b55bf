"""Forms that change a bulletin which is not signed yet."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.standings.models import Bulletin, BulletinPart, Recipient
from byline.standings.models.layout import LETTERHEAD
from byline.standings.models.part import SHAPE, Words
from byline.telling.parts import CORRECTIONS, SINGLE, TEXT

ROWS = {"title": 2, "closing": 3}
WAYS_HELP = _("Names parted by commas. Units and people of ours hear of it; everything else is only printed.")


class WordingForm(forms.ModelForm):
    """All texts of a bulletin at once, its letterhead, and to whom it goes."""

    class Meta:
        model = Bulletin
        fields = LETTERHEAD
        help_texts = {"copies": _("0: the number is not printed.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = [part for part in self.instance.parts.all() if part.has_words]
        own = {}
        for part in self.parts:
            own[f"text-{part.pk}"] = text_field(part)
            own[f"edition-{part.pk}"] = edition_field(part)
        for way, label in Recipient.Way.choices:
            initial = self.instance.going(way).rstrip("。")
            own[way] = forms.CharField(max_length=400, required=False, label=label, initial=initial)
        own[Recipient.Way.REPORT].help_text = WAYS_HELP
        self.fields = {**own, **self.fields}

    def words(self):
        """Give each part with what was typed for it."""
        typed = self.cleaned_data
        return [(part, Words(typed[f"text-{part.pk}"], typed[f"edition-{part.pk}"])) for part in self.parts]

    def going(self):
        """Give to whom it goes, by the way."""
        return {way: self.cleaned_data[way] for way in Recipient.Way.values}

    def letterhead(self):
        """Give the letterhead by its names."""
        return {name: self.cleaned_data[name] for name in LETTERHEAD}


class PartForm(forms.ModelForm):
    """One part: its text, or what its table or chart shows."""

    class Meta:
        model = BulletinPart
        fields = SHAPE
        help_texts = {
            "title": _("Left empty, the usual one stands there."),
            "at_most": _("0: all of them."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.is_ranked:
            for name in ("measure", "group", "at_most"):
                del self.fields[name]
        else:
            self.fields["measure"] = forms.ChoiceField(
                choices=BulletinPart.measures(), label=self.fields["measure"].label
            )
        if self.instance.is_fixed:
            del self.fields["title"], self.fields["is_annex"]
        if self.instance.has_words:
            self.fields.pop("is_annex", None)
            self.fields["text"] = text_field(self.instance)
            self.fields["edition"] = edition_field(self.instance)

    def shape(self):
        """Give what was chosen of what it shows."""
        return {name: self.cleaned_data[name] for name in SHAPE if name in self.cleaned_data}

    def words(self):
        """Give what was typed."""
        return Words(self.cleaned_data["text"], self.cleaned_data["edition"])


class WordsForm(forms.Form):
    """What was typed into a text on the page itself."""

    text = forms.CharField(required=False, strip=False)
    edition = forms.IntegerField(min_value=1)


class PlaceForm(forms.Form):
    """Where a part goes, counted from 1."""

    place = forms.IntegerField(min_value=1)


class AdditionForm(forms.Form):
    """Which part is added."""

    kind = forms.ChoiceField(label=_("Add a part"))

    def __init__(self, *args, bulletin, **kwargs):
        super().__init__(*args, **kwargs)
        there = {part.kind for part in bulletin.parts.all()}
        taken = {kind for kind in SINGLE if kind in there}
        if not bulletin.corrects:
            taken.add(CORRECTIONS)
        self.fields["kind"].choices = [pair for pair in BulletinPart.Kind.choices if pair[0] not in taken]
        self.fields["kind"].initial = TEXT


def text_field(part):
    """Make the field of a part's text."""
    rows = ROWS.get(part.kind, 4)
    return forms.CharField(
        label=str(part),
        initial=part.text,
        required=part.is_fixed,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=_("Each line stands as a line of its own, centred.") if part.kind == "title" else "",
    )


def edition_field(part):
    """Make the hidden field that says which text was read."""
    return forms.IntegerField(initial=part.edition, widget=forms.HiddenInput)
