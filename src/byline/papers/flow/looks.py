"""How the paragraphs of a document look, by name: the name is that of the style in the Word file."""

from __future__ import annotations

from byline.papers import measures
from byline.papers.styles import CENTRE, LEFT, RIGHT, Look

BODY = "正文文字"
TITLE, SUBTITLE, AUTHORS = "稿件标题", "稿件副题", "稿件作者"
HEADINGS = {2: "稿件一级标题", 3: "稿件二级标题"}
ITEMS = ("稿件列项", "稿件次级列项", "稿件三级列项")
QUOTE, CAPTION, PICTURE, AFTER_TABLE = "稿件引文", "稿件图注", "稿件图片", "稿件表后"
CONTACT, CONTACT_MORE = "稿件联系", "稿件联系续行"
RED_HEAD, RED_RULE, FORM_TITLE, FORM_NUMBER = "表单红头", "表单红线", "表单标题", "表单编号"
BOOK_TITLE, BOOK_LINE = "簿册标题", "簿册说明"
RUNNING, FOLIO_ODD, FOLIO_EVEN, FOLIO_ALL = "文件页眉", "文件奇页码", "文件偶页码", "文件页码"
# a table's letters, largest first: 四号, 小四, 五号, 小五, 六号, 小六
CELL_SIZES = (14, measures.TABLE_PT, 10.5, 9, 7.5, 6.5)
CELL_LEADING = 1.3
SMALL_PT = 14
RED_RULE_EIGHTHS = 18


def cell(size: float, *, is_head: bool = False) -> str:
    """Return the name of the look of a table's cell in one of the CELL_SIZES."""
    return f"{'表头' if is_head else '表文'}{size:g}"


LOOKS: dict[str, Look] = {
    BODY: Look(measures.FANGSONG, measures.BODY_PT, indent=2),
    TITLE: Look(
        measures.HEADLINE,
        measures.TITLE_PT,
        side=CENTRE,
        line=measures.TITLE_PT * 1.5,
        after=measures.LINE_PT / 2,
        is_kept=True,
    ),
    SUBTITLE: Look(measures.KAI, measures.BODY_PT, side=CENTRE, after=measures.LINE_PT / 2, is_kept=True),
    AUTHORS: Look(measures.KAI, measures.BODY_PT, side=CENTRE, after=measures.LINE_PT / 2, is_kept=True),
    HEADINGS[2]: Look(measures.HEI, measures.BODY_PT, indent=2, outline=1),
    HEADINGS[3]: Look(measures.KAI, measures.BODY_PT, indent=2, outline=2),
    ITEMS[0]: Look(measures.FANGSONG, measures.BODY_PT, indent=2),
    ITEMS[1]: Look(measures.FANGSONG, measures.BODY_PT, indent=2, inset=2),
    ITEMS[2]: Look(measures.FANGSONG, measures.BODY_PT, indent=2, inset=4),
    QUOTE: Look(measures.KAI, measures.BODY_PT, indent=2, inset=2),
    # a picture would be cut off in a line of fixed height
    PICTURE: Look(measures.FANGSONG, measures.BODY_PT, side=CENTRE, line=0, before=6, is_kept=True),
    CAPTION: Look(measures.KAI, SMALL_PT, side=CENTRE, line=SMALL_PT * 1.5, after=8),
    AFTER_TABLE: Look(measures.FANGSONG, measures.BODY_PT, line=measures.LINE_PT / 2),
    CONTACT: Look(
        measures.FANGSONG,
        SMALL_PT,
        side=LEFT,
        line=SMALL_PT * 1.5,
        indent=2,
        before=measures.LINE_PT,
        is_kept=True,
    ),
    CONTACT_MORE: Look(measures.FANGSONG, SMALL_PT, side=LEFT, line=SMALL_PT * 1.5, indent=2),
    RED_HEAD: Look(measures.HEADLINE, 28, side=CENTRE, line=36, colour=measures.RED),
    RED_RULE: Look(
        measures.HEADLINE,
        4,
        side=LEFT,
        line=6,
        after=8,
        rules=(("bottom", RED_RULE_EIGHTHS),),
        rules_colour=measures.RED,
    ),
    FORM_TITLE: Look(measures.HEADLINE, measures.TITLE_PT, side=CENTRE, line=30),
    FORM_NUMBER: Look(measures.FANGSONG, measures.TABLE_PT, side=RIGHT, line=20),
    BOOK_TITLE: Look(measures.HEADLINE, measures.ANNEX_TITLE_PT, side=CENTRE, line=28, is_kept=True),
    BOOK_LINE: Look(measures.FANGSONG, measures.TABLE_PT, side=CENTRE, line=20, after=4, is_kept=True),
    RUNNING: Look(measures.SONG, 10.5, side=RIGHT, line=14),
    FOLIO_ODD: Look(measures.SONG, SMALL_PT, side=RIGHT, inset=1, line=SMALL_PT + 2),
    FOLIO_EVEN: Look(measures.SONG, SMALL_PT, side=LEFT, inset=1, line=SMALL_PT + 2),
    FOLIO_ALL: Look(measures.SONG, 10.5, side=CENTRE, line=14),
    **{cell(size): Look(measures.FANGSONG, size, side=LEFT, line=size * CELL_LEADING) for size in CELL_SIZES},
    **{
        cell(size, is_head=True): Look(measures.HEI, size, side=CENTRE, line=size * CELL_LEADING)
        for size in CELL_SIZES
    },
}
