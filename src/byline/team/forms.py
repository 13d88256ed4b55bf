"""Forms of the team."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import told
from byline.gateways.letters import NotAMailbox, mailbox
from byline.team.leaves import LeaveEndsBeforeItStarts
from byline.team.models import Leave, Person, Post, Squad, SquadMember, Unit


def name_the_open_choice(field: forms.ChoiceField) -> None:
    """Let the choice that is not made yet say so, instead of a row of dashes."""
    field.choices = [(value, words if value else _("choose")) for value, words in field.choices]


class SignInForm(AuthenticationForm):
    """Name and password."""

    error_messages = {
        "invalid_login": _("Name and password do not belong together. Check both and try again."),
        "inactive": _("This account is closed. Ask the office to open it again."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Mobile number or staff number")
        self.fields["password"].label = _("Password")


class UnitForm(forms.ModelForm):
    """A unit as the office calls it."""

    class Meta:
        model = Unit
        fields = ["name", "short_name", "kind"]
        labels = {"name": _("Name"), "short_name": _("Short name"), "kind": _("Class")}
        help_texts = {"short_name": _("As it stands in lists and rankings.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_the_open_choice(self.fields["kind"])


class DayInput(forms.DateInput):
    """A day, chosen from the browser's own calendar."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class FirstPassword(forms.CharField):
    """A password that the office sets for somebody; it is not shown again."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("First password"))
        words = _("At least 8 characters, not digits alone. Tell the person to change it after signing in.")
        super().__init__(strip=False, help_text=words, **kwargs)


class SigningIn(forms.ModelForm):
    """A sign-in name and a password that fits the person; both or neither."""

    def clean_sign_in_name(self):
        """Keep the name as signing in will look for it; None for none."""
        typed = self.cleaned_data["sign_in_name"]
        return Person.normalize_username(typed.strip()) if typed and typed.strip() else None

    def clean(self):
        """Ask for both, and for a password that nobody guesses."""
        given = super().clean()
        name, password = given.get("sign_in_name"), given.get("password")
        if name and not password and "password" not in self.errors:
            self.add_error("password", _("Whoever has a sign-in name needs a first password too."))
        if password and not name and "sign_in_name" not in self.errors:
            self.add_error("sign_in_name", _("A password is of use only with a sign-in name. Enter one."))
        if password:
            self._weigh(password, given)
        return given

    def _weigh(self, password, given):
        person = Person(name=given.get("name", self.instance.name), sign_in_name=given.get("sign_in_name"))
        try:
            validate_password(password, person)
        except ValidationError as weak:
            self.add_error("password", weak)

    def validate_unique(self):
        """Leave it to the deed, which tells it in our own words."""


class PersonForm(SigningIn):
    """Somebody new, with an account or only a name."""

    password = FirstPassword(required=False)

    class Meta:
        model = Person
        fields = ["name", "phone", "email", "born_on", "sign_in_name"]
        labels = {
            "name": _("Full name"),
            "phone": _("Phone"),
            "email": _("E-mail"),
            "born_on": _("Born on"),
            "sign_in_name": _("Sign-in name"),
        }
        help_texts = {
            "born_on": _("Only where targets are set by age."),
            "sign_in_name": _("Mobile number or staff number. Leave it empty for a name alone."),
        }
        widgets = {"born_on": DayInput()}


class AccountForm(SigningIn):
    """By what somebody signs in from now on."""

    password = FirstPassword(label=_("New password"))

    class Meta:
        model = Person
        fields = ["sign_in_name"]
        labels = {"sign_in_name": _("Sign-in name")}
        help_texts = {"sign_in_name": _("Mobile number or staff number.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sign_in_name"].required = True


class MailboxForm(forms.ModelForm):
    """Where one's own mail goes, and in which language."""

    class Meta:
        model = Person
        fields = ["email", "mail_language"]
        labels = {"email": _("E-mail"), "mail_language": _("Language of mails")}
        help_texts = {"email": _("Notices go here. Leave it empty and none go by mail.")}

    def clean_email(self):
        """Refuse now what the mail door would refuse later."""
        typed = self.cleaned_data["email"]
        try:
            return mailbox(typed) if typed else ""
        except NotAMailbox as refused:
            raise ValidationError(told(refused)) from refused


