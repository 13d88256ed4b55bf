"""Which words of a signing line are people."""

from __future__ import annotations

import re

SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施"
    "文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲"
    "翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
    "米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南"
    "班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "东方",
    "南宫",
)
ROLES = re.compile(
    r"(?:作者|通讯员|信息员|撰稿人?|供稿人?|撰文|记者|文图|图文|摄影|编辑|主席|副主席|主任|副主任|人大代表|代表|同志)"
)
BODIES = re.compile(
    r"(?:人大|常委会|办公室|委员会|工委|[委局办站所院镇乡县市区州省村组社报台厅处科]|街道|中心|公司|学校|社区)$"
)
PLACES = re.compile(r"(?:人大|[镇乡县区村办局委院])$")  # 南关镇 begins as a name does
BETWEEN = re.compile(r"[\s　、，,；;/／|丨·:：。.]+")
IS_HAN = re.compile(r"[㐀-鿿]+")
WITH_DOT = re.compile(r"[㐀-鿿]{2,6}·[㐀-鿿]{2,6}")
SHORTEST, LONGEST = 2, 3
# words that begin as a name does
COMMON_WORDS = """
单位 项目 成效 成果 成就 时间 方向 方法 方案 任务 安全 路径 金额 计划 关于 文件 文化 文明
和谐 平安 简介 简讯 支持 支部 高度 高效 温暖 时候 单独 方式 方面 项目部 任务书 连续 石料 水位
沙石 马上 白天 黄昏 金秋 江河 毛病 常态 和美 明白 冷暖 幸福 车间 广场 宣传 宣讲 国家 国土
相关 初衷 计生 平台 门口 云端 应急 施工 麦收 苗木 经费 成立 安排 安置 解决 解读 费用 游客
路面 谈心 易地
"""
COMMON = frozenset(COMMON_WORDS.split())


def is_name(word: str) -> bool:
    """Whether a word is built as a Chinese name is: a surname, and one or two characters."""
    if not IS_HAN.fullmatch(word):
        return False
    if word.startswith(DOUBLE_SURNAMES):
        return LONGEST <= len(word) <= LONGEST + 1
    if word in COMMON or PLACES.search(word):
        return False
    return SHORTEST <= len(word) <= LONGEST and word[0] in SURNAMES


def with_spaced_names(parts: list[str]) -> list[str]:
    """Return words with those of one character, two by two, joined: 林 秀."""
    joined: list[str] = []
    for part in parts:
        if len(part) == 1 and joined and len(joined[-1]) == 1:
            joined[-1] += part
        else:
            joined.append(part)
    return joined
