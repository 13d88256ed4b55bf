"""What people fill in about key tasks and topics."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.team.models import Person
from byline.topics.models import KeyTask, Topic

EARLIEST, LATEST = 2000, 2100


class YearField(forms.IntegerField):
    """A year, this one unless another is typed."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Year"),
            min_value=EARLIEST,
            max_value=LATEST,
            initial=lambda: timezone.localdate().year,
            **kwargs,
        )


class KeyTaskForm(forms.ModelForm):
    """One of the year's points."""

    year = YearField()

    class Meta:
        model = KeyTask
        fields = ["year", "number", "title"]
        help_texts = {"number": _("As the paper of the year has it: 一, 二, or 1, 2.")}

    def validate_unique(self):
        """Leave the number to the deed, which tells what stands under it."""


class KeyTaskChangeForm(KeyTaskForm):
    """Number and title of a point; its year stays."""

    year = None

    class Meta(KeyTaskForm.Meta):
        fields = ["number", "title"]


class PointsForm(forms.Form):
    """The year's points as a pasted list."""

    year = YearField()
    points = forms.CharField(
        label=_("The points"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "A line each, with its number: “一、听取和审议……”. What has no number goes on the line before it."
        ),
    )


class TopicForm(forms.ModelForm):
    """A subject to write about."""

    class Meta:
        model = Topic
        fields = ["title", "asked", "key_task", "genre", "due_on"]
        widgets = {
            "asked": forms.Textarea({"rows": 5}),
            "due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key_task"].queryset = KeyTask.objects.visible_to(person)
        self.fields["key_task"].empty_label = _("none")
        self.fields["genre"].choices = [("", _("any")), *self.fields["genre"].choices[1:]]
