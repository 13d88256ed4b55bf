"""What came back from an outlet: a bounce, a machine's answer, or a person's; entered by the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.errors import Refused
from byline.gateways.incoming import Incoming, Kind, read_mail
from byline.manuscripts.models import Submission
from byline.manuscripts.models.submission import Standing
from byline.sending.models.delivery import Delivery
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_WORDS = 20_000  # characters of a mail that are kept
PROPOSED_AT_MOST = 20
LOOKED_AT_MOST = 200  # deliveries to one office, the newest
# Where everybody may have a mailbox, the domain says nothing of who writes.
EVERYBODYS = frozenset(
    {"qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com"}
    | {"139.com", "189.cn", "aliyun.com", "gmail.com", "outlook.com", "hotmail.com"}
)


class EnteredAlready(Refused):
    """This answer was entered already, with {submission}."""


class ResponseQuerySet(models.QuerySet):
    """Words about responses."""

    def visible_to(self, person: Person) -> ResponseQuerySet:
        """Keep those of the person's congress, the newest first."""
        return self.filter(congress=person.congress).order_by("-pk")

    def bring(self, raw: bytes, *, by: Person) -> Response:
        """Read a mail that a person saved, forwarded or pasted, and keep what it says, not yet entered.

        Raises NotAMail and MailTooLarge.
        """
        mail = read_mail(raw)
        return self.create(
            congress=by.congress,
            kind=mail.kind,
            sender=mail.sender[:254],
            subject=mail.subject[:250],
            words=said_in(mail)[:MOST_WORDS],
            answers=list(mail.answers),
            sent_at=mail.sent_at,
            by=by,
        )


def said_in(mail: Incoming) -> str:
    """Return what a mail says; of a bounce, what the other side said."""
    if mail.failure is None:
        return mail.text
    told = (mail.failure.mailbox, mail.failure.status, mail.failure.words)
    return "　".join(word for word in told if word) or mail.text


class Response(models.Model):
    """One answer to a submission. Without a submission it was read, and a person has still to enter it."""

    class Kind(models.TextChoices):
        """What came."""

        BOUNCE = Kind.BOUNCE.value, pgettext_lazy("response", "could not be delivered")
        AUTOMATIC = Kind.AUTOMATIC.value, pgettext_lazy("response", "answered by a machine")
        REPLY = Kind.REPLY.value, pgettext_lazy("response", "answered by a person")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("submission")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    sender = models.CharField(_("from"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    words = models.TextField(pgettext_lazy("response", "words"), blank=True)
    answers = models.JSONField(_("answers the letters"), default=list)
    sent_at = models.DateTimeField(_("written at"), null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")

    def __str__(self):
        return self.subject or self.sender

    def get_absolute_url(self):
        """Where it is entered."""
        return reverse("response", args=[self.pk])

    def proposed(self) -> Submission | None:
        """Find the submission whose letter it names; else one that was sent to whoever wrote it."""
        deliveries = Delivery.objects.filter(submission__manuscript__congress=self.congress)
        named = {
            delivery.message_id: delivery
            for delivery in deliveries.filter(message_id__in=self.answers).select_related("submission")
        }
        nearest = next((named[answer] for answer in self.answers if answer in named), None)
        if nearest is None and self.kind != Kind.BOUNCE and self.sender:
            nearest = self._sent_to_sender(deliveries)
        return nearest.submission if nearest else None

    def _sent_to_sender(self, deliveries: QuerySet) -> Delivery | None:
        """Find what the mail names by its title of all that went to its writer's office.

        Where it names none, it is the last that went to the very mailbox.
        """
        domain = self.sender.rpartition("@")[2].lower()
        office = Q() if domain in EVERYBODYS else Q(to__iendswith=f"@{domain}")
        went = deliveries.filter(Q(to__iexact=self.sender) | office).order_by("-pk")
        found = list(went.select_related("submission__manuscript")[:LOOKED_AT_MOST])
        said = self.subject + self.words
        named = [each for each in found if each.submission.manuscript.title in said]
        own = [each for each in found if each.to.lower() == self.sender.lower()]
        return next(iter([*named, *own]), None)

    def candidates(self) -> QuerySet:
        """Return the submissions it may be the answer to: the one proposed, and the newest others."""
        proposed = self.proposed()
        mine = Submission.objects.filter(manuscript__congress=self.congress)
        newest = list(mine.order_by("-at").values_list("pk", flat=True)[:PROPOSED_AT_MOST])
        return mine.filter(pk__in=[*newest, *([proposed.pk] if proposed else [])]).order_by("-at")

    def likely_outcome(self) -> str:
        """Tell what it most likely means for the submission; nothing where a person must read it."""
        return Standing.FAILED if self.kind == Kind.BOUNCE else ""

    @transaction.atomic
    def enter(self, submission: Submission, *, outcome: str, by: Person) -> None:
        """Put it to its submission, which then stands as it says; an empty outcome only keeps the words.

        Raises EnteredAlready and NoSuchMove. An outcome that stands already is not said again.
        """
        current = type(self).objects.select_for_update().get(pk=self.pk)
        if current.submission_id:
            raise EnteredAlready(submission=str(current.submission))
        type(self).objects.filter(pk=self.pk).update(submission=submission)
        now = Submission.objects.get(pk=submission.pk).stands_at
        if outcome in {"", now}:
            manuscript = submission.manuscript
            told = {"outlet": submission.outlet.name}
            record(manuscript, "submission_answered", by=by, tell=manuscript.authors, **told)
        elif outcome == Standing.FAILED:
            Delivery.objects.fail(submission, words=self.words, by=by)
        else:
            submission.move(to=Standing(outcome), by=by, words=self.words)
