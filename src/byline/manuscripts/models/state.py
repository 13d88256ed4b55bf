"""The words for where a manuscript stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where a manuscript stands on its way from draft to print."""

    DRAFT = "draft", pgettext_lazy("state", "draft")
    UNIT_REVIEW = "unit_review", _("in unit review")
    OFFICE_REVIEW = "office_review", _("in office review")
    RETURNED = "returned", _("returned")
    PASSED = "passed", _("passed, not registered")
    REGISTERED = "registered", _("registered")
    SENT = "sent", _("sent")
    ADOPTED = "adopted", _("adopted")


class Step(models.TextChoices):
    """Who reviews."""

    UNIT = "unit", _("unit")
    OFFICE = "office", _("office")


class Decision(models.TextChoices):
    """What a reviewer decided."""

    PASSED = "passed", _("passed")
    RETURNED = "returned", _("returned")
