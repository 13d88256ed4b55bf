"""What a manuscript is asked to have, held against it as it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.manuscripts import pieces, text
from byline.manuscripts.models.trace import Trace
from byline.norms import checking, kinds
from byline.norms.piece import Piece
from byline.standards.models import Demand, Word
from byline.standards.words import sentence
from byline.team.models import Unit

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript
    from byline.norms.piece import Check, Line, Twin
    from byline.team.models import Person

NAMED = 3  # so many sentences a refusal holds; the rest stand beside the text


class DemandsUnmet(Refused):
    """Before it is handed in, mend this: {places}. Each stands beside the text, with the place to mend."""


def checked(manuscript: Manuscript, *, seen_by: Person | None = None) -> tuple[Check, ...]:
    """Check a manuscript, saved or not, against what its congress asks of its genre today.

    What must be mended comes first, then what may be, then what is met. `seen_by` reads the checks: titles
    of others' manuscripts that they may not see are left out.
    """
    lines = Demand.objects.lines(manuscript.congress, genre=manuscript.genre)
    is_asked = any(line.kind == kinds.TWINS for line in lines)
    return _held(
        manuscript, lines, twins=Trace.objects.twins_of(manuscript, seen_by=seen_by) if is_asked else ()
    )


def checked_at_once(manuscript: Manuscript) -> tuple[Check, ...]:
    """Check it as `checked` does, but for earlier manuscripts that it is like: for a save.

    To look for those takes as long as all the rest, so whoever asks this asks `checked` as well, once the
    writing rests.
    """
    lines = Demand.objects.lines(manuscript.congress, genre=manuscript.genre)
    return _held(manuscript, [line for line in lines if line.kind != kinds.TWINS])


def unmet(manuscript: Manuscript) -> tuple[Check, ...]:
    """Return what stops the manuscript from being handed in."""
    return checking.unmet(checked(manuscript))


def insist(manuscript: Manuscript) -> None:
    """Refuse with DemandsUnmet, which names the first things to mend, where a required demand is unmet."""
    found = unmet(manuscript)
    if found:
        raise DemandsUnmet(places="；".join(sentence(check) for check in found[:NAMED]))


def _held(manuscript: Manuscript, lines: list[Line], *, twins: tuple[Twin, ...] = ()) -> tuple[Check, ...]:
    asked = {line.kind for line in lines}
    words = checking.NOTHING_LISTED
    if asked & kinds.LISTS:
        words = Word.objects.finder(manuscript.congress)
    piece = replace(piece_of(manuscript, asked=asked), twins=twins)
    return checking.checks(piece, lines, words=words)


def piece_of(manuscript: Manuscript, *, asked: set[str]) -> Piece:
    """Return a manuscript as it is checked for what is asked; nothing else is fetched."""
    body = pieces.body_of(manuscript.body)
    return Piece(
        title=manuscript.title,
        subtitle=manuscript.subtitle,
        paragraphs=body.lines,
        asides=body.asides,
        title_length=text.length(manuscript.title),
        length=text.length("\n".join(body.lines)),
        authors=_authors(manuscript) if kinds.SIGNED in asked else (),
        pictures=body.pictures,
        places=_places(manuscript) if kinds.SCENE in asked else (),
        secrecy=manuscript.secrecy,
        has_key_task=manuscript.key_task_id is not None,
        has_topic=manuscript.topic_id is not None,
    )


def _authors(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the authors' names; what is not saved yet has the one who writes it."""
    if manuscript.pk is None:
        return (manuscript.created_by.name,)
    return tuple(person.name for person in manuscript.authors)


def _places(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the names of places that the house knows: its units and itself."""
    units = Unit.objects.of(manuscript.congress).values_list("short_name", flat=True)
    return (manuscript.congress.short_name, *units)
