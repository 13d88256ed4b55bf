"""What an account owes in a period, what it has done of it, and whom a line about periods is about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.reckoning.book import DUTY, PEOPLE, Book, PeriodLine, Who

if TYPE_CHECKING:
    from byline.reckoning.facts import Account

# words of `terms.Metric`, which knows Django
SENT, ADOPTED, ADOPTION_RATE = "sent", "adopted", "adoption_rate"
WHOLE = 100
WORDS = ("unit_kind", "unit", "person", "post")


class AmbiguousDuties(Refused):
    """Clauses {first} and {second} both say what is owed here and neither is closer. State which applies."""


@dataclass(frozen=True)
class Due:
    """What is owed of one metric, and what is done of it. `clause` is "" where no clause says it."""

    clause: str
    metric: str
    minimum_level: str
    genre: str
    owed: Decimal
    done: Decimal

    @property
    def gap(self) -> Decimal:
        """What lacks; 0 where nothing does."""
        return max(self.owed - self.done, Decimal(0))

    @property
    def surplus(self) -> Decimal:
        """What is done beyond what is owed; 0 where nothing is."""
        return max(self.done - self.owed, Decimal(0))


def is_about(line: PeriodLine, account: Account) -> bool:
    """Say whether a line is about this account. An age that nobody knows fits no line of ages."""
    who = line.who
    known = {"unit_kind": account.kind, "unit": account.unit, "person": account.person, "post": account.post}
    return (
        (line.of == PEOPLE) == (account.person is not None)
        and all(getattr(who, word) in {"", str(known[word])} for word in WORDS)
        and (who.age_from is None or (account.age is not None and who.age_from <= account.age))
        and (who.age_until is None or (account.age is not None and account.age <= who.age_until))
    )


def lies_within(first: Who, second: Who) -> bool:
    """Say whether everybody whom the first is about is one of those whom the second is about."""
    return (
        all(getattr(second, word) in {"", getattr(first, word)} for word in WORDS)
        and (second.age_from is None or (first.age_from is not None and first.age_from >= second.age_from))
        and (
            second.age_until is None or (first.age_until is not None and first.age_until <= second.age_until)
        )
    )


def counted(account: Account, metric: str, *, minimum_level: str = "", genre: str = "") -> Decimal | None:
    """Say how much of a metric there is; the adoption rate in percent, None where nothing was sent in."""
    if metric != ADOPTION_RATE:
        return account.counted(metric, minimum_level=minimum_level, genre=genre)
    sent = account.counted(SENT, genre=genre)
    adopted = account.counted(ADOPTED, minimum_level=minimum_level, genre=genre)
    return adopted * WHOLE / sent if sent else None


def dues(book: Book, account: Account, *, per: str) -> tuple[Due, ...]:
    """Say what is owed in one period of a kind: by the closest duties of the book, and by its own targets.

    A target of its own comes instead of a duty of the same metric, level and genre. There is no rate of
    nothing, and none is owed then. Refuses with AmbiguousDuties.
    """
    lines: dict[tuple[str, str, str], list[PeriodLine]] = {}
    for line in book.period_lines:
        if line.kind == DUTY and line.per == per and is_about(line, account):
            lines.setdefault((line.metric, line.minimum_level, line.genre), []).append(line)
    owed = {one: (_closest(found).clause, _closest(found).amount) for one, found in lines.items()}
    for own in account.owed:
        at = (own.metric, own.minimum_level, own.genre)
        owed[at] = (owed[at][0] if at in owed else "", own.amount)
    found = [
        (clause, at, amount, counted(account, at[0], minimum_level=at[1], genre=at[2]))
        for at, (clause, amount) in owed.items()
    ]
    return tuple(Due(clause, *at, amount, done) for clause, at, amount, done in found if done is not None)


def looked_at(line: PeriodLine, owed: tuple[Due, ...]) -> list[Due]:
    """Keep what a line about what is owed looks at: its metric, and its level and genre if it names them."""
    return [
        due
        for due in owed
        if due.metric == line.metric
        and line.minimum_level in {"", due.minimum_level}
        and line.genre in {"", due.genre}
    ]


def _closest(lines: list[PeriodLine]) -> PeriodLine:
    best = [
        line
        for line in lines
        if not any(other.who != line.who and lies_within(other.who, line.who) for other in lines)
    ]
    if len(best) > 1:
        raise AmbiguousDuties(first=best[0].clause, second=best[1].clause)
    return best[0]
