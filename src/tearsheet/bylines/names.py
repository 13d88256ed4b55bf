"""Names of people: whether words are one, and several of them out of a line."""

import re

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎薄白蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛边扈燕冀郏浦尚温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡耿满弘匡文寇禄阙欧沃蔚夔隆巩厍聂晁勾敖融冷訾辛阚那简饶曾沙鞠丰巢关蒯查荆红游竺权桓仉督岳帅缑亢况琴商牟佘佴谯笪阳佟福肖闫付代苟麦郐覃涂楚仝邸丛隋栗冼岩揭植檀迟邝"
)
DOUBLE = re.compile(
    r"(?:欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|端木|范姜|公冶|宇文|长孙|呼延)(?=.)"
)
PERSON = r"[\u4e00-\u9fff·]{2,4}"
BORDER = re.compile(r"[\s\u3000\xa0、，,；;&|｜/／]+")
# no given name holds these, but words that begin like a name do: 时间, 金融界, 江西省, 文汇报
NEVER_GIVEN = re.compile(
    r"[的了是在与及或等报网社台局部委办院区县市镇乡省校版图片视频闻记者摄间面度讯说组处科室站厅司企业务融财经线告您你我他她它们请问么吗呢吧这没不很也把被让]"
)
# words that look like a name, and are none
WORDS = re.compile(
    r"(?:简介|全文|全国|全部|全网|平台|成员|应用|安装|雷达|石油|金属|温馨|温度|白银|包头|左右|车辆|车市|明日|焦点|农业|党员|党委|高校|高考|时尚|时评|文章|文体|广告|章节|项目|牛市|童话|童书|何时|任何|常见|习题|容易|充值|高清|时政|文明|文化|党建|安徽|江苏|江西|云南|温州|金华|明星|平安|关注|和平|方圆|路透|通知|上海|成都|贵州|柳州|荆州|安康|江南)\Z"
)
ORGAN = re.compile(r"(?:人大|政协|党建|党委|在线|之声|之窗|观察|综合|发布|日报)\Z")
OUTLET = (
    r"(?:[\u4e00-\u9fffA-Za-z·]{0,14}"
    r"(?:[报网台社站刊]|新闻|客户端|融媒体?中心|融媒体?|全媒体|频道|在线|发布))?"
)
ROLE = re.compile(
    OUTLET + r"(?:见习|实习|特约|特派|首席|驻站|全媒体|融媒体?|文字|职工)?"
    r"(?:记\s?者|通讯员|实习生|作者|撰稿人?|撰文|供稿人?|采写)(?:团队)?\s*[:：]?\s*"
    r"|(?:文[/／·、]图|图[/／·、]文|(?:文图|图文)(?=\s*[:：/／|｜\s]))\s*[:：/／|｜]?\s*|(?<![\u4e00-\u9fff])文\s*[:：/／|｜]\s*"
)
# what a person did stands behind the name: 林秀/文, 林秀 周原 摄影报道, 林秀 青川报道
PART = re.compile(
    r"[/／](?:文[/／、]?图|图[/／、]?文|文|整理)(?![\u4e00-\u9fff])|[/／]?\s*(?:文[/／、]图|图[/／、]文|摄影报道|综合报道|综合整理|报道)\s*\Z"
    r"|\s+(?:文|整理|采写|编译|[\u4e00-\u9fff]{2,6}报道)\s*\Z"
)
# a photographer is no author
PHOTOGRAPHER = re.compile(
    rf"(?:^|(?<=\s))(?:图|摄影?|图片)\s*[/／:：|｜].*\Z|\s{PERSON}\s*[/／]\s*(?:图|摄影?)\s*\Z"
)


def is_person(words: str) -> bool:
    """Whether the words are a name: a known surname with one or two characters, or one with dots."""
    if "·" in words:
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}){1,3}", words))
    double = DOUBLE.match(words)
    given = words[2:] if double else words[1:]
    return (
        bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", words))
        and (bool(double) or words[0] in SURNAMES)
        and len(given) in {1, 2}
        and not WORDS.match(words)
        and not NEVER_GIVEN.search(given)
    )


def split_names(words: str) -> list[str]:
    """Split names at spaces, commas and strokes; two characters with a space between, 林 秀, are one."""
    joined: list[str] = []
    for token in filter(None, BORDER.split(words)):
        if joined and len(token) == 1 and len(joined[-1]) == 1:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def is_like_a_name(words: str) -> bool:
    """Whether words behind 记者 or 作者 may be a name, though its surname is none of ours: 格桑边觉."""
    return is_person(words) or (
        bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", words))
        and not WORDS.match(words)
        and not NEVER_GIVEN.search(words)
    )


def people(words: str, *, is_labelled: bool = False) -> list[str]:
    """Return the names at the head of a line without their parts: 记者 林秀 通讯员 周原 gives 林秀, 周原.

    `is_labelled` says that a label stands before the words, so that the first may have a rare surname.
    """
    shown = PHOTOGRAPHER.sub("", words.strip(" 　()（）[]【】□■◎●▲"))
    found: list[str] = []
    is_labelled = is_labelled or bool(ROLE.match(shown))
    for token in split_names(ROLE.sub(" ", PART.sub(" ", shown))):
        if ORGAN.search(token) or not (is_like_a_name(token) if is_labelled else is_person(token)):
            break
        found.append(token)
    return list(dict.fromkeys(found))
