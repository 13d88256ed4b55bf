"""The cast: people of 青禾县, and its outlets, who play the scenes.

Everything is invented. A fixture is a person, a thing they made, or a page that an outlet served.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from byline.ledger.models import Adoption, Claim
from byline.ledger.models.claim import Statement
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.outlets.models import Brought, Outlet
from byline.team.models import Congress, Person, Post, Unit

PASSWORD = "zhi-bi-ru-shi-9"
LONG_AGO = date(2015, 1, 1)

LEVEE = """\
{day}上午，北河镇人大把代表联络站的桌子搬到了青河大堤上。6名县、镇人大代表和15名沿河村民围坐在新栽的柳树下，就河道清淤后的管护问题你一言我一语。
“清淤只是头一步，往后谁来管、钱从哪里来，得有个说法。”县人大代表、河口村党支部书记周长河开门见山。去年汛期，青河北河段淤积严重，两岸3个村420亩耕地受淹。9月，北河镇人大组织代表专题视察，提出《关于尽快实施青河北河段清淤工程的建议》，由县人大常委会列为重点督办件。
县水利局收到建议后15日内拿出方案，投入180万元，今年2月底完成6.4公里河道清淤，加固堤防2.1公里，新建排涝涵闸4座。清淤前，这一段河床平均淤高1.3米；清淤后，行洪能力恢复到十年一遇。
“以前一下大雨就睡不着觉，现在心里踏实了。”村民刘桂枝说。她家的9亩藕田就在堤下，去年减收过半，今年又下了新种。
现场收集到的11条意见，当天就录入代表履职平台，7条由镇里直接办理，4条转交县直有关部门。北河镇人大主席吴建民介绍，今后每月12日为“堤上接待日”，代表轮流值守，办理结果在村务公开栏和“青禾人大”公众号同步公布。"""

DITCH = """\
{day}，柳林乡人大组织5名县、乡人大代表走进东坡灌区，沿着2.8公里长的支渠边走边看，检查春灌准备工作。
“渠底的淤泥清了，可第二个分水口的闸板还关不严。”代表丁秀兰蹲在渠边，用手机拍下照片，当场上传到代表建议直通车。乡水管站站长当即表示，三天之内更换闸板。
去年冬天以来，柳林乡把代表提出的9件水利建议列成清单，逐件明确责任人和完成时限，乡人大主席团每半个月过问一次。截至目前，已办结7件，疏通沟渠11.5公里，新增灌溉面积630亩。
“水到了田头，种什么都有底气。”种粮大户范有田今年流转了210亩地，准备全部种上优质稻。柳林乡人大计划在清明前后再组织一次“回头看”，请代表给办理结果打分。"""


def html(text):
    """Turn paragraphs, a line each, into the HTML of a manuscript."""
    return "".join(f"<p>{line}</p>" for line in text.splitlines())


def chinese_day(day):
    """Write a day as texts do: 3月12日."""
    return f"{day.month}月{day.day}日"


@pytest.fixture
def desk(db):
    """Sign a person in, with a browser of their own: desk(lin).get("/")."""

    def signed_in(person, **headers):
        client = Client(headers=headers or None)
        client.force_login(person, backend="byline.team.rights.PostBackend")
        return client

    return signed_in


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def qinghe(db):
    return Congress.objects.create(
        name="青禾县人大常委会", short_name="青禾县", register_mark="青人信", bulletin_mark="青人办通"
    )


@pytest.fixture
def office(qinghe):
    return Unit.objects.create(
        congress=qinghe, name="县人大常委会办公室", short_name="办公室", kind="office", rank=1
    )


@pytest.fixture
def beihe(qinghe):
    return Unit.objects.create(congress=qinghe, name="北河镇", short_name="北河镇", kind="township", rank=11)


@pytest.fixture
def liulin(qinghe):
    return Unit.objects.create(congress=qinghe, name="柳林乡", short_name="柳林乡", kind="township", rank=12)


@pytest.fixture
def hire(qinghe):
    """Give the county a person with a post: hire("linxiu", "林秀", unit, "writer", "镇人大干事")."""

    def hired(sign_in_name, name, unit, *roles, title=""):
        person = Person.objects.create_account(
            sign_in_name, password=PASSWORD, congress=unit.congress, name=name
        )
        for role in roles:
            Post.objects.create(person=person, unit=unit, role=role, title=title, starts_on=LONG_AGO)
        return person

    return hired


@pytest.fixture
def lin(hire, beihe):
    """Lin Xiu writes for Beihe township."""
    return hire("linxiu", "林秀", beihe, "writer", title="镇人大干事")


@pytest.fixture
def wu(hire, beihe):
    """Wu Jianmin chairs Beihe's people's congress and answers for it."""
    return hire("wujianmin", "吴建民", beihe, "head", "writer", title="镇人大主席")


@pytest.fixture
def sun(hire, liulin):
    """Sun Xiaoyan writes for Liulin township, where nobody answers for the unit yet."""
    return hire("sunxiaoyan", "孙晓燕", liulin, "writer", title="乡人大干事")


@pytest.fixture
def chen(hire, office):
    """Chen Jing is the office's editor."""
    return hire("chenjing", "陈静", office, "editor", title="综合科科长")


