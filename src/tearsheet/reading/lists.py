"""Pages that are lists of titles and no article."""

import re
from collections.abc import Sequence

from tearsheet.reading.furniture import END
from tearsheet.reading.outline import Line
from tearsheet.reading.result import Finding

DAY = re.compile(r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?")
CUT_OFF = re.compile(
    r"(?:\.{2,}|…+)\s*(?:[\[【（(]?(?:详细|详情|全文|更多|阅读全文|查看)[\]】）)]?)?$|[\[【](?:详细|详情|全文)[\]】]$"
)
PAGING = re.compile(r"共\s?\d+\s?页|上一页|下一页|尾页|末页|加载更多|查看更多")
FEWEST_TITLES = 5
FEWEST_LEADS = 3
LONGEST_ARTICLE_OF_A_LIST = 120


def list_findings(lines: Sequence[Line], *, inside: Sequence[int], title: str) -> list[Finding]:
    """Return a finding when the page is a list: many linked titles or cut-off leads, and no paragraph that ends."""  # noqa: E501 one sentence or pattern, read as a whole
    shown = [line for line in lines if not line.is_hidden]
    titles = sum(1 for line in shown if line.linked >= 8 and line.linked * 2 > len(line.text))  # noqa: PLR2004 lengths and counts read best in place
    cut = [len(line.text) for line in shown if CUT_OFF.search(line.text)]
    leads = len(cut)
    whole = sum(
        len(lines[i].text) for i in inside if END.search(lines[i].text) and not CUT_OFF.search(lines[i].text)
    )
    is_paged = any(PAGING.search(line.text) for line in shown if len(line.text) < 80)  # noqa: PLR2004 lengths and counts read best in place
    is_cut = leads >= FEWEST_LEADS and whole < sum(cut)
    is_titles = (
        titles >= FEWEST_TITLES
        and whole < LONGEST_ARTICLE_OF_A_LIST
        and _is_dated(shown)
        and (is_paged or not title)
    )
    if is_cut or is_titles or (not inside and titles >= FEWEST_TITLES):
        return [
            Finding(
                "list_page", "全页", f"像是标题列表：{max(titles, leads)} 条标题，没有完整的正文", "warning"
            )
        ]
    return []


def _is_dated(lines: Sequence[Line]) -> bool:
    return sum(1 for line in lines if len(line.text) < 160 and DAY.search(line.text)) >= FEWEST_TITLES  # noqa: PLR2004 lengths and counts read best in place
