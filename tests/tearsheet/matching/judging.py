"""What the matcher said about made pages, held against what is true."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from tearsheet.matching import Index, Match, match
from tests.tearsheet.matching.desk import Case
from tests.tearsheet.matching.pressroom import Pressroom

Pair = tuple[str, str]
KEPT = 0.25  # from this share of the letters on, a print must be proven; below, it must be found
PROVEN = frozenset({"proven"})
SAID = frozenset({"proven", "likely"})


@dataclass(frozen=True)
class Judged:
    """Pages of some pressrooms, and the matches that were said of them, a list for each page."""

    cases: list[Case] = field(repr=False)
    matches: list[list[Match]] = field(repr=False)

    @classmethod
    def of(cls, *seeds: int) -> "Judged":
        """Write the pages of some pressrooms and match each with its own ledger."""
        cases, matches = [], []
        for room in map(Pressroom, seeds):
            index, written = Index.of(room.ledger), room.write_pages()
            cases += written
            matches += [match(case.page, index) for case in written]
        return cls(cases, matches)

    @cached_property
    def said(self) -> dict[Pair, str]:
        """All pairs that were said, with the verdict; what is open and called likely is left out."""
        return {
            (case.page.id, one.manuscript): one.verdict
            for case, matches in zip(self.cases, self.matches, strict=True)
            for one in matches
            if one.verdict == "proven" or one.manuscript not in case.open_to
        }

    @cached_property
    def true(self) -> dict[Pair, float]:
        """All true pairs, with the share that is kept."""
        return {(case.page.id, name): kept for case in self.cases for name, kept in case.prints.items()}

    @property
    def prints(self) -> list[Pair]:
        """The true pairs that must be proven: enough is kept, and no round-up."""
        return [pair for pair, kept in self.true.items() if kept >= KEPT and not is_round_up(pair)]

    @property
    def round_ups(self) -> list[Pair]:
        """The true pairs of round-ups, which must be found."""
        return [pair for pair in self.true if is_round_up(pair)]

    def recall(self, pairs: Iterable[Pair], *, verdicts: frozenset[str]) -> float:
        """Which share of true pairs was said so."""
        hits = [self.said.get(pair) in verdicts for pair in pairs]
        return sum(hits) / len(hits)

    def recall_by_kind(self, pairs: list[Pair], *, verdicts: frozenset[str]) -> dict[str, float]:
        """The same for each kind of page."""
        said, of = self.said, Counter(map(kind_of, pairs))
        hits = Counter(kind_of(pair) for pair in pairs if said.get(pair) in verdicts)
        return {kind: hits[kind] / count for kind, count in of.items()}

    def precision(self, *, verdicts: frozenset[str]) -> float:
        """Which share of the pairs said is true."""
        hits = [pair in self.true for pair, verdict in self.said.items() if verdict in verdicts]
        return sum(hits) / len(hits)

    def missed(self, pairs: Iterable[Pair], *, verdicts: frozenset[str]) -> str:
        """The true pairs that were not said so, a line each."""
        said, true = self.said, self.true
        return "\n" + "\n".join(
            f"{pair[0]} prints {pair[1]} to {true[pair]:.0%}, said {said.get(pair, 'nothing')}"
            for pair in pairs
            if said.get(pair) not in verdicts
        )

    def wrong(self, *, verdicts: frozenset[str]) -> list[Pair]:
        """The pairs that are said and not true."""
        return [pair for pair, verdict in self.said.items() if verdict in verdicts and pair not in self.true]

    def told(self, pairs: Iterable[Pair]) -> str:
        """Wrong pairs, a line each."""
        return "\n" + "\n".join(
            f"{page} is no print of {name}, said {self.said[page, name]}" for page, name in pairs
        )


def kind_of(pair: Pair) -> str:
    """The kind of a page; its id begins with it."""
    return pair[0].split("/", 1)[0]


def is_round_up(pair: Pair) -> bool:
    """Whether the page is a round-up."""
    return kind_of(pair).startswith("roundup")
