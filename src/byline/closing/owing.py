"""Who was short of what the rules ask for in a period. It knows no database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.reckoning.book import DUTY, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from byline.reckoning.book import Book, PeriodLine, Who
    from byline.reckoning.facts import Account
    from byline.reckoning.periods import Period


def shortfalls(book: Book, period: Period, account: Account) -> Iterator[tuple[PeriodLine, Decimal, Decimal]]:
    """Yield each duty of the book that an account fell short of, what was owed, and what was done.

    What an account owes by itself takes the place of the duty's amount for the same metric, level and genre.
    """
    for line in book.period_lines:
        if line.kind != DUTY or line.per != period.kind or not is_about(line, account):
            continue
        owed = next(
            (
                one.amount
                for one in account.owed
                if (one.metric, one.minimum_level, one.genre) == (line.metric, line.minimum_level, line.genre)
            ),
            line.amount,
        )
        done = account.counted(line.metric, minimum_level=line.minimum_level, genre=line.genre)
        if done < owed:
            yield line, owed, done


def is_about(line: PeriodLine, account: Account) -> bool:
    """Tell whether a line of a period is about the holder of an account."""
    return (line.of == PEOPLE) == (account.person is not None) and fits(line.who, account)


def fits(who: Who, account: Account) -> bool:
    """Tell whether an account is of those that a line names; keys are compared as they are written."""
    named = (
        (who.unit_kind, account.kind),
        (who.unit, account.unit),
        (who.person, account.person),
        (who.post, account.post),
    )
    if any(asked and str(asked) != str(has) for asked, has in named):
        return False
    return (who.age_from is None or (account.age is not None and account.age >= who.age_from)) and (
        who.age_until is None or (account.age is not None and account.age <= who.age_until)
    )
