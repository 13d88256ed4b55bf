"""Whose manuscript a page prints: a decision among all manuscripts that could explain it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tearsheet.indexing.index import Index
from tearsheet.indexing.pieces import Page
from tearsheet.matching.evidence import Evidence
from tearsheet.matching.explanation import Explanation, explain
from tearsheet.matching.judging import REPRINT, verdict
from tearsheet.matching.printed import Printed
from tearsheet.matching.reasons import Reason
from tearsheet.matching.telling import reasons_for

Spans = tuple[tuple[int, int, int, int], ...]

# Below so many shared letters there is nothing to explain: one short sentence has sixteen.
SLIGHT = 16
# How many explanations the desk is shown.
SHOWN = 10

ORDER = ("proven", "likely", "unproven")


@dataclass(frozen=True, slots=True)
class Match:
    """A page and a manuscript alike.

    `verdict`: proven, likely or unproven; `kept`: share of the manuscript's letters and digits that the
    page still prints; `passages`: page start, page end, manuscript start, manuscript end, as indices into
    the raw bodies, in the order of the page.
    """

    page: str
    manuscript: str
    verdict: str
    kept: float
    passages: Spans
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """An explanation with its verdict, and the best explanation of the same page or article."""

    one: Explanation
    verdict: str
    best: Explanation

    @property
    def rank(self) -> tuple[int, int, float, date, str]:
        manuscript = self.one.evidence.manuscript
        day = manuscript.registered_on or date.max
        return ORDER.index(self.verdict), -self.one.own, -self.one.evidence.kept, day, manuscript.id


def match(page: Page, index: Index) -> list[Match]:
    """Name the manuscripts the page prints, proven ones first, then likely ones, each best first."""
    return [_stated(one) for one in _ranked(page, index)]


def weigh(page: Page, index: Index) -> list[Match]:
    """Say what the page could be, the unproven included; best first, at most ten."""
    ranked = _ranked(page, index, is_told_all=True)
    worth = [one for one in ranked if one.one.fits or one.one.evidence.kept >= REPRINT or _is_headed(one)]
    return [_stated(one) for one in worth[:SHOWN]]


def _is_headed(judged: _Judged) -> bool:
    return judged.one.evidence.ties.is_title_same


def _ranked(page: Page, index: Index, *, is_told_all: bool = False) -> list[_Judged]:
    """Judge every candidate by the page as a whole and by each article on it; its best place decides.

    The unproven are left out, before any of their reasons is looked for, unless all shall be told.
    """
    names = index.candidates(page)
    manuscripts, texts = [index[name] for name in names], [index.view(name) for name in names]
    best: dict[str, _Judged] = {}
    for printed in Printed.all_of(page):
        evidence = Evidence.of_all(printed, manuscripts, texts)
        worth = [one for one in evidence if one.shared >= SLIGHT or (is_told_all and one.ties.is_title_same)]
        for judged in _judge(worth, printed):
            if judged.verdict == "unproven" and not is_told_all:
                continue
            name = judged.one.evidence.manuscript.id
            if name not in best or judged.rank < best[name].rank:
                best[name] = judged
    return sorted(best.values(), key=lambda judged: judged.rank)


def _judge(evidence: list[Evidence], printed: Printed) -> Iterator[_Judged]:
    told = explain(printed, evidence)
    if told:
        best = max(told, key=lambda one: one.own)
        yield from (_Judged(one, verdict(one), best) for one in told)


def _stated(judged: _Judged) -> Match:
    evidence = judged.one.evidence
    return Match(
        evidence.printed.page.id,
        evidence.manuscript.id,
        judged.verdict,
        round(evidence.kept, 4),
        tuple(_spans(evidence)),
        tuple(reasons_for(judged.one, best=judged.best)),
    )


def _spans(evidence: Evidence) -> Iterator[tuple[int, int, int, int]]:
    shift = evidence.printed.start
    for passage in evidence.passages:
        start, end = evidence.printed.body.raw_span(*passage.page)
        yield (start + shift, end + shift, *evidence.text.raw_span(*passage.manuscript))
