"""What comes of a page, and how a command tells of the pages it had to refuse."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from tqdm import tqdm

DONE, REFUSED, USED_WRONGLY, STOPPED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a page: the lines to write; or `refusal`, the sentence why nothing did.

    `page` is its id or address, `place` its file and line. `verdicts` are those of its lines. An outcome that
    stands for several pages, which gave no line, counts them in `pages`.
    """

    page: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    refusal: str = ""
    pages: int = 1


def condensed(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Put pages of which nothing is to be told into one outcome that counts them, the others as they are."""
    silent = 0
    for outcome in outcomes:
        if outcome.lines or outcome.refusal:
            yield outcome
        else:
            silent += outcome.pages
    yield Outcome(pages=silent)


@dataclass(slots=True)
class Report:
    """Tells on standard error what a run refuses, one line each; with `is_json` as JSON for a program."""

    command: str
    is_json: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)

    def write(self, outcomes: Iterable[Outcome], out: IO[str]) -> None:
        """Write the lines of all outcomes as they come, and tell of the refused ones."""
        for outcome in outcomes:
            self._count(outcome)
            out.writelines(line + "\n" for line in outcome.lines)

    def code(self) -> int:
        """Nought, or one when a page was refused."""
        return REFUSED if self.counts["refused"] else DONE

    def close(self, **more: int) -> None:
        """Tell in one line how much was done."""
        told = {"pages": 0, **more, **dict(sorted(self.counts.items()))}
        words = ", ".join(f"{number:,} {what}" for what, number in told.items())
        self._tell(words, **told)

    def _count(self, outcome: Outcome) -> None:
        self.counts["pages"] += outcome.pages
        self.counts.update(outcome.verdicts)
        if outcome.refusal:
            self.counts["refused"] += 1
            self._tell(
                f"{outcome.place}: {outcome.refusal}",
                page=outcome.page, where=outcome.place, refused=outcome.refusal,
            )  # fmt: skip
        elif outcome.lines and outcome.place != outcome.page:  # an archive may well hold an address twice
            self._note_twice(outcome)

    def _note_twice(self, outcome: Outcome) -> None:
        if outcome.page in self._seen:
            note = f'The id "{outcome.page}" stands twice among the pages; its lines cannot be told apart.'
            self._tell(f"{outcome.place}: {note}", page=outcome.page, where=outcome.place, note=note)
        self._seen.add(outcome.page)

    def _tell(self, sentence: str, **told: str | int) -> None:
        line = (
            json.dumps(told, ensure_ascii=False) if self.is_json else f"tearsheet {self.command}: {sentence}"
        )
        tqdm.write(line, file=sys.stderr)
