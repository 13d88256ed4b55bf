"""What all pages of the public site share: the home they belong to, the head, the surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from byline.publishing import legibility

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from byline.publishing.models.home import HomePage


class Surrounded(models.Model):
    """A page of the site, with the masthead and the channels above it and the imprint below."""

    class Meta:
        abstract = True

    @cached_property
    def home(self) -> HomePage:
        """Tell the first page of the site this page belongs to."""
        raise NotImplementedError

    def column(self) -> list[tuple[str, str]]:
        """Return the names and contents of the meta tags that say what kind of page this is."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Return what the templates of the site show round every page."""
        surroundings = {
            "home": self.home,
            "channels": self.home.channels,
            "meta": [(name, content) for name, content in self.meta(request) if content],
            "legibility": legibility.chosen(request),
            "today": timezone.localdate(),
        }
        return super().get_context(request, *args, **kwargs) | surroundings

    def meta(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Return the meta tags after the guideline for government sites; an empty one is not printed."""
        site = [
            ("description", self.search_description),
            ("SiteName", self.home.title),
            ("SiteDomain", request.get_host()),
            ("SiteIDCode", self.home.site_code),
        ]
        return [*site, *self.column()]

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Answer, and keep how the reader wants to see the site."""
        return legibility.keep(super().serve(request, *args, **kwargs), request)
