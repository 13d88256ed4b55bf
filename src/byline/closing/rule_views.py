"""Where a rulebook is signed: what closed periods came to stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.closing.models import Closing
from byline.rules.views import SigningView

if TYPE_CHECKING:
    from datetime import date


class VersionSigningView(SigningView):
    """Puts a draft in force, from a day that no closed period holds."""

    def settled_until(self) -> date | None:
        """Give the last day of the periods that are closed now."""
        closings = Closing.objects.of(self.request.user.congress).standing()
        return max((closing.span.last for closing in closings), default=None)
