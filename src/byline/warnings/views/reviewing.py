"""The archive of everything that a half-year's review needs."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.views.generic import View

from byline.reckoning.periods import HALF_YEAR, MONTH, Period
from byline.standings.views.reading import sent
from byline.targets.asked import period_of
from byline.warnings.reviewpack import review_pack

ZIP = "application/zip"


class ReviewPackView(PermissionRequiredMixin, View):
    """Everything that a half-year's review needs, in one archive."""

    permission_required = "standings.add_bulletin"

    def get(self, request):
        """Send the .zip of the half-year that the address asks for, else of the one under review.

        Refuses with NotAPeriod.
        """
        asked = request.GET.get("period")
        half = Period.containing(period_of(asked).last, HALF_YEAR) if asked else reviewed_now()
        pack = review_pack(request.user.congress, half=half)
        return sent(pack.content, name=f"{pack.name}.zip", kind=ZIP)


def reviewed_now():
    """Return the half-year of the last month that is over: in July it is still the first half."""
    last_month = Period.containing(timezone.localdate(), MONTH).previous()
    return Period.containing(last_month.last, HALF_YEAR)
