"""Games: prints, corrections, appeals, new rules and closings, in any order, leave true figures."""

from collections import Counter, deque
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.bookkeeping.models import Recounting
from byline.closing import reckoned
from byline.closing.models import Appeal, Closing
from byline.closing.models.ruling import Verdict
from byline.errors import Refused
from byline.ledger.models import Adoption, Circumstance, Entry, Posting, Tally
from byline.ledger.models.settlement import dues, rulebooks_of
from byline.manuscripts.models import Manuscript
from byline.outlets.models import Clipping
from byline.rules.models import Clause, Rulebook

LEVELS = ["national", "province", "city", "county"]
DEEDS = [
    *["decide", "close", "reopen"] * 2,
    *["correct", "adjust", "take_back", "appeal", "endorse", "mishap", "retract", "rules", "recount"],
]
MOVES = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.sampled_from(LEVELS)), min_size=4, max_size=9
)


class Game:
    """A county in which anything may happen to a month that is over."""

    def __init__(self, adoptions, *, chen, zhou, month):
        self.adoptions, self.chen, self.zhou, self.month = adoptions, chen, zhou, month
        self.closed, self.count = {}, 0

    def play(self, move, place, level):
        """What is refused changes nothing."""
        try:
            with transaction.atomic():
                getattr(self, move)(self.adoptions[place], level)
        except Refused:
            pass

    def decide(self, adoption, level):
        if adoption.standing_confirmation:
            adoption.reverse(by=self.chen, reason="核对")
        else:
            adoption.confirm(by=self.chen, placement="front_page" if level == "city" else "inside")

    def correct(self, adoption, level):
        now = adoption.standing_confirmation.latest.said if adoption.standing_confirmation else None
        if now:
            stated = replace(now, printer=replace(now.printer, level=level))
            adoption.correct(stated, by=self.chen, reason="核对原报")

    def endorse(self, adoption, level):
        adoption.endorse(level=level, on=self.month.first, by=self.chen, note="批示件")

    def mishap(self, adoption, _level):
        told = {"kind": "incident", "word": "error", "on": self.month.last, "note": "通报"}
        Circumstance(manuscript=adoption.manuscript, **told).enter(by=self.chen)

    def retract(self, _adoption, _level):
        fact = Circumstance.objects.standing().order_by("-pk").first()
        if fact:
            fact.retract(by=self.chen, reason="不属实")

    def adjust(self, adoption, level):
        author = adoption.manuscript.authorship_set.first()
        line = Entry(person=author.person, unit=author.unit, measure="points", amount=len(level) - Decimal(6))
        line.level, line.counted_on, line.manuscript = level, self.month.last, adoption.manuscript
        Entry.objects.adjust(line, reason="主任会议决定", by=self.chen)

    def take_back(self, _adoption, _level):
        posting = Posting.objects.filter(kind="correction", answers=None, answer=None).last()
        if posting:
            Entry.objects.answer(posting, reason="改回", by=self.chen)

    def appeal(self, adoption, level):
        free = Entry.objects.exclude(pk__in=Appeal.objects.values("entry")).exclude(person=None)
        entry = free.filter(manuscript=adoption.manuscript).last() if level == "city" else free.last()
        if entry:
            appeal = Appeal.objects.appeal(entry, says="少记了", by=entry.person)
            appeal.rule(Verdict(is_upheld=True, reason="属实", amount=Decimal(1)), by=self.chen)

    def rules(self, adoption, level):
        """Put other rules in force for days that are over; what was confirmed is reckoned by them."""
        self.count += 1
        told = {"measure": "points", "level": level, "amount": Decimal(len(level)) / 2}
        clause = Clause(number=f"9.{self.count}", kind="bonus", operation="add", **told)
        book = Rulebook.objects.of(self.chen.congress).in_force(on=self.month.last).revise(by=self.chen)
        book.in_force_from, book.adopted_by = date(2019 + self.count, 1, 1), "县人大常委会主任会议"
        book.ties, book.cut_off_day, book.band_end = "competition", 0, "lower"
        rows = {"terms": list(book.terms.all()), "period_clauses": list(book.period_clauses.all())}
        book.redraft(clauses=[*book.clauses.all(), clause], by=self.chen, **rows)
        book.sign(by=self.zhou)
        self.recount(adoption, level)

    def recount(self, _adoption, _level):
        recounting = Recounting.objects.begin(self.month.first, self.month.last, by=self.chen)
        deque(recounting.run(), maxlen=0)
        recounting.carry_out(by=self.chen)
        deque(recounting.run(), maxlen=0)

    def close(self, _adoption, _level):
        left = {f"adoption-{one.pk}" for one in Adoption.objects.awaiting()}
        Closing.objects.close(self.month, by=self.chen, waiving=left)
        # what closing writes is what the rules say of all that stands at that moment, and no more
        assert not reckoned.result_of(self.chen.congress, self.month).entries()
        self.closed = reckoned.standing_lines(self.chen.congress, self.month)
        assert self.closed

    def reopen(self, _adoption, _level):
        closing = Closing.objects.of_period(self.chen.congress, self.month)
        if closing:
            closing.reopen(reason="核对", by=self.chen)
            self.closed = {}

    def pieces(self):
        return {one.manuscript for one in self.adoptions}


