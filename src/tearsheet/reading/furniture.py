"""Lines that stand around every article: what they look like, whatever the site."""

import re

SENTENCE = re.compile(r"[，。；！？：、,;!?…]")
END = re.compile(r"[。！？”…」!?）)]\s*$")
SHORT = 12
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百零\d]{1,5}[章节条部分]|\d{1,2}[、．.]\s?\D)"
)
FURNITURE = re.compile(
    r"版权所有|ICP备|公网安备|备案号|许可证|举报电话|不良信息|举报邮箱|Copyright|©|All Rights Reserved|技术支持[:：]"  # noqa: E501 one sentence or pattern, read as a whole
    r"|^主办(?:单位)?[:：]|^承办[:：]|网站标识码|建议使用.{0,8}(?:IE|浏览|分辨率)|扫一扫|扫码关注|长按.{0,6}二维码|点击上方|关注我们|关注该公众号"
    r"|未经.{0,12}(?:授权|允许|许可|同意).{0,10}(?:转载|复制|镜像|不得|使用)|仅代表作者|不代表本(?:网|站|平台)|侵权请|如涉及侵权|如有侵权|请及时(?:与我们)?联系"
    r"|^声明[:：]|^免责声明|^特别声明|转载请注明|友情链接|^本站声明|设为首页|加入收藏|打印本页|关闭窗口|^【?(?:打印|关闭|收藏|纠错)】?"
    r"|字体[:：]|字号|分享(?:到|至)|^分享|浏览次数|点击数|阅读(?:量|数|次数)|下载(?:客户端|APP)|打开APP|用户(?:登录|注册)|发表评论|我要评论|网友评论|条评论"
    r"|^\s*当前位置|您(?:现在)?的?(?:当前)?位置|^返回(?:首页|顶部|列表)|^(?:上一页|下一页|首\s?页|尾页)|document\.write|^[（(]?\s*原标题[:：]|^文章来源[:：]|^广告$|^赞\(?\d*\)?$"
)
ENDING = re.compile(
    r"^.{0,30}(?:责任编辑|責任編輯|责编)\s*[:：]\s*\S{2,20}\s*[）)\]】]?$|^[（(\[【]?\s*(?:本文)?(?:责任?编辑|責任編輯|责编|编辑|本期编辑|编审|审核|校对|监制|值班编委|值班主任|终审|初审|复审|二审|三审)\s*(?:[:：｜|]|\s+[\u4e00-\u9fff]{2,4}\s*[）)\]】]?$)"
)
AFTERWORD = re.compile(
    r"^[·•▪■◆\[【]?\s*(?:(?:相关|延伸|推荐|精彩|热门|更多|猜你|往期|最新|大家|编辑|热点|精选|今日|本周|为您|24小时|图片|视频|新闻|点击)"
    r"(?:阅读|新闻|文章|链接|推荐|内容|回顾|报道|专题|喜欢|更新|排行榜?|热点|资讯|都在看|热闻|热榜|精华|附件|消息|要闻|信息|视频|评论|图片|精彩|关注|标签)+"
    r"|上一[篇条则]|下一[篇条则]|网友评论|最新评论|全部评论|评论列表|热门排行|排行榜|我来说两句|标签|关键词|Tags?|TAG|返回.{0,6}(?:首页|列表|顶部))"
    r"\s*[】\]]?\s*(?:[:：>》…]|$)"
)
CRUMB = re.compile(r"(?:>>|[>»›→]|&gt;)")


def is_prose(text: str, *, linked: int = 0) -> bool:
    """Whether a line reads like a sentence of an article and not like a button or a list of titles."""
    return (
        len(text) >= SHORT
        and bool(SENTENCE.search(text))
        and linked * 2 < len(text)
        and not FURNITURE.search(text[:400])
    )


def is_furniture(text: str) -> bool:
    """Whether a short line is a site's furniture; a long paragraph may well quote such words."""
    return len(text) < 160 and bool(FURNITURE.search(text))  # noqa: PLR2004 lengths and counts read best in place


def ends_the_article(text: str) -> bool:
    """Whether the article is over with this line: its responsible editor, or the head of a list of links."""
    return len(text) < 80 and bool(ENDING.search(text) or (len(text) < 24 and AFTERWORD.search(text)))  # noqa: PLR2004 lengths and counts read best in place


def is_heading(text: str) -> bool:
    """Whether a short line looks like a heading inside an article."""
    return len(text) < 40 and bool(NUMBERED.search(text))  # noqa: PLR2004 lengths and counts read best in place
