"""What is wrong with a page, in words: what each kind of finding is called, and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from byline.outlets.models import Clipping

WORDS = {
    "injected_text": _("injected text"),
    "place_name_list": _("list of place names"),
    "stray_tags": _("stray empty tags"),
    "pinyin_hints": _("pinyin hints, removed"),
    "byte_damage": _("damaged bytes, repaired"),
    "unrepaired_damage": _("damaged bytes, not repaired"),
    "mojibake": _("wrong encoding, repaired"),
    "hidden_text": _("hidden text"),
    "title_mismatch": _("title that does not belong to the text"),
    "alien_title": _("title that does not belong to the text"),
    "link_farm": _("heap of foreign links"),
    "list_page": _("list of titles"),
    "traditional": _("Traditional characters, converted"),
    "cloaking": _("another page for other visitors"),
    "foreign_domain": _("address of no known outlet"),
}
MEANINGS = {
    "injected_text": _("Strangers put this into the page. It was left out of the text."),
    "place_name_list": _("Strangers put this into the page to be found by search engines. It was left out."),
    "stray_tags": _("Left behind by whoever tampered with the page. The text is not touched."),
    "pinyin_hints": _("Readings stood in brackets behind characters. They were taken out of the text."),
    "byte_damage": _("Characters were lost when the page was copied. Look at them beside the manuscript."),
    "unrepaired_damage": _("Characters were lost and could not be told. Look at the page as it came."),
    "mojibake": _("The page had been stored in a wrong encoding. The text was turned back."),
    "hidden_text": _("It stands in the page but readers do not see it. It was left out of the text."),
    "title_mismatch": _("The window's title speaks of something else: the page was tampered with."),
    "alien_title": _("The window's title speaks of something else: the page was tampered with."),
    "link_farm": _("Strangers put these links into the page. They were left out."),
    "cloaking": _("Two looks at this address gave two pages. Compare it with the outlet's own page."),
    "traditional": _("The page is in Traditional characters; the text is shown in Simplified."),
}
SEVERITIES = {
    "notice": pgettext_lazy("severity", "note"),
    "warning": _("look closer"),
    "alarm": _("tampered with"),
}
RANKS = tuple(SEVERITIES)
# The engine tells places in Chinese; a line has its number.
PLACES = {
    "全文": _("whole text"),
    "页面源码": _("source of the page"),
    "网页标题": _("title of the window"),
    "网址": _("address"),
    "脚本": _("script of the page"),
    "正文开头": _("beginning of the text"),
}
LINE = re.compile(r"(正文)?第 (\d+) 行(起)?(（隐藏）|（段内）)?")
ASIDES = {"（隐藏）": _(", hidden"), "（段内）": _(", inside a paragraph")}


@dataclass(frozen=True)
class Kind:
    """All findings of one kind on a page: what it is called, what it means, how grave, and each place."""

    kind: str
    severity: str
    meaning: str
    places: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """What the kind is called."""
        return finding_words(self.kind)

    @property
    def severity_words(self) -> str:
        """How grave it is, in a word."""
        return gettext(SEVERITIES[self.severity])

    @classmethod
    def of(cls, kind: str, found: list[dict]) -> Kind:
        """Gather the findings of a kind; the gravest of them counts."""
        gravest = max((one.get("severity", "notice") for one in found), key=RANKS.index)
        places = tuple((place_words(one["where"]), one["detail"]) for one in found)
        return cls(kind, gravest, gettext(MEANINGS[kind]) if kind in MEANINGS else "", places)


def kinds_on(clipping: Clipping) -> list[Kind]:
    """Return what is wrong with a clipping, a line a kind, the gravest first."""
    by_kind: dict[str, list[dict]] = {}
    for finding in clipping.findings:
        by_kind.setdefault(finding["kind"], []).append(finding)
    found = [Kind.of(kind, ones) for kind, ones in by_kind.items()]
    if clipping.foreign_host:
        found.append(foreign_domain(clipping))
    return sorted(found, key=lambda kind: -RANKS.index(kind.severity))


def foreign_domain(clipping: Clipping) -> Kind:
    """Tell of a page whose host is no home of its outlet, and what to do."""
    if clipping.outlet:
        told = gettext(
            "This host is no home of {outlet}, which the page names. It may be a copy: look for the print at "
            "the outlet itself. If the host is its own, enter it there."
        ).format(outlet=clipping.outlet.name)
    else:
        told = gettext(
            "No outlet that is entered here lives at this host. Find out who runs it; enter that outlet, or "
            "state who printed the page. Until then it cannot be confirmed."
        )
    return Kind("foreign_domain", "warning", told, ((clipping.foreign_host, ""),))


def finding_words(kind: str) -> str:
    """Name a kind of finding in the reader's language; a kind not known here by the engine's own word."""
    return gettext(WORDS[kind]) if kind in WORDS else kind.replace("_", " ")


def place_words(where: str) -> str:
    """Tell a place that the engine named in the reader's language; one not known here as it is."""
    line = LINE.fullmatch(where)
    if not line:
        return gettext(PLACES[where]) if where in PLACES else where
    told = gettext("line {number} of the text") if line[1] else gettext("line {number}")
    if line[3]:
        told = gettext("from line {number} on")
    return told.format(number=line[2]) + (gettext(ASIDES[line[4]]) if line[4] else "")
