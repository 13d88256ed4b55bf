"""Plays praise and criticism by the last half-year's bulletin: awards, money, warnings and statements."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.demo.joining import OFFICE
from byline.demo.rehearsing import in_office, working_day
from byline.ledger.models import Entry
from byline.reckoning.periods import MONTH, Period
from byline.rewards.awarding import short_ones
from byline.rewards.frozen import history_of
from byline.rewards.models import AwardCriterion, AwardRound, AwardSigning, Payment
from byline.rewards.models.objection import object_to
from byline.standings.models import Bulletin
from byline.warnings.models import Warning as Warned
from byline.warnings.models.statement import Statement, ask_for_statement

if TYPE_CHECKING:
    from byline.demo.stage import Stage
    from byline.rewards.awarding import Concern

# days after the last one of the half-year
PROPOSED_AFTER, SIGNED_AFTER, CONFERRED_AFTER, PREPARED_AFTER, PAID_AFTER = 17, 30, 36, 38, 42
DUE_IN = 5
HALVES = {1: "上半年", 2: "下半年"}
QUARTERS = "一二三四"
UNITS, PEOPLE, POINTS, PIECES = "units", "people", "points", "pieces"


def praise_and_criticise(stage: Stage) -> None:
    """Play all of it."""
    half = _bulletin(stage, stage.half_told)
    _carried_out(stage, half)
    _pay(stage)
    _disputed(stage, _bulletin(stage, stage.quarter_told))
    _warn(stage, half)


def _bulletin(stage: Stage, period: Period) -> Bulletin:
    return Bulletin.objects.of(stage.congress).get(starts_on=period.first, ends_on=period.last)


def _criterion(honour: str, holders: str, shape: str, measure: str, number: int) -> AwardCriterion:
    told = {"holders": holders, "shape": shape, "measure": measure, "number": Decimal(number)}
    return AwardCriterion(honour=OFFICE["awards"]["honours"][honour], **told)


def _carried_out(stage: Stage, bulletin: Bulletin) -> None:
    """Propose the half-year's awards, sign them after their days, and hand them over."""
    chen, zhou, last = stage.people["chenjing"], stage.people["zhoushian"], bulletin.ends_on
    half = bulletin.period
    title = OFFICE["awards"]["half"].format(year=last.year, half=HALVES[half.number])
    criteria = [
        _criterion("units", UNITS, "top", POINTS, 3),
        _criterion("people", PEOPLE, "top", POINTS, 5),
        _criterion("over", PEOPLE, "over_target", PIECES, 200),
    ]
    with in_office(stage, last + timedelta(days=PROPOSED_AFTER), "10:20"):
        round_ = AwardRound.objects.propose(
            AwardRound(title=title, bulletin=bulletin), criteria=criteria, by=chen
        )
    round_ = _dated(stage, round_)
    with in_office(stage, last + timedelta(days=SIGNED_AFTER), "15:40"):
        signing = round_.sign(by=zhou)
    _seal_again(signing)
    with in_office(stage, last + timedelta(days=CONFERRED_AFTER), "09:30"):
        for award in AwardRound.objects.get(pk=round_.pk).awards():
            award.confer(by=chen)


def _dated(stage: Stage, round_: AwardRound) -> AwardRound:
    """Return it as it was proposed by the plan, and let its deed name the last day that follows from that."""
    round_ = AwardRound.objects.get(pk=round_.pk)
    done = next(one for one in reversed(stage.happenings) if one.subject == round_ and one.verb == "proposed")
    done.details["until"] = round_.disputes_until.isoformat()
    return round_


def _seal_again(signing: AwardSigning) -> None:
    """Seal the awards with the moment at which they were signed by the plan."""
    signing = AwardSigning.objects.select_related("round").get(pk=signing.pk)
    signing.digest = signing.round.computed_digest(signing)
    signing.save()


