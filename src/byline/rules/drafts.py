"""The forms of one draft, which are filled in and taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.reckoning.terms import Measure
from byline.rules.forms import ClauseForm, ClauseFormSet, GridForm, RulebookForm, TermsForm
from byline.rules.models import MeasureTerms
from byline.rules.models.rulebook import WORDS
from byline.vetting.tables import table_of

if TYPE_CHECKING:
    from byline.rules.models import Clause, Rulebook
    from byline.team.models import Person


class DraftForms:
    """Head, a table with its terms for each measure, and the clauses that no table holds."""

    def __init__(self, rulebook: Rulebook, data=None):
        self.rulebook = rulebook
        book = rulebook.book()
        before = rulebook.follows.book() if rulebook.follows else None
        terms = {row.measure: row for row in rulebook.terms.all()}
        self.head = RulebookForm(data, instance=rulebook)
        self.measures = [
            (
                GridForm(data, measure=measure, book=book, before=before),
                TermsForm(
                    data,
                    prefix=f"terms-{measure}",
                    instance=terms.get(measure, MeasureTerms(measure=measure)),
                ),
            )
            for measure in Measure.values
        ]
        beside = [ClauseForm.filled_with(clause) for clause in self._beside_the_tables(book)]
        self.others = ClauseFormSet(data, prefix="others", initial=beside)

    def _beside_the_tables(self, book):
        lines = [line for measure in Measure.values for line in table_of(book, measure, words=WORDS).others]
        return [clause for clause in self.rulebook.clauses.all() if clause.line() in lines]

    @property
    def forms(self):
        """All of them, in the order of the page."""
        return [self.head, *(form for pair in self.measures for form in pair), *self.others.forms]

    @property
    def mistakes(self):
        """What is wrong: each field's label, its id on the page and the sentence."""
        return [
            (field.label, field.id_for_label, error)
            for form in self.forms
            for field in form
            for error in field.errors
        ]

    def are_valid(self) -> bool:
        """Say whether everything can be taken as it is."""
        valid = [self.others.is_valid(), self.head.is_valid()]
        return all([*valid, *(form.is_valid() for pair in self.measures for form in pair)])

    def take(self, *, by: Person) -> None:
        """Put what was filled in in place of the draft's clauses and terms.

        Refuses with RulebookIsSigned.
        """
        clauses = [clause for grid, _terms in self.measures for clause in grid.clauses()]
        stated = [terms.save(commit=False) for _grid, terms in self.measures]
        clauses += self._others()
        used = {clause.measure for clause in clauses}
        self.head.save(commit=False).redraft(
            clauses=clauses,
            terms=[row for row in stated if row.measure in used or _says_something(row)],
            by=by,
        )

    def _others(self) -> list[Clause]:
        filled = [form for form in self.others.initial_forms if not form.cleaned_data.get("DELETE")]
        filled += [form for form in self.others.extra_forms if form.has_changed()]
        return [form.save(commit=False) for form in filled]


def _says_something(terms: MeasureTerms) -> bool:
    return bool(terms.combination or terms.share or terms.places is not None)
