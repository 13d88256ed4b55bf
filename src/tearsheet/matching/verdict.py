"""Whose manuscript a page prints: a decision among all manuscripts that could explain it."""

from dataclasses import dataclass

from tearsheet.matching.evidence import Evidence, PageView
from tearsheet.matching.explanation import Explanation, explain
from tearsheet.matching.index import Index
from tearsheet.matching.pieces import Page
from tearsheet.matching.reasons import Reason

Spans = tuple[tuple[int, int, int, int], ...]

# Below so many shared letters there is nothing to explain: one short sentence has sixteen.
SLIGHT = 16
# A proof needs as many letters that no other manuscript of the ledger has: a long sentence.
OWN = 30
# Where place and author, or place and headline, agree as well, a clause with a name or a figure is enough.
OWN_TIED = 12
# A finding of any kind needs as many: a short sentence with a place or a figure in it.
OWN_LIKELY = 20
# A reprint keeps at least a quarter, or it is a quotation or a part of a round-up.
REPRINT = 0.25
# A piece's sentences agree whole, or they are not there. Siblings agree in the stock sentences only.
AGREEMENT = 0.75
# Outlets print within weeks. After three months the same words have another way to the page.
LATE = 90
# A quotation keeps little of a piece. Nobody quotes four tenths.
QUOTED = 0.4
# A page that manuscripts of the ledger explain to this share, several of them, is their round-up even
# without names.
ROUND_UP = 0.8
# A page of which the ledger explains so much was made of its manuscripts; a quotation stands in other
# people's text.
MADE_OF = 0.5
# How many explanations the desk is shown.
SHOWN = 10


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


def match(page: Page, index: Index) -> list[Match]:
    """Name the manuscripts the page prints, proven ones first, then likely ones, each best first."""
    ranked = _ranked(page, index)
    return [_stated(one, ranked) for one in ranked if verdict(one) != "unproven"]


def weigh(page: Page, index: Index) -> list[Match]:
    """Say what the page could be, the unproven included; best first, at most ten."""
    ranked = _ranked(page, index)
    worth = [one for one in ranked if one.fits or one.evidence.kept >= REPRINT]
    return [_stated(one, ranked) for one in worth[:SHOWN]]


def _ranked(page: Page, index: Index) -> list[Explanation]:
    view = PageView(page)
    evidence = [Evidence.of(view, index[one], index.view(one)) for one in index.candidates(page)]
    return sorted(explain(view, [one for one in evidence if one.shared >= SLIGHT]), key=_rank)


def _rank(one: Explanation) -> tuple[int, float, float, str]:
    order = ("proven", "likely", "unproven").index(verdict(one))
    return order, -float(one.own), -one.evidence.kept, one.evidence.manuscript.id


def verdict(one: Explanation) -> str:
    """Proven when nothing speaks against it and enough is its own; likely when a clerk should look."""
    if one.evidence.days is not None and one.evidence.days < 0:
        return "unproven"
    if one.evidence.is_teaser or (one.teasers > 1 and one.evidence.kept < 1 - REPRINT):
        return "unproven"
    if is_proven(one):
        return "proven"
    return "likely" if is_likely(one) else "unproven"


def is_proven(one: Explanation) -> bool:
    """Whether it is a reprint that agrees, has text of its own, names its place or author, and is in time."""
    evidence = one.evidence
    return (
        evidence.kept >= REPRINT
        and one.own >= (OWN_TIED if is_tied(evidence) else OWN)
        and one.agreement >= AGREEMENT
        and not is_late(evidence)
        and not is_elsewhere(evidence)
        and not is_quotation(one)
    )


def is_likely(one: Explanation) -> bool:
    """Whether it is a reprint with a doubt, or a part of a round-up that something ties to it."""
    evidence = one.evidence
    if one.agreement < AGREEMENT or one.own < OWN_LIKELY:
        return False
    tied = bool(evidence.places_named or evidence.bylines or evidence.is_title_same)
    if (is_late(evidence) and not evidence.bylines) or (is_elsewhere(evidence) and evidence.conflicts):
        return False
    if evidence.kept >= REPRINT:
        return not is_quotation(one) or tied
    if one.together >= ROUND_UP * one.page and one.fits < one.together and one.own >= OWN:
        return True
    return tied and one.together >= MADE_OF * one.page


