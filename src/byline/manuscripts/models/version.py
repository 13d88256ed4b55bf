"""The text at one moment, kept and brought back."""

from __future__ import annotations

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.manuscripts import text
from byline.manuscripts.models.filing import NotWritable
from byline.team.models import Person


class Worded:
    """What has a title, a sub-title and a body: a manuscript now, and each of its versions."""

    title: str
    subtitle: str
    body: str

    def has_words_of(self, other: Worded) -> bool:
        """Whether title, sub-title and body are those of another text, to the letter."""
        return (self.title, self.subtitle, self.body) == (other.title, other.subtitle, other.body)

    @property
    def words(self) -> str:
        """Title, sub-title and paragraphs, a line each, without empty ones: what a comparison reads."""
        lines = (self.title, self.subtitle, text.plain(self.body))
        return "\n".join(line for line in lines if line)


class Version(Worded, models.Model):
    """The text of a manuscript at one moment."""

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120)
    subtitle = models.CharField(_("sub-title"), max_length=120, blank=True)
    body = models.TextField(_("text"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [models.UniqueConstraint(fields=["manuscript", "number"], name="versions_are_numbered")]

    def __str__(self):
        return f"{self.manuscript} {self.number}"

    def get_absolute_url(self):
        """Where this version can be read."""
        return reverse("manuscript-version", args=[self.manuscript_id, self.number])

    @property
    def length(self) -> int:
        """How many characters its text has, counted the Chinese way."""
        return text.length(text.plain(self.body))


class Versioned(Worded):
    """The deeds that keep a text and bring an earlier one back."""

    def keep_version(self, *, by: Person) -> Version:
        """Keep the text as it stands now under the next version number."""
        last = self.version_set.aggregate(last=models.Max("number"))["last"] or 0
        return self.version_set.create(
            number=last + 1, title=self.title, subtitle=self.subtitle, body=self.body, by=by
        )

    @transaction.atomic
    def restore(self, version: Version, *, by: Person) -> Version:
        """Make an earlier version the text again, as a new version, and return that.

        The text that stood there until now is kept as a version too, so nothing is lost. Raises NotWritable.
        """
        current = self.locked()
        if not current.is_writable:
            raise NotWritable
        if not current.is_kept:
            current.keep_version(by=current.changed_by)
        words = {"title": version.title, "subtitle": version.subtitle, "body": version.body}
        changed = {"edition": current.edition + 1, "changed_by": by, "changed_at": timezone.now()}
        type(self).objects.filter(pk=self.pk).update(**words, **changed)
        self.refresh_from_db()
        restored = self.keep_version(by=by)
        record(self, "restored", by=by, version=version.number)
        return restored

    @property
    def is_kept(self) -> bool:
        """Whether the text as it stands now is a version already."""
        last = self.version_set.order_by("-number").first()
        return bool(last and last.has_words_of(self))
