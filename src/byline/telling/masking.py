"""Names taken out of a bulletin, or veiled, for those outside the house. It knows no database."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from byline.telling.parts import CHANGES, CORRECTIONS, PEOPLE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.telling.figures import Change, Figures
    from byline.telling.parts import Part

# how names stand in a public version
UNITS_ONLY, SURNAMES, STARS, NAMED = "units", "surnames", "stars", "named"
COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "尉迟",
    "皇甫",
    "东方",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "公孙",
    "端木",
)
VEIL = {SURNAMES: "某", STARS: "＊"}


def veiled(name: str, *, form: str) -> str:
    """Return a name as a public version of this form writes it: 王某某, 李＊; "" where no person is named."""
    if form == NAMED:
        return name
    if form == UNITS_ONLY:
        return ""
    surname = name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]  # noqa: PLR2004 -- 欧阳 + a name
    return surname + VEIL[form] * max(len(name) - len(surname), 1)


def public_parts(parts: Sequence[Part], *, names: Iterable[str], form: str) -> list[Part]:
    """Return the parts as they may be shown; `names` are all people whose names may stand in a text.

    With UNITS_ONLY tables of people are left out, and of a text each clause that names somebody.
    """
    known = _longest_first(names)
    shown = [part for part in parts if form != UNITS_ONLY or part.kind not in {PEOPLE, CHANGES, CORRECTIONS}]
    return [
        replace(
            part, key="", title=_told(part.title, known, form=form), text=_told(part.text, known, form=form)
        )
        if part.kind in WORDS or part.title
        else replace(part, key="")
        for part in shown
    ]


def public_figures(figures: Figures, *, names: Iterable[str], form: str) -> Figures:
    """Return the figures with the people's names veiled, or with no people at all."""
    known = _longest_first(names)
    people = () if form == UNITS_ONLY else figures.people
    return replace(
        figures,
        people=tuple(replace(row, name=veiled(row.name, form=form)) for row in people),
        changes=_changes(figures.changes, known, form=form),
        corrections=_changes(figures.corrections, known, form=form),
    )


def _changes(changes: tuple[Change, ...], known: list[str], *, form: str) -> tuple[Change, ...]:
    if form == UNITS_ONLY:
        return tuple(one for one in changes if not any(name in one.who + one.why for name in known))
    return tuple(
        replace(one, who=_told(one.who, known, form=form), why=_told(one.why, known, form=form))
        for one in changes
    )


def _told(text: str, known: list[str], *, form: str) -> str:
    if form == NAMED or not known:
        return text
    if form == UNITS_ONLY:
        return "\n".join(_without(line, known) for line in text.splitlines())
    pattern = "|".join(re.escape(name) for name in known)
    return re.sub(pattern, lambda match: veiled(match[0], form=form), text)


def _without(line: str, known: list[str]) -> str:
    """Leave out the clauses that name somebody; what is left ends as the line ended."""
    clauses = re.findall(r"[^，。；：]*[，。；：]?", line)
    kept = [clause for clause in clauses if clause and not any(name in clause for name in known)]
    told = "".join(kept)
    return told[:-1] + line[-1] if told and line[-1] in "。；" and told[-1] in "，；：" else told


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
