"""What people fill in at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.confirming.rivals import Rival
from byline.manuscripts.models import Manuscript
from byline.outlets.models import Brought, Outlet
from byline.reckoning.terms import Placement


class ConfirmationForm(forms.Form):
    """Where in the outlet the piece stood, and whether alone."""

    placement = forms.ChoiceField(label=_("Placement"), choices=Placement.choices, initial=Placement.INSIDE)
    is_roundup = forms.BooleanField(label=_("part of a round-up"), required=False)


class ReasonForm(forms.Form):
    """Why something is dismissed or taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The authors read it."),
        error_messages={"required": _("Say why, in your own words: those concerned will read it.")},
    )


class ManuscriptField(forms.ModelChoiceField):
    """A registered manuscript, told by title, number and authors: titles alone are often alike.

    `said` has, by keys, what the machine says of some of them as prints of the page in question.
    """

    said: dict[int, Rival] = {}

    def label_from_instance(self, manuscript):
        """Tell one manuscript from its likes."""
        authors = "、".join(authorship.person.name for authorship in manuscript.authorship_set.all())
        label = f"{manuscript}　{manuscript.registration}　{authors}"
        rival = self.said.get(manuscript.pk)
        return f"{label}　{rival.verdict_words}　{rival.why}" if rival else label


class ManuscriptForm(forms.Form):
    """Which manuscript a page prints."""

    manuscript = ManuscriptField(
        label=_("Manuscript"), queryset=Manuscript.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, among, said=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["manuscript"].said = said or {}
        told = among.select_related("registration__congress").prefetch_related("authorship_set__person")
        self.fields["manuscript"].queryset = told


class ClaimForm(forms.Form):
    """A page that printed one of ours: by its address, as a file, or as pasted text."""

    address = forms.CharField(
        label=_("Address of the page"),
        required=False,
        max_length=800,
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Copy it from the browser. The page is fetched and kept as evidence."),
    )
    file = forms.FileField(
        label=_("Or the saved page"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".html,.htm,.mhtml,.txt"}),
        help_text=_("In the browser: save as “web page, HTML only”. At most 20 MB."),
    )
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Select the whole page, copy it, paste it here, with title, time and source."),
    )
    outlet = forms.ModelChoiceField(
        label=_("Outlet"),
        required=False,
        queryset=Outlet.objects.none(),
        empty_label=_("as the page says"),
        help_text=_("Choose it only if the page does not say who printed it."),
    )
    printed_on = forms.DateField(
        label=_("Day of print"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Enter it only if the page does not show it."),
    )
    manuscript = forms.ModelChoiceField(
        label=_("Which manuscript"),
        required=False,
        queryset=Manuscript.objects.none(),
        empty_label=_("let the machine find it"),
    )
    note = forms.CharField(label=_("Note for the office"), required=False, max_length=200)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = Outlet.objects.visible_to(by).by_rank()
        mine = Manuscript.objects.by(by).registered().order_by("-registration__registered_on", "-pk")
        self.fields["manuscript"].queryset = mine

    def clean(self):
        """Ask for one of the three ways to bring a page."""
        given = super().clean()
        ways = [given.get("address"), given.get("file") is not None, given.get("text", "").strip()]
        if sum(map(bool, ways)) != 1 and not self.errors:
            self.add_error("address", _("Bring the page in one way: its address, a file, or its text."))
        return given

    def brought(self, *, fetch) -> Brought:
        """Return the page as it was brought; `fetch` gets one from its address."""
        given = self.cleaned_data
        if given["file"] is not None:
            return Brought(given["file"].read(), kind="file")
        if given["address"]:
            fetched = fetch(given["address"])
            return Brought(fetched.data, kind="address", charset=fetched.charset, address=fetched.address)
        return Brought(given["text"].encode(), kind="paste")
