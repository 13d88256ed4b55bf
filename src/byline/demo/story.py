"""Two years of writing in the county: who wrote what when, and how far it came.

A pure plan, the same for the same last day: no rows, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from byline.demo.scenes import STREET, scene
from byline.inventing.county import PEOPLE, UNITS, PersonCard, UnitCard
from byline.inventing.moulds import Mould, Pen, Text, moulds

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = 730
PIECES = 1200
STAR_TITLE = "北河镇：代表联络站开到河堤上"
STAR_AGE = 12
MOULD_RESTS, MOULD_RESTS_IN_TOWNSHIPS, MOULD_RESTS_IN_THE_COUNTY = 240, 4, 18
EVERYWHERE = ""
WHOLE, MAIN = 100, 60
EVENING = time(21)
STALE_DAYS = 14
# Shares of all pieces, by one throw of the dice: the smallest stay drafts, the next go back.
STAYS_A_DRAFT, GOES_BACK_FOR_GOOD, GOES_BACK, ABANDONED_FROM = 0.02, 0.04, 0.13, 0.95
HAS_TWO_AUTHORS, GOES_TO_OWN_ACCOUNT = 0.22, 0.4
BREAKFAST, OPENS, CLOSES, SATURDAY = 7, 8, 18, 5

# How much each person writes; the others write 1. Leaders and heads write now and then.
DILIGENCE = {
    "songjianing": 2.6, "gaoxiang": 2.0, "sunxiaoyan": 1.9, "linxiu": 1.6, "maguodong": 1.5,
    "fangzhiyuan": 1.4, "lishuqin": 1.3, "xuke": 1.2, "denglixin": 1.2, "liuhuimin": 1.2,
    "luoyongqiang": 0.4, "pengdahai": 0.2, "jiangmingyue": 0.5, "fengxuejun": 0.6, "heyulan": 0.15,
    "zhengboping": 0.1, "zhaoqiming": 0.3, "wujianmin": 0.2, "hejianguo": 0.2, "chenjing": 0.3,
    "chengzhuo": 0.5, "wanglei": 0.6, "qiulin": 0.6, "zhujia": 0.6, "menglei": 0.6,
    "hujing": 0.7, "duwei": 0.5,
}  # fmt: skip
OUTLETS_BY_GENRE = {
    "theory": ("dongjiangrenda", "daibiaozhichuang", "yunzhourendawang", "yunzhouribao"),
    "research": ("dongjiangrenda", "yunzhourendawang", "dongjiangrendawang", "minzhuguancha"),
    "comment": ("yunzhouribao", "dongjiangfazhibao", "yunzhourenda", "minzhuguanchabao"),
    "information": ("yunzhourendawang", "dongjiangrendawang", "qinghezhengfu", "dongjiangfazhibao"),
    "brief": ("qinghexinwen", "qingherongmei", "yunzhourendawang", "qinghezhengfu"),
    "picture": ("qingherongmei", "yunzhouwanbao", "qinghefabu", "yunzhouxinwen"),
    "video": ("qingherongmei", "yunzhouguangdian", "qinghefabu"),
    "feature": (
        "yunzhouribao", "dongjiangrendawang", "yunzhouwanbao", "qingherongmei", "dongjiangribao",
        "yunzhourenda", "minzhuguancha", "dongjiangxinwen", "dongjiangfazhibao", "minzhuguanchabao",
    ),
    "news": (
        "yunzhouribao", "yunzhourendawang", "dongjiangrendawang", "qingherongmei", "qinghexinwen",
        "yunzhourenda", "yunzhouxinwen", "yunzhouwanbao", "qinghezhengfu", "qinghefabu", "dongjiangxinwen",
        "yunzhouzaixian", "dongjiangribao", "yunzhouguangdian",
    ),
}  # fmt: skip
TOWNSHIP_OUTLETS = {
    "beihe": "beihezaixian",
    "liulin": "liulinfabu",
    "shiqiao": "shiqiaotongxun",
    "chengguan": "chengguanzhisheng",
}


@dataclass
class Draft:
    """One manuscript of the plan: its text, its authors (sign-in name, share in %), and its moments."""

    text: Text
    unit: str
    authors: tuple[tuple[str, int], ...]
    begun_at: datetime
    filed_at: datetime | None = None
    returned_at: datetime | None = None
    filed_again_at: datetime | None = None
    unit_passed_at: datetime | None = None
    office_passed_at: datetime | None = None
    registered_at: datetime | None = None
    sent: dict[str, datetime] = field(default_factory=dict)

    @property
    def writer(self) -> str:
        """The sign-in name of the first author."""
        return self.authors[0][0]

    @property
    def names(self) -> tuple[str, ...]:
        """The authors' names in their order."""
        return tuple(PEOPLE[sign_in].name for sign_in, _share in self.authors)


