"""What the matcher said about made pages, held against what is true."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tearsheet.matching import Index, Match, match
from tests.tearsheet.matching.desk import Case
from tests.tearsheet.matching.pressroom import Pressroom

Pair = tuple[str, str]
KEPT = 0.25  # from this share of the letters on, a print must be proven; below, it must be found


@dataclass(frozen=True)
class Judged:
    """Pages of one pressroom, and the matches that were said of them, a list for each page."""

    cases: list[Case] = field(repr=False)
    matches: list[list[Match]] = field(repr=False)

    @classmethod
    def of(cls, seed: int) -> "Judged":
        """Write a pressroom's pages and match them all."""
        room = Pressroom(seed)
        index, cases = Index.of(room.ledger), room.write_pages()
        return cls(cases, [match(case.page, index) for case in cases])

    @property
    def said(self) -> dict[Pair, str]:
        """All pairs that were said, with the verdict; what is open and called likely is left out."""
        return {
            (case.page.id, one.manuscript): one.verdict
            for case, matches in zip(self.cases, self.matches, strict=True)
            for one in matches
            if one.verdict == "proven" or one.manuscript not in case.open_to
        }

    @property
    def true(self) -> dict[Pair, float]:
        """All true pairs, with the share that is kept."""
        return {(case.page.id, name): kept for case in self.cases for name, kept in case.prints.items()}

    def recall(self, wanted: Callable[[str, float], bool], *, verdicts: set[str]) -> tuple[int, int]:
        """How many of the pairs that are wanted by kind and share were said so, of how many."""
        pairs = [pair for pair, kept in self.true.items() if wanted(kind_of(pair), kept)]
        return sum(self.said.get(pair) in verdicts for pair in pairs), len(pairs)

    def precision(self, *, verdicts: set[str]) -> tuple[int, int]:
        """How many of the pairs said are true, of how many."""
        pairs = [pair for pair, verdict in self.said.items() if verdict in verdicts]
        return sum(pair in self.true for pair in pairs), len(pairs)

    def wrong(self, *, verdicts: set[str]) -> list[str]:
        """The pairs that are said and not true, with the verdict, in words."""
        return [
            f"{page} is no print of {name}, said {verdict}"
            for (page, name), verdict in self.said.items()
            if verdict in verdicts and (page, name) not in self.true
        ]

    def missed(self, *, verdicts: set[str]) -> list[str]:
        """The true pairs that are not said so, in words."""
        return [
            f"{page} prints {name} to {kept:.0%}, said {self.said.get((page, name), 'nothing')}"
            for (page, name), kept in self.true.items()
            if self.said.get((page, name)) not in verdicts
        ]

    def wrong_kinds(self, *, verdicts: set[str]) -> Counter[str]:
        """How often each kind of page led to a wrong pair."""
        return Counter(line.split("/", 1)[0] for line in self.wrong(verdicts=verdicts))


def kind_of(pair: Pair) -> str:
    """The kind of a page; its id begins with it."""
    return pair[0].split("/", 1)[0]


PROVEN = {"proven"}
SAID = {"proven", "likely"}
