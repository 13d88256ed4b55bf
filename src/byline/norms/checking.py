"""What is asked of a piece, held against it. Sums over values; knows no rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from byline.norms import figures, kinds, leads, marks
from byline.norms.phrases import Finder
from byline.norms.piece import IN_BODY, IN_TITLE, MAY, MET, MUST, Check, Line, Piece, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LEAD = 2  # paragraphs in which a news piece says when, where and who
# A credit as captions give it: 林秀 摄, 图：县水利局, （资料图片）.
CREDIT = re.compile(r"摄(?!像头|氏|取|入)|供图|图片?[:：/／]|资料图|制图|绘制?[）)]?$|来源[:：]")
STAMPED = frozenset({"clear", "asked"})  # what a writer may have said on secrecy
NOTHING_LISTED = Finder(())
# What holds where a congress has laid down nothing: what the desk cannot do without.
ALWAYS = (
    Line(kinds.FIELDS, is_required=True),
    Line(kinds.TITLE, longest=26),
    Line(kinds.CAPTIONS, is_required=True),
)


def checks(piece: Piece, lines: Iterable[Line], *, words: Finder = NOTHING_LISTED) -> tuple[Check, ...]:
    """Check a piece against what is asked of it; what must be mended comes first, then what may be.

    `words` finds what stands in the lists of words in force. A demand that does not touch the piece (of
    pictures where there are none) gives no check.
    """
    listed = _listed(piece, words)
    found = [check for line in lines if (check := _check(line, piece, listed)) is not None]
    return tuple(sorted(found, key=lambda check: (MUST, MAY, MET).index(check.result)))


def unmet(found: Sequence[Check]) -> tuple[Check, ...]:
    """Return those that stop a submission."""
    return tuple(check for check in found if check.result == MUST)


def _check(line: Line, piece: Piece, listed: list[tuple[str, Place]]) -> Check | None:
    if line.kind in kinds.LISTS:
        return _at(line, [place for kind, place in listed if kind == line.kind])
    return CHECKS[line.kind](line, piece)


def _result(line: Line, *, is_met: bool) -> str:
    if is_met:
        return MET
    return MUST if line.is_required else MAY


def _at(line: Line, places: Iterable[Place]) -> Check:
    """Check a demand that is met where there is no place to mend."""
    places = tuple(places)
    return Check(line, _result(line, is_met=not places), found=len(places), places=places)


def _plain(line: Line, *, is_met: bool) -> Check:
    return Check(line, _result(line, is_met=is_met))


def _listed(piece: Piece, words: Finder) -> list[tuple[str, Place]]:
    """Walk the piece once for all lists: (kind of the list, place)."""
    return [
        (
            hit.phrase.kind,
            Place(
                *(where, number, hit.start, hit.end, said[hit.start : hit.end]),
                put=hit.phrase.put,
                note=hit.phrase.why,
            ),
        )
        for where, number, said in piece.lines
        for hit in words.find(said)
    ]


def _fields(line: Line, piece: Piece) -> Check:
    stands = {IN_TITLE: bool(piece.title.strip()), IN_BODY: bool(piece.length)}
    missing = tuple(name for name, is_there in stands.items() if not is_there)
    return Check(line, _result(line, is_met=not missing), missing=missing)


def _title(line: Line, piece: Piece) -> Check | None:
    if not piece.title.strip():
        return None  # that there is none, the required fields say
    whole = Place(IN_TITLE, 0, 0, len(piece.title), piece.title)
    is_met = _is_between(line, piece.title_length)
    return Check(
        line, _result(line, is_met=is_met), found=piece.title_length, places=() if is_met else (whole,)
    )


def _body(line: Line, piece: Piece) -> Check | None:
    if not piece.length:
        return None
    return Check(line, _result(line, is_met=_is_between(line, piece.length)), found=piece.length)


def _is_between(line: Line, length: int) -> bool:
    return (line.shortest is None or length >= line.shortest) and (
        line.longest is None or length <= line.longest
    )


def _subtitle(line: Line, piece: Piece) -> Check:
    return _plain(line, is_met=bool(piece.subtitle.strip()))


def _in_lead(names: Callable[[str, Piece], bool]) -> Callable[[Line, Piece], Check | None]:
    """Make the check that the first paragraphs name something; the first is the place to mend."""

    def check(line: Line, piece: Piece) -> Check | None:
        story = piece.story
        if not story:
            return None
        number, first = story[0]
        is_met = names("\n".join(said for _number, said in story[:LEAD]), piece)
        places = () if is_met else (Place(IN_BODY, number, 0, len(first), first),)
        return Check(line, _result(line, is_met=is_met), places=places)

    return check


def _present(line: Line, piece: Piece) -> Check | None:
    """Look for those present in the whole story: a long lead may keep them for later."""
    story = piece.story
    if not story:
        return None
    number, first = story[0]
    is_met = any(leads.names_present(said) for _number, said in story)
    places = () if is_met else (Place(IN_BODY, number, 0, len(first), first),)
    return Check(line, _result(line, is_met=is_met), places=places)


def _captions(line: Line, piece: Piece) -> Check | None:
    return _of_pictures(line, piece, bare=[one.number for one in piece.pictures if not one.caption])


def _credits(line: Line, piece: Piece) -> Check | None:
    """Look for who took each picture; one without a caption is the other demand's."""
    captioned = [one for one in piece.pictures if one.caption or one.credit]
    unnamed = [one for one in captioned if not (one.credit or CREDIT.search(one.caption))]
    check = _of_pictures(line, piece, bare=[one.number for one in unnamed])
    if check is None or not unnamed:  # a tick says that every picture names who took it
        return check if len(captioned) == len(piece.pictures) else None
    places = tuple(
        Place(IN_BODY, one.paragraph, 0, len(one.caption), one.caption)
        for one in unnamed
        if one.paragraph is not None
    )
    return Check(line, check.result, found=check.found, places=places)


