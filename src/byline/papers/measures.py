"""The measures and faces of an official paper, after GB/T 9704-2012; both renderers take them from here.

Lengths are in millimetres where the name ends in _MM, in points where it ends in _PT.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
PT_PER_MM = 72 / 25.4
TEXT_WIDTH_PT = (PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM) * PT_PER_MM
TEXT_HEIGHT_PT = (PAGE_HEIGHT_MM - TOP_MM - BOTTOM_MM) * PT_PER_MM

LINES_A_PAGE, CHARACTERS_A_LINE = 22, 28
# 225 mm / 22 is 28.99 pt; rounded down to a twentieth of a point, else Word fits only 21 lines on a page
LINE_PT = 28.95
BODY_PT, TITLE_PT, ANNEX_TITLE_PT, IMPRINT_PT, FOLIO_PT, TABLE_PT = 16, 22, 18, 14, 14, 12
# 28 characters of 16 pt are 5.8 pt wider than 156 mm: each gives up a quarter of a point
SPACING_PT = -0.25
ROW_PT, ROW_LINE_PT = 22, 15.6
FOLIO_BELOW_MM = 7
RED = "C8102E"
HEAD_PT, HEAD_LEAST_PT = 48, 26
HEAD_SPACING, HALF_LEADING = 1.06, 0.1
# the letters of an official head begin 35 mm under the margin, two blank lines above the number
HEAD_BELOW_PT, NUMBER_BELOW_PT = 35 * PT_PER_MM, 2 * LINE_PT


@dataclass(frozen=True)
class Face:
    """A face by the name that offices use, and the families that stand in for it, best first.

    The official families are sold, not free: a .docx names them, a PDF takes the first one that the
    machine has. `own` are the same face under its other names, so taking one of them is no substitution.
    """

    name: str
    own: tuple[str, ...]
    instead: tuple[str, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """All families to try, in order."""
        return (self.name, *self.own, *self.instead)


FANGSONG = Face(
    "仿宋_GB2312",
    ("FangSong_GB2312", "FangSong", "仿宋", "STFangsong"),
    ("FandolFang", "FandolFang R", "Noto Serif CJK SC", "Source Han Serif SC", "serif"),
)
KAI = Face(
    "楷体_GB2312",
    ("KaiTi_GB2312", "KaiTi", "楷体", "STKaiti"),
    ("FandolKai", "LXGW WenKai", "AR PL KaitiM GB", "Noto Serif CJK SC", "serif"),
)
HEI = Face(
    "黑体",
    ("SimHei", "STHeiti"),
    ("FandolHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"),
)
SONG = Face("宋体", ("SimSun", "STSong"), ("FandolSong", "Noto Serif CJK SC", "Source Han Serif SC", "serif"))
HEADLINE = Face(
    "方正小标宋简体",
    ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    ("FandolSong", "Noto Serif CJK SC", "Source Han Serif SC", "serif"),
)
FACES = (HEADLINE, FANGSONG, HEI, KAI, SONG)


def head_size(text: str) -> int:
    """Return the size of the red head in points: as large as one line of the text area allows."""
    fitting = int(TEXT_WIDTH_PT / (HEAD_SPACING * max(len(text), 1)))
    return max(HEAD_LEAST_PT, min(HEAD_PT, fitting))