def is_tied(evidence: Evidence) -> bool:
    """Whether the page names the manuscript's own place, and its author or headline."""
    named = bool(evidence.places) and evidence.places[0] in evidence.places_named
    return named and bool(evidence.bylines or evidence.is_title_same)


def is_late(evidence: Evidence) -> bool:
    """Whether the page came out long after registration."""
    return evidence.days is not None and evidence.days > LATE


def is_elsewhere(evidence: Evidence) -> bool:
    """Whether the manuscript names its own place, and the page neither that nor an author."""
    return bool(evidence.places) and evidence.places[0] not in evidence.places_named and not evidence.bylines


def is_quotation(one: Explanation) -> bool:
    """Whether little of the manuscript stands among much that is nobody's here."""
    return one.evidence.kept < QUOTED and one.together < MADE_OF * one.page and not one.evidence.bylines


def _stated(one: Explanation, ranked: list[Explanation]) -> Match:
    evidence = one.evidence
    spans = tuple(
        (*evidence.page.body.raw_span(*passage.page), *evidence.text.raw_span(*passage.manuscript))
        for passage in evidence.passages
    )
    reasons = (*_for(one), *_against(one, ranked))
    return Match(
        evidence.page.page.id, evidence.manuscript.id, verdict(one), round(evidence.kept, 4), spans, reasons
    )


def _for(one: Explanation) -> list[Reason]:
    evidence = one.evidence
    reasons = [Reason("kept", {"percent": round(100 * evidence.kept)})]
    if one.own:
        reasons.append(Reason("own", {"letters": one.own}))
    if evidence.is_title_same:
        reasons.append(Reason("title_same"))
    if evidence.signatures:
        reasons.append(Reason("byline", {"names": "、".join(evidence.signatures)}))
    if mentioned := [name for name in evidence.bylines if name not in evidence.signatures]:
        reasons.append(Reason("author_named", {"names": "、".join(mentioned)}))
    if evidence.places_named:
        reasons.append(Reason("unit_named", {"names": "、".join(evidence.places_named)}))
    if evidence.is_submitted:
        reasons.append(
            Reason("submitted", {"outlet": evidence.page.page.outlet or evidence.page.page.source})
        )
    return [*reasons, *_timing(evidence)]


def _timing(evidence: Evidence) -> list[Reason]:
    days = evidence.days
    if days is None:
        return []
    if days < 0:
        return [Reason("days_before", {"days": -days})]
    if days == 0:
        return [Reason("same_day")]
    return [Reason("late" if is_late(evidence) else "days_after", {"days": days})]


def _against(one: Explanation, ranked: list[Explanation]) -> list[Reason]:
    evidence = one.evidence
    reasons = [
        Reason(
            "figures_differ" if conflict.is_figure else "words_differ",
            {"ours": conflict.ours, "theirs": conflict.theirs},
        )
        for conflict in evidence.conflicts[:3]
    ]
    if is_elsewhere(evidence):
        reasons.append(Reason("place_differs", {"names": "、".join(evidence.places)}))
    if evidence.is_teaser:
        reasons.append(Reason("list_page"))
    elif is_quotation(one) and verdict(one) == "unproven":
        reasons.append(Reason("quotation", {"letters": evidence.shared}))
    elif evidence.kept < REPRINT and one.together > one.fits:
        reasons.append(Reason("round_up"))
    return [*reasons, *_others(one, ranked)]


def _others(one: Explanation, ranked: list[Explanation]) -> list[Reason]:
    best = ranked[0]
    if one.own < OWN_LIKELY and best is not one and best.own >= OWN_LIKELY:
        return [Reason("better_explained", {"title": best.evidence.manuscript.title})]
    return [Reason("shared_text")] if one.common > one.own else []
