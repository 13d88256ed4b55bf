"""Which lines of a page are its article: the block that holds the prose, then the run of lines inside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tearsheet.outlines.furniture import (
    END,
    ends_the_article,
    is_furniture,
    is_heading,
    is_prose,
    signs_the_article,
)
from tearsheet.outlines.lines import Line

# a block that keeps this much of the prose of the block around it is where the article stands
SHARE_TO_DESCEND = 0.72
# a block is tight when no more than this share of its text is links: then its short lines belong to the article too  # noqa: E501 one sentence or pattern, read as a whole
MOST_LINKED = 0.2
COST_OF_A_SHORT_LINE = 18
COST_OF_A_LINK_LINE = 45
COST_OF_FURNITURE = 120
# so many headings between paragraphs make one long document, whose tables and lists belong to it
FEWEST_SECTIONS = 4
# so many lines of links in a row are a list, wherever they stand
FEWEST_LINKS = 3
# so much prose under a title of its own makes a neighbour of the article an article
SHORTEST_NEIGHBOUR = 40
# kicker, title and byline
LONGEST_HEAD, LONGEST_TITLE = 3, 90
HEADINGS = frozenset({"h2", "h3", "h4"})
LONGEST_SIGNED = 6
# a box in the midst of a text has no more lines
LONGEST_BOX = 40
ATTACHED = re.compile(r"附件|附表|\.(?:docx?|xlsx?|pdf|wps|zip|rar|ofd)\b", re.IGNORECASE)


def article(
    lines: Sequence[Line], *, alien: frozenset[int] = frozenset(), blocks: Sequence[str] = ()
) -> list[int]:
    """Return the positions of the article's lines, in order; `alien` positions are never among them.

    Where articles of one kind stand side by side, as on a page of a paper, the lines of all of them.
    """
    seen = _seen(lines, alien)
    if not any(_prose(lines[i]) for i in seen):
        return _little_text(lines, seen)
    way = _way(lines, seen)
    if neighbours := _neighbours(lines, seen, way, blocks):
        return _trim(lines, neighbours)
    inside = _cut_behind(lines, _with_company(lines, seen, way))
    if not (_is_tight(lines, inside) or _is_document(lines, inside)):
        inside = _best_run(lines, inside)
    return _unsigned(lines, _trim(lines, inside))


def _seen(lines: Sequence[Line], alien: frozenset[int]) -> list[int]:
    """Return the lines to choose from; blocks named as comments or frame only when nothing else has a sentence."""  # noqa: E501 one sentence or pattern, read as a whole
    seen = [i for i, line in enumerate(lines) if not line.is_hidden and i not in alien and line.text]
    own = [i for i in seen if not lines[i].is_aside]
    return own if any(_prose(lines[i]) for i in own) else seen


def _way(lines: Sequence[Line], seen: list[int]) -> list[int]:
    """Go down from the whole page to the block with most of the prose; return the blocks gone through."""
    weight: Counter[int] = Counter()
    children: dict[int, set[int]] = defaultdict(set)
    for i in seen:
        if prose := _prose(lines[i]):
            trail = lines[i].trail
            weight.update(dict.fromkeys(trail, prose))
            for outer, inner in pairwise(trail):
                children[outer].add(inner)
    here = lines[seen[0]].trail[0] if lines[seen[0]].trail else 0
    way = [here]
    while children[here]:
        child = max(sorted(children[here]), key=lambda block: weight[block])
        if weight[child] < SHARE_TO_DESCEND * weight[here]:
            break
        here = child
        way.append(here)
    return way


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


def _neighbours(lines: Sequence[Line], seen: list[int], way: list[int], blocks: Sequence[str]) -> list[int]:
    """Return the lines of all blocks of one kind, each with a title and prose, that stand side by side."""
    for depth in range(len(way) - 1, -1, -1):
        parent = way[depth]
        inside: dict[int, list[int]] = defaultdict(list)
        for i in seen:
            trail = lines[i].trail
            if len(trail) > depth + 1 and trail[depth] == parent:
                inside[trail[depth + 1]].append(i)
        titled = [block for block, within in inside.items() if _is_titled(lines, within)]
        kinds = Counter(blocks[block] for block in titled if block < len(blocks))
        same = [block for block in titled if block < len(blocks) and kinds[blocks[block]] > 1]
        if same and (depth + 1 == len(way) or way[depth + 1] in same):
            return [i for block in same for i in inside[block]]
    return []


def _is_titled(lines: Sequence[Line], within: list[int]) -> bool:
    """Whether a block begins with a title of its own that is no link, and goes on with prose that ends."""
    has_title = any(looks_like_a_title(lines[i]) for i in within[:LONGEST_HEAD])
    prose = sum(_prose(lines[i]) for i in within if END.search(lines[i].text))
    return has_title and prose >= SHORTEST_NEIGHBOUR


def looks_like_a_title(line: Line) -> bool:
    """Whether a line is set as a title: short, no sentence, no link, no numbered heading, and bold, named or tagged so."""  # noqa: E501 one sentence or pattern, read as a whole
    text = line.text
    is_set_so = (
        line.is_bold
        or line.tag in {"h1", "h2", "h3", "h4"}
        or "title" in line.names
        or "biaoti" in line.names
    )
    return (
        is_set_so
        and 4 <= len(text) <= LONGEST_TITLE  # noqa: PLR2004 no title has fewer characters
        and not text.endswith(("。", "；", "：", "，"))
        and line.linked * 2 < len(text)
        and not (is_heading(text) or is_furniture(text) or ends_the_article(text) or signs_the_article(text))
    )


def _prose(line: Line) -> int:
    return len(line.text) - line.linked if is_prose(line.text, linked=line.linked) else 0


def _is_tight(lines: Sequence[Line], inside: list[int]) -> bool:
    whole = sum(len(lines[i].text) for i in inside)
    linked = sum(min(lines[i].linked, len(lines[i].text)) for i in inside)
    return bool(inside) and lines[inside[0]].tag != "text" and linked <= MOST_LINKED * whole


def _is_document(lines: Sequence[Line], inside: list[int]) -> bool:
    """Whether headings and paragraphs take turns in one block, as in an encyclopedia."""
    deepest = [lines[i].trail[-2] for i in inside if lines[i].tag in HEADINGS and len(lines[i].trail) > 1]
    if not deepest:
        return False
    block, headings = Counter(deepest).most_common(1)[0]
    beside = sum(1 for i in inside if _prose(lines[i]) and lines[i].trail[-2:-1] == (block,))
    return headings >= FEWEST_SECTIONS and beside >= headings


def _cut_behind(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Cut where the article says that it is over, once most of its prose has gone by.

    A box of links in the midst of the text is taken out alone: behind it the text goes on in the same block.
    """
    whole = sum(_prose(lines[i]) for i in inside)
    gone, skipped, last = 0, 0, -1
    kept: list[int] = []
    for place, i in enumerate(inside):
        if place < skipped:
            continue
        if ends_the_article(lines[i].text):
            skipped = _goes_on(lines, inside, place, last=last)
            if skipped:
                continue
            if gone * 2 > whole:
                return kept
        gone += (prose := _prose(lines[i]))
        last = i if prose else last
        kept.append(i)
    return kept


