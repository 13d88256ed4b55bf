"""A signed bulletin of last month, and what is proposed from it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from byline.ledger.models import Entry, Posting
from byline.reckoning.periods import Period
from byline.rewards.models import AwardCriterion, AwardRound
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.standings.models import Bulletin


@pytest.fixture
def signed(a_month_of_prints, last_month, qinghe, chen, zhou):
    """The signed bulletin of last month: Sun 3 pieces, Lin and Wu 2 each."""
    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)
    bulletin.sign(by=zhou)
    return Bulletin.objects.get(pk=bulletin.pk)


@pytest.fixture
def best():
    """Make a criterion, not saved: best(2, ties="all")."""

    def criterion(number, *, honour="优秀通讯员", **terms):
        told = {"holders": "people", "shape": "top", "measure": "pieces", "ties": "all", **terms}
        return AwardCriterion(honour=honour, number=Decimal(number), **told)

    return criterion


@pytest.fixture
def propose(signed, chen):
    """Propose a round from last month's bulletin by criteria: propose(best(1))."""

    def proposed(*criteria, title="上半年信息宣传工作先进"):
        new = AwardRound(title=title, bulletin=signed, dispute_days=3)
        return AwardRound.objects.propose(new, criteria=criteria, by=chen)

    return proposed


@pytest.fixture
def later(monkeypatch):
    """Let days go by: later(10)."""
    now = timezone.now()

    def go(days):
        moment = now + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return go


@pytest.fixture
def last_half(qinghe, today):
    """The half-year that is over."""
    return Period.containing(today, "half_year").previous()


@pytest.fixture
def short_half(printed, last_half, lin, sun, chen, zhou, yunzhou_daily, qinghe):
    """The signed bulletin of the half-year that is over: Lin owes 4 and has 1, Sun owes 1 and has 2."""
    for who, amount in ((lin, 4), (sun, 1)):
        Target.objects.lay_on([who], owed=Owed(last_half, "pieces", Decimal(amount)), by=chen)
    printed(lin, by_outlet=yunzhou_daily, on=last_half.first)
    for days in (1, 2):
        printed(sun, by_outlet=yunzhou_daily, on=last_half.first + timedelta(days=days))
    bulletin = Bulletin.objects.prepare(qinghe, period=last_half, by=chen)
    bulletin.sign(by=zhou)
    return Bulletin.objects.get(pk=bulletin.pk)


@pytest.fixture
def earned(qinghe, chen, last_month):
    """Write yuan in the ledger for last month: earned(lin, "66.665")."""

    def write(person, amount, *, unit=None):
        posting = Posting.objects.create(
            congress=qinghe, kind=Posting.Kind.CORRECTION, reason="补记稿费", by=chen
        )
        entry = Entry(
            congress=qinghe,
            person=person,
            unit=unit or person.unit,
            measure="yuan",
            amount=Decimal(amount),
            counted_on=last_month.first,
            posting=posting,
        )
        return Entry.objects.write([entry])[0]

    return write


@pytest.fixture
def admin_head(hire, office):
    """Another leader, who signs what Zhou proposes."""
    return hire("hanmei", "韩梅", office, "leader", title="副主任")