class PostForm(forms.ModelForm):
    """In which unit, as what, from which day."""

    class Meta:
        model = Post
        fields = ["unit", "role", "title", "starts_on"]
        labels = {"unit": _("Unit"), "role": _("Role"), "title": _("Job title"), "starts_on": _("From")}
        help_texts = {"role": _("The role decides what the person may do.")}
        widgets = {"starts_on": DayInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress = self.instance.person.congress
        self.fields["unit"].queryset = Unit.objects.of(congress)
        self.fields["unit"].empty_label = _("choose")
        name_the_open_choice(self.fields["role"])
        self.initial["starts_on"] = self.initial.get("starts_on") or timezone.localdate()


class EndingForm(forms.Form):
    """With which day a post ends."""

    ends_on = forms.DateField(
        label=_("Last day in post"),
        initial=timezone.localdate,
        widget=DayInput(),
        help_text=_("The rights of the post go with the end of this day; the history stays."),
    )


class BirthForm(forms.ModelForm):
    """The day somebody was born."""

    class Meta:
        model = Person
        fields = ["born_on"]
        labels = {"born_on": _("Born on")}
        help_texts = {"born_on": _("Only where targets are set by age. Leave it empty to take it out.")}
        widgets = {"born_on": DayInput()}


class LeaveForm(forms.ModelForm):
    """Why and from which day somebody is away."""

    class Meta:
        model = Leave
        fields = ["kind", "starts_on", "ends_on"]
        labels = {"kind": _("Kind of leave"), "starts_on": _("First day away"), "ends_on": _("Last day away")}
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_the_open_choice(self.fields["kind"])

    def clean(self):
        """Tell days in the wrong order at the last of them, before the database is asked."""
        given = super().clean()
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", told(LeaveEndsBeforeItStarts(day=first)))
        return given


class ReturnForm(forms.Form):
    """With which day a leave ends."""

    ends_on = forms.DateField(label=_("Last day away"), initial=timezone.localdate, widget=DayInput())


class SquadForm(forms.ModelForm):
    """What a squad is called, and what it is for."""

    class Meta:
        model = Squad
        fields = ["name", "purpose", "starts_on"]
        labels = {"name": _("Name of the squad"), "purpose": _("What it is for"), "starts_on": _("From")}
        widgets = {"starts_on": DayInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["starts_on"] = self.initial.get("starts_on") or timezone.localdate()


class SquadEndingForm(forms.Form):
    """With which day a squad ends."""

    ends_on = forms.DateField(
        label=_("Last day of the squad"),
        initial=timezone.localdate,
        widget=DayInput(),
        help_text=_("Whoever is still in it leaves with this day; the history stays."),
    )


class MemberForm(forms.ModelForm):
    """Who joins a squad, from which day."""

    class Meta:
        model = SquadMember
        fields = ["person", "is_leader", "starts_on"]
        labels = {
            "person": _("Who joins"),
            "is_leader": _("Leads the squad"),
            "starts_on": _("First day in it"),
        }
        widgets = {"starts_on": DayInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        squad = self.instance.squad
        in_it = squad.members.on(timezone.localdate()).values("person")
        people = Person.objects.of(squad.congress).filter(is_active=True).exclude(pk__in=in_it)
        self.fields["person"].queryset = people.order_by("pk")
        self.fields["person"].empty_label = _("choose")
        self.initial["starts_on"] = self.initial.get("starts_on") or max(
            timezone.localdate(), squad.starts_on
        )


class LeavingForm(forms.Form):
    """With which day somebody leaves a squad."""

    ends_on = forms.DateField(label=_("Last day in it"), initial=timezone.localdate, widget=DayInput())
