"""The words for what has become of a delivery."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """What has become of a delivery."""

    WAITING = "waiting", _("waiting to go")
    UNDER_WAY = "under_way", _("on its way")
    SENT = "sent", _("has gone")
    RETURNED = "returned", _("came back undelivered")
    PUT_OFF = "put_off", _("put off, tried again by itself")
    REFUSED = "refused", _("refused for good")
    UNCERTAIN = "uncertain", _("uncertain whether it went")
    GIVEN_UP = "given_up", _("given up")
    CALLED_OFF = "called_off", _("called off")


ACTIVE = (Standing.WAITING, Standing.UNDER_WAY, Standing.PUT_OFF, Standing.UNCERTAIN)
STOPPABLE = (Standing.WAITING, Standing.PUT_OFF, Standing.UNCERTAIN)
SHAPES = {
    Standing.WAITING: "draft",
    Standing.UNDER_WAY: "review",
    Standing.SENT: "sent",
    Standing.RETURNED: "returned",
    Standing.PUT_OFF: "review",
    Standing.REFUSED: "declined",
    Standing.UNCERTAIN: "returned",
    Standing.GIVEN_UP: "declined",
    Standing.CALLED_OFF: "declined",
}
