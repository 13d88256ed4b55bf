"""Notices on their way by mail: one mail to one person, its attempts, and what became of each.

The row of an attempt is committed before the connection opens. A process that is killed in between leaves it
open, and an open one is never tried again by itself: nobody knows whether the mail went.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.kinds import Way
from byline.activity.models.attempt import Attempt, Resending, Result
from byline.activity.models.notice import Notice
from byline.activity.wording import letter_of
from byline.errors import Refused
from byline.gateways.letters import NotAMailbox, next_try
from byline.gateways.mail import ForGood, NotSetUp, PutOff, Uncertain, door, is_set_up, own_id

IN_ONE_ROUND = 100


class WentAlready(Refused):
    """This mail has been taken over by the mail server. There is nothing to send again."""


class StillUnderWay(Refused):
    """This mail is still on its way. Wait until its attempt has ended."""


class Standing(models.TextChoices):
    """What has become of a mail."""

    WAITING = "waiting", _("waiting to go")
    UNDER_WAY = "under_way", _("on its way")
    SENT = "sent", _("has gone")
    PUT_OFF = "put_off", _("put off, tried again by itself")
    REFUSED = "refused", _("refused for good")
    UNCERTAIN = "uncertain", _("uncertain whether it went")
    GIVEN_UP = "given_up", _("given up")


TROUBLED = (Standing.PUT_OFF, Standing.REFUSED, Standing.UNCERTAIN, Standing.GIVEN_UP)
SHAPES = {
    Standing.WAITING: "draft",
    Standing.UNDER_WAY: "review",
    Standing.SENT: "adopted",
    Standing.PUT_OFF: "review",
    Standing.REFUSED: "declined",
    Standing.UNCERTAIN: "returned",
    Standing.GIVEN_UP: "declined",
}


class MailingQuerySet(models.QuerySet):
    """Words about mailings."""

    def visible_to(self, person) -> MailingQuerySet:
        """Keep those to the people of the person's congress, the newest first."""
        return (
            self.filter(person__congress=person.congress)
            .select_related("person")
            .order_by("-asked_at", "-pk")
        )

    def due(self, *, at: datetime) -> MailingQuerySet:
        """Keep those whose next attempt is due, the longest waiting first."""
        return self.filter(due_at__lte=at).select_related("person").order_by("due_at", "pk")

    def post(self, *, at: datetime) -> None:
        """Write the mails that are due at a moment and hand them over, unless the server is shut or none.

        Two workers may do it at once: each notice is in one mail, each mail under one attempt.
        """
        Attempt.objects.give_up_waiting(at=at)
        if not is_set_up():
            return
        self.write_digests(at=at)
        self.write_at_once(at=at)
        for mailing in self.due(at=at)[:IN_ONE_ROUND]:
            if Attempt.objects.is_shut_out(at=timezone.now()):
                return
            mailing.deliver(at=at)

    @transaction.atomic
    def write_at_once(self, *, at: datetime) -> int:
        """Put what waits to go at once into mails, one for each person; return how many mails."""
        return self._write(Notice.objects.to_be_mailed(Way.AT_ONCE, at=at), at=at)

    @transaction.atomic
    def write_digests(self, *, at: datetime) -> int:
        """Put what waits for the daily mail into one, for each person at most one a day; return how many.

        What came after the set hour waits for tomorrow's.
        """
        today = timezone.localdate(at)
        hour = timezone.make_aware(datetime.combine(today, time(settings.DIGEST_HOUR)))
        if at < hour:
            return 0
        served = self.filter(digest_on=today).values("person")
        waiting = Notice.objects.to_be_mailed(Way.DAILY, at=at).filter(deed__at__lt=hour)
        return self._write(waiting.exclude(person__in=served), at=at, digest_on=today)

    def _write(self, waiting: models.QuerySet, *, at: datetime, **day) -> int:
        by_person = defaultdict(list)
        # another worker may be at the same notices: it keeps those that it has locked
        for notice, person in waiting.select_for_update(of=("self",), skip_locked=True).values_list(
            "pk", "person"
        ):
            by_person[person].append(notice)
        for person, notices in by_person.items():
            mailing = self.create(
                person_id=person, message_id=own_id(f"notices-{person}"), asked_at=at, due_at=at, **day
            )
            Notice.objects.filter(pk__in=notices).update(mailing=mailing)
        return len(by_person)


