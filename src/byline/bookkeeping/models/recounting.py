"""All pieces of a span of days reckoned again, after rules or outlets have changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.bookkeeping.models.recount import Recount, bring_up_to_date
from byline.errors import Refused
from byline.ledger.fact_kinds import WITHOUT_A_PIECE
from byline.ledger.models import Circumstance, Confirmation, Correction, Entry, Posting
from byline.ledger.models.settlement import Matter, locked
from byline.manuscripts.models import Manuscript
from byline.team.models import Congress, Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

# so many pieces in one transaction: a second or two, in which a confirmation elsewhere has to wait
AT_ONCE = 250
LONGEST_SILENCE = timedelta(minutes=2)


class RecountingNow(Refused):
    """{name} is having {first} to {last} reckoned again. Carry it out or drop it, then begin another."""


class DaysTurnedRound(Refused):
    """The last day lies before the first one. Enter the days again."""


class NothingToReckon(Refused):
    """Nothing is confirmed from {first} to {last}, so there is nothing to reckon again."""


class NotLookedAtYet(Refused):
    """It is not known yet what would change. Wait until all pieces were looked at, then carry it out."""


class EndedAlready(Refused):
    """This recounting has ended. Begin another one where something has changed since."""


def ended_words(*, pieces: int) -> str:
    """Tell an end in one line of history."""
    if not pieces:
        return gettext("reckoned again: nothing changed")
    return gettext("reckoned again: {pieces} pieces are credited otherwise").format(pieces=pieces)


class RecountingQuerySet(models.QuerySet):
    """Words about recountings."""

    def visible_to(self, person: Person) -> RecountingQuerySet:
        """Keep those of the congress, for its office and leaders."""
        found = self.filter(congress=person.congress)
        return found if person.holds(Role.EDITOR, Role.LEADER) else found.none()

    def begin(self, first: date, last: date, *, by: Person, outlets_as_now: bool = False) -> Recounting:
        """Begin to look what would change if all prints from a day to a day were reckoned again.

        `outlets_as_now`: level, medium and group of the outlets as they are today, not as they were stated.
        The same question asked again goes on with the one under way. Raises DaysTurnedRound, NothingToReckon
        and RecountingNow.
        """
        asked = {"first_on": first, "last_on": last, "outlets_as_now": outlets_as_now}
        if last < first:
            raise DaysTurnedRound
        standing = self.filter(congress=by.congress, ended_at=None).select_related("by").first()
        if standing and all(getattr(standing, name) == value for name, value in asked.items()):
            return standing
        if standing and not standing.is_silent:
            raise RecountingNow(name=standing.by.name, first=standing.first_on, last=standing.last_on)
        if standing:
            standing.drop(by=by)
        return self._begun(Recounting(congress=by.congress, by=by, **asked))

    def _begun(self, recounting: Recounting) -> Recounting:
        if not recounting.pieces.exists() and not recounting.loose.exists():
            raise NothingToReckon(first=recounting.first_on, last=recounting.last_on)
        try:
            with transaction.atomic():
                recounting.save(force_insert=True)
                days = {"first": recounting.first_on, "last": recounting.last_on}
                record(recounting, "begun", by=recounting.by, **days)
        except IntegrityError as error:
            first = self.get(congress=recounting.congress, ended_at=None)
            raise RecountingNow(name=first.by.name, first=first.first_on, last=first.last_on) from error
        return recounting


class Recounting(models.Model):
    """A person had a span of days reckoned again: first looked at, then carried out or dropped.

    `reached` is the last manuscript looked at, so that it goes on there when it was cut short.
    """

    DEEDS = {
        "begun": _("began to reckon {first} to {last} again"),
        "ordered": _("ordered what changes to be written in the ledger"),
        "dropped": _("dropped it; nothing was written"),
        "ended": ended_words,
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    outlets_as_now = models.BooleanField(_("outlets as they stand today"), default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    reached = models.PositiveBigIntegerField(_("reached"), default=0)
    looked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("posting")
    )
    seen_at = models.DateTimeField(_("last sign at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = RecountingQuerySet.as_manager()

    class Meta:
        verbose_name = _("recounting")
        verbose_name_plural = _("recountings")
        constraints = [
            models.UniqueConstraint(
                fields=["congress"], condition=models.Q(ended_at=None), name="one_recounting_at_a_time"
            )
        ]

    def __str__(self):
        return self.days

    def get_absolute_url(self):
        """Where it is watched."""
        return reverse("recounting", args=[self.pk])

    @property
    def days(self) -> str:
        """The span in words."""
        days = (date_format(day, "DATE_FORMAT") for day in (self.first_on, self.last_on))
        return gettext("{first} to {last}").format(**dict(zip(("first", "last"), days, strict=True)))

    @property
    def pieces(self) -> models.QuerySet:
        """The manuscripts with a print, or a fact, in these days."""
        span = (self.first_on, self.last_on)
        printed = Confirmation.objects.filter(adoption__clipping__printed_on__range=span)
        known = Circumstance.objects.filter(on__range=span, manuscript__isnull=False)
        keys = printed.values("adoption__manuscript").union(known.values("manuscript"))
        return Manuscript.objects.filter(congress=self.congress, pk__in=keys).order_by("pk")

    @property
    def loose(self) -> models.QuerySet:
        """The facts of these days that have no piece."""
        span, found = (self.first_on, self.last_on), Circumstance.objects.of_congress(self.congress)
        return found.filter(manuscript=None, kind__in=WITHOUT_A_PIECE, on__range=span)

    @property
    def total(self) -> int:
        """How many pieces there are to look at; once it is ordered, how many to write."""
        return self.recount_set.count() if self.posting_id else self.pieces.count()

    @property
    def done(self) -> int:
        """How many of them are done."""
        if self.posting_id:
            return self.recount_set.exclude(at=None).count()
        return self.pieces.filter(pk__lte=self.reached).count()

    @property
    def is_silent(self) -> bool:
        """Whether it should be under way, but nothing has been heard of it for a while."""
        return self.is_running and self.seen_at + LONGEST_SILENCE < timezone.now()

    @property
    def is_running(self) -> bool:
        """Whether pieces are still looked at, or written."""
        return self.ended_at is None and (self.looked_at is None or self.posting_id is not None)

    @property
    def is_to_decide(self) -> bool:
        """Whether it is known what would change, and nobody has said yet what becomes of it."""
        return self.ended_at is None and self.looked_at is not None and self.posting_id is None

    def run(self) -> Iterator[int]:
        """Look at the pieces, or write what was ordered; yield after each portion how many it had.

        Cut short and run again, it goes on where it stopped; run twice at once, each portion is done once.
        """
        step = self._look if self.posting_id is None else self._write
        while count := step():
            yield count

    @transaction.atomic
    def carry_out(self, *, by: Person) -> None:
        """Order what changes to be written in the ledger; a task then writes it.

        Raises NotLookedAtYet and EndedAlready.
        """
        self._hold()
        if self.ended_at:
            raise EndedAlready
        if self.looked_at is None:
            raise NotLookedAtYet
        if self.posting_id is None:
            self.posting = Posting.objects.create(
                congress=self.congress, kind=Posting.Kind.RULES, reason=self.days, by=by
            )
            self.seen_at = timezone.now()
            self.save(update_fields=["posting", "seen_at"])
            record(self, "ordered", by=by)

    @transaction.atomic
    def drop(self, *, by: Person) -> None:
        """End it as it stands; what is written already stays. Raises EndedAlready."""
        if not Recounting.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now()):
            raise EndedAlready
        record(self, "dropped", by=by)
        self.refresh_from_db()

    def _hold(self) -> None:
        """Wait until nobody else is at it, and read it as it stands now."""
        Recounting.objects.select_for_update(of=("self",)).get(pk=self.pk)
        self.refresh_from_db()

    @transaction.atomic
    def _look(self) -> int:
        self._hold()
        if self.ended_at or self.looked_at:
            return 0
        keys = list(self.pieces.filter(pk__gt=self.reached).values_list("pk", flat=True)[:AT_ONCE])
        pieces = list(Manuscript.objects.filter(pk__in=keys).select_related("congress").order_by("pk"))
        if not pieces:
            self.looked_at = timezone.now()
        matters = Circumstance.objects.matters(pieces) if pieces else loose_matters(self.loose)
        if self.outlets_as_now:
            bring_up_to_date(matters, by=self.by, reason="")
        changes = Entry.objects.changes(matters, congress_id=self.congress_id)
        Recount.objects.bulk_create(Recount.of(self, changes))
        self.reached = keys[-1] if keys else self.reached
        return self._went_on(len(pieces))

    @transaction.atomic
    def _write(self) -> int:
        self._hold()
        if self.ended_at:
            return 0
        rows = list(self.recount_set.waiting().order_by("pk")[:AT_ONCE])
        if rows:
            entries = Entry.objects.differences(self._to_write(rows), congress_id=self.congress_id)
            Entry.objects.write(entries, cause=self.posting)
            Recount.objects.filter(pk__in=[row.pk for row in rows]).update(at=timezone.now())
        else:
            self.ended_at = timezone.now()
            record(self, "ended", by=None, tell=[self.by], pieces=self.recount_set.count())
        return self._went_on(len(rows))

    def _to_write(self, rows: Sequence[Recount]) -> list[Matter]:
        pieces = locked([row.manuscript_id for row in rows if row.manuscript_id])
        matters = Circumstance.objects.matters(pieces) if pieces else []
        if self.outlets_as_now:
            made = bring_up_to_date(matters, by=self.by, reason=gettext("the outlet as it stands today"))
            Correction.objects.bulk_create(made)
        facts = [row.circumstance_id for row in rows if row.circumstance_id]
        return matters + loose_matters(Circumstance.objects.filter(pk__in=facts))

    def _went_on(self, count: int) -> int:
        self.seen_at = timezone.now()
        self.save(update_fields=["reached", "looked_at", "seen_at", "ended_at"])
        return count


def loose_matters(facts: models.QuerySet) -> list[Matter]:
    """Return a matter for each fact that has no piece."""
    known = facts.select_related("retraction", "unit", "congress")
    return [Matter(None, circumstances=[one]) for one in known]
