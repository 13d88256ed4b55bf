"""Pictures in a manuscript."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import pictures
from byline.manuscripts.models.filing import NotWritable
from byline.team.models import Person


class Picture(models.Model):
    """A picture in a manuscript, resized, without what the camera wrote into it."""

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    file = models.ImageField(
        _("file"), upload_to="pictures/%Y/%m/", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return f"{self.manuscript} {self.width}×{self.height}"

    def get_absolute_url(self):
        """Where the picture itself is served to those who may see the manuscript."""
        return reverse("picture", args=[self.pk])


class Illustrated:
    """What a manuscript can do to hold pictures."""

    def illustrate(self, sent: UploadedFile, *, by: Person) -> Picture:
        """Keep a picture for the text: upright, at most 2,000 pixels a side, without the camera's notes.

        Raises NotWritable, TooHeavy, NotAPicture and TooManyPixels.
        """
        if not self.is_writable:
            raise NotWritable
        if sent.size > pictures.HEAVIEST:
            raise pictures.TooHeavy
        prepared = pictures.prepare(sent.read(pictures.HEAVIEST + 1))
        file = ContentFile(prepared.content, name=f"{self.pk}.{prepared.suffix}")
        return Picture.objects.create(manuscript=self, file=file, by=by)
