"""Which period a page is asked for, and which ones lie beside it."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, YEAR, Period
from byline.reckoning.words import period_label
from byline.team.models import Unit


def period_of(key):
    """Read a period from the address; none is this half-year. Refuses with NotAPeriod."""
    return Period.parse(key) if key else Period.containing(timezone.localdate(), HALF_YEAR)


class OfPeriod(PermissionRequiredMixin):
    """A page about the period that its address names: `?period=2026-H1`; none is this half-year."""

    @cached_property
    def period(self):
        """Read the period asked for. Refuses with NotAPeriod."""
        return period_of(self.request.GET.get("period"))

    def get_context_data(self, **kwargs):
        """Add the period, and those beside it that can be set or copied to."""
        context = {
            "period": self.period,
            "label": period_label(self.period),
            "periods": around(self.period),
            "earlier": self.period.previous(),
            "later": self.period.next(),
        }
        return super().get_context_data(**{**context, **kwargs})


class Asked(OfPeriod):
    """A page that looks back: at a period up to today, and at a class of units. No sense asks for nothing."""

    permission_required = "rules.view_target"

    @cached_property
    def kind(self):
        """Read the class of units asked for."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in Unit.Kind.values else ""

    def get_context_data(self, **kwargs):
        """Add the classes, and offer no period that is still to come."""
        context = {
            "classes": [("", _("all")), *Unit.Kind.choices],
            "kind": self.kind,
            "periods": period_choices(self.period),
            "later": self.period.next() if self.period.last < timezone.localdate() else None,
        }
        return super().get_context_data(**{**context, **kwargs})


def period_choices(period):
    """Give the month, quarter, half-year and year round the chosen period, up to today."""
    today = timezone.localdate()
    day = today if today in period else period.last
    around = (Period.containing(day, kind) for kind in (MONTH, QUARTER, HALF_YEAR, YEAR))
    return [(one.key, short_label(one, this_year=today.year)) for one in around]


def around(period):
    """Give the month, quarter, half-year and year in which a period begins, to be set or copied to."""
    around_it = (Period.containing(period.first, kind) for kind in (MONTH, QUARTER, HALF_YEAR, YEAR))
    return [(one.key, short_label(one, this_year=timezone.localdate().year)) for one in around_it]


def short_label(period, *, this_year):
    """Name a period of this year without the year: March, first half; another in full."""
    if period.first.year != this_year:
        return period_label(period)
    if period.kind == MONTH:
        return date_format(period.first, pgettext("format of a month without its year", "F"))
    if period.kind == QUARTER:
        return _("quarter {number}").format(number=period.number)
    if period.kind == HALF_YEAR:
        return _("first half") if period.number == 1 else _("second half")
    return _("whole year")
