"""The reasons of a verdict as a clerk would give them: what agrees, the days, and what speaks against."""

import re

from tearsheet.indexing.pieces import Manuscript
from tearsheet.matching.evidence import Conflict, Evidence
from tearsheet.matching.explanation import AGREEMENT, Explanation
from tearsheet.matching.judging import (
    OWN_LIKELY,
    REPRINT,
    doubts,
    is_late,
    is_listed,
    is_quotation,
)
from tearsheet.matching.reasons import Reason

# The rest of a figure of which a digit was found to differ; the point and the per cent sign are no letters.
FIGURE_BEFORE = re.compile(r"\d[\d.,]{0,12}\Z")
FIGURE_AFTER = re.compile(r"(?:[.,]?\d){1,12}%?|%")
LONGEST_FIGURE = 13
# More than three differences say nothing that three do not.
DIFFERENCES = 3


def reasons_for(one: Explanation, *, best: Explanation) -> list[Reason]:
    """Give all reasons, those for it first; `best` is the best explanation of the same text."""
    return [*_shared(one), *_ties(one.evidence), *_timing(one.evidence), *_against(one, best)]


def _shared(one: Explanation) -> list[Reason]:
    evidence = one.evidence
    said = [Reason("kept", {"percent": round(100 * evidence.kept)})]
    if evidence.printed.title and evidence.printed.is_part:
        said.append(Reason("article", {"title": evidence.printed.title}))
    if one.own:
        said.append(Reason("own", {"letters": one.own}))
    if evidence.is_damaged and evidence.kept >= REPRINT:
        said.append(Reason("damaged", {"percent": max(1, round(100 * evidence.damage))}))
    return said


def _ties(evidence: Evidence) -> list[Reason]:
    ties = evidence.ties
    said = [Reason("title_same")] if ties.is_title_same else []
    if ties.signatures:
        said.append(Reason("byline", {"names": "、".join(ties.signatures)}))
    if ties.is_signed_by_unit:
        said.append(Reason("unit_signed", {"unit": ties.manuscript.unit}))
    if mentioned := [name for name in ties.bylines if name not in ties.signatures]:
        said.append(Reason("author_named", {"names": "、".join(mentioned)}))
    if same := [name for name in ties.places_named if name in ties.printed.said]:
        said.append(Reason("unit_named", {"names": "、".join(same)}))
    said += [
        Reason("place_renamed", {"ours": name, "theirs": ties.renamed(name)})
        for name in ties.places_named
        if name not in same
    ]
    if ties.is_submitted:
        said.append(Reason("submitted", {"outlet": ties.printed.page.outlet or ties.printed.source}))
    return said


def _timing(evidence: Evidence) -> list[Reason]:
    days = evidence.ties.days
    if evidence.ties.is_seen_before and (days is None or days >= 0):
        return [Reason("seen_before")]
    if days is None:
        return []
    if days < 0:
        return [Reason("days_before", {"days": -days})]
    if days == 0:
        return [Reason("same_day")]
    return [Reason("late" if is_late(evidence) else "days_after", {"days": days})]


def _against(one: Explanation, best: Explanation) -> list[Reason]:
    evidence = one.evidence
    said = [_difference(conflict, evidence) for conflict in evidence.conflicts[:DIFFERENCES]]
    if one.is_other_occasion:
        said.append(Reason("opening_differs"))
    if evidence.is_elsewhere:
        said.append(Reason("place_differs", {"names": "、".join(evidence.ties.places)}))
    if one.documents:
        said.append(Reason("document", {"letters": one.documents}))
    if one.own and (one.against + one.loose) and one.agreement < AGREEMENT:
        said.append(Reason("disagrees", {"letters": one.against + one.loose}))
    return [*said, *_shape(one), *_others(one, best)]


def _difference(conflict: Conflict, evidence: Evidence) -> Reason:
    """Tell both sides as they are written, a figure whole: 76.6% where only the last digit differs."""
    kind = "figures_differ" if conflict.is_figure else "words_differ"
    ours = _written(evidence.manuscript.body, evidence.text.raw_span(*conflict.manuscript))
    theirs = _written(evidence.printed.text, evidence.printed.body.raw_span(*conflict.page))
    return Reason(kind, {"ours": ours, "theirs": theirs})


def _written(text: str, span: tuple[int, int]) -> str:
    start, end = span
    before, after = (
        FIGURE_BEFORE.search(text[max(start - LONGEST_FIGURE, 0) : start]),
        FIGURE_AFTER.match(text, end),
    )
    first = start - len(before[0]) if before and text[start].isdigit() else start
    last = after.end() if after and text[end - 1].isdigit() else end
    return " ".join(text[first:last].split())


def _shape(one: Explanation) -> list[Reason]:
    """Say what else the page may be: a list, a quotation, a round-up, or a headline alone."""
    evidence = one.evidence
    if is_listed(one):
        return [Reason("list_page")]
    if not evidence.shared:
        return [Reason("title_only")]
    if is_quotation(one):
        share = round(100 * one.fits / one.page) if one.page else 0
        return [Reason("quotation", {"letters": evidence.shared, "percent": share})]
    if evidence.kept >= REPRINT:
        return []
    return [Reason("round_up") if one.partners else Reason("little", {"percent": round(100 * evidence.kept)})]


def _others(one: Explanation, best: Explanation) -> list[Reason]:
    if one.twins:
        return [_twin(one.evidence.manuscript, twin) for twin in one.twins]
    said = doubts(one)
    if best is not one and best.own >= OWN_LIKELY and ("contested" in said or one.own < OWN_LIKELY):
        return [Reason("better_explained", {"title": best.evidence.manuscript.title})]
    if one.common > one.own:
        return [Reason("shared_text")]
    return [Reason("few_own", {"letters": one.own})] if one.fits and "few_own" in said else []


def _twin(ours: Manuscript, theirs: Manuscript) -> Reason:
    days = ours.registered_on, theirs.registered_on
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return Reason("twin", {"title": theirs.title})
    kind = "twin_earlier" if days[1] < days[0] else "twin_later"
    return Reason(kind, {"title": theirs.title, "day": days[1].isoformat()})
