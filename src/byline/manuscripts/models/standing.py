"""Where a manuscript stands: told by its rows, and kept beside them so that lists need not ask every row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Prefetch
from django.utils.functional import cached_property

from byline.manuscripts.models.filing import Filing, FilingStep
from byline.manuscripts.models.review import Review
from byline.manuscripts.models.state import OUT, UNDER_REVIEW, State, Step
from byline.manuscripts.models.submission import GONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from byline.manuscripts.models.manuscript import Manuscript

AT_ONCE = 500  # manuscripts whose rows are read together
REVIEWS = Review.objects.select_related("by", "step", "back_to", "version", "answer__version")
OF_FILING = (
    Prefetch("filingstep_set", FilingStep.objects.select_related("person")),
    Prefetch("review_set", REVIEWS),
)
ROWS = (
    Prefetch("filing_set", Filing.objects.prefetch_related(*OF_FILING)),
    "submission_set",
    "appearance_set",
)


@dataclass(frozen=True)
class Standing:
    """Where a manuscript stands, since when, whose turn it is, and until when."""

    stands_at: str
    stands_since: datetime
    turn_id: int | None = None
    due_at: datetime | None = None


def standing_of(manuscript: Manuscript) -> Standing:
    """Tell from the rows where a manuscript stands. It is the furthest that any of them says."""
    prints = [each.at for each in manuscript.appearance_set.all() if each.retracted_at is None]
    if prints:
        return Standing(State.ADOPTED, min(prints))
    gone = [each.at for each in manuscript.submission_set.all() if each.stands_at in GONE]
    if gone:
        return Standing(State.SENT, min(gone))
    if getattr(manuscript, "registration", None):
        return Standing(State.REGISTERED, manuscript.registration.at)
    filing = manuscript.last_filing
    return of_filing(filing) if filing else Standing(State.DRAFT, manuscript.created_at)


def of_filing(filing: Filing) -> Standing:
    """Tell where a manuscript stands that has no number, from the last time that it was handed in."""
    if filing.is_returned:
        return Standing(State.RETURNED, filing.since)
    if filing.unanswered:
        return Standing(State.AMENDED, filing.since)
    step = filing.next_step
    if step is None:
        return Standing(State.PASSED, filing.since)
    return Standing(UNDER_REVIEW[Step(step.reader)], filing.since, step.pk, step.due_after(filing.since))


class StandingQuerySet(models.QuerySet):
    """Words about where manuscripts stand."""

    def in_state(self, *states: str) -> StandingQuerySet:
        """Keep those that stand in one of these states."""
        return self.filter(stands_at__in=states)

    def handed_in(self) -> StandingQuerySet:
        """Keep those that were handed in at least once."""
        return self.exclude(stands_at=State.DRAFT)

    def registered(self) -> StandingQuerySet:
        """Keep those that have a number in the register."""
        return self.filter(stands_at__in=OUT)

    def settle(self) -> None:
        """Keep, for each of these, where its rows say that it stands."""
        for batch in self._batches():
            for manuscript in batch:
                manuscript.__dict__.update(asdict(standing_of(manuscript)))
            self.model.objects.bulk_update(batch, ["stands_at", "stands_since", "turn", "due_at"])

    def misplaced(self) -> Iterator[Manuscript]:
        """Yield each of these whose rows say that it stands elsewhere than is kept."""
        for batch in self._batches():
            for manuscript in batch:
                standing = standing_of(manuscript)
                if (manuscript.stands_at, manuscript.turn_id) != (standing.stands_at, standing.turn_id):
                    yield manuscript

    def _batches(self) -> Iterator[list[Manuscript]]:
        keys = list(self.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            found = self.model.objects.filter(pk__in=keys[start : start + AT_ONCE])
            batch = list(found.select_related("registration").prefetch_related(*ROWS))
            for manuscript in batch:
                manuscript.last_filing = max(manuscript.filing_set.all(), key=attrgetter("pk"), default=None)
            yield batch


class Standable:
    """What a manuscript can tell of where it stands."""

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.stands_at)

    @property
    def is_writable(self) -> bool:
        """Whether the author may change the text now."""
        return self.state in {State.DRAFT, State.RETURNED}

    @cached_property
    def last_filing(self) -> Filing | None:
        """Find the last filing with its steps and reviews; None for what was never handed in."""
        filings = self.filing_set.select_related("version").prefetch_related(*OF_FILING)
        return filings.order_by("-pk").first()

    def locked(self) -> Manuscript:
        """Return it as it stands now, locked until the transaction ends.

        A deed on a manuscript, or on anything that hangs on it, asks this before it touches any row: two at
        once then come one after the other, and never wait for each other.
        """
        # a row that hangs on it may be added meanwhile, for that takes only its key
        return type(self).objects.select_for_update(no_key=True).get(pk=self.pk)

    def settle(self, *, printed_at: datetime | None = None) -> None:
        """Keep where it stands now; every deed that may move it ends with this, in its own transaction.

        Whoever has just entered its first standing print holds the lock and says when; no row is asked.
        """
        if printed_at:
            standing = asdict(Standing(State.ADOPTED, printed_at))
        else:  # read anew and under the lock, so that what another deed has just entered is seen
            standing = asdict(standing_of(self.locked()))
        type(self).objects.filter(pk=self.pk).update(**standing)
        self.__dict__.update(standing)
        self.__dict__.pop("last_filing", None)
        self._state.fields_cache.pop("turn", None)
