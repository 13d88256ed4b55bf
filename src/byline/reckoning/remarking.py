"""What a person has to see to before a credit is whole, each in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from byline.reckoning.credits import BY_ANALOGY, NO_ANALOGY, NO_FEE, NO_HOURS, NO_READS
from byline.reckoning.terms import Measure

if TYPE_CHECKING:
    from byline.reckoning.credits import Remark


def remark_words(remark: Remark) -> str:
    """Tell what has to be seen to before a credit is whole, and what to do, in one sentence."""
    return {
        NO_FEE: _("The fee is not entered; what clause {clause} gives for it is left out, in {measure}."),
        NO_READS: _(
            "The reads are not entered; what clause {clause} gives for them is left out, in {measure}."
        ),
        NO_HOURS: _("The hour of the event is not entered; clause {clause} asks for it, in {measure}."),
        BY_ANALOGY: _("No clause names this outlet; it counts like others of its level, in {measure}."),
        NO_ANALOGY: _("No clause names this outlet or one like it, in {measure}; it earns nothing."),
    }[remark.kind].format(clause=remark.clause, measure=Measure(remark.measure).label)
