"""What holds for the findings of every book."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.reckoning.fitting import Case, closest_of, fits
from byline.vetting.checking import DEAD, GAP, OVERLAP
from tests.reckoning.pieces import award
from tests.vetting.test_checking_wide import WORDS, findings

conditions = st.fixed_dictionaries(
    {
        "level": st.sampled_from(("", "", *WORDS.levels)),
        "genre": st.sampled_from(("", "", *WORDS.genres)),
        "medium": st.sampled_from(("", "", "newspaper")),
        "is_roundup": st.sampled_from((None, None, True, False)),
        "length_from": st.sampled_from((0, 0, 500)),
        "length_under": st.sampled_from((None, None, 1000)),
        "unit_kind": st.sampled_from(("", "", "township")),
    }
)


def all_cases():
    return [
        Case(
            level, genre, medium, unit_kind=kind, is_roundup=is_roundup, is_commissioned=False, length=length
        )
        for level in WORDS.levels
        for genre in WORDS.genres
        for medium in WORDS.media
        for kind in ("township", "office")
        for is_roundup in (True, False)
        for length in (0, 500, 1000)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=7))
def test_findings_are_those_that_laying_out_every_kind_of_print_finds(asked):
    lines = [award(5, clause=str(at), **one) for at, one in enumerate(asked)]
    found = findings(award(5, clause="any", unit_kind=""), *lines[1:], lines[0])
    every = [award(5, clause="any"), *lines[1:], lines[0]]

    best = [closest_of([line for line in every if fits(line.fit, case)]) for case in all_cases()]
    clash = {
        frozenset((one.clause, two.clause)) for some in best for one in some for two in some if one != two
    }
    alive = {line.clause for some in best for line in some}

    assert {frozenset(one.clauses) for one in found if one.kind == OVERLAP} == clash
    assert {one.clauses[0] for one in found if one.kind == DEAD} == {one.clause for one in every} - alive
    assert not [one for one in found if one.kind == GAP]


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=7))
def test_there_is_a_gap_where_some_print_has_no_award(asked):
    lines = [award(5, clause=str(at), **one) for at, one in enumerate(asked)]
    named = all(line.fit.unit_kind for line in lines)
    bare = [
        case
        for case in all_cases()
        if not any(fits(line.fit, case) for line in lines) and not (named and case.unit_kind == "office")
    ]

    told = [one.fit for one in findings(*lines) if one.kind == GAP]

    assert bool(told) == bool(bare)
    assert all(any(_told(fit, case) for fit in told) for case in bare)


def _told(fit, case):
    medium = fit.medium if fit.medium != "*" else case.medium
    kind = fit.unit_kind if fit.unit_kind != "*" else case.unit_kind
    return fits(replace(fit, medium=medium, unit_kind=kind), case)
