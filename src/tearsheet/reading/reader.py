"""Read a page: decode, outline, restore, find the article and its fields, say what is wrong with it."""

from collections.abc import Sequence
from dataclasses import replace

from tearsheet.errors import EmptyPage
from tearsheet.reading.body import article
from tearsheet.reading.decode import LARGEST_PAGE, Decoded, decode
from tearsheet.reading.fields import Fields, read_fields
from tearsheet.reading.lists import list_findings
from tearsheet.reading.outline import Line, Outline, looks_like_html, outline_html, outline_text
from tearsheet.reading.paragraphs import paragraphs, pictures
from tearsheet.reading.restore import Restored, restore
from tearsheet.reading.result import Finding, Reading
from tearsheet.reading.tampering import injections, strip_stray_tags, title_mismatch


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
    page = outline_html(source) if looks_like_html(source) else outline_text(source)
    if not page.lines:
        raise EmptyPage
    came = page.lines
    page, restored = _restored(replace(page, address=page.address or address))
    alien, injected = injections(page.lines)
    inside = article(page.lines, alien=alien)
    fields = read_fields(_without(page, alien), inside=inside)
    inside = _without_head(page.lines, inside, fields)
    findings += [*_mended(decoded), *injected, *restored.findings]
    findings += title_mismatch(page.head_title, title=fields.values.get("title", ""))
    findings += list_findings(page.lines, inside=inside, title=fields.values.get("title", ""))
    return Reading(
        **fields.values,
        paragraphs=paragraphs(page.lines, inside),
        original=_as_they_came(came, page.lines, inside),
        pictures=pictures(page.lines, inside),
        address=page.address,
        charset=decoded.charset,
        script=restored.script,
        findings=tuple(findings),
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
    used = {int(where.split()[1]) - 1 for where in fields.found.values() if where.startswith("第 ")}
    return [i for i in inside if i not in used or len(lines[i].text) > 200]  # noqa: PLR2004 lengths and counts read best in place
