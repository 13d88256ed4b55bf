"""What the checks find in plausible sentences, and what they leave alone."""

import pytest

from byline.norms import figures, kinds, leads, marks
from byline.norms.checking import checks, unmet
from byline.norms.phrases import Finder, Phrase
from byline.norms.piece import MAY, MET, MUST, Line, Picture, Piece
from tests.cast import DITCH, LEVEE

RIGHT = """2026年3月12日上午，北河镇人大把代表联络站的桌子搬到了青河大堤上。
建厂26年来，工人们一直坚持；他从教20年，带出35名徒弟。
增长5.2%，同比提高1.3个百分点，降幅在10%—20%之间。
青人信〔2026〕12号、国发〔2020〕3号。
“清淤只是头一步，往后谁来管，得有个说法。”周长河开门见山。
比分3:2，网址www.npc.example，1.加强监督，上午9:30开会。
他说：“快走！”大家起身。
《中华人民共和国监督法》《预算法》
十二届全国人大五次会议、第12年度、2026年第1号
5千克、3千米、8百分点、3000米
1—3月，2月29日，2026年正月初三，农历八月十五
今年“五一”期间，“一府一委两院”有关负责人到会。
约500人，50多人，2万余人次，近500人
9月15日起，30年如一日，10年底蕴深厚，12年初中教学
主题是：“为民”。大家问：“行吗？”
二〇二六年三月十二日，百分之三十，三月十二日
（2026年3月）（一）加强学习；（二）改进作风。
“十五五”规划、90后代表、AI、5G、12345热线、24小时
北京—上海……——记北河镇人大
真的吗？！太好了！！！""".splitlines()


@pytest.mark.parametrize("line", RIGHT)
def test_what_is_written_as_the_norms_have_it_is_left_alone(line):
    assert [line[slip.start : slip.end] for slip in (*figures.slips(line), *marks.slips(line))] == []


@pytest.mark.parametrize("text", [LEVEE.format(day="3月5日"), DITCH.format(day="3月6日")])
def test_real_pieces_raise_no_alarm(text):
    for line in text.splitlines():
        assert not figures.slips(line)
        assert not marks.slips(line)


@pytest.mark.parametrize(
    ("line", "found", "put"),
    [
        ("２０２６年３月", "２０２６", "2026"),
        ("截至26年3月", "26年", "2026年"),
        ("98年底完成", "98年", "1998年"),
        ("三月12日召开", "三月12", "3月12"),
        ("3月廿二日召开", "3月廿二", "3月22"),
        ("2026年三月", "三月", "3月"),
        ("二零二六年", "二零二六", "二〇二六"),
        ("投入3千5百元", "3千5", ""),
        ("占百分之30", "百分之30", "30%"),
        ("下降5-10%", "5-10%", "5%-10%"),
        ("约500余人", "约500余人", ""),
        ("500多人左右", "500多人左右", ""),
        ("2月30日召开", "2月30日", ""),
    ],
)
def test_numbers_against_the_norm_are_found(line, found, put):
    slip = figures.slips(line)[0]

    assert (line[slip.start : slip.end], slip.put) == (found, put)


@pytest.mark.parametrize(
    ("line", "found", "put"),
    [
        ("召开会议,部署工作", ",", "，"),
        ("时间:上午", ":", "："),
        ("办理结束.代表满意", ".", "。"),
        ("(二)加强", "(", "（"),
        ("他说：“好。”。", "。”。", "。”"),
        ("他强调：“要深入调研，掌握实情”。", "”。", "。”"),
        ("代表、委员、等", "、", ""),
        ("《甲法》、《乙法》", "、", ""),
        ("《关于〈办法〉的《说明》的报告》", "《说明》", "〈说明〉"),
        ("青人信[2026]12号", "[2026]", "〔2026〕"),
        ("等等...", "...", "……"),
        ("好。。。", "。。。", "……"),
        ("会议强调，。", "，。", ""),
        ('他说"好"', '"', ""),
        ("村民--代表", "--", "——"),
        ("“清“淤”好”", "“", "‘"),
        ("看《办法", "《", ""),
        ("说明”", "”", ""),
    ],
)
def test_marks_against_the_norm_are_found(line, found, put):
    slip = marks.slips(line)[0]

    assert (line[slip.start : slip.end], slip.put) == (found, put)


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_not_closed():
    assert not marks.slips("“清淤只是头一步。", following="“往后谁来管？”")
    assert marks.slips("“清淤只是头一步。", following="往后谁来管？")


