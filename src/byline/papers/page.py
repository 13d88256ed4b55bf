"""A paper as HTML: the flow that becomes a PDF, and the pages that one sees on the screen."""

from __future__ import annotations

from html import escape
from math import ceil

from byline.papers import measures
from byline.papers.characters import legal, width
from byline.papers.chart import PAGE, Chart, as_svg
from byline.papers.official import (
    Annex,
    Attachments,
    Block,
    Column,
    Heading,
    Imprint,
    Paper,
    Paragraph,
    Table,
    Undersigned,
)

# a level of the paper is one lower in HTML, where h1 is the title
TAGS = {1: "h2", 2: "h3", 3: "h4", 4: "h5"}
SIDES = {"start": "", "centre": "mid", "end": "num"}
CELL_PADDING_PT = 12
TABLE_GAP_PT = 14
MAKER_PT, RULE_PT, OFFICIAL_PT = 48, 16, measures.HEAD_BELOW_PT + measures.NUMBER_BELOW_PT


def as_html(paper: Paper) -> str:
    """Return the paper as `article.a4` pages for the screen, every text escaped.

    Where a page ends is reckoned from lines and rows, as the browser breaks none: an annex always begins
    a page, a long table goes on under its headings. The PDF breaks its pages itself and may differ by a line.
    """
    leaves = _leaves(paper)
    last = len(leaves)
    return "\n".join(
        f'<article class="a4 {paper.style}" lang="zh-CN" aria-label="第{page}页">\n'
        + (head(paper) if page == 1 else "")
        + "\n".join(block_as_html(block) for block in leaf)
        + (imprint_as_html(paper.imprint) if paper.imprint and page == last else "")
        + f'\n<footer class="folio">— {page} —</footer>\n</article>'
        for page, leaf in enumerate(leaves, start=1)
    )


def as_flow(paper: Paper) -> str:
    """Return the paper as one `article.a4` without page breaks, for a renderer that makes its own."""
    blocks = "\n".join(_with_widths(block) for block in paper.blocks)
    imprint = imprint_as_html(paper.imprint) if paper.imprint else ""
    return f'<article class="a4 {paper.style}" lang="zh-CN">\n{head(paper)}{blocks}\n{imprint}</article>'


def said(text: str) -> str:
    """Return the text fit for HTML."""
    return escape(legal(text))


def head(paper: Paper) -> str:
    """Return what stands above the text: red head, number, maker and day, red rule, title, addressees."""
    maker = f'<p class="maker"><span>{said(paper.maker)}</span> <time>{paper.day_in_words}</time></p>'
    above = [
        f'<p class="redhead">{said(paper.red_head)}</p>' if paper.red_head else "",
        f'<p class="number">{said(paper.number)}</p>' if paper.number else "",
        maker if paper.has_maker_line else "",
    ]
    title = "<br>".join(said(line) for line in paper.title.splitlines())
    to = f'<p class="to">{said(paper.addressees)}</p>\n' if paper.addressees else ""
    return f"<header>{''.join(above)}</header>\n<h1{_key(paper.title_key)}>{title}</h1>\n{to}"


def block_as_html(block: Block) -> str:
    """Return one block, every text escaped."""
    match block:
        case Heading():
            tag = TAGS[block.level]
            return f"<{tag}>{said(block.text)}</{tag}>"
        case Paragraph():
            return _paragraph(block)
        case Attachments() | Undersigned():
            return _under_the_text(block)
        case Annex():
            return f'<p class="annex">{said(block.label)}</p>\n<h2 class="centred">{said(block.title)}</h2>'
        case Table():
            return _table(block)
        case Chart():
            return f"<figure>{as_svg(block)}</figure>"


def imprint_as_html(imprint: Imprint) -> str:
    """Return the 版记: to whom the paper goes, who printed it and when, how many copies."""
    goes_to = "".join(f"<dt>{said(how)}：</dt><dd>{said(whom)}</dd>" for how, whom in imprint.goes_to)
    printed = "".join(f"<span>{said(words)}</span> " for words in imprint.printed or ())
    copies = f'<p class="copies">{said(imprint.copies_in_words)}</p>' if imprint.copies else ""
    lines = (f"<dl>{goes_to}</dl>" if goes_to else "") + (f"<p>{printed}</p>" if printed else "")
    return f'\n<footer class="imprint"><div>{lines}</div>{copies}</footer>'


def _paragraph(block: Paragraph) -> str:
    lines = "\n".join(f"<p>{said(line)}</p>" for line in block.lines())
    return f'<div class="words"{_key(block.key)}>{lines}</div>' if block.key else lines


def _under_the_text(block: Attachments | Undersigned) -> str:
    """Set what is attached, or maker and day with as many blank characters at their right as they ask for."""
    if isinstance(block, Attachments):
        return f'<div class="attachments">{"".join(f"<p>{said(line)}</p>" for line in block.lines())}</div>'
    lines = "".join(
        f"<p>{said(words)}<span>{'&#12288;' * int(beside)}{'&#8194;' if beside % 1 else ''}</span></p>"
        for words, beside in block.lines()
    )
    return f'<div class="undersigned">{lines}</div>'


def _key(key: str) -> str:
    return f' data-words="{escape(key, quote=True)}"' if key else ""


