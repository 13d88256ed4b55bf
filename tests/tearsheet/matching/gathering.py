"""True adoptions of several manuscripts on one page: merged pieces, round-ups, and pages of a paper."""

import re
from datetime import timedelta

from tearsheet.matching import Manuscript, Part
from tests.tearsheet.matching.desk import Desk
from tests.tearsheet.matching.filling import STRANGERS, fill
from tests.tearsheet.matching.printing import HEADLINES, is_official, shortened, telling_sentence
from tests.tearsheet.matching.texts import letters, sentences, texts

BETWEEN = ["与此同时，", "无独有偶，", "同样的变化也发生在别处。", ""]


class Gathering:
    """Puts several manuscripts on one page, onto a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.dice = desk.dice
        self.outside = list(texts("outside").values())
        self.moulds = {key: mould for key, mould in texts("moulds").items() if mould.genre != "公告"}

    def gather_all(self) -> None:
        """Make each kind of page several times."""
        for _ in range(8):
            self.merge()
            self.round_up_with_strangers()
            for shape in ("headline", "bullet", "unit", "plain"):
                self.round_up(shape)
        for _ in range(4):
            self.merge_with_a_stranger()
            self.collect()
            self.fill_a_page(ours=1)
            self.fill_a_page(ours=2)

    def merge(self) -> None:
        """Two manuscripts made one piece, each shortened by up to a third."""
        pair = self.desk.of_these_weeks(2)
        bodies = ["".join(shortened(one, self.dice.uniform(0.7, 1.0), self.dice)) for one in pair]
        shares = {one.id: letters(body) / letters(one.body) for one, body in zip(pair, bodies, strict=True)}
        self.desk.lay(
            "merged", "+".join(shares), self.dice.choice(HEADLINES),
            f"{bodies[0]}\n{self.dice.choice(BETWEEN)}{bodies[1]}",
            day=self.desk.day_for(*pair), author=self._names(pair), prints=shares,
        )  # fmt: skip

    def merge_with_a_stranger(self) -> None:
        """One of ours and the same from a township elsewhere, one after the other as a single piece."""
        one = self.dice.choice(
            [one for one in self.desk.ledger.values() if one.id.split("-")[0] in self.moulds]
        )
        day, town = self.desk.day_for(one), self.dice.choice(STRANGERS)
        _, other = fill(self.moulds[one.id.split("-")[0]], town, on=day - timedelta(days=3), dice=self.dice)
        bodies = [one.body, other]
        self.dice.shuffle(bodies)
        title = self.dice.choice(HEADLINES)
        self.desk.lay("merged_stranger", one.id, title, "\n".join(bodies), day=day, prints={one.id: 1.0})

    def collect(self) -> None:
        """Five whole pieces on one page with their headlines, and nobody said where one begins."""
        group = self.desk.of_these_weeks(5)
        body = "\n".join(f"{one.title}\n{one.body}" for one in group)
        prints = {one.id: 1.0 for one in group}
        self.desk.lay(
            "collected", "+".join(prints), "基层来稿选登", body, day=self.desk.day_for(*group), prints=prints
        )

    def round_up(self, shape: str) -> None:
        """A sentence or two of three to five manuscripts, with a word before and contributors after."""
        group = self.desk.of_these_weeks(self.dice.randint(3, 5))
        taken = {one.id: self._taken(one) for one in group}
        lines = [self._heads(one)[shape] + taken[one.id] for one in group]
        opening = "连日来，岚陂县各级人大和代表深入一线，办了不少实事。\n" if self.dice.random() < 0.5 else ""
        ending = f"\n（综合 {self._names(group)} 来稿）" if self.dice.random() < 0.5 else ""
        shares = {one.id: letters(taken[one.id]) / letters(one.body) for one in group}
        self.desk.lay(
            f"roundup_{shape}", "+".join(shares), "各地人大动态", opening + "\n".join(lines) + ending,
            day=self.desk.day_for(*group), prints=shares,
        )  # fmt: skip

    def round_up_with_strangers(self) -> None:
        """Two of ours among townships from elsewhere that wrote in the moulds of our others."""
        group = self.desk.of_these_weeks(2)
        lines = [f"●{self._taken(one)}" for one in group]
        prints = {one.id: letters(line) / letters(one.body) for one, line in zip(group, lines, strict=True)}
        day = self.desk.day_for(*group)
        for key in self.dice.sample(list(self.moulds), 2):
            town = self.dice.choice(STRANGERS)
            _, body = fill(self.moulds[key], town, on=day - timedelta(days=9), dice=self.dice)
            told = next(one for one in sentences(body) if town in one and len(one) > 20)
            lines.append(f"●{told.strip()}")
        self.dice.shuffle(lines)
        self.desk.lay("roundup_mixed", "+".join(prints), "各地简讯", "\n".join(lines), day=day, prints=prints)

    def _taken(self, one: Manuscript) -> str:
        """The telling sentence, now and then with the next one or without the day at its head."""
        told = telling_sentence(one)
        pieces = sentences(one.body)
        after = [piece for piece in pieces[pieces.index(told) + 1 :] if not is_official(piece)]
        follows = after[0] if after and self.dice.random() < 0.5 else ""
        if self.dice.random() < 0.25:
            told = re.sub(r"^\d+月\d+日[上下]?[午]?，", "", told)
        return (told.rstrip("\n") + follows.rstrip("\n")).strip()

    def _heads(self, one: Manuscript) -> dict[str, str]:
        """What stands before a part of a round-up, by its shape."""
        return {
            "headline": f"{one.title}\n",
            "bullet": "●",
            "unit": self.dice.choice((f"【{one.unit}】", f"{one.unit}：")),
            "plain": self.dice.choice(BETWEEN),
        }

    def _names(self, group: list[Manuscript]) -> str:
        return " ".join(dict.fromkeys(name for one in group for name in one.authors))

    def fill_a_page(self, *, ours: int) -> None:
        """A page of a printed paper: three articles in a row, one or two of them ours."""
        group = self.desk.of_these_weeks(ours)
        articles = [(one.title, one.body, " ".join(one.authors)) for one in group]
        articles += [(text.title, text.body, "") for text in self.dice.sample(self.outside, 3 - ours)]
        self.dice.shuffle(articles)
        body, parts = paper_page(articles)
        self.desk.lay(
            f"paper_page_{ours}", "+".join(one.id for one in group), "第3版：民主法治", body,
            day=self.desk.day_for(*group), parts=parts, prints={one.id: 1.0 for one in group},
        )  # fmt: skip


def paper_page(articles: list[tuple[str, str, str]]) -> tuple[str, tuple[Part, ...]]:
    """Set articles (headline, body, author) one after the other, each a part of the page's body."""
    body, parts = "", []
    for title, text, author in articles:
        body += "\n" if body else ""
        parts.append(Part(len(body), len(body) + len(text), title=title, author=author))
        body += text
    return body, tuple(parts)
