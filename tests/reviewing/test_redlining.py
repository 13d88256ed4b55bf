"""What a redline promises, for any two texts: all changes made is the new one, none is the old one."""

import re
from html import unescape
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byline.manuscripts import text
from byline.reviewing.changes import DELETED, FORMATTED, INSERTED, REPLACED, compare, merged
from byline.reviewing.redline import Hand, redline, redline_of_words

WORDS = st.text(alphabet="代表视察水渠，。6名<&15", min_size=0, max_size=12)
INLINE = st.one_of(
    WORDS.map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;")),
    WORDS.map(lambda words: f"<strong>{words.replace('&', '').replace('<', '')}</strong>"),
    st.just('<a href="https://qinghe.example/?a=1">链接</a>'),
)
LINE = st.lists(INLINE, min_size=1, max_size=3).map("".join)
PARAGRAPH = st.tuples(st.sampled_from(["p", "p", "p", "h2", "h3"]), LINE).map(
    lambda it: f"<{it[0]}>{it[1]}</{it[0]}>"
)
LIST = st.tuples(st.sampled_from(["ul", "ol"]), st.lists(LINE, min_size=1, max_size=3)).map(
    lambda it: f"<{it[0]}>" + "".join(f"<li><p>{line}</p></li>" for line in it[1]) + f"</{it[0]}>"
)
TABLE = st.lists(st.lists(LINE, min_size=1, max_size=2), min_size=1, max_size=3).map(
    lambda rows: (
        "<table><tbody>"
        + "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
        + "</tbody></table>"
    )
)
PICTURE = st.tuples(st.integers(1, 3), LINE).map(
    lambda it: f'<figure><img src="/pictures/{it[0]}/"><figcaption>{it[1]}</figcaption></figure>'
)
QUOTE = st.lists(PARAGRAPH, min_size=1, max_size=2).map(
    lambda some: f"<blockquote>{''.join(some)}</blockquote>"
)
BLOCK = st.one_of(PARAGRAPH, PARAGRAPH, LIST, TABLE, PICTURE, QUOTE)
TEXT = st.lists(BLOCK, max_size=5).map("".join).map(text.clean)


@st.composite
def amended(draw):
    """A text and another that an editor could have made of it: blocks kept, changed, moved."""
    blocks = draw(st.lists(BLOCK, min_size=1, max_size=5))
    others = draw(st.lists(st.one_of(st.sampled_from(blocks), BLOCK), max_size=6))
    old, new = text.clean("".join(blocks)), text.clean("".join(others))
    if draw(st.booleans()) and "代表" in new:
        new = new.replace("代表", "人大代表", 1)
    return old, new


@settings(deadline=None, max_examples=150)
@given(amended(), st.sets(st.integers(0, 30)))
def test_any_choice_of_changes_is_a_whole_text(texts, chosen):
    old, new = texts
    spans = compare(old, new)
    every = range(sum(span.is_change for span in spans))

    assert merged(spans, accepted=every) == new
    assert merged(spans, accepted=()) == old
    some = merged(spans, accepted=chosen)
    assert text.clean(some) == some


@settings(deadline=None, max_examples=150)
@given(TEXT, st.lists(amended(), min_size=1, max_size=3))
def test_a_redline_of_several_hands_holds_the_text_of_the_last_one(first, steps):
    texts = [made for step in steps for made in step]
    shown = redline(first, [Hand(number, "吴建民", each) for number, each in enumerate(texts, start=1)])

    bare = re.sub(r"<del\b[^>]*>.*?</del>|¶", "", shown, flags=re.DOTALL)
    assert text.plain(text.clean(re.sub(r"</?ins\b[^>]*>", "", bare))) == text.plain(texts[-1])
    assert is_balanced(shown)


def is_balanced(html):
    opened = []
    for slash, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if name in {"img", "br"}:
            continue
        if slash:
            assert opened.pop() == name, html
        else:
            opened.append(name)
    return not opened


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("<p>代表视察水渠。</p>", "<p>人大代表视察水渠。</p>", [INSERTED]),
        ("<p>6名代表。</p>", "<p>16名代表。</p>", [REPLACED]),
        ("<p>一。</p><p>二。</p>", "<p>一。</p>", [DELETED]),
        ("<p>一段，两段。</p>", "<p>一段，</p><p>两段。</p>", [INSERTED]),
        ("<p>一段，</p><p>两段。</p>", "<p>一段，两段。</p>", [DELETED]),
        ("<p>小标题</p><p>正文。</p>", "<h2>小标题</h2><p>正文。</p>", [FORMATTED]),
        ("<p>水渠通了</p>", "<p><strong>水渠</strong>通了</p>", [FORMATTED]),
        ("<p>题</p><p>要删。</p><p>留。</p>", "<h2>题</h2><p>留。</p>", [FORMATTED, DELETED]),
    ],
)
def test_a_change_is_told_as_an_editor_would(old, new, kinds):
    assert [span.kind for span in compare(old, new) if span.is_change] == kinds


def test_a_paragraph_taken_out_is_one_change_from_its_beginning_to_its_end():
    [change] = [
        s
        for s in compare("<p>甲乙。</p><p>丙丁。</p><p>甲丙。</p>", "<p>甲乙。</p><p>甲丙。</p>")
        if s.is_change
    ]

    assert "".join(change.old) == "<p>丙丁。</p>"


def test_each_hand_is_told_by_number_and_name():
    shown = redline(
        "<p>代表视察。</p>",
        [Hand(1, "吴建民", "<p>人大代表视察。</p>"), Hand(2, "陈静", "<p>人大代表调研。</p>")],
    )

    assert shown == (
        '<p><ins data-by="1" title="吴建民">人大</ins>代表<del data-by="2" title="陈静">视察</del>'
        '<ins data-by="2" title="陈静">调研</ins>。</p>'
    )


def test_what_a_hand_put_in_and_took_out_again_is_not_shown():
    hands = [Hand(1, "吴建民", "<p>人大代表。</p>"), Hand(1, "吴建民", "<p>代表。</p>")]

    hands = [Hand(1, "吴建民", hands[0].text), Hand(1, "吴建民", hands[1].text)]
    assert redline("<p>代表。</p>", [hands[0]]).count("<ins") == 1


def test_a_title_is_compared_as_words():
    shown = redline_of_words("代表<春>灌", [Hand(1, "陈静", "代表<春>灌忙")])

    assert unescape(re.sub(r"<(ins|del)[^>]*>.*?</\1>", "", shown)) == "代表<春>灌"


@pytest.mark.parametrize(("length", "seconds"), [(3_000, 0.2), (20_000, 2)])
def test_a_long_text_is_laid_out_quickly(length, seconds):
    """The aims are 50 ms and 1 s on an idle machine; a busy one gets some air."""
    lines = [f"第{number}段：" + "代表视察水渠，提出建议。" * 10 for number in range(length // 120)]
    old = "".join(f"<p>{line}</p>" for line in lines)
    new = "".join(f"<p>{line.replace('水渠', '河道', 2)}</p>" for line in lines)

    started = perf_counter()
    redline(old, [Hand(1, "陈静", new)])

    assert perf_counter() - started < seconds


def test_what_another_hand_took_out_again_shows_both_hands():
    hands = [Hand(1, "陈静", "<p>记下意见。月底办结。</p>"), Hand(2, "林秀", "<p>记下意见。</p>")]

    made = redline("<p>记下意见。</p>", hands)

    struck = '<del data-by="2" title="林秀">月底办结。</del>'
    assert made == f'<p>记下意见。<ins data-by="1" title="陈静">{struck}</ins></p>'
