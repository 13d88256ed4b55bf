"""What people fill in to publish and to withdraw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.publishing.models import ChannelPage


class ChannelField(forms.ModelChoiceField):
    """A channel, with its place in the tree."""

    TOP = 3  # depth of a channel directly below the first page

    def label_from_instance(self, channel):
        """Indent a channel below another's."""
        return "　" * (channel.depth - self.TOP) + channel.title


class PublicationForm(forms.Form):
    """In which channel a manuscript is published."""

    channel = ChannelField(
        label=_("Channel"), queryset=ChannelPage.objects.none(), empty_label=_("choose a channel")
    )

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].queryset = ChannelPage.objects.of(congress)


class WithdrawalForm(forms.Form):
    """Why a page is taken off the site."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the manuscript's history; readers of the site do not see it."),
    )


class TakingDownForm(forms.Form):
    """Why the page of a bulletin is taken off the site."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the bulletin's history; readers of the site do not see it."),
    )