def drafts(today: date, *, pieces: int = PIECES) -> list[Draft]:
    """Return so many manuscripts of the two years before `today`, oldest first; nothing is on that day."""
    return _Story(today).tell(pieces)


class _Story:
    """Throws the dice of the two years; remembers what was written where, so that it does not repeat."""

    def __init__(self, today: date):
        self.today = today
        self.dice = Random(f"青禾县 {today.isoformat()}")  # noqa: S311 -- a demo, not a secret
        self.last_used: dict[tuple[str, str], date] = {}
        self.titles: set[str] = {STAR_TITLE}
        self.writers = [one for one in PEOPLE.values() if "writer" in one.roles or one.sign_in in DILIGENCE]

    def tell(self, pieces: int) -> list[Draft]:
        """Write everything in order of days."""
        days = sorted(self.today - timedelta(days=self.dice.randint(1, DAYS)) for _ in range(pieces - 1))
        told = [self._piece(day) for day in days]
        told.append(self._star())
        return sorted(told, key=lambda draft: (draft.begun_at, draft.text.title))

    def _piece(self, day: date) -> Draft:
        weights = [DILIGENCE.get(one.sign_in, 1.0) for one in self.writers]
        writer = self.dice.choices(self.writers, weights)[0]
        unit = UNITS[writer.unit]
        draft = Draft(self._text(unit, day), unit.code, self._authors(writer, unit), self._begun(day))
        self._follow(draft)
        return draft

    def _star(self) -> Draft:
        """Tell the story of the levee, which the walk through the product follows."""
        day = self.today - timedelta(days=STAR_AGE)
        mould = next(one for one in moulds() if one.name == "embankment")
        text = Pen(scene(UNITS["beihe"], on=day, by=self.dice), by=self.dice).write(mould, free="township")
        titles = (STAR_TITLE, "青禾：联络站搬上河堤　治河建议落了地", "代表联络站开到河堤上")
        text = Text(text.mould, text.genre, titles, text.paragraphs)
        evening = datetime.combine(day, time(20, 16))
        draft = Draft(text, "beihe", (("linxiu", 60), ("wujianmin", 40)), evening, filed_at=evening)
        draft.unit_passed_at = evening + timedelta(hours=21)
        draft.office_passed_at = evening + timedelta(days=2, hours=-4)
        draft.registered_at = draft.office_passed_at + timedelta(minutes=28)
        sent_at = draft.registered_at + timedelta(hours=16)
        draft.sent = dict.fromkeys(("yunzhouribao", "qingherongmei", "dongjiangrendawang"), sent_at)
        return draft

    def _begun(self, day: date) -> datetime:
        return datetime.combine(day, time(self.dice.randint(8, 20), self.dice.randint(0, 59)))

    def _text(self, unit: UnitCard, day: date) -> Text:
        free = "township" if unit.kind == "township" else "county"
        for _attempt in range(6):
            mould = self._mould(unit, day)
            text = Pen(scene(unit, on=day, by=self.dice), by=self.dice).write(mould, free=free)
            if text.title not in self.titles:
                break
        self.titles.add(text.title)
        return text

    def _mould(self, unit: UnitCard, day: date) -> Mould:
        """Choose a mould that fits unit and season, and that the unit has not used for long."""
        fitting = [one for one in moulds() if fits(one, unit, day)]
        fresh = [one for one in fitting if self._rested(one, unit, day)]
        chosen = self.dice.choice(fresh or fitting)
        self.last_used[unit.code, chosen.name] = self.last_used[EVERYWHERE, chosen.name] = day
        return chosen

    def _rested(self, mould: Mould, unit: UnitCard, day: date) -> bool:
        """Say whether the unit has not used the mould for long, and nobody in the last days."""
        rests = MOULD_RESTS_IN_TOWNSHIPS if unit.kind == "township" else MOULD_RESTS_IN_THE_COUNTY
        last, anywhere = (self.last_used.get((code, mould.name)) for code in (unit.code, EVERYWHERE))
        return (last is None or (day - last).days > MOULD_RESTS) and (
            anywhere is None or (day - anywhere).days > rests
        )

    def _authors(self, writer: PersonCard, unit: UnitCard) -> tuple[tuple[str, int], ...]:
        """Mostly one author; now and then the head or a colleague is named second."""
        if self.dice.random() > HAS_TWO_AUTHORS:
            return ((writer.sign_in, WHOLE),)
        colleagues = [
            one.sign_in
            for one in PEOPLE.values()
            if one.unit == unit.code and {"writer", "head"} & set(one.roles)
        ]
        colleagues = [one for one in colleagues if one != writer.sign_in]
        if not colleagues:
            return ((writer.sign_in, WHOLE),)
        share = self.dice.choice((MAIN, MAIN, 50, 70))
        return ((writer.sign_in, share), (self.dice.choice(colleagues), WHOLE - share))

    def _follow(self, draft: Draft) -> None:
        """Follow the piece through its steps; what would happen today or later has not happened."""
        steps = self._steps(draft)
        end = datetime.combine(self.today - timedelta(days=1), EVENING)
        for name, at in steps:
            if at > end:
                return
            setattr(draft, name, at)
        for outlet in self._outlets(draft):
            at = working(draft.registered_at + timedelta(minutes=self.dice.randint(40, 1900)))
            if at <= end:
                draft.sent[outlet] = at

    def _steps(self, draft: Draft) -> Iterator[tuple[str, datetime]]:
        luck = self.dice.random()
        at = draft.begun_at
        old = (self.today - at.date()).days
        if luck < STAYS_A_DRAFT:
            return
        yield "filed_at", (at := by_day(at + timedelta(minutes=self.dice.randint(30, 1500))))
        if luck < GOES_BACK:
            yield "returned_at", (at := working(at + timedelta(hours=self.dice.randint(8, 40))))
            if luck < GOES_BACK_FOR_GOOD and old > STALE_DAYS:
                return
            yield "filed_again_at", (at := by_day(at + timedelta(hours=self.dice.randint(6, 50))))
        if not is_own_head(draft):
            yield "unit_passed_at", (at := working(at + timedelta(hours=self.dice.randint(3, 30))))
        if luck > ABANDONED_FROM and old > STALE_DAYS:
            yield "returned_at", working(at + timedelta(days=2))
            return
        yield "office_passed_at", (at := working(at + timedelta(hours=self.dice.randint(5, 60))))
        waits = self.dice.choice((20, 45, 90, 1500))
        yield "registered_at", working(at + timedelta(minutes=waits))

    def _outlets(self, draft: Draft) -> list[str]:
        if draft.registered_at is None:
            return []
        known = OUTLETS_BY_GENRE[draft.text.genre]
        chosen = self.dice.sample(known, min(len(known), self.dice.choice((1, 2, 2, 3, 3, 4))))
        own = TOWNSHIP_OUTLETS.get(draft.unit)
        return [*chosen, own] if own and self.dice.random() < GOES_TO_OWN_ACCOUNT else chosen


