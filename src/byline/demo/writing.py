"""Makes the rows of the manuscripts, from their texts to their submissions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from django.utils.html import escape

from byline.demo.stage import moment
from byline.demo.story import is_own_head
from byline.inventing.county import TEXTS
from byline.manuscripts.models import (
    Authorship,
    Filing,
    FilingStep,
    Manuscript,
    Progress,
    Register,
    Registration,
    Review,
    Submission,
    Version,
)
from byline.manuscripts.models.state import Decision, Step

if TYPE_CHECKING:
    from datetime import datetime

    from byline.demo.stage import Stage
    from byline.demo.story import Draft
    from byline.team.models import Person

HUNDRED = Decimal(100)
UNIT_RETURNS = 0.3
REVIEWS = tomllib.loads((TEXTS / "desk.toml").read_text(encoding="utf-8"))["reviews"]
BY_HAND, BY_MAIL, BY_PLATFORM = Submission.Way.HAND, Submission.Way.MAIL, Submission.Way.PLATFORM
WAYS = {"newspaper": BY_MAIL, "journal": BY_MAIL, "tv": BY_HAND}


@dataclass
class Rows:
    """The rows of all manuscripts, kind by kind, in the order in which they are saved."""

    manuscripts: list[Manuscript] = field(default_factory=list)
    authorships: list[Authorship] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    filings: list[Filing] = field(default_factory=list)
    steps: list[FilingStep] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    registrations: list[Registration] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)

    def save(self) -> None:
        """Save them; each kind points only to kinds before it."""
        for rows in vars(self).values():
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=500)


def write_down(told: list[Draft], stage: Stage) -> list[Manuscript]:
    """Make the rows of every draft of the plan and return the manuscripts in the plan's order."""
    rows, desks = Rows(), []
    for number, draft in enumerate(told):
        desk = _Desk(draft, stage, rows, Random(number))  # noqa: S311 -- a demo, not a secret
        desk.write()
        desks.append(desk)
    _number(rows, stage)
    rows.save()
    for desk in desks:
        desk.tell()
    return rows.manuscripts


