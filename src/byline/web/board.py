"""How things stand: the figures of the first page, asked of the rooms. Each figure leads to its list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from byline.ledger.models import Adoption, Confirmation, Entry
from byline.manuscripts.models import Authorship, Manuscript, Registration, Submission
from byline.manuscripts.models.state import State
from byline.rankings.tables import PEOPLE, Question, ranking
from byline.reckoning.periods import HALF_YEAR, MONTH, Period
from byline.reckoning.terms import Measure
from byline.rewards.models import Award
from byline.rules.models import Target
from byline.targets.meeting import progress_of
from byline.targets.progress import Progress
from byline.targets.tallying import Counted, units_of
from byline.web.frame import address_of
from byline.web.pace import Pace, draw

if TYPE_CHECKING:
    from datetime import date

    from byline.rankings.ranking import Standing
    from byline.team.models import Person

TARGETS_AT_MOST, PRINTS_AT_MOST, AWARDS_AT_MOST = 4, 5, 3
# so long a new award is told of on the first page
NEW_AWARD_DAYS = 60
NOW, SO_FAR = "now", "so_far"


@dataclass(frozen=True)
class Figure:
    """A number that is a question: what it counts, in what unit, and where its list stands."""

    label: Any
    number: Any
    unit: Any
    address: str
    is_late: bool = False


class Board:
    """The congress's state of the writing on a day. Each part asks the rooms once, when it is shown."""

    def __init__(self, person: Person, *, on: date):
        self.person, self.on = person, on
        self.congress = person.congress
        self.half = Period.containing(on, HALF_YEAR)
        self.month = Period.containing(on, MONTH)

    @cached_property
    def units(self) -> list[Counted]:
        """Give all units with what they owe and what was counted for them."""
        spans = {NOW: (self.month.first, self.on), SO_FAR: (self.half.first, self.on)}
        return units_of(self.congress, period=self.half, spans=spans)

    @cached_property
    def progress(self) -> Progress | None:
        """Tell how far the units' targets of the half-year are met together; None where there are none."""
        each = self._each
        if not each:
            return None
        target = sum((one.target for one in each), Decimal(0))
        return Progress(target, sum((one.done for one in each), Decimal(0)), self.half.share_gone(self.on))

    @cached_property
    def behind(self) -> int:
        """Count the units that have done less than the time gone asks for."""
        return sum(one.is_behind() for one in self._each)

    @cached_property
    def _each(self) -> list[Progress]:
        owing = [(unit, unit.target(measure=Measure.PIECES)) for unit in self.units]
        gone = self.half.share_gone(self.on)
        return [
            Progress(target.amount, unit.done_of(target, span=SO_FAR), gone)
            for unit, target in owing
            if target
        ]

    @property
    def lead(self) -> int:
        """By how many points of percent the work is ahead of the time, below zero when it is behind."""
        gone = self.progress.gone
        return round(100 * (self.progress.share - Decimal(gone.numerator) / gone.denominator))

    @cached_property
    def this_month(self) -> Decimal:
        """Count the pieces of this month so far."""
        return sum((unit.amount(NOW, measure=Measure.PIECES) for unit in self.units), Decimal(0))

    @property
    def figures(self) -> list[Figure]:
        """The numbers of the board that have a list to open."""
        figures = [*self._of_targets(), *self._of_manuscripts()]
        return [figure for figure in figures if figure.address]

    def _of_targets(self):
        ranking = address_of("ranking", period=self.month.key)
        yield Figure(_("Adopted this month"), self.this_month, _("pieces"), ranking)
        if self.progress:
            done = round(100 * self.progress.share)
            yield Figure(_("Half-year's target done"), done, "%", address_of("targets"))
            behind = Figure(
                _("Units behind the time"), self.behind, "", address_of("targets"), self.behind > 0
            )
            yield behind

    def _of_manuscripts(self):
        if self.person.has_perm("manuscripts.view_registration"):
            registered = Registration.objects.filter(
                congress=self.congress, registered_on__range=(self.month.first, self.on)
            )
            yield Figure(_("Registered this month"), registered.count(), "", address_of("registrations"))
        if self.person.has_perm("manuscripts.view_submission"):
            begins = timezone.make_aware(datetime.combine(self.half.first, time.min))
            sent = Submission.objects.filter(at__gte=begins).values("manuscript")
            silent = address_of("submissions", view="silent")
            unanswered = Manuscript.objects.of(self.congress).in_state(State.SENT).filter(pk__in=sent).count()
            yield Figure(_("Sent, not heard of again"), unanswered, "", silent)
        if self.person.has_perm("ledger.add_confirmation"):
            awaiting = Adoption.objects.of(self.congress).awaiting().count()
            yield Figure(_("Waiting for confirmation"), awaiting, "", address_of("adoptions"))

    @cached_property
    def pace(self) -> Pace:
        """Draw the chart of the half-year."""
        entries = Entry.objects.of_congress(self.congress).between(self.half.first, self.on)
        by_day = (
            entries.measured(Measure.PIECES).order_by().values_list("counted_on").annotate(sum=Sum("amount"))
        )
        target = self.progress.target if self.progress else Decimal(0)
        return draw(dict(by_day), period=self.half, on=self.on, target=target)

    @cached_property
    def prints(self) -> list[Confirmation]:
        """Give the adoptions confirmed last, anybody's."""
        return newest(Adoption.objects.of(self.congress))


