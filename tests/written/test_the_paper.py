"""The paper on `byline reckon`: every word of it, and the example that it tells."""

import re

import pytest

from byline.reckoning import book, facts
from byline.reckoning.periods import Period
from byline.written import gathering
from byline.written.closed_lists import OF_FACTS, OF_RULES
from byline.written.filled import readable
from byline.written.reckoned import reckoned
from byline.written.report import lines_of
from byline.written.rulebooks import read
from byline.written.told import read_facts
from tests.house import tree

PAPER = (tree.ROOT / "docs" / "reckon.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z_]+)` \| (.*?) \| ", PAPER, re.MULTILINE)
IN_FILES = {"adoption": "id", "key": "id", "kind": "class"}


@pytest.mark.parametrize("kind", [book.Book, book.Terms, book.Line, book.Fit, book.PeriodLine, book.Who])
def test_every_word_of_a_rulebook_is_told_with_what_it_takes(kind):
    for field in readable(kind):
        takes = ", ".join(f"`{word}`" for word in OF_RULES[kind].get(field.name, ()))
        assert any(word == field.name and told in {takes, told if not takes else ""} for word, told in ROWS)


@pytest.mark.parametrize(
    "kind",
    [
        *OF_FACTS,
        facts.Author,
        gathering.Head,
        gathering.Known,
        gathering.KnownUnit,
        gathering.Owing,
    ],
)
def test_every_word_of_a_fact_is_told_with_what_it_takes(kind):
    for field in readable(kind):
        takes = ", ".join(f"`{word}`" for word in OF_FACTS.get(kind, {}).get(field.name, ()))
        name = IN_FILES.get(field.name, field.name)
        assert any(word == name and told in {takes, told if not takes else ""} for word, told in ROWS)


def test_the_paper_tells_no_word_that_there_is_not():
    kinds = [
        *OF_RULES,
        *OF_FACTS,
        facts.Author,
        gathering.Head,
        gathering.Known,
        gathering.KnownUnit,
        gathering.Owing,
    ]
    known = {IN_FILES.get(field.name, field.name) for kind in kinds for field in readable(kind)}
    known |= {field.name for kind in OF_RULES for field in readable(kind)} | set(
        OF_RULES[book.PeriodLine]["kind"]
    )

    assert {word for word, _takes in ROWS} <= known


def test_the_example_comes_to_what_the_paper_says():
    rulebook, told, out = re.findall(r"```(?:toml|json|text)\n(.*?)\n```", PAPER, re.DOTALL)
    month = Period.month(2026, 3)

    assert lines_of(reckoned(read(rulebook), read_facts(told), until=month).within(month)) == out.splitlines()
