"""Words of laws, notices and communiqués, which many texts quote and none of them owns."""

import re

from tearsheet.indexing.views import View

# How a text announces that the words of a document follow: the document's name, then that it rules or says.
# Laws are named in angle brackets; notices and communiqués of bodies without them.
RULES = "法|条例|规定|办法|规范|规则|细则|章程|准则|决定|决议|意见|通知|方案|公约|制度"
SAYS = "规定|明确|指出|要求|提出|强调|号召|决定|宣布|载明|写道"
QUOTING = re.compile(
    rf"《[^》\n]{{2,60}}(?:{RULES})(?:[（(][^）)\n]{{1,12}}[）)])?》[^，。；！？\n]{{0,14}}(?:{SAYS})"
    rf"|(?:^|[。；\n])[^，。；！？\n]{{0,30}}(?:公报|公告|通报|通告|通知|决议)(?:{SAYS}|：)"
)
# A piece that acts on a document names it so, and goes on in its own words.
ACTING_ON = re.compile(r"(?:落实|按照|根据|依据|遵照)[^，。；！？\n]*$")
# Shorter than this it is a remark about a document; a paragraph of a law or a communiqué is longer.
LONG = 60
# A text that consists of so much document is the document: its publisher owns the words.
IS_DOCUMENT = 0.6


def document_spans(raw: str) -> list[tuple[int, int]]:
    """Where a text gives the words of a document: from its naming to the paragraph's end, in characters."""
    spans: list[tuple[int, int]] = []
    for found in QUOTING.finditer(raw):
        if ACTING_ON.search(raw, max(0, found.start() - LONG), found.start()):
            continue
        end = raw.find("\n", found.end())
        end = len(raw) if end < 0 else end
        if end - found.start() >= LONG and not (spans and found.start() < spans[-1][1]):
            spans.append((found.start(), end))
    return spans


def document_share(raw: str, *, letters: int) -> float:
    """Share of a text's letters that are words of documents, 0 to 1."""
    return sum(len(View.of(raw[slice(*span)])) for span in document_spans(raw)) / letters if letters else 0.0
