"""How every form is set: label above, help under the label, errors at the field and summed up at the top."""

from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_noop, ngettext_lazy

# Sentences of Django that people read on our forms; named here, they are told in our words in the catalogue.
TOLD_IN_OUR_WORDS = (
    gettext_noop("This field is required."),
    gettext_noop("Enter the same password as before, for verification."),
    gettext_noop("Your password can’t be too similar to your other personal information."),
    gettext_noop("Your password can’t be a commonly used password."),
    gettext_noop("Your password can’t be entirely numeric."),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)


class Renderer(DjangoTemplates):
    """Django's own renderer with our two templates."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
