"""Bringing a manuscript to an outlet: asked for by a person, tried by the worker, never twice in silence.

The row of an attempt is committed before the connection opens. A process that is killed in between leaves it
open; the delivery is then uncertain, and a person decides whether it goes again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.models.attempt import Result
from byline.errors import Refused
from byline.gateways.letters import NotAMailbox, next_try
from byline.gateways.mail import ForGood, NotSetUp, PutOff, Uncertain, door, is_set_up, own_id
from byline.manuscripts.models import Manuscript, Submission, Terms, Version
from byline.manuscripts.models.submission import OPEN
from byline.manuscripts.models.submission import Standing as Stand
from byline.outlets.models import Outlet
from byline.sending import turns
from byline.sending.models.attempt import Attempt
from byline.sending.models.coverletter import letter_for, withdrawal_letter_for
from byline.sending.models.doubtful import Doubtful
from byline.sending.models.going import ACTIVE, SHAPES, STOPPABLE, Standing
from byline.sending.models.practice import Practice
from byline.sending.packing import letter_of
from byline.team.models import Person

if TYPE_CHECKING:
    from datetime import date, datetime


IN_ONE_ROUND = 50


class NoMailbox(Refused):
    """No mailbox of {outlet} is known. Enter it on the outlet's sheet, or send it by hand."""


class OnItsWay(Refused):
    """This is on its way to {outlet} already. Wait until its delivery has ended."""


class WordsMissing(Refused):
    """Say why: those who wrote it and the outlet must understand it."""


