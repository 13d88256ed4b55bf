"""Each explanation of shared words that a People's Congress editor knows, and what becomes of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tearsheet.matching import Index, Manuscript, Page, Part, match, weigh

BODY = (
    "5月18日，云溪乡人大主席团组织三个代表小组，对全乡山塘清淤情况开展专项视察。\n"
    "代表们沿着渠道一路走一路看，在大坳村停留最久。村民顾长根指着见底的塘面说，往年这个时候水已经漫过了石阶。\n"
    "视察共发现问题11个，其中能当场解决的4个由村里认领，其余写成建议交乡政府办理。"
    "代表小组约定，汛期结束以后再回来看一遍，不让清单停在纸上。"
)
STATUTE = (
    "《岚州市农村水利设施管护条例》第十九条规定：山塘、渠道、泵站等设施由所在地的村集体经济组织管护，"
    "乡镇人民政府应当每年至少组织一次检查，发现险情的，应当立即采取措施并向县级水行政主管部门报告；"
    "任何单位和个人不得占用、损毁水利设施，不得在其管理范围内倾倒垃圾、渣土和其他废弃物。"
)
NOTICE = (
    "凡在保护范围以内开挖鱼塘、搭建棚屋的，限期自行拆除，逾期不拆的由主管机关依法处理，所需费用由当事人承担。"
    "各村应当确定一名专管员，逐日登记水位和闸门启闭情况，每月汇总一次，张榜公布，接受村民查阅和评议。"
    "因管护不力造成损失的，追究有关人员责任；举报属实的，给予适当奖励，并为举报人保密，不得泄露其姓名和住址。"
)
HOST = (
    "本周末，岚州国际风筝节在滨江公园开幕，来自十九个国家的爱好者带来了上千只风筝。\n"
    "{}\n"
    "组委会提醒，公园南门停车位有限，建议市民乘坐地铁前往，返程可在东门换乘接驳车。\n"
    "风筝节持续到下周三，期间每天上午有儿童手工课，下午有夜光风筝试飞，晚间安排露天音乐会。\n"
    "气象台预计，未来三天以多云天气为主，最高气温二十六摄氏度，阵风三到四级，适合户外活动。"
)


@pytest.fixture
def ours():
    return Manuscript(
        "ours", "云溪乡人大视察山塘清淤", BODY, authors=("沈若溪",),
        unit="云溪乡人大", office="青澜县人大常委会", registered_on=date(2031, 5, 20),
    )  # fmt: skip


def page(body, **said):
    return Page("p", **{"title": "看塘", "published_on": date(2031, 5, 24), **said}, body=body)


def verdicts(body, *ledger, **said):
    return {one.manuscript: one.verdict for one in match(page(body, **said), Index.of(ledger))}


def kinds(body, *ledger, **said):
    return {reason.kind for one in weigh(page(body, **said), Index.of(ledger)) for reason in one.reasons}


@pytest.mark.parametrize(
    "printed",
    [
        BODY.replace("三个", "3个").replace("11个", "十一个").replace("4个", "四个"),
        BODY.replace("三个", "叁个").replace("11个", "１１个"),
        BODY.replace("5月18日", "日前"),
        BODY.replace("云溪乡", "云溪镇"),
        "（记者 程述 通讯员 沈若溪）" + BODY,
    ],
    ids=["chinese_figures", "cheque_and_wide_figures", "no_day", "township_now_a_town", "reporter_joined"],
)
def test_what_every_outlet_changes_does_not_shake_a_proof(ours, printed):
    assert verdicts(printed, ours) == {"ours": "proven"}


def test_a_place_that_changed_its_kind_is_told(ours):
    assert "place_renamed" in kinds(BODY.replace("云溪乡", "云溪镇"), ours)


def test_an_editors_strokes_all_through_a_short_piece_do_not_shake_a_proof(ours):
    edited = (
        BODY.replace("组织", "安排").replace("约定", "商定").replace("一遍", "一次").replace("11个", "12个")
    )

    assert verdicts(edited, ours, title=ours.title) == {"ours": "proven"}


def test_the_same_township_on_another_occasion_is_another_piece(ours):
    later = BODY.replace("5月18日", "8月2日").replace("11个", "9个").replace("大坳村", "下坪村")

    assert verdicts(later, ours, title="云溪乡人大视察山塘清淤") == {}


def test_another_day_alone_keeps_a_piece_from_being_proven(ours):
    assert "proven" not in verdicts(BODY.replace("5月18日", "8月2日"), ours).values()


def test_a_later_state_of_a_signed_piece_is_left_to_a_clerk(ours):
    update = (
        BODY.replace("11个", "23个").replace("4个由", "9个由").replace("大坳村停留", "大坳和石背两村停留")
    )

    assert verdicts(update, ours, title=ours.title, author="沈若溪") in (
        {"ours": "likely"},
        {"ours": "proven"},
    )


@pytest.mark.parametrize("words", [STATUTE, NOTICE], ids=["named_law", "unnamed_notice"])
def test_official_words_that_only_one_manuscript_holds_prove_nothing(ours, words):
    quoting = replace(ours, body=f"{BODY}\n{words}\n会议还研究了其他事项。")

    assert verdicts(HOST.format(words), quoting) == {}


def test_official_words_in_a_short_piece_on_a_short_page_prove_nothing(ours):
    quoting = replace(ours, body=f"{BODY[:40]}\n{STATUTE}")

    assert (
        "proven"
        not in verdicts(f"岚州风筝节开幕，上千只风筝飞上了滨江公园的天空。\n{STATUTE}", quoting).values()
    )


def test_the_reasons_say_that_words_of_a_law_were_left_out(ours):
    assert "document" in kinds(HOST.format(STATUTE), replace(ours, body=f"{BODY}\n{STATUTE}"))


def test_the_office_can_prove_its_own_notice(ours):
    notice = replace(
        ours, id="notice", title="关于加强山塘管护的公告", body=STATUTE, unit="青澜县人大常委会办公室"
    )
    quoting = replace(ours, body=f"{BODY}\n{STATUTE}")

    assert verdicts(STATUTE, notice, quoting, title=notice.title)["notice"] == "proven"
    assert "ours" not in verdicts(STATUTE, notice, quoting, title=notice.title)


def test_of_two_registrations_of_one_text_neither_is_proven_and_both_say_which_came_first(ours):
    twin = replace(
        ours, id="twin", authors=("阮清",), unit="青澜县人大代表工作委员会", registered_on=date(2031, 5, 22)
    )
    first, second = match(page(BODY), Index.of([twin, ours]))

    assert [first.manuscript, first.verdict] == ["ours", "likely"]
    assert [second.manuscript, second.verdict] == ["twin", "likely"]
    assert "twin_later" in {reason.kind for reason in first.reasons}
    said = next(reason for reason in second.reasons if reason.kind == "twin_earlier").sentence()
    assert said == "《云溪乡人大视察山塘清淤》文字相同，登记在先（2031-05-20）"


def test_the_byline_tells_two_registrations_of_one_text_apart(ours):
    twin = replace(ours, id="twin", authors=("阮清",), unit="青澜县人大代表工作委员会")

    assert verdicts(BODY, ours, twin, author="阮清")["twin"] == "proven"


def test_of_siblings_that_explain_the_same_the_page_prints_the_one_it_names(ours):
    beginning = "为了让山塘在汛期以前蓄得住水，代表小组对全乡山塘清淤情况开展专项视察，一路走一路看。"
    notice = replace(ours, body=f"{beginning}\n云溪乡的清单有十一条。")
    sibling = replace(
        notice, id="sibling", title="石桥乡人大视察山塘清淤", body=f"{beginning}\n石桥乡的清单有八条。",
        authors=("阮清",), unit="石桥乡人大",
    )  # fmt: skip

    assert verdicts(beginning, notice, sibling, title=notice.title) == {"ours": "proven"}
    assert "proven" not in verdicts(beginning, notice, sibling).values()


def test_an_author_who_writes_for_two_townships_proves_nothing_for_the_other(ours):
    elsewhere = BODY.replace("云溪乡", "石桥镇").replace("5月18日", "5月19日")

    assert verdicts(elsewhere, ours, author="沈若溪") == {}


def test_what_was_registered_after_the_print_takes_nothing_from_what_was_there_before(ours):
    copy = replace(
        ours, id="copy", body=f"{BODY}\n以上做法值得各乡镇借鉴。", registered_on=date(2031, 6, 20), authors=()
    )
    cut = BODY[: BODY.index("代表小组约定")]

    assert verdicts(cut, ours, copy) == {"ours": "proven"}


def test_an_agenda_and_a_report_share_a_list_of_names_and_prove_nothing(ours):
    names = "县人大常委会副主任程秋屏、县农业农村局局长路长河、县水利局局长石见山、县财政局局长丁一诺"
    agenda = replace(
        ours, title="视察即将开始", unit="", office="",
        body=f"{names}将于5月18日上午视察山塘。视察的主题是蓄水，各组将围绕清淤、护坡、管护三个方面提出意见。",
    )  # fmt: skip
    report = f"{names}5月18日视察山塘。\n" + "塘坝上的人们说，今年的水来得比往年都要早一些。" * 4

    assert verdicts(report, agenda) == {}


def test_two_first_lines_of_one_unit_make_a_round_up_and_no_list(ours):
    other = replace(
        ours, id="other", title="云溪乡人大回访食堂",
        body="5月12日，云溪乡人大主席团回访三所村小学的食堂，逐一查看留样和台账。云溪乡人大主席方知远参加。"
        + "回访的人在灶台边站了一个上午，把去年提过的意见一条一条念给校长听，念一条，问一条，记一条。" * 4,
    )  # fmt: skip
    first = BODY.split("\n", maxsplit=1)[0]
    body = f"【云溪乡人大】{other.body.split('。')[0]}。\n【云溪乡人大】{first}"

    assert set(verdicts(body, ours, other, title="各地简讯")) == {"ours", "other"}


def test_a_page_of_several_articles_is_judged_by_each(ours):
    other = HOST.format("主办方还准备了两万张免费票。")
    body = f"{other}\n{BODY}\n{other}"
    start = len(other) + 1
    parts = (
        Part(0, len(other)),
        Part(start, start + len(BODY), title="看塘"),
        Part(start + len(BODY) + 1, len(body)),
    )
    (found,) = match(page(body, parts=parts, title="岚州日报第三版"), Index.of([ours]))

    assert found.verdict == "proven"
    assert body[found.passages[0][0] : found.passages[0][1]] == BODY[:-1]
    assert "同版多篇，相同的是《看塘》" in [reason.sentence() for reason in found.reasons]


def test_a_sentence_quoted_in_one_of_several_articles_is_no_print(ours):
    quoting = HOST.format(
        "据此前报道，视察共发现问题11个，其中能当场解决的4个由村里认领，其余写成建议交乡政府办理。"
    )
    body = f"{quoting}\n{HOST.format('')}"
    parts = (Part(0, len(quoting)), Part(len(quoting) + 1, len(body)))

    assert verdicts(body, ours, parts=parts) == {}


def test_a_page_fetched_before_the_registration_proves_nothing(ours):
    early = ours.registered_on - timedelta(days=3)

    assert verdicts(BODY, ours, published_on=None, fetched_on=early) == {}
    assert "seen_before" in kinds(BODY, ours, published_on=None, fetched_on=early)


def test_a_day_after_the_page_was_fetched_is_not_its_day(ours):
    fetched = ours.registered_on + timedelta(days=2)

    assert verdicts(BODY, ours, published_on=fetched + timedelta(days=400), fetched_on=fetched) == {
        "ours": "proven"
    }


def test_an_older_page_that_the_author_signs_is_left_to_a_clerk(ours):
    older = ours.registered_on - timedelta(days=2)

    assert verdicts(BODY, ours, published_on=older) == {}
    assert verdicts(BODY, ours, published_on=older, author="沈若溪") == {"ours": "likely"}


def test_a_headline_alone_is_weighed_and_not_found(ours):
    ours = replace(ours, title="云溪乡人大视察山塘清淤，一张清单管到汛期结束，代表约定年底回头再看")

    assert verdicts("图片新闻（陆一鸣 摄）", ours, title=ours.title) == {}
    assert "title_only" in kinds("图片新闻（陆一鸣 摄）", ours, title=ours.title)


def test_a_home_page_with_a_whole_first_sentence_is_a_list(ours):
    lines = [f"{name}镇人大主席团召开第{number}次会议" for number, name in enumerate("东西南北中上下", 3)]
    home = BODY.split("\n", maxsplit=1)[0] + "\n" + ours.title + " 05-24\n" + "\n".join(lines)

    assert verdicts(home, ours, title="青澜人大网") == {}


def test_readings_in_brackets_do_not_hide_another_place(ours):
    hinted = BODY.replace("5月18日，云溪乡", "6月3日，磨(mó)盘乡").replace("大坳村", "后(hòu)港村")

    assert verdicts(hinted.replace("顾长根", "应(yīng)德生"), ours) == {}


def test_a_damaged_copy_is_proven_and_says_how_damaged(ours):
    damaged = (
        BODY.replace("组织", "组炽")
        .replace("一路看", "一路着")
        .replace("石阶", "右阶")
        .replace("村里", "村理")
    )

    assert verdicts(damaged, ours) == {"ours": "proven"}
    assert "damaged" in kinds(damaged, ours)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_can_be_said(ours, language):
    found = weigh(page(BODY, author="沈若溪", source="云溪乡人大"), Index.of([ours]))

    assert all(reason.sentence(language) for one in found for reason in one.reasons)


def test_a_figure_that_differs_is_told_as_it_is_written(ours):
    body = BODY + "\n群众满意率达到76.6%，办结12,345件，代表们当场提出意见十一条，逐条记入清单。"
    theirs = body.replace("76.6%", "71.6%").replace("12,345", "12,395")

    told = weigh(Page("p", ours.title, theirs, ours.registered_on), Index.of([replace(ours, body=body)]))

    differences = [reason.values for reason in told[0].reasons if reason.kind == "figures_differ"]
    assert {"ours": "76.6%", "theirs": "71.6%"} in differences
    assert {"ours": "12,345", "theirs": "12,395"} in differences
