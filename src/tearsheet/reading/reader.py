"""Read a page: decode, outline, restore, find the article and its fields, say what is wrong with it."""

from collections.abc import Sequence
from dataclasses import replace

from tearsheet.errors import EmptyPage
from tearsheet.findings import Finding
from tearsheet.outlines.head import own_address
from tearsheet.outlines.lines import Line, Outline
from tearsheet.outlines.outline import outline
from tearsheet.reading.articles import several
from tearsheet.reading.body import article
from tearsheet.reading.fields import Fields, read_fields
from tearsheet.reading.lists import list_findings
from tearsheet.reading.paragraphs import paragraphs, pictures
from tearsheet.reading.result import Reading
from tearsheet.reading.tampering import (
    alien_head,
    hidden_blocks,
    injections,
    strip_stray_tags,
    without_insertions,
)
from tearsheet.restoring.decode import LARGEST_PAGE, Decoded, decode
from tearsheet.restoring.restore import Restored, restore

# no title, no line of labels is longer; a sentence of the text is longer than this
LONGEST_TITLE, LONGEST_LABELS, SHORTEST_TEXT = 200, 200, 30


def read(data: bytes, *, charset: str = "", address: str = "", limit: int = LARGEST_PAGE) -> Reading:
    """Read a page from its bytes; `charset` is what the server said, `address` where it stood.

    Refuses EmptyPage, NotAPage and PageTooLarge (over `limit` bytes). Anything else gives a reading.
    """
    return _read(decode(data, charset=charset, limit=limit), address=address)


def read_text(text: str, *, address: str = "", limit: int = LARGEST_PAGE) -> Reading:
    """Read what a person pasted: the bare text of a page, or its source. Refuses as `read` does."""
    return read(text.encode("utf-8", "replace"), charset="utf-8", address=address, limit=limit)


def _read(decoded: Decoded, *, address: str) -> Reading:
    source, findings = strip_stray_tags(decoded.text)
    page = outline(source, address=address)
    if not page.lines:
        raise EmptyPage
    came = page.lines
    page, restored = _restored(replace(page, address=own_address(page.address, fetched=address)))
    alien, injected = injections(page.lines)
    page, alien, inserted = without_insertions(page, alien=alien)
    findings += [*_mended(decoded), *injected, *inserted, *restored.findings]
    reading = _told(page, alien=alien, came=came)
    return replace(
        reading,
        charset=decoded.charset,
        script=restored.script,
        findings=(*findings, *reading.findings),
    )


def _told(page: Outline, *, alien: frozenset[int], came: Sequence[Line]) -> Reading:
    """Return what the lines of a restored page say; `came` are its lines before they were restored."""
    inside = article(page.lines, alien=alien, blocks=page.blocks)
    fields = read_fields(_without(page, alien), inside=inside)
    title = fields.values.get("title", "")
    listed = list_findings(page.lines, inside=inside, title=title)
    body, articles = several(page, [] if listed else inside)
    inside = body if articles else _without_head(page.lines, inside, fields)
    return Reading(
        **fields.values,
        paragraphs=paragraphs(page.lines, inside),
        original=_as_they_came(came, page.lines, inside),
        pictures=pictures(page.lines, inside),
        articles=articles,
        day_of_address=fields.day_of_address,
        address=page.address,
        findings=(*alien_head(page, title=title), *hidden_blocks(page.lines, alien=alien), *listed),
        found=fields.found,
    )


def _restored(page: Outline) -> tuple[Outline, Restored]:
    """Restore all texts of a page together, so that the page's own words help to judge each place."""
    heads = [page.head_title, *page.meta.values(), *page.data.values()]
    whole = "\n".join([line.text for line in page.lines] + [_one_line(head) for head in heads])
    restored = restore(whole)
    if restored.text == whole:
        return page, restored
    texts = restored.text.split("\n")
    parts = restore("\n".join(line.parts for line in page.lines)).text.split("\n")
    count = len(page.lines)
    lines = tuple(
        replace(line, text=text, parts=part)
        for line, text, part in zip(page.lines, texts, parts, strict=False)
    )
    said = iter(texts[count + 1 :])
    meta, data = {key: next(said) for key in page.meta}, {key: next(said) for key in page.data}
    return replace(page, lines=lines, head_title=texts[count], meta=meta, data=data), restored


def _as_they_came(came: Sequence[Line], lines: Sequence[Line], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the words of each paragraph before they were restored; nothing where all are the same."""
    kept = [i for i in inside if lines[i].text]
    if all(came[i].text == lines[i].text for i in kept):
        return ()
    return tuple(came[i].text for i in kept)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _mended(decoded: Decoded) -> list[Finding]:
    return (
        [Finding("mojibake", "全文", "整页曾按错误编码转存，已还原", "warning")] if decoded.is_mended else []
    )


def _without(page: Outline, alien: frozenset[int]) -> Outline:
    """Return the page with alien lines hidden, so that no field is read from them; positions stay."""
    lines = tuple(replace(line, is_hidden=True) if i in alien else line for i, line in enumerate(page.lines))
    return replace(page, lines=lines)


def _without_head(lines: Sequence[Line], inside: list[int], fields: Fields) -> list[int]:
    """Return the article without the lines at its head that its title and fields were read from."""
    return [i for i in inside if i not in fields.used or len(lines[i].text) > 200]  # noqa: PLR2004 lengths and counts read best in place
