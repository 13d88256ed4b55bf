"""The kinds of notices that a person may switch, and which deed tells which."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What a notice is about, as its reader sorts them."""

    SUBMITTED = "submitted", pgettext_lazy("kind of notice", "handed in for review")
    RETURNED = "returned", pgettext_lazy("kind of notice", "returned")
    PASSED = "passed", pgettext_lazy("kind of notice", "passed a review")
    REGISTERED = "registered", pgettext_lazy("kind of notice", "registered")
    SENT = "sent", pgettext_lazy("kind of notice", "sent to an outlet")
    PRINTED = "printed", pgettext_lazy("kind of notice", "printed")
    CREDITED = "credited", pgettext_lazy("kind of notice", "credited")
    REMINDERS = "reminders", pgettext_lazy("kind of notice", "reminders of what is due")
    OTHERS = "others", pgettext_lazy("kind of notice", "everything else")


class Way(models.TextChoices):
    """How a person wants to hear of a kind."""

    AT_ONCE = "at_once", _("here, and by mail at once")
    DAILY = "daily", _("here, and in the daily mail")
    HERE = "here", _("here alone")
    NEVER = "never", _("not at all")


# What one must act on or is glad of goes by mail at once.
USUAL = {
    kind: Way.AT_ONCE if kind in {Kind.RETURNED, Kind.PRINTED, Kind.CREDITED, Kind.REMINDERS} else Way.DAILY
    for kind in Kind
}
# A verb means the same wherever it is done. A model whose verb means something else, or that has verbs of its
# own, says so beside its DEEDS: NOTICE_KINDS = {"printed": Kind.PRINTED}.
OF_VERB = {
    verb: kind
    for kind, verbs in {
        Kind.SUBMITTED: ("filed",),
        Kind.RETURNED: ("returned", "sent_back"),
        Kind.PASSED: (
            "passed_unit",
            "passed_office",
            "passed_leader",
            "amended_unit",
            "amended_office",
            "amended_leader",
        ),
        Kind.REGISTERED: ("registered", "cancelled"),
        Kind.SENT: (
            "submitted",
            "submission_asked",
            "submission_acknowledged",
            "submission_declined",
            "submission_failed",
            "submission_withdrawn",
        ),
        Kind.PRINTED: ("appeared", "proposed", "published"),
        Kind.CREDITED: ("confirmed", "dismissed", "reinstated", "reversed", "reassigned", "retracted"),
        Kind.REMINDERS: ("reminded", "overdue"),
    }.items()
    for verb in verbs
}


def kind_of(model: type[models.Model], verb: str) -> str:
    """Return the kind of notice that tells of `verb` done to a row of `model`; unknown ones are others."""
    own = getattr(model, "NOTICE_KINDS", {})
    return own.get(verb) or OF_VERB.get(verb, Kind.OTHERS)
