"""The piece itself: what is typed into it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.errors import Refused
from byline.manuscripts import text
from byline.manuscripts.models.authorship import Creditable
from byline.manuscripts.models.life import Travelled
from byline.manuscripts.models.picture import Illustrated
from byline.manuscripts.models.registration import Registrable
from byline.manuscripts.models.review import NotWritable, Reviewable
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import Sendable
from byline.manuscripts.models.version import Versioned, Worded
from byline.manuscripts.models.words import ManuscriptQuerySet
from byline.rules.terms import Genre
from byline.team.models import Congress, Person, Unit


class ChangedElsewhere(Refused):
    """{name} saved another text of this manuscript at {time}. Yours is still here: compare, then save."""


@dataclass(frozen=True)
class Writing(Worded):
    """What a writer types: the words of a manuscript, and its genre."""

    title: str
    body: str
    subtitle: str = ""
    genre: str = Genre.NEWS


class Manuscript(
    Creditable, Illustrated, Reviewable, Registrable, Sendable, Travelled, Versioned, models.Model
):
    """The piece that somebody writes, from its first word to its last print."""

    DEEDS = {
        "begun": _("began to write"),
        "credited": _("named the authors: {authors}"),
        "restored": _("brought version {version} back"),
        "filed": _("handed in version {version}"),
        "passed_unit": _("passed it in the review of the unit"),
        "passed_office": _("passed it in the review of the office"),
        "returned": _("returned it: “{reason}”"),
        "registered": _("registered it as {number}"),
        "submitted": _("sent it to {outlet}"),
        "appeared": _("{outlet} printed it on {day}"),
        "retracted": _("the print in {outlet} no longer counts"),
        "published": _("published it on the site in {channel}"),
        "withdrawn": _("withdrew it from the site: “{reason}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.CharField(_("title"), max_length=120, blank=True)
    subtitle = models.CharField(_("sub-title"), max_length=120, blank=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, default=Genre.NEWS)
    body = models.TextField(_("text"), blank=True)
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

    objects = ManuscriptQuerySet.as_manager()

    class Meta:
        verbose_name = _("manuscript")
        verbose_name_plural = _("manuscripts")
        indexes = [models.Index(fields=["edition"], name="manuscripts_by_edition")]
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

    @property
    def state(self) -> State:
        """Where it stands: as `with_state` brought it along, else by a question to the database."""
        if "stands_at" not in self.__dict__:
            stands_at = Manuscript.objects.with_state().values_list("stands_at", flat=True)
            return State(stands_at.get(pk=self.pk))
        return State(self.stands_at)

    def forget_state(self) -> None:
        """Forget where it stood, since a deed has just moved it."""
        self.__dict__.pop("stands_at", None)

    @property
    def is_writable(self) -> bool:
        """Whether the author may change the text now."""
        return self.state in {State.DRAFT, State.RETURNED}

    @transaction.atomic
    def write(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Save what was typed over the edition that the writer had before them.

        Raises NotWritable, and ChangedElsewhere when another text was saved since that edition. The same
        words again change nothing, so a repeated save does no harm. A text that another person saved is
        kept as a version before this one takes its place.
        """
        current = Manuscript.objects.select_for_update().get(pk=self.pk)
        if not current.is_writable:
            raise NotWritable
        words = {**vars(writing), "body": text.clean(writing.body)}
        is_news = any(getattr(current, field) != value for field, value in words.items())
        if is_news and current.edition != edition:
            time = timezone.localtime(current.changed_at).strftime("%H:%M")
            raise ChangedElsewhere(name=current.changed_by.name, time=time)
        if is_news:
            if current.changed_by_id != by.pk:
                # whoever wrote before finds their own text again
                current.keep_version(by=current.changed_by)
            words |= {"edition": edition + 1, "changed_by": by, "changed_at": timezone.now()}
            Manuscript.objects.filter(pk=self.pk).update(**words)
        self.refresh_from_db()

    @transaction.atomic
    def write_over(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Save what was typed over what was written elsewhere meanwhile, and keep that as a version.

        For a writer who has compared the two. Raises NotWritable and, if yet another text was saved since,
        ChangedElsewhere.
        """
        current = Manuscript.objects.select_for_update().get(pk=self.pk)
        if current.is_writable and current.changed_by_id == by.pk and not current.is_kept:
            current.keep_version(by=by)
        self.write(writing, edition=edition, by=by)
