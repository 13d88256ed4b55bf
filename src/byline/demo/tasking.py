"""The key tasks of the year and the topics that the office has set. The data stand in `texts/tasks.toml`."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from byline.demo.stage import morning
from byline.inventing.county import TEXTS
from byline.topics.models import KeyTask, Topic

if TYPE_CHECKING:
    from byline.demo.stage import Stage

LAID_DOWN = 12  # January's day on which the paper of the year is passed
SET_BEFORE = 10  # days


def set_tasks(stage: Stage) -> None:
    """Lay down the points of the year in January, and set the topics some days ago."""
    data = tomllib.loads((TEXTS / "tasks.toml").read_text(encoding="utf-8"))
    by = stage.people["zhaoqiming"]
    laid_down_on = min(date(stage.today.year, 1, LAID_DOWN), stage.today - timedelta(days=1))
    tasks = {
        row["number"]: KeyTask(congress=stage.congress, year=stage.today.year, **row) for row in data["tasks"]
    }
    KeyTask.objects.bulk_create(tasks.values())
    for task in tasks.values():
        stage.happened(task, "added", by=by, at=morning(laid_down_on), title=str(task))
    set_on = max(stage.today - timedelta(days=SET_BEFORE), laid_down_on)
    for row in data["topics"]:
        topic = Topic.objects.create(
            congress=stage.congress,
            key_task=tasks[row["task"]],
            title=row["title"],
            asked=row["asked"],
            genre=row["genre"],
            due_on=stage.today + timedelta(days=row["days"]) if "days" in row else None,
        )
        stage.happened(topic, "added", by=by, at=morning(set_on, hour=10), title=topic.title)
