"""Deeds as the people hear of them whom they concern."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.kinds import USUAL, Kind, Way, kind_of
from byline.activity.models.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from byline.activity.models.deed import Deed, Happening

# What happened longer ago is no news by mail: the worker stood still, or the mail server was set up only now.
NEWS_FOR = timedelta(days=3)


class NoticeQuerySet(models.QuerySet):
    """Words about notices."""

    def tell(self, told: Iterable[tuple[Deed, Happening]]) -> None:
        """Give each person named by a happening one notice of its deed, but not the one who did it.

        Whoever has switched the kind off hears nothing. One question, however many are told.
        """
        heard = {
            (deed.pk, person.pk): (deed, person, happening)
            for deed, happening in told
            for person in happening.tell
            if person != happening.by
        }
        if not heard:
            return
        chosen = Switch.objects.chosen_by(person for _deed, person, _happening in heard.values())
        notices = [notice_of(*one, chosen=chosen) for one in heard.values()]
        self.bulk_create([one for one in notices if one.way != Way.NEVER], batch_size=500)

    def visible_to(self, person) -> NoticeQuerySet:
        """Keep the person's own, newest first."""
        mine = self.filter(person=person).select_related("deed__actor", "deed__content_type")
        return mine.order_by("-deed__at", "-pk")

    def unread(self) -> NoticeQuerySet:
        """Keep those nobody has opened."""
        return self.filter(read_at=None)

    def read(self) -> int:
        """Mark these as read now; return how many were not."""
        return self.unread().update(read_at=timezone.now())

    def to_be_mailed(self, way: str, *, at: datetime) -> NoticeQuerySet:
        """Keep what waits to go by mail in this way: still news, not read meanwhile, in no mail yet."""
        waiting = self.filter(way=way, mailing=None, read_at=None, deed__at__gt=at - NEWS_FOR)
        return waiting.filter(person__is_active=True).exclude(person__email="")


class Notice(models.Model):
    """A deed as one person hears of it."""

    deed = models.ForeignKey("activity.Deed", on_delete=models.PROTECT, verbose_name=_("deed"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHERS)
    way = models.CharField(_("way"), max_length=8, choices=Way.choices, default=Way.HERE)
    mailing = models.ForeignKey(
        "activity.Mailing", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("mailing")
    )
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["deed", "person"], name="a_deed_is_told_once_to_a_person")
        ]
        indexes = [
            models.Index(fields=["person", "read_at"], name="notices_unread"),
            models.Index(
                fields=["way"],
                condition=models.Q(mailing=None, read_at=None, way__in=[Way.AT_ONCE, Way.DAILY]),
                name="notices_to_be_mailed",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.deed}"


def notice_of(deed: Deed, person, happening: Happening, *, chosen: dict[tuple[int, str], str]) -> Notice:
    """Make the notice of a deed for a person, not yet saved.

    By mail goes only what happens now, to whom has a mailbox; what is entered afterwards is history.
    """
    kind = kind_of(type(happening.subject), deed.verb)
    way = chosen.get((person.pk, kind), USUAL[kind])
    if way != Way.NEVER and (happening.at or not person.email):
        way = Way.HERE
    return Notice(deed=deed, person=person, kind=kind, way=way)