def _goes_on(lines: Sequence[Line], inside: list[int], place: int, *, last: int) -> int:
    """Return the place behind a box where the text goes on as its `last` prose stood; 0 where it does not."""
    before = lines[last]
    if last < 0 or lines[inside[place]].trail[:-1] == before.trail[:-1]:
        return 0
    same = (
        later
        for later in range(place + 1, min(place + LONGEST_BOX, len(inside)))
        if _prose(lines[inside[later]]) and lines[inside[later]].trail[:-1] == before.trail[:-1]
    )
    return next(same, 0)


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
    if prose := _prose(line):
        return prose
    return 6 if is_heading(line.text) else -COST_OF_A_SHORT_LINE


def _trim(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Take out furniture and lists of links, single links at the ends, and lines said twice in a row."""
    kept = _without_lists(lines, [i for i in inside if not is_furniture(lines[i].text)])
    while kept and _is_link_line(lines[kept[-1]]):
        kept.pop()
    while kept and _is_link_line(lines[kept[0]]):
        kept.pop(0)
    return [i for place, i in enumerate(kept) if not place or lines[i].text != lines[kept[place - 1]].text]


def _without_lists(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Return the lines without runs of lines that are nothing but links; attachments stay."""
    kept: list[int] = []
    run: list[int] = []
    for i in inside:
        if _is_link_line(lines[i]) and not ATTACHED.search(lines[i].text):
            run.append(i)
            continue
        kept += run if len(run) < FEWEST_LINKS else []
        kept.append(i)
        run = []
    return kept + (run if len(run) < FEWEST_LINKS else [])


def _unsigned(lines: Sequence[Line], inside: list[int]) -> list[int]:
    """Return the article without the last lines that only say where it is from and who made it."""
    kept = list(inside)
    for i in inside[-LONGEST_SIGNED:]:
        if len(kept) > 1 and signs_the_article(lines[i].text):
            kept.remove(i)
    return kept


def _is_link_line(line: Line) -> bool:
    return bool(line.text) and line.linked * 2 >= len(line.text)


def _little_text(lines: Sequence[Line], seen: list[int]) -> list[int]:
    """Return a page without one sentence: its longest line that is no link and no furniture, if any."""
    fit = [i for i in seen if not _is_link_line(lines[i]) and not is_furniture(lines[i].text)]
    longest = max(fit, key=lambda i: len(lines[i].text), default=None)
    return [] if longest is None or len(lines[longest].text) < len("没有一句话的页") else [longest]
