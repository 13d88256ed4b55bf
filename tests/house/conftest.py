"""A county with one row at least of each kind."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from byline.activity.models import Mailing
from byline.bookkeeping.models import Recounting
from byline.bygones.models import PastLedger
from byline.closing.models import Appeal, Closing, Trial
from byline.importing.models import Original
from byline.ledger.models import Entry, Rematching
from byline.listing.models import Batch, SavedView
from byline.listing.models.batch import Order
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.norms.phrases import Phrase
from byline.publishing.models import Announcement, ChannelPage, HomePage, Publication
from byline.reckoning.periods import HALF_YEAR, MONTH, Period
from byline.rewards.models import Award, AwardCriterion, AwardRound, Objection, Payment, PaymentLine
from byline.rules.models import PeriodClause, Pledge, Target
from byline.rules.models.target import Owed
from byline.sending.models import CoverLetter, Delivery, Response
from byline.standards.models import Demand, Route, RouteStep, StandIn, WordList
from byline.standings.models import Bulletin
from byline.targets.models import Quota
from byline.team.models import Leave, Squad, SquadMember
from byline.topics.models import KeyTask, Topic
from byline.warnings.models import Statement
from byline.warnings.models.warning import Warning as Warned
from byline.warnings.models.warning import WarningSigning
from tests.bygones.conftest import sheet
from tests.manuscripts.test_illustrating import photograph


def ask_and_route(chen, *, by, today):
    """A demand, a list with words added and imported, a route and a stand-in."""
    congress = chen.congress
    Demand(congress=congress, kind="subtitle").lay_down(by=chen)
    words = WordList(congress=congress, name="禁用词", kind="forbidden").begin(by=chen)
    words.add(Phrase("傻子", ""), by=chen)
    words.take_in([Phrase("笨蛋", "")], by=chen)
    Route(congress=congress, name="特稿", genres=["video"]).lay_down([RouteStep(reader="office")], by=chen)
    StandIn.objects.create(absent=chen, stand_in=by, starts_on=today, ends_on=today, by=chen)


def close_and_dispute(chen, *, by, rulebook, today):
    """A closed month of long ago, an appeal, a trial of rules, and a past ledger."""
    month = Period.month(today.year - 1, 1)
    Closing.objects.close(month, by=chen)
    Appeal.objects.appeal(Entry.objects.of_person(by).first(), says="少了两分", by=by)
    Trial.objects.begin(rulebook, period=month, by=chen)
    PastLedger.objects.bring(sheet([["林秀", 8]], headings=["姓名", "得分"]), name="2023.xlsx", by=chen)


def reward_and_warn(lin, chen, *, today):
    """An award disputed, a payment, a warning with a statement; their figures are a bulletin of nobody."""
    congress, days = lin.congress, {"starts_on": today, "ends_on": today}
    bulletin = Bulletin.objects.filter(congress=congress).first()
    told = {"congress": congress, "bulletin": bulletin, "proposed_by": chen}
    round_ = AwardRound.objects.create(title="先进", **told, **days)
    terms = {"holders": "people", "shape": "top", "measure": "pieces", "number": 1}
    criterion = AwardCriterion.objects.create(round=round_, place=1, honour="优秀通讯员", **terms)
    Award.objects.create(round=round_, criterion=criterion, person=lin, amount=1, place=1)
    Objection.objects.create(round=round_, says="少算一条", by=lin)
    month = Period.containing(today, MONTH)
    days = {"starts_on": month.first, "ends_on": month.last}
    payment = Payment.objects.create(congress=congress, **days, prepared_by=chen)
    PaymentLine.objects.create(payment=payment, person=lin, unit=lin.unit, exact=5, paid=5)
    figure = {"key": f"person:{lin.pk}", "name": "林秀", "unit": "", "kind": "", "amounts": []}
    figures = {**figure, "target": "4", "met": "1"}
    warning = Warned.objects.create(kind="shortfall", person=lin, period=month.key, figures=figures, **told)
    WarningSigning.objects.create(warning=warning, by=chen)
    statement = Statement.objects.create(warning=warning, due_on=today, asked_by=chen)
    statement.hand_in("任务没有完成。", by=lin)


def announce(period, *, in_, zhou, by):
    """A signed bulletin on the site."""
    bulletin = Bulletin.objects.prepare(by.congress, period=period, by=by)
    bulletin.sign(by=zhou)
    bulletin.disclose(form="units", reason="主任会议定。", by=zhou)
    Announcement.objects.announce(bulletin, in_=in_, by=by)


@pytest.fixture
def county(adoption, draft, levee, printed, dongjiang_daily, lin, chen, zhou, rulebook, today, last_month):
    """One row at least of each kind in the county."""
    half_year = Period.containing(today, HALF_YEAR)
    ask_and_route(chen, by=lin, today=today)
    Target.objects.lay_on([lin], owed=Owed(half_year, "pieces", 4), by=chen)
    Pledge.objects.sign(lin, period=half_year, owing=Target.objects.for_person(lin), by=lin)
    Quota(
        starts_on=half_year.first, ends_on=half_year.last, whom="units", measure="points", amount=9
    ).draw_up(by=chen)
    Leave(person=lin, kind="sick", starts_on=today, ends_on=today).grant(by=chen)
    squad = Squad(congress=chen.congress, name="信息先锋队", starts_on=today).found(by=chen)
    SquadMember(squad=squad, person=lin, starts_on=today).join(by=chen)
    Bulletin.objects.prepare(lin.congress, period=Period.containing(today, MONTH), by=chen)
    reward_and_warn(lin, chen, today=today)
    Rematching.objects.begin(by=chen)
    next_rules = rulebook.revise(by=chen)
    PeriodClause(rulebook=next_rules, number="9", measure="points", kind="base", per="year").enter(by=chen)
    adoption.endorse(level="city", on=today, by=chen, note="批示件2026第3号")
    line = Entry(person=lin, unit=lin.unit, measure="points", amount=1, counted_on=today)
    Entry.objects.adjust(line, reason="主任会议决定补记", by=chen)
    Recounting.objects.begin(today, today, by=chen)
    SavedView.objects.keep("genre=feature", name="通讯", by=chen)
    Batch.objects.begin(Batch(order=Order.PASSING, by=chen), of=[levee.pk])
    Mailing.objects.create(person=lin, message_id="<notices@qinghe.example>", asked_at=timezone.now())
    HomePage.found(lin.congress, called="青禾人大")
    channel = ChannelPage.objects.of(lin.congress).get(slug="deputies")
    Publication.objects.publish(levee, in_=channel, by=chen)
    other = Manuscript.objects.begin(Writing(title="北河镇：夜谈会", body="<p>还在写。</p>"), by=lin)
    other.illustrate(SimpleUploadedFile("levee.jpg", photograph()), by=lin)
    Original.objects.append(other, "堤上的灯亮了。".encode(), name="levee.txt", by=lin)
    KeyTask(congress=lin.congress, year=today.year, number="一", title="视察河道治理").add(by=chen)
    Topic(congress=lin.congress, title="堤上议事").add(by=chen)
    Delivery.objects.create(submission=levee.submission_set.get(), way="hand", by=chen)
    CoverLetter(congress=lin.congress).word(by=chen)
    Response.objects.bring("发件人：bianji@paper.example\n主题：收到\n\n稿件收到。".encode(), by=chen)
    adoption.confirm(by=chen)
    printed(lin, by_outlet=dongjiang_daily, on=last_month.first)
    announce(last_month, in_=channel, zhou=zhou, by=chen)
    close_and_dispute(chen, by=lin, rulebook=rulebook, today=today)
    return other
