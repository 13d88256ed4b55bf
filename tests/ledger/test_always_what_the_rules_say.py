"""Games: whatever is decided, known or ruled, in any order, the ledger says what the rules say."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.ledger.models import Circumstance, Entry, Posting, Tally
from byline.ledger.models.settlement import dues, rulebooks_of
from byline.rules.models import Clause

DEEDS = ["decide", "correct", "endorse", "pay", "retract", "adjust", "level", "rules", "mishap"]
MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            ["decide", "correct", "endorse", "pay", "retract", "adjust", "level", "rules", "mishap"]
        ),
        st.integers(0, 2),
        st.sampled_from(["national", "province", "city", "county"]),
    ),
    min_size=2,
    max_size=6,
)


class Game:
    """A county in which anything may happen to one manuscript."""

    def __init__(self, adoptions, *, chen, today, add_clauses):
        self.adoptions, self.chen, self.today, self.add_clauses = adoptions, chen, today, add_clauses
        self.manuscript = adoptions[0].manuscript
        self.count = 0

    def play(self, move, place, level):
        getattr(self, move)(self.adoptions[place], level)

    def decide(self, adoption, level):
        if adoption.standing_confirmation:
            adoption.reverse(by=self.chen, reason="核对")
        else:
            adoption.confirm(by=self.chen, placement="front_page" if level == "city" else "inside")

    def correct(self, adoption, level):
        confirmation = adoption.standing_confirmation
        if confirmation is None:
            return
        now = confirmation.latest.said
        stated = replace(now, printer=replace(now.printer, level=level), is_roundup=not now.is_roundup)
        adoption.correct(stated, by=self.chen, reason="核对原报")

    def endorse(self, adoption, level):
        adoption.endorse(level=level, on=self.today, by=self.chen, note="批示件")

    def pay(self, adoption, level):
        adoption.pay(len(level) * 10, on=self.today, by=self.chen, note="稿费单")

    def mishap(self, adoption, _level):
        fact = Circumstance(
            kind="incident", manuscript=adoption.manuscript, word="error", on=self.today, note="通报"
        )
        fact.enter(by=self.chen)

    def retract(self, _adoption, _level):
        fact = Circumstance.objects.standing().order_by("-pk").first()
        if fact:
            fact.retract(by=self.chen, reason="不属实")

    def adjust(self, adoption, level):
        author = adoption.manuscript.authorship_set.first()
        line = Entry(
            person=author.person,
            unit=author.unit,
            measure="points",
            amount=Decimal(2),
            level=level,
            counted_on=self.today,
            manuscript=adoption.manuscript,
        )
        Entry.objects.adjust(line, reason="主任会议决定", by=self.chen)

    def level(self, adoption, level):
        outlet = adoption.clipping.outlet
        outlet.level = level
        outlet.change(by=self.chen)
        self.endorse(adoption, level)  # something must happen for the piece to be reckoned again

    def rules(self, adoption, level):
        """Put other rules in force for days that are over, and have the piece reckoned by them."""
        self.count += 1
        amount = Decimal(len(level)) / 2
        told = {"kind": "bonus", "measure": "points", "level": level, "operation": "add", "amount": amount}
        self.add_clauses(Clause(number=f"9.{self.count}", **told), on=date(2019 + self.count, 1, 1))
        self.endorse(adoption, level)


def summed(rows):
    sums = Counter()
    for *key, amount in rows:
        sums[tuple(key)] += amount
    return {key: amount for key, amount in sums.items() if amount}


def reckoned(manuscript):
    matter = Circumstance.objects.matter(manuscript)
    due = dues(matter, rulebooks_of([matter], congress_id=manuscript.congress_id))
    return summed((line.person, line.unit, line.measure, line.level, one.amount) for line, one in due.items())


def in_ledger():
    """Everything that is not by hand, replayed line by line in the order in which it was written."""
    entries = Entry.objects.exclude(posting__kind=Posting.Kind.CORRECTION).order_by("pk")
    return summed(entries.values_list("person", "unit", "measure", "level", "amount"))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_after_any_game_the_ledger_says_what_the_rules_say(
    adoption, in_the_city, in_the_county, levee, chen, today, add_clauses, moves
):
    with transaction.atomic():
        add_clauses(
            Clause(number="5.1", about="endorsement", measure="points", level="province", amount=20),
            Clause(number="5.2", about="endorsement", measure="points", level="city", amount=Decimal("7.5")),
            Clause(number="7.1", about="incident", measure="points", mishap="error", amount=-5),
            Clause(number="8.1", measure="yuan", basis="fee", amount=Decimal("1.5")),
        )
        game = Game([adoption, in_the_city, in_the_county], chen=chen, today=today, add_clauses=add_clauses)
        written = set()
        for move in moves:
            game.play(*move)

            now = {str(row) for row in Entry.objects.values_list()}
            assert written <= now  # no line is ever changed
            written = now
            assert in_ledger() == reckoned(levee)
            entries = Entry.objects.of_congress(levee.congress)
            assert not Tally.objects.mistaken(levee.congress, entries=entries)
        transaction.set_rollback(True)
