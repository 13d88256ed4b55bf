"""Pieces as periods count them: what was sent in, and what was adopted, by whom, for which unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from byline.ledger.counting import counted_on
from byline.ledger.models import Confirmation, Correction
from byline.manuscripts.models import Manuscript, Submission
from byline.manuscripts.models.authorship import Authorship
from byline.reckoning.facts import LEVELS, Tallied
from byline.reckoning.terms import Metric
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from byline.ledger.models.decision import ConfirmationQuerySet
    from byline.reckoning.periods import Period
    from byline.team.models import Congress

ONE = Decimal(1)
PERSON, UNIT = "person", "unit"
Holder = tuple[str, int]


@dataclass(frozen=True)
class Piece:
    """A manuscript that counts once: its genre, and the highest level of an outlet that has it."""

    manuscript: int
    genre: str
    level: str = ""


def tallied(congress: Congress, period: Period) -> Iterator[tuple[Holder, Tallied]]:
    """Yield what each author and each unit sent in and had adopted in a period, one row a piece.

    A piece is sent in when it is registered. It is adopted once however many outlets printed it, and counts
    for each of its authors whole and for each of their units once. Five questions.
    """
    for metric, pieces in (
        (Metric.SENT, sent(congress, period)),
        (Metric.ADOPTED, adopted(congress, period)),
    ):
        known = {one.manuscript: one for one in pieces}
        for holder, manuscript in holders(known):
            piece = known[manuscript]
            yield holder, Tallied(str(metric), ONE, piece.level, piece.genre)


def sent(congress: Congress, period: Period) -> list[Piece]:
    """Return what was registered in a period, with the highest outlet that it went to."""
    found = Manuscript.objects.of(congress).filter(
        registration__registered_on__range=(period.first, period.last)
    )
    genres = dict(found.order_by().values_list("pk", "genre"))
    gone = Submission.objects.gone().filter(manuscript__in=found.order_by().values("pk"))
    levels = highest(gone.order_by().values_list("manuscript", "outlet__level"))
    return [Piece(key, genre, levels.get(key, "")) for key, genre in genres.items()]


def adopted(congress: Congress, period: Period) -> list[Piece]:
    """Return what was printed and confirmed so that it counts in a period, with the highest outlet.

    An outlet counts at the level that was stated when its print was confirmed or corrected.
    """
    days = (period.first, period.last)
    standing = Confirmation.objects.standing().filter(adoption__congress=congress)
    near = standing.filter(Q(adoption__clipping__printed_on__range=days) | Q(at__date__range=days))
    fields = ("adoption__manuscript", "adoption__manuscript__genre", "stated")
    found = list(stated(near).values_list(*fields, "adoption__clipping__printed_on", "at"))
    in_force = Rulebook.objects.of(congress).in_force_on_each({row[3] for row in found})
    rows = [row[:3] for row in found if _counts(row[3], row[4], in_force) in period]
    genres = {manuscript: genre for manuscript, genre, _level in rows}
    levels = highest((manuscript, level) for manuscript, _genre, level in rows)
    return [Piece(key, genre, levels.get(key, "")) for key, genre in genres.items()]


def stated(confirmations: ConfirmationQuerySet) -> ConfirmationQuerySet:
    """Add to each the level `stated` of its outlet: by its last correction, else when it was confirmed."""
    corrections = Correction.objects.filter(confirmation=OuterRef("pk")).order_by("-pk")
    last = Coalesce(Subquery(corrections.values("level")[:1]), "level")
    return confirmations.annotate(
        stated=Coalesce(NullIf(last, Value("")), "adoption__clipping__outlet__level")
    )


def _counts(printed_on: date, at: datetime, in_force: Mapping[date, Rulebook]) -> date:
    cut_off_day = in_force[printed_on].cut_off_day or 0
    return counted_on(printed_on, entered_on=timezone.localdate(at), cut_off_day=cut_off_day)


def highest(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return of each manuscript the highest of its levels."""
    found: dict[int, str] = {}
    for manuscript, level in pairs:
        if level and (manuscript not in found or LEVELS.index(level) < LEVELS.index(found[manuscript])):
            found[manuscript] = level
    return found


def holders(manuscripts: Iterable[int]) -> set[tuple[Holder, int]]:
    """Return who holds each of these manuscripts: its authors and their units, each once."""
    found = set()
    rows = Authorship.objects.filter(manuscript__in=list(manuscripts)).order_by().select_related(None)
    for manuscript, person, unit in rows.values_list("manuscript", "person", "unit"):
        found |= {((PERSON, person), manuscript), ((UNIT, unit), manuscript)}
    return found
