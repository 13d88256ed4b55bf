"""What kinds of findings are called."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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
}


def finding_words(kind: str) -> str:
    """Name a kind of finding in the reader's language; a kind not known here by the engine's own word."""
    return gettext(WORDS[kind]) if kind in WORDS else kind.replace("_", " ")
