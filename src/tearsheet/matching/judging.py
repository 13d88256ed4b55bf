"""The rules of the verdict: what speaks against a proof, what is proven, what a clerk should look at."""

from tearsheet.indexing.pieces import Manuscript
from tearsheet.matching.evidence import MOST_OF_IT, Evidence
from tearsheet.matching.explanation import AGREEMENT, Explanation
from tearsheet.matching.ties import Ties

# A proof needs as many letters that no other manuscript of the ledger has: a long sentence.
OWN = 30
# Where place and author, or place and headline, agree as well, a clause with a name or a figure is enough.
OWN_TIED = 12
# A finding of any kind needs as many: a short sentence with a place or a figure in it.
OWN_LIKELY = 20
# A reprint keeps at least a quarter, or it is a quotation or a part of a round-up.
REPRINT = 0.25
# Where another manuscript explains most of what a page says otherwise, the page prints that one.
SIDED = 0.5
# A later state of the same piece, signed and headed alike, agrees at least in half.
UPDATED = 0.5
# Outlets print within weeks. After three months the same words have another way to the page.
LATE = 90
# A quotation keeps little of a piece. Nobody quotes four tenths.
QUOTED = 0.4
# A page that manuscripts of the ledger explain to this share, three or more, is their round-up even without
# names: nobody quotes two of them in one piece.
ROUND_UP = 0.8
SEVERAL = 2
# Outlets gather pieces of several counties. Two of ours that name their places make a third of one, at least.
AMONG_OTHERS = 0.3
# A page of which the ledger explains so much was made of its manuscripts; a quotation stands in other
# people's text.
MADE_OF = 0.5
# Of a reprint with a new beginning, seven tenths and more are the manuscript's. Where less is, and nothing of
# the manuscript's beginning stands there, both may have copied one text.
MOSTLY = 0.7
# Nobody has so much of a piece by chance or from a third text.
NEARLY_ALL = 0.85


def verdict(one: Explanation) -> str:
    """Proven when nothing speaks against it and enough is its own; likely when a clerk should look."""
    if not one.own and not one.twins:
        return "unproven"
    if is_excluded(one):
        return "likely" if is_signed_before(one) else "unproven"
    if not doubts(one):
        return "proven"
    return "likely" if is_likely(one) else "unproven"


def is_excluded(one: Explanation) -> bool:
    """Whether the page cannot be a print of the manuscript: it is older, or a list of first lines."""
    evidence = one.evidence
    is_older = evidence.ties.days is not None and evidence.ties.days < 0
    return is_older or evidence.ties.is_seen_before or is_listed(one)


def is_listed(one: Explanation) -> bool:
    """Whether the page shows only the first lines of several pieces, or of this one."""
    evidence = one.evidence
    return evidence.is_teaser or (
        (one.teasers > 0 or evidence.printed.is_list) and evidence.kept < 1 - REPRINT
    )


def is_signed_before(one: Explanation) -> bool:
    """Whether the author signs an older page: perhaps the piece was registered after it was printed."""
    evidence = one.evidence
    is_reprint = evidence.kept >= REPRINT and one.own >= OWN and one.agreement >= AGREEMENT
    return is_reprint and not is_listed(one) and bool(evidence.ties.signatures)


def doubts(one: Explanation) -> list[str]:
    """Name what is missing for a proof or speaks against it, as kinds of reasons; empty for a proof.

    A proof is a reprint that agrees, has text of its own, names its place or author, and is in time.
    """
    evidence = one.evidence
    said = {
        "little": evidence.kept < REPRINT,
        "few_own": owned(one) < wanted(evidence),
        "disagrees": one.agreement < AGREEMENT,
        "contested": one.contested * SIDED > one.fits * (1 - SIDED),
        "late": is_late(evidence),
        "place_differs": is_elsewhere(evidence),
        "opening_differs": one.is_other_occasion,
        "quotation": is_quotation(one),
    }
    return [kind for kind, is_said in said.items() if is_said]


