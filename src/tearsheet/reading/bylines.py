"""Source, author and editor out of a line such as 来源：青禾日报　作者：林秀　责编：周原."""

import re
from itertools import zip_longest

from tearsheet.reading.moments import MOMENT

LABELS = {
    "source": "来源于|信息来源|文章来源|新闻来源|稿件来源|内容来源|来源|來源|稿源|供稿单位|出处|转自|摘自",
    "author": "文章作者|本文作者|作者|作　者|撰稿人?|撰文|供稿人?|文/图|图/文|文图|图文|本报记者|本网记者|特约记者|记者|通讯员|特约通讯员|采写|采访|文|投稿人?",  # noqa: E501 one sentence or pattern, read as a whole
    "editor": "责任编辑|責任編輯|本文责编|责任编缉|责编|責編",
    "desk": "编辑|編輯|网络编辑|网站编辑|本期编辑|值班编辑|录入编辑|小编",
}
OTHERS = (
    "发布时间|发表时间|发布日期|更新时间|日期|时间|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击率|点击|访问量|访问|字体|字号|审核|校对|监制|摄影|初审|复审|终审|编审|"
    "发布人|发布者|发布机构|发布单位|主编|总编|录入|签发|评论|分享|打印|收藏|查看|人气|栏目|分类|关键词|关键字|标签|本文来源|本文标题|转载|原标题|字数|主办|编发|统筹|策划|美编|视频|制图"
)
EVERY_LABEL = re.compile(
    rf"(?P<lead>^|[\s　（(\[【｜|/、，,。;；>·])(?P<label>{'|'.join(LABELS.values())}|{OTHERS})(?P<colon>\s*[:：｜|]\s*|\s*(?=[\[\]【】]))"  # noqa: E501 one sentence or pattern, read as a whole
)
# in a line with a time, or one in brackets, a label needs no colon: 责编杜青　供稿 林秀
BARE_LABEL = re.compile(
    rf"(^|[\t（(\[【·|｜]\s*|\s{{2,}})({LABELS['source']}|{LABELS['author'].replace('|文|', '|')}|{LABELS['editor']}|编辑(?!部)|发布时间|时间|审核|校对)[ 　]*(?=[\u4e00-\u9fffA-Za-z\d])"  # noqa: E501 one sentence or pattern, read as a whole
)
CLOSING = re.compile(r"\s·\s|[\t\n）)\]】｜|;；>]|(?:19|20)\d{2}[-年/.]|\s{2,}")
PERSON = r"[\u4e00-\u9fff·]{2,4}"
PERSON_ONLY = re.compile(rf"{PERSON}\Z")
IN_BRACKETS = re.compile(
    r"[（(]\s*(?:[^（()）：:，。]{0,12}?)(?:总台央视|本报|本网|本台|本刊|新华社|中新社|见习|实习|特约|全媒体|融媒体)?\s*(?:记者|通讯员|作者|特约记者|文/图|图/文|文图|供稿)\s*[:：]?\s*"
    r"([\u4e00-\u9fff·]{2,4}(?:[ 　、，,/]{1,3}(?:(?:本报|特约|见习|实习)?(?:通讯员|记者|实习生)\s*[:：]?\s*)?[\u4e00-\u9fff·]{2,4}){0,6})[^（()）]{0,12}[)）]"  # noqa: E501 one sentence or pattern, read as a whole
)
EDITOR_IN_BRACKETS = re.compile(
    r"[（(\[【]\s*(?:责任编辑|责编|編輯|编辑)\s*[:：]?\s*([^（()）\]】]{2,30})[)）\]】]"
)
AT_THE_HEAD = re.compile(
    rf"^(?:本报|本网|本台|本刊|新华社|本站)?讯?\s*[（(]\s*(?:全媒体|融媒体|见习|实习|特约|职工)?(?:记者|通讯员)\s*[:：]?\s*({PERSON}(?:[ 　、，,]{{1,3}}(?:(?:特约|见习)?(?:通讯员|记者)\s*)?{PERSON}){{0,6}})\s*[)）]"  # noqa: E501 one sentence or pattern, read as a whole
)
WRITER_AND_PAPER = re.compile(
    rf"({PERSON})\s*[/／|]\s*([\u4e00-\u9fff]{{2,14}}(?:报|网|社|台|新闻|周刊|杂志|通讯))"
)
ORIGINAL = re.compile(r"原创[:：]?\t\s*([^\t\d][^\t]{1,19})(?:\t\s*([^\t\d][^\t]{1,19}))?")
REPORTS_FROM = re.compile(rf"[（(]\s*({PERSON})\s+[\u4e00-\u9fff]{{2,6}}报道\s*[)）]")
WRITES = re.compile(rf"^.{{0,24}}?(?:记者|通讯员)\s*({PERSON})\s*[/／]\s*(?:文|图)")
SEVERAL = rf"{PERSON}(?:[ 　、]{{1,2}}{PERSON}){{0,5}}"
NAMES_AT_THE_END = re.compile(rf"[。！？”][（(]\s*({SEVERAL})\s*[)）]\s*$")
NAMES_AT_THE_HEAD = re.compile(rf"^(?:本报|本网|本台|本刊|本站)?讯\s*[（(]\s*({SEVERAL})\s*[)）]")
SQUARE = re.compile(rf"^\s*[□■◎●]\s*({SEVERAL})\s*$")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司古吉缪车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝檀封谈鞠匡"
)
MEDIA = re.compile(
    r"(?:本站|本网|[\u4e00-\u9fffA-Za-z]{2,18}(?:网|报|社|电视台|电台|台|在线|新闻|发布|杂志|周刊|时报|客户端|融媒体中心|办公室|委员会|人民政府|宣传部|人大|综合|之声|频道))\Z"
)
EMPTY = frozenset(["[", "转载", "转载文章", "转", "原创", "无", "未知", "佚名", "暂无", "-"])
STAFF_NUMBER = re.compile(r"[A-Z]{1,4}_?\d{1,8}\Z")
ROLE = re.compile(r"(?:本报|本网|特约|见习|实习)?(?:记者|通讯员|实习生|作者)\s*[:：]?\s*")


