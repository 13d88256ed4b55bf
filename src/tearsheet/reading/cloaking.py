"""Cloaking: one address that says other things to a search engine's crawler than to a visitor."""

import re
from collections.abc import Iterator

from tearsheet.findings import Finding
from tearsheet.reading.result import Reading
from tearsheet.reading.tampering import is_injected

LETTERS = re.compile(r"\W+")
# a paragraph of whose runs of six letters less than half stand on the other page is not there
RUN = 6
SHARE_OF_A_STRANGER = 0.5
# shorter ones are counters, greetings and days
SHORTEST = 20
# so much of a page that the other does not have is another page
SHARE_OF_ANOTHER_PAGE = 0.6
LONGEST_EXCERPT = 60
TOLD = frozenset({"injected_text", "hidden_text", "place_name_list", "link_farm", "title_mismatch"})


def cloaking(crawler: Reading, *, visitor: Reading) -> tuple[Finding, ...]:
    """Return what stands in one only of two readings of one address, as a crawler and as a visitor got it.

    Each finding has the kind `cloaking`, the side and paragraph as its place, and an excerpt. It is an alarm
    where the words are spam or where the two are different pages, a warning for a paragraph, a notice for
    a title.
    """
    findings = [
        *_only(crawler, other=visitor, side="搜索引擎所见"),
        *_only(visitor, other=crawler, side="访客所见"),
        *_told_once(crawler, other=visitor, side="搜索引擎所见"),
        *_told_once(visitor, other=crawler, side="访客所见"),
    ]
    if crawler.title and visitor.title and _letters(crawler.title) != _letters(visitor.title):
        is_spam = is_injected(crawler.title) or is_injected(visitor.title)
        detail = f"{_excerpt(crawler.title)} / {_excerpt(visitor.title)}"
        findings.append(Finding("cloaking", "标题", detail, "alarm" if is_spam else "notice"))
    return tuple(findings)


def _only(reading: Reading, *, other: Reading, side: str) -> Iterator[Finding]:
    known = _runs(_letters(other.title + other.body))
    size = sum(len(_letters(words)) for words in reading.paragraphs)
    strange = [
        (number, words)
        for number, words in enumerate(reading.paragraphs, 1)
        if _is_strange(words, known) or (is_injected(words) and words not in other.paragraphs)
    ]
    is_another = sum(len(_letters(words)) for _, words in strange) > SHARE_OF_ANOTHER_PAGE * size
    for number, words in strange:
        severity = "alarm" if is_another or is_injected(words) else "warning"
        yield Finding("cloaking", f"{side} 第 {number} 段", _excerpt(words), severity)


def _is_strange(words: str, known: set[str]) -> bool:
    runs = _runs(_letters(words))
    return len(_letters(words)) >= SHORTEST and len(runs & known) < SHARE_OF_A_STRANGER * len(runs)


def _told_once(reading: Reading, *, other: Reading, side: str) -> Iterator[Finding]:
    """Yield what was found outside the body, such as a heap of spam under it, on one side alone."""
    known = {(finding.kind, finding.detail) for finding in other.findings}
    for finding in reading.findings:
        if (
            finding.kind in TOLD
            and finding.severity == "alarm"
            and (finding.kind, finding.detail) not in known
        ):
            yield Finding("cloaking", f"{side} {finding.where}", finding.detail, "alarm")


def _runs(letters: str) -> set[str]:
    return {letters[i : i + RUN] for i in range(max(len(letters) - RUN + 1, 1))}


def _letters(words: str) -> str:
    return LETTERS.sub("", words)


def _excerpt(words: str) -> str:
    return words if len(words) <= LONGEST_EXCERPT else words[:LONGEST_EXCERPT] + "…"