def _of_pictures(line: Line, piece: Piece, *, bare: list[int]) -> Check | None:
    if not piece.pictures:
        return None
    return Check(line, _result(line, is_met=not bare), found=bare[0] if bare else len(piece.pictures))


def _numbers(line: Line, piece: Piece) -> Check:
    return _at(
        line,
        (
            Place(where, number, slip.start, slip.end, said[slip.start : slip.end], slip.why, slip.put)
            for where, number, said in piece.lines
            for slip in figures.slips(said)
        ),
    )


def _punctuation(line: Line, piece: Piece) -> Check:
    lines = piece.lines
    following = [said for _where, _number, said in lines[1:]] + [""]
    return _at(
        line,
        (
            Place(where, number, slip.start, slip.end, said[slip.start : slip.end], slip.why, slip.put)
            for (where, number, said), after in zip(lines, following, strict=True)
            for slip in marks.slips(said, following=after)
        ),
    )


def _signed(line: Line, piece: Piece) -> Check:
    is_met = any(name.strip() for name in piece.authors)
    return Check(line, _result(line, is_met=is_met), found=len(piece.authors))


def _secrecy(line: Line, piece: Piece) -> Check:
    return _plain(line, is_met=piece.secrecy in STAMPED)


def _key_task(line: Line, piece: Piece) -> Check:
    return _plain(line, is_met=piece.has_key_task)


def _topic(line: Line, piece: Piece) -> Check:
    return _plain(line, is_met=piece.has_topic)


def _twins(line: Line, piece: Piece) -> Check:
    """Tell what was handed in before; whose paragraphs stand there, the first place of each."""
    numbers = {number for twin in piece.twins for number in twin.paragraphs}
    places = tuple(
        Place(IN_BODY, number, 0, len(piece.paragraphs[number]), piece.paragraphs[number])
        for number in numbers
    )
    return Check(
        line, _result(line, is_met=not piece.twins), found=len(piece.twins), places=places, twins=piece.twins
    )


CHECKS: dict[str, Callable[[Line, Piece], Check | None]] = {
    kinds.FIELDS: _fields,
    kinds.TITLE: _title,
    kinds.BODY: _body,
    kinds.SUBTITLE: _subtitle,
    kinds.TIME: _in_lead(lambda said, _piece: leads.names_time(said)),
    kinds.SCENE: _in_lead(lambda said, piece: leads.names_place(said, known=piece.places)),
    kinds.PRESENT: _present,
    kinds.CAPTIONS: _captions,
    kinds.CREDITS: _credits,
    kinds.NUMBERS: _numbers,
    kinds.PUNCTUATION: _punctuation,
    kinds.SIGNED: _signed,
    kinds.SECRECY: _secrecy,
    kinds.KEY_TASK: _key_task,
    kinds.TOPIC: _topic,
    kinds.TWINS: _twins,
}
