"""People and rulebooks that the scenes of this room need."""

from datetime import date
from decimal import Decimal

import pytest

from byline.rules.book import ADD, BONUS, HIGHEST, PERCENT, SUM, WEIGHTS
from byline.rules.models import Clause, MeasureTerms, Rulebook
from byline.team.models import Congress, Person, Post, Unit
from byline.team.roles import Role

LEVELS = (("national", 20), ("province", 8), ("city", 5), ("county", 2), ("township", 1))


def clause_rows():
    """One line of points for each level, a figure of its own for provincial features, a front-page bonus."""
    rows = [
        Clause(number=f"3.{at}", measure="points", level=level, amount=Decimal(points))
        for at, (level, points) in enumerate(LEVELS, 1)
    ]
    return [
        *rows,
        Clause(number="3.2", measure="points", level="province", genre="feature", amount=Decimal(10)),
        Clause(
            number="4",
            kind=BONUS,
            measure="points",
            placement="front_page",
            operation=PERCENT,
            amount=Decimal(50),
        ),
        Clause(number="5", measure="pieces", amount=Decimal(1)),
    ]


def terms_rows():
    return [
        MeasureTerms(measure="points", combination=HIGHEST, share=WEIGHTS, places=2),
        MeasureTerms(measure="pieces", combination=SUM, share=WEIGHTS, places=2),
    ]


def drafted(congress, *, by, starts=date(2026, 1, 1), title="信息宣传工作考核办法"):
    draft = Rulebook(congress=congress, title=title, adopted_by="主任会议", in_force_from=starts)
    draft.draft(by=by)
    draft.redraft(clauses=clause_rows(), terms=terms_rows(), by=by)
    return Rulebook.objects.whole().get(pk=draft.pk)


@pytest.fixture
def draft(qinghe, chen):
    return drafted(qinghe, by=chen)


@pytest.fixture
def rules_of_2026(draft, wu):
    draft.sign(by=wu)
    return Rulebook.objects.whole().get(pk=draft.pk)


@pytest.fixture
def fixed_bonus():
    return Clause(number="6", kind=BONUS, measure="points", operation=ADD, amount=Decimal(1), level="county")


@pytest.fixture
def qinghe(db):
    return Congress.objects.create(name="青禾县人大常委会", short_name="青禾县人大", register_mark="青人信")


@pytest.fixture
def office(qinghe):
    return Unit.objects.create(congress=qinghe, name="办公室", short_name="办公室", kind="office", rank=1)


@pytest.fixture
def beihe(qinghe):
    return Unit.objects.create(
        congress=qinghe, name="北河镇人大", short_name="北河镇", kind="township", rank=2
    )


@pytest.fixture
def nanling(qinghe):
    return Unit.objects.create(
        congress=qinghe, name="南岭乡人大", short_name="南岭乡", kind="township", rank=3
    )


def someone(name, sign_in_name, unit, role):
    person = Person.objects.create_account(sign_in_name, password="qinghe", name=name, congress=unit.congress)
    Post.objects.create(person=person, unit=unit, role=role, starts_on=date(2020, 1, 1))
    return person


@pytest.fixture
def chen(office):
    """陈静 edits in the office."""
    return someone("陈静", "chen", office, Role.EDITOR)


@pytest.fixture
def wu(office):
    """吴主任 leads."""
    return someone("吴建华", "wu", office, Role.LEADER)


@pytest.fixture
def lin(beihe):
    """林秀 writes in Beihe."""
    return someone("林秀", "lin", beihe, Role.WRITER)


@pytest.fixture
def zhou(beihe):
    """周志强 answers for Beihe."""
    return someone("周志强", "zhou", beihe, Role.HEAD)


@pytest.fixture
def gao(nanling):
    """高翔 writes in Nanling."""
    return someone("高翔", "gao", nanling, Role.WRITER)