def byline(text: str, *, is_text: bool = False) -> dict[str, str]:
    """Return source, author and editor as one line gives them; in an article's own text only brackets count."""  # noqa: E501 one sentence or pattern, read as a whole
    if is_text:
        return _in_text(text)
    said: dict[str, str] = {}
    if MOMENT.search(text) or re.fullmatch(r"[（(\[【].{3,40}[)）\]】]", text.strip()):
        text = BARE_LABEL.sub(r"\1\2：", text)
    borders = list(EVERY_LABEL.finditer(text))
    for found, following in zip_longest(borders, borders[1:]):
        words = text[found.end() : following.start() if following else len(text)]
        name = next((name for name, labels in LABELS.items() if re.fullmatch(labels, found["label"])), "")
        value = _value(words, name=name) if name else ""
        name = (
            "editor"
            if name == "desk" and not any("责" in one["label"] or "責" in one["label"] for one in borders)
            else name
        )
        if value:
            said[name] = (
                f"{said[name]} {value}" if name == "author" and name in said else said.get(name, value)
            )
    said.pop("desk", None)
    return _with_unlabelled(said, text)


def _with_unlabelled(said: dict[str, str], text: str) -> dict[str, str]:
    """Add what a line says without any label."""
    if not said and (found := WRITER_AND_PAPER.fullmatch(text.strip())):
        return {"author": found[1], "source": found[2]}
    if not said and (found := ORIGINAL.match(text.strip())):
        return {name: value for name, value in (("author", found[1]), ("source", found[2])) if value}
    if not said.get("source") and (source := _unlabelled(text)):
        said["source"] = source
    if not said.get("author") and (found := SQUARE.match(text)):
        said["author"] = " ".join(_names(found[1]))
    return said


def _in_text(text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    if found := (
        IN_BRACKETS.search(text)
        or AT_THE_HEAD.search(text)
        or REPORTS_FROM.search(text)
        or WRITES.search(text)
    ):
        said["author"] = " ".join(_names(ROLE.sub(" ", found[1])))
    elif found := (NAMES_AT_THE_END.search(text) or NAMES_AT_THE_HEAD.match(text)):
        names = _names(found[1])
        if all(name[0] in SURNAMES for name in names):
            said["author"] = " ".join(names)
    if found := EDITOR_IN_BRACKETS.search(text):
        said["editor"] = found[1].strip()
    return said


def _value(words: str, *, name: str) -> str:
    """Return the value behind a label: up to the next border; several people when they stand side by side."""
    words = words.lstrip(" \t\u3000\xa0:：[【")
    pieces = [piece.strip(" 　\xa0-—·,，、/") for piece in CLOSING.split(words)]
    if not pieces or not pieces[0]:
        return ""
    value = pieces[0]
    if name in {"author", "editor", "desk"}:
        value = _people(words, value)
    elif " " in value:
        head = value.split()[0]
        value = head if re.search(r"[\u4e00-\u9fff]", head) and len(head) > 1 else value
    value = value.strip("“”\"'《》 ")
    return "" if value in EMPTY or len(value) > 40 else value  # noqa: PLR2004 lengths and counts read best in place


def _people(words: str, first: str) -> str:
    """Names that stand side by side, parted by spaces, tabs or commas, as long as they look like names."""
    tokens = _names(ROLE.sub(" ", re.split(r"[\n）)\]】｜|;；]", words)[0]))
    people: list[str] = []
    for token in tokens:
        if people and not (PERSON_ONLY.match(token) or STAFF_NUMBER.match(token)):
            break
        people.append(token)
        if not PERSON_ONLY.match(token):
            break
    return " ".join(people[:8]) or first


def _names(words: str) -> list[str]:
    """Split names; a name of two characters written with a space between, 林 秀, is one."""
    tokens = [token for token in re.split(r"[\s　、，,/&]+", words) if token]
    joined: list[str] = []
    for token in tokens:
        if joined and len(token) == 1 and len(joined[-1]) == 1:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _unlabelled(text: str) -> str:
    """Return a source without a label, in a line with a time or with labels: 2019-09-07 08:05 青禾日报; 本站 · 2019-09-07."""  # noqa: E501 one sentence or pattern, read as a whole
    if not MOMENT.search(text) and not EVERY_LABEL.search(text):
        return ""
    pieces = re.split(r"[\t|｜　 ]+|\s·\s", MOMENT.sub("\t", text))
    return next((piece for piece in pieces if MEDIA.match(piece) and not re.search(r"[:：]", piece)), "")
