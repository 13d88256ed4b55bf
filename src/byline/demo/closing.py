"""Closes the months with signed bulletins, and puts every deed of the story on record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from byline.activity.deeds import chain_of
from byline.activity.models import Deed, Notice
from byline.demo.desk_mail import mail_notices
from byline.demo.stage import morning
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, Period
from byline.standings.gathering import gather
from byline.standings.models import Bulletin, IssueRegister, Layout, Signature
from byline.telling.figures import to_plain

if TYPE_CHECKING:
    from datetime import datetime

    from byline.demo.stage import Stage

MONTHS = 24
PREPARED_AFTER, SIGNED_AFTER = 4, 8
LATER = {QUARTER: 2, HALF_YEAR: 4}  # days by which a longer period's bulletin comes after its last month's
UNREAD_DAYS = 6


def close_months(stage: Stage) -> list[Bulletin]:
    """Make the bulletins of the past months, of a quarter and a half-year; the last one may still wait."""
    months = [Period.containing(stage.today, MONTH).previous()]
    while len(months) < MONTHS:
        months.append(months[-1].previous())
    told = [*reversed(months), stage.quarter_told, stage.half_told]
    told.sort(key=lambda period: (period.last, LATER.get(period.kind, 0)))
    bulletins = [_bulletin(stage, period) for period in told if _is_due(stage, period)]
    return [one for one in bulletins if one]


def _is_due(stage: Stage, period: Period) -> bool:
    return (stage.today - period.last).days > PREPARED_AFTER


def _bulletin(stage: Stage, period: Period) -> Bulletin | None:
    """Make one period's bulletin as preparing and signing it would have made it then."""
    figures = gather(stage.congress, period=period)
    if figures.is_empty:
        return None
    Layout.objects.lay_out_first(stage.congress)
    by, at = stage.people["chenjing"], _day(period, PREPARED_AFTER, hour=10)
    bulletin = Bulletin.objects.draft(stage.congress, period=period, by=by)
    Bulletin.objects.filter(pk=bulletin.pk).update(prepared_at=at)
    bulletin.refresh_from_db()
    stage.happened(bulletin, "prepared", by=by, at=at)
    if period != Period.containing(stage.today, MONTH).previous():  # the last one waits for the director
        _sign(stage, bulletin, to_plain(figures))
    return bulletin


def _day(period: Period, after: int, *, hour: int) -> datetime:
    return morning(period.last + timedelta(days=after + LATER.get(period.kind, 0)), hour=hour)


def _sign(stage: Stage, bulletin: Bulletin, figures: dict) -> None:
    zhou = stage.people["zhoushian"]
    at = _day(bulletin.period, SIGNED_AFTER, hour=15)
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
