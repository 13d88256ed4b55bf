"""Source, author and editor out of a line such as 来源：青禾日报　作者：林秀　责编：周原."""

import re
from collections.abc import Collection
from itertools import zip_longest

from tearsheet.bylines.moments import MOMENT
from tearsheet.bylines.names import PERSON, is_like_a_name, is_person, people, split_names

LABELS = {
    "source": "来源于|(?:信息|文章|新闻|稿件|内容|本文)?来源|來源|稿源|(?:供稿|来稿|报送)单位|[转摘]自",
    "author": "(?:文章|本文)?作者|撰稿人?|撰文|文字|供稿人?|文/图|图/文|文·图|文图|图文|采写|采访|文|投稿人?"
    "|(?:本报|本网|本台|本刊|特约|见习|实习|全媒体|融媒体?)?(?:记者|通讯员)",
    "editor": "责任编辑|責任編輯|本文责编|责任编缉|责编|責編",
    "desk": "编辑|編輯|网络编辑|网站编辑|本期编辑|录入编辑|本版编辑|小编",
    "channel": "所属栏目|所属频道|栏目|频道|所属分类|分类|类别",
}
OTHERS = (
    "发布时间|发表时间|发布日期|更新时间|成文日期|日期|时间|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击率|点击|访问量|访问|字体|字号|审核|校对|监制|摄影|初审|复审|终审|一审|二审|三审|编审|"
    "发布人|发布者|发布机构|发布单位|主编|总编|录入|签发|评论|分享|打印|收藏|查看|人气|关键词|关键字|标签|本文标题|转载|原标题|字数|主办|编发|统筹|策划|美编|视频|制图|图片?|出自|出版社|"
    "值班编辑|值班主任|值班编委|值班总编|值班|执行主编|责任校对|责校|素材|海报|配音|出镜|运营|设计|排版|制作|实习生|翻译|编译"
)
EVERY_LABEL = re.compile(
    rf"(?P<lead>^|(?<=\d)|[\s　（(\[【｜|/、，,。;；>·])(?P<label>{'|'.join(LABELS.values())}|{OTHERS})(?P<colon>\s*[:：｜|]\s*|\s*(?=[\[\]【】]))"  # noqa: E501 one sentence or pattern, read as a whole
)
# a label whose two characters stand apart to look even: 来　源, 作 者
SPREAD = re.compile(
    r"(?<![\u4e00-\u9fff])([来作编责记时日稿审校栏])[ \t　\xa0]{1,6}([源者辑编间期核对目])(?=\s*[:：])"
)
# 文/林秀 图/周原
STROKED = re.compile(
    r"(?<![\u4e00-\u9fff/／])(文字|文|图片?|摄影?)\s*[/／]\s*(?=[\u4e00-\u9fff]{2,4})(?![图文])"
)
# in a line with a time or with labels, or in one in brackets, a label needs no colon: 责编杜青　供稿 林秀
BARE_LABEL = re.compile(
    rf"(^|[\t（(\[【·|｜]\s*|\s{{1,}})((?:{LABELS['source']})(?!于)|{LABELS['author'].replace('|文|', '|')}|{LABELS['editor']}|编辑(?!部)|发布时间|时间|审核|校对)[ 　]*(?=[\u4e00-\u9fffA-Za-z\d])"  # noqa: E501 one sentence or pattern, read as a whole
)
# a line that is one label with its value, 来源 青禾日报, or one in brackets
BY_ITSELF = re.compile(
    r"[（(\[【].{3,40}[)）\]】]"
    rf"|(?:.{{2,30}}\s[·|｜]\s)?(?:{LABELS['source']}|{LABELS['editor']}|编辑|作者|撰稿|供稿)\s+\S{{2,20}}(?:\s.{{0,60}})?"
)
BRACKETED = re.compile(
    rf"([（(\[【]\s*)({LABELS['editor']}|编辑|{LABELS['author'].replace('|文|', '|')})\s+"
    r"(?=[\u4e00-\u9fff]{2,4}\s*[)）\]】])"
)
CLOSING = re.compile(r"\s·\s|[\t\n）)\]】｜|;；>]|(?:19|20)\d{2}[-年/.]|\s{2,}")
WRITER_AND_PAPER = re.compile(
    rf"({PERSON})\s*[/／|]\s*([\u4e00-\u9fff]{{2,14}}(?:报|网|社|台|新闻|周刊|杂志|通讯))"
)
ORIGINAL = re.compile(r"原创[:：]?\t\s*([^\t\d][^\t]{1,19})(?:\t\s*([^\t\d][^\t]{1,19}))?")
# a line of people without any label or colon: □本报记者 林秀 通讯员 周原, 文/林秀, 林秀 周原
WITH_PART = re.compile(
    r"^[（(【\[]?(?:[□■◎●○◆▲]|(?:[\u4e00-\u9fff·A-Za-z]{0,18}(?:记者|通讯员|作者)\s)|(?:文|撰文|文图|图文|文[/／]图|图[/／]文)\s*[/／|｜])|(?:[/／]\s*文|文[/／]图|摄影报道|报道)[）)】\]]?\s*$"
)
MEDIA = re.compile(
    r"(?:本站|本网|[\u4e00-\u9fffA-Za-z\d]{1,18}(?:网|报|社|电视台|电台|广播|台|在线|新闻|发布|杂志|周刊|时报|客户端|融媒体中心|融媒|办公室|委员会|常委会|党委|政府|中心|法院|检察院|公安局|宣传部|人大|综合|之声|频道)|《[^》]{2,12}》)\Z"
)
EMPTY = re.compile(
    r"(?:\[|转载|转载文章|转|原创|无|未知|佚名|暂无|\-|未注明|匿名|null|None|网络编辑|本站编辑)?\Z"
)
STAFF_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,4}[（(]?[A-Z]{1,4}_?\d{1,8}[)）]?\Z|[A-Z]{1,4}_?\d{1,8}\Z")
GOES_ON = re.compile(r"[)）】\]]\s*\S{3}")
KEYWORDS = re.compile(r"\s*(?:关键词|关键字|标签|主题词)")
# in an interview these stand before a question
ASKS = re.compile(r".*记者|.*通讯员|采访")
ASIDE = re.compile(r"[（(][^（()）]{0,30}[)）]")
LONGEST_VALUE = 40
LONGEST_BYLINE = 200
LONGEST_LINE_OF_PEOPLE = 60


