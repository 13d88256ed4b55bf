"""Whoever guesses an address finds nothing that is not theirs to see, and nothing that breaks.

Data-driven: every address of ours that names a row is tried with the rows of the county, by every role of
another county and by a writer of another township. A new kind of row wants a line in ROWS.
"""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from byline.activity.models import Mailing, Notice
from byline.bookkeeping.models import Recounting
from byline.bygones.models import PastLedger
from byline.closing.models import Appeal, Closing, Trial
from byline.drafting.families import FAMILIES
from byline.importing.models import Original
from byline.ledger.models import Adoption, Circumstance, Claim, Entry, Posting, Rematching
from byline.listing.models import Batch, SavedView
from byline.listing.models.batch import Order
from byline.manuscripts.models import Manuscript, Picture, Registration, Submission
from byline.manuscripts.models.manuscript import Writing
from byline.norms.phrases import Phrase
from byline.outlets.models import Clipping, Outlet
from byline.publishing.models import Announcement, ChannelPage, HomePage, Publication
from byline.reckoning.periods import HALF_YEAR, MONTH, Period
from byline.reckoning.terms import Measure
from byline.rewards.models import Award, AwardCriterion, AwardRound, Objection, Payment, PaymentLine
from byline.rules.models import Clause, PeriodClause, Pledge, Rulebook, Target
from byline.rules.models.target import Owed
from byline.sending.models import CoverLetter, Delivery, Response
from byline.standards.models import Demand, Intake, Route, RouteStep, StandIn, Word, WordList
from byline.standings.models import Bulletin, BulletinPart, Layout
from byline.targets.models import Quota
from byline.team.models import Leave, Person, Post, Squad, SquadMember, Unit
from byline.team.roles import Role
from byline.topics.models import KeyTask, Topic
from byline.warnings.models import Statement, StatementVersion
from byline.warnings.models.warning import Warning as Warned
from byline.warnings.models.warning import WarningSigning
from tests.bygones.conftest import sheet
from tests.house import tree
from tests.house.test_doors import our_patterns
from tests.manuscripts.test_illustrating import photograph

# What the number of an address names, by the first word of the address.
ROWS = {
    "adoptions": Adoption,
    "award-rounds": AwardRound,
    "awards": Award,
    "objections": Objection,
    "payments": Payment,
    "statements": Statement,
    "statement-versions": StatementVersion,
    "warnings": Warned,
    "bulletin-layouts": Layout,
    "bulletin-parts": BulletinPart,
    "announcements": Announcement,
    "appeals": Appeal,
    "bulletins": Bulletin,
    "claims": Claim,
    "clauses": Clause,
    "clippings": Clipping,
    "closings": Closing,
    "demands": Demand,
    "facts": Circumstance,
    "postings": Posting,
    "recountings": Recounting,
    "deliveries": Delivery,
    "entries": Entry,
    "key-tasks": KeyTask,
    "letters": CoverLetter,
    "mailings": Mailing,
    "batches": Batch,
    "leaves": Leave,
    "squads": Squad,
    "squad-members": SquadMember,
    "manuscripts": Manuscript,
    "notices": Notice,
    "past-ledgers": PastLedger,
    "originals": Original,
    "outlets": Outlet,
    "people": Person,
    "period-clauses": PeriodClause,
    "person-sheets": Person,
    "pictures": Picture,
    "pledges": Pledge,
    "posts": Post,
    "publications": Publication,
    "quotas": Quota,
    "registrations": Registration,
    "rematchings": Rematching,
    "responses": Response,
    "reviews": Manuscript,
    "routes": Route,
    "rulebooks": Rulebook,
    "saved-views": SavedView,
    "stand-ins": StandIn,
    "submissions": Submission,
    "target-setting": Target,
    "topics": Topic,
    "trials": Trial,
    "unit-sheets": Unit,
    "word-lists": WordList,
    "word-intakes": Intake,
    "words": Word,
    "year-sheets": Unit,
}
# What else an address names besides its row; a word that nothing answers to would prove nothing.
OTHERS = {key: {"number": 1} for key in ("manuscript-version", "restoration")} | {
    "new-clause": {"family": next(iter(FAMILIES[Clause]))},
    "new-period-clause": {"family": next(iter(FAMILIES[PeriodClause]))},
    "measure": {"measure": Measure.POINTS.value},
}
# Not allowed, not found, or an address at which nothing of the kind can be done by anybody.
NOT_FOUND = {403, 404, 405}
# Anybody reads these, signed in or not.
PUBLIC = {"public-picture"}


def numbered():
    """Every address of ours that names a row by its number, as (name of the address, its first word)."""
    return sorted(
        (pattern.name, str(pattern.pattern).partition("/")[0])
        for pattern in our_patterns()
        if "pk" in pattern.pattern.converters and pattern.name not in PUBLIC
    )


def address(name, number):
    """The address with this name of the row with this number."""
    return reverse(name, kwargs={"pk": number, **OTHERS.get(name, {})})


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


