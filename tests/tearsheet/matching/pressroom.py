"""A small invented ledger and the pages outlets made of it: moulds, reprints of every kind, and what is no reprint."""

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opencc import OpenCC

from tearsheet.matching import Manuscript, Page

COUNTY = "青澜县"
TOWNS = ["柳溪镇", "石鼓岭乡", "东陂镇", "云桥街道", "横塘乡", "白鹭洲镇", "高岗乡", "三汊河镇"]
STRANGERS = ["枫林渡镇", "马迹塘乡", "双铺镇", "大围子街道", "落星乡", "黄泥坳镇"]
VILLAGES = ["上坪村", "塘冲村", "老屋村", "新桥村", "樟木村", "洪山社区", "南岸社区", "长坡村", "杨家湾村", "青石村"]
PEOPLE = ["周立群", "何桂兰", "谢家声", "罗春生", "彭小满", "唐玉莲", "蒋德旺", "易建新", "文秀英", "邓国梁", "肖冬梅", "龚志远"]
WRITERS = ["林秀", "秦远帆", "梁若水", "施文博", "孟晓岚", "葛一鸣", "阮清", "尹书平"]
OUTLETS = ["青澜日报", "云江晚报", "云江人大网", "民生在线"]
MATTERS = ["老旧小区加装电梯", "农村饮水管网延伸", "中小学课后服务", "快递进村站点建设", "乡镇卫生院药品配备", "灌溉水渠清淤"]

