from dataclasses import replace
from datetime import date, timedelta

import pytest

from tearsheet.matching import Index, Manuscript, Page, match, weigh

BODY = (
    "4月12日，柳溪镇人大主席团在上坪村召开代表议事会，围绕农村饮水管网延伸听取村民意见。\n"
    "26名县乡两级代表和13名村民围坐在一起，你一言我一语，把问题摆到了桌面上。村民何桂兰说，这件事盼了好几年。\n"
    "主席团当场列出问题9个，能马上办的由村里牵头办，需要上级支持的形成建议向县里提交。"
    "会后，主席团还建立了销号台账，办一件销一件。"
)
SIBLING = (
    BODY.replace("4月12日", "4月15日").replace("柳溪镇", "东陂镇").replace("上坪村", "新桥村")
    .replace("26名", "41名").replace("13名", "8名").replace("何桂兰", "易建新").replace("9个", "17个")
)  # fmt: skip


@pytest.fixture
def lin_wrote():
    return Manuscript(
        "m1", "柳溪镇人大把议事桌搬进村", BODY, authors=("林秀",),
        unit="柳溪镇人大", office="青澜县人大常委会", registered_on=date(2031, 4, 13),
        submitted_to=("青澜日报",),
    )  # fmt: skip


@pytest.fixture
def qin_wrote(lin_wrote):
    return replace(
        lin_wrote, id="m2", title="东陂镇人大把议事桌搬进村", body=SIBLING, authors=("秦远帆",),
        unit="东陂镇人大", registered_on=date(2031, 4, 16),
    )  # fmt: skip


def page(body, **said):
    return Page("p1", **{"title": "议事桌搬进村", "published_on": date(2031, 4, 16), **said}, body=body)


def verdicts(matches):
    return {one.manuscript: one.verdict for one in matches}


def test_a_page_that_prints_the_piece_proves_it_and_says_why(lin_wrote):
    (found,) = match(page(BODY, author="林秀", source="青澜日报"), Index.of([lin_wrote]))

    assert (found.page, found.manuscript, found.verdict, found.kept) == ("p1", "m1", "proven", 1.0)
    said = [reason.sentence() for reason in found.reasons]
    assert {"正文 100% 相同", "署名 林秀 相符", "刊发在登记后 3 天", "报送过该媒体（青澜日报）"} <= set(said)
    assert "Printed on day 3 after registration" in [reason.sentence("en") for reason in found.reasons]


def test_passages_point_into_both_raw_texts(lin_wrote):
    body = "本报讯（通讯员 林秀）" + BODY.replace("，", ", ")
    (found,) = match(page(body), Index.of([lin_wrote]))

    start, end, own_start, own_end = found.passages[0]
    assert body[start:end].startswith("4月12日")
    assert body[start:end].replace(", ", "，") == BODY[own_start:own_end]
    assert list(found.passages) == sorted(found.passages)


def test_of_two_siblings_the_one_that_agrees_is_proven(lin_wrote, qin_wrote):
    index = Index.of([lin_wrote, qin_wrote])

    assert verdicts(match(page(BODY), index)) == {"m1": "proven"}
    assert verdicts(match(page(SIBLING), index)) == {"m2": "proven"}


def test_a_sibling_from_elsewhere_is_not_credited_to_ours(lin_wrote):
    assert match(page(SIBLING), Index.of([lin_wrote])) == []


def test_the_desk_hears_why_a_sibling_is_not_ours(lin_wrote):
    (found,) = weigh(page(SIBLING), Index.of([lin_wrote]))

    assert found.verdict == "unproven"
    assert {"figures_differ", "place_differs"} <= {reason.kind for reason in found.reasons}


def test_a_page_older_than_the_registration_proves_nothing(lin_wrote):
    older = page(BODY, published_on=lin_wrote.registered_on - timedelta(days=2))

    assert match(older, Index.of([lin_wrote])) == []
    assert "days_before" in {
        reason.kind for one in weigh(older, Index.of([lin_wrote])) for reason in one.reasons
    }


def test_a_quoted_sentence_is_no_adoption(lin_wrote):
    quoting = "江城马拉松周日开跑，两万名跑者将从滨江广场出发，沿线公交临时改道，气象台预计当天多云。\n" * 3
    quoting += (
        "据此前报道，会后，主席团还建立了销号台账，办一件销一件。\n组委会介绍，今年赛道增设了六个补给站。"
    )

    assert match(page(quoting, title="江城马拉松"), Index.of([lin_wrote])) == []


def test_a_list_of_first_lines_is_no_adoption(lin_wrote, qin_wrote):
    lines = f"{lin_wrote.title}\n{BODY[:38]}\n{qin_wrote.title}\n{SIBLING[:38]}"

    assert match(page(lines, title="工作动态"), Index.of([lin_wrote, qin_wrote])) == []


def test_a_page_without_a_day_can_still_be_proven(lin_wrote):
    assert verdicts(match(page(BODY, published_on=None), Index.of([lin_wrote]))) == {"m1": "proven"}


def test_a_text_that_two_manuscripts_hold_alike_is_proven_for_neither(lin_wrote):
    twin = replace(lin_wrote, id="m3", authors=("阮清",))

    assert "proven" not in verdicts(match(page(BODY), Index.of([lin_wrote, twin]))).values()


def test_a_page_months_later_is_left_to_a_clerk(lin_wrote):
    late = page(BODY, author="林秀", published_on=lin_wrote.registered_on + timedelta(days=200))

    assert verdicts(match(late, Index.of([lin_wrote]))) == {"m1": "likely"}


def test_the_desk_is_shown_at_most_ten(lin_wrote):
    many = [replace(lin_wrote, id=f"m{number}", body=f"{BODY}另有{number}件。") for number in range(20)]

    assert len(weigh(page(BODY), Index.of(many))) == 10
