"""A small invented ledger and what outlets made of it: reprints of every kind, and no reprints."""

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opencc import OpenCC

from tearsheet.matching import Manuscript, Page
from tests.tearsheet.matching.moulds import (
    COUNTY,
    ELSEWHERE,
    HEADLINES,
    LEADS,
    LONE,
    MATTERS,
    MOULDS,
    OFFICIAL,
    OUTLETS,
    PEOPLE,
    SINGLES,
    SPAM,
    STRANGERS,
    TOWNS,
    VILLAGES,
    WRITERS,
    WRONG,
)


@dataclass(frozen=True)
class Case:
    """A page with what is true of it: its kind, and the ids of the manuscripts it prints."""

    page: Page
    kind: str
    prints: tuple[str, ...] = ()


class Pressroom:
    """Writes a ledger and its pages; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.ledger: list[Manuscript] = []
        self.mould_of: dict[str, str] = {}
        self.cases: list[Case] = []
        for title, body in MOULDS.items():
            for town in self.random.sample(TOWNS, 6):
                self._register(*self._fill(title, body, town), unit=f"{town}人大", mould=title)
        for title, body in LONE.items():
            self._register(*self._fill(title, body, "横塘乡"), unit="横塘乡人大", mould=title)
        for title, body in SINGLES.items():
            self._register(title, body, unit=f"{COUNTY}人大常委会办公室")
        for manuscript in self.random.sample(self.ledger, 6):
            self._quote_officially(manuscript)

    def _fill(self, title: str, body: str, town: str) -> tuple[str, str]:
        pick, number = self.random.choice, self.random.randint
        slots = {
            "town": town, "village": pick(VILLAGES), "person": pick(PEOPLE), "matter": pick(MATTERS),
            "month": number(2, 11), "day": number(1, 28), "count": number(12, 60), "others": number(3, 40),
            "issues": number(2, 25), "rounds": number(2, 19), "solved": number(30, 400),
        }  # fmt: skip
        return title.split("|")[1].format(**slots), body.format(**slots)

    def _register(self, title: str, body: str, *, unit: str, mould: str = "") -> None:
        name = f"m{len(self.ledger):03d}"
        self.mould_of[name] = mould
        day = date(2031, 3, 1) + timedelta(days=self.random.randint(0, 25))
        self.ledger.append(
            Manuscript(
                name, title, body,
                authors=tuple(self.random.sample(WRITERS, self.random.choice((1, 1, 2)))),
                unit=unit, office=f"{COUNTY}人大常委会", genre="消息", registered_on=day,
                submitted_to=tuple(self.random.sample(OUTLETS, 2)),
            )
        )  # fmt: skip

    def _quote_officially(self, manuscript: Manuscript) -> None:
        place = self.ledger.index(manuscript)
        self.ledger[place] = replace(manuscript, body=manuscript.body + "\n" + OFFICIAL)

    def write_pages(self) -> list[Case]:
        """All kinds of pages for every manuscript."""
        for manuscript in self.ledger:
            for kind in (
                self.as_is,
                self.retitled,
                self.cut,
                self.led,
                self.traditional,
                self.noisy,
                self.spammed,
            ):
                kind(manuscript)
            for kind in (self.earlier, self.quoted):
                kind(manuscript)
        for _ in range(15):
            self.merged()
            self.listed()
            self.rounded_up()
        for number in range(60):
            self.stranger(number)
        for title, body in ELSEWHERE.items():
            self._page("distractor", title, body, day=date(2031, 3, 20), author=self.random.choice(WRITERS))
            self._page("official_quote", title, body + "\n" + OFFICIAL, day=date(2031, 3, 29))
        return self.cases

    def _page(
        self,
        kind: str,
        title: str,
        body: str,
        *,
        day: date | None,
        author: str = "",
        prints: tuple[str, ...] = (),
    ) -> None:
        outlet = self.random.choice(OUTLETS)
        page = Page(f"p{len(self.cases):04d}", title, body, published_on=day, source=outlet, author=author)
        self.cases.append(Case(page, kind, prints))

    def _print(self, kind: str, manuscript: Manuscript, *, title: str = "", body: str = "") -> None:
        author = " ".join(manuscript.authors) if self.random.random() < 0.6 else ""
        text = body or manuscript.body
        if author and self.random.random() < 0.5:
            text, author = f"本报讯（通讯员 {author}）{text}", ""
        day = manuscript.registered_on + timedelta(days=self.random.randint(0, 20))
        shown = day if self.random.random() < 0.9 else None
        self._page(kind, title or manuscript.title, text, day=shown, author=author, prints=(manuscript.id,))

    def as_is(self, manuscript: Manuscript) -> None:
        self._print("as_is", manuscript)

    def retitled(self, manuscript: Manuscript) -> None:
        self._print("retitled", manuscript, title=self.random.choice(HEADLINES))

    def cut(self, manuscript: Manuscript) -> None:
        """Drops half of the sentences, and keeps one that names the place."""
        pieces = sentences(manuscript.body)
        named = [n for n, piece in enumerate(pieces) if manuscript.unit[:-2] in piece][:1]
        kept = {*named, *self.random.sample(range(len(pieces)), (len(pieces) + 1) // 2)}
        self._print("cut", manuscript, body="".join(pieces[n] for n in sorted(kept)))

    def led(self, manuscript: Manuscript) -> None:
        self._print(
            "lead", manuscript, body=self.random.choice(LEADS) + "".join(sentences(manuscript.body)[1:])
        )

    def traditional(self, manuscript: Manuscript) -> None:
        text = OpenCC("s2t").convert(manuscript.body).replace("會", "會(huì)").replace("個", "個(gè)(gè)")
        self._print("trad", manuscript, body=text, title="彩金大放送" if self.random.random() < 0.5 else "")

    def noisy(self, manuscript: Manuscript) -> None:
        self._print("noise", manuscript, body=noise(manuscript.body, self.random, 0.04))

    def spammed(self, manuscript: Manuscript) -> None:
        lines = manuscript.body.split("\n")
        lines.insert(self.random.randint(0, len(lines)), SPAM)
        self._print("spam", manuscript, body="\n".join(lines))

    def earlier(self, manuscript: Manuscript) -> None:
        """The page is older: the manuscript was registered again later, out of the page."""
        day = manuscript.registered_on - timedelta(days=self.random.randint(2, 60))
        self._page("earlier", manuscript.title, manuscript.body, day=day)

    def quoted(self, manuscript: Manuscript) -> None:
        title, body = self.random.choice(list(ELSEWHERE.items()))
        short = [one for one in sentences(manuscript.body) if len(one) < len(manuscript.body) * 0.15] or [""]
        first, _, rest = body.partition("\n")
        text = f"{first}\n据此前报道，{self.random.choice(short).strip()}\n{rest}"
        self._page("quote", title, text, day=manuscript.registered_on + timedelta(days=9))

    def merged(self) -> None:
        one, two = self.random.sample(self.ledger, 2)
        last = max(one.registered_on, two.registered_on)
        self._page(
            "merged",
            self.random.choice(HEADLINES),
            one.body + "\n" + two.body,
            day=last,
            prints=(one.id, two.id),
        )

    def listed(self) -> None:
        lines = [f"{one.title}\n{one.body[:60]}……" for one in self.random.sample(self.ledger, 6)]
        self._page("list", "工作动态", "\n".join(lines), day=date(2031, 4, 1))

    def rounded_up(self) -> None:
        group = self.random.sample(self.ledger, 4)
        parts = [self._part(one) for one in group]
        last = max(one.registered_on for one in group)
        self._page(
            "roundup", "各地人大动态", "\n".join(parts), day=last, prints=tuple(one.id for one in group)
        )

    def _part(self, manuscript: Manuscript) -> str:
        pieces = [one.strip() for one in sentences(manuscript.body)]
        named = [one for one in pieces if manuscript.unit[:-2] in one] or [max(pieces, key=len)]
        return f"【{manuscript.unit}】{named[0]}"

    def stranger(self, number: int) -> None:
        """The same mould, by a township outside the ledger."""
        title, body = list({**MOULDS, **LONE}.items())[number % (len(MOULDS) + len(LONE))]
        town = self.random.choice(STRANGERS)
        day = date(2031, 3, 10) + timedelta(days=self.random.randint(0, 30))
        self._page("sibling_out", *self._fill(title, body, town), day=day, author=self.random.choice(PEOPLE))


def sentences(text: str) -> list[str]:
    """The sentences of a text with what ends them."""
    return re.findall(r"[^。！？\n]+[。！？”]*\n?", text)


def noise(text: str, chance: random.Random, rate: float) -> str:
    """Replace letters, drop them or put one in, at a rate."""
    out = []
    for letter in text:
        if letter == "\n" or chance.random() >= rate:
            out.append(letter)
        else:
            out.append(
                chance.choice(("", letter + chance.choice(WRONG), chance.choice(WRONG), chance.choice(WRONG)))
            )
    return "".join(out)
