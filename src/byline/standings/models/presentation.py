"""A bulletin laid before the leader who signs it, and handed back."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.team.models import Person


class LiesBefore(Refused):
    """This bulletin lies before {name} to be signed. Take it back first, then change it."""


class NotASigner(Refused):
    """{name} does not sign bulletins. Choose a leader."""


class LiesBeforeNobody(Refused):
    """This bulletin does not lie before anybody, or is another's to answer."""


class ReasonNeeded(Refused):
    """Say why, so that it can be mended."""


class Presentation(models.Model):
    """A bulletin is laid before a leader to be signed: by whom, and when."""

    bulletin = models.ForeignKey("Bulletin", on_delete=models.PROTECT, verbose_name=_("bulletin"))
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("to"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("presentation")
        verbose_name_plural = _("presentations")

    def __str__(self):
        return f"{self.bulletin} → {self.to}"


class HandingBack(models.Model):
    """A presentation ended without a signature: the leader sent it back, or it was taken back."""

    presentation = models.OneToOneField(
        Presentation, on_delete=models.PROTECT, verbose_name=_("presentation")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("handing back")
        verbose_name_plural = _("handings back")

    def __str__(self):
        return f"{self.presentation} ×"


class Presented(models.Model):
    """What a bulletin can do on its way to a signature."""

    class Meta:
        abstract = True

    @property
    def presentation(self) -> Presentation | None:
        """The presentation that waits for an answer, if there is one."""
        if self.is_signed:
            return None
        open_ones = self.presentation_set.filter(handingback=None).select_related("to", "by")
        return open_ones.order_by("pk").last()

    @property
    def last_handing_back(self) -> HandingBack | None:
        """Why it came back, while it was not laid before anybody again."""
        if self.is_signed:
            return None
        last = self.presentation_set.select_related("handingback__by").order_by("pk").last()
        return getattr(last, "handingback", None)

    @transaction.atomic
    def present(self, *, to: Person, by: Person) -> Presentation:
        """Lay it before a leader. Refuses with NotASigner, NobodyToSendTo, SignedAlready and LiesBefore."""
        self.insist_open()
        if to.congress_id != self.congress_id or not to.has_perm("standings.add_signature"):
            raise NotASigner(name=to.name)
        self.insist_on_recipients()
        presentation = self.presentation_set.create(to=to, by=by)
        record(self, "presented", by=by, tell=[to], to=to.name)
        return presentation

    @transaction.atomic
    def send_back(self, *, reason: str, by: Person) -> HandingBack:
        """Give it back unsigned, with a reason. Refuses with ReasonNeeded and LiesBeforeNobody."""
        if not reason.strip():
            raise ReasonNeeded
        presentation = self._lying(before=by)
        back = HandingBack.objects.create(presentation=presentation, reason=reason.strip(), by=by)
        record(self, "sent_back", by=by, tell={presentation.by, self.prepared_by}, reason=back.reason)
        return back

    @transaction.atomic
    def take_back(self, *, by: Person) -> HandingBack:
        """Take it from the leader's desk to change it. Refuses with LiesBeforeNobody."""
        presentation = self._lying(before=None)
        back = HandingBack.objects.create(presentation=presentation, by=by)
        record(self, "taken_back", by=by, tell=[presentation.to])
        return back

    def _lying(self, *, before: Person | None) -> Presentation:
        self.lock()
        presentation = self.presentation
        if presentation is None or (before and presentation.to_id != before.pk):
            raise LiesBeforeNobody
        return presentation
