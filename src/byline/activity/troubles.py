"""What keeps mail as a whole from going, in a sentence for who can mend it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from byline.activity.models import Attempt
from byline.activity.models.attempt import Result
from byline.gateways.mail import is_set_up

# One or two that fail are a wrong mailbox; as many in a row are the server or its password.
IN_A_ROW = 5


def trouble_with_mail() -> str:
    """Say that no mail server is set up, or why the last mails all failed; nothing when all is well."""
    if not is_set_up():
        return _("No mail server is set up: nobody hears of anything by mail.")
    last = list(Attempt.objects.exclude(result="").order_by("-ended_at")[:IN_A_ROW])
    if len(last) < IN_A_ROW or any(attempt.result == Result.SENT for attempt in last):
        return ""
    said = next((attempt.words for attempt in last if attempt.words), "")
    if not said:
        return _("The last {count} mails did not go, and nobody said why.").format(count=IN_A_ROW)
    return _("The last {count} mails did not go. The mail server said: {words}").format(
        count=IN_A_ROW, words=said
    )