class Mailing(models.Model):
    """One mail that tells one person of some notices: of what happened just now, or of a day."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    digest_on = models.DateField(_("daily mail of"), null=True, blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True)
    asked_at = models.DateTimeField(_("asked for at"))
    stands_at = models.CharField(
        _("state"), max_length=10, choices=Standing.choices, default=Standing.WAITING
    )
    due_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "digest_on"],
                condition=~Q(digest_on=None),
                name="a_person_has_one_daily_mail_a_day",
            )
        ]
        indexes = [
            models.Index(fields=["due_at"], name="mailings_due"),
            models.Index(fields=["-asked_at"], name="mailings_newest"),
        ]

    def __str__(self):
        return f"{self.person}, {timezone.localtime(self.asked_at):%Y-%m-%d %H:%M}"

    @property
    def shape(self) -> str:
        """The shape that its state is drawn with."""
        return SHAPES[self.stands_at]

    @property
    def may_be_sent_again(self) -> bool:
        """Tell whether a person may ask for it again: it did not go, or nobody knows."""
        return self.stands_at in TROUBLED

    def deliver(self, *, at: datetime) -> Attempt | None:
        """Try once to hand it to the mail server; return the attempt, None where none was due.

        Call it outside a transaction: the attempt's row must stand before the connection opens.
        """
        attempt = self._begin(at=at)
        if attempt is None:
            return None
        try:
            receipt = door().send(letter_of(self, to=attempt.mailbox))
        except Uncertain as refused:
            return attempt.end(Result.UNCERTAIN, told=refused.words)
        except (ForGood, NotAMailbox) as refused:
            return attempt.end(Result.REFUSED, told={"words": refused.sentence, **refused.words})
        except (PutOff, NotSetUp) as refused:
            return attempt.end(Result.PUT_OFF, told={"words": refused.sentence, **refused.words})
        return attempt.end(Result.SENT, told=vars(receipt))

    @transaction.atomic(durable=True)
    def _begin(self, *, at: datetime) -> Attempt | None:
        current = type(self).objects.select_for_update(of=("self",)).select_related("person").get(pk=self.pk)
        if current.due_at is None or current.due_at > at:
            return None
        current.stand(Standing.UNDER_WAY, due_at=None)
        return current.attempt_set.create(mailbox=current.person.email, began_at=at)

    def stand(self, standing: Standing, *, due_at: datetime | None) -> None:
        """Stand so from now on, and be due then, or not again by itself."""
        self.stands_at, self.due_at = standing, due_at
        self.save(update_fields=["stands_at", "due_at"])

    def conclude(self, result: Result, *, at: datetime) -> None:
        """Stand where an attempt leaves it: what was put off is due again later, until it is given up."""
        if result != Result.PUT_OFF:
            self.stand(Standing(result), due_at=None)
            return
        pause = next_try(self.attempts_in_a_row())
        self.stand(Standing.PUT_OFF if pause else Standing.GIVEN_UP, due_at=at + pause if pause else None)

    def attempts_in_a_row(self) -> int:
        """Count the attempts since somebody last asked for it to be sent again."""
        asked = self.resending_set.order_by("-at").values_list("at", flat=True).first()
        attempts = self.attempt_set.all()
        return (attempts.filter(began_at__gte=asked) if asked else attempts).count()

    @transaction.atomic
    def send_again(self, *, by) -> Resending:
        """Let it be tried once more, and as patiently as the first time, to the mailbox that stands now.

        Raises WentAlready and StillUnderWay.
        """
        current = type(self).objects.select_for_update().get(pk=self.pk)
        if current.stands_at == Standing.SENT:
            raise WentAlready
        if not current.may_be_sent_again:
            raise StillUnderWay
        now = timezone.now()
        current.stand(Standing.WAITING, due_at=now)
        return current.resending_set.create(by=by, at=now)
