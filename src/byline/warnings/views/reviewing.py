"""The archive of everything that a half-year's review needs."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import View

from byline.reckoning.periods import HALF_YEAR, Period
from byline.standings.views.reading import sent
from byline.targets.asked import period_of
from byline.warnings.reviewpack import review_pack

ZIP = "application/zip"


class ReviewPackView(PermissionRequiredMixin, View):
    """Everything that a half-year's review needs, in one archive."""

    permission_required = "standings.add_bulletin"

    def get(self, request):
        """Send the .zip of the half-year that the address asks for. Refuses with NotAPeriod."""
        asked = period_of(request.GET.get("period"))
        half = Period.containing(asked.last, HALF_YEAR)
        pack = review_pack(request.user.congress, half=half)
        return sent(pack.content, name=f"{pack.name}.zip", kind=ZIP)
