"""The invented ledger of a county: families of siblings, single pieces, and what makes a ledger hard."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta

from tearsheet.matching import Manuscript
from tests.tearsheet.matching.filling import TOWNS, fill
from tests.tearsheet.matching.texts import Text, texts

COUNTY = "岚陂县"
OFFICE = f"{COUNTY}人大常委会"
WRITERS = ["尚文蔚", "项晚舟", "耿知非", "鲍小棠", "臧明礼", "阎听雨", "桑榆", "宓一帆", "邬远", "柏青禾"]
OUTLETS = ["岚江日报", "岚江晚报", "岚江人大网", "法治在线", "湖区在线", "民声周刊"]
# Pieces that say no day of their own, or one that lies ahead.
REGISTERED = {
    "公告县": date(2031, 3, 25),
    "转发": date(2031, 4, 11),
    "渡口": date(2031, 3, 14),
    "任免": date(2031, 3, 28),
    "决算": date(2031, 7, 24),
}
# Official words and the manuscripts that end with them; one of these texts stands in one manuscript only.
OFFICIAL_IN = {
    "公报": ["三张单-0", "田块视察-1", "述职-0", "主席团会-2", "换届培训"],
    "根本制度": ["立法点", "选民登记-0", "码上议-1"],
    "条例": ["饮水调研-2"],
}
COUNTED = re.compile(r"\d+(?=[名人件条处户])")
MORE = (
    "另据了解，同类问题正在全县排查，排查结果将于下月公布，届时将有更多点位纳入整改范围，资金来源也一并说明。"
)


class Ledger:
    """Registers what the county wrote; the same seed registers the same."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.moulds = texts("moulds")
        self.manuscripts: dict[str, Manuscript] = {}
        self.day_of: dict[str, date] = {}
        for mould in self.moulds.values():
            self._register_family(mould)
        for piece in texts("pieces").values():
            self._register(piece.key, piece, piece.title, piece.body, unit=piece.source)
        self._quote_officially()
        self._write_again()
        self._share()

    def _register_family(self, mould: Text) -> None:
        """A campaign: all write within four weeks, each about its own day."""
        start = self.day_of[mould.key] = date(2031, 2, 1) + timedelta(days=self.dice.randint(0, 240))
        for number, town in enumerate(self.dice.sample(TOWNS, int(mould.source))):
            on = start + timedelta(days=self.dice.randint(0, 26))
            title, body = fill(mould, town, on=on, dice=self.dice)
            self._register(f"{mould.key}-{number}", mould, title, body, unit=f"{town}人大")

    def siblings(self) -> list[Manuscript]:
        """What was written in a mould."""
        return [one for one in self.manuscripts.values() if one.id.split("-")[0] in self.moulds]

    def _register(self, name: str, text: Text, title: str, body: str, *, unit: str) -> None:
        told = re.search(r"(\d{1,2})月(\d{1,2})日", body)
        day = REGISTERED.get(name) or (told and date(2031, int(told[1]), int(told[2])))
        self.manuscripts[name] = Manuscript(
            name,
            title,
            body,
            authors=tuple(self.dice.sample(WRITERS, self.dice.choice((1, 1, 2)))),
            unit=unit,
            office=OFFICE,
            genre=text.genre,
            registered_on=self._after(day, notice=text.key == "接访公告"),
            submitted_to=tuple(self.dice.sample(OUTLETS, 2)),
        )

    def _after(self, day: date | None, *, notice: bool) -> date:
        """News is registered after its day, a notice before; what tells no day, some time in the year."""
        if day is None:
            return date(2031, 2, 1) + timedelta(days=self.dice.randint(0, 270))
        return day + timedelta(days=-6 if notice else self.dice.randint(0, 3))

    def _quote_officially(self) -> None:
        for key, names in OFFICIAL_IN.items():
            for name in names:
                one = self.manuscripts[name]
                body = f"{one.body}\n{texts('official')[key].body}"
                self.manuscripts[name] = replace(one, body=body)

    def _write_again(self) -> None:
        """Three writers register a second version a fortnight later: one more figure, one more paragraph."""
        for name in ("校车", "回音壁", "快递"):
            one = self.manuscripts[name]
            assert one.registered_on
            body = COUNTED.sub(lambda found: str(int(found[0]) + 7), one.body, count=2) + "\n" + MORE
            later = one.registered_on + timedelta(days=14)
            self.manuscripts[f"{name}-二稿"] = replace(one, id=f"{name}-二稿", body=body, registered_on=later)

    def _share(self) -> None:
        """Three pieces are registered by the county too, word for word, under another name."""
        unit = f"{COUNTY}人大代表工作委员会"
        for name in ("电影", "河堤", "接生"):
            one = self.manuscripts[name]
            author = next(writer for writer in WRITERS if writer not in one.authors)
            self.manuscripts[f"{name}-他"] = replace(one, id=f"{name}-他", unit=unit, authors=(author,))