def _with_widths(block: Block) -> str:
    """Fix the columns as on paper; a screen may be narrower and gives each the width that it needs."""
    html = block_as_html(block)
    if not isinstance(block, Table):
        return html
    widths = "".join(f'<col width="{100 * block.width_of(column):.2f}%">' for column in block.columns)
    return html.replace("<thead>", f"<colgroup>{widths}</colgroup><thead>", 1)


def _table(table: Table) -> str:
    caption = f"<caption>{said(table.caption)}</caption>" if table.caption else ""
    heads = "".join(f'<th scope="col"{_class(column)}>{said(column.title)}</th>' for column in table.columns)
    rows = "\n".join(f"<tr>{_cells(table, row)}</tr>" for row in table.rows)
    rows = rows or f'<tr><td colspan="{len(table.columns)}">{said(table.when_empty)}</td></tr>'
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _cells(table: Table, row: tuple[str, ...]) -> str:
    return "".join(
        f"<td{_class(column)}>{said(cell)}</td>" for column, cell in zip(table.columns, row, strict=True)
    )


def _class(column: Column) -> str:
    names = [name for name in (SIDES[column.side], "wide" if column.is_wide else "") if name]
    return f' class="{" ".join(names)}"' if names else ""


def _leaves(paper: Paper) -> list[list[Block]]:
    """Deal the blocks out to pages, splitting tables between rows."""
    leaves: list[list[Block]] = [[]]
    left = measures.TEXT_HEIGHT_PT - _head_height(paper)
    waiting = list(paper.blocks)
    while waiting:
        block = waiting.pop(0)
        if _begins_a_page(block, waiting, left=left) and leaves[-1]:
            leaves.append([])
            left = measures.TEXT_HEIGHT_PT
        if isinstance(block, Table):
            block, *rest = _torn(block, left=left)
            waiting[:0] = rest
        leaves[-1].append(block)
        left -= _height(block)
    if paper.imprint and left < _imprint_height(paper.imprint):
        leaves.append([])
    return leaves


def _begins_a_page(block: Block, following: list[Block], *, left: float) -> bool:
    """Tell whether a block goes to a new page; a heading and a note go with what follows."""
    if isinstance(block, Annex):
        return True
    if isinstance(block, Table):
        return left < _least_height([block])
    if isinstance(block, Heading | Attachments):
        return left < _height(block) + _least_height(following[:1])
    return left < _height(block)


def _least_height(blocks: list[Block]) -> float:
    """Reckon what of the next block must stand on one page: of a table its head and two rows."""
    least = (
        Table(block.columns, block.rows[:2], block.caption) if isinstance(block, Table) else block
        for block in blocks
    )
    return sum(_height(block) for block in least)


def _torn(table: Table, *, left: float) -> list[Block]:
    """Return the part of the table that fits into what is left of the page, and the rest if there is one."""
    fitting, height = 0, _height(Table(table.columns, (), table.caption)) - measures.ROW_PT
    for row in table.rows:
        height += _row_height(table, row)
        if height > left and fitting:
            break
        fitting += 1
    first, rest = table.rows[:fitting], table.rows[fitting:]
    if not rest:
        return [table]
    return [Table(table.columns, first, table.caption), Table(table.columns, rest)]


def _height(block: Block) -> float:
    """Reckon how high the block stands, in points."""
    match block:
        case Heading():
            return measures.LINE_PT
        case Paragraph():
            return sum(
                measures.LINE_PT * ceil((width(line) + 2) / measures.CHARACTERS_A_LINE)
                for line in block.lines()
            )
        case Annex():
            return measures.LINE_PT + measures.ANNEX_TITLE_PT * 1.6 + 8
        case Chart():
            return PAGE.height_of(block) + TABLE_GAP_PT
        case Attachments() | Undersigned():
            return measures.LINE_PT * (1 + len(block.lines()))
        case Table():
            rows = sum(_row_height(block, row) for row in block.rows) or measures.ROW_PT
            return measures.ROW_PT + rows + TABLE_GAP_PT + (measures.LINE_PT if block.caption else 0)


def _row_height(table: Table, row: tuple[str, ...]) -> float:
    lines = 1
    for column, cell in zip(table.columns, row, strict=True):
        room = measures.TEXT_WIDTH_PT * table.width_of(column) - CELL_PADDING_PT
        lines = max(lines, ceil(width(cell) * measures.TABLE_PT / max(room, measures.TABLE_PT)))
    return max(measures.ROW_PT, lines * measures.ROW_LINE_PT + 1)


def _head_height(paper: Paper) -> float:
    titles = len(paper.title.splitlines()) or 1
    above = (measures.HEAD_PT * 1.2 if paper.red_head else 0) + (measures.LINE_PT if paper.number else 0)
    above += MAKER_PT if paper.has_maker_line else RULE_PT + bool(paper.red_head) * OFFICIAL_PT
    return (
        above
        + 2 * measures.LINE_PT
        + titles * measures.TITLE_PT * 1.5
        + (measures.LINE_PT if paper.addressees else 0)
    )


def _imprint_height(imprint: Imprint) -> float:
    return measures.LINE_PT * (len(imprint.goes_to) + bool(imprint.printed) + bool(imprint.copies))
