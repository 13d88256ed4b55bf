"""A page as a hijacked mirror serves it, of our own making: invented people, places and words."""

from byline.inventing.damage import PLACES, SPAM, hinted

HINTS = 60  # of the characters that mirrors hint, how many this one does
OTHER_TITLES = ("临溪县举行春季植树活动", "白鹭乡召开代表小组会", "云桥县人大调研养老服务")

TITLE = "北河镇：藕田边的议事长凳"
TEXT = """\
今年以来，北河镇人大把代表接待点搬到了河口村的藕田边。7名县、镇人大代表和23名莲藕种植户坐在长凳上，一条一条议排灌、议销路、议保险。
“往年一场大雨，低处的藕田要淹四五天。”种植户刘桂枝有12亩藕田，去年减收近一半。代表们沿着田埂查看了3处排水口，当场画出淤堵的位置。
接待点的队伍越来越壮大。县人大机关抽调4名干部分片联系，业务部门的技术员每周二到现场答疑，收集到的19条意见当天录入代表履职平台。
镇人大主席团把意见列成清单，逐条明确办理单位和时限。县水利站投入36万元疏通支渠2.7公里，更换闸板9块，1340亩藕田的排涝时间由四天缩短到一天半。
销路的事也有了着落。代表周长河联系了两家加工企业，签下每年260吨的收购协议，镇里的冷库预留出400立方米给种植户周转。
“长凳不收走，代表就常来。”北河镇人大主席吴建民介绍，议事长凳每月15日固定摆出来，办理结果写在田头的公示牌上，由种植户打分，结果还要报县人大常委会备案。"""

HEAD = """\
<kbd id="tqvex"><tfoot id="tqvex"></tfoot></kbd>
<wbr id="tqvex"></wbr>
<center id="tqvex"><menu id="tqvex"></menu></center>
<div style="position:fixed;left:-9000px">{spam}</div>
"""


def mirrored(paragraphs, *, title, on, source):
    """Serve paragraphs under a title as a mirror does: the bytes of a page in UTF-8.

    Traditional with readings in brackets, a broken 。縣, stray tags, injected advertising, a list of places.
    """
    body = "".join(f"<p>　　{broken(line)}</p>\n" for line in paragraphs)
    others = "".join(
        f"<li><a href='/{place}'>{hinted(each, cut_off=HINTS)}</a></li>"
        for place, each in enumerate(OTHER_TITLES)
    )
    heading = hinted(title, cut_off=HINTS)
    page = f"""<!doctype html><html><head><meta charset="utf-8"><title>{heading}</title></head><body>
{HEAD.format(spam="，".join(SPAM))}
<div>{hinted(source, cut_off=HINTS)}&gt;&gt;{hinted("市县人大", cut_off=HINTS)}</div>
<h1>{heading}</h1>
<div>{on:%Y-%-m-%-d} 08:15:42   {hinted("来源：" + source, cut_off=HINTS)}</div>
<div class="text">{body}</div>
<div>{hinted("责编：沈一帆", cut_off=HINTS)}</div>
<div>{hinted("新闻排行", cut_off=HINTS)}</div><ul>{others}</ul>
<div>{hinted(source + "版权所有 未经允许不得复制或镜像", cut_off=HINTS)}</div>
<div>{",".join(SPAM)} {PLACES}</div></body></html>"""
    return page.encode()


def broken(line):
    """Hint a line; where 。縣 breaks, leave what browsers leave of it: one mark for both."""
    return hinted(line, cut_off=HINTS).replace("??h", "?h")
