"""Rulebooks as text that a clerk can read and write."""

from dataclasses import MISSING, fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.reckoning.book import (
    ADD,
    AWARD,
    BONUS,
    CAP,
    EXCLUSION,
    FLOOR,
    PENALTIES,
    PERCENT,
    Book,
    Fit,
    Line,
    PeriodLine,
    Terms,
    Who,
)
from byline.written.closed_lists import OF_RULES
from byline.written.filled import (
    BOUNDS,
    NeitherTrueNorFalse,
    NotADay,
    NotANumber,
    NotAText,
    NotAWholeNumber,
    NotOneOfThese,
    OutOfBounds,
    SayNothing,
    WordMissing,
    WordNotKnown,
    readable,
    text,
)
from byline.written.rulebooks import (
    BANDS_OF_LINES,
    MAY_TAKE,
    EndsBeforeItBegins,
    HeldBySize,
    NoColumns,
    NotASection,
    NotToml,
    OnlyOfABonus,
    OnlyOfAMultiple,
    OnlyTaken,
    RowsMissing,
    ToldTwice,
    read,
    write,
)

WORDS = {
    "str": st.text(min_size=1, max_size=6),
    "Decimal": st.decimals(-9999, 9999, places=2),
    "int": st.integers(0, 9999),
    "bool": st.booleans(),
    "date": st.dates(date(2000, 1, 1), date(2040, 1, 1)),
}
PLAIN = """
name = "考核办法"
[[measures]]
measure = "points"
[[clauses]]
clause = "3.1"
measure = "points"
amount = 8
"""


def made(kind):
    """Any value of a dataclass of rules that can be written."""

    def of(field):
        lists = OF_RULES[kind].get(field.name)
        values = st.sampled_from(lists) if lists else WORDS[str(field.type).removesuffix(" | None")]
        if field.name in BOUNDS and not lists:
            least, most = BOUNDS[field.name]
            values = values.map(lambda number: max(type(number)(least), min(type(number)(most), number)))
        return values if field.default is MISSING else st.one_of(st.just(field.default), values)

    return {field.name: of(field) for field in readable(kind)}


def in_order(told, *bands):
    """The same without the ends of bands that would be empty."""
    ends = {
        end: None
        for start, end in bands
        if None not in {getattr(told, start), getattr(told, end)}
        and getattr(told, end) <= getattr(told, start)
    }
    return replace(told, **ends)


def meant(line):
    """The same line with what only others may say left out."""
    amount = abs(line.amount) if line.kind == AWARD and line.about not in MAY_TAKE else line.amount
    operation, cap = line.operation if line.kind == BONUS else "", line.cap if line.basis else None
    return replace(line, amount=amount, operation=operation, cap=cap)


def by_size(line):
    """The same line, where it holds penalties without a minus."""
    is_held = line.kind in {FLOOR, CAP} and line.on == PENALTIES
    return replace(line, amount=abs(line.amount)) if is_held else line


fits = st.builds(Fit, **made(Fit)).map(lambda fit: in_order(fit, *BANDS_OF_LINES))
lines = st.builds(Line, **made(Line), fit=fits).map(meant)
cells = st.builds(
    lambda measure, clause, level, genre, amount: Line(clause, measure, abs(amount), fit=Fit(level, genre)),
    *(made(Line)[word] for word in ("measure", "clause")),
    *(made(Fit)[word] for word in ("level", "genre")),
    made(Line)["amount"],
)
books = st.builds(
    Book,
    **made(Book),
    terms=st.lists(st.builds(Terms, **made(Terms)), max_size=3, unique_by=lambda terms: terms.measure).map(
        tuple
    ),
    lines=st.tuples(st.lists(cells, max_size=5), st.lists(lines, max_size=3)).map(
        lambda two: (*two[0], *two[1])
    ),
    period_lines=st.lists(
        st.builds(
            PeriodLine,
            **made(PeriodLine),
            who=st.builds(Who, **made(Who)).map(lambda who: in_order(who, ("age_from", "age_until"))),
        ).map(lambda line: by_size(in_order(line, ("at_least", "under")))),
        max_size=3,
    ).map(tuple),
)


# a whole book takes its time to draw on a slow machine
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_what_is_written_is_read_again_as_it_was(book):
    assert read(write(book)) == book


def test_every_field_of_a_rulebook_can_be_written():
    inner = {"terms", "lines", "period_lines", "fit", "who"}
    for kind in (Book, Terms, Line, Fit, PeriodLine, Who):
        assert {field.name for field in fields(kind)} - {field.name for field in readable(kind)} <= inner


def test_what_gives_nothing_needs_no_amount():
    written = (
        PLAIN
        + """
[[clauses]]
clause = "3.2"
measure = "points"
kind = "exclusion"
hours_from = 24
"""
    )

    assert read(written).lines[1] == Line("3.2", "points", Decimal(0), EXCLUSION, fit=Fit(hours_from=24))


def test_a_table_is_one_line_a_level():
    book = read(
        """
        name = "考核办法"
        [[tables]]
        measure = "yuan"
        clause = "2.1"
        rows = [
            {level = "province", news = 8, theory = 15.5},
            {level = "city", clause = "2.2", outlet = "临川日报", any = 4},
        ]
        """
    )

    assert book.lines == (
        Line("2.1", "yuan", Decimal(8), fit=Fit("province", "news")),
        Line("2.1", "yuan", Decimal("15.5"), fit=Fit("province", "theory")),
        Line("2.2", "yuan", Decimal(4), fit=Fit("city", outlet="临川日报")),
    )