def summed(rows):
    sums = Counter()
    for *key, amount in rows:
        sums[tuple(key)] += amount
    return {key: amount for key, amount in sums.items() if amount}


def due_by_rules(pieces, congress):
    matters = Circumstance.objects.matters(list(Manuscript.objects.filter(pk__in=[one.pk for one in pieces])))
    in_force = rulebooks_of(matters, congress_id=congress.pk)
    due = [
        (matter.manuscript.pk, line, one)
        for matter in matters
        for line, one in dues(matter, in_force).items()
    ]
    return summed((piece, line.person, line.unit, line.measure, one.amount) for piece, line, one in due)


def replayed(**kept):
    """Add the ledger up line by line, in the order in which it was written, without what is by hand."""
    entries = Entry.objects.filter(**kept).exclude(posting__kind=Posting.Kind.CORRECTION).order_by("pk")
    return summed(entries.values_list("manuscript", "person", "unit", "measure", "amount"))


@pytest.fixture
def month_of_prints(levee, ditch, chen, dongjiang_daily, yunzhou_daily, day_of):
    """Three pages of last month that nobody has decided on: two print the levee, one the ditch."""
    return [
        Adoption.objects.create(
            congress=chen.congress,
            clipping=Clipping.objects.create(
                congress=chen.congress,
                outlet=outlet,
                title=title,
                printed_on=day_of(number),
                body="正文",
                text_digest=title,
            ),
            manuscript=piece,
            verdict="proven",
            kept=1.0,
        )
        for title, piece, outlet, number in [
            ("堤上议事", levee, dongjiang_daily, 5),
            ("堤上听声", levee, yunzhou_daily, 6),
            ("春灌访渠", ditch, yunzhou_daily, 9),
        ]
    ]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_after_any_game_the_month_says_what_the_rules_say(
    month_of_prints, chen, zhou, last_month, month_rules, moves
):
    with transaction.atomic():
        game = Game(month_of_prints, chen=chen, zhou=zhou, month=last_month)
        written = {}
        first, last = [("decide", 0, "city"), ("decide", 2, "city")], [("reopen", 0, ""), ("close", 0, "")]
        for move in [*first, *moves, *last]:
            game.play(*move)

            now = {row[0]: str(row) for row in Entry.objects.values_list()}
            assert written.items() <= now.items()  # no line is ever changed or lost
            written = now
            congress = chen.congress
            assert replayed(period="") == due_by_rules(game.pieces(), congress)
            assert reckoned.standing_lines(congress, last_month) == game.closed
            assert not Tally.objects.mistaken(congress, entries=Entry.objects.of_congress(congress))
        transaction.set_rollback(True)