class Own:
    """One person's own standing on a day: targets, place, prints."""

    def __init__(self, person: Person, *, on: date):
        self.person, self.on = person, on
        self.half = Period.containing(on, HALF_YEAR)

    @cached_property
    def targets(self) -> list[tuple[Target, Progress]]:
        """Give what the person and their units owe, with how far it is met."""
        mine = Q(person=self.person) | Q(unit__in=self.person.units_headed())
        found = Target.objects.filter(mine, starts_on__lte=self.on, ends_on__gte=self.on, amount__gt=0)
        found = found.select_related("unit", "person", "congress").order_by("unit", "ends_on", "pk")
        return progress_of(list(found[:TARGETS_AT_MOST]), on=self.on)

    @cached_property
    def standing(self) -> Standing[Counted] | None:
        """Give the person's place among all who write, by pieces of the half-year; None without any."""
        question = Question(PEOPLE, self.half, Measure.PIECES)
        found = (line for line in ranking(self.person.congress, question=question).lines if line.amount)
        return next((line.standing for line in found if line.counted.key == self.person.pk), None)

    @cached_property
    def awards(self) -> list[Award]:
        """Give what was awarded lately to the person and to the units they answer for."""
        since = timezone.now() - timedelta(days=NEW_AWARD_DAYS)
        return list(Award.objects.of(self.person).filter(round__signing__at__gte=since)[:AWARDS_AT_MOST])

    @cached_property
    def prints(self) -> list[Confirmation]:
        """Give the newest prints of the person's pieces, each with the `points` it brought."""
        confirmations = newest(
            Adoption.objects.filter(manuscript__in=Manuscript.objects.by(self.person).values("pk"))
        )
        adoptions = [confirmation.adoption_id for confirmation in confirmations]
        entries = Entry.objects.of_person(self.person).measured(Measure.POINTS).filter(adoption__in=adoptions)
        points = dict(entries.order_by().values_list("adoption").annotate(sum=Sum("amount")))
        for confirmation in confirmations:
            confirmation.points = points.get(confirmation.adoption_id)
        return confirmations


def newest(adoptions) -> list[Confirmation]:
    """Return the standing confirmations of these adoptions, the newest print first."""
    newest_first = ("-adoption__clipping__printed_on", "-pk")
    standing = Confirmation.objects.filter(reversal=None, adoption__in=adoptions.values("pk"))
    # The few are found by number and then joined: all of them, joined to be sorted, took five times as long.
    found = Confirmation.objects.filter(pk__in=standing.order_by(*newest_first).values("pk")[:PRINTS_AT_MOST])
    shown = found.select_related("adoption__clipping__outlet", "adoption__manuscript__unit")
    people = Prefetch("adoption__manuscript__authorship_set", Authorship.objects.select_related("person"))
    return list(shown.prefetch_related(people).order_by(*newest_first))