def byline(text: str, *, outlets: Collection[str] = ()) -> dict[str, str]:
    """Return source, author, editor and channel as one line gives them; inner borders of the line are tabs.

    `outlets` are names that the page has for itself: beside a time, one of them is the source.
    """
    text = STROKED.sub(r"\1：", SPREAD.sub(r"\1\2", text.replace("丨", "｜")))
    text = BRACKETED.sub(r"\1\2：", text)
    if MOMENT.search(text) or EVERY_LABEL.search(text) or BY_ITSELF.fullmatch(text.strip()):
        text = BARE_LABEL.sub(r"\1\2：", text)
    said = _labelled(text)
    if not said and (found := WRITER_AND_PAPER.fullmatch(text.strip())) and is_person(found[1]):
        return {"author": found[1], "source": found[2]}
    if not said and (found := ORIGINAL.match(text.strip())):
        return {name: value for name, value in (("author", found[1]), ("source", found[2])) if value}
    for name, value in _unlabelled(text, outlets=outlets).items():
        said.setdefault(name, value)
    return _sorted_out(said)


def _labelled(text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    borders = list(EVERY_LABEL.finditer(text))
    for found, following in zip_longest(borders, borders[1:]):
        words = text[found.end() : following.start() if following else len(text)]
        name = next((name for name, labels in LABELS.items() if re.fullmatch(labels, found["label"])), "")
        value = _value(words, name=name) if name else ""
        if ASKS.match(found["label"]) and not is_like_a_name(value.split(" ")[0]):
            continue
        if value and name == "author" and name in said:
            said[name] = f"{said[name]} {value}"
        elif value:
            said.setdefault(name, value)
    desk = said.pop("desk", "")
    return {"editor": desk} | said if desk else said


def _sorted_out(said: dict[str, str]) -> dict[str, str]:
    """Give each name once, and put a person who is called the source where people belong: 来源：林秀."""
    if "author" in said:
        said["author"] = " ".join(dict.fromkeys(said["author"].split()))
    source = said.get("source", "")
    if is_person(source) and not MEDIA.match(source):
        del said["source"]
        said.setdefault("author", source)
    return said


def is_byline(text: str) -> bool:
    """Whether a line is nothing but who, where and when, so that it is no part of the article."""
    if len(text) > LONGEST_LINE_OF_PEOPLE or re.search(r"[。！？]", text):
        return False
    rest = MOMENT.sub("", text).strip("（([【 \u3000\t")
    is_moment = bool(MOMENT.search(text)) and len(rest) < len("发布时间：")
    return is_moment or bool(EVERY_LABEL.match(rest) and set(byline(text)) & {"source", "author", "editor"})


def _value(words: str, *, name: str) -> str:
    """Return the value behind a label: up to the next border; several people when they stand side by side."""
    words = words.lstrip(" \t\u3000\xa0:：[【")
    pieces = [piece.strip(" 　\xa0-—·,，、/|｜") for piece in CLOSING.split(words)]
    if not pieces or not pieces[0]:
        return ""
    value = pieces[0]
    if name in {"author", "editor", "desk"}:
        value = _people(words, value)
    elif " " in value:
        head = value.split()[0]
        value = head if re.search(r"[\u4e00-\u9fff]", head) and len(head) > 1 else value
    value = value.strip("“”\"'《》 ")
    return "" if EMPTY.match(value) or len(value) > LONGEST_VALUE or "http" in value else value


def _people(words: str, first: str) -> str:
    """Names that stand side by side, parted by spaces, tabs or commas; else the first words, which may be a pen name."""  # noqa: E501 one sentence or pattern, read as a whole
    line = re.split(r"[\n）)\]】｜|;；]", ASIDE.sub(" ", words))[0]
    found, tokens = people(line, is_labelled=True), split_names(line)
    if not found and len(tokens) > 1:
        # 供稿：柳溪镇人大 林秀
        found = people(" ".join(tokens[1:]))
    if found:
        following = tokens[tokens.index(found[-1]) + 1 :][:1] if found[-1] in tokens else []
        return " ".join(found[:8] + [one for one in following if STAFF_NUMBER.match(one)])
    tokens = split_names(first)
    return tokens[0] if tokens else ""


def _unlabelled(text: str, *, outlets: Collection[str]) -> dict[str, str]:
    """Read what has no label: a line of people, and beside a time or labels the outlet and the writer."""
    if not (MOMENT.search(text) or EVERY_LABEL.search(text)):
        is_people = (
            len(text) <= LONGEST_LINE_OF_PEOPLE
            and not GOES_ON.search(text)
            and WITH_PART.search(text.strip())
        )
        return {"author": " ".join(people(text))} if is_people else {}
    if KEYWORDS.match(text):
        return {}
    if len(text) > LONGEST_BYLINE:
        return {}
    said: dict[str, str] = {}
    for piece in re.split(r"[\t|｜丨　 ]+|\s·\s", MOMENT.sub("\t", text)):
        if MEDIA.match(piece) or piece.removesuffix("综合") in outlets:
            said.setdefault("source", piece.strip("《》"))
        elif is_person(piece) and MOMENT.search(text):
            said.setdefault("author", piece)
    return said
