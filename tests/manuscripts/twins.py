"""Pairs of pieces that an office would call twins, and pairs that it would not; all invented."""

# One event, sent by the township and by the department: a third of the second's sentences are the first's.
VISIT_BY_THE_TOWNSHIP = """\
3月5日，北河镇人大组织12名县、镇人大代表视察城乡供水一体化工程，实地查看青石嘴水厂和三个村的入户管网。
青石嘴水厂去年10月动工，总投资2360万元，设计日供水8000吨，建成后可解决北河镇、柳林乡11个村1.9万人的饮水问题。目前主体工程已完成85%，铺设管网46.3公里。
“水表装到家门口了，什么时候通水？”在双桥村，代表马春生替村民问。项目负责人答复，6月底前分三批通水，双桥村排在第一批。
代表们还随机走进7户人家，看水压、问水价，记下9条意见。镇人大主席吴建民要求，通水一批、测验一批，结果在村务公开栏公布。"""
VISIT_BY_THE_DEPARTMENT = """\
春灌将至，饮水先行。近日，县水利局陪同部分人大代表走进北河镇，请代表给供水工程“挑刺”。
青石嘴水厂去年10月动工，总投资2360万元，设计日供水8000吨，建成后可解决北河镇、柳林乡11个村1.9万人的饮水问题。目前主体工程已完成85%，铺设管网46.3公里。
局长范志远一边走一边介绍：水源选在青河上游的龙潭水库，水质常年保持在Ⅱ类；净水用的是超滤膜，出水浊度低于国家限值。老水厂将作为备用水源保留，枯水期两厂联合调度，不再轮流停水。
对代表提出的意见，水利局当场建账：水价听证放在4月中旬；管道过路处加装套管，由监理逐处验收；山坡上的散户用一体化净水设备兜底。局里还把分管副局长的电话印在明白卡上，发到每个用水户手里，有问题随时打。
“代表看得细，问得准，帮我们把住了最后一道关。”范志远说，工程交付前将再请代表回来看一次。"""

# The same kind of meeting in two townships, both from the form that the county hands out.
MEETING = """\
{day}，{place}第{term}届人民代表大会第{number}次会议召开。会议应到代表{all}名，实到{here}名，符合法定人数。
会议听取和审议了镇人民政府工作报告、{year}年预算执行情况和{next}年预算草案的报告、镇人大主席团工作报告，票决产生了{count}件民生实事项目。
会议指出，过去一年，面对复杂严峻的形势和繁重的改革发展任务，全镇上下团结一心、攻坚克难，经济社会发展取得了新的成绩，实现地区生产总值{product}亿元，同比增长{growth}%，农村居民人均可支配收入达到{income}元。
会议强调，各位代表要牢记嘱托、勤勉履职，密切联系群众，当好党和政府联系人民群众的桥梁，为{place}高质量发展贡献力量。
大会主席团常务主席{chair}主持闭幕会。会议还表彰了{praised}名优秀人大代表和{handled}件优秀代表建议。"""
MEETING_IN_BEIHE = MEETING.format(
    day="1月8日", place="北河镇", term="十五", number="六", all=62, here=58, year=2025, next=2026, count=7,
    product="14.7", growth="5.6", income=21840, chair="吴建民", praised=9, handled=5,
)  # fmt: skip
MEETING_IN_BAITA = MEETING.format(
    day="1月9日", place="白塔镇", term="十六", number="四", all=55, here=53, year=2025, next=2026, count=6,
    product="9.3", growth="4.8", income=19765, chair="唐守义", praised=6, handled=8,
)  # fmt: skip

# What a unit writes every year: the inspection before the floods.
FLOODS = """\
{day}，柳林乡人大组织{who}名代表开展汛前防洪安全检查，先后察看了{places}处河堤、{ponds}口山塘和{pumps}座排涝泵站。
代表们边走边看，详细了解物资储备、值班值守、预案演练和隐患整改情况，对发现的{found}个问题当场交办。
检查组要求，要克服麻痹思想和侥幸心理，立足防大汛、抗大灾、抢大险，把各项措施落到实处，确保人民群众生命财产安全。
据了解，今年全乡已投入{money}万元加固堤防{km}公里，储备砂石{sand}立方米、编织袋{bags}条，落实巡堤人员{men}人。"""
FLOODS_THIS_YEAR = FLOODS.format(
    day="4月2日",
    who=14,
    places=5,
    ponds=9,
    pumps=3,
    found=6,
    money=83,
    km="3.1",
    sand=640,
    bags=12000,
    men=96,
)
FLOODS_LAST_YEAR = FLOODS.format(
    day="4月11日",
    who=11,
    places=6,
    ponds=8,
    pumps=4,
    found=9,
    money=67,
    km="2.4",
    sand=520,
    bags=9000,
    men=88,
)

TWINS = [
    (VISIT_BY_THE_DEPARTMENT, VISIT_BY_THE_TOWNSHIP, 1),
    (VISIT_BY_THE_TOWNSHIP.replace("3月5日，", "近日，"), VISIT_BY_THE_TOWNSHIP, 120),
    (FLOODS_THIS_YEAR.replace("14名", "15名"), FLOODS_THIS_YEAR, 20),
]
NO_TWINS = [
    (MEETING_IN_BAITA, MEETING_IN_BEIHE, 1),
    (FLOODS_THIS_YEAR, FLOODS_LAST_YEAR, 356),
    (VISIT_BY_THE_DEPARTMENT, VISIT_BY_THE_TOWNSHIP, 40),
]
