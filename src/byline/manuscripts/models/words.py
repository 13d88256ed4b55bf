"""Words about many manuscripts: whose they are, who may see them, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from byline.activity.deeds import record
from byline.manuscripts import text
from byline.manuscripts.models.authorship import WHOLE, Authorship
from byline.manuscripts.models.registration import Registration
from byline.manuscripts.models.review import Filing, Review
from byline.manuscripts.models.state import Decision, State, Step
from byline.manuscripts.models.submission import Appearance, Submission
from byline.team.roles import Role

if TYPE_CHECKING:
    from uuid import UUID

    from byline.manuscripts.models.manuscript import Manuscript, Writing
    from byline.team.models import Congress, Person


class ManuscriptQuerySet(models.QuerySet):
    """Words about manuscripts."""

    def of(self, congress: Congress) -> ManuscriptQuerySet:
        """Keep the manuscripts of a congress."""
        return self.filter(congress=congress)

    def by(self, person: Person) -> ManuscriptQuerySet:
        """Keep what a person began or is an author of."""
        return self.filter(Q(created_by=person) | Q(pk__in=person_authorships(person)))

    def writable_by(self, person: Person) -> ManuscriptQuerySet:
        """Keep what the person is writing: their own, as long as it is a draft or was returned."""
        return self.by(person).in_state(State.DRAFT, State.RETURNED)

    def visible_to(self, person: Person) -> ManuscriptQuerySet:
        """Keep what the person may see.

        One's own; the unit's, once handed in, for its head; all of the congress, once handed in, for the
        office; what is registered for leaders, the webmaster and the auditor. Nobody sees another's draft.
        """
        seen = Q(created_by=person) | Q(pk__in=person_authorships(person))
        if person.holds(Role.EDITOR):
            seen |= Q(filing__isnull=False)
        if person.holds(Role.HEAD):
            seen |= Q(filing__isnull=False, unit__in=person.units_headed())
        if person.holds(Role.LEADER, Role.WEBMASTER, Role.AUDITOR):
            seen |= Q(registration__isnull=False)
        mine = self.model.objects.filter(seen, congress=person.congress)
        return self.filter(pk__in=mine.values("pk"))

    def with_state(self) -> ManuscriptQuerySet:
        """Tell of each where it stands, in `stands_at`."""
        of_this = {"manuscript": OuterRef("pk")}
        last_filing = Filing.objects.filter(**of_this).order_by("-pk").values("pk")[:1]
        return self.annotate(last_filing=Subquery(last_filing), stands_at=furthest_state(of_this))

    def in_state(self, *states: str) -> ManuscriptQuerySet:
        """Keep those that stand in one of these states."""
        return self.with_state().filter(stands_at__in=states)

    def awaiting_review_by(self, person: Person) -> ManuscriptQuerySet:
        """Keep those whose next review is this person's to give; never one's own piece."""
        turn = Q(pk__in=[])
        if person.holds(Role.HEAD):
            turn |= Q(stands_at=State.UNIT_REVIEW, unit__in=person.units_headed())
        if person.holds(Role.EDITOR):
            turn |= Q(stands_at=State.OFFICE_REVIEW)
        others = self.of(person.congress).exclude(created_by=person)
        return others.with_state().filter(turn)

    def registered(self) -> ManuscriptQuerySet:
        """Keep those that have a number in the register."""
        return self.filter(registration__isnull=False)

    @transaction.atomic
    def begin(self, writing: Writing, *, by: Person, begun_as: UUID | None = None) -> Manuscript:
        """Begin a manuscript whose only author is the one who writes it.

        A sheet that has begun one already, because its first save was sent twice, goes on with that one.
        Raises NoPostThatDay when the writer has no unit today, and what `write` raises.
        """
        words = {**vars(writing), "body": text.clean(writing.body)}
        people = {"congress": by.congress, "unit": by.unit_on(timezone.localdate()), "changed_by": by}
        if begun_as is None:
            manuscript, is_new = self.create(created_by=by, **words, **people), True
        else:
            manuscript, is_new = self.get_or_create(
                created_by=by, begun_as=begun_as, defaults={**words, **people}
            )
        if not is_new:
            manuscript.write(writing, edition=1, by=by)
            return manuscript
        manuscript.authorship_set.create(person=by, unit=manuscript.unit, place=1, share=WHOLE)
        record(manuscript, "begun", by=by)
        return manuscript


def person_authorships(person: Person) -> models.QuerySet:
    """Return the manuscripts, by key, of which a person is an author."""
    return Authorship.objects.filter(person=person).values("manuscript")


def furthest_state(of_this: dict) -> Case:
    """Return the expression of the furthest state that a manuscript's rows tell; it needs `last_filing`."""
    reviews = Review.objects.filter(filing=OuterRef("last_filing"))
    through_unit = Filing.objects.filter(pk=OuterRef("last_filing"), asks_unit=True)
    appearances = Appearance.objects.filter(retracted_at=None, **of_this)
    return Case(
        When(Exists(appearances), then=Value(State.ADOPTED)),
        When(Exists(Submission.objects.filter(**of_this)), then=Value(State.SENT)),
        When(Exists(Registration.objects.filter(**of_this)), then=Value(State.REGISTERED)),
        When(last_filing=None, then=Value(State.DRAFT)),
        When(Exists(reviews.filter(decision=Decision.RETURNED)), then=Value(State.RETURNED)),
        When(Exists(reviews.filter(step=Step.OFFICE)), then=Value(State.PASSED)),
        When(Exists(through_unit) & ~Exists(reviews.filter(step=Step.UNIT)), then=Value(State.UNIT_REVIEW)),
        default=Value(State.OFFICE_REVIEW),
        output_field=models.CharField(),
    )
