"""True adoptions of one manuscript: the ways in which an outlet prints it."""

import re
from itertools import cycle, islice

from tearsheet.matching import Manuscript
from tests.tearsheet.matching import damage
from tests.tearsheet.matching.desk import Desk
from tests.tearsheet.matching.texts import letters, sentences, texts

HEADLINES = [
    "民有所呼，这里有应",
    "沉到一线听民声",
    "把问题摆上桌面",
    "一件小事的分量",
    "岚陂：人大工作添新彩",
    "为民履职在路上",
]
LEADS = [
    "岁末年初，记者深入岚陂的乡村和社区，所见所闻，令人振奋。",
    "问题在哪里，脚步就跟到哪里。这句话在岚陂县得到了印证。",
    "编者按：基层的经验最鲜活，本报今日刊发一组来自一线的报道，供各地参考。",
]
SHORTER = {
    "召开": "举行",
    "进行": "作",
    "表示": "说",
    "目前": "现在",
    "已经": "已",
    "但是": "但",
    "没有": "没",
    "可以": "能",
    "要求": "提出",
    "组织": "安排",
    "的时候": "时",
    "第二天": "次日",
    "和": "与",
    "一个": "1个",
    "两个": "2个",
    "半个月": "15天",
    "记者看到，": "",
}
REPORTERS = ["郭守义", "成蹊", "白露生", "聂小云"]
OFFICIAL = texts("official").values()
SINCE = "截至记者发稿时，相关工作仍在推进，本报将继续关注。有关部门提醒，群众如有线索，可以随时拨打本报热线。"


