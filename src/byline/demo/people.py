"""Makes the congress, its units, people and posts, and the outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.hashers import make_password

from byline.inventing import county
from byline.outlets.models import Outlet
from byline.team.models import Congress, Person, Post, Unit

if TYPE_CHECKING:
    from byline.demo.stage import Stage

SALT = "qinghexian"
FULL_NAMES = {"office": "县人大常委会{}", "committee": "县人大常委会{}"}
PHONE = "100{:08d}"  # no mobile number begins with 100, so nobody is rung up


def settle_in(stage: Stage) -> None:
    """Make everybody and everything that the story needs before its first day."""
    stage.congress = Congress.objects.create(
        name=county.CONGRESS["name"],
        short_name=county.CONGRESS["county"],
        register_mark=county.CONGRESS["register"],
        bulletin_mark=county.CONGRESS["bulletins"],
    )
    _units(stage)
    _people(stage)
    _posts(stage)
    _outlets(stage)


def _units(stage: Stage) -> None:
    rows = [
        Unit(
            congress=stage.congress,
            name=FULL_NAMES.get(card.kind, "{}").format(card.name),
            short_name=card.name,
            kind=card.kind,
            rank=rank,
        )
        for rank, card in enumerate(county.UNITS.values(), start=1)
    ]
    Unit.objects.bulk_create(rows)
    stage.units = dict(zip(county.UNITS, rows, strict=True))


def _people(stage: Stage) -> None:
    """One hash serves everybody: sixty of them would take half the time of the making."""
    password = make_password(settings.DEMO_PASSWORD, salt=SALT)
    nobody = make_password(None)
    rows = [
        Person(
            congress=stage.congress,
            name=card.name,
            sign_in_name=card.sign_in if card.roles else None,
            password=password if card.roles else nobody,
            email=f"{card.sign_in}@qinghe.example" if card.roles else "",
            phone=PHONE.format(10_000_000 + number * 7_919),
        )
        for number, card in enumerate(county.PEOPLE.values())
    ]
    Person.objects.bulk_create(rows)
    stage.people = dict(zip(county.PEOPLE, rows, strict=True))


def _posts(stage: Stage) -> None:
    starts_on = stage.founded_at.date()
    posts = [
        Post(
            person=stage.people[card.sign_in],
            unit=stage.units[card.unit],
            role=role,
            title=card.title,
            starts_on=starts_on,
        )
        for card in county.PEOPLE.values()
        for role in card.roles
    ]
    Post.objects.bulk_create(posts)
    stage.heads = {
        code: [stage.people[card.sign_in] for card in county.people_of(code, role="head")]
        for code in county.UNITS
    }


def _outlets(stage: Stage) -> None:
    rows = [
        Outlet(
            congress=stage.congress,
            name=card.name,
            other_names=[f"{card.name}数字报"] if card.medium == "newspaper" else [],
            level=card.level,
            medium=card.medium,
            hosts=list(card.hosts),
            mailbox=f"tougao@{card.hosts[0]}",
        )
        for card in county.OUTLETS.values()
    ]
    Outlet.objects.bulk_create(rows)
    stage.outlets = dict(zip(county.OUTLETS, rows, strict=True))
    luo = stage.people["luopeng"]
    for row in rows:
        stage.happened(row, "added", by=luo, at=stage.founded_at, outlet=row.name)
