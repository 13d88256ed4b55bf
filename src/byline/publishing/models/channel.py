"""Channels of the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageQuerySet

from byline.errors import Refused
from byline.publishing.models.article import ArticlePage
from byline.publishing.models.shell import Surrounded

if TYPE_CHECKING:
    from django.http import HttpRequest

    from byline.publishing.models.home import HomePage
    from byline.team.models import Congress

ON_A_PAGE = 20


class NoChannel(Refused):
    """The site has no channel yet in which a piece could stand. Ask the webmaster to add one."""


class ChannelPageQuerySet(PageQuerySet):
    """Words about channels."""

    def of(self, congress: Congress) -> ChannelPageQuerySet:
        """Keep the open channels of a congress's site, in the order of its tree.

        Raises NoChannel when there is none.
        """
        home = Page.objects.filter(homepage__congress=congress).first()
        found = self.live().descendant_of(home).order_by("path") if home else self.none()
        if not found.exists():
            raise NoChannel
        return found


class ChannelPage(Surrounded, Page):
    """A column of the public site; it may have columns of its own."""

    kind = models.CharField(
        _("kind of column"),
        max_length=20,
        blank=True,
        help_text=_("As the check of government sites names it."),
    )
    keywords = models.CharField(_("key words"), max_length=120, blank=True)

    objects = PageManager.from_queryset(ChannelPageQuerySet)()
    parent_page_types = ["publishing.HomePage", "publishing.ChannelPage"]
    subpage_types = ["publishing.ChannelPage", "publishing.ArticlePage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("search_description"),
        FieldPanel("kind"),
        FieldPanel("keywords"),
    ]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")

    @cached_property
    def home(self) -> HomePage:
        """Find the first page of its site."""
        return Page.objects.ancestor_of(self).get(homepage__isnull=False).specific

    @cached_property
    def way(self) -> list[ChannelPage]:
        """Find the channels from the top down to this one."""
        return [*ChannelPage.objects.ancestor_of(self).order_by("path"), self]

    def column(self) -> list[tuple[str, str]]:
        """Return the meta tags of a column."""
        return [
            ("ColumnName", self.title),
            ("ColumnDescription", self.search_description),
            ("ColumnKeywords", self.keywords),
            ("ColumnType", self.kind),
        ]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add the articles, newest first, its own channels, and the hot list of the site."""
        articles = Paginator(ArticlePage.objects.under(self).newest_first(), ON_A_PAGE)
        return super().get_context(request, *args, **kwargs) | {
            "here": self,
            "page_obj": articles.get_page(request.GET.get("page")),
            "parts": ChannelPage.objects.live().child_of(self).order_by("path"),
            "hot": ArticlePage.objects.under(self.home).most_read(),
        }
