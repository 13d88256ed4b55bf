"""Plays real deeds, and puts their rows and their lines of history at the moment that the plan gives them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.utils import timezone

from byline.activity.deeds import chain_of
from byline.activity.models import Chain, Deed, Notice
from byline.activity.models.deed import START_OF_CHAIN, Link
from byline.demo.stage import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import date

    from byline.demo.stage import Stage

DESK_ROOMS = ("manuscripts", "reviewing", "sending", "listing")
OFFICE_ROOMS = ("team", "rules", "targets", "ledger", "closing", "bygones", "rewards", "warnings")
SATURDAY = 5
REST = {"due_at", "stands_since"}  # what `settle` tells from the others


@cache
def _moments(rooms: tuple[str, ...]) -> list[tuple[type[models.Model], str]]:
    found = (model for room in rooms for model in apps.get_app_config(room).get_models())
    return [
        (model, field.name)
        for model in found
        for field in model._meta.fields  # noqa: SLF001 -- Django's own way to its fields
        if isinstance(field, models.DateTimeField) and field.name not in REST
    ]


def in_office(stage: Stage, day: date, clock: str) -> AbstractContextManager:
    """Play what the office keeps: people, targets, books, awards; at a time of a day."""
    planned = datetime.combine(day, time.fromisoformat(clock))
    return played_at(planned, on=stage, rooms=OFFICE_ROOMS)


def working_day(today: date, *, back: int) -> date:
    """Return the day that lies so many days from Monday to Friday before another."""
    day = today
    while back:
        day -= timedelta(days=1)
        back -= day.weekday() < SATURDAY
    return day


@contextmanager
def played_at(planned: datetime, *, on: Stage, rooms: tuple[str, ...] = DESK_ROOMS) -> Iterator[None]:
    """Let whatever is done within have been done at a moment of the plan, in local time.

    `rooms` are those whose rows may be written within.
    A row whose moment lies within was written within. What was recorded is taken out of the chain again, and
    noted among the stage's happenings, which go on record in the order of their time.
    """
    began, at = timezone.now(), moment(planned)
    chain = Chain.objects.get_or_create(name=chain_of(on.congress))[0]
    before = Link(chain, chain.length, chain.seal or START_OF_CHAIN)
    yield
    for model, name in _moments(rooms):
        model.objects.filter(**{f"{name}__gte": began}).update(**{name: at})
    recorded = Deed.objects.filter(chain=chain, number__gt=before.number)
    for deed in recorded.order_by("number"):
        told = [notice.person for notice in Notice.objects.filter(deed=deed).select_related("person")]
        on.happened(deed.subject, deed.verb, by=deed.actor, at=at, tell=told, **deed.details)
    Notice.objects.filter(deed__in=recorded).delete()
    recorded.delete()
    chain.remember(before)