class DeliveryQuerySet(models.QuerySet):
    """Words about deliveries."""

    def visible_to(self, person: Person) -> DeliveryQuerySet:
        """Keep those of the person's congress."""
        return self.filter(submission__manuscript__congress=person.congress)

    def active(self) -> DeliveryQuerySet:
        """Keep those that have not ended, or of which nobody knows how."""
        return self.filter(stands_at__in=ACTIVE)

    def due(self, *, at: datetime) -> DeliveryQuerySet:
        """Keep those whose next attempt is due, the longest waiting first."""
        return self.filter(due_at__lte=at).order_by("due_at", "pk")

    def post(self, *, at: datetime) -> None:
        """Hand over what is due at a moment, unless the mail server is shut or there is none."""
        Attempt.objects.give_up_waiting(at=at)
        if not is_set_up():
            return
        for delivery in self.due(at=at)[:IN_ONE_ROUND]:
            if Attempt.objects.is_shut_out(at=timezone.now()):
                return
            delivery.deliver(at=at)

    @transaction.atomic
    def send(self, manuscript: Manuscript, *, to: Outlet, terms: Terms, by: Person) -> Delivery:
        """Send a manuscript to an outlet: by mail as soon as the worker comes, by another way as of now.

        Raises what `turns.allow` and `Manuscript.submit` raise, NotSetUp, NoMailbox and OnItsWay.
        """
        manuscript = manuscript.locked()
        allow(manuscript, to=to, terms=terms, on=timezone.localdate())
        if terms.way != Submission.Way.MAIL:
            submission = manuscript.submit(to=to, by=by, terms=terms)
            return self.create(submission=submission, by=by, way=terms.way, stands_at=Standing.SENT)
        if not to.mailbox:
            raise NoMailbox(outlet=to.name)
        submission = manuscript.submit(to=to, by=by, terms=terms, is_sent=False)
        subject, text = letter_for(submission, by=by)
        return self.mail(submission, subject=subject, text=text, by=by)

    def note_on_own_site(self, manuscript: Manuscript, *, by: Person) -> Delivery | None:
        """Note once that a registered manuscript went to the own site, where that is known as an outlet.

        Raises the refusals of `turns.allow`.
        """
        site = Outlet.objects.of(manuscript.congress).filter(is_own_site=True).order_by("pk").first()
        went = manuscript.submission_set.filter(outlet=site).gone()
        if site is None or not manuscript.number or went.exists():
            return None
        return self.send(manuscript, to=site, terms=Terms(way=Submission.Way.SITE), by=by)

    def note_off_own_site(self, manuscript: Manuscript, *, words: str, by: Person) -> None:
        """Note that a manuscript is on the own site no longer, and why.

        Whoever took its page off holds the manuscript's lock, and tells its authors.
        """
        for submission in manuscript.submission_set.filter(outlet__is_own_site=True).standing_at(*OPEN):
            submission.note_standing(Stand.WITHDRAWN, by=by, words=words)
        manuscript.settle()

    @transaction.atomic
    def mail(self, submission: Submission, *, subject: str, text: str, by: Person, **more) -> Delivery:
        """Let a letter go by mail. Raises NotSetUp, and OnItsWay where another is on its way there."""
        practice = Practice.objects.in_force(submission.manuscript.congress, on=timezone.localdate())
        told = {"subject": subject[:250], "text": text, "message_id": own_id(f"delivery-{submission.pk}")}
        told |= {"to": submission.outlet.mailbox, "reply_to": practice.reply_to or by.email}
        version = None if more.get("is_withdrawal") else submission.manuscript.cleared_version()
        try:
            with transaction.atomic():
                return self.create(
                    submission=submission, by=by, version=version, due_at=timezone.now(), **told, **more
                )
        except IntegrityError as error:
            raise OnItsWay(outlet=submission.outlet.name) from error

    @transaction.atomic
    def withdraw(self, submission: Submission, *, words: str, by: Person, is_told: bool) -> None:
        """Take a submission back; `is_told` lets a letter say so to an outlet that has it by mail.

        Raises WordsMissing, OnItsWay while it is being handed over, and NoSuchMove.
        """
        if not words.strip():
            raise WordsMissing
        submission.manuscript.locked()
        if self.filter(submission=submission, stands_at=Standing.UNDER_WAY).exists():
            raise OnItsWay(outlet=submission.outlet.name)
        self.filter(submission=submission, stands_at__in=STOPPABLE).update(
            stands_at=Standing.CALLED_OFF, due_at=None
        )
        submission.move(to=Stand.WITHDRAWN, by=by, words=words)
        if is_told and submission.outlet.mailbox:
            subject, text = withdrawal_letter_for(submission, reason=words.strip(), by=by)
            self.mail(submission, subject=subject, text=text, by=by, is_withdrawal=True)

    @transaction.atomic
    def fail(self, submission: Submission, *, words: str, by: Person) -> None:
        """Note that what went did not arrive: the submission failed, and its last mail says so too.

        Raises NoSuchMove.
        """
        submission.move(to=Stand.FAILED, by=by, words=words)
        last = self.filter(submission=submission, is_withdrawal=False).exclude(to="").order_by("pk").last()
        if last and last.stands_at == Standing.SENT:
            last.stand(Standing.RETURNED, due_at=None)


def allow(manuscript: Manuscript, *, to: Outlet, terms: Terms, on: date) -> None:
    """Return where a manuscript may go there on a day. Raises the refusals of `turns.allow`."""
    wish = turns.Wish(
        outlet=to.name,
        is_exclusive=terms.is_exclusive,
        asks_exclusivity=to.asks_exclusivity,
        is_own_site=terms.way == Submission.Way.SITE,
        rank=terms.rank,
        embargo_until=terms.embargo_until,
    )
    others = manuscript.submission_set.standing_at(*OPEN, Stand.ASKED).exclude(outlet=to)
    active = set(Delivery.objects.active().filter(submission__in=others).values_list("submission", flat=True))
    found = others.with_print().select_related("outlet").order_by("rank", "pk")
    offers = [offer_of(each, is_under_way=each.pk in active) for each in found]
    rule = Practice.objects.in_force(manuscript.congress, on=on).rule
    turns.allow(wish, beside=offers, rule=rule, on=on)


def offer_of(submission: Submission, *, is_under_way: bool) -> turns.Offer:
    """Tell what an outlet has to do with a manuscript; one that printed it waits for nothing more."""
    return turns.Offer(
        outlet=submission.outlet.name,
        is_open=submission.standing in OPEN or is_under_way,
        is_exclusive=submission.is_exclusive,
        rank=submission.rank,
        sent_on=timezone.localtime(submission.at).date(),
        embargo_until=submission.embargo_until,
    )


