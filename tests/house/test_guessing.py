"""Whoever guesses an address finds nothing that is not theirs to see, and nothing that breaks.

Data-driven: every address of ours that names a row is tried with the rows of the county, by every role of
another county and by a writer of another township. A new kind of row wants a line in ROWS.
"""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.views import defaults

from byline.activity.models import Mailing, Notice
from byline.bookkeeping.models import Recounting
from byline.bygones.models import PastLedger
from byline.closing.models import Appeal, Closing, Trial
from byline.drafting.families import FAMILIES
from byline.importing.models import Original
from byline.ledger.models import Adoption, Circumstance, Claim, Entry, Posting, Rematching
from byline.listing.models import Batch, SavedView
from byline.manuscripts.models import Manuscript, Picture, Registration, Submission
from byline.outlets.models import Clipping, Outlet
from byline.publishing.models import Announcement, Publication
from byline.reckoning.terms import Measure
from byline.rewards.models import Award, AwardRound, Objection, Payment
from byline.rules.models import Clause, PeriodClause, Pledge, Rulebook, Target
from byline.sending.models import CoverLetter, Delivery, Response
from byline.standards.models import Demand, Intake, Route, StandIn, Word, WordList
from byline.standings.models import Bulletin, BulletinPart, Layout
from byline.targets.models import Quota
from byline.team.models import Leave, Person, Post, Squad, SquadMember, Unit
from byline.team.roles import Role
from byline.topics.models import KeyTask, Topic
from byline.warnings.models import Statement, StatementVersion
from byline.warnings.models.warning import Warning as Warned
from tests.house import tree
from tests.house.test_doors import our_patterns

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


@pytest.fixture(autouse=True)
def _refusals_are_drawn_once(monkeypatch):
    """Draw the page of a refusal once for each person: it is the same again, and costs most of all."""

    def drawn_once(page, status):
        seen = set()

        def drawn(request, exception):
            if request.user.pk in seen:
                return HttpResponse(status=status)
            seen.add(request.user.pk)
            return page(request, exception)

        return drawn

    for status, page in ((403, defaults.permission_denied), (404, defaults.page_not_found)):
        monkeypatch.setattr(f"byline.config.urls.handler{status}", drawn_once(page, status), raising=False)


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