@pytest.mark.parametrize(
    "lead",
    [
        "3月12日上午，北河镇人大组织代表视察青河清淤工程。",
        "日前，青禾县人大常委会召开第二十一次主任会议。",
        "去年冬天以来，柳林乡把代表建议列成清单。",
        "入汛以来，县人大代表周长河天天上堤。",
        "清明前后，东坡灌区的支渠通了水。",
        "法槌敲响，旁听席上坐着24名县人大代表。12月9日，他们旁听了一起案件。",
        "上午十一点，桂花园社区老年食堂的烟囱冒了烟。",
    ],
)
def test_a_lead_that_says_when_and_where_is_met(lead):
    assert leads.names_time(lead)
    assert leads.names_place(lead)


@pytest.mark.parametrize(
    "lead", ["代表们围坐在一起，就管护问题你一言我一语。", "农村的老人最怕走夜路，城市也一样。"]
)
def test_a_lead_that_says_neither_is_not(lead):
    assert not leads.names_time(lead)
    assert not leads.names_place(lead)


def test_names_that_the_house_knows_are_places():
    assert not leads.names_place("芦滩的柳树绿了。")
    assert leads.names_place("芦滩的柳树绿了。", known=["芦滩"])


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("县人大常委会主任周世安出席并讲话。", True),
        ("村民刘桂枝说，现在心里踏实了。", True),
        ("6名县、镇人大代表和15名村民围坐在柳树下。", True),
        ("支渠长2.8公里，闸板已经更换。", False),
    ],
)
def test_who_was_present_is_read_from_deeds_names_and_numbers(sentence, is_said):
    assert leads.names_present(sentence) is is_said


def result(line, piece, **options):
    (check,) = checks(piece, [line], **options)
    return check.result


def test_bounds_include_both_ends():
    band = Line(kinds.BODY, shortest=150, longest=1200)

    results = [result(band, Piece(length=length)) for length in (149, 150, 1200, 1201)]

    assert results == [MAY, MET, MET, MAY]


def test_what_is_required_comes_first_and_stops():
    piece = Piece(title="题", title_length=1, length=2, paragraphs=("正文",))
    lines = [Line(kinds.TITLE, longest=26), Line(kinds.TOPIC), Line(kinds.SECRECY, is_required=True)]

    found = checks(piece, lines)

    assert [check.result for check in found] == [MUST, MAY, MET]
    assert [check.kind for check in unmet(found)] == [kinds.SECRECY]


def test_what_an_author_states_is_met():
    piece = Piece(subtitle="副", authors=("林秀",), secrecy="clear", has_key_task=True, has_topic=True)
    for kind in (kinds.SUBTITLE, kinds.SIGNED, kinds.SECRECY, kinds.KEY_TASK, kinds.TOPIC):
        assert result(Line(kind), piece) == MET
        assert result(Line(kind), Piece()) == MAY


def test_a_caption_names_who_took_the_picture():
    asked = Line(kinds.CREDITS, is_required=True)

    assert result(asked, Piece(pictures=(Picture(1, "代表巡堤。林秀 摄", "", 0),))) == MET
    assert result(asked, Piece(pictures=(Picture(1, "代表巡堤（县水利局供图）", "", 0),))) == MET
    assert result(asked, Piece(pictures=(Picture(1, "代表巡堤", "", 0),))) == MUST
    assert result(asked, Piece(pictures=(Picture(1, "代表巡堤", "林秀", 0),))) == MET
    assert checks(Piece(), [asked]) == ()


def test_nothing_is_ticked_for_a_credit_while_a_picture_has_no_caption():
    asked = Line(kinds.CREDITS)
    credited, bare = Picture(1, "代表巡堤", "林秀", 0), Picture(2, "", "", None)

    assert checks(Piece(pictures=(credited, bare)), [asked]) == ()
    assert result(asked, Piece(pictures=(Picture(1, "代表巡堤", "", 0), bare))) == MAY


def test_a_caption_tells_no_story():
    piece = Piece(paragraphs=("3月12日，北河镇。", "他们走了。"), asides=frozenset({0}))

    (check,) = checks(piece, [Line(kinds.TIME)])

    assert (check.result, check.places[0].paragraph) == (MAY, 1)


def test_a_listed_word_is_found_with_its_exact_characters():
    words = Finder([Phrase("残废人", kinds.FORBIDDEN, "残疾人", "尊重残疾人")])
    piece = Piece(title="帮残废人", paragraphs=("开头。", "一名残废人和两名残疾人。"))

    (check,) = checks(piece, [Line(kinds.FORBIDDEN, is_required=True)], words=words)

    assert [(place.where, place.paragraph, place.start, place.end, place.put) for place in check.places] == [
        ("title", 0, 1, 4, "残疾人"),
        ("body", 1, 2, 5, "残疾人"),
    ]


def test_every_kind_has_a_check():
    picture = Picture(1, "图", "", 0)
    piece = Piece(title="题", title_length=1, length=1, paragraphs=("文",), pictures=(picture,))
    names = [value for name, value in vars(kinds).items() if name.isupper() and isinstance(value, str)]

    assert {check.kind for check in checks(piece, [Line(name, longest=9) for name in names])} == set(names)
