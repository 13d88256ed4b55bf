"""How near a reading comes to the truth of a page: the same rules for every page and field."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from opencc import OpenCC

from tearsheet.errors import TearsheetError
from tearsheet.reading import Reading, read
from tests.tearsheet.reading.pagemaking import Made

FIELDS = ("title", "subtitle", "published_at", "source", "author", "editor", "channel")
SIMPLIFIED = OpenCC("t2s")
DRESS = "《》—-"  # about the name of a paper, before a sub-title
FIRST_WORDS = {"首页", "正文", "当前位置", "Home"}


@dataclass(frozen=True)
class Judged:
    """A field of a page: what was said, what is true, and how they agree."""

    got: str
    want: str
    verdict: str

    def sentence(self, page: str, name: str) -> str:
        """Say it for the message of a test."""
        return f"{page} {name} {self.verdict}: {self.got!r}, true is {self.want!r}"


@dataclass(frozen=True, repr=False)
class Score:
    """What came of one page: body F1, and each field that two honest readers agree on."""

    page: Made
    reading: Reading
    f1: float
    fields: dict[str, Judged]


def plain(text: str) -> str:
    """Without width, white space and the choice of script."""
    return SIMPLIFIED.convert(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")))


def names(text: str) -> set[str]:
    return {plain(one) for one in re.split(r"[\s、，,;；/|]+", text) if one}


def moment(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", text or "")][:5]


def path(text: str) -> list[str]:
    parts = [plain(one) for one in re.split(r"\s*(?:>+|»|›|/|→)\s*", text)]
    return [one for one in parts if one and one not in FIRST_WORDS]


def same(name: str, got: str, want: str) -> bool:
    """Names compare as sets, times to the precision that the page shows, channels by their last part."""
    if name in ("author", "editor"):
        return names(got) == names(want)
    if name == "published_at":
        return moment(got)[: len(moment(want))] == moment(want)
    if name == "channel":
        return path(got)[-1:] == path(want)[-1:]
    return plain(got).strip(DRESS) == plain(want).strip(DRESS)


def judged(name: str, got: str, want: str) -> str:
    """Say exact, missing or wrong where the page shows the field, empty or invented where it does not."""
    if not want:
        return "invented" if got else "empty"
    if not got:
        return "missing"
    return "exact" if same(name, got, want) else "wrong"


def common(a: str, b: str) -> int:
    """Length of the longest common subsequence, one big integer a step."""
    places: dict[str, int] = defaultdict(int)
    for i, one in enumerate(b):
        places[one] |= 1 << i
    full = (1 << len(b)) - 1
    row = full
    for one in a:
        hit = row & places.get(one, 0)
        row = ((row + hit) | (row - hit)) & full
    return len(b) - row.bit_count()


def f1(got: str, want: str) -> float:
    """Body F1 on characters."""
    got, want = plain(got), plain(want)
    return 2 * common(got, want) / (len(got) + len(want)) if got or want else 1.0


def scored(page: Made) -> Score:
    """Read a page and judge each of its fields; a refused page is an empty reading."""
    try:
        reading = read(page.data, charset=page.charset)
    except TearsheetError:
        reading = Reading()
    said = {name: (getattr(reading, name), page.truth[name]) for name in FIELDS if name not in page.unscored}
    fields = {name: Judged(got, want, judged(name, got, want)) for name, (got, want) in said.items()}
    return Score(page, reading, f1(reading.body, page.truth["body"]), fields)