@pytest.fixture
def zhou(hire, office):
    """Zhou Shi'an is the director."""
    return hire("zhoushian", "周世安", office, "leader", title="主任")


@pytest.fixture
def su(hire, office):
    """Su Yi keeps the public site."""
    return hire("suyi", "苏怡", office, "webmaster", title="网站编辑")


@pytest.fixture
def luo(hire, office):
    """Luo Peng administers accounts."""
    return hire("luopeng", "骆鹏", office, "administrator", title="系统管理员")


@pytest.fixture
def shi(hire, office):
    """Shi Yun audits."""
    return hire("shiyun", "史云", office, "auditor", title="审计员")


@pytest.fixture
def stranger(hire):
    """Tao Ran edits for another county, and must find nothing of this one."""
    elsewhere = Congress.objects.create(name="临溪县人大常委会", short_name="临溪县", register_mark="临人信")
    unit = Unit.objects.create(congress=elsewhere, name="办公室", short_name="办公室", kind="office")
    return hire("taoran", "陶然", unit, "editor")


@pytest.fixture
def dongjiang_daily(qinghe):
    return Outlet.objects.create(
        congress=qinghe,
        name="东江日报",
        level="province",
        medium="newspaper",
        hosts=["dongjiang-daily.example"],
    )


@pytest.fixture
def yunzhou_daily(qinghe):
    return Outlet.objects.create(
        congress=qinghe, name="云州日报", level="city", medium="newspaper", hosts=["yunzhou-daily.example"]
    )


@pytest.fixture
def qinghe_media(qinghe):
    return Outlet.objects.create(
        congress=qinghe, name="青禾融媒", level="county", medium="website", hosts=["qinghe-media.example"]
    )


def register(manuscript, *, by, on=None):
    """Take a manuscript through review into the register."""
    for head in manuscript.unit.heads():
        if head.pk not in manuscript.written_by:
            manuscript.file(by=manuscript.created_by)
            manuscript.pass_review(by=head)
            break
    else:
        manuscript.file(by=manuscript.created_by)
    manuscript.pass_review(by=by)
    manuscript.register(by=by, on=on)
    return Manuscript.objects.get(pk=manuscript.pk)


@pytest.fixture
def draft(lin, wu, today):
    """Lin's draft on the meeting on the levee."""
    text = LEVEE.format(day=chinese_day(today - timedelta(days=9)))
    writing = Writing(title="北河镇：代表联络站开到河堤上", body=html(text), genre="feature")
    return Manuscript.objects.begin(writing, by=lin)


@pytest.fixture
def levee(draft, lin, wu, chen, dongjiang_daily, today):
    """Lin's and Wu's feature, registered a week ago and sent to the provincial daily."""
    draft.credit([(lin, Decimal("0.6")), (wu, Decimal("0.4"))], by=lin)
    manuscript = register(draft, by=chen, on=today - timedelta(days=7))
    manuscript.submit(to=dongjiang_daily, by=chen)
    return manuscript


@pytest.fixture
def ditch(sun, chen, today):
    """Sun's news from the irrigation ditch, registered five days ago."""
    text = DITCH.format(day=chinese_day(today - timedelta(days=6)))
    manuscript = Manuscript.objects.begin(
        Writing(title="柳林乡：代表春灌时节访水渠", body=html(text)), by=sun
    )
    return register(manuscript, by=chen, on=today - timedelta(days=5))


def page(paragraphs, *, title, on, source, author="", address=""):
    """Serve an article as an outlet's site does: the bytes of its page."""
    canonical = f'<link rel="canonical" href="{address}">' if address else ""
    byline = f"　通讯员：{author}" if author else ""
    body = "".join(f"<p>　　{line}</p>" for line in paragraphs)
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{title}_{source}</title>{canonical}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/yw/">要闻</a> <a href="/sz/">时政</a></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/sz/">市县人大</a> &gt; 正文</div>
<h1>{title}</h1><div class="info">{on:%Y-%m-%d} 09:30:00　来源：{source}{byline}</div>
<div class="article">{body}<p>责任编辑：沈一帆</p></div>
<div class="foot">{source}版权所有　未经允许不得转载</div></body></html>""".encode()


@pytest.fixture
def levee_page(draft, today):
    """The provincial daily's page: retitled, the fourth paragraph cut, printed three days ago."""
    lines = draft.text.splitlines()
    return page(
        lines[:3] + lines[4:],
        title="“堤上接待日”：一条治河建议办成了",
        on=today - timedelta(days=3),
        source="东江日报",
        author="林秀 吴建民",
        address="https://www.dongjiang-daily.example/2026/sz/88031.html",
    )


@pytest.fixture
def claim(levee, levee_page, lin, rulebook):
    """Lin claims the print in the provincial daily."""
    return Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement())[0]


@pytest.fixture
def adoption(claim, levee):
    """What the machine proposes for Lin's claim."""
    return Adoption.objects.get(clipping=claim.clipping, manuscript=levee)
