"""The public version of a bulletin, put on the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.papers.chart import Chart
from byline.papers.official import Annex, Attachments, Undersigned
from byline.papers.page import block_as_html, said
from byline.publishing.models.article import ArticlePage, summary_of
from byline.publishing.models.channel import ChannelPage
from byline.publishing.models.publication import NotYourSite
from byline.standings.models import Bulletin, Disclosure
from byline.team.models import Person

if TYPE_CHECKING:
    from byline.papers.official import Paper

# the site has a line of its own for maker and day; a drawing is no part of an article's text
LEFT_OUT = (Attachments, Undersigned, Chart)


class AnnouncedAlready(Refused):
    """This bulletin is on the site already, in {channel}. Take that page off first."""


class AnnouncementQuerySet(models.QuerySet):
    """Words about announcements."""

    @transaction.atomic
    def announce(self, bulletin: Bulletin, *, in_: ChannelPage, by: Person) -> Announcement:
        """Put a bulletin on the site in the form that was decided.

        Refuses with NotDisclosed, NotYourSite, and AnnouncedAlready while its page is live.
        """
        paper = bulletin.public_paper()
        channel = ChannelPage.objects.select_for_update().get(pk=in_.pk)
        if not bulletin.congress == by.congress == channel.home.congress:
            raise NotYourSite(channel=channel.title)
        earlier = self.filter(bulletin=bulletin)
        live = earlier.filter(page__live=True).select_related("channel").first()
        if live:
            raise AnnouncedAlready(channel=live.channel.title)
        page = page_of(paper, slug=f"bulletin-{bulletin.pk}-{earlier.count() + 1}")
        page.source, page.owner, page.editor = channel.home.title, by, by.name
        channel.add_child(instance=page)
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
        record(bulletin, "announced", by=by, channel=channel.title)
        allowed = bulletin.disclosure
        return self.create(bulletin=bulletin, disclosure=allowed, page=page, channel=channel, by=by)


class Announcement(models.Model):
    """A signed bulletin's public version put on the site, after the decision that allowed its form."""

    bulletin = models.ForeignKey(
        Bulletin, on_delete=models.PROTECT, related_name="+", verbose_name=_("bulletin")
    )
    disclosure = models.ForeignKey(
        Disclosure, on_delete=models.PROTECT, related_name="+", verbose_name=_("disclosure")
    )
    page = models.OneToOneField(ArticlePage, on_delete=models.PROTECT, verbose_name=_("article"))
    channel = models.ForeignKey(
        ChannelPage, on_delete=models.PROTECT, related_name="+", verbose_name=_("channel")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")

    def __str__(self):
        return f"{self.bulletin} {self.channel}"


def page_of(paper: Paper, *, slug: str) -> ArticlePage:
    """Return the article, not yet in the tree, that a paper becomes; its annexes follow under headings."""
    body = "\n".join(
        f"<h2>{said(block.title)}</h2>" if isinstance(block, Annex) else block_as_html(block)
        for block in paper.blocks
        if not isinstance(block, LEFT_OUT) and not _is_of_a_drawing(block, paper)
    )
    page = ArticlePage(
        title="".join(paper.title.split()),
        slug=slug,
        search_description=summary_of(body),
        body=body,
        author=paper.maker,
    )
    page.clean()
    return page


def _is_of_a_drawing(block: object, paper: Paper) -> bool:
    """Tell whether a block is the heading of a drawing, which is left out."""
    following = paper.blocks[paper.blocks.index(block) + 1 :]
    return isinstance(block, Annex) and bool(following) and isinstance(following[0], Chart)