def announce(month, *, in_, zhou, by):
    """A signed bulletin on the site."""
    bulletin = Bulletin.objects.prepare(by.congress, period=month, by=by)
    bulletin.sign(by=zhou)
    bulletin.disclose(form="units", reason="主任会议定。", by=zhou)
    Announcement.objects.announce(bulletin, in_=in_, by=by)


@pytest.fixture
def county(adoption, draft, levee, lin, chen, zhou, rulebook, today):
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
    announce(Period.containing(today, MONTH).previous(), in_=channel, zhou=zhou, by=chen)
    other = Manuscript.objects.begin(Writing(title="北河镇：夜谈会", body="<p>还在写。</p>"), by=lin)
    other.illustrate(SimpleUploadedFile("levee.jpg", photograph()), by=lin)
    Original.objects.append(other, "堤上的灯亮了。".encode(), name="levee.txt", by=lin)
    KeyTask(congress=lin.congress, year=today.year, number="一", title="视察河道治理").add(by=chen)
    Topic(congress=lin.congress, title="堤上议事").add(by=chen)
    Delivery.objects.create(submission=levee.submission_set.get(), way="hand", by=chen)
    CoverLetter(congress=lin.congress).word(by=chen)
    Response.objects.bring("发件人：bianji@paper.example\n主题：收到\n\n稿件收到。".encode(), by=chen)
    adoption.confirm(by=chen)
    close_and_dispute(chen, by=lin, rulebook=rulebook, today=today)
    return other


def signed_in(person):
    client = Client()
    client.force_login(person, backend="byline.team.rights.PostBackend")
    return client


def guesses(person, *, rows):
    """Ask for every numbered address of these rows, to read and to do; yield what was asked and answered."""
    client = signed_in(person)
    client.raise_request_exception = False
    for method in (client.get, client.post):  # all is read before anything is done: a deed may end a row
        for name, word in numbered():
            for row in rows(ROWS[word]):
                asked = address(name, row.pk)
                answer = method(asked)
                b"".join(answer.streaming_content if answer.streaming else ())  # a file is closed once read
                yield f"{method.__name__.upper()} {asked}", answer.status_code


def test_every_kind_of_row_that_has_an_address_is_guessed_here(county):
    unknown = sorted({word for _name, word in numbered()} - set(ROWS))
    assert not unknown, tree.listed(f"Say in ROWS of which rows {word}/… is the address." for word in unknown)
    empty = [model.__name__ for model in ROWS.values() if not model.objects.exists()]
    assert not empty, tree.listed(f"Make a {name} in the county of this test." for name in empty)


@pytest.fixture
def everybody(hire):
    """Hire somebody of every role into a unit: everybody(office)."""
    return lambda unit: [hire(f"guesser-{role}", "甘思", unit, role) for role in Role.values]


def test_nobody_of_another_county_finds_a_row_by_guessing(county, everybody, stranger, today):
    there = {model: list(model.objects.order_by("pk")[:1]) for model in set(ROWS.values())}
    # a draft has pages that a signed rulebook has not
    there[Rulebook] += Rulebook.objects.filter(signing=None)
    there[Clause] += Clause.objects.filter(rulebook__signing=None)[:1]

    found = [
        f"{asked} answers {guesser.sign_in_name} of another county with {status}."
        for guesser in everybody(stranger.unit_on(today))
        for asked, status in guesses(guesser, rows=there.get)
        if status not in NOT_FOUND
    ]
    assert not found, tree.listed(found)


def test_another_townships_writer_finds_no_draft_and_no_picture_of_it(county, sun):
    rows = {Manuscript: [county], Picture: list(Picture.objects.all())}

    found = [
        f"{asked} answers another township's writer with {status}."
        for asked, status in guesses(sun, rows=lambda model: rows.get(model, []))
        if status not in NOT_FOUND
    ]
    assert not found, tree.listed(found)


def test_sums_and_warnings_are_found_by_those_concerned_and_by_right_alone(county, hire, office, lin, sun):
    hidden = {model: list(model.objects.all()) for model in (Payment, Warned, Statement, StatementVersion)}
    roles = ("writer", "head", "webmaster")
    outsiders = [sun, *(hire(f"outside-{role}", "甘思", office, role) for role in roles)]

    found = [
        f"{asked} answers {guesser.sign_in_name} with {status}."
        for guesser in outsiders
        for asked, status in guesses(guesser, rows=lambda model: hidden.get(model, []))
        if status not in NOT_FOUND
    ]
    assert not found, tree.listed(found)


def test_no_guess_within_the_county_breaks_a_page(county, everybody, office):
    rows = {model: list(model.objects.order_by("-pk")[:1]) for model in set(ROWS.values())}

    broken = [
        f"{asked} answers {guesser.sign_in_name} with {status}."
        for guesser in everybody(office)
        for asked, status in guesses(guesser, rows=rows.get)
        if status >= 500
    ]
    assert not broken, tree.listed(broken)
