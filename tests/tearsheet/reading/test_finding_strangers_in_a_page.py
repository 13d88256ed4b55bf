"""What strangers put into a page, and what only looks so."""

import pytest

from tearsheet.reading import read
from tearsheet.reading.cloaking import cloaking

ONE = "七月二日，青杨县人大常委会听取县政府关于义务教育优质均衡发展情况的报告，并开展满意度测评。"
TWO = "常委会组成人员建议加大乡镇学校投入，稳定教师队伍，办好寄宿制学校，让孩子在家门口上好学。"
SPAM = "百家乐技巧打法 时时彩平台注册送彩金 北京赛车开奖直播"
TITLE = "青杨县人大常委会听取义务教育报告"


def page(inner="", *, title=TITLE, head="", extra=""):
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{TITLE}</h1><div class='c'><p>{ONE}</p>{inner}<p>{TWO}</p></div>{extra}</body></html>".encode()  # noqa: E501 one page


def found(data, *, above="notice"):
    order = ("notice", "warning", "alarm")
    return {
        (one.kind, one.severity)
        for one in read(data).findings
        if order.index(one.severity) > order.index(above)
    }


HIDDEN = {
    "off the screen": "<div style='position:absolute; left:-9999px'>{}</div>",
    "no size": "<div style='font-size:0px'>{}</div>",
    "colour of the ground": "<div style='background:#ffffff'><font color='white'>{}</font></div>",
    "same colour": "<p style='color:#eee;background-color:#eee'>{}</p>",
    "clipped": "<p style='position:absolute;clip:rect(0,0,0,0)'>{}</p>",
    "folded": "<div style='display:none'>{}</div>",
    "veiled": "<div style='visibility:hidden'>{}</div>",
    "by a word": "<div hidden>{}</div>",
    "running in no space": "<marquee width=1 height=1>{}</marquee>",
}


@pytest.mark.parametrize("block", HIDDEN.values(), ids=HIDDEN)
def test_hidden_spam_is_an_alarm_with_its_place_and_words(block):
    reading = read(page(block.format(SPAM)))

    [finding] = [one for one in reading.findings if one.kind == "hidden_text"]
    assert finding.severity == "alarm"
    assert finding.where.startswith("第 ")
    assert finding.detail in SPAM
    assert reading.paragraphs == (ONE, TWO)


def test_sentences_hidden_by_a_trick_are_told():
    block = HIDDEN["off the screen"].format(
        "某某公司专业承接各类工程资料代办业务，价格优惠，全国上门服务，欢迎来电咨询洽谈合作事宜。"
    )

    assert found(page(block)) == {("hidden_text", "warning")}


def test_a_hidden_farm_of_links_is_an_alarm():
    links = "".join(f"<a href='http://w{i}.example/'>松岭{i}</a> " for i in range(20))

    assert ("link_farm", "alarm") in found(page(HIDDEN["off the screen"].format(links)))


def test_spam_inside_a_paragraph_is_taken_out_and_told():
    reading = read(
        page(
            f"<p>会议指出，{SPAM}，要持续改善农村学校办学条件，关心关爱留守儿童健康成长，落实各项资助政策。</p>"
        )
    )

    assert ("injected_text", "alarm") in {(one.kind, one.severity) for one in reading.findings}
    assert "百家乐" not in reading.body
    assert "留守儿童" in reading.body


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (f"{SPAM}_官网", ""),
        (TITLE, f"<meta name='keywords' content='{SPAM}'>"),
        (TITLE, f"<meta name='description' content='{SPAM}'>"),
    ],
)
def test_a_head_that_is_spam_is_an_alarm(title, head):
    assert {severity for _, severity in found(page(title=title, head=head))} == {"alarm"}


@pytest.mark.parametrize(
    "inner",
    [
        "<p>警方查获利用百家乐、时时彩进行网络赌博的窝点三处，抓获犯罪嫌疑人十二名。</p>",
        "<p>镇人大主席提醒群众，刷单、贷款秒下款都是骗局，不要向陌生人转账，谨防电信诈骗。</p>",
        "<div style='display:none'><ul><li><a href='/a'>领导之窗</a></li><li><a href='/b'>政务公开</a></li></ul></div>",  # noqa: E501 one sentence or page, read as a whole
        "<div style='display:none'>请您登录后发表意见，文明上网，理性发言，遵守国家法律法规和本网站的管理规定。</div>",  # noqa: E501 one sentence or page, read as a whole
        "<section style='font-size:0'><span style='font-size:16px'>学校食堂由县教育局统一配送，家长可以随时查看。</span></section>",  # noqa: E501 one sentence or page, read as a whole
        "<div style='visibility:hidden'><p>会议还通过了人事任免名单，并举行了宪法宣誓仪式。</p></div>",
        "<a style='text-indent:-9999px' href='/'>青杨县人大</a>",
        "<select><option>友情链接</option><option value='http://a.example'>各县人大</option></select>",
    ],
)
def test_what_clean_pages_have_gives_no_alarm(inner):
    assert found(page(inner)) == set()


def test_the_same_page_for_both_is_no_cloaking():
    reading = read(page())

    assert cloaking(reading, visitor=reading) == ()
    assert cloaking(reading, visitor=read(page("<p>阅读 1024　点赞 6</p>"))) == ()


def test_spam_that_only_a_crawler_is_served_is_an_alarm():
    findings = cloaking(read(page(extra=f"<div><p>{SPAM}</p></div>")), visitor=read(page()))

    assert {(one.kind, one.severity) for one in findings} == {("cloaking", "alarm")}
    assert findings[0].where.startswith("搜索引擎所见")


def test_a_paragraph_that_only_one_sees_is_told_with_its_place():
    more = "会议还审议了关于加强校园食品安全监管的议案，交由教育科学文化卫生委员会研究办理。"

    [finding] = cloaking(read(page()), visitor=read(page(f"<p>{more}</p>")))

    assert (finding.kind, finding.where, finding.detail, finding.severity) == (
        "cloaking",
        "访客所见 第 2 段",
        more,
        "warning",
    )


def test_two_different_pages_are_an_alarm():
    other = f"<html><body><h1>{TITLE}</h1><p>本店新到各类商品，种类齐全，价格公道，欢迎新老顾客光临选购，全场满百减二十。</p></body></html>"  # noqa: E501 one sentence or page, read as a whole

    assert "alarm" in {one.severity for one in cloaking(read(page()), visitor=read(other.encode()))}


def test_no_real_page_gives_more_than_a_notice(real_pages):
    told = {path.name: found(path.read_bytes()) for path in real_pages}

    assert not {name: findings for name, findings in told.items() if findings}