class Printing:
    """Prints manuscripts in every way, onto a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.dice = desk.dice

    def print_all(self) -> None:
        """Print every manuscript in seven of the ways, so that each way meets every genre in turn."""
        ways = [
            self.as_is, self.retitled, self.cut_end, self.led, self.pinyin, self.noisy,
            self.cut_anywhere, self.bare, self.traditional, self.spammed_around, self.with_reporter,
            self.renamed, self.byte_broken, self.in_chinese_figures, self.spammed_inside, self.combined,
            self.updated, self.in_wide_figures, self.edited, self.framed,
        ]  # fmt: skip
        self.dice.shuffle(ways)
        turn = cycle(ways)
        for manuscript in self.desk.ledger.values():
            for way in islice(turn, 7):
                self._as_can_be_told(way, manuscript)(manuscript)

    def _as_can_be_told(self, way, one: Manuscript):
        """Of two versions only the whole tells which was printed; of two units, a lead would name one."""
        shortening = (self.cut_end, self.cut_anywhere, self.led, self.combined)
        hidden = shortening if self.desk.versions(one) else (self.led,) if self.desk.twins(one) else ()
        return self.as_is if way in hidden else way

    def _print(self, kind: str, one: Manuscript, body: str, *, title: str = "", kept: float = 1.0) -> None:
        """Lay the print down, bylined in one of the usual ways or not at all."""
        way = self.dice.choice(("field", "field", "lead", "end", "unit", "none"))
        text, author = self._bylined(one, body, way)
        unsaid = way == "none" and self.desk.twins(one)
        self.desk.lay(
            self._kind(kind, one), one.id, title or one.title, text,
            day=self.desk.day_for(one), source=self.desk.outlet_of(one), author=author,
            prints={} if unsaid else {one.id: kept},
            open_to=(*self.desk.versions(one), *self.desk.twins(one), *((one.id,) if unsaid else ())),
        )  # fmt: skip

    def _kind(self, kind: str, one: Manuscript) -> str:
        """What stands in the ledger twice is hard in its own way, however it is printed."""
        if self.desk.versions(one):
            return "two_versions"
        return "two_units" if self.desk.twins(one) else kind

    def _bylined(self, one: Manuscript, body: str, way: str) -> tuple[str, str]:
        names = " ".join(one.authors)
        forms = {
            "lead": f"本报讯（通讯员 {names}）{body}",
            "end": f"{body}（{names}）",
            "unit": f"{body}（{one.unit}供稿）",
        }
        return forms.get(way, body), names if way in ("field", "lead", "end") else ""

    def as_is(self, one: Manuscript) -> None:
        self._print("as_is", one, one.body)

    def retitled(self, one: Manuscript) -> None:
        self._print("retitled", one, one.body, title=self.dice.choice(HEADLINES))

    def cut_end(self, one: Manuscript) -> None:
        pieces = sentences(one.body)
        wanted = letters(one.body) * self.dice.uniform(0.3, 0.7)
        kept = [piece for n, piece in enumerate(pieces) if letters("".join(pieces[:n])) < wanted]
        self._cut("cut_end", one, kept)

    def cut_anywhere(self, one: Manuscript) -> None:
        self._cut("cut_anywhere", one, shortened(one, self.dice.uniform(0.35, 0.7), self.dice))

    def _cut(self, kind: str, one: Manuscript, kept: list[str]) -> None:
        body = "".join(kept)
        title = one.title if self.dice.random() < 0.7 else self.dice.choice(HEADLINES)
        self._print(kind, one, body, title=title, kept=letters(body) / letters(one.body))

    def led(self, one: Manuscript) -> None:
        """An editor's lead stands for the first sentence; the place stays, else nobody could tell."""
        rest = "".join(sentences(one.body)[1:])
        lead = self.dice.choice(LEADS) + f"{one.unit.removesuffix('人大')}的做法便是一例。"
        self._print("lead", one, f"{lead}\n{rest}", kept=letters(rest) / letters(one.body))

    def traditional(self, one: Manuscript) -> None:
        self._print("traditional", one, damage.traditional(one.body), title=damage.traditional(one.title))

    def pinyin(self, one: Manuscript) -> None:
        title = "真人视讯彩金大放送" if self.dice.random() < 0.5 else damage.traditional(one.title)
        self._print("pinyin", one, damage.hinted(one.body, self.dice), title=title)

    def byte_broken(self, one: Manuscript) -> None:
        self._print("bytes", one, damage.byte_broken(one.body, self.dice))

    def noisy(self, one: Manuscript) -> None:
        self._print("noise", one, damage.noisy(one.body, self.dice, self.dice.uniform(0.02, 0.05)))

    def spammed_around(self, one: Manuscript) -> None:
        self._print("spam_around", one, damage.spammed_around(one.body, self.dice))

    def spammed_inside(self, one: Manuscript) -> None:
        self._print("spam_inside", one, damage.spammed_inside(one.body, self.dice))

    def combined(self, one: Manuscript) -> None:
        kept = "".join(shortened(one, 0.6, self.dice))
        harm = self.dice.choice((
            damage.byte_broken, damage.hinted, damage.spammed_inside,
            lambda text, dice: damage.noisy(text, dice, 0.03),
        ))  # fmt: skip
        body = self.dice.choice(LEADS) + "\n" + harm(kept, self.dice)
        self._print(
            "combo", one, body, title=self.dice.choice(HEADLINES), kept=letters(kept) / letters(one.body)
        )

    def bare(self, one: Manuscript) -> None:
        """A page that shows no day, no source and no name."""
        unsaid = self.desk.twins(one)
        self.desk.lay(
            self._kind("bare", one), one.id, one.title, one.body, day=None, source="",
            prints={} if unsaid else {one.id: 1.0},
            open_to=(*self.desk.versions(one), *unsaid, *((one.id,) if unsaid else ())),
        )  # fmt: skip

    def with_reporter(self, one: Manuscript) -> None:
        """A reporter stands first, the writer second as 通讯员."""
        reporter, names = self.dice.choice(REPORTERS), " ".join(one.authors)
        self.desk.lay(
            self._kind("reporter", one), one.id, one.title, f"（记者 {reporter} 通讯员 {names}）{one.body}",
            day=self.desk.day_for(one), source=self.desk.outlet_of(one), author=f"{reporter} {names}",
            prints={one.id: 1.0}, open_to=(*self.desk.versions(one), *self.desk.twins(one)),
        )  # fmt: skip

    def renamed(self, one: Manuscript) -> None:
        """The township was made a town, the town a street district, between writing and print."""
        town = one.unit.removesuffix("人大工委").removesuffix("人大")
        new = town[:-1] + "镇" if town.endswith("乡") else town.removesuffix("镇") + "街道"
        self._print("renamed", one, one.body.replace(town, new), title=one.title.replace(town, new))

    def in_chinese_figures(self, one: Manuscript) -> None:
        self._print("figures_chinese", one, damage.in_chinese_figures(one.body))

    def in_wide_figures(self, one: Manuscript) -> None:
        self._print("figures_wide", one, damage.in_wide_figures(one.body))

    def updated(self, one: Manuscript) -> None:
        """The outlet brought one figure up to date and added where things stand."""
        figures = list(re.finditer(r"\d{2,}(?=[名人件条处户个])", one.body))
        body = one.body
        if figures:
            found = figures[-1]
            body = f"{body[: found.start()]}{int(found[0]) + 3}{body[found.end() :]}"
        self._print("updated", one, f"{body}\n{SINCE}")

    def edited(self, one: Manuscript) -> None:
        """An editor put shorter words for long ones, and now and then one paragraph before another."""
        body = re.sub("|".join(SHORTER), lambda found: SHORTER[found[0]], one.body)
        lines = body.split("\n")
        if len(lines) > 3 and self.dice.random() < 0.5:
            lines[-2:] = lines[:-3:-1]
        self._print("edited", one, "\n".join(lines))

    def framed(self, one: Manuscript) -> None:
        """What the page shows around the article was read with it."""
        others = "\n".join(other.title for other in self.desk.some(4))
        head = (
            f"当前位置：首页 > 人大动态\n{one.title}\n字号：大 中 小 浏览次数：1{self.dice.randint(10, 99)}6"
        )
        foot = f"责任编辑：{self.dice.choice(REPORTERS)}\n相关阅读\n{others}\n版权所有 未经授权不得转载"
        self._print("framed", one, f"{head}\n{one.body}\n{foot}")


def shortened(one: Manuscript, share: float, dice) -> list[str]:
    """Keep about a share of the sentences, anywhere, one that tells whose it is among them."""
    pieces = sentences(one.body)
    order = dice.sample(range(len(pieces)), len(pieces))
    telling = pieces.index(telling_sentence(one))
    chosen: set[int] = {telling}
    while order and sum(letters(pieces[n]) for n in chosen) < letters(one.body) * share:
        chosen.add(order.pop())
    return [pieces[n] for n in sorted(chosen)]


def telling_sentence(one: Manuscript) -> str:
    """A sentence that names the place; of a piece that names none, its longest."""
    pieces = [piece for piece in sentences(one.body) if not is_official(piece)]
    town = one.unit.removesuffix("人大工委").removesuffix("人大")
    named = [piece for piece in pieces if town in piece and len(piece) > 20]
    return named[0] if named else max(pieces, key=len)


def is_official(sentence: str) -> bool:
    """Whether the sentence stands in one of the official texts; it tells nothing of whose piece it is in."""
    return any(sentence.strip() in text.body for text in OFFICIAL)
