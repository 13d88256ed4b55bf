"""A page claimed before its manuscript was registered finds it later by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from byline.ledger.models import Adoption, Claim
from byline.ledger.models.claim import Statement
from byline.ledger.tasks import match_claims_again
from byline.outlets.models import Brought
from byline.web.timetable import Line, enqueue_what_is_due
from tests.cast import register


@pytest.fixture
def early_claim(draft, levee_page, lin, dongjiang_daily, rulebook):
    """Lin claims the print before the office has registered the piece."""
    return Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement())[0]


def test_it_waits_without_a_manuscript(early_claim):
    assert early_claim in Claim.objects.unmatched()


def test_it_is_matched_once_the_manuscript_is_registered(early_claim, draft, chen, today):
    manuscript = register(draft, by=chen, on=today - timedelta(days=5))

    match_claims_again.enqueue()
    match_claims_again.enqueue()

    assert Adoption.objects.get().manuscript == manuscript
    assert early_claim not in Claim.objects.unmatched()


def test_the_timetable_asks_for_a_task_when_its_rest_is_over(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    line = Line(match_claims_again.using(backend="default"), timedelta(minutes=10))
    now = timezone.now()

    assert enqueue_what_is_due(at=now, lines=[line]) == 1
    assert enqueue_what_is_due(at=now + timedelta(minutes=9), lines=[line]) == 0
    assert enqueue_what_is_due(at=now + timedelta(minutes=11), lines=[line]) == 1
    assert DBTaskResult.objects.count() == 2
