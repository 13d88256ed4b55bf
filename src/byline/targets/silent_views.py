"""Pages of who has not written."""

from __future__ import annotations

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView, View

from byline.papers.download import as_file
from byline.reckoning.words import period_label
from byline.targets.asked import Asked
from byline.targets.silence import NOTHING_ADOPTED, NOTHING_HANDED_IN, NOTHING_WRITTEN, writers_of

OWING = "owing"


def lack_choices():
    """Give what may be lacking, with its words."""
    return [
        (NOTHING_WRITTEN, _("nothing written")),
        (NOTHING_HANDED_IN, _("nothing handed in")),
        (NOTHING_ADOPTED, _("nothing adopted")),
    ]


class OfSilent(Asked):
    """Who is expected to write: what is lacking, and whether only who owes something is looked at."""

    @cached_property
    def lack(self):
        """Read what is lacking; by itself a piece that was begun."""
        asked = self.request.GET.get("lack", "")
        return asked if asked in dict(lack_choices()) else NOTHING_WRITTEN

    @cached_property
    def everybody(self):
        """Give all who are expected to write and are asked for."""
        found = writers_of(self.request.user, period=self.period, on=timezone.localdate())
        only_owing = self.request.GET.get("only") == OWING
        return [one for one in found if self.kind in {"", one.unit_kind} and (one.owes or not only_owing)]

    @property
    def silent(self):
        """Give those of whom it is lacking."""
        return [one for one in self.everybody if one.lacks(self.lack)]


class SilentView(OfSilent, TemplateView):
    """Who has not written in a period."""

    template_name = "targets/silent.html"

    def get_context_data(self, **kwargs):
        """Give the rows, and what can be asked instead."""
        return super().get_context_data(
            rows=self.silent,
            everybody=len(self.everybody),
            lacks=lack_choices(),
            lack=self.lack,
            lack_words=dict(lack_choices())[self.lack],
            onlys=[("", _("everybody expected to write")), (OWING, _("only who has a target"))],
            only=self.request.GET.get("only", ""),
            **kwargs,
        )


class SilentTableView(OfSilent, View):
    """The same list as a workbook."""

    def get(self, *_args, **_kwargs):
        """Send exactly what is shown."""
        columns = [
            pgettext("person", "Name"),
            _("Unit"),
            _("Has a target"),
            _("Written"),
            _("Handed in"),
            _("Adopted"),
            _("Wrote last on"),
            _("On leave"),
        ]
        lack = dict(lack_choices())[self.lack]
        title = _("{lack}, {period}").format(lack=lack, period=period_label(self.period))
        return as_file(title, columns, [_sheet_row(one) for one in self.silent])


def _sheet_row(one):
    return [
        one.person.name,
        one.unit,
        _("yes") if one.owes else _("no"),
        one.written,
        one.handed_in,
        one.adopted,
        timezone.localdate(one.last_at) if one.last_at else None,
        _("yes") if one.is_on_leave else "",
    ]
