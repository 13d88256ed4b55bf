from dataclasses import replace

import pytest
from django.utils import timezone

from byline.manuscripts.models import Manuscript, Writing
from byline.standards.models import Route, RouteStep
from tests.cast import LONG_AGO


@pytest.fixture
def at_work(client):
    """A browser in which somebody is signed in: at_work(lin).get(…)."""

    def signed_in(person):
        client.force_login(person, backend="byline.team.rights.PostBackend")
        return client

    return signed_in


@pytest.fixture
def lay(qinghe):
    """Lay a route down: lay("unit", "office?", "leader"); a question mark asks the author to answer."""

    def laid(*readers, days=2, person=None):
        route = Route.objects.create(congress=qinghe, name="重点稿", starts_on=LONG_AGO)
        for place, reader in enumerate(readers, start=1):
            RouteStep.objects.create(
                route=route,
                place=place,
                name=f"第{place}审",
                reader=reader.strip("?"),
                days=days,
                asks_author="?" in reader,
                person=person if place == len(readers) else None,
            )
        return route

    return laid


@pytest.fixture
def typed():
    """What a reviewer types over a manuscript: typed(draft, ("二", "两"))."""

    def written(manuscript, *pairs, **other):
        current = Manuscript.objects.get(pk=manuscript.pk)
        body = current.body
        for old, new in pairs:
            body = body.replace(old, new, 1)
        writing = Writing(title=current.title, body=body, subtitle=current.subtitle, genre=current.genre)
        return replace(writing, **other)

    return written


@pytest.fixture
def amend(typed):
    """Change the text under review: amend(draft, wu, ("二", "两"))."""

    def amended(manuscript, person, *pairs, **other):
        edition = Manuscript.objects.get(pk=manuscript.pk).edition
        manuscript.amend(typed(manuscript, *pairs, **other), edition=edition, by=person)

    return amended


@pytest.fixture
def now():
    return timezone.now()
