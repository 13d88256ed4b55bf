"""The line of life: from the first word to print, told by the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import GONE, Standing

if TYPE_CHECKING:
    from datetime import date, datetime

    from byline.manuscripts.models.filing import FilingStep
    from byline.manuscripts.models.registration import Registration
    from byline.manuscripts.models.submission import Submission

WAITING = (Standing.SENT, Standing.ACKNOWLEDGED)

# Which stage a manuscript without a review to wait for stands at.
STAGES = {
    State.DRAFT: "writing",
    State.PASSED: "registration",
    State.REGISTERED: "submission",
    State.SENT: "adoption",
    State.ADOPTED: "adoption",
}


@dataclass(frozen=True)
class Stage:
    """One stage of the line: its word, who was there or is waited for, since when, whether it stands here."""

    label: str
    who: str = ""
    when: date | datetime | None = None
    is_here: bool = False


class Travelled:
    """What a manuscript can tell of the way it has come."""

    @cached_property
    def number(self) -> Registration | None:
        """Find the registration, None while there is none."""
        return getattr(self, "registration", None)

    def life(self) -> list[Stage]:
        """Return the stages in order, exactly one of which is where the manuscript stands."""
        here = STAGES.get(self.state, "")
        filing = self.last_filing
        steps = filing.steps if filing else self.way(by=self.created_by)
        return [
            Stage(_("Writing"), self.created_by.name, self.created_at, is_here=here == "writing"),
            *(self._step_stage(step) for step in steps),
            self._registration_stage(is_here=here == "registration"),
            self._submission_stage(is_here=here == "submission"),
            self._adoption_stage(is_here=here == "adoption"),
        ]

    def _step_stage(self, step: FilingStep) -> Stage:
        """Tell of a step who reviewed it last, or is waited for; one that it came back to is waited for."""
        label, filing = capfirst(str(step)), self.last_filing
        reviews = [review for review in filing.reviews if review.step_id == step.pk] if filing else []
        review = reviews[-1] if reviews else None
        is_waited_for = bool(filing and filing.next_step == step)
        if is_waited_for and self.turn_id:
            names = "、".join(person.name for person in filing.next_reviewers())
            who = _("waits for {names}").format(names=names) if names else ""
            return Stage(label, who, filing.since, is_here=True)
        if review is None:
            return Stage(label)
        is_here = review == filing.reviews[-1] and self.state in {State.RETURNED, State.AMENDED}
        who = f"{review.by.name} {review.get_decision_display()}"
        return Stage(label, who, review.at, is_here=is_here)

    def _registration_stage(self, *, is_here: bool) -> Stage:
        if not self.number:
            return Stage(_("Registration"), is_here=is_here)
        who = _("No. {number}").format(number=self.number.number)
        return Stage(_("Registration"), who, self.number.registered_on, is_here=is_here)

    def _submission_stage(self, *, is_here: bool) -> Stage:
        sent = [each.at for each in self._gone]
        if not sent:
            return Stage(_("Sending"), is_here=is_here)
        who = ngettext("{count} outlet", "{count} outlets", len(sent)).format(count=len(sent))
        return Stage(_("Sending"), who, sent[0], is_here=is_here)

    @cached_property
    def _gone(self) -> list[Submission]:
        if self.state not in {State.SENT, State.ADOPTED}:
            return []
        return list(self.submission_set.filter(stands_at__in=GONE).order_by("at"))

    def _adoption_stage(self, *, is_here: bool) -> Stage:
        prints = self.appearance_set.filter(retracted_at=None).order_by("appeared_on")
        is_adopted = self.state == State.ADOPTED
        outlets = dict(prints.values_list("outlet", "appeared_on")) if is_adopted else {}
        if not outlets:
            return Stage(_("Adoption"), _("waits for print") if is_here else "", is_here=is_here)
        who = ngettext("{count} outlet", "{count} outlets", len(outlets)).format(count=len(outlets))
        waiting = sum(each.stands_at in WAITING and each.outlet_id not in outlets for each in self._gone)
        if waiting:
            who = _("{printed}, {waiting} to come").format(printed=who, waiting=waiting)
        return Stage(_("Adoption"), who, max(outlets.values()), is_here=is_here)
