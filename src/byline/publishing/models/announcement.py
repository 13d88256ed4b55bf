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
from byline.publishing.models.publication import (
    NotYourSite,
    WithdrawalReasonMissing,
    WithdrawnAlready,
    take_off,
)
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

    def visible_to(self, person: Person) -> AnnouncementQuerySet:
        """Keep those of the bulletins that the person may see."""
        return self.filter(bulletin__in=Bulletin.objects.visible_to(person).values("pk"))

    def of(self, bulletin: Bulletin) -> AnnouncementQuerySet:
        """Keep a bulletin's, the newest first."""
        found = self.filter(bulletin=bulletin).order_by("-pk")
        return found.select_related("page", "channel", "by", "takingdown__by")

    def standing(self) -> AnnouncementQuerySet:
        """Keep those that nobody took down."""
        return self.filter(takingdown=None)

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
        live = earlier.standing().filter(page__live=True).select_related("channel").first()
        if live:
            raise AnnouncedAlready(channel=live.channel.title)
        page = page_of(paper, slug=f"bulletin-{bulletin.pk}-{earlier.count() + 1}")
        page.source, page.owner, page.editor = channel.home.title, by, by.name
        channel.add_child(instance=page)
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
        record(bulletin, "announced", by=by, channel=channel.title)
        allowed = bulletin.disclosure
        return self.create(bulletin=bulletin, disclosure=allowed, page=page, channel=channel, by=by)

    @transaction.atomic
    def decide(self, bulletin: Bulletin, *, form: str, reason: str, by: Person) -> Disclosure:
        """Decide in which form a bulletin may be shown outside; a page in another form is taken down.

        Refuses as `Bulletin.disclose` does.
        """
        decided = bulletin.disclose(form=form, reason=reason, by=by)
        for one in self.of(bulletin).standing().exclude(disclosure__form=form):
            one.take_down(reason=decided.reason, by=by)
        return decided


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

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it down."""
        return not hasattr(self, "takingdown")

    @transaction.atomic
    def take_down(self, *, reason: str, by: Person) -> TakingDown:
        """Take the page off the site; the page, the reason and who did it are kept.

        Refuses with WithdrawalReasonMissing, NotYourSite and WithdrawnAlready.
        """
        if not reason.strip():
            raise WithdrawalReasonMissing
        type(self).objects.select_for_update().get(pk=self.pk)
        current = type(self).objects.of(self.bulletin).get(pk=self.pk)
        if by.congress != current.bulletin.congress:
            raise NotYourSite(channel=current.channel.title)
        if not current.stands:
            raise WithdrawnAlready(**current.takingdown.told())
        taken = TakingDown.objects.create(announcement=current, reason=reason.strip(), by=by)
        take_off(current.page, by=by)
        record(current.bulletin, "taken_down", by=by, reason=taken.reason)
        return taken


class TakingDown(models.Model):
    """A bulletin's page taken off the public site again, and why."""

    announcement = models.OneToOneField(
        Announcement, on_delete=models.PROTECT, verbose_name=_("announcement")
    )
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("taking down")
        verbose_name_plural = _("takings down")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_taking_down_has_a_reason")
        ]

    def __str__(self):
        return str(self.announcement)

    def told(self) -> dict[str, object]:
        """Return who took it down when, for a sentence."""
        return {"name": self.by.name, "day": timezone.localtime(self.at).date()}


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
