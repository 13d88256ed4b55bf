"""Lines that stand around every article: what they look like, whatever the site."""

import functools
import re

SENTENCE = re.compile(r"[，。；！？：、,;!?…]")
END = re.compile(r"[。！？”…」!?）)]\s*$")
SHORT = 12
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百零\d]{1,5}[章节条部分]|\d{1,2}[、．.]\s?\D)"
)
# words that no article says of its own matter; a paragraph longer than LONGEST may quote them
LONGEST = 160
ANYWHERE = re.compile(
    r"版权所有|ICP备|公网安备|备案号|网站标识码|视听节目许可证|经营许可证[:：编]|许可证号|不良信息举报|举报邮箱|Copyright|©|All Rights Reserved"  # noqa: E501 one sentence or pattern, read as a whole
    r"|技术支持[:：]|建议使用.{0,8}(?:IE|浏览|分辨率)|扫码关注|长按.{0,6}二维码|点击上方|关注我们|关注该公众号"
    r"|未经.{0,12}(?:授权|允许|许可|同意).{0,10}(?:转载|镜像|摘编|复制)|仅代表(?:作者|本人|个人)|不代表本(?:网|站|平台|报|号|公众号)|侵权请|如涉及侵权|如有侵权|请及时(?:与(?:我们|本网|本站))?联系"
    r"|转载请注明|友情链接|设为首页|打印本[页文]|关闭(?:窗口|本页)|点击(?:数|次数|量)\s*[:：]|打开APP|document\.write"
)
AT_THE_START = re.compile(
    r"主办(?:单位)?[:：]|承办(?:单位)?[:：]|(?:免责|特别|版权|本站|本网)?声明[:：]|\s*当前位置|您(?:现在)?的?(?:当前)?位置|返回(?:首页|顶部|列表)"
    r"|上一页|下一页|首\s?页|尾页|[（(]?\s*原标题[:：]|文章来源[:：]|赞\(?\d*\)?$|第\s?\d+\s?页\s?[/／]\s?共\s?\d+\s?页|共\s?\d+\s?页\s?[:：]?"
)
# these also begin or stand in honest paragraphs, but not in so short a line
LONGEST_BUTTON = 30
BUTTON = re.compile(
    r"(?:字体|字号)\s*[:：【\[（(]|分享(?:到|至|给)?\s*[:：]|分享(?:到|至)(?:微信|微博|朋友圈|QQ|空间)|阅读(?:量|数|次数)?\s*[:：(（]?\s*\d[\d.]*\s*[万wW+次）)]*\s*$|举报电话\s*[:：]"
    r"|扫一扫|加入收藏|浏览次数|下载(?:客户端|APP)|用户(?:登录|注册)|发表评论|我要评论|网友评论|条评论"
    r"|^(?:浏览|阅读|点击|访问|人气|评论|点赞)(?:量|数|次数)?\s*[:：(（]"
)
BORDERS = re.compile(r"[\s\[\]【】|｜/／()（）<>《》«»:：·•,，、>+\-…▲▼↓↑“”]+")
BUTTONS = frozenset({
    "打印", "关闭", "收藏", "纠错", "分享", "分享到", "分享至", "评论", "举报", "点赞", "在看", "赞",
    "喜欢", "转发", "回复", "字体", "字号", "大", "中", "小", "超大", "特大", "默认", "广告", "推广",
    "展开", "收起", "展开全文", "展开阅读全文", "阅读全文", "查看全文", "点击查看全文", "点击展开全文",
    "点击展开剩余", "继续阅读", "余下全文", "显示全文", "阅读原文", "查看原文", "原文链接", "查看原图",
    "点击查看大图", "点击图片查看大图", "点击看大图", "查看大图", "加载中", "加载更多", "更多", "首页",
    "末页", "尾页", "上一页", "下一页", "返回", "返回首页", "返回顶部", "返回列表", "顶部", "微信", "微博",
    "新浪微博", "腾讯微博", "QQ空间", "QQ好友", "QQ", "朋友圈", "微信好友", "复制链接", "二维码", "手机版",
    "手机看", "听新闻", "朗读", "语音播报", "订阅", "关注", "已关注", "邮件", "推荐", "打印本页",
    "关闭窗口", "打印本文", "发送给好友", "推荐给朋友", "我要纠错", "我要评论", "登录", "注册", "搜索",
    "取消", "确定", "A", "T", "T大", "T小",
})  # fmt: skip
ENDING = re.compile(
    r"^.{0,30}(?:责任编辑|責任編輯|责编)\s*[:：]\s*\S{2,20}\s*[）)\]】]?$|^[（(\[【]?\s*(?:本文)?(?:责任?编辑|責任編輯|责编|编辑|本期编辑|编审|审核|校对|监制|值班编委|值班主任|终审|初审|复审|二审|三审)\s*(?:[:：｜|丨/]|\s+[\u4e00-\u9fff]{2,4}\s*[）)\]】]?$)"
)
# what stands behind the last sentence: where it is from and who made it
SIGNING = re.compile(
    r"^[（(\[【]?\s*(?:本文|文章|信息|稿件|内容|新闻|素材|图文|部分)?(?:来源|稿源|出处|转自|摘自|供稿|供图|撰稿人?|撰文|文字|制图|制作|排版|美编|策划|统筹|出品|总?监制|主编|编审|审核|审签|审校|校对|校审|签发|[初复终一二三]审|值班编委|编辑|责编|责任编辑|投稿|投稿邮箱)\s*(?:单位|人|自)?\s*[:：丨｜|/]\s*[^。！？]{1,60}$"
)
AFTERWORD = re.compile(
    r"^[·•▪■◆\[【]?\s*(?:(?:相关|延伸|推荐|精彩|热门|更多|猜你|往期|最新|大家|编辑|热点|精选|今日|本周|为您|为你|24小时|图片|视频|新闻|点击|本文|同类|栏目|您可能|你可能)"
    r"(?:阅读|新闻|文章|链接|推荐|内容|回顾|报道|专题|喜欢|更新|排行榜?|热点|资讯|都在看|还在看|感兴趣|热闻|热榜|精华|附件|消息|要闻|信息|视频|评论|图片|精彩|关注|标签|稿件|的)+"
    r"|上一[篇条则]|下一[篇条则]|网友评论|最新评论|全部评论|评论列表|热门排行|排行榜|我来说两句|标签|关键词|Tags?|TAG|返回.{0,6}(?:首页|列表|顶部))"
    r"\s*[】\]]?\s*(?:[:：>》…]|[（(]?\s?\d+\s?条?\s?[）)]?$|$)"
)
CRUMB = re.compile(r"(?:>>|[>»›→]|&gt;)")


