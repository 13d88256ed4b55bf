"""Objections to proposed awards, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models.deciding import said
from byline.rewards.frozen import key_of
from byline.rewards.models.round import AwardRound
from byline.team.models import Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from byline.team.models import Congress, Unit


class DaysOver(Refused):
    """Objections to these awards could be raised until {last}. Speak with the office."""


class NotConcerned(Refused):
    """Only those whom the figures name object, or who answer for a unit among them. Speak with the office."""


class ObjectedAlready(Refused):
    """You objected to these awards on {day}, and that is not answered yet."""


class ObjectionAnswered(Refused):
    """{name} answered this objection on {day} already."""


class OwnObjection(Refused):
    """This objection is your own. Let another editor answer it."""


class ObjectionQuerySet(models.QuerySet):
    """Words about objections."""

    def visible_to(self, person: Person) -> ObjectionQuerySet:
        """Keep one's own; all of the congress for its office, leaders and the auditor."""
        found = self.filter(round__congress=person.congress)
        found = found.select_related("by", "answer__by", "round__congress").order_by("pk")
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return found
        return found.filter(by=person)

    def unanswered(self) -> ObjectionQuerySet:
        """Keep those nobody has answered."""
        return self.filter(answer=None)

    def awaiting_answer_by(self, person: Person) -> ObjectionQuerySet:
        """Keep another's that nobody has answered, to rounds of the congress that are not decided."""
        asked = self.filter(round__congress=person.congress, round__signing=None, round__withdrawal=None)
        return asked.unanswered().exclude(by=person)


class Objection(models.Model):
    """Somebody concerned says within its days what is wrong with a proposed round."""

    DEEDS = {
        "objected": _("objected to the awards “{title}”: “{says}”"),
        "answered": _("answered the objection: “{reason}”"),
    }

    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, verbose_name=_("award round"))
    says = models.CharField(_("what is objected to"), max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints = [models.CheckConstraint(condition=~Q(says=""), name="an_objection_says_something")]

    def __str__(self):
        return f"{self.by} {self.says[:30]}"

    def get_absolute_url(self):
        """Where its round is read."""
        return reverse("award-round", args=[self.round_id])

    @property
    def congress(self) -> Congress:
        """The congress of the round."""
        return self.round.congress

    @property
    def is_answered(self) -> bool:
        """Whether it was answered."""
        return hasattr(self, "answer")

    def stands_against(self) -> bool:
        """Tell whether it was upheld, and nobody was left out since: the list is still what was wrong."""
        if not self.is_answered or self.answer.decision != ObjectionAnswer.Decision.UPHELD:
            return False
        return not self.round.veto_set.filter(at__gte=self.answer.at).exists()

    @transaction.atomic
    def reply(self, *, decision: str, reason: str, by: Person) -> ObjectionAnswer:
        """Answer it: UPHELD or DISMISSED, with the reason; who objected hears of it.

        An upheld one keeps the round from being signed until somebody is left out of it. Raises WhyMissing,
        OwnObjection, ObjectionAnswered, RoundSigned and RoundWithdrawn.
        """
        reason = said(reason)
        self.round.lock()
        if by == self.by:
            raise OwnObjection
        earlier = ObjectionAnswer.objects.filter(objection=self).select_related("by").first()
        if earlier:
            raise ObjectionAnswered(name=earlier.by.name, day=timezone.localtime(earlier.at).date())
        answer = ObjectionAnswer.objects.create(objection=self, decision=decision, reason=reason, by=by)
        record(self, "answered", by=by, tell=[self.by], reason=reason)
        return answer


class ObjectionAnswer(models.Model):
    """What the office answered to an objection, and why."""

    class Decision(models.TextChoices):
        """Whether it was right."""

        UPHELD = "upheld", _("upheld: somebody is to be left out, or the round withdrawn")
        DISMISSED = "dismissed", _("dismissed: the awards stand as proposed")

    objection = models.OneToOneField(
        Objection, on_delete=models.PROTECT, related_name="answer", verbose_name=_("objection")
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer to an objection")
        verbose_name_plural = _("answers to objections")

    def __str__(self):
        return f"{self.objection} {self.get_decision_display()}"


@transaction.atomic
def object_to(round_: AwardRound, *, says: str, by: Person) -> Objection:
    """Raise an objection to a proposed round; its proposer and the office hear of it.

    Raises WhyMissing, RoundSigned, RoundWithdrawn, DaysOver, NotConcerned and ObjectedAlready.
    """
    says = said(says)
    round_.lock()
    if timezone.localdate() > round_.disputes_until:
        raise DaysOver(last=round_.disputes_until)
    if not is_concerned(by, round_):
        raise NotConcerned
    open_one = Objection.objects.filter(round=round_, by=by).unanswered().first()
    if open_one:
        raise ObjectedAlready(day=timezone.localtime(open_one.at).date())
    objection = Objection.objects.create(round=round_, says=says, by=by)
    editors = Person.objects.of(round_.congress).holding(Role.EDITOR)
    record(objection, "objected", by=by, tell=[round_.proposed_by, *editors], title=round_.title, says=says)
    return objection


def is_concerned(person: Person, round_: AwardRound) -> bool:
    """Tell whether the figures of a round name a person, or a unit they answer for today."""
    holders: list[Person | Unit] = [person, *person.units_headed()]
    named = {one.key for one in round_.figures}
    return any(key_of(holder) in named for holder in holders)