def _pay(stage: Stage) -> None:
    """Pay the half-year; the last month's list waits."""
    chen, zhou, half = stage.people["chenjing"], stage.people["zhoushian"], stage.half_told
    told = {"rounding": Payment.Rounding.YUAN, "by": chen}
    with in_office(stage, half.last + timedelta(days=PREPARED_AFTER), "16:00"):
        payment = Payment.objects.prepare(stage.congress, period=half, **told)
    with in_office(stage, half.last + timedelta(days=PAID_AFTER), "10:50"):
        payment.pay(by=zhou)
    month = Period.containing(stage.today, MONTH).previous()
    unpaid = Entry.objects.of_congress(stage.congress).in_period(month).measured("yuan")
    if unpaid.exists():
        with in_office(stage, working_day(stage.today, back=1), "16:10"):
            Payment.objects.prepare(stage.congress, period=month, **told)


def _disputed(stage: Stage, bulletin: Bulletin) -> None:
    """Propose the quarter's stars; somebody objects, and the days for that still run."""
    quarter = bulletin.period
    title = OFFICE["awards"]["quarter"].format(year=quarter.first.year, quarter=QUARTERS[quarter.number - 1])
    with in_office(stage, working_day(stage.today, back=2), "10:00"):
        new = AwardRound(title=title, bulletin=bulletin)
        criteria = [_criterion("star", PEOPLE, "top", PIECES, 3)]
        round_ = AwardRound.objects.propose(new, criteria=criteria, by=stage.people["chenjing"])
    round_ = _dated(stage, round_)
    with in_office(stage, working_day(stage.today, back=1), "11:30"):
        object_to(round_, says=OFFICE["awards"]["objection"], by=stage.people["wujianmin"])


def _warn(stage: Stage, bulletin: Bulletin) -> None:
    """Criticise two who missed their targets: one statement is accepted, one is open; a third waits."""
    chen, zhou, today = stage.people["chenjing"], stage.people["zhoushian"], stage.today
    first, second, third = _short(stage, bulletin)
    with in_office(stage, working_day(today, back=12), "09:50"):
        warned = Warned.objects.propose([first, second], of=bulletin, by=chen)
    with in_office(stage, working_day(today, back=11), "15:20"):
        for warning in warned:
            warning.sign(by=zhou)
    asked = []
    for warning in Warned.objects.filter(pk__in=[one.pk for one in warned]).order_by("pk"):
        with in_office(stage, working_day(today, back=11), "16:05"):
            asked.append(ask_for_statement(warning, due_on=today + timedelta(days=DUE_IN), by=chen))
    _accepted(stage, asked[0])
    with in_office(stage, working_day(today, back=2), "14:30"):
        Warned.objects.propose([third], of=bulletin, by=chen)


def _accepted(stage: Stage, asked: Statement) -> None:
    """Let the statement be sent back once, handed in again and accepted."""
    words, chen, today = OFFICE["warnings"], stage.people["chenjing"], stage.today
    asked = Statement.objects.get(pk=asked.pk)
    head = next(iter(asked.warning.concerned()))
    with in_office(stage, working_day(today, back=8), "10:15"):
        version = asked.hand_in(words["first"], by=head)
    with in_office(stage, working_day(today, back=7), "15:30"):
        version.send_back(reason=words["back"], by=chen)
    asked = Statement.objects.get(pk=asked.pk)
    with in_office(stage, working_day(today, back=5), "09:20"):
        version = asked.hand_in(words["second"], by=head)
    with in_office(stage, working_day(today, back=4), "16:45"):
        version.accept(by=chen)


def _short(stage: Stage, bulletin: Bulletin) -> list[Concern]:
    """Return the township and the two people who missed their targets by most."""
    townships = {f"unit:{unit.pk}" for unit in stage.units.values() if unit.kind == "township"}
    short = sorted(short_ones(history_of(bulletin)), key=lambda one: -one.figure.short_by)
    units = [one for one in short if one.figure.key in townships]
    people = [one for one in short if one.figure.is_person]
    return [units[0], *people[:2]]
