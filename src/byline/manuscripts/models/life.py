"""The line of life: from the first word to print, told by the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from byline.manuscripts.models.registration import Registration
from byline.manuscripts.models.state import State, Step

if TYPE_CHECKING:
    from datetime import date, datetime

    from byline.manuscripts.models.review import Filing, Review

# Which stage a manuscript stands at; a returned one stands where it was returned.
STAGES = {
    State.DRAFT: "writing",
    State.UNIT_REVIEW: Step.UNIT,
    State.OFFICE_REVIEW: Step.OFFICE,
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
    def last_handed_in(self) -> Filing | None:
        """Find the last filing with its reviews and their givers, None for what was never handed in."""
        filings = self.filing_set.order_by("-pk").prefetch_related("review_set__by")
        return filings.first()

    @cached_property
    def number(self) -> Registration | None:
        """Find the registration, None while there is none."""
        return Registration.objects.filter(manuscript=self).select_related("congress").first()

    def life(self) -> list[Stage]:
        """Return the stages in order, exactly one of which is where the manuscript stands."""
        reviews = {review.step: review for review in self._reviews()}
        here = self._stage(reviews)
        stages = [Stage(_("Writing"), self.created_by.name, self.created_at, is_here=here == "writing")]
        if self._goes_through_unit():
            stages.append(self._review_stage(_("Unit review"), reviews.get(Step.UNIT), here == Step.UNIT))
        stages += [
            self._review_stage(_("Office review"), reviews.get(Step.OFFICE), here == Step.OFFICE),
            self._registration_stage(is_here=here == "registration"),
            self._submission_stage(is_here=here == "submission"),
            self._adoption_stage(is_here=here == "adoption"),
        ]
        return stages

    def _reviews(self) -> list[Review]:
        return list(self.last_handed_in.review_set.all()) if self.last_handed_in else []

    def _stage(self, reviews: dict[str, Review]) -> str:
        if self.state == State.RETURNED:
            return max(reviews.values(), key=lambda review: review.pk).step
        return STAGES[self.state]

    def _goes_through_unit(self) -> bool:
        if self.last_handed_in:
            return self.last_handed_in.asks_unit
        return self.asks_unit(by=self.created_by)

    def _review_stage(self, label: str, review: Review | None, is_here: bool) -> Stage:  # noqa: FBT001 -- says what it is at each call above
        if review:
            who = f"{review.by.name} {review.get_decision_display()}"
            return Stage(label, who, review.at, is_here=is_here)
        awaited = self.last_handed_in.next_reviewers() if is_here else []
        who = (
            _("waits for {names}").format(names="、".join(person.name for person in awaited))
            if awaited
            else ""
        )
        return Stage(label, who, self.last_handed_in.at if is_here else None, is_here=is_here)

    def _registration_stage(self, *, is_here: bool) -> Stage:
        if not self.number:
            return Stage(_("Registration"), is_here=is_here)
        who = _("No. {number}").format(number=self.number.number)
        return Stage(_("Registration"), who, self.number.registered_on, is_here=is_here)

    def _submission_stage(self, *, is_here: bool) -> Stage:
        sent = list(self.submission_set.order_by("at").values_list("at", flat=True))
        if not sent:
            return Stage(_("Sending"), is_here=is_here)
        who = ngettext("{count} outlet", "{count} outlets", len(sent)).format(count=len(sent))
        return Stage(_("Sending"), who, sent[0], is_here=is_here)

    def _adoption_stage(self, *, is_here: bool) -> Stage:
        prints = self.appearance_set.filter(retracted_at=None).order_by("appeared_on")
        outlets = dict(prints.values_list("outlet", "appeared_on"))
        if not outlets:
            return Stage(_("Adoption"), _("waits for print") if is_here else "", is_here=is_here)
        who = ngettext("{count} outlet", "{count} outlets", len(outlets)).format(count=len(outlets))
        waiting = self.submission_set.exclude(outlet__in=list(outlets)).count()
        if waiting:
            who = _("{printed}, {waiting} to come").format(printed=who, waiting=waiting)
        return Stage(_("Adoption"), who, max(outlets.values()), is_here=is_here)