MOULDS = {
    "一线办公|{town}人大主席团把议事桌搬进{village}": (
        "{month}月{day}日，{town}人大主席团在{village}召开代表议事会，围绕{matter}听取村民意见。\n"
        "{count}名县乡两级代表和{others}名村民围坐在一起，你一言我一语，把问题摆到了桌面上。"
        "村民{person}说，这件事盼了好几年，希望这回能有个准信。\n"
        "主席团当场列出问题{issues}个，能马上办的由村里牵头办，需要上级支持的形成建议向县里提交。"
        "会后，主席团还建立了销号台账，办一件销一件。\n"
        "议事桌搬到哪里，民意就汇集到哪里。今年以来，{town}已开议事会{rounds}场，解决群众急难愁盼问题{solved}件。"
    ),
    "执法检查|{town}开展{matter}工作检查": (
        "为推动{matter}落到实处，{month}月{day}日，{town}人大组织{count}名代表开展专项检查。\n"
        "检查组兵分两路，先后走进{village}和镇区{others}个点位，采取看现场、查台账、问群众的方式了解情况。"
        "检查组组长{person}边走边记，对发现的{issues}处隐患当场提出整改要求。\n"
        "在随后召开的反馈会上，检查组肯定了前一阶段的成绩，也毫不客气地指出了短板。"
        "会议要求，责任单位要在{rounds}天内拿出整改方案，并向人大书面报告。\n"
        "代表们一致认为，检查不是走过场，关键要看问题改没改、群众认不认。"
    ),
    "联络站|{village}代表联络站里故事多": (
        "走进{town}{village}代表联络站，墙上的代表照片和联系电话格外醒目。"
        "{month}月{day}日是代表接待日，不到八点，门口已经坐了{count}位等候的乡亲。\n"
        "轮值代表{person}是一名种粮大户，他把大家反映的{matter}问题逐条记在本子上。"
        "一上午下来，共接待群众{others}人次，收集意见{issues}条。\n"
        "据站长介绍，联络站实行接单、派单、办单、评单的闭环流程，群众不满意的要重新办。"
        "小小联络站连着千家万户，成了家门口的民意窗。\n"
        "{town}现有代表联络站{rounds}个，去年推动解决实事{solved}件。"
    ),
    "学习培训|{town}人大代表集中充电": (
        "“这样的培训很解渴，回去就能用。”{month}月{day}日，参加完培训的代表{person}说。"
        "当天，{town}人大举办代表履职能力培训班，{count}名县乡代表参加学习。\n"
        "培训邀请了县人大机关的同志授课，内容涉及代表法解读、如何提出高质量建议等{rounds}个专题。"
        "授课人用身边的例子讲道理，把法律条文讲得明明白白。\n"
        "下午，全体学员来到{village}，现场观摩了{matter}项目，并分成{others}个小组讨论。"
        "大家表示，要把学到的东西带回选区，带到群众中去。\n"
        "{town}人大负责人表示，今年还将组织{issues}次类似的活动，让代表越学越想干。"
    ),
    "票决实事|{town}民生实事由代表票决产生": (
        "{month}月{day}日，{town}第{rounds}届人民代表大会第{issues}次会议举行，"
        "{count}名代表以无记名投票的方式，从{others}个候选项目中选出年度民生实事。\n"
        "{matter}以最高票当选，成为代表心中的头等大事。计票结果宣布时，会场里响起了热烈的掌声。\n"
        "为了选准项目，前期共发放问卷{solved}份，代表们走村入户，把群众的想法一条条收上来。"
        "来自{village}的代表{person}说，钱花在哪里，要让老百姓说了算。\n"
        "票决之后，人大将组建监督小组，按季度公开进度，年底由代表现场打分。"
    ),
}
LONE = {
    "护河|{town}代表守着一条河": (
        "天刚蒙蒙亮，{town}代表{person}就穿上胶鞋出了门，沿着河堤走上{count}里，是他雷打不动的习惯。\n"
        "河边的{village}曾因养殖污水直排，水面常年漂着白沫。{month}月{day}日，他把拍下的照片带到了代表小组会上。"
        "小组连续{rounds}次上门劝导，又向镇里提交了关于{matter}的建议。\n"
        "如今，{others}家养殖户全部装上了处理设备，河水重新清了起来。"
        "沿河的老人说，几十年前在河里淘米洗菜的日子又回来了。\n"
        "有人问他图什么，他摆摆手：选我当代表，总不能光举手不干事。"
    ),
}
SINGLES = {
    "青澜县人大常委会听取年度决算报告": (
        "青澜县第十五届人大常委会第二十三次会议听取和审议了上一年度县级决算报告。"
        "报告显示，全县一般公共预算收入比上年增长百分之六点二，民生支出占比继续提高。\n"
        "组成人员在分组审议时指出，部分专项资金下达偏晚，有的项目结转时间过长。"
        "会议建议财政部门提前编制项目库，做到资金跟着项目走，并把绩效评价结果作为下一年安排的依据。"
    ),
    "千年古樟有了护身符": (
        "一棵九百年的古樟，最近成了石鼓岭的热门话题。因为修路，它一度面临移栽。"
        "县人大代表联名提出保护建议后，交通部门三易其稿，最终让公路绕行四百米。\n"
        "施工队长说，多花的钱不少，可是站在树下乘凉的时候，觉得值。"
        "县里随后启动名木普查，两百多棵老树挂上了带二维码的身份牌，扫一扫就能看到树龄和管护人。"
    ),
    "夜校灯火亮山乡": (
        "晚上七点半，云桥街道的夜校准时亮灯。学编藤、学电商、学急救，二十几门课随到随选，报名要靠抢。\n"
        "夜校的点子来自一份代表建议：年轻人白天上班，晚上想学点东西却没处去。"
        "街道腾出闲置的旧粮站，请来本地手艺人当老师，一个学期只收五十块钱材料费。"
        "开班三个月，结业的藤编学员已经接到了第一笔外贸订单。"
    ),
    "一纸建议催开停车新办法": (
        "县医院门口停车难，是青澜人多年的心病。去年底，三位代表蹲点七天，数出高峰期每小时有一百四十辆车在找车位。\n"
        "他们在建议里没有光喊难，而是画了一张周边单位空闲车位图。"
        "今年春天，七家机关单位的院子在下班后和周末向市民开放，新增错时车位六百一十个。"
        "保安老陈说，刚开始还担心出乱子，现在大家都很自觉，走的时候还会打个招呼。"
    ),
    "老区群众喝上放心水": (
        "拧开水龙头，清亮的自来水哗哗流出，高岗乡的老支书眼眶红了。这口水，全乡人等了整整十一年。\n"
        "高岗地势高，打井打到一百八十米才见水，还又苦又涩。人大代表连续三届提出引水建议，县里终于把二级加压站列进了工程计划。"
        "去年九月开工，今年四月通水，管线翻过两道山梁，总长二十六公里。"
    ),
    "旁听席上来了中学生": (
        "县人大常委会会议的旁听席上，首次出现了九名高中生的身影。他们来自两所学校，是通过公开报名和抽签产生的。\n"
        "会议审议未成年人保护工作报告时，一名学生在听取意见环节提出，校门口的文具店仍有人卖电子烟。"
        "市场监管部门第二天就开展了突击检查，下架问题商品四十余件，并把结果反馈给了这名学生。"
    ),
}
OFFICIAL = (
    "会议强调，要坚持和完善人民代表大会制度，不断发展全过程人民民主，健全吸纳民意、汇集民智的工作机制，"
    "保证人民依法行使选举权利和民主权利，保证人民的知情权、参与权、表达权、监督权落实到国家政治生活和社会生活各方面各环节全过程。"
    "要密切同人民群众的联系，自觉接受人民监督，努力为人民服务，做到民有所呼、我有所应。"
)
ELSEWHERE = {
    "江城马拉松周日开跑": "两万名跑者将在周日清晨从滨江广场出发。组委会介绍，今年赛道增设了六个补给站，沿线公交临时改道。"
    "气象台预计当天多云，最高气温十九度，适合跑步。\n不少外地跑者提前一天抵达，酒店入住率超过九成，老字号早餐店也准备了加量套餐。",
    "候鸟提前半月抵达湿地": "观鸟爱好者在湖区拍到了今年第一批白鹤，比去年早了半个月。保护区工作人员说，上游来水平稳，浅滩食物充足。"
    "目前湖区越冬水鸟已有四十六种。\n为减少干扰，核心区暂停游船，游客可以在观景长廊用望远镜观看。",
    "博物馆夜场一票难求": "周末夜场门票放出三分钟就被抢光。馆方表示，夜场展出的青铜器平时难得一见，讲解员也换上了年轻人喜欢的讲法。"
    "有观众排队两小时，只为看一眼那件错金壶。\n馆长说，下个月将增加两个夜场，并且给老年观众留出现场票。",
    "新茶上市价格平稳": "清明前后，山区茶园进入采摘高峰。茶农说，今年雨水匀，芽头壮，收购价与去年大体持平。"
    "合作社新上了两条加工线，鲜叶当天就能制成干茶。\n直播间里，来自全国的订单正在一包包发出，快递点忙到深夜。",
    "跨江大桥完成荷载试验": "三十六辆满载的重型货车缓缓驶上桥面，传感器实时记录着每一处细微变形。专家组认为，各项指标满足设计要求。"
    "大桥通车以后，两岸车程将由一个小时缩短为十分钟。\n目前桥面铺装已经全部完成，交通标线正在施划。",
}
LEADS = ["群众的事，件件都是大事。记者近日走访基层，看到了不少新变化。", "怎样让民意落地有声？这里的做法让人眼前一亮。"]
HEADLINES = ["把好事办到心坎上", "基层新风扑面来", "小切口做出大文章", "这里的变化看得见"]
SPAM = "澳门新濠在线平台注册就送彩金，百家乐真人荷官二十四小时提现秒到账，点击客服领取红包。"
WRONG = "夭曰千土未曾木休侍抱拆扳栽裁戎戍"


