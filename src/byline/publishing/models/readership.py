"""How often the articles of the public site are read."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from byline.publishing.models.article import ArticlePage

HOT_DAYS = 30  # a county's site has a handful of new articles a week; a shorter list would hardly move
MACHINES = re.compile(r"bot|spider|crawl|slurp|curl|wget|python", re.IGNORECASE)


def first_hot_day() -> date:
    """Return the first of the days whose readers make the hot list."""
    return timezone.localdate() - timedelta(days=HOT_DAYS - 1)


def is_by_a_reader(request: HttpRequest) -> bool:
    """Tell whether a page is fetched to be read: not by a machine that says so, nor only for its headers."""
    return request.method == "GET" and not MACHINES.search(request.headers.get("User-Agent", ""))


class ReadershipQuerySet(models.QuerySet):
    """Words about readers."""

    def add_reader(self, page: ArticlePage) -> None:
        """Count one reader of an article today."""
        today = self.filter(page=page, day=timezone.localdate())
        if not today.update(readers=F("readers") + 1):
            self.get_or_create(page=page, day=timezone.localdate())
            today.update(readers=F("readers") + 1)


class Readership(models.Model):
    """How often an article was opened on a day. Nothing is kept of who opened it."""

    page = models.ForeignKey("ArticlePage", on_delete=models.CASCADE, verbose_name=_("article"))
    day = models.DateField(_("day"), db_index=True)
    readers = models.PositiveIntegerField(_("readers"), default=0)

    objects = ReadershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("readership")
        verbose_name_plural = _("readerships")
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="readers_are_counted_by_day")]

    def __str__(self):
        return f"{self.page_id} {self.day}: {self.readers}"


class CountedResponse(TemplateResponse):
    """An article on its way to a reader, who is counted once it is sent: nobody waits for the counting."""

    article: ArticlePage | None = None

    def close(self) -> None:
        """Count the reader, then let Django end the request."""
        if self.article is not None and self.status_code == 200:  # noqa: PLR2004 -- the code for "here it is"
            Readership.objects.add_reader(self.article)
        super().close()
