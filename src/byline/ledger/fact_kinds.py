"""The kinds of facts that rules look at besides a print, and what each of them needs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What a fact is about."""

    FEE = "fee", _("fee paid")
    READS = "reads", _("number of reads")
    ENDORSEMENT = "endorsement", _("endorsement by a leader")
    PRIZE = "prize", pgettext_lazy("fact", "prize")
    CONTRIBUTION = "contribution", _("part in making the piece")
    COMMISSION = "commission", pgettext_lazy("fact", "commission")
    INCIDENT = "incident", _("something went wrong")
    EVENT = "event", _("time of the event")


# What must be filled in for each; what is not named here is not asked for.
NEEDED = {
    Kind.FEE: ("adoption", "amount", "on"),
    Kind.READS: ("adoption", "amount", "on"),
    Kind.ENDORSEMENT: ("level", "on"),
    Kind.PRIZE: ("level", "on"),
    Kind.CONTRIBUTION: ("person", "word"),
    Kind.COMMISSION: ("word", "on"),
    Kind.INCIDENT: ("word", "on"),
    Kind.EVENT: ("happened_at",),
}
# These belong to a print; all others to the piece as a whole.
OF_A_PRINT = (Kind.FEE, Kind.READS)
# These may be about somebody's work, without any piece.
WITHOUT_A_PIECE = (Kind.COMMISSION, Kind.INCIDENT)
