"""What a period brings beside its pieces: accounts go in with a book of rules, credits and outcomes come out.

The same accounts and the same book always give the same result. A book that leaves open what the accounts
need is refused, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning import duties
from byline.reckoning.book import (
    AWARDED,
    BASE,
    BASE_LOST,
    CAP,
    CONVERSION,
    DUTY,
    EARNED,
    EVERY,
    FLOOR,
    HONOUR,
    ONCE,
    PENALTIES,
    SHORTFALL,
    STEP,
    STREAK,
    SURPLUS,
    VETO,
    Book,
    Fit,
    PeriodLine,
)
from byline.reckoning.credits import Credit, Outcome, Step
from byline.reckoning.honours import honoured
from byline.reckoning.limiting import limit, veto
from byline.reckoning.statement import WARNING, LineLeftOpen, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from byline.reckoning.duties import Due
    from byline.reckoning.facts import Account
    from byline.reckoning.periods import Period


# lines that say nothing without what they count
COUNTING = (DUTY, STEP, SHORTFALL, SURPLUS, STREAK, CONVERSION, HONOUR)


@dataclass(frozen=True)
class PeriodResult:
    """The credits and outcomes of all accounts in their order; those of honours last in each."""

    credits: tuple[Credit, ...]
    outcomes: tuple[Outcome, ...]


def reckon_period(book: Book, period: Period, accounts: Sequence[Account]) -> PeriodResult:
    """Close one period by the lines whose `per` is its kind; the shorter ones in it were closed before.

    Refuses with LineLeftOpen, RoundingLeftOpen or AmbiguousDuties.
    """
    statements = [_closed(book, period, account) for account in accounts]
    for line in book.period_lines:
        if line.kind == HONOUR and line.per == period.kind:
            honoured(line, statements, ties=book.ties)
    return PeriodResult(
        tuple(credit for statement in statements for credit in statement.credits),
        tuple(outcome for statement in statements for outcome in statement.outcomes),
    )


def runs_short(book: Book, period: Period, account: Account) -> dict[str, int]:
    """Say by clause of each duty how many periods in a row are short, this one included: 0 where it is met.

    It is the `short_before` of the account's next period of this kind.
    """
    return {
        due.clause: account.short_before.get(due.clause, 0) + 1 if due.gap else 0
        for due in duties.dues(book, account, per=period.kind)
        if due.clause
    }


def _closed(book: Book, period: Period, account: Account) -> Statement:
    owed = duties.dues(book, account, per=period.kind)
    statement = Statement.begun(book, period, account, owed=owed)
    fitting = [
        line for line in book.period_lines if line.per == period.kind and duties.is_about(line, account)
    ]
    for line in fitting:
        if line.kind in COUNTING and not line.metric:
            raise LineLeftOpen(clause=line.clause, choice="metric")
    for kind, reckoned in TURNS:
        for line in fitting:
            if line.kind == kind:
                reckoned(statement, line)
    return statement


def _base(statement: Statement, line: PeriodLine) -> None:
    statement.give(line, line.amount, to=BASE, steps=(Step(BASE, line.amount, line.clause),))


def _step(statement: Statement, line: PeriodLine) -> None:
    if line.at_least is None and line.under is None:
        raise LineLeftOpen(clause=line.clause, choice="at_least, under")
    done = statement.counted(line)
    if done is None or line.clause in statement.stepped:
        return
    if (line.at_least is None or line.at_least <= done) and (line.under is None or done < line.under):
        statement.stepped.add(line.clause)
        statement.give(line, line.amount, steps=(_looked_at(STEP, line, line.amount, done),))


def _shortfall(statement: Statement, line: PeriodLine) -> None:
    short = [due for due in duties.looked_at(line, statement.owed) if due.gap]
    if short:
        lost, steps = _measured(statement, line, short, sum((due.gap for due in short), Decimal(0)))
        statement.give(line, -lost, to=PENALTIES, steps=steps)


def _surplus(statement: Statement, line: PeriodLine) -> None:
    over = [due for due in duties.looked_at(line, statement.owed) if due.surplus]
    if over:
        gain, steps = _measured(statement, line, over, sum((due.surplus for due in over), Decimal(0)))
        statement.give(line, gain, to=EARNED, steps=steps)


def _measured(
    statement: Statement, line: PeriodLine, owed: list[Due], many: Decimal
) -> tuple[Decimal, tuple[Step, ...]]:
    """Give what a shortfall or surplus of so many comes to, and the steps to it."""
    each, before = line.amount, [_owed_step(due, line) for due in owed]
    if line.by == AWARDED:
        awards = {statement.award(line, due) for due in owed}
        if len(awards) > 1:
            raise LineLeftOpen(clause=line.clause, choice="minimum_level, genre")
        award = awards.pop()
        before.append(Step(AWARDED, award.amount, award.clause, fit=award.fit))
        each *= award.amount
    if line.by == BASE_LOST and line.kind == SHORTFALL:
        each = statement.sums(line.measure)[BASE]
    elif line.by not in {ONCE, EVERY, AWARDED}:
        raise LineLeftOpen(clause=line.clause, choice="by")
    amount = each * many if line.by in {EVERY, AWARDED} else each
    signed = -amount if line.kind == SHORTFALL else amount
    return amount, (*before, Step(line.kind, signed, line.clause, line.by, each))


def _streak(statement: Statement, line: PeriodLine) -> None:
    if not line.count:
        raise LineLeftOpen(clause=line.clause, choice="count")
    before = statement.account.short_before
    runs = [before.get(due.clause, 0) + 1 for due in duties.looked_at(line, statement.owed) if due.gap]
    # a streak that goes on counts again when it is as long again: no period is held against anybody twice
    run = max((one for one in runs if one % line.count == 0), default=0)
    if run:
        statement.tell(WARNING, line)
        step = Step(STREAK, line.amount, line.clause, line.metric, Decimal(run), line.count)
        statement.give(line, line.amount, steps=(step,))


def _conversion(statement: Statement, line: PeriodLine) -> None:
    if not line.at_least:
        raise LineLeftOpen(clause=line.clause, choice="at_least")
    done = statement.standing(line)
    if done is not None:
        amount = done * line.amount / line.at_least
        held = amount if line.cap is None else min(amount, line.cap)
        statement.give(line, held, steps=(_looked_at(CONVERSION, line, held, done),))


def _owed_step(due: Due, line: PeriodLine) -> Step:
    fit = Fit(level=due.minimum_level, genre=due.genre)
    return Step(DUTY, due.owed, due.clause, due.metric, due.done, fit=fit, of=line.per)


def _looked_at(kind: str, line: PeriodLine, amount: Decimal, done: Decimal) -> Step:
    fit = Fit(level=line.minimum_level, genre=line.genre)
    return Step(kind, amount, line.clause, line.metric, done, fit=fit)


TURNS: tuple[tuple[str, Callable[[Statement, PeriodLine], None]], ...] = (
    (BASE, _base),
    (STEP, _step),
    (SHORTFALL, _shortfall),
    (SURPLUS, _surplus),
    (STREAK, _streak),
    (FLOOR, limit),
    (CAP, limit),
    (VETO, veto),
    (CONVERSION, _conversion),
)
