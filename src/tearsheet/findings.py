"""What a clerk should know about a page besides its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a clerk should know about the page.

    `kind` is a slug (injected_text, place_name_list, stray_tags, pinyin_hints, byte_damage, mojibake,
    hidden_text, title_mismatch, list_page, link_farm, cloaking); `where` is a place a person can
    find; `detail` is an excerpt or a short Chinese sentence; `severity` is notice, warning or alarm.
    """

    kind: str
    where: str
    detail: str
    severity: str = "notice"
