"""The adopted paper of a rulebook: the file as it was brought, kept beside the rows."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.rules.models.rulebook import Rulebook
from byline.team.models import Person

if TYPE_CHECKING:
    from byline.team.models import Congress

PDF, ZIP, WORD_PART = b"%PDF-", b"PK\x03\x04", "word/document.xml"
HEAVIEST = 20_000_000  # bytes; a scanned paper of thirty pages has some 10 MB
LONGEST_NAME = 200


class NotAPaper(Refused):
    """The adopted paper is a PDF or a .docx file; this is neither. Save it as one of these, then add it."""


class HeavyPaper(Refused):
    """This file has more than 20 MB. Save it as a smaller PDF, then add it."""


class PaperStands(Refused):
    """The paper of a signed rulebook is not replaced. Draft a new version, and add the paper there."""


class PaperQuerySet(models.QuerySet):
    """Words about adopted papers."""

    def visible_to(self, person: Person) -> PaperQuerySet:
        """Keep the papers of rulebooks that a person may read."""
        return self.filter(rulebook__in=Rulebook.objects.visible_to(person).order_by())

    @transaction.atomic
    def add_to(self, rulebook: Rulebook, content: bytes, *, name: str, by: Person) -> Paper:
        """Keep a file as the adopted paper of a rulebook, in place of another one while it is a draft.

        What it is is told by its content. Refuses with NotAPaper, HeavyPaper or PaperStands.
        """
        ending = _ending(content)
        before = self.filter(rulebook=rulebook)
        if rulebook.is_signed and before.exists():
            raise PaperStands
        before.delete()
        paper = self.create(
            rulebook=rulebook,
            file=ContentFile(content, name=f"{rulebook.pk}{ending}"),
            name=PurePath(name).with_suffix(ending).name[-LONGEST_NAME:],
            digest=sha256(content).hexdigest(),
            by=by,
        )
        record(rulebook, "paper_added", by=by, title=rulebook.title, name=paper.name)
        return paper


class Paper(models.Model):
    """The paper by which a rulebook was adopted, as a file: who brought it, and when."""

    rulebook = models.OneToOneField(
        Rulebook, on_delete=models.CASCADE, related_name="paper", verbose_name=_("rulebook")
    )
    file = models.FileField(_("file"), upload_to="rulebooks/%Y/")
    name = models.CharField(_("name of the file"), max_length=LONGEST_NAME)
    digest = models.CharField(_("digest"), max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("uploaded by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("adopted paper")
        verbose_name_plural = _("adopted papers")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where those who may read the rulebook fetch it."""
        return reverse("paper", args=[self.rulebook_id])

    @property
    def congress(self) -> Congress:
        """The congress of the rulebook."""
        return self.rulebook.congress


def _ending(content: bytes) -> str:
    if len(content) > HEAVIEST:
        raise HeavyPaper
    if content.startswith(PDF):
        return ".pdf"
    if content.startswith(ZIP) and WORD_PART in _parts(content):
        return ".docx"
    raise NotAPaper


def _parts(content: bytes) -> list[str]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except BadZipFile as broken:
        raise NotAPaper from broken
