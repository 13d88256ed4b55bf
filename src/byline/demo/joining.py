"""Plays what happens to people and what they owe: squads, a newcomer, a leave, a quota, sheets signed."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings

from byline.demo.rehearsing import in_office, working_day
from byline.demo.stage import years_before
from byline.inventing.county import TEXTS
from byline.reckoning.periods import HALF_YEAR, Period
from byline.rules.models import Pledge, Target
from byline.targets.models import Quota
from byline.team.models import Leave, Person, Post, Squad, SquadMember

if TYPE_CHECKING:
    from datetime import date

    from byline.demo.stage import Stage

OFFICE = tomllib.loads((TEXTS / "office.toml").read_text(encoding="utf-8"))
NEWCOMER_SINCE, MOVED, AWAY_FROM, AWAY_UNTIL = 70, 31, 24, -20  # days ago
VANGUARD_DAYS, TASK_FORCE_SINCE = 59, 50  # days after the New Year before last; days ago
CHANGED = {"vanguard": 62, "task": 9}  # days ago: somebody left the squad, and another joined
OWED_BY_WRITERS, OWED_BY_TOWNSHIPS = Decimal(3), Decimal(30)


def join_up(stage: Stage) -> None:
    """Play all of it in the order of its time."""
    today = stage.today
    _squad(stage, "vanguard", since=years_before(today, 1) + timedelta(days=VANGUARD_DAYS))
    _newcomer(stage)
    _squad(stage, "task", since=today - timedelta(days=TASK_FORCE_SINCE))
    _leave(stage)
    half = Period.containing(today, HALF_YEAR)
    _quotas(stage, half)
    _sheets(stage, half)


def _squad(stage: Stage, code: str, *, since: date) -> None:
    told, chen = OFFICE["squads"][code], stage.people["chenjing"]
    with in_office(stage, since, "09:20"):
        squad = Squad(congress=stage.congress, name=told["name"], purpose=told["purpose"], starts_on=since)
        squad.found(by=chen)
        first = {name: _member(stage, squad, name, since) for name in (told["leader"], *told["members"])}
    changed = stage.today - timedelta(days=CHANGED[code])
    with in_office(stage, changed, "10:10"):
        first[told["left"]].leave(on=changed, by=chen)
        _member(stage, squad, told["joined"], changed)


def _member(stage: Stage, squad: Squad, name: str, day: date) -> SquadMember:
    is_leader = any(name == told["leader"] for told in OFFICE["squads"].values())
    member = SquadMember(squad=squad, person=stage.people[name], is_leader=is_leader, starts_on=day)
    return member.join(by=stage.people["chenjing"])


def _newcomer(stage: Stage) -> None:
    """Take somebody on in one township who moves to another, so that what they owe falls to both."""
    told, luo = OFFICE["newcomer"], stage.people["luopeng"]
    came, last = (stage.today - timedelta(days=ago) for ago in (NEWCOMER_SINCE, MOVED))
    with in_office(stage, came, "09:10"):
        person = Person(congress=stage.congress, name=told["name"], sign_in_name=told["sign_in"])
        person.email = f"{told['sign_in']}@qinghe.example"
        person.add(by=luo, password=settings.DEMO_PASSWORD)
        first = _post(person, stage.units[told["unit"]], told["title"], came).give(by=luo)
    with in_office(stage, last, "16:30"):
        first.end(on=last, by=luo)
        _post(person, stage.units[told["then"]], told["then_title"], last + timedelta(days=1)).give(by=luo)


def _post(person: Person, unit, title: str, day: date) -> Post:
    return Post(person=person, unit=unit, role="writer", title=title, starts_on=day)


def _leave(stage: Stage) -> None:
    told, today = OFFICE["leave"], stage.today
    first, last = (today - timedelta(days=ago) for ago in (AWAY_FROM, AWAY_UNTIL))
    with in_office(stage, first, "08:50"):
        leave = Leave(person=stage.people[told["who"]], kind=told["kind"], starts_on=first, ends_on=last)
        leave.grant(by=stage.people["chenjing"])


def _quotas(stage: Stage, half: Period) -> None:
    """Draw up what every writer owes in the province, lay it on them, and draw up one for the townships."""
    zhao, days = stage.people["zhaoqiming"], {"starts_on": half.first, "ends_on": half.last}
    provincial = {"role": "writer", "measure": "pieces", "minimum_level": "province"}
    with in_office(stage, working_day(stage.today, back=16), "10:00"):
        quota = Quota(**days, whom="people", amount=OWED_BY_WRITERS, **provincial).draw_up(by=zhao)
    with in_office(stage, working_day(stage.today, back=15), "15:00"):
        quota.lay(by=zhao)
    township = {"unit_kind": "township", "measure": "points"}
    with in_office(stage, working_day(stage.today, back=3), "16:20"):
        Quota(**days, whom="units", amount=OWED_BY_TOWNSHIPS, **township).draw_up(by=zhao)


def _sheets(stage: Stage, half: Period) -> None:
    """Let two townships and two writers sign their sheets; the office signs two of them."""
    for code, writer in (("beihe", "linxiu"), ("liulin", "sunxiaoyan")):
        unit, person, head = stage.units[code], stage.people[writer], stage.heads[code][0]
        with in_office(stage, working_day(stage.today, back=13), "09:40"):
            pledged = [_sign(holder, half, by=by) for holder, by in ((unit, head), (person, person))]
        if code == "beihe":
            with in_office(stage, working_day(stage.today, back=12), "11:00"):
                for pledge, holder in zip(pledged, (unit, person), strict=True):
                    pledge.countersign(owing=_owing(holder, half), by=stage.people["zhaoqiming"])


def _owing(holder, half: Period):
    return Target.objects.of_holder(holder).within(half).filter(amount__gt=0)


def _sign(holder, half: Period, *, by: Person) -> Pledge:
    return Pledge.objects.sign(holder, period=half, owing=_owing(holder, half), by=by)
