"""How every form is set: label above, help under the label, errors at the field and summed up at the top."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Django's own renderer with our two templates."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
