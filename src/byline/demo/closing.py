"""Closes the months with signed bulletins, and puts every deed of the story on record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from byline.activity.deeds import chain_of
from byline.activity.models import Deed, Notice
from byline.demo.desk_mail import mail_notices
from byline.demo.stage import morning
from byline.reckoning.periods import MONTH, Period
from byline.standings.gathering import gather
from byline.standings.models import Bulletin, IssueRegister, Layout, Signature
from byline.telling.figures import to_plain

if TYPE_CHECKING:
    from byline.demo.stage import Stage

MONTHS = 24
PREPARED_AFTER, SIGNED_AFTER = 4, 8
UNREAD_DAYS = 6


def close_months(stage: Stage) -> list[Bulletin]:
    """Make the bulletins of the past months; the last one may still wait for its signature."""
    months = [Period.containing(stage.today, MONTH).previous()]
    while len(months) < MONTHS:
        months.append(months[-1].previous())
    bulletins = [_bulletin(stage, month) for month in reversed(months) if _is_due(stage, month)]
    return [one for one in bulletins if one]


def _is_due(stage: Stage, month: Period) -> bool:
    return (stage.today - month.last).days > PREPARED_AFTER


def _bulletin(stage: Stage, month: Period) -> Bulletin | None:
    """Make one month's bulletin as preparing and signing it would have made it then."""
    figures = gather(stage.congress, period=month)
    if figures.is_empty:
        return None
    Layout.objects.lay_out_first(stage.congress)
    by, at = stage.people["chenjing"], morning(month.last + timedelta(days=PREPARED_AFTER), hour=10)
    bulletin = Bulletin.objects.draft(stage.congress, period=month, by=by)
    Bulletin.objects.filter(pk=bulletin.pk).update(prepared_at=at)
    bulletin.refresh_from_db()
    stage.happened(bulletin, "prepared", by=by, at=at)
    if month != Period.containing(stage.today, MONTH).previous():  # the last one waits for the director
        _sign(stage, bulletin, to_plain(figures))
    return bulletin


def _sign(stage: Stage, bulletin: Bulletin, figures: dict) -> None:
    zhou = stage.people["zhoushian"]
    at = morning(bulletin.ends_on + timedelta(days=SIGNED_AFTER), hour=15)
    bulletin.year = at.year
    bulletin.number = IssueRegister.take_number(stage.congress, year=at.year)
    bulletin.mark = stage.congress.bulletin_mark
    bulletin.frozen_figures = figures
    bulletin.save()
    signature = Signature(bulletin=bulletin, by=zhou, at=at)
    signature.digest = bulletin.computed_digest(signature)
    signature.save()
    readers = [person for person in stage.people.values() if person.sign_in_name]
    stage.happened(bulletin, "signed", by=zhou, at=at, tell=readers, number=bulletin.issue)


def put_on_record(stage: Stage) -> int:
    """Record every deed in the order of its time, and mail the notices; those of some days ago are read."""
    in_order = sorted(stage.happenings, key=lambda one: one.at)
    Deed.objects.append(in_order, chain=chain_of(stage.congress))
    fresh_from = morning(stage.today - timedelta(days=UNREAD_DAYS), hour=0)
    told_at = Deed.objects.filter(pk=OuterRef("deed")).values("at")[:1]
    # by their deeds, for PostgreSQL, which knows no figures yet, would join the notices with themselves
    earlier = Deed.objects.filter(at__lt=fresh_from)
    Notice.objects.filter(deed__in=earlier).update(read_at=Subquery(told_at))
    mail_notices(stage)
    return len(in_order)
