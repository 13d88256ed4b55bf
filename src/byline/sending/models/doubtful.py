"""What a person decides on a delivery of which nobody knows whether it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from byline.errors import Refused
from byline.manuscripts.models.submission import Standing as Stand
from byline.sending.models.going import Standing

if TYPE_CHECKING:
    from byline.sending.models.delivery import Delivery
    from byline.team.models import Person


class NotUncertain(Refused):
    """This delivery is not uncertain any more. Look at what became of it."""


class Doubtful:
    """What a delivery can do once somebody has asked the outlet."""

    def _while_uncertain(self) -> Delivery:
        self.submission.manuscript.locked()
        current = type(self).objects.get(pk=self.pk)
        if current.stands_at == Standing.UNCERTAIN:
            return current
        raise NotUncertain

    @transaction.atomic
    def arrive(self, *, by: Person) -> None:
        """Note that an uncertain one came, as the outlet says. Raises NotUncertain."""
        current = self._while_uncertain()
        current.stand(Standing.SENT, due_at=None)
        current.tell(Stand.SENT, by=by, words="")

    @transaction.atomic
    def send_again(self, *, by: Person) -> None:
        """Let an uncertain one go again, under the same Message-ID. Raises NotUncertain."""
        current = self._while_uncertain()
        type(self).objects.filter(pk=self.pk).update(by=by, renewed_at=timezone.now())
        current.stand(Standing.WAITING, due_at=timezone.now())
