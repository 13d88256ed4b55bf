"""A rulebook as an official paper: what counts how much, in tables, as the office prints and attaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from byline.drafting.columns import LANGUAGE
from byline.papers.official import Column, Heading, Paper, Paragraph, Table, Undersigned, in_words, mark
from byline.reckoning.words import number_words
from byline.rules.reading import by_number, chapters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from byline.papers.official import Block
    from byline.rules.models import Clause, PeriodClause, Rulebook
    from byline.rules.reading import Chapter

NO_AMOUNT = "—"


def paper_of(rulebook: Rulebook) -> Paper:
    """Set out a rulebook, brought `whole()`, as the office prints it; a draft says that it is one."""
    with override(LANGUAGE):
        parts = [*_parts(rulebook)]
        blocks: list[Block] = [Paragraph(_passed(rulebook))]
        for number, (title, told) in enumerate(parts, start=1):
            blocks += [Heading(f"{mark(number)}{title}"), *told]
        if rulebook.is_signed:
            signed_on = timezone.localtime(rulebook.signing.at).date()
            blocks.append(Undersigned(rulebook.congress.name, signed_on))
        title = rulebook.title if rulebook.is_signed else _("{title} (draft)").format(title=rulebook.title)
        return Paper(title, rulebook.congress.name, blocks=tuple(blocks))


def _passed(rulebook: Rulebook) -> str:
    """Tell which meeting passed it and from when it is in force, in brackets, as under a title of rules."""
    if not rulebook.adopted_by or not rulebook.in_force_from:
        return _("(Draft; meeting or first day still open.)")
    day = in_words(rulebook.in_force_from)
    return _("(Passed by {meeting}; in force from {day}.)").format(meeting=rulebook.adopted_by, day=day)


def _parts(rulebook: Rulebook) -> Iterator[tuple[str, list[Block]]]:
    for chapter in chapters(rulebook):
        yield _("Measure: {measure}").format(measure=chapter.label), [*_of_measure(chapter)]
    periods = sorted(rulebook.period_clauses.all(), key=by_number)
    if periods:
        yield _("By the period"), [_clauses(periods)]
    said = [(label, words or _("not said yet")) for label, words in rulebook.choices_told]
    yield _("For all measures"), [_told(said)]


def _of_measure(chapter: Chapter) -> Iterator[Block]:
    if chapter.table.rows:
        yield _amounts(chapter)
    if chapter.others:
        yield _clauses(chapter.others)
    if chapter.terms:
        yield _told(chapter.terms.choices_told)


def _amounts(chapter: Chapter) -> Table:
    columns = (
        Column(_("clause"), "centre", 1.4),
        Column(_("level"), "start", 1.6),
        *(Column(head, "end", 1.2) for head in chapter.heads),
    )
    rows = tuple(
        (number, level, *(NO_AMOUNT if one is None else number_words(one) for one in amounts))
        for level, number, amounts in chapter.rows
    )
    return Table(columns, rows)


def _clauses(rows: Iterable[Clause | PeriodClause]) -> Table:
    columns = (Column(_("clause"), "centre", 1.2), Column(_("what it says"), "start", 8))
    return Table(columns, tuple((row.number, row.words) for row in rows))


def _told(said: Iterable[tuple[str, str]]) -> Table:
    columns = (Column(_("what the rules settle"), "start", 3), Column(_("how they settle it"), "start", 6))
    return Table(columns, tuple((label, words) for label, words in said))
