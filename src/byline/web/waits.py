"""What waits for a person, asked of the rooms. Each answer is a queryset.

The rail counts it, the first page shows it.
"""

from __future__ import annotations

from django.utils import timezone

from byline.closing.models import Appeal
from byline.ledger.models import Adoption
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.state import State
from byline.rewards.models import AwardRound, Objection
from byline.standings.models import Bulletin
from byline.team.roles import Role
from byline.warnings.models import Statement
from byline.warnings.models import Warning as Criticism


def returns(person):
    """Return the person's own manuscripts that came back and must be mended."""
    return Manuscript.objects.of(person.congress).by(person).in_state(State.RETURNED)


def answers(person):
    """Return the person's own manuscripts whose amendments wait for an answer."""
    return Manuscript.objects.by(person).in_state(State.AMENDED)


def overdue(person):
    """Return the manuscripts whose review others should have given by now, for those who edit."""
    if not person.holds(Role.EDITOR):
        return Manuscript.objects.none()
    return (
        Manuscript.objects.of(person.congress)
        .filter(due_at__lt=timezone.now())
        .exclude(pk__in=reviews(person).values("pk"))
    )


def reviews(person):
    """Return the manuscripts whose next review is this person's to give."""
    return Manuscript.objects.awaiting_review_by(person)


def registrations(person):
    """Return the manuscripts that have passed and have no number yet, for those who register."""
    if not person.has_perm("manuscripts.add_registration"):
        return Manuscript.objects.none()
    return Manuscript.objects.of(person.congress).in_state(State.PASSED)


def submissions(person):
    """Return the registered manuscripts that went nowhere yet, for those who send."""
    if not person.has_perm("manuscripts.add_submission"):
        return Manuscript.objects.none()
    return Manuscript.objects.of(person.congress).in_state(State.REGISTERED)


def confirmations(person):
    """Return the adoptions that nobody has decided on, for those who confirm."""
    if not person.has_perm("ledger.add_confirmation"):
        return Adoption.objects.none()
    return Adoption.objects.of(person.congress).awaiting()


def signatures(person):
    """Return the bulletins that can be signed, for those who sign."""
    if not person.has_perm("standings.add_signature"):
        return Bulletin.objects.none()
    return Bulletin.objects.of(person.congress).waiting_for(person)


def appeals(person):
    """Return the appeals that nobody has answered, for those who answer them."""
    if not person.has_perm("closing.add_ruling"):
        return Appeal.objects.none()
    return Appeal.objects.visible_to(person).awaiting_answer_by(person)


def statements(person):
    """Return the statements asked of this person that are still to be handed in."""
    return Statement.objects.due_from(person)


def handed_in(person):
    """Return the statements of others that nobody has decided on, for those who do."""
    if not person.has_perm("warnings.add_statementreview"):
        return Statement.objects.none()
    return Statement.objects.to_judge(person)


def warnings(person):
    """Return the warnings proposed by another that nobody has decided on, for those who sign."""
    if not person.has_perm("warnings.add_warningsigning"):
        return Criticism.objects.none()
    return Criticism.objects.waiting_for(person)


def awards(person):
    """Return the award rounds proposed by another whose days for objections are over, for those who sign."""
    if not person.has_perm("rewards.add_awardsigning"):
        return AwardRound.objects.none()
    return AwardRound.objects.waiting_for(person)


def objections(person):
    """Return the objections to awards that nobody has answered, for those who answer them."""
    if not person.has_perm("rewards.add_objectionanswer"):
        return Objection.objects.none()
    return Objection.objects.awaiting_answer_by(person)
