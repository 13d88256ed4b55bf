"""The piece itself: what is typed into it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.kinds import Kind
from byline.errors import Refused
from byline.manuscripts import text
from byline.manuscripts.models.authorship import Creditable
from byline.manuscripts.models.filing import Fileable, FilingStep, NotWritable
from byline.manuscripts.models.life import Travelled
from byline.manuscripts.models.picture import Illustrated
from byline.manuscripts.models.registration import Registrable
from byline.manuscripts.models.review import Reviewable
from byline.manuscripts.models.standing import Standable
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import Sendable
from byline.manuscripts.models.version import Versioned, Worded
from byline.manuscripts.models.words import ManuscriptQuerySet
from byline.reckoning.terms import Genre
from byline.team.models import Congress, Person, Unit
from byline.topics.models import KeyTask, Topic


class ChangedElsewhere(Refused):
    """{name} saved another text of this manuscript at {time}. Yours is still here: compare, then save."""


class Secrecy(models.TextChoices):
    """What the author states about secrets in the text."""

    CLEAR = "clear", _("checked, nothing secret in it")
    ASKED = "asked", _("the office is asked to check it")


@dataclass(frozen=True)
class Writing(Worded):
    """What a writer types: the words of a manuscript, and what they say of it."""

    title: str
    body: str
    subtitle: str = ""
    genre: str = Genre.NEWS
    key_task_id: int | None = None
    topic_id: int | None = None
    secrecy: str = ""


class Manuscript(
    Creditable,
    Illustrated,
    Fileable,
    Reviewable,
    Registrable,
    Sendable,
    Standable,
    Travelled,
    Versioned,
    models.Model,
):
    """The piece that somebody writes, from its first word to its last print."""

    DEEDS = {
        "begun": _("began to write"),
        "imported": _("took the text from the file “{name}”"),
        "credited": _("named the authors: {authors}"),
        "restored": _("brought version {version} back"),
        "filed": _("handed in version {version}"),
        "passed_unit": _("passed it in the review of the unit"),
        "passed_office": _("passed it in the review of the office"),
        "passed_leader": _("passed it in the review of the leader"),
        "amended_unit": _("amended it and passed it in the review of the unit"),
        "amended_office": _("amended it and passed it in the review of the office"),
        "amended_leader": _("amended it and passed it in the review of the leader"),
        "answered": _("answered the amendments"),
        "proofread": _("read proof {place}, of version {version}"),
        "taken_over": _("took the review over from {name}"),
        "due_soon": _("reminds of the {step}: due by {time}"),
        "overdue": _("reminds of the {step}: it was due by {time}"),
        "returned": _("returned it: “{reason}”"),
        "sent_back": _("sent it back to the {step}: “{reason}”"),
        "registered": _("registered it as {number}"),
        "cancelled": _("cancelled the registration {number}: “{reason}”"),
        "submitted": _("sent it to {outlet}"),
        "submission_asked": _("asked that it be sent to {outlet}"),
        "submission_acknowledged": _("noted that {outlet} has it"),
        "submission_declined": _("noted that {outlet} declined it"),
        "submission_failed": _("could not bring it to {outlet}"),
        "submission_withdrawn": _("withdrew it from {outlet}"),
        "submission_answered": _("entered what {outlet} answered"),
        "appeared": _("{outlet} printed it on {day}"),
        "retracted": _("the print in {outlet} no longer counts"),
        "published": _("published it on the site in {channel}"),
        "withdrawn": _("withdrew it from the site: “{reason}”"),
    }

    NOTICE_KINDS = {
        "submission_acknowledged": Kind.SENT,
        "submission_answered": Kind.SENT,
        "submission_asked": Kind.SENT,
        "submission_declined": Kind.SENT,
        "submission_failed": Kind.SENT,
        "submission_withdrawn": Kind.SENT,
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.CharField(_("title"), max_length=120, blank=True)
    subtitle = models.CharField(_("sub-title"), max_length=120, blank=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, default=Genre.NEWS)
    body = models.TextField(_("text"), blank=True)
    key_task = models.ForeignKey(
        KeyTask,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("key task"),
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    secrecy = models.CharField(_("secrecy"), max_length=6, choices=Secrecy.choices, blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    # the empty sheet it was begun on: a first save that is sent twice begins nothing twice
    begun_as = models.UUIDField(_("begun on the sheet"), null=True, editable=False)
    created_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("begun by")
    )
    created_at = models.DateTimeField(_("begun at"), default=timezone.now)
    changed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, db_index=True)
    # Where it stands, as its rows say: kept by `settle`, proven by `byline verify`.
    stands_at = models.CharField(
        _("state"), max_length=14, choices=State.choices, default=State.DRAFT, editable=False
    )
    stands_since = models.DateTimeField(_("there since"), default=timezone.now, editable=False)
    turn = models.ForeignKey(
        FilingStep,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("waits for this step"),
    )
    due_at = models.DateTimeField(_("review due"), null=True, editable=False)

    objects = ManuscriptQuerySet.as_manager()

    class Meta:
        verbose_name = _("manuscript")
        verbose_name_plural = _("manuscripts")
        indexes = [
            models.Index(fields=["edition"], name="manuscripts_by_edition"),
            # tabs are counted and one's own are found from the index alone, without reading rows
            models.Index(
                fields=["congress", "stands_at", "created_by", "id"], name="manuscripts_by_standing"
            ),
            # what lists filter and sort by stands before no text: to reach past one, all of it is read
            models.Index(
                fields=["congress", "-changed_at", "-id", "stands_at", "created_by", "genre", "unit"],
                name="manuscripts_for_lists",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["created_by", "begun_as"], name="a_sheet_begins_one_manuscript")
        ]

    def __str__(self):
        return self.title or str(_("Untitled"))

    def get_absolute_url(self):
        """Where this manuscript's sheet stands."""
        return reverse("manuscript", args=[self.pk])

    @property
    def text(self) -> str:
        """The body as plain paragraphs, a line each."""
        return text.plain(self.body)

    @property
    def length(self) -> int:
        """How many characters the body has, counted the Chinese way."""
        return text.length(self.text)

    @transaction.atomic
    def write(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Save what was typed over the edition that the writer had before them.

        Raises NotWritable, and ChangedElsewhere when another text was saved since that edition. The same
        words again change nothing, so a repeated save does no harm. A text that another person saved is
        kept as a version before this one takes its place.
        """
        current = self.locked()
        if not current.is_writable:
            raise NotWritable
        current.save_words(writing, edition=edition, by=by)
        for field in self._meta.concrete_fields:  # as it stands now, without reading it again
            setattr(self, field.attname, getattr(current, field.attname))

    def save_words(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Save what was typed over the text of this row, which is locked."""
        words = {**vars(writing), "body": text.clean(writing.body)}
        if all(getattr(self, field) == value for field, value in words.items()):
            return
        if self.edition != edition:
            time = timezone.localtime(self.changed_at).strftime("%H:%M")
            raise ChangedElsewhere(name=self.changed_by.name, time=time)
        if self.changed_by_id != by.pk and not self.is_kept:
            # whoever wrote before finds their own text again
            self.keep_version(by=self.changed_by)
        words |= {"edition": edition + 1, "changed_by": by, "changed_at": timezone.now()}
        Manuscript.objects.filter(pk=self.pk).update(**words)
        for field, value in words.items():
            setattr(self, field, value)

    @transaction.atomic
    def write_over(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Save what was typed over what was written elsewhere meanwhile, and keep that as a version.

        For a writer who has compared the two. Raises NotWritable and, if yet another text was saved since,
        ChangedElsewhere.
        """
        current = self.locked()
        if current.is_writable and current.changed_by_id == by.pk and not current.is_kept:
            current.keep_version(by=by)
        self.write(writing, edition=edition, by=by)
