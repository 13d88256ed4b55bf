"""Acts of writing in the ledger that are no confirmation and no reversal."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.team.models import Congress, Person


class Posting(models.Model):
    """One act of writing in the ledger: why, by whom, when. Its entries name it."""

    class Kind(models.TextChoices):
        """Why it was written."""

        FACTS = "facts", _("a fact of a piece was entered or changed")
        RULES = "rules", _("reckoned again by other rules")
        PERIOD = "period", _("a period was closed")
        CORRECTION = "correction", _("corrected by hand")
        PAST = "past", _("taken in from a past ledger")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    answers = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        related_name="answer",
        null=True,
        blank=True,
        verbose_name=_("takes back"),
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")

    def __str__(self):
        return f"{self.get_kind_display()} {self.by}"
