"""The pages of the outlets: a dozen looks and their encodings, from nested tables to an app."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.template import Context, Engine

from byline.inventing import damage

if TYPE_CHECKING:
    from random import Random

    from byline.inventing.county import OutletCard
    from byline.inventing.prints import Print

# look: what the page declares, and how its bytes are really encoded
CHARSETS = {
    "table2003": ("gb2312", "gb18030"),
    "oldframe": ("gb2312", "gb18030"),
    "portal": ("gbk", "gb18030"),
    "forum": ("gbk", "gb18030"),
    "big5": ("big5", "big5"),
}
NAVIGATION = (
    "首页", "要闻", "时政", "县区", "监督", "代表", "立法",
    "专题", "视频", "图片", "评论", "教育", "健康",
)  # fmt: skip
MIRROR, BIG5 = "mirror", "big5"
MIRROR_HOSTS = ("www.xkq21.example", "wap.hzty88.example", "m.lyjd6.example")


@dataclass(frozen=True)
class Served:
    """A page as it was served: its bytes, its address, and the charset that the server named, if any."""

    data: bytes
    address: str
    charset: str


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(Path(__file__).parent / "pages")], autoescape=True)


@cache
def _template(look: str):
    return _engine().get_template(f"{look}.page")


def serve(shown: Print, *, outlet: OutletCard, others: tuple[str, ...], by: Random) -> Served:
    """Return the page of a print at an outlet; `others` are at least six titles for its lists."""
    host = {MIRROR: by.choice(MIRROR_HOSTS), BIG5: f"big5.{outlet.hosts[0]}"}.get(shown.look, outlet.hosts[0])
    address = f"https://{host}/{shown.at:%Y%m}/{shown.at:%d}/{_name(shown)}"
    words = {
        "print": shown,
        "outlet": outlet,
        "outlet_name": outlet.name,
        "host": host,
        "number": by.randint(1000, 99999),
        "nav": by.sample(NAVIGATION, 8),
        "hot": others[:6],
        "related": others[-4:],
        "ld_json": linked_data(shown, outlet),
    }
    declared, encoding = CHARSETS.get(shown.look, ("utf-8", "utf-8"))
    html = _template(shown.look).render(
        Context({**_in_script(shown, words, by), "declared": declared}, use_l10n=False)
    )
    return Served(html.encode(encoding, errors="xmlcharrefreplace"), address, by.choice((declared, "")))


def _name(shown: Print) -> str:
    number = shown.number
    return {"wechat": f"s_{number}", "epaper": f"content_{number}.htm", "mobile": f"d_{number}"}.get(
        shown.look, f"t{shown.at:%Y%m%d}_{number}.html"
    )


def _in_script(shown: Print, words: dict, dice: Random) -> dict:
    """Turn the words of a Traditional page into Traditional; a mirror's also get hints and litter."""
    if shown.look not in {MIRROR, BIG5}:
        return words
    depth = damage.cut_off(dice)
    change = damage.traditional if shown.look == BIG5 else lambda text: damage.hinted(text, cut_off=depth)
    changed = {
        name: change(getattr(shown, name)) for name in ("title", "source", "author", "editor", "channel")
    }
    return {
        **words,
        "print": replace(shown, **changed, paragraphs=tuple(change(one) for one in shown.paragraphs)),
        "outlet_name": change(words["outlet_name"]),
        "nav": [change(one) for one in words["nav"]],
        "hot": [change(one) for one in words["hot"]],
        "spam": damage.spam(dice),
        "spam_title": dice.choice(damage.SPAM_TITLES),
        "places": damage.PLACES,
        "litter": damage.litter(dice),
    }


def linked_data(shown: Print, outlet: OutletCard) -> str:
    """Return the page's facts as JSON-LD that is safe inside a script."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": shown.title,
        "datePublished": shown.iso,
        "author": {"@type": "Person", "name": shown.author},
        "publisher": {"@type": "Organization", "name": outlet.name},
    }
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
