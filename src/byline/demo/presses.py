"""What the outlets printed of two years' manuscripts, who claimed it, and what the office decided.

A pure plan, the same for the same last day.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from byline.demo.scenes import scene
from byline.demo.story import EVENING, STAR_TITLE, Draft, by_day, working
from byline.inventing import prints
from byline.inventing.county import CONGRESS, OUTLETS, UNITS, units_of
from byline.inventing.looks import BIG5, MIRROR
from byline.inventing.moulds import Pen, moulds
from byline.inventing.prints import Piece, Print

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANCE = {"national": 0.10, "province": 0.19, "city": 0.25, "county": 0.32, "township": 0.6}
WAITING = 10
ROUNDUP_OUTLETS = ("yunzhourendawang", "yunzhourenda", "yunzhouribao", "dongjiangrendawang")
ROUNDUP_EVERY = 24
FRESH = (2, 20)
IN_LAST_ROUNDUP = 3
# By one throw of the dice: printed whole, under another title, cut; else with the editor's own lead.
WHOLE, RETITLED, CUT = 0.4, 0.65, 0.87
SHORT = 3
ON_A_MIRROR, IN_TRADITIONAL = 0.12, 0.3
LEADS_ITS_PAGE, LEADS_THE_SITE = 0.2, 0.05
CLAIMED_BY_WRITER = 0.7
MIRRORED = {"dongjiangrendawang", "yunzhourendawang", "minzhuguancha"}
STAR_FOUND = "“堤上接待日”：一条治河建议的回音"
STRANGERS, STRANGERS_WAITING = 7, 2
OLD, RECENT = 30, (4, 20)
FIRST_NUMBER = 10_000
STRANGER_UNITS = (("麦川县", "石亭镇"), ("白鹭县", "云峰乡"), ("鹤塘县", "枫溪镇"), ("芦湖县", "沙坝镇"))
REASONS = (
    "写的是外县的事，只是题材相同。",
    "通篇没有本县的地名和人名，不是这一篇。",
    "套路相近，事实不同，作者也不是我县的。",
)


@dataclass
class Printing:
    """One page that an outlet printed, the manuscripts on it, and what became of it.

    `drafts` are places in the plan's list; `is_ours` is false where the page only looks like the manuscript.
    """

    shown: Print
    outlet: str
    drafts: tuple[int, ...]
    claimed_by: str
    claimed_at: datetime
    others: tuple[str, ...] = ()
    is_ours: bool = True
    is_roundup: bool = False
    placement: str = "inside"
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    seed: int = 0


def printings(told: Sequence[Draft], today: date) -> list[Printing]:
    """Return the pages printed of these manuscripts before `today`, in the order of their claims."""
    return _Presses(told, today).run()


@dataclass
class _Presses:
    told: Sequence[Draft]
    today: date
    made: list[Printing] = field(default_factory=list)

    def __post_init__(self):
        self.dice = Random(f"云州 {self.today.isoformat()}")  # noqa: S311 -- a demo, not a secret
        self.end = datetime.combine(self.today - timedelta(days=1), EVENING)
        self.titles = [draft.text.title for draft in self.told]
        self.printed: set[tuple[int, str]] = set()
        self.last_roundup: Printing | None = None

    def run(self) -> list[Printing]:
        """Print single pieces, round-ups, merged pieces and strangers; then decide on all but the last."""
        for place, draft in enumerate(self.told):
            self._singles(place, draft)
        self._roundups()
        self._strangers()
        self.made.sort(key=lambda one: (one.claimed_at, one.shown.title))
        for number, one in enumerate(self.made):
            one.shown = replace(one.shown, number=FIRST_NUMBER + number)
            one.seed, one.others = number, tuple(self.dice.sample(self.titles, 8))
        self._decide()
        return self.made

    def _singles(self, place: int, draft: Draft) -> None:
        if draft.text.title == STAR_TITLE:
            self._star(place, draft)
            return
        for outlet, sent_at in draft.sent.items():
            if self.dice.random() < CHANCE[OUTLETS[outlet].level]:
                self._single(place, outlet, sent_at)

    def _single(self, place: int, outlet: str, sent_at: datetime) -> None:
        draft = self.told[place]
        at = sent_at + timedelta(days=self.dice.randint(1, 8), minutes=self.dice.randint(-200, 400))
        blank = prints.blank(OUTLETS[outlet], at=at, authors=draft.names, by=self.dice)
        shown = self._edited(piece_of(draft), blank)
        shown = replace(shown, look=self._look(outlet, shown))
        self._keep(
            Printing(shown, outlet, (place,), *self._claim(draft, at), placement=self._placement(shown))
        )

    def _edited(self, piece: Piece, blank: Print) -> Print:
        """Choose what the outlet does to the piece."""
        luck = self.dice.random()
        if luck < WHOLE or len(piece.paragraphs) < SHORT:
            return prints.as_is(piece, of=blank)
        if luck < RETITLED:
            return prints.retitled(piece, of=blank, by=self.dice)
        if luck < CUT:
            return prints.cut(piece, of=blank, by=self.dice)
        return prints.led_in(piece, of=blank, by=self.dice)

    def _look(self, outlet: str, shown: Print) -> str:
        """Say where the page is found: some on a hijacked mirror, some in the Traditional edition."""
        if outlet in MIRRORED and self.dice.random() < ON_A_MIRROR:
            return MIRROR
        if outlet == "dongjiangxinwen" and self.dice.random() < IN_TRADITIONAL:
            return BIG5
        return shown.look

    def _placement(self, shown: Print) -> str:
        if shown.look == "epaper" and shown.page == 1:
            return "front_page"
        luck = self.dice.random()
        if shown.look == "epaper":
            return "page_lead" if luck < LEADS_ITS_PAGE else "inside"
        return "headline" if luck < LEADS_THE_SITE else "inside"

    def _claim(self, draft: Draft, at: datetime) -> tuple[str, datetime]:
        """Mostly the writer claims it within days; else an editor comes across it."""
        is_writers = self.dice.random() < CLAIMED_BY_WRITER
        who = draft.writer if is_writers else self.dice.choice(("chenjing", "chenjing", "yuhang"))
        return who, by_day(at + timedelta(hours=self.dice.randint(2, 60)))

    def _keep(self, printing: Printing) -> None:
        """Keep the page, unless the outlet printed one of its pieces already or it lies ahead."""
        pairs = {(place, printing.outlet) for place in printing.drafts}
        if printing.claimed_at <= self.end and not pairs & self.printed:
            self.printed |= pairs
            self.made.append(printing)

    def _roundups(self) -> None:
        """Every few weeks an outlet of the system rounds up what it was sent; two pieces are merged."""
        day = self.today - timedelta(days=700)
        while day < self.today:
            outlet = self.dice.choice(ROUNDUP_OUTLETS)
            sent = self._sent_lately(outlet, day)
            count = self.dice.choice((2, 3, 3, 4))
            if len(sent) >= count:
                self._roundup(tuple(self.dice.sample(sent, count)), outlet, day)
            day += timedelta(days=self.dice.randint(ROUNDUP_EVERY - 8, ROUNDUP_EVERY + 4))
        self._last_roundup()

    def _last_roundup(self) -> None:
        """Round up three pieces the day before yesterday; the page waits on the office's desk."""
        day = self.today - timedelta(days=2)
        fresh = {outlet: self._sent_lately(outlet, day) for outlet in ROUNDUP_OUTLETS}
        outlet = max(fresh, key=lambda one: len(fresh[one]))
        if len(fresh[outlet]) >= IN_LAST_ROUNDUP:
            self._roundup(tuple(fresh[outlet][-IN_LAST_ROUNDUP:]), outlet, day)
            self.last_roundup = self.made[-1]

    def _sent_lately(self, outlet: str, day: date) -> list[int]:
        """Return the places of the pieces sent to an outlet within three weeks, which it has not printed."""
        return [
            place
            for place, draft in enumerate(self.told)
            if outlet in draft.sent
            and FRESH[0] <= (day - draft.sent[outlet].date()).days <= FRESH[1]
            and (place, outlet) not in self.printed
        ]

    def _roundup(self, places: tuple[int, ...], outlet: str, day: date) -> None:
        at = datetime.combine(day, time(self.dice.randint(8, 17), self.dice.randint(0, 59)))
        pieces = tuple(piece_of(self.told[place]) for place in places)
        names = tuple(name for place in places for name in self.told[place].names)
        blank = prints.blank(OUTLETS[outlet], at=at, authors=tuple(dict.fromkeys(names)), by=self.dice)
        blank = replace(blank, author=" ".join(dict.fromkeys(names)))
        if len(pieces) < SHORT:
            shown = prints.merged(pieces, of=blank, by=self.dice)
        else:
            shown = prints.rounded_up(pieces, of=blank, by=self.dice)
        claim = ("chenjing", min(working(at + timedelta(hours=self.dice.randint(3, 30))), self.end))
        self._keep(Printing(shown, outlet, places, *claim, is_roundup=True))

    def _star(self, place: int, draft: Draft) -> None:
        """Two outlets have printed the piece from the levee, and the third page waits for Chen Jing."""
        piece = piece_of(draft)
        whole = prints.as_is(piece, of=self._blank("qingherongmei", draft, 5))
        front = prints.retitled(piece, of=self._blank("yunzhouribao", draft, 3), by=self.dice)
        front = replace(front, title=piece.other_titles[0], page=1, channel="要闻")
        found = prints.led_in(piece, of=self._blank("dongjiangrendawang", draft, 2), by=self.dice)
        found = replace(found, title=STAR_FOUND, look=MIRROR, author=" ".join(piece.authors))
        for outlet, shown in (
            ("qingherongmei", whole),
            ("yunzhouribao", front),
            ("dongjiangrendawang", found),
        ):
            placement = "front_page" if shown.page == 1 and shown.look == "epaper" else "inside"
            claim = ("linxiu", shown.at + timedelta(hours=9))
            self._keep(Printing(shown, outlet, (place,), *claim, placement=placement))

    def _blank(self, outlet: str, draft: Draft, ago: int) -> Print:
        at = datetime.combine(self.today - timedelta(days=ago), time(9, 20))
        return prints.blank(OUTLETS[outlet], at=at, authors=draft.names, by=self.dice)

    def _strangers(self) -> None:
        """Now and then somebody claims a page that only resembles the piece: another county's, same mould."""
        ages = {
            place: (self.today - draft.registered_at.date()).days
            for place, draft in enumerate(self.told)
            if draft.registered_at and UNITS[draft.unit].kind == "township" and draft.text.title != STAR_TITLE
        }
        old = [place for place, age in ages.items() if age > OLD]
        fresh = [place for place, age in ages.items() if RECENT[0] < age < RECENT[1]]
        chosen = self.dice.sample(old, min(STRANGERS, len(old)))
        chosen += self.dice.sample(fresh, min(STRANGERS_WAITING, len(fresh)))
        for place in chosen:
            self._stranger(place)

    def _stranger(self, place: int) -> None:
        draft = self.told[place]
        unit = self.dice.choice([one for one in units_of("township") if one.code != draft.unit])
        mould = next(one for one in moulds() if one.name == draft.text.mould)
        words = scene(unit, on=draft.begun_at.date(), by=self.dice)
        text = Pen(words, by=self.dice).write(mould, free="township")
        county, town = self.dice.choice(STRANGER_UNITS)
        names = {unit.name: town, CONGRESS["county"]: county, "青河": "麦河"}
        lines = tuple(renamed(line, names) for line in text.paragraphs)
        at = draft.registered_at + timedelta(days=self.dice.randint(1, 3))
        blank = prints.blank(OUTLETS["yunzhouxinwen"], at=at, authors=(), by=self.dice)
        shown = replace(blank, title=renamed(text.title, names), paragraphs=lines, author="本网通讯员")
        claim = (draft.writer, by_day(at + timedelta(hours=20)))
        self._keep(Printing(shown, "yunzhouxinwen", (place,), *claim, is_ours=False))

    def _decide(self) -> None:
        """Decide in order; the office has not come to the last ones yet."""
        star = [one for one in self.made if self.told[one.drafts[0]].text.title == STAR_TITLE]
        set_apart = [*star, self.last_roundup]
        waiting = [one for one in self.made if one not in set_apart][-WAITING:]
        for one in self.made:
            if one in waiting or one in star[2:] or one is self.last_roundup:
                continue
            at = working(one.claimed_at + timedelta(hours=self.dice.randint(1, 70)))
            one.decided_at = min(at, self.end - timedelta(hours=4))
            one.decided_by = self.dice.choice(("chenjing", "chenjing", "chenjing", "yuhang"))
            one.reason = "" if one.is_ours else self.dice.choice(REASONS)


def piece_of(draft: Draft) -> Piece:
    """Return the manuscript as an outlet receives it."""
    return Piece(
        draft.text.title, draft.text.titles[1:], draft.text.paragraphs, draft.names, UNITS[draft.unit].name
    )


def renamed(text: str, names: dict[str, str]) -> str:
    """Return the text with other names in place of these."""
    for old, new in names.items():
        text = text.replace(old, new)
    return text
