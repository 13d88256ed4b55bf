"""Demands and checks told in words, for pages and refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from byline.norms import kinds
from byline.norms.piece import IN_BODY, IN_SUBTITLE, MAY
from byline.reckoning.terms import Genre
from byline.standards.terms import Kind

if TYPE_CHECKING:
    from byline.norms.piece import Check, Line, Place, Twin
    from byline.standards.incoming import Bad
    from byline.standards.models.demand import Demand
    from byline.standards.models.route import RouteStep

# What an unmet demand without numbers says.
MISSING = {
    kinds.SUBTITLE: gettext_lazy("There is no sub-title yet"),
    kinds.TIME: gettext_lazy("The beginning does not say when"),
    kinds.SCENE: gettext_lazy("The beginning does not say where"),
    kinds.PRESENT: gettext_lazy("The text does not say who was present"),
    kinds.SIGNED: gettext_lazy("No author is named yet"),
    kinds.SECRECY: gettext_lazy("The secrecy statement is missing"),
    kinds.KEY_TASK: gettext_lazy("No key task is named"),
    kinds.TOPIC: gettext_lazy("No topic is named"),
}
# What a met one says.
MET = {
    kinds.FIELDS: gettext_lazy("Title and text are there"),
    kinds.SUBTITLE: gettext_lazy("Sub-title is there"),
    kinds.TIME: gettext_lazy("The beginning says when"),
    kinds.SCENE: gettext_lazy("The beginning says where"),
    kinds.PRESENT: gettext_lazy("Who was present is said"),
    kinds.FORBIDDEN: gettext_lazy("No forbidden word"),
    kinds.SENSITIVE: gettext_lazy("No sensitive word"),
    kinds.NAMES: gettext_lazy("Names and titles as laid down"),
    kinds.NUMBERS: gettext_lazy("Numbers as the norm has them"),
    kinds.PUNCTUATION: gettext_lazy("Punctuation as the norm has it"),
    kinds.SIGNED: gettext_lazy("Authors are named"),
    kinds.SECRECY: gettext_lazy("Secrecy statement is there"),
    kinds.KEY_TASK: gettext_lazy("Key task is named"),
    kinds.TOPIC: gettext_lazy("Topic is named"),
    kinds.TWINS: gettext_lazy("Nothing handed in before is like it"),
}
# What an unmet one with places says.
COUNTED = {
    kinds.FORBIDDEN: gettext_lazy("Forbidden words: {count}"),
    kinds.SENSITIVE: gettext_lazy("Words to weigh: {count}"),
    kinds.NAMES: gettext_lazy("Names and titles not as laid down: {count}"),
    kinds.NUMBERS: gettext_lazy("Numbers not as the norm has them: {count}"),
    kinds.PUNCTUATION: gettext_lazy("Marks not as the norm has them: {count}"),
}
FIELDS = {
    frozenset({"title"}): gettext_lazy("There is no title yet"),
    frozenset({"body"}): gettext_lazy("There is no text yet"),
    frozenset({"title", "body"}): gettext_lazy("There is no title and no text yet"),
}
FIELD_OF = {
    kinds.BODY: "body",
    kinds.SUBTITLE: "subtitle",
    kinds.SIGNED: "authors",
    kinds.SECRECY: "secrecy",
    kinds.KEY_TASK: "key_task",
    kinds.TOPIC: "topic",
}
WHY = {
    "wide_digits": gettext_lazy("figures are set half-width"),
    "short_year": gettext_lazy("a year has four figures"),
    "mixed_day": gettext_lazy("Chinese and Arabic figures are not mixed in a date"),
    "zero_year": gettext_lazy("〇, not 零, in a year"),
    "half_words": gettext_lazy("千 and 百 do not go with figures"),
    "percent": gettext_lazy("figures take the sign %"),
    "percent_span": gettext_lazy("both ends of a span take the sign %"),
    "about_twice": gettext_lazy("“about” is said twice"),
    "no_such_day": gettext_lazy("there is no such day"),
    "narrow": gettext_lazy("full-width in Chinese text"),
    "straight_quotes": gettext_lazy("Chinese quotation marks “ ”"),
    "dots": gettext_lazy("an ellipsis has six dots"),
    "doubled": gettext_lazy("one mark too many"),
    "stop_twice": gettext_lazy("no mark after 。”"),
    "stop_outside": gettext_lazy("a full quotation ends with 。 inside"),
    "dash": gettext_lazy("a dash is ——"),
    "idle_pause": gettext_lazy("no 、 here"),
    "document_number": gettext_lazy("the year stands in 〔〕"),
    "title_in_title": gettext_lazy("〈〉 inside 《》"),
    "quote_in_quote": gettext_lazy("‘ ’ inside “ ”"),
    "not_opened": gettext_lazy("closed, but not opened"),
    "not_closed": gettext_lazy("opened, but not closed"),
}


def sentence(check: Check) -> str:
    """Say how a piece stands to a demand, in the reader's language."""
    if check.kind in SAYING:
        return SAYING[check.kind](check)
    return str((MET if check.is_met else MISSING)[check.kind])


