"""Opens the public site, and puts reviewed manuscripts on it, as the webmaster has over the last months."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from byline.demo.stage import moment
from byline.demo.story import STAR_TITLE, working
from byline.publishing.models import ChannelPage, HomePage, Publication, Readership

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from byline.demo.stage import Stage
    from byline.demo.story import Draft
    from byline.manuscripts.models import Manuscript
    from byline.publishing.models import ArticlePage

SITE_NAME = "青禾人大"
IMPRINT = {
    "address": "青禾县人民路1号",
    "phone": "0000-0000000",
    "report_phone": "0000-0000000",
    "report_mail": "jubao@qinghe.example",
    "site_code": "0000000000",
    "icp_filing": "东ICP备00000000号",
    "police_filing": "东公网安备00000000000000号",
}
# Which moulds make the news of which channel; what is left of the townships goes to their own.
CHANNELS = {
    "news": ("standing_meeting", "chairmen_meeting", "congress", "inquiry", "suggestions_handover"),
    "legislation": ("legislation_point", "recording_review"),
    "supervision": ("enforcement", "budget", "audit", "business", "justice", "field_survey", "court"),
    "deputies": (
        "reception_day",
        "portrait",
        "portrait_industry",
        "night_visit",
        "deputy_report",
        "embankment",
    ),
    "townships": ("livelihood_vote", "canteen", "village_road", "drinking_water", "harvest", "old_tree"),
    "series": ("station_story", "media_video"),
    "office": ("staff_study", "deputy_training"),
}
IN_A_CHANNEL = 8
HOT_DAYS = 20


def open_site(told: list[Draft], manuscripts: list[Manuscript], stage: Stage) -> int:
    """Found the site and publish the newest pieces of each channel; return how many."""
    home = HomePage.found(stage.congress, called=SITE_NAME)
    for name, value in IMPRINT.items():
        setattr(home, name, value)
    channels = {channel.slug: channel for channel in ChannelPage.objects.of(stage.congress)}
    count = 0
    for slug, draft, manuscript in _chosen(told, manuscripts):
        page = _publish(draft, manuscript, channels[slug], stage)
        count += 1
        if draft.text.title == STAR_TITLE:
            home.lead = page
    home.save()
    return count


def _chosen(told: list[Draft], manuscripts: list[Manuscript]) -> Iterator[tuple[str, Draft, Manuscript]]:
    """Yield the newest registered pieces of each channel, the oldest of them first."""
    for slug, names in CHANNELS.items():
        fitting = [
            (slug, draft, manuscript)
            for draft, manuscript in zip(told, manuscripts, strict=True)
            if draft.registered_at and draft.text.mould in names
        ]
        yield from fitting[-IN_A_CHANNEL:]


def _publish(draft: Draft, manuscript: Manuscript, channel: ChannelPage, stage: Stage) -> ArticlePage:
    by, at = stage.people["suyi"], moment(_hour(draft, stage))
    page = Publication.objects.put_up(manuscript, in_=channel, by=by, at=at).page
    told = manuscript.authors
    stage.happened(manuscript, "published", by=by, at=at, tell=told, channel=channel.title)
    _read(page, stage)
    return page


def _hour(draft: Draft, stage: Stage) -> datetime:
    """Return when the webmaster put it up: the next working hours, but not after the story's end."""
    up_at = working(draft.registered_at + timedelta(hours=3))
    return up_at if up_at.date() < stage.today else draft.registered_at


def _read(page: ArticlePage, stage: Stage) -> None:
    """Count its readers of the last days: many at first, fewer every day, none before it was up."""
    dice = Random(page.slug)  # noqa: S311 -- a demo, not a secret
    first = timezone.localtime(page.published_at).date()
    Readership.objects.bulk_create(
        Readership(page=page, day=day, readers=dice.randint(20, 160) // ((day - first).days + 1) + 1)
        for day in (stage.today - timedelta(days=ago) for ago in range(1, HOT_DAYS))
        if day >= first
    )
