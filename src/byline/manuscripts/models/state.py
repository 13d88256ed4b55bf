"""The words for where a manuscript stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.standards.terms import Step

__all__ = ["OUT", "UNDER_REVIEW", "Decision", "State", "Step"]


class State(models.TextChoices):
    """Where a manuscript stands on its way from draft to print."""

    DRAFT = "draft", pgettext_lazy("state", "draft")
    UNIT_REVIEW = "unit_review", _("in unit review")
    OFFICE_REVIEW = "office_review", _("in office review")
    LEADER_REVIEW = "leader_review", _("in the leader's review")
    AMENDED = "amended", _("amended, the author answers")
    RETURNED = "returned", _("returned")
    PASSED = "passed", _("passed, not registered")
    REGISTERED = "registered", _("registered")
    SENT = "sent", _("sent")
    ADOPTED = "adopted", _("adopted")


UNDER_REVIEW = {
    Step.UNIT: State.UNIT_REVIEW,
    Step.OFFICE: State.OFFICE_REVIEW,
    Step.LEADER: State.LEADER_REVIEW,
}
OUT = (State.REGISTERED, State.SENT, State.ADOPTED)  # has a number


class Decision(models.TextChoices):
    """What a reviewer decided."""

    PASSED = "passed", _("passed")
    AMENDED = "amended", _("amended and passed")
    RETURNED = "returned", _("returned")
