"""What a rulebook leaves unsaid, each in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from byline.reckoning.book import LOWER
from byline.reckoning.naming import looked_at
from byline.reckoning.terms import Measure
from byline.vetting import checking
from byline.vetting.closing_sentences import of_a_period

if TYPE_CHECKING:
    from byline.vetting.checking import Finding


def finding_words(finding: Finding, *, band_end: str = LOWER) -> str:
    """Tell what a rulebook leaves unsaid, and what to do about it, in one sentence."""
    measure = str(Measure(finding.measure).label) if finding.measure else ""
    return {
        checking.EMPTY: _("There is no clause yet. Enter what a print is worth."),
        checking.GAP: _("No clause says how many {measure} this gets: {what}. Enter it, or enter 0."),
        checking.OVERLAP: _(
            "Clauses {clauses} both fit this, in {measure}: {what}. State which one applies."
        ),
        checking.DEAD: _(
            "Clause {clauses} never counts, in {measure}: {what}. Remove it, or change what it fits."
        ),
    }.get(finding.kind, _open_words(finding)).format(
        measure=measure,
        what=looked_at(finding.fit, about=finding.about, band_end=band_end) or _("any print"),
        clauses=_(", ").join(dict.fromkeys(finding.clauses)),
    )


def _open_words(finding: Finding) -> str:
    return (_of_the_book() | _of_a_measure() | _of_a_clause() | of_a_period()).get(finding.choice, "")


def _of_the_book() -> dict[str, str]:
    return {
        checking.BAND_END: _("It is not said which end belongs to a band of lengths or hours. Choose."),
        checking.TIES: _("It is not said what places come after equals. Choose."),
        checking.CUT_OFF_DAY: _("It is not said what the cut-off day for entering prints is. Choose."),
    }


def _of_a_measure() -> dict[str, str]:
    return {
        checking.COMBINATION: _(
            "It is not said what counts when several outlets print one piece, in {measure}. Choose."
        ),
        checking.TOP_NUMBER: _(
            "It is not said how many of several outlets count, in {measure}. Enter the number."
        ),
        checking.SHARE: _("It is not said how several authors share, in {measure}. Choose."),
        checking.PART: _("It is not said what fixed part each author takes, in {measure}. Enter it."),
        checking.PLACES: _("It is not said how {measure} are rounded. Choose."),
        checking.ROUNDING: _("It is not said which way {measure} are rounded. Choose."),
        checking.ORDER: _(
            "It is not said whether bonuses multiply first or add first, in {measure}. Choose."
        ),
        checking.ENDORSEMENTS: _("It is not said what several endorsements count, in {measure}. Choose."),
        checking.SAME_NEWS: _(
            "It is not said whose piece counts when several send one news, in {measure}. Choose."
        ),
        checking.CREDITED: _("It is not said whether people or units are credited, in {measure}. Choose."),
    }


def _of_a_clause() -> dict[str, str]:
    return {
        checking.OPERATION: _(
            "Bonus {clauses} does not say what it does with the award, in {measure}. Choose."
        ),
        checking.BASIS: _("Clause {clauses} says for each how many, but not of what, in {measure}. Choose."),
        checking.EACH_OF: _(
            "Clause {clauses} does not say for how many reads or characters it gives, in {measure}. Enter it."
        ),
    }