class _Desk:
    """One manuscript on its way through the house."""

    def __init__(self, draft: Draft, stage: Stage, rows: Rows, dice: Random):
        self.draft, self.stage, self.rows, self.dice = draft, stage, rows, dice
        self.writer = stage.people[draft.writer]
        self.authors = [stage.people[sign_in] for sign_in, _share in draft.authors]
        self.deeds: list[tuple] = []
        self.asks_unit = not is_own_head(draft)

    def write(self) -> None:
        """Make the rows as far as the piece came."""
        draft = self.draft
        last = draft.filed_again_at or draft.filed_at or draft.begun_at
        self.manuscript = Manuscript(
            congress=self.stage.congress,
            unit=self.stage.units[draft.unit],
            title=draft.text.title,
            genre=draft.text.genre,
            body=body(draft.text.paragraphs),
            edition=self.dice.randint(3, 19),
            created_by=self.writer,
            created_at=moment(draft.begun_at),
            changed_by=self.writer,
            changed_at=moment(last),
        )
        self.rows.manuscripts.append(self.manuscript)
        self._did("begun", self.writer, draft.begun_at)
        self._credit()
        self._file()
        self._register()

    def _did(self, verb: str, by: Person, at: datetime, **words) -> None:
        self.deeds.append((verb, by, at, words))

    def tell(self) -> None:
        """Note the deeds, now that the manuscript has its key and perhaps its number."""
        for verb, by, at, words in self.deeds:
            if verb == "registered":
                words["number"] = str(self.registration)
            self.stage.happened(self.manuscript, verb, by=by, at=moment(at), **words)

    def _credit(self) -> None:
        unit = self.manuscript.unit
        for place, (sign_in, share) in enumerate(self.draft.authors, start=1):
            self.rows.authorships.append(
                Authorship(
                    manuscript=self.manuscript,
                    person=self.stage.people[sign_in],
                    unit=unit,
                    place=place,
                    share=share / HUNDRED,
                )
            )
        if len(self.authors) > 1:
            names = "、".join(person.name for person in self.authors)
            self._did("credited", self.writer, self.draft.begun_at, tell=self.authors, authors=names)

    def _file(self) -> None:
        draft = self.draft
        if draft.filed_at is None:
            return
        is_last = draft.filed_again_at is None
        first = self._filing(draft.filed_at, number=1, is_last=is_last)
        if draft.returned_at:
            is_units = self.asks_unit and not (is_last and draft.unit_passed_at)
            step = Step.UNIT if is_units and self.dice.random() < UNIT_RETURNS else Step.OFFICE
            if step == Step.OFFICE and self.asks_unit:
                midway = draft.filed_at + (draft.returned_at - draft.filed_at) / 2
                self._pass(first, Step.UNIT, (is_last and draft.unit_passed_at) or midway)
            self._return(first, step)
            if draft.filed_again_at is None:
                return
            first = self._filing(draft.filed_again_at, number=2, is_last=True)
        if draft.unit_passed_at:
            self._pass(first, Step.UNIT, draft.unit_passed_at)
        if draft.office_passed_at:
            self._pass(first, Step.OFFICE, draft.office_passed_at)

    def _filing(self, at: datetime, *, number: int, is_last: bool) -> Filing:
        """Hand in: the last time with the text as it stands, before that with a shorter one."""
        text = self.draft.text
        paragraphs = text.paragraphs if is_last else text.paragraphs[:-1] or text.paragraphs
        title = text.title if is_last else text.titles[-1]
        version = Version(
            manuscript=self.manuscript,
            number=number,
            title=title,
            body=body(paragraphs),
            by=self.writer,
            at=moment(at),
        )
        filing = Filing(manuscript=self.manuscript, version=version, by=self.writer, at=moment(at))
        readers = [Step.UNIT, Step.OFFICE] if self.asks_unit else [Step.OFFICE]
        self.steps = [
            FilingStep(filing=filing, place=place, reader=reader)
            for place, reader in enumerate(readers, start=1)
        ]
        self.rows.steps += self.steps
        self.turn = 0
        self.rows.versions.append(version)
        self.rows.filings.append(filing)
        reviewers = self._reviewers(readers[0])
        self._did("filed", self.writer, at, tell=reviewers, version=number)
        return filing

    def _reviewers(self, step: str) -> list[Person]:
        people = self.stage.heads[self.draft.unit] if step == Step.UNIT else self.stage.office
        return [person for person in people if person != self.writer]

    def _reviewer(self, step: str) -> Person:
        """Return a head in the unit; in the office mostly Chen Jing, who does not review herself."""
        people = self._reviewers(step)
        if step == Step.UNIT:
            return people[0]
        return self.dice.choices(people, [1, 8, 4][-len(people) :])[0]

    def _pass(self, filing: Filing, step: str, at: datetime) -> None:
        by = self._reviewer(step)
        remark = self.dice.choice(REVIEWS["remarks"])
        self._review(filing, step, Review(decision=Decision.PASSED, reason=remark, by=by, at=moment(at)))
        told = [*self.authors, *(self.stage.office if step == Step.UNIT else [])]
        self._did(f"passed_{step!s}", by, at, tell=told)

    def _return(self, filing: Filing, step: str) -> None:
        at, by, reason = self.draft.returned_at, self._reviewer(step), self.dice.choice(REVIEWS["reasons"])
        self._review(filing, step, Review(decision=Decision.RETURNED, reason=reason, by=by, at=moment(at)))
        self._did("returned", by, at, tell=self.authors, reason=reason)

    def _review(self, filing: Filing, reader: str, review: Review) -> None:
        self.turn += 1
        review.filing, review.turn = filing, self.turn
        review.step = next(step for step in self.steps if step.reader == reader)
        self.rows.reviews.append(review)

    def _register(self) -> None:
        at = self.draft.registered_at
        if at is None:
            return
        by = self.stage.people["chenjing"]
        registration = Registration(
            congress=self.stage.congress,
            manuscript=self.manuscript,
            year=at.year,
            registered_on=at.date(),
            by=by,
            at=moment(at),
        )
        self.registration = registration
        self.rows.registrations.append(registration)
        self._did("registered", by, at, tell=self.authors)
        for code, sent_at in self.draft.sent.items():
            self._send(code, sent_at)

    def _send(self, code: str, at: datetime) -> None:
        outlet, by = self.stage.outlets[code], self.stage.people["chenjing"]
        submission = Submission(
            manuscript=self.manuscript,
            outlet=outlet,
            way=WAYS.get(outlet.medium, BY_PLATFORM),
            by=by,
            at=moment(at),
        )
        self.rows.submissions.append(submission)
        self.rows.progress.append(
            Progress(submission=submission, stands_at=submission.stands_at, by=by, at=moment(at))
        )
        self._did("submitted", by, at, tell=self.authors, outlet=outlet.name)


def body(paragraphs: tuple[str, ...]) -> str:
    """Return the paragraphs as the HTML of a manuscript."""
    return "".join(f"<p>{escape(line)}</p>" for line in paragraphs)


def _number(rows: Rows, stage: Stage) -> None:
    """Give the registrations their numbers in order of time, year by year."""
    last: dict[int, int] = {}
    for registration in sorted(rows.registrations, key=lambda one: one.at):
        last[registration.year] = registration.number = last.get(registration.year, 0) + 1
    registers = {
        year: Register(congress=stage.congress, year=year, last_number=number)
        for year, number in last.items()
    }
    for registration in rows.registrations:
        registration.label = registers[registration.year].written(registration.number)
    Register.objects.bulk_create(registers.values())
