"""Makes what the county asks of a piece: demands, lists of words, routes of review and one stand-in."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING

from byline.demo.stage import morning
from byline.inventing.county import TEXTS
from byline.manuscripts.models import Manuscript, Secrecy
from byline.standards.models import Demand, Route, RouteStep, StandIn, Word, WordList
from byline.standards.terms import Step

if TYPE_CHECKING:
    from byline.demo.stage import Stage

LISTS = tomllib.loads((TEXTS / "words.toml").read_text(encoding="utf-8"))["list"]
USUAL = (("单位初审", Step.UNIT, 2), ("办公室终审", Step.OFFICE, 3))
LONG = (("单位初审", Step.UNIT, 3), ("办公室复审", Step.OFFICE, 3), ("领导终审", Step.LEADER, 5))


def set_standards(stage: Stage) -> None:
    """Lay down what the county asks from its first day on, and who stands in for whom this week."""
    _demands(stage)
    for laid in LISTS:
        _list(stage, laid["name"], laid["kind"], laid["words"])
    _route(stage, "通用流程", USUAL)
    _route(stage, "理论、调研文章三审", LONG, genres=["theory", "research"])
    _stand_in(stage)


def state_secrecy() -> None:
    """Let the authors of what was handed in have stated that nothing secret is in it."""
    handed_in = Manuscript.objects.exclude(filing=None)
    Manuscript.objects.filter(pk__in=handed_in.values("pk")).update(secrecy=Secrecy.CLEAR)


def _demands(stage: Stage) -> None:
    day = stage.founded_at.date()
    made = Demand.objects.customary(stage.congress, by=stage.people["chenjing"], on=day)
    stage.happened(made[0], "customary", by=stage.people["chenjing"], at=stage.founded_at, count=len(made))


def _list(stage: Stage, name: str, kind: str, words: list) -> None:
    by, at = stage.people["chenjing"], stage.founded_at
    begun = {"starts_on": at.date(), "by": by, "at": at}
    made = WordList.objects.create(congress=stage.congress, name=name, kind=kind, **begun)
    Word.objects.bulk_create(
        Word(list=made, word=word, put=put, why=why, **begun) for word, put, why in words
    )
    stage.happened(made, "begun", by=by, at=at, name=name)
    stage.happened(made, "imported", by=by, at=at + timedelta(minutes=5), count=len(words))


def _route(stage: Stage, name: str, steps: tuple, *, genres: tuple | list = ()) -> None:
    day = stage.founded_at.date()
    route = Route.objects.create(congress=stage.congress, name=name, genres=list(genres), starts_on=day)
    RouteStep.objects.bulk_create(
        RouteStep(
            route=route, place=place, name=called, reader=reader, days=days, asks_author=reader == Step.OFFICE
        )
        for place, (called, reader, days) in enumerate(steps, start=1)
    )
    stage.happened(route, "laid_down", by=stage.people["chenjing"], at=stage.founded_at, route=name)


def _stand_in(stage: Stage) -> None:
    """Let one editor stand in for another who is at a course this week."""
    absent, instead = stage.people["zhaoqiming"], stage.people["chenjing"]
    first, last = stage.today - timedelta(days=1), stage.today + timedelta(days=3)
    at = morning(first, hour=8)
    row = StandIn.objects.create(
        absent=absent, stand_in=instead, starts_on=first, ends_on=last, by=absent, at=at
    )
    words = {"name": instead.name, "absent": absent.name, "first": str(first), "last": str(last)}
    stage.happened(row, "named", by=absent, at=at, tell=(instead,), **words)