def is_likely(one: Explanation) -> bool:
    """Whether it is a reprint with a doubt, or a part of a round-up that something ties to it."""
    evidence, ties = one.evidence, one.evidence.ties
    is_signed_update = bool(ties.signatures) and ties.is_title_same
    if (
        one.agreement < (UPDATED if is_signed_update else AGREEMENT)
        or (one.fits if one.twins else one.own) < OWN_LIKELY
    ):
        return False
    if (is_late(evidence) and not ties.bylines) or (is_elsewhere(evidence) and differs(evidence)):
        return False
    if is_elsewhere(evidence) and not evidence.is_begun and evidence.kept < MOST_OF_IT:
        return False
    if one.is_other_occasion and not ties.signatures:
        return False
    if evidence.kept >= REPRINT:
        return not is_quotation(one) or ties.is_title_same or bool(ties.signatures) or is_in_round_up(one)
    return is_in_round_up(one)


def is_in_round_up(one: Explanation) -> bool:
    """Whether the page was made of manuscripts of the ledger, this one among them."""
    ties = one.evidence.ties
    if ties.is_title_same or ties.bylines:
        return one.together >= MADE_OF * one.page
    if ties.names_its_place and one.partners:
        return one.together >= AMONG_OTHERS * one.page
    return one.together >= ROUND_UP * one.page and one.partners >= SEVERAL


def owned(one: Explanation) -> int:
    """Count the letters no other has; of manuscripts of one text, the one that alone signs has them."""
    ties = one.evidence.ties
    is_signed = bool(ties.signatures) or ties.is_signed_by_unit
    if not one.twins or not is_signed or any(_signs(ties, twin) for twin in one.twins):
        return one.own
    return one.fits


def _signs(ties: Ties, twin: Manuscript) -> bool:
    return any(ties.is_named(name) for name in twin.authors) or Ties(ties.printed, twin).is_signed_by_unit


def wanted(evidence: Evidence) -> int:
    """How many letters of its own a proof needs."""
    if is_tied(evidence):
        return OWN_TIED
    return OWN_LIKELY if evidence.ties.names_its_place and evidence.kept >= QUOTED else OWN


def is_tied(evidence: Evidence) -> bool:
    """Whether the page names the manuscript's own place, and its author or headline."""
    ties = evidence.ties
    return ties.names_its_place and bool(ties.bylines or ties.is_title_same)


def is_late(evidence: Evidence) -> bool:
    """Whether the page came out long after registration."""
    return evidence.ties.days is not None and evidence.ties.days > LATE


def is_elsewhere(evidence: Evidence) -> bool:
    """Whether the manuscript names its own place, and the page neither that nor an author."""
    ties = evidence.ties
    is_silent = bool(ties.places) and not ties.names_its_place and not ties.bylines
    return is_silent and not evidence.is_place_spoiled


def differs(evidence: Evidence) -> bool:
    """Whether the page says anything else at all, forgiving no damage."""
    return bool(evidence.conflicts) or evidence.has_other_figures


def is_quotation(one: Explanation) -> bool:
    """Whether the shared words stand in other people's text, and nothing shows that they come from here.

    A piece that was taken over begins as it began, or bears its headline; what two texts quote from a third,
    or one from the other, stands in the middle of both.
    """
    evidence, ties = one.evidence, one.evidence.ties
    if evidence.kept >= NEARLY_ALL or one.together >= MOSTLY * one.page:
        return False
    if one.together >= MADE_OF * one.page:
        return evidence.kept < MOST_OF_IT and not (
            evidence.is_begun or ties.names_its_place or ties.signatures or ties.is_title_same
        )
    is_taken_over = evidence.kept >= (QUOTED if ties.signatures else MADE_OF)
    return not (ties.is_title_same or (evidence.is_begun and is_taken_over))
