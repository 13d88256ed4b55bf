"""The text at one moment."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.team.models import Person


class Version(models.Model):
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