@dataclass(frozen=True)
class Case:
    """A page with what is true of it: its kind, and the ids of the manuscripts it prints."""

    page: Page
    kind: str
    prints: tuple[str, ...] = ()


class Pressroom:
    """Writes a ledger and its pages; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.ledger: list[Manuscript] = []
        self.mould_of: dict[str, str] = {}
        self.cases: list[Case] = []
        for title, body in MOULDS.items():
            for town in self.random.sample(TOWNS, 6):
                self._register(*self._fill(title, body, town), unit=f"{town}人大", mould=title)
        for title, body in LONE.items():
            self._register(*self._fill(title, body, "横塘乡"), unit="横塘乡人大", mould=title)
        for title, body in SINGLES.items():
            self._register(title, body, unit=f"{COUNTY}人大常委会办公室")
        for manuscript in self.random.sample(self.ledger, 6):
            self._quote_officially(manuscript)

    def _fill(self, title: str, body: str, town: str) -> tuple[str, str]:
        pick, number = self.random.choice, self.random.randint
        slots = {
            "town": town, "village": pick(VILLAGES), "person": pick(PEOPLE), "matter": pick(MATTERS),
            "month": number(2, 11), "day": number(1, 28), "count": number(12, 60), "others": number(3, 40),
            "issues": number(2, 25), "rounds": number(2, 19), "solved": number(30, 400),
        }  # fmt: skip
        return title.split("|")[1].format(**slots), body.format(**slots)

    def _register(self, title: str, body: str, *, unit: str, mould: str = "") -> None:
        name = f"m{len(self.ledger):03d}"
        self.mould_of[name] = mould
        day = date(2031, 3, 1) + timedelta(days=self.random.randint(0, 25))
        self.ledger.append(
            Manuscript(
                name, title, body,
                authors=tuple(self.random.sample(WRITERS, self.random.choice((1, 1, 2)))),
                unit=unit, office=f"{COUNTY}人大常委会", genre="消息", registered_on=day,
                submitted_to=tuple(self.random.sample(OUTLETS, 2)),
            )
        )  # fmt: skip

    def _quote_officially(self, manuscript: Manuscript) -> None:
        place = self.ledger.index(manuscript)
        self.ledger[place] = replace(manuscript, body=manuscript.body + "\n" + OFFICIAL)

    def write_pages(self) -> list[Case]:
        """All kinds of pages for every manuscript."""
        for manuscript in self.ledger:
            for kind in (self.as_is, self.retitled, self.cut, self.led, self.traditional, self.noisy, self.spammed):
                kind(manuscript)
            for kind in (self.earlier, self.quoted):
                kind(manuscript)
        for _ in range(15):
            self.merged()
            self.listed()
            self.rounded_up()
        for number in range(60):
            self.stranger(number)
        for title, body in ELSEWHERE.items():
            self._page("distractor", title, body, day=date(2031, 3, 20), author=self.random.choice(WRITERS))
            self._page("official_quote", title, body + "\n" + OFFICIAL, day=date(2031, 3, 29))
        return self.cases

    def _page(self, kind: str, title: str, body: str, *, day: date | None, author: str = "", prints: tuple[str, ...] = ()) -> None:
        outlet = self.random.choice(OUTLETS)
        page = Page(f"p{len(self.cases):04d}", title, body, published_on=day, source=outlet, author=author)
        self.cases.append(Case(page, kind, prints))

    def _print(self, kind: str, manuscript: Manuscript, *, title: str = "", body: str = "") -> None:
        author = " ".join(manuscript.authors) if self.random.random() < 0.6 else ""
        text = body or manuscript.body
        if author and self.random.random() < 0.5:
            text, author = f"本报讯（通讯员 {author}）{text}", ""
        day = manuscript.registered_on + timedelta(days=self.random.randint(0, 20))
        shown = day if self.random.random() < 0.9 else None
        self._page(kind, title or manuscript.title, text, day=shown, author=author, prints=(manuscript.id,))

    def as_is(self, manuscript: Manuscript) -> None:
        self._print("as_is", manuscript)

    def retitled(self, manuscript: Manuscript) -> None:
        self._print("retitled", manuscript, title=self.random.choice(HEADLINES))

    def cut(self, manuscript: Manuscript) -> None:
        """Drops half of the sentences, and keeps one that names the place."""
        pieces = sentences(manuscript.body)
        named = [n for n, piece in enumerate(pieces) if manuscript.unit[:-2] in piece][:1]
        kept = {*named, *self.random.sample(range(len(pieces)), (len(pieces) + 1) // 2)}
        self._print("cut", manuscript, body="".join(pieces[n] for n in sorted(kept)))

    def led(self, manuscript: Manuscript) -> None:
        self._print("lead", manuscript, body=self.random.choice(LEADS) + "".join(sentences(manuscript.body)[1:]))

    def traditional(self, manuscript: Manuscript) -> None:
        text = OpenCC("s2t").convert(manuscript.body).replace("會", "會(huì)").replace("個", "個(gè)(gè)")
        self._print("trad", manuscript, body=text, title="彩金大放送" if self.random.random() < 0.5 else "")

    def noisy(self, manuscript: Manuscript) -> None:
        self._print("noise", manuscript, body=noise(manuscript.body, self.random, 0.04))

    def spammed(self, manuscript: Manuscript) -> None:
        lines = manuscript.body.split("\n")
        lines.insert(self.random.randint(0, len(lines)), SPAM)
        self._print("spam", manuscript, body="\n".join(lines))

    def earlier(self, manuscript: Manuscript) -> None:
        """The page is older: the manuscript was registered again later, out of the page."""
        day = manuscript.registered_on - timedelta(days=self.random.randint(2, 60))
        self._page("earlier", manuscript.title, manuscript.body, day=day)

    def quoted(self, manuscript: Manuscript) -> None:
        title, body = self.random.choice(list(ELSEWHERE.items()))
        short = [one for one in sentences(manuscript.body) if len(one) < len(manuscript.body) * 0.15] or [""]
        first, _, rest = body.partition("\n")
        text = f"{first}\n据此前报道，{self.random.choice(short).strip()}\n{rest}"
        self._page("quote", title, text, day=manuscript.registered_on + timedelta(days=9))

    def merged(self) -> None:
        one, two = self.random.sample(self.ledger, 2)
        last = max(one.registered_on, two.registered_on)
        self._page("merged", self.random.choice(HEADLINES), one.body + "\n" + two.body, day=last, prints=(one.id, two.id))

    def listed(self) -> None:
        lines = [f"{one.title}\n{one.body[:60]}……" for one in self.random.sample(self.ledger, 6)]
        self._page("list", "工作动态", "\n".join(lines), day=date(2031, 4, 1))

    def rounded_up(self) -> None:
        group = self.random.sample(self.ledger, 4)
        parts = [self._part(one) for one in group]
        last = max(one.registered_on for one in group)
        self._page("roundup", "各地人大动态", "\n".join(parts), day=last, prints=tuple(one.id for one in group))

    def _part(self, manuscript: Manuscript) -> str:
        pieces = [one.strip() for one in sentences(manuscript.body)]
        named = [one for one in pieces if manuscript.unit[:-2] in one] or [max(pieces, key=len)]
        return f"【{manuscript.unit}】{named[0]}"

    def stranger(self, number: int) -> None:
        """The same mould, by a township outside the ledger."""
        title, body = list({**MOULDS, **LONE}.items())[number % (len(MOULDS) + len(LONE))]
        town = self.random.choice(STRANGERS)
        day = date(2031, 3, 10) + timedelta(days=self.random.randint(0, 30))
        self._page("sibling_out", *self._fill(title, body, town), day=day, author=self.random.choice(PEOPLE))


def sentences(text: str) -> list[str]:
    """The sentences of a text with what ends them."""
    return re.findall(r"[^。！？\n]+[。！？”]*\n?", text)


def noise(text: str, chance: random.Random, rate: float) -> str:
    """Replace letters, drop them or put one in, at a rate."""
    out = []
    for letter in text:
        if letter == "\n" or chance.random() >= rate:
            out.append(letter)
        else:
            out.append(chance.choice(("", letter + chance.choice(WRONG), chance.choice(WRONG), chance.choice(WRONG))))
    return "".join(out)
