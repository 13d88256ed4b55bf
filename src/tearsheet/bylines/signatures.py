"""Who signs inside the text of an article: in brackets at its head, at its end, or in a line of its own."""

import re
from collections.abc import Sequence

from tearsheet.bylines.names import OUTLET, PERSON, people, split_names

WRITER = (
    r"(?:见习|实习|特约|特派|首席|驻站|全媒体|融媒体?|职工)?"
    r"(?:记\s?者|通讯员|作者|撰稿|供稿|采写|文[/／]图|图[/／]文|文图|图文|文(?=[/／]))"
)
OPENING, CLOSING = r"[（(【\[]\s*", r"\s*[)）】\]]"
SIGNED_IN_BRACKETS = re.compile(
    rf"{OPENING}[^（()）【】：，。]{{0,20}}?({WRITER}\s*[:：]?\s*[^（()）【】，。]{{2,60}}?){CLOSING}"
)
UNIT = (
    r"[\u4e00-\u9fff]{1,24}"
    r"(?:人大|政协|政府|街道|中心|公司|中学|小学|大学|[办局委院会镇乡社站部校队处科组所县区市村网报台室厅])"
)
# （林秀 周原） or （云桥乡人大 林秀）, where the text begins or ends
NAMES_IN_BRACKETS = re.compile(
    rf"{OPENING}(?:{UNIT}[ \t　:：]+)?({PERSON}(?:[ 　、，,]{{1,3}}{PERSON}){{0,11}}){CLOSING}"
)
OF_A_UNIT = re.compile(rf"(?:{WRITER})?\s*[:：/／]?\s*{UNIT}(?:专栏|特约)?(?:作者|评论员)?\s+")
REPORTS_FROM = re.compile(rf"{OPENING}({PERSON})\s+[\u4e00-\u9fff]{{2,6}}报道{CLOSING}")
HEAD = re.compile(
    r"^(?:[\u4e00-\u9fff·]{2,14}[讯电]|[\u4e00-\u9fff·]{2,12}\d{1,2}月\d{1,2}日[讯电])?\s*(?=[（(【\[])"
)
# 本报讯 记者林秀报道, 青禾新闻网讯（…）, 青川3月5日电 记者林秀
SPOKEN = re.compile(
    rf"^[^，。：]{{0,24}}?[讯电]\s*[（(]?{OUTLET}(?:见习|实习|特约|首席|全媒体|融媒体?)?(?:记者|通讯员)\s*[:：]?\s*"
    rf"({PERSON}(?:[ 　、，,]{{1,2}}{PERSON}){{0,4}})\s*[)）]?\s*(?:报道|[)）]|\s)"
)
EDITOR = re.compile(rf"{OPENING}(?:责任编辑|责编|編輯|编辑)\s*[:：]?\s*([^（()）\]】]{{2,30}}?){CLOSING}")
WRITES = re.compile(rf"^.{{0,24}}?(?:记者|通讯员)\s*({PERSON}(?:[ 　、]{PERSON}){{0,3}})\s*[/／]\s*(?:文|图)")
FAR = 90
PARAGRAPHS = 3
PHOTOGRAPHER = ("摄", "摄影")


def signatures(paragraphs: Sequence[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Return author and editor as the text itself signs, and the paragraph of each."""
    said: dict[str, str] = {}
    at: dict[str, int] = {}
    last = len(paragraphs) - 1
    for place in dict.fromkeys(
        [*range(min(PARAGRAPHS, last + 1)), *range(last, max(last - PARAGRAPHS, -1), -1)]
    ):
        is_last = place > last - PARAGRAPHS
        for name, value in _signed(paragraphs[place], is_first=place < PARAGRAPHS, is_last=is_last).items():
            if name not in said:
                said[name], at[name] = value, place
    return said, at


def _signed(text: str, *, is_first: bool, is_last: bool) -> dict[str, str]:
    said: dict[str, str] = {}
    author = (_at_the_head(text) if is_first else "") or (_at_the_end(text) if is_last else "")
    if author:
        said["author"] = author
    if is_last and (found := EDITOR.search(text[-FAR:])) and (names := people(found[1])):
        said["editor"] = " ".join(names)
    return said


def _at_the_head(text: str) -> str:
    head = text[:FAR]
    if found := WRITES.match(head) or SPOKEN.match(head):
        return _names(found[1])
    if not (opening := HEAD.match(head)):
        return ""
    rest = head[opening.end() :]
    if found := SIGNED_IN_BRACKETS.match(rest):
        return _names(found[1])
    found = NAMES_IN_BRACKETS.match(rest)
    return _names(found[1], is_all=True) if found else ""


def _at_the_end(text: str) -> str:
    tail = text[-FAR:]
    for pattern in (SIGNED_IN_BRACKETS, REPORTS_FROM, NAMES_IN_BRACKETS):
        for found in pattern.finditer(tail):
            if not tail[found.end() :].strip(" 。") and (
                names := _names(found[1], is_all=pattern is NAMES_IN_BRACKETS)
            ):
                return names
    return ""


def _names(words: str, *, is_all: bool = False) -> str:
    """Return the names in the words, with `is_all` if they are nothing else; 林秀 摄 is no author."""
    names = people(words, is_labelled=not is_all)
    if not names and (found := OF_A_UNIT.match(words)):
        # 文/青禾网 林秀
        names = people(words[found.end() :])
    if words.rstrip().endswith(PHOTOGRAPHER) or (is_all and len(names) != len(split_names(words))):
        return ""
    return " ".join(names)
