"""When what runs by itself. The worker looks at this page once a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django_tasks_db.models import DBTaskResult

from byline.activity.tasks import post_notices
from byline.ledger.tasks import match_claims_again
from byline.listing.tasks import tell_news
from byline.manuscripts.tasks import trace_what_was_handed_in
from byline.reviewing.tasks import remind_reviewers
from byline.sending.tasks import deliver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_tasks import Task


@dataclass(frozen=True)
class Line:
    """A task, and how long it rests between two runs."""

    task: Task
    every: timedelta

    def is_due(self, *, at: datetime) -> bool:
        """Tell whether its last run was asked for long enough ago, or never."""
        asked = DBTaskResult.objects.filter(task_path=self.task.module_path).order_by("-enqueued_at").first()
        return asked is None or asked.enqueued_at + self.every <= at


TIMETABLE = (
    Line(match_claims_again, timedelta(minutes=10)),
    Line(remind_reviewers, timedelta(minutes=15)),
    Line(post_notices, timedelta(minutes=1)),
    Line(deliver, timedelta(minutes=1)),
    Line(tell_news, timedelta(minutes=10)),
    Line(trace_what_was_handed_in, timedelta(minutes=10)),
)


def enqueue_what_is_due(*, at: datetime, lines: Iterable[Line] = TIMETABLE) -> int:
    """Ask for each task whose time has come; return how many.

    Two workers may ask for one task at the same moment; every task is safe to run twice.
    """
    due = [line.task for line in lines if line.is_due(at=at)]
    for task in due:
        task.enqueue()
    return len(due)
