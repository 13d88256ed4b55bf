"""What is no adoption, though words, names or moulds are the same."""

import re
from datetime import timedelta

from tests.tearsheet.matching import damage
from tests.tearsheet.matching.desk import Desk, registered
from tests.tearsheet.matching.filling import GIVEN, NEIGHBOURS, STRANGERS, SURNAMES, VILLAGES, fill
from tests.tearsheet.matching.gathering import paper_page
from tests.tearsheet.matching.ledger import Ledger
from tests.tearsheet.matching.printing import HEADLINES
from tests.tearsheet.matching.texts import letters, sentences, texts

SPOKEN = ("“", "会议", "报告显示", "问：", "答：", "组成人员")  # how sentences begin that a speaker said
LONG = 150  # a piece shorter than this would stand on a list page as good as whole
ATTRIBUTIONS = [
    "朋友圈里转发的一篇文章说，{}",
    "记得读过这样一段话：“{}”",
    "一篇来稿中提到，{}",
    "正如当地通讯员所说：“{}”",
]


class Borrowing:
    """Makes pages that print no manuscript of ours, onto a desk."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        self.desk = desk
        self.dice = desk.dice
        self.written = ledger
        self.outside = list(texts("outside").values())
        self.official = texts("official")

    def borrow_all(self) -> None:
        """Make each kind of page, about as many as there are prints."""
        for mould in self.written.moulds:
            for town in [*self.dice.sample(STRANGERS, 5), self.dice.choice(NEIGHBOURS)]:
                self.same_mould(mould, town)
            for town in self.dice.sample(STRANGERS, 3):
                self.same_mould_spoiled(mould, town)
            self.same_mould_by_ours(mould, self.dice.choice(STRANGERS))
        for manuscript in self.dice.sample(self.written.siblings(), 25):
            self.same_but_for_names(manuscript)
        for manuscript in self.desk.ledger.values():
            self.quote(manuscript)
        for manuscript in self.desk.some(30):
            self.print_earlier(manuscript)
        for manuscript in self.desk.some(10):
            self.print_part_earlier(manuscript)
        self.tell_the_same_event()
        self.write_down_the_same_words()
        for _ in range(8):
            self.list_titles()
            self.open_home_page()
            self.fill_a_page()
            self.commend()
            self.link_to_ours()
        for text in self.outside:
            self.print_outside(text)
        self.share_official_words()
        self.report_the_speech()
        self.print_the_handout()

    def _anybody(self) -> str:
        return self.dice.choice(SURNAMES) + self.dice.choice(GIVEN)

    def same_mould(self, key: str, town: str) -> None:
        """A township that registers nothing writes in the same mould, in the same weeks."""
        on = self.written.day_of[key] + timedelta(days=self.dice.randint(0, 26))
        title, body = fill(self.written.moulds[key], town, on=on, dice=self.dice)
        kind = "sibling_lone" if self.written.moulds[key].source == "1" else "sibling_out"
        shown = on + timedelta(days=self.dice.randint(1, 8)) if self.dice.random() < 0.8 else None
        self.desk.lay(
            kind, f"{key}@{town}", title, body, day=shown, source=None if shown else "",
            author=self._anybody() if shown and self.dice.random() < 0.6 else "",
        )  # fmt: skip

    def same_mould_spoiled(self, key: str, town: str) -> None:
        """The same, and the outlet retitled and shortened it, or the page is damaged."""
        on = self.written.day_of[key] + timedelta(days=self.dice.randint(0, 26))
        title, body = fill(self.written.moulds[key], town, on=on, dice=self.dice)
        harm = self.dice.choice((
            damage.hinted, damage.byte_broken, damage.spammed_inside, self._shortened,
            lambda text, dice: damage.noisy(text, dice, 0.04),
        ))  # fmt: skip
        shown = self.dice.choice((title, *HEADLINES))
        self.desk.lay(
            "sibling_spoiled", f"{key}@{town}", shown, harm(body, self.dice), day=on + timedelta(days=6)
        )

    def same_mould_by_ours(self, key: str, town: str) -> None:
        """One of our writers wrote it for a township elsewhere."""
        on = self.written.day_of[key] + timedelta(days=self.dice.randint(0, 26))
        title, body = fill(self.written.moulds[key], town, on=on, dice=self.dice)
        ours = self.desk.ledger[f"{key}-0"]
        self.desk.lay(
            "sibling_byline", f"{key}@{town}", title, body,
            day=on + timedelta(days=4), source=ours.submitted_to[0], author=" ".join(ours.authors),
        )  # fmt: skip

    def same_but_for_names(self, manuscript) -> None:
        """A township elsewhere took our text, day and figures as they are, and put in its own names."""
        ours = manuscript.unit.removesuffix("人大")
        town, village = self.dice.choice(STRANGERS), self.dice.choice(VILLAGES)
        names = [*VILLAGES, *(surname + given for surname in SURNAMES for given in GIVEN)]
        swap = {ours: town} | {name: self._anybody() if name not in VILLAGES else village for name in names}
        title, body = (
            re.sub("|".join(swap), lambda found: swap[found[0]], text)
            for text in (manuscript.title, manuscript.body)
        )
        self.desk.lay(
            "sibling_close", f"{manuscript.id}@{town}", title, body, day=self.desk.day_for(manuscript)
        )

    def _shortened(self, body: str, dice) -> str:
        """The first sentences, up to two thirds; they name the place in every mould."""
        pieces = sentences(body)
        return "".join(pieces[: dice.randint(len(pieces) // 2, len(pieces) * 2 // 3)])

    def quote(self, manuscript) -> None:
        """One or two sentences, no more than a seventh of the manuscript, said to be another's."""
        told = [one.strip() for one in sentences(manuscript.body)]
        short = [one for one in told if 12 < letters(one) < letters(manuscript.body) * 0.15]
        if not short:
            return
        text = self.dice.choice(self.outside)
        lines = text.body.split("\n")
        said = self.dice.choice(ATTRIBUTIONS).format(self.dice.choice(short))
        lines.insert(self.dice.randint(1, len(lines)), said)
        day = registered(manuscript) + timedelta(days=self.dice.randint(1, 15))
        self.desk.lay("quote", manuscript.id, text.title, "\n".join(lines), day=day)

    def print_earlier(self, manuscript) -> None:
        """The page is older: the manuscript copies it."""
        day = registered(manuscript) - timedelta(days=self.dice.randint(2, 90))
        self.desk.lay("earlier", manuscript.id, manuscript.title, manuscript.body, day=day)

    def print_part_earlier(self, manuscript) -> None:
        """The older page has the first half of it, under its own headline and name."""
        pieces = sentences(manuscript.body)
        body = "".join(pieces[: len(pieces) * 2 // 3])
        day = registered(manuscript) - timedelta(days=self.dice.randint(2, 30))
        self.desk.lay("earlier_part", manuscript.id, "岚陂见闻", body, day=day, author=self._anybody())

    def tell_the_same_event(self) -> None:
        for key, text in texts("same_event").items():
            day = registered(self.desk.ledger[key]) + timedelta(days=self.dice.randint(0, 10))
            self.desk.lay("same_event", key, text.title, text.body, day=day, author=self._anybody())

    def write_down_the_same_words(self) -> None:
        """Two reporters in one hall: another piece about the same event, with the same words of the speakers.

        A clerk may be shown it; proven it is not.
        """
        for key, text in texts("same_event").items():
            ours = self.desk.ledger[key]
            spoken = [one.strip() for one in sentences(ours.body) if one.startswith(SPOKEN) and len(one) > 25]
            body = text.body + "\n" + "".join(spoken[:2])
            day = registered(ours) + timedelta(days=self.dice.randint(0, 3))
            self.desk.lay(
                "same_words", key, text.title, body, day=day, author=self._anybody(),
                open_to=(key, *self.desk.versions(ours)),
            )  # fmt: skip

    def list_titles(self) -> None:
        """A list page: headline and the first sixty characters."""
        some = [one for one in self.desk.some(9) if len(one.body) > LONG][:6]
        lines = [f"{one.title}\n{one.body[:60]}……" for one in some]
        self.desk.lay("list", some[0].id, "人大动态", "\n".join(lines), day=self.desk.day_for(*some))

    def open_home_page(self) -> None:
        """A home page: headlines with days, and the first piece with its first sentence."""
        some = [one for one in self.desk.some(14) if len(one.body) > LONG][:10]
        lines = [sentences(some[0].body)[0].strip()] + [
            f"{one.title} {one.registered_on:%m-%d}" for one in some
        ]
        self.desk.lay("home", some[0].id, "岚江人大网", "\n".join(lines), day=self.desk.day_for(*some))

    def commend(self) -> None:
        """A notice of commendation: who wrote what for which unit, and where it was printed."""
        some = self.desk.some(8)
        rows = [f"《{one.title}》 {' '.join(one.authors)} {one.unit} {one.submitted_to[0]}" for one in some]
        body = "经评选，下列稿件被评为本年度宣传好稿，现予通报表扬，希望各单位再接再厉。\n" + "\n".join(rows)
        self.desk.lay("commended", some[0].id, "关于表扬年度好稿的通报", body, day=self.desk.day_for(*some))

    def link_to_ours(self) -> None:
        """Somebody else's article, and under it the headlines and first words of ours."""
        text, some = self.dice.choice(self.outside), self.desk.some(5)
        links = [f"{one.title}\n{one.body[:24]}…" for one in some]
        body = f"{text.body}\n相关阅读\n" + "\n".join(links)
        self.desk.lay("linked", some[0].id, text.title, body, day=self.desk.day_for(*some))

    def fill_a_page(self) -> None:
        """A page of a paper with a sibling from elsewhere and two other articles."""
        key = self.dice.choice(list(self.written.moulds))
        on = self.written.day_of[key] + timedelta(days=self.dice.randint(0, 26))
        town = self.dice.choice(STRANGERS)
        title, text = fill(self.written.moulds[key], town, on=on, dice=self.dice)
        articles = [(title, text, self._anybody())]
        articles += [(one.title, one.body, "") for one in self.dice.sample(self.outside, 2)]
        body, parts = paper_page(articles)
        self.desk.lay(
            "paper_page_0", f"{key}@{town}", "第2版：要闻", body, day=on + timedelta(days=3), parts=parts
        )

    def print_outside(self, text) -> None:
        """An article of somebody else's: as it is, damaged, and under the name and unit of one of ours."""
        (ours,) = self.desk.some(1)
        day = self.desk.day_for(ours)
        self.desk.lay("unrelated", text.key, text.title, text.body, day=day, author=self._anybody())
        spoiled = damage.spammed_inside(damage.hinted(text.body, self.dice), self.dice)
        self.desk.lay("unrelated", text.key, text.title, spoiled, day=day)
        signed = f"{text.body}（{ours.unit} {' '.join(ours.authors)}）"
        self.desk.lay(
            "our_byline", f"{text.key}:{ours.id}", text.title, signed,
            day=day, source=ours.submitted_to[0], author=" ".join(ours.authors),
        )  # fmt: skip

    def share_official_words(self) -> None:
        """A law, a communique, an ordinance: alone and inside articles of others, late in the year."""
        late = max(registered(one) for one in self.desk.ledger.values())
        for key, text in self.official.items():
            kind = "official_one" if key == "条例" else "official"
            self.desk.lay(kind, key, text.title, text.body, day=late + timedelta(days=5), source=text.source)
            self.desk.lay(kind, key, text.title, text.body, day=None)
            for host in self.dice.sample(self.outside, 4):
                body = f"{host.body}\n{text.body}"
                self.desk.lay(kind, f"{key}:{host.key}", host.title, body, day=late + timedelta(days=9))
            (host,) = self.desk.some(1)
            self.same_mould_with("三张单", text.body, kind)

    def print_the_handout(self) -> None:
        """What the county sent to all: alone, and under the lead of others. Ours only added to it."""
        lines = self.written.moulds["统稿"].body.split("\n")
        handout = "\n".join(lines[2:])
        day = self.written.day_of["统稿"] + timedelta(days=34)
        for shown in (day, day + timedelta(days=9), None):
            self.desk.lay("handout", "统稿", "我县开展“两问两看”主题活动", handout, day=shown)
        for host in self.dice.sample(self.outside, 4):
            lead = f"{sentences(host.body)[0]}记者同时获悉，“两问两看”主题活动日前启动。"
            self.desk.lay(
                "handout", f"统稿:{host.key}", "“两问两看”走进千家万户", f"{lead}\n{handout}", day=day
            )

    def same_mould_with(self, key: str, words: str, kind: str) -> None:
        """A sibling from elsewhere that ends with the same official words."""
        on = self.written.day_of[key] + timedelta(days=20)
        title, body = fill(self.written.moulds[key], self.dice.choice(STRANGERS), on=on, dice=self.dice)
        self.desk.lay(kind, f"{key}@elsewhere", title, f"{body}\n{words}", day=on + timedelta(days=4))

    def report_the_speech(self) -> None:
        """News of the meeting gives two sentences of the speech that one of ours registered."""
        speech = self.desk.ledger["讲话"]
        told = [one.strip() for one in sentences(speech.body)]
        body = (
            "全县乡镇人大工作座谈会日前召开，十九个乡镇的主席参加会议。会上，六名主席先后发言，谈了打算，也倒了苦水。\n"
            f"县人大常委会主要负责人指出，“{told[8]}”他强调，“{told[-1]}”\n"
            "会议还印发了新修订的乡镇人大工作考评细则，细则共二十二条，自下月起试行。"
        )
        self.desk.lay(
            "quote", "讲话", "全县乡镇人大工作座谈会召开", body, day=registered(speech) + timedelta(days=2)
        )
