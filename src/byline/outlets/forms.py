"""What people fill in about outlets and clippings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.outlets.models import Outlet
from byline.outlets.models.outlet import host_in
from byline.team.forms import name_the_open_choice


class LinesField(forms.CharField):
    """Several short values, a line each; kept as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        """Show a kept list a line each."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        """Return the lines that say something, each once, in their order."""
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial, data):
        """Compare as lists."""
        return self.to_python(data) != (initial or [])


def bare_host(line: str) -> str:
    """Return the host in what somebody typed or copied, without www.; nothing where there is none."""
    return host_in(line if "://" in line else f"//{line}").removeprefix("www.")


class OutletForm(forms.ModelForm):
    """An outlet as the office knows it."""

    other_names = LinesField(
        label=_("Other names"), required=False, help_text=_("As pages give it as their source; a line each.")
    )
    hosts = LinesField(
        label=_("Hosts"),
        required=False,
        help_text=_("Where its pages live, such as paper.example.cn; a line each."),
    )

    class Meta:
        model = Outlet
        fields = [
            "name",
            "level",
            "medium",
            "group",
            "mailbox",
            "asks_exclusivity",
            "is_own_site",
            "other_names",
            "hosts",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("level", "medium"):
            name_the_open_choice(self.fields[name])

    def clean_hosts(self):
        """Keep hosts as they stand in addresses: small letters, without scheme, port and path."""
        hosts = {line: bare_host(line) for line in self.cleaned_data["hosts"]}
        for line, host in hosts.items():
            if "." not in host.strip("."):
                raise forms.ValidationError(
                    _("“%(line)s” is no host. Copy it from an address, such as paper.example.cn."),
                    params={"line": line},
                )
        return list(dict.fromkeys(hosts.values()))


class IdentificationForm(forms.Form):
    """Who printed a page, and on which day."""

    outlet = forms.ModelChoiceField(
        label=_("Outlet"),
        queryset=Outlet.objects.none(),
        empty_label=_("choose"),
        help_text=_("If it is not in the list, add it first; this page keeps waiting."),
    )
    printed_on = forms.DateField(
        label=_("Day of print"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("As on the page or the masthead: the rulebook of that day applies."),
    )

    def __init__(self, *args, clipping, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = Outlet.objects.of(clipping.congress).by_rank()