class Delivery(Doubtful, models.Model):
    """One sending to an outlet: by mail with its letter and attempts, or by another way as of its moment."""

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="+", verbose_name=_("submission")
    )
    way = models.CharField(
        _("way"), max_length=10, choices=Submission.Way.choices, default=Submission.Way.MAIL
    )
    is_withdrawal = models.BooleanField(_("takes it back"), default=False)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("version")
    )
    to = models.CharField(_("mailbox"), max_length=254, blank=True)
    reply_to = models.CharField(_("mailbox for answers"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    text = models.TextField(_("letter"), blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=200, null=True, unique=True)  # noqa: DJ001 -- many have none
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    stands_at = models.CharField(
        _("state"), max_length=10, choices=Standing.choices, default=Standing.WAITING
    )
    due_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    renewed_at = models.DateTimeField(_("sent again at"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(stands_at__in=ACTIVE),
                name="a_submission_has_one_delivery_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["due_at"], name="deliveries_due")]

    def __str__(self):
        return f"{self.submission}, {self.get_way_display()}"

    @property
    def shape(self) -> str:
        """The shape of its state."""
        return SHAPES[self.stands_at]

    def deliver(self, *, at: datetime) -> Attempt | None:
        """Try once to hand it to the mail server; return the attempt, None where none was due.

        Call it outside a transaction: the attempt's row must stand before the connection opens.
        """
        if (attempt := self._begin(at=at)) is None:
            return None
        try:
            receipt = door().send(letter_of(attempt.delivery))
        except Uncertain as refused:
            return attempt.end(Result.UNCERTAIN, told=refused.words)
        except (ForGood, NotAMailbox) as refused:
            return attempt.end(Result.REFUSED, told={"words": refused.sentence, **refused.words})
        except (PutOff, NotSetUp) as refused:
            return attempt.end(Result.PUT_OFF, told={"words": refused.sentence, **refused.words})
        return attempt.end(Result.SENT, told=vars(receipt))

    @transaction.atomic(durable=True)
    def _begin(self, *, at: datetime) -> Attempt | None:
        self.submission.manuscript.locked()
        whole = type(self).objects.select_related("submission__outlet", "version__manuscript__congress")
        current = whole.get(pk=self.pk)
        if current.due_at is None or current.due_at > at:
            return None
        if not current.is_withdrawal and current.submission.stands_at != Stand.ASKED:
            current.stand(Standing.CALLED_OFF, due_at=None)
            return None
        current.stand(Standing.UNDER_WAY, due_at=None)
        return current.attempt_set.create(began_at=at)

    def stand(self, standing: Standing, *, due_at: datetime | None) -> None:
        """Stand so from now on, and be due then, or not again by itself."""
        self.stands_at, self.due_at = standing, due_at
        self.save(update_fields=["stands_at", "due_at"])

    def conclude(self, attempt: Attempt) -> None:
        """Stand where an attempt leaves it: what was put off is due again later, until it is given up."""
        if attempt.result != Result.PUT_OFF:
            self.stand(Standing(attempt.result), due_at=None)
        else:
            pause = next_try(self.attempts_in_a_row())
            due_at = attempt.ended_at + pause if pause else None
            self.stand(Standing.PUT_OFF if pause else Standing.GIVEN_UP, due_at=due_at)
        outcome = {
            Standing.SENT: Stand.SENT,
            Standing.REFUSED: Stand.FAILED,
            Standing.GIVEN_UP: Stand.FAILED,
        }.get(Standing(self.stands_at))
        if outcome:
            self.tell(outcome, by=None, words="" if outcome == Stand.SENT else attempt.words)

    def tell(self, outcome: Stand, *, by: Person | None, words: str) -> None:
        """Move the submission along; a letter that takes it back moves nothing."""
        submission = Submission.objects.get(pk=self.submission_id)
        if not self.is_withdrawal and submission.stands_at == Stand.ASKED:
            submission.move(to=outcome, by=by, words=words)

    def attempts_in_a_row(self) -> int:
        """Count the attempts since a person last let it go again."""
        attempts = self.attempt_set.all()
        return (attempts.filter(began_at__gte=self.renewed_at) if self.renewed_at else attempts).count()
