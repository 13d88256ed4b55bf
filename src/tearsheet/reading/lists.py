"""Pages that are lists of titles and no article."""

import re
from collections.abc import Sequence

from tearsheet.findings import Finding
from tearsheet.outlines.furniture import END, is_prose
from tearsheet.outlines.lines import Line

DAY = re.compile(r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?")
CUT_OFF = re.compile(
    r"(?:\.{2,}|…+)\s*(?:[\[【（(]?(?:详细|详情|全文|更多|阅读全文|查看)[\]】）)]?)?$|[\[【](?:详细|详情|全文)[\]】]$"
)
PAGING = re.compile(r"共\s?\d+\s?页|上一页|下一页|尾页|末页|加载更多|查看更多")
FEWEST_TITLES = 5
FEWEST_LEADS = 3
LONGEST_ARTICLE_OF_A_LIST = 120
SHORTEST_TITLE = 8
LONGEST_BUTTON, LONGEST_ENTRY = 80, 160
SHORTEST_LEAD, LONGEST_LEAD = 20, 200
# so much of the page's prose under linked titles makes a list of it, even where each lead is a whole sentence
SHARE_OF_LEADS = 0.6


def list_findings(lines: Sequence[Line], *, inside: Sequence[int], title: str) -> list[Finding]:
    """Return a finding when the page is a list: many linked titles or leads under them, and no paragraph that ends."""  # noqa: E501 one sentence or pattern, read as a whole
    shown = [line for line in lines if not line.is_hidden and line.text]
    titles = sum(1 for line in shown if _is_linked_title(line))
    leads = _leads(shown)
    whole = sum(
        len(lines[i].text) for i in inside if END.search(lines[i].text) and not CUT_OFF.search(lines[i].text)
    )
    is_listed = (
        _is_of_leads(leads, whole=whole)
        or (
            titles >= FEWEST_TITLES and whole < LONGEST_ARTICLE_OF_A_LIST and _is_a_column(shown, title=title)
        )
        or (not inside and titles >= FEWEST_TITLES)
    )
    if not is_listed:
        return []
    count = max(titles, len(leads))
    return [Finding("list_page", "全页", f"像是标题列表：{count} 条标题，没有完整的正文", "warning")]


def _is_linked_title(line: Line) -> bool:
    return line.linked >= SHORTEST_TITLE and line.linked * 2 > len(line.text)


def _leads(shown: Sequence[Line]) -> list[Line]:
    """Return the beginnings of other articles: cut off, or a line or two of prose under a linked title."""
    found = []
    above: Line | None = None
    for line in shown:
        is_long = SHORTEST_LEAD <= len(line.text) <= LONGEST_LEAD
        if is_long and not line.is_aside and (CUT_OFF.search(line.text) or _is_lead(line, above)):
            found.append(line)
        if len(line.text) >= SHORTEST_TITLE and not DAY.fullmatch(line.text):
            above = line
    return found


def _is_lead(line: Line, above: Line | None) -> bool:
    return above is not None and _is_linked_title(above) and is_prose(line.text, linked=line.linked)


def _is_of_leads(leads: Sequence[Line], *, whole: int) -> bool:
    """Whether the page gives other articles' beginnings: more is cut off than said to the end, or all."""
    cut = [line for line in leads if CUT_OFF.search(line.text)]
    unlinked = [line for line in cut if line.linked * 2 <= len(line.text)]
    if len(unlinked) >= FEWEST_LEADS and whole < sum(len(line.text) for line in unlinked):
        return True
    if len(cut) >= FEWEST_LEADS and whole < LONGEST_ARTICLE_OF_A_LIST:
        return True
    ended = sum(len(line.text) for line in leads if END.search(line.text) and not CUT_OFF.search(line.text))
    is_all = ended >= SHARE_OF_LEADS * whole
    return len(leads) >= FEWEST_TITLES and is_all


def _is_a_column(shown: Sequence[Line], *, title: str) -> bool:
    is_dated = (
        sum(1 for line in shown if len(line.text) < LONGEST_ENTRY and DAY.search(line.text)) >= FEWEST_TITLES
    )
    is_paged = any(PAGING.search(line.text) for line in shown if len(line.text) < LONGEST_BUTTON)
    return is_dated and (is_paged or not title)
