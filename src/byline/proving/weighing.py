"""Asking the engine whose manuscript a clipping prints, and telling what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from byline.outlets.articles import standing
from byline.proving.registered import pieces
from byline.proving.shelf import shelf_of
from tearsheet import matching
from tearsheet.errors import stumbling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.manuscripts.models import Manuscript
    from byline.outlets.models import Clipping

# The kinds of reasons that make a clerk hesitate; all others speak for the manuscript.
DOUBTS = frozenset(
    {
        "better_explained",
        "days_before",
        "document",
        "figures_differ",
        "late",
        "list_page",
        "opening_differs",
        "place_differs",
        "quotation",
        "seen_before",
        "shared_text",
        "title_only",
        "twin",
        "twin_earlier",
        "twin_later",
        "words_differ",
    }
)


def page(clipping: Clipping) -> matching.Page:
    """Return a clipping as the engine knows it."""
    return matching.Page(
        id=str(clipping.pk),
        title=clipping.title,
        body=clipping.body,
        published_on=clipping.printed_on,
        source=clipping.source,
        author=clipping.author,
        outlet=clipping.outlet.name if clipping.outlet else "",
        address=clipping.address,
        parts=tuple(
            matching.Part(one.start, one.end, one.title, one.source, one.author)
            for one in standing(clipping.body, clipping.articles)
        ),
    )


def weigh(clipping: Clipping) -> list[matching.Match]:
    """Return what the registered manuscripts explain of a clipping, the best explanation first.

    Refuses Stumbled where the engine makes a mistake.
    """
    return shelf_of(clipping.congress).weigh(page(clipping), of=clipping.congress)


def compare(clipping: Clipping, manuscript: Manuscript, *, among: Iterable[matching.Match]) -> matching.Match:
    """Return the match of a clipping with one manuscript, though the machine may not have thought of it.

    Refuses Stumbled where the engine makes a mistake.
    """
    for match in among:
        if match.manuscript == str(manuscript.pk):
            return match
    alone = matching.Index.of(pieces([manuscript.pk]))
    with stumbling():
        found = matching.weigh(page(clipping), alone)
    if found:
        # nothing competes in an index of one, so the words shared are told but not called a proof
        return matching.Match(
            page=found[0].page,
            manuscript=found[0].manuscript,
            verdict="unproven",
            kept=found[0].kept,
            passages=found[0].passages,
            reasons=found[0].reasons,
        )
    return matching.Match(str(clipping.pk), str(manuscript.pk), "unproven", 0.0, (), ())


def proposed(found: Iterable[matching.Match]) -> list[matching.Match]:
    """Keep what the machine proposes: the proven and the likely ones."""
    return [match for match in found if match.verdict != "unproven"]


def as_plain(match: matching.Match, *, among: Iterable[matching.Match]) -> dict:
    """Give what the machine says of a match, and of those it weighed beside it, as an adoption keeps it."""
    return {
        "verdict": match.verdict,
        "kept": match.kept,
        "passages": [list(passage) for passage in match.passages],
        "reasons": [reason_to_plain(reason) for reason in match.reasons],
        "rivals": [
            {
                "manuscript": int(rival.manuscript),
                "kept": rival.kept,
                "verdict": rival.verdict,
                "reasons": [reason_to_plain(reason) for reason in rival.reasons],
            }
            for rival in among
            if rival.manuscript != match.manuscript
        ],
    }


def reason_to_plain(reason: matching.Reason) -> dict:
    """Give a reason as JSON can keep it."""
    return {"kind": reason.kind, "values": dict(reason.values)}


def reason_sentences(plain: Iterable[dict]) -> list[str]:
    """Tell kept reasons in the reader's language; those that this release no longer tells are left out."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    told = (sentence_of(one, language) for one in plain)
    return [sentence for sentence in told if sentence]


def sentence_of(plain: dict, language: str) -> str:
    """Tell one kept reason; nothing where an earlier release kept it in another shape."""
    try:
        return matching.Reason(plain["kind"], plain["values"]).sentence(language)
    except KeyError:
        return ""


def speaks_against(plain: dict) -> bool:
    """Tell whether a kept reason raises a doubt."""
    return plain["kind"] in DOUBTS
