"""Forms of the team."""

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


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
