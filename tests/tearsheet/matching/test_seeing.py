from hypothesis import assume, given
from hypothesis import strategies as st

from tearsheet.indexing.views import View, letters_of_many


def test_width_case_script_and_marks_make_no_difference():
    assert View.of("人民代表大會，ＡＢＣ１２３！").letters == View.of("人民代表大会 abc 123").letters


def test_readings_in_brackets_are_passed_over():
    assert View.of("鄉(xiāng)鎮(zhèn)人大政(zheng)(zheng)府").letters == "乡镇人大政府"


def test_real_words_in_brackets_stay():
    assert View.of("负责人（CEO）到场").letters == "负责人ceo到场"


def test_a_span_of_letters_leads_back_to_the_raw_text():
    raw = "　　“没想到，”她说，“水(shuǐ)真的通了！”"
    view = View.of(raw)
    start = view.letters.index("她说")

    low, high = view.raw_span(start, start + 2)

    assert raw[low:high] == "她说"


def test_sentences_cover_all_letters_in_order():
    view = View.of("甲乙丙。丁戊！（记者）己庚\n辛")

    assert [view.letters[low:high] for low, high in view.sentences()] == [
        "甲乙丙",
        "丁戊",
        "记者",
        "己庚",
        "辛",
    ]


@given(st.text(max_size=200))
def test_any_text_can_be_seen_and_every_letter_has_its_place(raw):
    view = View.of(raw)

    assert len(view) == len(view.at) == len(view.sentence)
    assert all(0 <= place < len(raw) for place in view.at.tolist())
    assert sum(high - low for low, high in view.sentences()) == len(view)


ANYTHING = st.characters(exclude_categories=())  # lone surrogates too
MIXED = st.lists(
    st.one_of(
        st.text(ANYTHING, max_size=8),
        st.sampled_from(
            [
                "鄉(xiāng)鎮(zhèn)",
                "政(zheng)(zheng)府",
                "我(wǒ )",
                "𠮷野家",
                "e\u0301a\u0308",
                "①Ⅳ㎡％",
                "ﬁ",
                "（abc）",
                "。",
            ]
        ),
    ),
    max_size=20,
).map("".join)


@given(MIXED)
def test_every_letter_leads_back_to_the_letter_it_was(raw):
    view = View.of(raw)

    assert view.at.tolist() == sorted(set(view.at.tolist()))
    assert "".join(View.of(raw[place]).letters for place in view.at.tolist()) == view.letters


@given(MIXED, st.data())
def test_any_span_of_letters_reads_the_same_in_the_raw_text(raw, data):
    view = View.of(raw)
    assume(len(view))
    start = data.draw(st.integers(0, len(view) - 1))
    end = data.draw(st.integers(start + 1, len(view)))

    low, high = view.raw_span(start, end)

    assert View.of(raw[low:high]).letters == view.letters[start:end]


@given(st.lists(MIXED, max_size=5))
def test_many_texts_seen_together_have_the_letters_of_each(raws):
    codes, counts = letters_of_many(raws)

    assert counts.tolist() == [len(View.of(raw)) for raw in raws]
    assert codes.tolist() == [code for raw in raws for code in View.of(raw).codes.tolist()]


def test_a_text_without_letters_is_empty():
    assert len(View.of("，。！ \n")) == 0
    assert View.of("").sentences() == []
