"""Which lines of a page are its article: the block that holds the prose, then the run of lines inside it."""

from collections import defaultdict
from collections.abc import Sequence

from tearsheet.reading.furniture import ends_the_article, is_furniture, is_heading, is_prose
from tearsheet.reading.outline import Line

# a block that keeps this much of the prose of the block around it is where the article stands
SHARE_TO_DESCEND = 0.72
# a block is tight when no more than this share of its text is links: then its short lines belong to the article too  # noqa: E501 one sentence or pattern, read as a whole
MOST_LINKED = 0.2
COST_OF_A_SHORT_LINE = 18
COST_OF_A_LINK_LINE = 45
COST_OF_FURNITURE = 120


def article(lines: Sequence[Line], *, alien: frozenset[int] = frozenset()) -> list[int]:
    """Return the positions of the article's lines, in order; `alien` positions are never among them."""
    seen = _seen(lines, alien)
    if not any(is_prose(lines[i].text, linked=lines[i].linked) for i in seen):
        return _little_text(lines, seen)
    block = _block(lines, seen)
    inside = _cut_behind(lines, block)
    if _is_tight(lines, inside):
        return _trim(lines, inside)
    return _trim(lines, _best_run(lines, inside))


def _seen(lines: Sequence[Line], alien: frozenset[int]) -> list[int]:
    """Return the lines to choose from; blocks named as comments or frame only when nothing else has a sentence."""  # noqa: E501 one sentence or pattern, read as a whole
    seen = [i for i, line in enumerate(lines) if not line.is_hidden and i not in alien and line.text]
    own = [i for i in seen if not lines[i].is_aside]
    return own if any(_prose(lines[i]) for i in own) else seen


def _block(lines: Sequence[Line], seen: list[int]) -> list[int]:
    """Go down from the whole page to the block that holds most of the prose."""
    weight: dict[int, int] = defaultdict(int)
    children: dict[int, set[int]] = defaultdict(set)
    for i in seen:
        trail = lines[i].trail
        for depth, block in enumerate(trail):
            if depth:
                children[trail[depth - 1]].add(block)
            weight[block] += _prose(lines[i])
    here = lines[seen[0]].trail[0] if lines[seen[0]].trail else 0
    way = [here]
    while children[here]:
        child = max(children[here], key=lambda block: weight[block])
        if weight[child] < SHARE_TO_DESCEND * weight[here]:
            break
        here = child
        way.append(here)
    return _with_company(lines, seen, way)


def _with_company(lines: Sequence[Line], seen: list[int], way: list[int]) -> list[int]:
    """Return the lines of the last block on the way; a block of one line alone is a paragraph, so take the block around it."""  # noqa: E501 one sentence or pattern, read as a whole
    inside: list[int] = []
    for block in reversed(way):
        inside = [i for i in seen if block in lines[i].trail]
        if len(inside) > 1 and sum(1 for i in inside if _prose(lines[i])) > 1:
            return inside
        if len(inside) > 4:  # noqa: PLR2004 lengths and counts read best in place
            return inside
    return inside or seen


def _prose(line: Line) -> int:
    return len(line.text) - line.linked if is_prose(line.text, linked=line.linked) else 0


def _is_tight(lines: Sequence[Line], inside: list[int]) -> bool:
    whole = sum(len(lines[i].text) for i in inside)
    linked = sum(min(lines[i].linked, len(lines[i].text)) for i in inside)
    return bool(inside) and lines[inside[0]].tag != "text" and linked <= MOST_LINKED * whole


def _cut_behind(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Cut where the article says that it is over, once most of its prose has gone by."""
    whole = sum(_prose(lines[i]) for i in inside)
    gone = 0
    for place, i in enumerate(inside):
        if gone * 2 > whole and ends_the_article(lines[i].text):
            return inside[:place]
        gone += _prose(lines[i])
    return inside


def _best_run(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Return the run of lines with the most prose and the least of anything else."""
    best, best_run, total, start = 0, (0, len(inside)), 0, 0
    for place, i in enumerate(inside):
        total += _worth(lines[i])
        if total > best:
            best, best_run = total, (start, place + 1)
        if total <= 0:
            total, start = 0, place + 1
    return inside[best_run[0] : best_run[1]]


def _worth(line: Line) -> int:
    if is_furniture(line.text) or ends_the_article(line.text):
        return -COST_OF_FURNITURE
    if line.linked * 2 >= len(line.text):
        return -COST_OF_A_LINK_LINE
    if _prose(line):
        return _prose(line)
    return 6 if is_heading(line.text) else -COST_OF_A_SHORT_LINE


def _trim(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Take furniture out of the article, and lists of links off its ends."""
    kept = [i for i in inside if not is_furniture(lines[i].text)]
    while kept and _is_link_line(lines[kept[-1]]):
        kept.pop()
    while kept and _is_link_line(lines[kept[0]]):
        kept.pop(0)
    return kept


def _is_link_line(line: Line) -> bool:
    return bool(line.text) and line.linked * 2 >= len(line.text)


def _little_text(lines: Sequence[Line], seen: list[int]) -> list[int]:
    """Return a page without one sentence: its longest line that is no link and no furniture, if any."""
    fit = [i for i in seen if not _is_link_line(lines[i]) and not is_furniture(lines[i].text)]
    longest = max(fit, key=lambda i: len(lines[i].text), default=None)
    return [] if longest is None or len(lines[longest].text) < len("没有一句话的页") else [longest]
