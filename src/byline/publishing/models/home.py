"""The first page of a congress's public site, and how the site begins."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import GroupPagePermission, Locale, Page, Site

from byline.errors import Refused
from byline.publishing import beginning
from byline.publishing.models.article import ArticlePage
from byline.publishing.models.shell import Surrounded
from byline.team.models import Congress

if TYPE_CHECKING:
    from django.http import HttpRequest

WEBMASTERS_MAY = ("add_page", "change_page", "publish_page")
NEWEST = 12  # among so many, the newest with a picture leads
IN_A_COLUMN = 4
IN_THE_NEWS = 5


class AddressTaken(Refused):
    """{congress} has its site at this address already. Give the new site an address of its own."""


class HomePage(Surrounded, Page):
    """The first page of a congress's site, with the imprint: who answers for the site, and its filings."""

    congress = models.OneToOneField(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    lead = models.ForeignKey(
        ArticlePage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("Without one, the newest article with a picture leads."),
    )
    sponsor = models.CharField(_("sponsor"), max_length=80, blank=True)
    address = models.CharField(_("postal address"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    report_phone = models.CharField(_("phone for reports"), max_length=40, blank=True)
    report_mail = models.EmailField(_("mailbox for reports"), blank=True)
    site_code = models.CharField(_("code of the site"), max_length=10, blank=True)
    icp_filing = models.CharField(_("ICP filing"), max_length=40, blank=True)
    police_filing = models.CharField(_("police filing"), max_length=40, blank=True)

    parent_page_types: list[str] = []
    subpage_types = ["publishing.ChannelPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("search_description"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    *("sponsor", "address", "phone", "report_phone", "report_mail"),
                    *("site_code", "icp_filing", "police_filing"),
                )
            ],
            heading=_("Imprint"),
        ),
    ]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @classmethod
    @transaction.atomic
    def found(cls, congress: Congress, *, called: str = "", host: str = "") -> HomePage:
        """Return the congress's site; make what is missing of it: home, channels, address, rights.

        `called` is the name of a new site, by itself 青禾县人大 for 青禾县人大常委会. The first site answers
        at every address of this machine; another congress's needs a `host` of its own. Raises AddressTaken.
        """
        home = cls.objects.filter(congress=congress).first() or cls._laid_out(congress, called)
        home.open_at(host)
        home.admit_webmasters()
        return home

    @classmethod
    def _laid_out(cls, congress: Congress, called: str) -> HomePage:
        Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
        root = Page.get_first_root_node() or Page.add_root(title="Root")
        title = called or beginning.site_name(congress.name)
        home = cls(title=title, slug=f"congress-{congress.pk}", congress=congress, sponsor=congress.name)
        root.add_child(instance=home)
        beginning.add_channels(home)
        return cls.objects.get(pk=home.pk)

    def open_at(self, host: str) -> None:
        """Let the site answer, at a host of its own where one is given, unless it does already.

        Raises AddressTaken.
        """
        if Site.objects.filter(root_page=self).exists():
            return
        default = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if default and not host:
            raise AddressTaken(congress=default.root_page.specific.congress.name)
        ours = urlsplit(settings.SITE_ADDRESS)
        Site.objects.create(
            hostname=host or ours.hostname,
            port=80 if host else ours.port or {"https": 443}.get(ours.scheme, 80),
            root_page=self,
            site_name=self.title,
            is_default_site=default is None,
        )

    def admit_webmasters(self) -> None:
        """Write down what webmasters may do here; who they are, the posts of the day tell."""
        group, _is_new = Group.objects.get_or_create(name=f"webmasters {self.congress_id}")
        for right in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=WEBMASTERS_MAY
        ):
            GroupPagePermission.objects.get_or_create(group=group, page=self, permission=right)

    @cached_property
    def home(self) -> HomePage:
        """Itself."""
        return self

    @cached_property
    def channels(self) -> list[Page]:
        """Find the open channels of the top, in their order."""
        return list(self.get_children().live().order_by("path"))

    def column(self) -> list[tuple[str, str]]:
        """Return the meta tags of the first page."""
        return [("ColumnName", gettext("Home")), ("ColumnType", gettext("Home"))]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add the lead story, the news beside it, the hot list, and a column of each other channel."""
        articles = ArticlePage.objects.under(self)
        lead = self._leading()
        others = articles.exclude(pk=lead.pk) if lead else articles
        news = next(iter(self.channels), None)
        return super().get_context(request, *args, **kwargs) | {
            "here": self,
            "lead": lead,
            "news_channel": news,
            "news": others.descendant_of(news).newest_first()[:IN_THE_NEWS] if news else (),
            "hot": articles.most_read(),
            "columns": self._columns(self.channels[1:]),
        }

    def _leading(self) -> ArticlePage | None:
        if self.lead and self.lead.live:
            return self.lead
        newest = list(ArticlePage.objects.under(self).order_by("-published_at", "-pk")[:NEWEST])
        return next((article for article in newest if article.picture), next(iter(newest), None))

    def _columns(self, channels: list[Page]) -> list[tuple[Page, list[ArticlePage]]]:
        columns = [
            (each, list(ArticlePage.objects.under(each).newest_first()[:IN_A_COLUMN])) for each in channels
        ]
        return [(channel, articles) for channel, articles in columns if articles]
