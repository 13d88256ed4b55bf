"""Makes the office's decisions on the pages and the entries that follow, by the real reckoning."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from byline.demo import clipping as pages
from byline.demo.stage import moment
from byline.ledger.models import Adoption, Confirmation, Dismissal, Entry, Reversal, Tally
from byline.ledger.models.credited import credit_of
from byline.ledger.models.decision import Said
from byline.ledger.models.entry import ZERO
from byline.ledger.models.settlement import Line, Matter, dues
from byline.manuscripts.models import Appearance, Manuscript
from byline.reckoning.book import PRINT
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from byline.demo.presses import Printing
    from byline.demo.stage import Stage
    from byline.outlets.models import Clipping

REVERSED = 3
REVERSED_AFTER = timedelta(days=5, hours=2)
REPRINT = "是同一版的转载，前面已经记过分。"


class Desk:
    """The office's desk: what is proposed, what is decided, and what each manuscript has earned so far."""

    def __init__(self, manuscripts: list[Manuscript], stage: Stage):
        self.manuscripts, self.stage = manuscripts, stage
        self.by_key = {manuscript.pk: manuscript for manuscript in manuscripts}
        registered = [manuscript for manuscript in manuscripts if hasattr(manuscript, "registration")]
        self.index = pages.shelf(registered)
        self.proposed: list[tuple[Printing, Adoption, bool]] = []
        self.standing: dict[int, list[Confirmation]] = defaultdict(list)
        self.earned: dict[int, dict[Line, Decimal]] = defaultdict(dict)
        self.entries: list[Entry] = []
        self.rulebooks: dict[date, Rulebook] = {}

    def propose(self, printing: Printing, clipping: Clipping) -> None:
        """Note what the engine proposes for a page."""
        wanted = [self.manuscripts[place] for place in printing.drafts]
        keys = {manuscript.pk for manuscript in wanted}
        by = self.stage.people[printing.claimed_by]
        for adoption in pages.propose(clipping, wanted, self.index, by=by):
            is_right = printing.is_ours and adoption.manuscript_id in keys
            self.proposed.append((printing, adoption, is_right))

    def decide(self) -> None:
        """Save the proposals, and decide on them in the order in which the office did."""
        Adoption.objects.bulk_create([adoption for _printing, adoption, _right in self.proposed])
        for _printing, adoption, _right in self.proposed:
            adoption.manuscript = self.by_key[adoption.manuscript_id]
            at, by = adoption.proposed_at, adoption.named_by
            verb = "named" if by else "proposed"
            self.stage.happened(adoption, verb, by=by, at=at, verdict=str(adoption.verdict))
        decided = [one for one in self.proposed if one[0].decided_at]
        decided.sort(key=lambda one: (one[0].decided_at, one[1].pk))
        self._dismiss(one for one in decided if not one[2])
        self._confirm([one for one in decided if one[2]])

    def _dismiss(self, decided: Iterable[tuple[Printing, Adoption, bool]]) -> None:
        rows = []
        for printing, adoption, _right in decided:
            by, at = self.stage.people[printing.decided_by], moment(printing.decided_at)
            reason = printing.reason or pages.OTHER_PIECE
            rows.append(Dismissal(adoption=adoption, reason=reason, by=by, at=at))
            told = adoption.manuscript.authors
            self.stage.happened(adoption, "dismissed", by=by, at=at, tell=told, reason=reason)
        Dismissal.objects.bulk_create(rows)

    def _confirm(self, decided: list[tuple[Printing, Adoption, bool]]) -> None:
        rows = [self._confirmation(printing, adoption) for printing, adoption, _right in decided]
        Confirmation.objects.bulk_create(rows)
        Appearance.objects.bulk_create(
            Appearance(
                manuscript=row.adoption.manuscript,
                outlet=row.adoption.clipping.outlet,
                appeared_on=row.adoption.clipping.printed_on,
                at=row.at,
            )
            for row in rows
        )
        for row in rows:
            self._settle(row)
        for row in rows[len(rows) // 4 :: len(rows) // REVERSED + 1]:
            self._reverse(row)
        Manuscript.objects.settle()
        Entry.objects.bulk_create(self.entries, batch_size=500)
        Tally.objects.rebuild(self.stage.congress, entries=Entry.objects.of_congress(self.stage.congress))

    def _confirmation(self, printing: Printing, adoption: Adoption) -> Confirmation:
        stated = Said.of(adoption.clipping, placement=printing.placement, is_roundup=printing.is_roundup)
        confirmation = Confirmation(
            adoption=adoption,
            **stated.fields,
            by=self.stage.people[printing.decided_by],
            at=moment(printing.decided_at),
        )
        confirmation.latest = confirmation  # nothing is corrected in the demo, so nobody need look
        return confirmation

    def _settle(self, confirmation: Confirmation) -> None:
        """Credit the manuscript's authors for one more print."""
        adoption = confirmation.adoption
        self.standing[adoption.manuscript_id].append(confirmation)
        new = self._bring_up(confirmation, adoption)
        self.stage.happened(
            adoption,
            "confirmed",
            by=confirmation.by,
            at=confirmation.at,
            tell=adoption.manuscript.authors,
            outlet=adoption.clipping.outlet.name,
            **credit_of(new),
        )

    def _reverse(self, confirmation: Confirmation) -> None:
        """Take one confirmation back some days later, and dismiss the page for good."""
        adoption, by, at = confirmation.adoption, confirmation.by, confirmation.at + REVERSED_AFTER
        reversal = Reversal.objects.create(confirmation=confirmation, reason=REPRINT, by=by, at=at)
        outlet, day = adoption.clipping.outlet, adoption.clipping.printed_on
        adoption.manuscript.disappear(at=outlet, on=day)
        adoption.manuscript.appearance_set.filter(outlet=outlet, appeared_on=day).update(retracted_at=at)
        self.standing[adoption.manuscript_id].remove(confirmation)
        self._bring_up(reversal, adoption)
        told = adoption.manuscript.authors
        self.stage.happened(adoption, "reversed", by=by, at=at, tell=told, reason=REPRINT)
        later = at + timedelta(minutes=3)
        Dismissal.objects.create(adoption=adoption, round=1, reason=REPRINT, by=by, at=later)
        self.stage.happened(adoption, "dismissed", by=by, at=later, tell=told, reason=REPRINT)

    def _bring_up(self, cause: Confirmation | Reversal, adoption: Adoption) -> list[Entry]:
        """Bring the manuscript to what it is due now, as the deed does, but in memory; return the entries."""
        manuscript = adoption.manuscript
        before = self.earned[manuscript.pk]
        matter = Matter(manuscript, self.standing[manuscript.pk])
        matter.standing = matter.confirmations
        matter.days_of[PRINT, adoption.pk] = adoption.clipping.printed_on
        in_force = self._in_force(matter)
        due = dues(matter, in_force)
        new = Entry.bringing(matter, due, before=before, in_force=in_force)
        for entry in new:
            entry.caused_by(cause).at = cause.at
        before.update(dict.fromkeys(before, ZERO) | {line: one.amount for line, one in due.items()})
        self.entries += new
        return new

    def _in_force(self, matter: Matter) -> Mapping[date, Rulebook]:
        """Return the rulebook of each day; asked once a day, since thousands of prints share them."""
        missing = {day for day in matter.days_of.values() if day not in self.rulebooks}
        if missing:
            found = Rulebook.objects.of(self.stage.congress).in_force_on_each(missing)
            self.rulebooks |= found
        return self.rulebooks
