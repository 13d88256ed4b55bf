"""The list of manuscripts: tabs, kept views, filters, order; the same as a sheet for Excel."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from byline.listing.asked import ALL, NEWEST_FIRST, Asked, rows_of
from byline.listing.forms import NewSavedViewForm
from byline.listing.models import SavedView
from byline.listing.models.batch import MOST, RIGHTS, Order
from byline.listing.search import NEAR, passage, terms_of
from byline.papers.download import as_file

ON_A_PAGE = 30
AT_ONCE = 500  # rows of a table that are read together


class KnownCount(Paginator):
    """Pages of a list whose length is known already, so that it is not counted twice."""

    def __init__(self, *args, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        if known is not None:
            self.count = known


class ManuscriptListView(PermissionRequiredMixin, ListView):
    """The manuscripts that this person may see."""

    permission_required = "manuscripts.add_manuscript"
    template_name = "listing/manuscripts.html"
    paginate_by = ON_A_PAGE

    @cached_property
    def asked(self):
        """Read the address."""
        return Asked(self.request.GET, self.request.user)

    @cached_property
    def tabs(self):
        """Count the tabs."""
        return self.asked.tabs()

    def get_queryset(self):
        """Return the keys of the rows; what filters keep is read once, and counted here."""
        return list(self.asked.keys()) if self.asked.kept else self.asked.keys()

    def get_paginator(self, queryset, per_page, **kwargs):
        """Take the count from the tabs where no filter narrows the list."""
        known = None if self.asked.kept else dict(self.tabs).get(self.asked.tab)
        return KnownCount(queryset, per_page, known=known, **kwargs)

    def paginate_queryset(self, queryset, page_size):
        """Read the rows of the page alone, with the place of each searched word that is not in the title."""
        paginator, page, _keys, is_paginated = super().paginate_queryset(queryset, page_size)
        terms = terms_of(self.asked.words)
        page.object_list = rows_of(page.object_list, with_body=bool(terms))
        for row in page.object_list if terms else ():
            missing = [term for term in terms if term.lower() not in row.title.lower()]
            row.passage = passage(row.text, missing, around=NEAR)
        return paginator, page, page.object_list, is_paginated

    def get_context_data(self, **kwargs):
        """Add the tabs, the kept views, what the list can be narrowed by, and the deeds for many."""
        person, canonical = self.request.user, self.asked.canonical
        views = list(SavedView.objects.visible_to(person))
        saved_view = next((view for view in views if view.query == canonical), None)
        return super().get_context_data(
            asked=self.asked,
            tab_now=None if saved_view else self.asked.tab,
            tabs=self.tabs,
            saved_views=views,
            saved_view=saved_view,
            saving=NewSavedViewForm(initial={"query": canonical}, auto_id="saving_%s"),
            can_be_saved=bool(canonical and not saved_view),
            is_narrowed=bool(self.asked.kept or self.asked.tab != ALL),
            orders=[(order, order.label) for order in Order if person.has_perm(RIGHTS[order])],
            most=MOST,
            now=timezone.now(),
            newest_first=NEWEST_FIRST,
            **kwargs,
        )


class ManuscriptTableView(PermissionRequiredMixin, View):
    """What the list shows, all its pages, as a sheet for Excel."""

    permission_required = "manuscripts.add_manuscript"

    def get(self, request):
        """Send the file."""
        columns = (
            _("Registration number"),
            _("Title"),
            _("Authors"),
            _("Unit"),
            _("Genre"),
            _("How far"),
            _("Printed"),
            _("Sent"),
            _("Changed"),
        )
        keys = list(Asked(request.GET, request.user).keys())
        rows = (cells_of(row) for batch in parted(keys, AT_ONCE) for row in rows_of(batch))
        return as_file(_("Manuscripts"), columns, rows)


def parted(keys, size):
    """Yield the keys some at a time."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def cells_of(manuscript):
    """Return the cells of one manuscript, as the list shows them."""
    registration = getattr(manuscript, "registration", None)
    return [
        registration and str(registration),
        str(manuscript),
        "、".join(authorship.person.name for authorship in manuscript.authorship_set.all()),
        str(manuscript.unit),
        manuscript.get_genre_display(),
        str(manuscript.state.label),
        manuscript.outlets_printed,
        manuscript.outlets_sent,
        timezone.localtime(manuscript.changed_at).date(),
    ]
