"""The closed lists of words that standards are written in; upper rooms use the same words on their rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Step(TextChoices):
    """Who reviews."""

    UNIT = "unit", _("unit")
    OFFICE = "office", _("office")
    LEADER = "leader", _("leader")
