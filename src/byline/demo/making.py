"""Makes the demo county in one transaction: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation
from tqdm import tqdm

from byline.demo.bookkeeping import keep_books
from byline.demo.clipping import clip
from byline.demo.closing import close_months, put_on_record
from byline.demo.crediting import Desk
from byline.demo.desk_scenes import play_desk
from byline.demo.joining import join_up
from byline.demo.people import settle_in
from byline.demo.presses import printings
from byline.demo.rewarding import praise_and_criticise
from byline.demo.rulemaking import lay_down
from byline.demo.sitebuilding import open_site
from byline.demo.stage import Stage
from byline.demo.standardsmaking import set_standards, state_secrecy
from byline.demo.story import PIECES, drafts
from byline.demo.tasking import set_tasks
from byline.demo.writing import write_down
from byline.errors import Refused
from byline.inventing import county
from byline.manuscripts.models import Manuscript, Trace
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from datetime import date

    from byline.demo.story import Draft
    from byline.standings.models import Bulletin


LANGUAGE = "zh-hans"


class AnotherCongress(Refused):
    """{congress} works here already, so the demo county cannot be made. Choose another BYLINE_HOME for it."""


@dataclass(frozen=True)
class Made:
    """How much was made."""

    manuscripts: int
    clippings: int
    adoptions: int
    entries: int
    bulletins: int
    articles: int
    deeds: int


def is_made() -> bool:
    """Say whether the demo county stands here already.

    Raises AnotherCongress where somebody else's congress does.
    """
    first = Congress.objects.first()
    if first is None:
        return False
    is_demo = first.name == county.CONGRESS["name"] and Person.objects.filter(sign_in_name="linxiu").exists()
    if not is_demo:
        raise AnotherCongress(congress=first.name)
    return True


@transaction.atomic
def make(today: date, *, pieces: int = PIECES, is_quiet: bool = False) -> Made:
    """Make the county with so many manuscripts as it stands on the morning of `today`.

    A progress bar runs on stderr.
    Raises AnotherCongress. Made twice for the same day, it is the same to the byte of its pages.
    """
    if is_made():
        raise AnotherCongress(congress=county.CONGRESS["name"])
    with translation.override(LANGUAGE):
        return _made(Stage(today), drafts(today, pieces=pieces), is_quiet=is_quiet)


def _made(stage: Stage, told: list[Draft], *, is_quiet: bool) -> Made:
    planned = printings(told, stage.today)
    _prepare(stage)
    manuscripts = write_down(told, stage)
    state_secrecy()
    Trace.objects.catch_up(Manuscript.objects.all())
    desk = Desk(manuscripts, stage)
    for printing, clipping in tqdm(
        clip(planned, stage), total=len(planned), desc=county.CONGRESS["county"], disable=is_quiet
    ):
        desk.propose(printing, clipping)
    desk.decide()
    bulletins = _tell_periods(stage)
    return Made(
        manuscripts=len(told) + len(play_desk(stage)),
        clippings=len(planned),
        adoptions=len(desk.proposed),
        entries=len(desk.entries),
        bulletins=len(bulletins),
        articles=open_site(told, manuscripts, stage),
        deeds=put_on_record(stage),
    )


def _prepare(stage: Stage) -> None:
    """Make people, outlets, rules and demands: all that is there before anything is written."""
    for step in (settle_in, lay_down, join_up, set_tasks, set_standards):
        step(stage)


def _tell_periods(stage: Stage) -> list[Bulletin]:
    """Make the bulletins, close the books by them, and praise and criticise; return the bulletins."""
    bulletins = close_months(stage)
    keep_books(stage)
    praise_and_criticise(stage)
    return bulletins
