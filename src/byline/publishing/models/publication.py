"""A manuscript put on the public site, and taken off it again."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models import Manuscript, Review
from byline.manuscripts.models.state import Decision, State, Step
from byline.publishing.models.article import ArticlePage, summary_of
from byline.publishing.models.channel import ChannelPage
from byline.sending.models import Delivery
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from datetime import datetime

# where a text has passed; whether it is still that text is asked when it is published
REVIEWED = frozenset({State.PASSED, State.REGISTERED, State.SENT, State.ADOPTED})


class PublishedAlready(Refused):
    """{name} published this manuscript in {channel} on {day}. Withdraw it there first."""


class NotYourSite(Refused):
    """{channel} is a channel of another congress. Choose one of your own site."""


class WithdrawnAlready(Refused):
    """{name} withdrew this page on {day}. Publish it again if it is to come back."""


class WithdrawalReasonMissing(Refused):
    """Say why the page is withdrawn, so that whoever asks later finds the reason."""


class PublicationQuerySet(models.QuerySet):
    """Words about publications."""

    def visible_to(self, person: Person) -> PublicationQuerySet:
        """Keep those of the manuscripts that the person may see."""
        return self.filter(manuscript__in=Manuscript.objects.visible_to(person).values("pk"))

    def of(self, manuscript: Manuscript) -> PublicationQuerySet:
        """Keep a manuscript's, the newest first."""
        found = self.filter(manuscript=manuscript).order_by("-round")
        return found.select_related("page", "channel", "by", "withdrawal__by")

    def standing(self) -> PublicationQuerySet:
        """Keep those that nobody withdrew."""
        return self.filter(withdrawal=None)

    @transaction.atomic
    def publish(self, manuscript: Manuscript, *, in_: ChannelPage, by: Person) -> Publication:
        """Put a reviewed manuscript on the site as a page of a channel, at once.

        Raises NotYourSite, NotPassed, PublishedAlready, and what keeps it from the own site yet.
        """
        manuscript = manuscript.locked()
        channel = ChannelPage.objects.select_for_update().get(pk=in_.pk)
        if not manuscript.congress == by.congress == channel.home.congress:
            raise NotYourSite(channel=channel.title)
        manuscript.cleared_version()
        earlier = list(self.of(manuscript))
        if earlier and earlier[0].stands:
            raise PublishedAlready(**earlier[0].told())
        publication = self.put_up(manuscript, in_=channel, by=by)
        # who may publish is told by the desk's right, not by a right to pages
        publication.page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
        record(manuscript, "published", by=by, tell=manuscript.authors, channel=channel.title)
        Delivery.objects.note_on_own_site(manuscript, by=by)
        return publication

    def put_up(
        self, manuscript: Manuscript, *, in_: ChannelPage, by: Person, at: datetime | None = None
    ) -> Publication:
        """Make the page and its row as of a moment, now if none is given; ask nothing and tell nobody."""
        round_ = self.filter(manuscript=manuscript).count()
        page = page_of(manuscript, round_=round_, at=at or timezone.now())
        page.source, page.owner = in_.home.title, by
        page.editor = editor_of(manuscript) or by.name
        in_.add_child(instance=page)
        return self.create(
            manuscript=manuscript, page=page, channel=in_, round=round_, by=by, at=page.published_at
        )


class Publication(models.Model):
    """A manuscript put on the public site. After a withdrawal there may be another, with a new page."""

    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, related_name="+", verbose_name=_("manuscript")
    )
    page = models.OneToOneField(ArticlePage, on_delete=models.PROTECT, verbose_name=_("article"))
    channel = models.ForeignKey(
        ChannelPage, on_delete=models.PROTECT, related_name="+", verbose_name=_("channel")
    )
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.UniqueConstraint(
                fields=["manuscript", "round"], name="a_manuscript_is_published_once_a_round"
            )
        ]

    def __str__(self):
        return f"{self.manuscript} {self.channel}"

    @property
    def congress(self) -> Congress:
        """The congress of the manuscript."""
        return self.manuscript.congress

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return not hasattr(self, "withdrawal")

    def told(self) -> dict[str, object]:
        """Return who published it where and when, for a sentence."""
        day = timezone.localtime(self.at).date()
        return {"name": self.by.name, "channel": self.channel.title, "day": day}

    @transaction.atomic
    def withdraw(self, *, by: Person, reason: str) -> Withdrawal:
        """Take the page off the site; the page, the reason and who did it are kept.

        The manuscript's submission to the own site is withdrawn with it.

        Raises WithdrawalReasonMissing, NotYourSite and WithdrawnAlready.
        """
        if not reason.strip():
            raise WithdrawalReasonMissing
        manuscript = self.manuscript.locked()
        current = Publication.objects.get(pk=self.pk)
        if by.congress != current.congress:
            raise NotYourSite(channel=current.channel.title)
        if not current.stands:
            raise WithdrawnAlready(**current.withdrawal.told())
        withdrawal = Withdrawal.objects.create(publication=current, reason=reason.strip(), by=by)
        take_off(current.page, by=by)
        Delivery.objects.note_off_own_site(manuscript, words=withdrawal.reason, by=by)
        record(manuscript, "withdrawn", by=by, tell=manuscript.authors, reason=withdrawal.reason)
        return withdrawal


class Withdrawal(models.Model):
    """A page taken off the public site again, and why."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, verbose_name=_("publication"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_withdrawal_has_a_reason")
        ]

    def __str__(self):
        return str(self.publication)

    def told(self) -> dict[str, object]:
        """Return who withdrew it when, for a sentence."""
        return {"name": self.by.name, "day": timezone.localtime(self.at).date()}


def take_off(page: ArticlePage, *, by: Person) -> None:
    """Take a page off the site; that the person may do so is told by the deed, not by a right to pages."""
    UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)


def page_of(manuscript: Manuscript, *, round_: int, at: datetime) -> ArticlePage:
    """Return the article, not yet in the tree, that a manuscript becomes in a round of publication."""
    again = f"-{round_ + 1}" if round_ else ""
    return ArticlePage(
        title=manuscript.title,
        slug=f"{timezone.localtime(at):%Y%m%d}-{manuscript.pk}{again}",
        search_description=summary_of(manuscript.body),
        subtitle=manuscript.subtitle,
        body=manuscript.body,
        published_at=at,
        first_published_at=at,
        last_published_at=at,
        author=author_line(manuscript),
    )


def author_line(manuscript: Manuscript) -> str:
    """Return the authors in their order, each group with its unit: 林秀 吴建民（北河镇）."""
    authorships = manuscript.authorship_set.select_related("person", "unit").order_by("place")
    groups = groupby(authorships, key=lambda authorship: authorship.unit.name)
    return "、".join(f"{' '.join(each.person.name for each in group)}（{unit}）" for unit, group in groups)


def editor_of(manuscript: Manuscript) -> str:
    """Return the name of who passed the text in the office; empty where nobody did."""
    passed = Review.objects.filter(
        filing__manuscript=manuscript,
        step__reader=Step.OFFICE,
        decision__in=(Decision.PASSED, Decision.AMENDED),
    ).select_related("by")
    review = passed.order_by("pk").last()
    return review.by.name if review else ""