def rule(line: Line | Demand) -> str:
    """Say what a line asks: 标题不超过26字."""
    name = Kind(line.kind).label
    if line.shortest and line.longest:
        return _("{name}: {shortest} to {longest} characters").format(
            name=name, shortest=line.shortest, longest=line.longest
        )
    if line.longest:
        return _("{name}: at most {longest} characters").format(name=name, longest=line.longest)
    if line.shortest:
        return _("{name}: at least {shortest} characters").format(name=name, shortest=line.shortest)
    return str(name)


def genre_names(genres: list[str]) -> str:
    """Name the genres that a line is asked of."""
    return "、".join(str(Genre(genre).label) for genre in genres) if genres else _("any genre")


def place_words(place: Place) -> str:
    """Say where something is to be mended, why, and what to put: 第3段，年份用四位数，改“2026年”."""
    said = [_where(place), place.note or str(WHY.get(place.why, ""))]
    if place.put:
        said.append(_("put “{put}”").format(put=place.put))
    return _comma().join(part for part in said if part)


def _comma() -> str:
    """Part the halves of a sentence."""
    return pgettext("between the halves of a sentence", ", ")


def _where(place: Place) -> str:
    if place.where == IN_BODY:
        return _("Paragraph {number}").format(number=place.paragraph + 1)
    return _("Sub-title") if place.where == IN_SUBTITLE else _("Title")


def place_of(check: Check) -> str:
    """Name where an unmet demand without places is mended: a field, the authors, the text, or a picture.

    A field by its name in the form of writing; a picture as picture:1, counted from 1.
    """
    if check.kind in {kinds.CAPTIONS, kinds.CREDITS}:
        return f"picture:{check.found}"
    if check.kind == kinds.FIELDS:
        return check.missing[0]
    return FIELD_OF.get(check.kind, "")


def twin_words(twin: Twin) -> str:
    """Say who handed in first: 林秀（北河镇）2026-03-05已送审《…》，相同62%; the title only if it is told."""
    said = _("{authors} ({unit}) handed in the same on {day}; {share}% is alike")
    if twin.title:
        said = _("{authors} ({unit}) handed in “{title}” on {day}; {share}% is alike")
    return said.format(
        authors="、".join(twin.authors),
        unit=twin.unit,
        title=twin.title,
        day=date_format(twin.handed_in_on, "Y-m-d"),
        share=twin.share,
    )


def _title(check: Check) -> str:
    said = _("Characters in the title: {length}").format(length=check.found)
    return said if check.is_met else _comma().join((said, _bound(check)))


def _body(check: Check) -> str:
    said = _("Characters in the text: {length}").format(length=check.found)
    return said if check.is_met else _comma().join((said, _bound(check)))


def _bound(check: Check) -> str:
    """Say which bound was overstepped."""
    if check.line.longest is not None and check.found > check.line.longest:
        return _("at most {bound}").format(bound=check.line.longest)
    return _("at least {bound}").format(bound=check.line.shortest)


def _fields(check: Check) -> str:
    return str(MET[kinds.FIELDS] if check.is_met else FIELDS[frozenset(check.missing)])


def _captions(check: Check) -> str:
    if not check.is_met:
        return _("Picture {number} has no caption yet").format(number=check.found)
    return _("Pictures with their captions: {count}").format(count=check.found)


def _credits(check: Check) -> str:
    if not check.is_met:
        return _("The caption of picture {number} does not say who took it").format(number=check.found)
    return _("Who took the pictures is said")


def _twins(check: Check) -> str:
    if check.is_met:
        return str(MET[kinds.TWINS])
    if all(twin.is_own for twin in check.twins):
        return _("The author handed this in before")
    return _("This was handed in before")


def _counted(check: Check) -> str:
    if check.is_met:
        return str(MET[check.kind])
    return str(COUNTED[check.kind]).format(count=check.found)


SAYING = {
    kinds.FIELDS: _fields,
    kinds.TITLE: _title,
    kinds.BODY: _body,
    kinds.CAPTIONS: _captions,
    kinds.CREDITS: _credits,
    kinds.FORBIDDEN: _counted,
    kinds.SENSITIVE: _counted,
    kinds.NAMES: _counted,
    kinds.NUMBERS: _counted,
    kinds.PUNCTUATION: _counted,
    kinds.TWINS: _twins,
}


def weight(check: Check) -> str:
    """Say whether an unmet demand stops a submission."""
    return _("Advised") if check.result == MAY else _("Required")


ROWS = {
    "formula": gettext_lazy("a formula; write the words themselves"),
    "empty": gettext_lazy("the word is missing"),
    "short": gettext_lazy("one character alone is found everywhere"),
    "long": gettext_lazy("longer than 40 characters, or the reason than 120"),
    "same": gettext_lazy("what to put instead is the word itself"),
    "twice": gettext_lazy("stands in the file already"),
}


def row_words(row: Bad) -> str:
    """Say why a row of a file is left out."""
    return str(ROWS[row.reason])


def step_words(step: RouteStep) -> str:
    """Say who reads at a step, and in how many working days."""
    who = step.person.name if step.person else step.get_reader_display()
    due = _("{days} working days").format(days=step.days) if step.days else _("never due")
    said = [who, due]
    if step.asks_author:
        said.append(_("the author answers"))
    return _comma().join(said)
