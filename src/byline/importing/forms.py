"""What people choose when they bring files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import told
from byline.incoming.bundle import MOST_FILES, TooManyFiles
from byline.incoming.files import HEAVIEST, HeavyFile

KINDS = ".docx,.doc,.wps,.rtf,.txt,.html,.htm,.md,.zip"
READ = _("Word and WPS files (.docx, .doc, .wps), .txt, .html and .md, each up to 30 MB.")


class ManyFilesInput(forms.FileInput):
    """A field of the browser that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is checked as one would be."""

    widget = ManyFilesInput({"accept": KINDS})

    def clean(self, data, initial=None):
        """Return the list of files."""
        files = [super(FilesField, self).clean(file, initial) for file in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(told(TooManyFiles()))
        return files


class ImportForm(forms.Form):
    """The files that become manuscripts."""

    files = FilesField(
        label=_("Files"),
        allow_empty_file=True,
        help_text=_(
            "Word and WPS files (.docx, .doc, .wps), .txt, .html and .md, each up to 30 MB; several at once, "
            "or many in one .zip. Each becomes a draft of its own."
        ),
    )


class ManuscriptImportForm(forms.Form):
    """The file whose text goes into a manuscript, and where."""

    REPLACE, APPEND = "replace", "append"

    file = forms.FileField(
        label=_("File"), allow_empty_file=True, help_text=READ, widget=forms.FileInput({"accept": KINDS})
    )
    place = forms.ChoiceField(
        label=_("Where its text goes"),
        choices=[
            (REPLACE, _("in the place of the present text")),
            (APPEND, _("after the present text")),
        ],
        initial=REPLACE,
        widget=forms.RadioSelect,
        help_text=_("The present text is kept as a version first."),
    )

    def clean_file(self):
        """Say at the field that a file is too heavy: what came of it is not all of it."""
        file = self.cleaned_data["file"]
        if file.size > HEAVIEST:
            raise forms.ValidationError(told(HeavyFile()))
        return file
