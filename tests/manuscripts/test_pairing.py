"""Text cut into pairs: a word is found exactly where it stands, whatever its length."""

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.manuscripts.pairs import asked, indexed

HAN = st.text(alphabet="人大代表渠水闸", min_size=1, max_size=5)
TEXT = st.text(alphabet="人大代表渠水闸，。 a1", max_size=40)


def stands_in(words, text):
    """Ask as a database does: the pairs in a row, the last one going on."""
    pairs, wanted = indexed(text).split(), asked(words)
    rows = (pairs[i : i + len(wanted)] for i in range(len(pairs)))
    return any(
        row[:-1] == list(wanted[:-1]) and row[-1].startswith(wanted[-1])
        for row in rows
        if len(row) == len(wanted)
    )


def test_runs_of_han_become_pairs_and_figures_stay_whole():
    assert indexed("县人大2026年Ｂｙｌｉｎｅ") == "县人 人大 大 2026 年 byline"


def test_a_question_does_not_ask_for_more_than_it_says():
    assert asked("人大代表") == ("人大", "大代", "代表")
    assert asked("渠") == ("渠",)
    assert asked("水渠2026") == ("水渠", "渠", "2026")


def test_signs_alone_ask_for_nothing():
    assert asked("，。*\"'") == ()


@given(words=HAN, text=TEXT)
@settings(max_examples=300, deadline=None)
def test_han_words_are_found_exactly_where_they_stand(words, text):
    assert stands_in(words, text) == (words in text)