def is_own_head(draft: Draft) -> bool:
    """Say whether the writer answers for the unit, so that no head reviews first."""
    heads = [one.sign_in for one in PEOPLE.values() if one.unit == draft.unit and "head" in one.roles]
    return not heads or draft.writer in heads


def fits(mould: Mould, unit: UnitCard, day: date) -> bool:
    """Say whether a unit writes such a piece in that season."""
    kinds = {"office", "committee"} if unit.kind == "office" else {unit.kind}
    return (
        bool(kinds & set(mould.who))
        and (unit.kind == "township" or not mould.units or unit.code in mould.units)
        and (not mould.only or unit.code in mould.only)
        and (not mould.months or day.month in mould.months)
        and (mould.takes_streets or not unit.name.endswith(STREET))
    )


def by_day(at: datetime) -> datetime:
    """Return the moment itself by day, else breakfast time: nobody hands in or claims anything at night."""
    return at.replace(hour=BREAKFAST) if at.hour < BREAKFAST else at


def working(at: datetime) -> datetime:
    """Return the moment itself in office hours, else the next working morning."""
    if not OPENS <= at.hour < CLOSES:
        morning = at + timedelta(days=at.hour >= CLOSES)
        at = morning.replace(hour=OPENS, minute=30 + at.minute // 3)
    while at.weekday() >= SATURDAY:
        at += timedelta(days=1)
    return at
