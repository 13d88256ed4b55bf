"""Whatever happens to a copy on its way, it is known again, and what is said of it can be shown."""

import random
from dataclasses import astuple
from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st

from tearsheet.indexing.views import View
from tearsheet.matching import Index, Page, match, weigh
from tests.tearsheet.matching import damage
from tests.tearsheet.matching.pressroom import Pressroom

LEDGER = list({one.body: one for one in Pressroom(5).ledger if "二稿" not in one.id}.values())
INDEX = Index.of(LEDGER)
# So short a copy, with every twentieth letter wrong and spam around, may be silent.
SHORT = 80
HARMS = {
    "drops and wrong letters": lambda text, dice: damage.noisy(text, dice, 0.05),
    "spam around": damage.spammed_around,
    "spam inside": damage.spammed_inside,
    "Traditional": lambda text, _: damage.traditional(text),
    "readings": damage.hinted,
    "full width": lambda text, _: damage.in_wide_figures(text).replace("，", ",").replace("。", ". "),
}  # fmt: skip


@st.composite
def damaged_copies(draw):
    """A manuscript and the page of a copy to which one or two things happened, wrong letters once at most."""
    manuscript = draw(st.sampled_from(LEDGER))
    harms = draw(st.lists(st.sampled_from(sorted(HARMS)), min_size=1, max_size=2, unique=True))
    dice = random.Random(draw(st.integers(0, 2**32)))
    body = manuscript.body
    for harm in harms:
        body = HARMS[harm](body, dice)
    title = draw(st.sampled_from((manuscript.title, "要闻", "")))
    return manuscript, Page("p", title, body, published_on=manuscript.registered_on)


@given(damaged_copies())
@settings(derandomize=True, deadline=None, max_examples=150)
def test_a_damaged_copy_has_its_manuscript_as_the_best_candidate(copy):
    manuscript, page = copy

    assert INDEX.candidates(page)[0] == manuscript.id
    assert manuscript.id in {one.manuscript for one in weigh(page, INDEX)} or len(manuscript.body) < SHORT


@given(damaged_copies())
@settings(derandomize=True, deadline=None, max_examples=150)
def test_a_damaged_copy_is_credited_to_nobody_else(copy):
    manuscript, page = copy

    assert {one.manuscript for one in match(page, INDEX)} <= {manuscript.id}


@given(damaged_copies())
@settings(derandomize=True, deadline=None, max_examples=150)
def test_what_is_said_can_be_shown_in_both_texts(copy):
    _, page = copy
    texts = {one.id: one.body for one in LEDGER}

    for found in weigh(page, INDEX):
        assert 0 <= found.kept <= 1
        assert_passages(found.passages, page.body, texts[found.manuscript])


def assert_passages(passages, body, own):
    """Passages lie inside both texts, overlap on neither side, and begin, end and mostly read the same."""
    assert apart([(one[0], one[1]) for one in passages], len(body))
    assert apart([(one[2], one[3]) for one in passages], len(own))
    for start, end, own_start, own_end in passages:
        printed, written = View.of(body[start:end]).letters, View.of(own[own_start:own_end]).letters
        assert (printed[0], printed[-1]) == (written[0], written[-1])
        assert SequenceMatcher(None, printed, written, autojunk=False).ratio() > 0.5


def apart(spans, length):
    """Whether spans hold something, lie within a length and do not overlap."""
    places = [place for span in sorted(spans) for place in span]
    return places == sorted(places) and all(0 <= start < end <= length for start, end in spans)


@given(damaged_copies(), st.randoms(use_true_random=False))
@settings(derandomize=True, deadline=None, max_examples=25)
def test_the_order_of_the_ledger_makes_no_difference(copy, dice):
    _, page = copy
    shuffled = dice.sample(LEDGER, len(LEDGER))

    one_by_one = Index.of(shuffled[:50])
    for manuscript in shuffled[50:]:
        one_by_one.add(manuscript)

    assert told(match(page, one_by_one)) == told(match(page, INDEX))
    assert told(weigh(page, one_by_one)) == told(weigh(page, INDEX))


def told(matches):
    return [astuple(one) for one in matches]


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.sampled_from(LEDGER))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_any_text_can_be_matched_alone_and_beside_a_manuscript(noise, manuscript):
    assert match(Page("p", noise, noise), INDEX) == []

    beside = Page(
        "p", manuscript.title, f"{noise}\n{manuscript.body}\n{noise}", published_on=manuscript.registered_on
    )
    assert {one.manuscript for one in match(beside, INDEX)} <= {manuscript.id}
    for found in weigh(beside, INDEX):
        assert 0 <= found.kept <= 1