def is_prose(text: str, *, linked: int = 0) -> bool:
    """Whether a line reads like a sentence of an article and not like a button or a list of titles."""
    return (
        len(text) >= SHORT
        and linked * 2 < len(text)
        and bool(SENTENCE.search(text))
        and not _says_furniture(text[:400])
    )


def is_furniture(text: str) -> bool:
    """Whether a short line is a site's furniture; a long paragraph may well quote such words."""
    return len(text) < LONGEST and (_says_furniture(text) or _is_buttons(text))


@functools.lru_cache(maxsize=8192)
def _says_furniture(text: str) -> bool:
    is_said = bool(AT_THE_START.match(text) or ANYWHERE.search(text))
    return is_said or (len(text) <= LONGEST_BUTTON and bool(BUTTON.search(text)))


def _is_buttons(text: str) -> bool:
    """Whether a line is made of nothing but the words of buttons and numbers of pages."""
    if len(text) > LONGEST_BUTTON:
        return False
    words = [word for word in BORDERS.split(text) if word]
    said = [word for word in words if word in BUTTONS]
    return bool(said) and all(word in BUTTONS or word.isdigit() for word in words)


def ends_the_article(text: str) -> bool:
    """Whether the article is over with this line: its responsible editor, or the head of a list of links."""
    return len(text) < 80 and bool(ENDING.search(text) or (len(text) < 24 and AFTERWORD.search(text)))  # noqa: PLR2004 lengths and counts read best in place


def signs_the_article(text: str) -> bool:
    """Whether a line behind the last sentence only says where it is from and who made it."""
    return len(text) < 80 and bool(SIGNING.search(text) or ENDING.search(text))  # noqa: PLR2004 lengths and counts read best in place


def is_heading(text: str) -> bool:
    """Whether a short line looks like a heading inside an article."""
    return len(text) < 40 and bool(NUMBERED.search(text))  # noqa: PLR2004 lengths and counts read best in place
