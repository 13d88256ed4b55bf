"""The file as it came, and the text that was taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.incoming import Imported, Loss, read_file
from byline.manuscripts.models import Manuscript, Writing
from byline.manuscripts.models.filing import NotWritable
from byline.manuscripts.pictures import NotAPicture, TooHeavy, TooManyPixels
from byline.team.models import Person

LONGEST_NAME = 200
LOST = {
    Loss.CHANGES: _("Tracked changes were taken as accepted."),
    Loss.COMMENTS: _("Comments at the margin were left out."),
    Loss.DRAWINGS: _("Charts, drawings and embedded files were left out."),
    Loss.FORMULAS: _("Formulas were taken as plain text."),
    Loss.PICTURES: _("Some pictures were not in the file itself, or cannot be printed. Add them again."),
}


@dataclass(frozen=True)
class Words:
    """Title, sub-title and body as they will stand."""

    title: str
    subtitle: str
    body: str


class TakenAlready(Refused):
    """You brought this file already: it became “{title}”. Go on writing there."""


class OriginalQuerySet(models.QuerySet):
    """Words about files as they came, and the deeds that take a text from one."""

    def visible_to(self, person: Person) -> OriginalQuerySet:
        """Keep the files of manuscripts that the person may see."""
        return self.filter(manuscript__in=Manuscript.objects.visible_to(person).values("pk"))

    @transaction.atomic
    def begin(self, content: bytes, *, name: str, by: Person) -> Original:
        """Begin a manuscript from a file, and keep the file.

        Raises TakenAlready when the same person began one from the same bytes, NoPostThatDay, and whatever
        `read_file` refuses.
        """
        digest = sha256(content).hexdigest()
        earlier = self.filter(digest=digest, by=by, is_beginning=True).select_related("manuscript").first()
        if earlier:
            raise TakenAlready(title=str(earlier.manuscript))
        piece = read_file(content, name=name)
        manuscript = Manuscript.objects.begin(Writing(title=piece.title, body=""), by=by)
        original = self._keep(manuscript, content, name=name, by=by)
        original.is_beginning = True
        original.set(piece, by=by)
        return original

    @transaction.atomic
    def replace(self, manuscript: Manuscript, content: bytes, *, name: str, by: Person) -> Original:
        """Put the text of a file in the place of a manuscript's, which is kept as a version first.

        Raises NotWritable, and whatever `read_file` refuses.
        """
        piece = read_file(content, name=name)
        keep_text(manuscript)
        original = self._keep(manuscript, content, name=name, by=by)
        original.set(piece, by=by)
        return original

    @transaction.atomic
    def append(self, manuscript: Manuscript, content: bytes, *, name: str, by: Person) -> Original:
        """Put the text of a file after a manuscript's, which is kept as a version first.

        The file's title becomes a heading. Raises NotWritable, and whatever `read_file` refuses.
        """
        piece = read_file(content, name=name)
        keep_text(manuscript)
        original = self._keep(manuscript, content, name=name, by=by)
        original.add(piece, by=by)
        return original

    def _keep(self, manuscript: Manuscript, content: bytes, *, name: str, by: Person) -> Original:
        """Keep the file under a name of ours; its own is only told."""
        ending = PurePath(name).suffix.lower()
        return self.create(
            manuscript=manuscript,
            file=ContentFile(content, name=f"{manuscript.pk}{ending}"),
            name=PurePath(name).name[-LONGEST_NAME:],
            digest=sha256(content).hexdigest(),
            by=by,
        )


def keep_text(manuscript: Manuscript) -> None:
    """Keep what stands in a manuscript as a version, unless it is one. Raises NotWritable."""
    manuscript.refresh_from_db()
    if not manuscript.is_writable:
        raise NotWritable
    if manuscript.words and not manuscript.is_kept:
        manuscript.keep_version(by=manuscript.changed_by)


class Original(models.Model):
    """A file as it came, from which the text of a manuscript was taken."""

    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, related_name="+", verbose_name=_("manuscript")
    )
    file = models.FileField(_("file"), upload_to="originals/%Y/%m/")
    name = models.CharField(_("name of the file"), max_length=LONGEST_NAME)
    digest = models.CharField(_("digest"), max_length=64, db_index=True)
    is_beginning = models.BooleanField(_("the manuscript began with it"), default=False)
    lost = models.JSONField(_("lost"), default=list, blank=True)
    names = models.CharField(_("authors named in the file"), max_length=LONGEST_NAME, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = OriginalQuerySet.as_manager()

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        ordering = ["pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where the file can be fetched by those who may see the manuscript."""
        return reverse("original", args=[self.pk])

    @property
    def losses(self) -> list[str]:
        """What the file had and the text has not, a sentence each."""
        return [str(LOST[loss]) for loss in LOST if loss in self.lost]

    @property
    def authorship(self) -> str:
        """Where those whom the file names are suggested as authors; empty while it names none.

        Nobody is made an author by it: the page holds them until somebody puts them under the title.
        """
        if not self.names:
            return ""
        return reverse("authorship", args=[self.manuscript_id], query={"named": self.names})

    def set(self, piece: Imported, *, by: Person) -> None:
        """Make what was read the manuscript's text."""
        body = self._with_pictures(piece, by=by)
        title, subtitle = (piece.title, piece.subtitle) if piece.title else self._heads
        self._write(piece, Words(title, subtitle, body), by=by)

    def add(self, piece: Imported, *, by: Person) -> None:
        """Put what was read after the manuscript's text; its title becomes the manuscript's, or a heading."""
        body = self._with_pictures(piece, by=by)
        title, subtitle = self._heads
        if not title:
            title, subtitle = piece.title, piece.subtitle
        elif piece.title:
            body = f"<h2>{escape(piece.title, quote=False)}</h2>{body}"
        self._write(piece, Words(title, subtitle, self.manuscript.body + body), by=by)

    @property
    def _heads(self) -> tuple[str, str]:
        return self.manuscript.title, self.manuscript.subtitle

    def _with_pictures(self, piece: Imported, *, by: Person) -> str:
        """Keep the pictures with the manuscript, and return the text with their addresses."""
        addresses = []
        for content in piece.pictures:
            try:
                addresses.append(self.manuscript.illustrate(ContentFile(content), by=by).get_absolute_url())
            except (NotAPicture, TooHeavy, TooManyPixels):
                addresses.append("")
        self.lost = [*piece.lost, *([Loss.PICTURES] if "" in addresses else [])]
        return piece.with_pictures(addresses)

    def _write(self, piece: Imported, words: Words, *, by: Person) -> None:
        """Save the text, tell what was lost and who is named, and record the deed."""
        manuscript = self.manuscript
        kept = {name: getattr(manuscript, name) for name in ("genre", "key_task_id", "topic_id", "secrecy")}
        writing = Writing(title=words.title, subtitle=words.subtitle, body=words.body, **kept)
        manuscript.write(writing, edition=manuscript.edition, by=by)
        self.names = "、".join(map(str, piece.signers))[:LONGEST_NAME]
        self.save(update_fields=["lost", "names", "is_beginning"])
        record(manuscript, "imported", by=by, name=self.name)
