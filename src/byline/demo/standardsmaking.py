"""Makes what the county asks of a piece: demands, lists of words, routes of review and one stand-in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from byline.demo.stage import morning
from byline.manuscripts.models import Manuscript, Secrecy
from byline.standards.models import Demand, Route, RouteStep, StandIn, Word, WordList
from byline.standards.terms import Listed, Step

if TYPE_CHECKING:
    from byline.demo.stage import Stage

# name, kind, and for each word what to put instead and why
LISTS = (
    (
        "禁用词",
        Listed.FORBIDDEN,
        (
            ("残废人", "残疾人", "尊重残疾人"),
            ("瞎子", "盲人", "尊重残疾人"),
            ("聋子", "听障人士", "尊重残疾人"),
            ("傻子", "智力障碍者", "尊重残疾人"),
            ("老年痴呆症", "阿尔茨海默病", "用规范病名"),
            ("乡巴佬", "", "歧视性称呼"),
            ("打工妹", "务工人员", "歧视性称呼"),
            ("盲流", "流动人口", "歧视性称呼"),
            ("戏子", "演员", "歧视性称呼"),
            ("国家级贫困县", "原国家级贫困县", "已全部脱贫摘帽"),
            ("史上最严", "", "绝对化用语"),
            ("世界首创", "", "绝对化用语"),
            ("包治百病", "", "虚假医疗宣传"),
        ),
    ),
    (
        "敏感词",
        Listed.SENSITIVE,
        (
            ("莅临", "到", "报道县内活动不用敬语"),
            ("亲自", "", "领导同志做分内的事不用“亲自”"),
            ("重要讲话", "讲话", "县级领导讲话不称“重要讲话”"),
            ("重要指示", "要求", "县级领导不称“重要指示”"),
            ("强拆", "依法拆除", "先核实依据"),
            ("上访户", "信访人", "用规范称呼"),
            ("群体性事件", "", "发稿前请示分管领导"),
            ("内部资料", "", "先作保密审查"),
            ("未公开", "", "先作保密审查"),
            ("据传", "", "消息来源要核实"),
            ("网传", "", "消息来源要核实"),
        ),
    ),
    (
        "规范名称和职务",
        Listed.NAMES,
        (
            ("县人大主任", "县人大常委会主任", "主任是常委会的职务"),
            ("县人大副主任", "县人大常委会副主任", "主任是常委会的职务"),
            ("常委会议", "常委会会议", "机关名称“常委会”加“会议”"),
            ("代表提案", "代表建议", "提案属政协，代表提议案、建议"),
            ("政协议案", "政协提案", "议案属人大"),
            ("一府两院", "一府一委两院", "2018年起增加监察委员会"),
            ("检察院院长", "检察院检察长", "检察院首长称检察长"),
            ("法院检察长", "法院院长", "法院首长称院长"),
            ("全过程民主", "全过程人民民主", "规范表述"),
            ("人代会常委会", "人大常委会", "规范简称"),
            ("镇人大主任", "镇人大主席", "乡镇人大设主席"),
            ("乡人大主任", "乡人大主席", "乡镇人大设主席"),
            ("青禾县水务局", "青禾县水利局", "本县机构名称"),
            ("青禾县工商局", "青禾县市场监督管理局", "2019年机构改革"),
            ("青禾县环保局", "青禾县生态环境局", "2019年机构改革"),
        ),
    ),
)
USUAL = (("单位初审", Step.UNIT, 2), ("办公室终审", Step.OFFICE, 3))
LONG = (("单位初审", Step.UNIT, 3), ("办公室复审", Step.OFFICE, 3), ("领导终审", Step.LEADER, 5))


def set_standards(stage: Stage) -> None:
    """Lay down what the county asks from its first day on, and who stands in for whom this week."""
    _demands(stage)
    for name, kind, words in LISTS:
        _list(stage, name, kind, words)
    _route(stage, "通用流程", USUAL)
    _route(stage, "理论、调研文章三审", LONG, genres=["theory", "research"])
    _stand_in(stage)


def state_secrecy() -> None:
    """Let the authors of what was handed in have stated that nothing secret is in it."""
    handed_in = Manuscript.objects.exclude(filing=None)
    Manuscript.objects.filter(pk__in=handed_in.values("pk")).update(secrecy=Secrecy.CLEAR)


def _demands(stage: Stage) -> None:
    day = stage.founded_at.date()
    made = Demand.objects.customary(stage.congress, by=stage.people["chenjing"], on=day)
    stage.happened(made[0], "customary", by=stage.people["chenjing"], at=stage.founded_at, count=len(made))


def _list(stage: Stage, name: str, kind: str, words: tuple) -> None:
    by, at = stage.people["chenjing"], stage.founded_at
    begun = {"starts_on": at.date(), "by": by, "at": at}
    made = WordList.objects.create(congress=stage.congress, name=name, kind=kind, **begun)
    Word.objects.bulk_create(
        Word(list=made, word=word, put=put, why=why, **begun) for word, put, why in words
    )
    stage.happened(made, "begun", by=by, at=at, name=name)
    stage.happened(made, "imported", by=by, at=at + timedelta(minutes=5), count=len(words))


def _route(stage: Stage, name: str, steps: tuple, *, genres: tuple | list = ()) -> None:
    day = stage.founded_at.date()
    route = Route.objects.create(congress=stage.congress, name=name, genres=list(genres), starts_on=day)
    RouteStep.objects.bulk_create(
        RouteStep(
            route=route, place=place, name=called, reader=reader, days=days, asks_author=reader == Step.OFFICE
        )
        for place, (called, reader, days) in enumerate(steps, start=1)
    )
    stage.happened(route, "laid_down", by=stage.people["chenjing"], at=stage.founded_at, route=name)


def _stand_in(stage: Stage) -> None:
    """Let one editor stand in for another who is at a course this week."""
    absent, instead = stage.people["zhaoqiming"], stage.people["chenjing"]
    first, last = stage.today - timedelta(days=1), stage.today + timedelta(days=3)
    at = morning(first, hour=8)
    row = StandIn.objects.create(
        absent=absent, stand_in=instead, starts_on=first, ends_on=last, by=absent, at=at
    )
    words = {"name": instead.name, "absent": absent.name, "first": str(first), "last": str(last)}
    stage.happened(row, "named", by=absent, at=at, tell=(instead,), **words)
