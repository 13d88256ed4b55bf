"""Articles of the public site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageQuerySet

from byline.ledger.models import Adoption
from byline.manuscripts import text
from byline.publishing import legibility
from byline.publishing.models.readership import CountedResponse, first_hot_day, is_by_a_reader
from byline.publishing.models.shell import Surrounded

if TYPE_CHECKING:
    from django.http import HttpRequest

    from byline.publishing.models.channel import ChannelPage
    from byline.publishing.models.home import HomePage

PICTURE = re.compile(r'(?<=src=")/pictures/(\d+)/(?=")')
LONGEST_SUMMARY = 90  # characters: two lines under a title
OPENING = 160  # characters: as high as five lines of news beside it
HOT = 8
BESIDE = 5


def summary_of(body: str) -> str:
    """Return the beginning of a text for lists: its first paragraph, cut where it is too long."""
    first = text.plain(body).partition("\n")[0]
    return first if len(first) <= LONGEST_SUMMARY else f"{first[: LONGEST_SUMMARY - 1]}…"


class ArticlePageQuerySet(PageQuerySet):
    """Words about articles."""

    def under(self, page: Page) -> ArticlePageQuerySet:
        """Keep the published ones of a channel and its own channels, or of a whole site."""
        return self.live().descendant_of(page)

    def newest_first(self) -> ArticlePageQuerySet:
        """Order by the moment of publication, and leave out the texts, which lists do not show."""
        return self.defer("body").order_by("-published_at", "-pk")

    def most_read(self) -> ArticlePageQuerySet:
        """Order by how often they were opened in the last 30 days, the newer first where that is equal."""
        lately = Sum("readership__readers", filter=Q(readership__day__gte=first_hot_day()))
        found = self.defer("body").annotate(readers=Coalesce(lately, 0))
        return found.order_by("-readers", "-published_at", "-pk")[:HOT]

    def saying(self, words: list[str]) -> ArticlePageQuerySet:
        """Keep those in whose title or text every one of the words stands."""
        found = self
        for word in words:
            found = found.filter(Q(title__icontains=word) | Q(body__icontains=word))
        return found


class ArticlePage(Surrounded, Page):
    """An article on the public site."""

    subtitle = models.CharField(_("sub-title"), max_length=120, blank=True)
    body = models.TextField(
        _("text"), help_text=_("HTML as manuscripts have it. Anything else is taken out.")
    )
    published_at = models.DateTimeField(_("published at"), default=timezone.now, db_index=True)
    source = models.CharField(_("source"), max_length=80)
    author = models.CharField(_("author"), max_length=200, blank=True)
    editor = models.CharField(_("responsible editor"), max_length=60, blank=True)

    objects = PageManager.from_queryset(ArticlePageQuerySet)()
    parent_page_types = ["publishing.ChannelPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("published_at", "source", "author", "editor")], heading=_("Facts")
        ),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        """Take out of the text whatever a manuscript may not hold."""
        super().clean()
        self.body = text.clean(self.body)

    @cached_property
    def channel(self) -> ChannelPage:
        """Find the channel it stands in."""
        return self.get_parent().specific

    @cached_property
    def home(self) -> HomePage:
        """Find the first page of its site."""
        return self.channel.home

    @property
    def public_body(self) -> str:
        """The text with its pictures at the addresses where everybody may see them."""
        return PICTURE.sub(lambda found: reverse("public-picture", args=[found[1]]), self.body)

    @property
    def picture(self) -> str:
        """The public address of the first picture; empty where there is none."""
        found = PICTURE.search(self.body)
        return reverse("public-picture", args=[found[1]]) if found else ""

    @property
    def opening(self) -> list[str]:
        """The first paragraphs, for a lead story without a picture: as many as fill its place."""
        paragraphs, room = [], OPENING
        for paragraph in text.plain(self.body).splitlines():
            if room <= 0:
                break
            paragraphs.append(paragraph)
            room -= len(paragraph)
        return paragraphs

    def column(self) -> list[tuple[str, str]]:
        """Return the meta tags of an article."""
        moment = timezone.localtime(self.published_at).strftime("%Y-%m-%d %H:%M")
        return [
            ("ColumnName", self.channel.title),
            ("ColumnType", self.channel.kind),
            ("ArticleTitle", self.title),
            ("PubDate", moment),
            ("ContentSource", self.source),
            ("Author", self.author),
            ("Image", self.picture),
        ]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add the hot list, the neighbours in the channel, and who else printed it."""
        neighbours = ArticlePage.objects.live().child_of(self.channel).exclude(pk=self.pk).newest_first()
        return super().get_context(request, *args, **kwargs) | {
            "here": self.channel,
            "hot": ArticlePage.objects.under(self.home).most_read(),
            "newer": neighbours.filter(published_at__gt=self.published_at).reverse().first(),
            "older": neighbours.filter(published_at__lte=self.published_at).first(),
            "related": neighbours[:BESIDE],
            "printed_by": self.printed_by(),
        }

    def printed_by(self) -> list[str]:
        """Return the names of the outlets that printed it too, as the ledger has confirmed."""
        printed = Adoption.objects.confirmed().filter(manuscript__in=self._manuscripts())
        names = printed.order_by("clipping__printed_on", "pk").values_list(
            "clipping__outlet__name", flat=True
        )
        return list(dict.fromkeys(name for name in names if name))

    def _manuscripts(self) -> models.QuerySet:
        return ArticlePage.objects.filter(pk=self.pk, publication__isnull=False).values(
            "publication__manuscript"
        )

    def serve(self, request: HttpRequest, *args, **kwargs) -> CountedResponse:
        """Answer with the article; whoever reads it is counted afterwards."""
        context = self.get_context(request, *args, **kwargs)
        answer = CountedResponse(request, self.get_template(request, *args, **kwargs), context)
        if is_by_a_reader(request):
            answer.article = self
        return legibility.keep(answer, request)