def test_plain_awards_are_written_as_a_table_and_the_others_as_clauses():
    award = Line("1", "points", Decimal(8), fit=Fit("province", "news"))
    bonus = Line("2", "points", Decimal(50), BONUS, PERCENT, Fit(placement="headline"))

    text = write(Book("考核办法", (), (award, bonus)))

    assert '{ level = "province", clause = "1", news = 8 }' in text
    assert text.count("[[clauses]]") == 1


@pytest.mark.parametrize(
    ("was", "written", "refusal", "says"),
    [
        ('clause = "3.1"', "clause = 3.1", NotAText, "clause takes a text, not 3.1"),
        ("amount = 8", 'amount = "8"', NotANumber, "amount takes a number, not 8"),
        ("amount = 8", "amount = 1e999999999", NotANumber, "amount takes a number"),
        ("amount = 8", "amount = nan", NotANumber, "amount takes a number"),
        ("amount = 8", "", WordMissing, "“amount” is missing"),
        ("amount = 8", "amount = 8\nlevle = 1", WordNotKnown, "“levle” is not known here .level?."),
        (
            "amount = 8",
            'amount = 8\nlevel = "provinec"',
            NotOneOfThese,
            "“provinec” .province... Write one of",
        ),
        ("amount = 8", "amount = 8\nlength_from = 1.5", NotAWholeNumber, "length_from takes a whole number"),
        ("amount = 8", 'amount = 8\nis_roundup = "yes"', NeitherTrueNorFalse, "either true or false"),
        ("amount = 8", "amount = -8", OnlyTaken, "an award cannot be below zero"),
        ("amount = 8", "amount = 8\ncap = 20", OnlyOfAMultiple, "only what is multiplied has a cap"),
        ("amount = 8", 'amount = 8\nbasis = "fee"\ncap = -2', OutOfBounds, "cap has to be from 0"),
        ("amount = 8", 'amount = 8\noperation = "add"', OnlyOfABonus, "operation is for bonuses alone"),
        ("amount = 8", "amount = 8\nlength_from = 5\nlength_under = 5", EndsBeforeItBegins, "length_under"),
        ("amount = 8", "amount = 8\nhours_from = 5\nhours_under = 2", EndsBeforeItBegins, "hours_under"),
        (
            "amount = 8",
            "amount = 8\nprinted_from = 2026-03-02\nprinted_until = 2026-03-01",
            EndsBeforeItBegins,
            "printed_until",
        ),
        ('clause = "3.1"', 'clause = ""', SayNothing, "“clause” is empty"),
        ("amount = 8", 'amount = 8\nprinted_from = "May"', NotADay, "Write it as 2026-03-01"),
        ("amount = 8", "amount = 8\nprinted_from = 2026-03-01T08:00:00", NotADay, "Write it as 2026-03-01"),
    ],
)
def test_what_is_written_wrongly_is_refused_with_its_line_and_clause(was, written, refusal, says):
    with pytest.raises(refusal, match=says) as refused:
        read(PLAIN.replace(was, written))
    assert "5" in refused.value.words["where"]


@pytest.mark.parametrize("kind", ["floor", "cap"])
def test_penalties_are_held_by_their_size(kind):
    held = f'[[period]]\nclause = "4"\nmeasure = "points"\nper = "month"\nkind = "{kind}"\non = "penalties"\n'

    assert read(f"{PLAIN}{held}amount = 20").period_lines[0].amount == 20
    with pytest.raises(HeldBySize, match="without its minus"):
        read(f"{PLAIN}{held}amount = -20")


@pytest.mark.parametrize(
    "terms",
    ["places = 7", "places = 999999", "top = 0", "max_authors = 0", "part = 0", "part = 1.5"],
)
def test_numbers_that_nobody_can_mean_are_refused(terms):
    with pytest.raises(OutOfBounds, match="Write another number"):
        read(PLAIN.replace('measure = "points"', f'measure = "points"\n{terms}', 1))


def test_the_terms_of_a_measure_are_written_once():
    with pytest.raises(ToldTwice, match="Remove one of the two"):
        read(PLAIN + '\n[[measures]]\nmeasure = "points"\n')


@pytest.mark.parametrize("ends", ["at_least = 5\nunder = 5", "age_from = 40\nage_until = 30"])
def test_a_step_and_an_age_end_after_they_begin(ends):
    period = '\n[[period]]\nclause = "9"\nmeasure = "points"\nkind = "base"\nper = "year"\n'
    with pytest.raises(EndsBeforeItBegins):
        read(f"{PLAIN}{period}{ends}\n")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ('name = "考核办法', NotToml),
        ("name = 1\nname = 2", NotToml),
        ("name = " + "[" * 9999, NotToml),
        ("name = " + "9" * 9999, NotToml),
        ("", WordMissing),
        ('name = "a"\n[clauses]\nclause = "1"', NotASection),
        ('name = "a"\n[[clause]]\nclause = "1"', WordNotKnown),
        ('name = "a"\n[[tables]]\nmeasure = "yuan"\nclause = "1"', RowsMissing),
        ('name = "a"\n[[tables]]\nmeasure = "yuan"\nclause = "1"\nrows = [{level = "city"}]', NoColumns),
        ('name = "a"\norder = "first"', NotOneOfThese),
    ],
)
def test_what_is_no_rulebook_is_refused(text, refusal):
    with pytest.raises(refusal):
        read(text)


def test_a_bonus_keeps_its_operation():
    bonus = 'kind = "bonus"\noperation = "add"\nlength_from = 500\n'
    assert read(PLAIN + bonus).lines == (Line("3.1", "points", Decimal(8), BONUS, ADD, Fit(length_from=500)),)


def test_half_a_character_is_no_text():
    with pytest.raises(NotAText, match="person takes a text"):
        text("\ud800", "line 1", "person")
