"""Words about many manuscripts: whose they are, who may see them, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from byline.activity.deeds import record
from byline.manuscripts import text
from byline.manuscripts.models.authorship import WHOLE, Authorship
from byline.manuscripts.models.standing import StandingQuerySet
from byline.manuscripts.models.state import OUT, UNDER_REVIEW, State, Step
from byline.standards.models import StandIn
from byline.team.models import Post
from byline.team.roles import Role

if TYPE_CHECKING:
    from uuid import UUID

    from byline.manuscripts.models.manuscript import Manuscript, Writing
    from byline.team.models import Congress, Person


class ManuscriptQuerySet(StandingQuerySet):
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
        office; what is registered for leaders, the webmaster and the auditor; what waits for one's review.
        Nobody sees another's draft.
        """
        seen = Q(created_by=person) | Q(pk__in=person_authorships(person))
        handed_in = ~Q(stands_at=State.DRAFT)
        if person.holds(Role.EDITOR):
            return self.filter(handed_in | seen, congress=person.congress)
        seen |= Q(pk__in=self.model.objects.awaiting_review_by(person).values("pk"))
        if person.holds(Role.HEAD):
            seen |= handed_in & Q(unit__in=person.units_headed())
        if person.holds(Role.LEADER, Role.WEBMASTER, Role.AUDITOR):
            seen |= Q(stands_at__in=OUT)
        return self.filter(seen, congress=person.congress)

    def awaiting_review_by(self, person: Person) -> ManuscriptQuerySet:
        """Keep those whose next review is this person's to give; never one's own piece."""
        # the states narrow by an index what the steps would narrow row by row
        under_review = self.of(person.congress).in_state(*UNDER_REVIEW.values())
        return under_review.filter(turn_of(person))

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


def turn_of(person: Person) -> Q:
    """Return the condition that the next review is this person's, by a post, by name, or standing in.

    It says of rows what `reviewers_at` says of one.
    """
    turn = Q(turn__person=person)
    for reader in (person, *StandIn.objects.absent_for(person)):
        turn |= Q(turn__person=reader)
        by_post = Q(pk__in=[])
        if reader.holds(Role.HEAD):
            by_post |= Q(turn__reader=Step.UNIT, unit__in=reader.units_headed())
        if reader.holds(Role.EDITOR):
            by_post |= Q(turn__reader=Step.OFFICE)
            turn |= without_reader()
        if reader.holds(Role.LEADER):
            by_post |= Q(turn__reader=Step.LEADER)
        turn |= Q(turn__person=None) & by_post
    return turn & ~Q(created_by=person) & ~Q(pk__in=person_authorships(person))


def without_reader() -> Q:
    """Return the condition that nobody whom the next step names can review it: it falls to editors."""
    posts = Post.objects.in_force().filter(person__is_active=True, person__congress=OuterRef("congress"))
    authors = Authorship.objects.filter(manuscript=OuterRef(OuterRef("pk"))).values("person")
    others = posts.exclude(person=OuterRef("created_by")).exclude(person__in=authors)
    heads = others.filter(role=Role.HEAD, unit=OuterRef("unit"))
    is_alone = Q(turn__reader=Step.UNIT) & ~Exists(heads)
    is_alone |= Q(turn__reader=Step.LEADER) & ~Exists(others.filter(role=Role.LEADER))
    is_author = Exists(Authorship.objects.filter(manuscript=OuterRef("pk"), person=OuterRef("turn__person")))
    gone = Q(turn__person__is_active=False) | Q(turn__person=F("created_by")) | is_author
    return gone | Q(turn__isnull=False, turn__person=None) & is_alone
