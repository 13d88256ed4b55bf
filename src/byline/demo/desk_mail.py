"""Makes the log of notices by mail: what went, was put off, refused or given up, or nobody knows of."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from byline.activity.models import Mailing, Notice
from byline.demo.desk_scenes import DESK
from byline.demo.rehearsing import working_day
from byline.demo.stage import moment, morning
from byline.gateways.letters import fresh_id

if TYPE_CHECKING:
    from byline.demo.stage import Stage
    from byline.team.models import Person

NEWS_FOR = timedelta(days=2)
TAKES, TRIES = timedelta(seconds=2), 6
PAUSE = timedelta(minutes=40)
RESULTS = {"given_up": "put_off", "waiting": ""}


def mail_notices(stage: Stage) -> list[Mailing]:
    """Make the mails of the last days, each with the notices that waited for it; call it after the deeds."""
    rows = []
    for name, days, clock, is_daily, *became in DESK["mail"]["rows"]:
        day = working_day(stage.today, back=days)
        at = moment(datetime.combine(day, time.fromisoformat(clock)))
        mailing = Mailing(person=stage.people[name], asked_at=at, digest_on=day if is_daily else None)
        rows.append(_mailed(mailing, *became, again_at=morning(stage.today, hour=18)))
    return rows


def _mailed(mailing: Mailing, stands_at: str, code: int, words: str, *, again_at: datetime) -> Mailing:
    person: Person = mailing.person
    mailing.message_id = fresh_id(f"notices-{person.pk}", at="qinghe.example")
    mailing.stands_at = stands_at
    mailing.due_at = again_at if stands_at in {"waiting", "put_off"} else None
    mailing.save()
    waited = Notice.objects.filter(person=person, mailing=None, deed__at__lte=mailing.asked_at)
    fresh = waited.filter(deed__at__gt=mailing.asked_at - NEWS_FOR)
    Notice.objects.filter(pk__in=list(fresh.values_list("pk", flat=True))).update(mailing=mailing)
    for number in range({"given_up": TRIES, "waiting": 0}.get(stands_at, 1)):
        began_at = mailing.asked_at + number * PAUSE
        mailing.attempt_set.create(
            mailbox=person.email,
            began_at=began_at,
            ended_at=began_at + TAKES,
            result=RESULTS.get(stands_at, stands_at),
            code=code,
            words=words,
        )
    return mailing
