"""What the lines about periods leave unsaid, each in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from byline.vetting import closing_checks as checks


def of_a_period() -> dict[str, str]:
    """Give the sentence of each choice that `closing_checks` finds."""
    return _of_one_line() | {
        checks.PERIOD_PLACES: _("It is not said how {measure} are rounded, which a period gives. Choose."),
        checks.TWICE: _(
            "Clauses {clauses} say the same of a period twice, in {measure}. Remove one of them."
        ),
        checks.BOTH_OWED: _(
            "Clauses {clauses} both say what the same people or units owe. State which one applies."
        ),
        checks.NEVER: _(
            "Of the steps of clause {clauses}, in {measure}, one never counts: one before it takes all. "
            "Change their limits."
        ),
        checks.CROSSED: _(
            "Of clauses {clauses}, in {measure}, the floor lies above the cap. Change one of them."
        ),
    }


def _of_one_line() -> dict[str, str]:
    return {
        checks.METRIC: _("Clause {clauses} does not say what is counted in the period. Choose."),
        checks.LIMIT: _("Clause {clauses} does not say from how many on it counts, in {measure}. Enter it."),
        checks.HOW: _("Clause {clauses} does not say how what lacks or exceeds is measured. Choose."),
        checks.AMOUNT: _("Clause {clauses} does not say how many {measure} it gives or takes. Enter it."),
        checks.PART_HELD: _("Clause {clauses} does not say what it holds: base, gains, penalties or all."),
        checks.REACH: _("Veto {clauses} does not say whether it takes the period, the year or honours."),
        checks.CAUSE: _("Veto {clauses} does not say what brings it on. Choose a mishap or what is owed."),
        checks.COUNT: _("Clause {clauses} does not say how many, or from how much on. Enter it."),
        checks.NAME: _("Clause {clauses} has no name for the honour or the warning. Enter it."),
        checks.HONOUR_TIES: _("Honour {clauses} does not say who has it among equals at the last place."),
        checks.BASE_MISSING: _("Clause {clauses} takes the base, and no clause gives one. Enter a base."),
        checks.AWARD_MISSING: _(
            "Clause {clauses} takes what a piece earns, and no award says that, in {measure}."
        ),
        checks.PERCENT_MEANT: _(
            "Clause {clauses} has a rate below 1%. Rates are in percent: write 30 for 30%."
        ),
    }
