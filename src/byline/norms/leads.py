"""Whether a news lead names a time, a place, and who was present. Knows no rows.

A lead that names them in an odd way counts as naming them: a writer who is wrongly told so trusts no check.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = "㐀-鿿"
NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十廿]{1,4})"
TIME = re.compile(
    rf"{NUMBER}年(?![来间多以后前级轻龄])|{NUMBER}月(?:{NUMBER}[日号])?|(?<!\d){NUMBER}[日号](?![报子产夜程])"
    r"|今[天日年晨晚早]|昨[天日晚]|前[天日](?!子)|近[日期来]|日前|最近|连日|当[天日]|本[周月季]|上[周月旬]|这[天周]"
    r"|[去前]年|年[初底末]|[上下]半年|季度|[上中下]旬|清晨|早晨|上午|中午|下午|傍晚|晚上|入[春夏秋冬汛伏]"
    r"|[春夏秋冬][季天日]|春节|元旦|元宵|清明|五一|端午|七一|中秋|国庆|重阳|腊月|正月"
    r"|[汛农假]期|期间|以来|目前|眼下|时下"
)
# A place is two characters and a word of this list; 全县 and 城市 are no names, 我县, 县人大 as good as one.
KINDS = re.compile(
    r"省|自治区|市|州|盟|县|旗|区|镇|乡|苏木|街道|社区|村|屯|寨|水库|灌区|大堤|园区|开发区|小区|广场"
    r"|中学|小学|大学|医院|卫生院|法院|检察院|公司|合作社|养老院|敬老院|福利院|联络站|代表之家"
    r"|工作站|服务中心|会议室|礼堂|派出所|司法所|农场|林场|茶园"
)
OUR_PLACE = re.compile(
    r"[我该本此][省市州县旗区镇乡村]|[省市州县旗区镇乡](?:人大|人民|政府|政协|[纪监]委|委[^员]|法院|检察院|[直属]{2})"
)
NO_NAMES = frozenset(
    "的了着和与及或各全每某等是有为对从向到在把被让将我本该两一二三四五六七八九十几多些个名位年月日"
)
NO_PLACES = re.compile(
    r"[城都超上门股夜集菜楼闹]市|[地山灾辖片城库街牧林社郊校厂老新战军选禁误盲市县]区|[农乡全各驻]村"
    r"|[同家故他下思老返回]乡"
)
# Who was there: a deed of those who attend, or an office with a name at it, or so many deputies.
ATTENDED = re.compile(
    r"出席|参加|列席|主持|带队|率队|陪同|参与|到会|与会|应邀|围坐|走进|深入|视察|调研|检查|走访|座谈|讲话"
    r"|作.{0,6}报告|旁听|督办|接待|组织.{0,12}代表"
)
OFFICE = (
    r"(?:主任|主席|书记|委员|代表|局长|县长|市长|镇长|乡长|区长|院长|检察长|科长|站长|校长|经理"
    r"|负责人|村民|干部|会长|组长|常委)"
)
NAMED = re.compile(rf"{OFFICE}[{HAN}]{{2,4}}|(?<=[{HAN}]{{2}})(?:说|介绍|表示|指出|强调|告诉)")
COUNTED = re.compile(
    r"\d+[余多]?[名位个][^，。；]{0,10}(?:代表|委员|群众|村民|选民|干部|人员|负责人|同志)"
    r"|\d+[余多]?人(?:参|出席|到)"
)


def names_time(text: str) -> bool:
    """Tell whether a time is named, be it a day or only 近日."""
    return bool(TIME.search(text))


def names_place(text: str, *, known: Iterable[str] = ()) -> bool:
    """Tell whether a place or a body is named; `known` are names that the house knows."""
    if any(name and name in text for name in known) or OUR_PLACE.search(text):
        return True
    return any(_is_place(text, kind.start(), kind.group()) for kind in KINDS.finditer(text))


def names_present(text: str) -> bool:
    """Tell whether somebody is said to have been there: by a deed, by name and office, or by number."""
    return any(pattern.search(text) for pattern in (ATTENDED, NAMED, COUNTED))


def _is_place(text: str, at: int, kind: str) -> bool:
    """Tell whether the two characters before a word such as 镇 make a name with it."""
    name = text[max(0, at - 2) : at]
    if len(name) < 2 or not re.fullmatch(rf"[{HAN}]{{2}}", name):  # noqa: PLR2004 -- two characters make a name
        return False
    return not (name[-1] in NO_NAMES or NO_PLACES.fullmatch(name[-1] + kind))
