"""Plays the last two weeks at the writing desk by the real deeds: pieces at every turn of their way."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from decimal import Decimal
from email.message import EmailMessage
from typing import TYPE_CHECKING

from django.utils import timezone

from byline.activity.models.attempt import Result
from byline.demo.rehearsing import played_at, working_day
from byline.demo.stage import morning
from byline.gateways.letters import fresh_id
from byline.inventing.county import TEXTS
from byline.inventing.painting import painted
from byline.listing.models import SavedView
from byline.manuscripts.models import Manuscript, Submission, Terms
from byline.manuscripts.models.authorship import Outsider
from byline.manuscripts.models.manuscript import Writing
from byline.manuscripts.models.submission import Standing
from byline.papers.official import in_words
from byline.reviewing.models import Proof, Reminder
from byline.sending.models import CoverLetter, Delivery, Response
from byline.sending.models.coverletter import letter_for
from byline.standards.models import Route, RouteStep

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from byline.demo.stage import Stage

SHARES = (Decimal("0.6"), Decimal("0.4"))
DESK = tomllib.loads((TEXTS / "desk.toml").read_text(encoding="utf-8"))
PIECES = DESK["piece"]
MAILED = Submission.Way.MAIL
LAST = 1  # working days ago: the register was in use until then, and its numbers grow with its days
NOWHERE = {"first": "", "second": ""}  # before the pictures have their addresses


def play_desk(stage: Stage) -> list[int]:
    """Play every scene and return the keys of the pieces; their deeds wait on the stage to be recorded."""
    desk = _Scenes(stage)
    desk.prepare()
    desk.review()
    ferry = desk.illustrated()
    desk.register()
    desk.send(ferry)
    Manuscript.objects.filter(pk__in=desk.pieces).settle()
    return desk.pieces


class _Scenes:
    """The desk of Lin Xiu's township, its reviewers and the office."""

    def __init__(self, stage: Stage):
        self.stage, self.pieces = stage, []
        names = ("linxiu", "wujianmin", "chenjing", "yuhang", "zhoushian", "zhaoqiming")
        self.lin, self.wu, self.chen, self.yu, self.zhou, self.zhao = (stage.people[name] for name in names)

    def at(self, days: int, clock: str) -> AbstractContextManager:
        """Play at a time of the day, so many working days ago."""
        day = working_day(self.stage.today, back=days)
        return played_at(datetime.combine(day, time.fromisoformat(clock)), on=self.stage)

    def prepare(self) -> None:
        """Lay down the township's route, word the covering letter and keep Chen Jing's two views."""
        since, laid = morning(self.stage.today - timedelta(days=60)), DESK["route"]
        about = {"name": laid["name"], "genres": ["feature"], "starts_on": since.date()}
        about["unit"] = self.stage.units["beihe"]
        route = Route.objects.create(congress=self.stage.congress, **about)
        RouteStep.objects.bulk_create(
            RouteStep(route=route, place=place, name=name, reader=reader, days=days, asks_author=place == 2)  # noqa: PLR2004
            for place, (name, reader, days) in enumerate(laid["steps"], start=1)
        )
        self.stage.happened(route, "laid_down", by=self.chen, at=since, route=route.name)
        with self.at(20, "10:15"):
            CoverLetter(congress=self.stage.congress, **DESK["letter"]).word(by=self.chen)
        with self.at(8, "08:40"):
            for name, query in DESK["views"].items():
                SavedView.objects.keep(query, name=name, by=self.chen, wants_notice=True)

    def hand_in(self, name: str, days: int, clock: str) -> Manuscript:
        """Let Lin Xiu begin a piece in the evening before and hand it in."""
        with self.at(days + 1, "19:20"):
            piece = Manuscript.objects.begin(_writing(name), by=self.lin)
        self.pieces.append(piece.pk)
        with self.at(days, clock):
            piece.file(by=self.lin)
        return piece

    def review(self) -> None:
        """Bring a piece to each place of its way."""
        self._amended_twice(self.hand_in("grid", 6, "08:50"))
        self._overdue(self.hand_in("water", 15, "09:10"))
        field = self.hand_in("field", 3, "09:05")
        self._pass(field, self.wu, 3, "11:20", remark="情况属实，数字由合作社提供。")
        with self.at(1, "15:40"):
            _amend(field, PIECES["field"]["office"], by=self.chen)
            field.pass_review(by=self.chen, remark=PIECES["field"]["office_remark"])
        hall = self.hand_in("hall", 2, "09:30")
        self._pass(hall, self.wu, 2, "14:10")
        with self.at(1, "16:25"):
            hall.take(by=self.chen)
        night = self.hand_in("night", 4, "10:00")
        self._pass(night, self.wu, 4, "16:30")
        with self.at(1, "10:50"):
            night.send_back(by=self.chen, reason=PIECES["night"]["reason"], to=night.last_filing.steps[0])
        with self.at(1, "18:00"):
            SavedView.objects.tell_news()

    def _pass(self, piece: Manuscript, by, days: int, clock: str, remark: str = "") -> None:
        with self.at(days, clock):
            piece.refresh_from_db()
            piece.pass_review(by=by, remark=remark)

    def _amended_twice(self, piece: Manuscript) -> None:
        """Let the township and the office amend it, and Lin Xiu answer; the third step then waits."""
        told = PIECES["grid"]
        with self.at(6, "15:30"):
            _amend(piece, told["unit"], by=self.wu, title=told["unit_title"])
            piece.pass_review(by=self.wu, remark="走访已改为每月一次，标题里的空格换成逗号。")
        with self.at(4, "10:20"):
            _amend(piece, told["office"], by=self.chen)
            piece.pass_review(by=self.chen, remark="数字统一用阿拉伯数字，公布方式写具体。")
        with self.at(1, "09:15"):
            piece.answer(_changed(piece, told["answered"]), by=self.lin, remark="日期未核，先用“近日”。")

    def _overdue(self, piece: Manuscript) -> None:
        for by, days, clock in ((self.wu, 15, "16:00"), (self.chen, 13, "11:00"), (self.yu, 12, "17:10")):
            self._pass(piece, by, days, clock)
        piece.settle()
        with self.at(2, "08:00"):
            Reminder.objects.remind_of(piece, at=timezone.now())

    def register(self) -> None:
        """Register a piece, cancel that with a reason, and register it anew."""
        piece = self.hand_in("elder", 6, "09:40")
        self._pass(piece, self.wu, 6, "15:00")
        self._pass(piece, self.chen, 5, "16:40")
        with self.at(LAST, "09:50"):
            registration = self._registered(piece)
        with self.at(LAST, "11:10"):
            registration.cancel(reason=PIECES["elder"]["cancelled"], by=self.chen)
        with self.at(LAST, "14:35"):
            self._registered(piece)
            for code in ("yunzhouribao", "qingherongmei"):
                piece.submit(to=self.stage.outlets[code], by=self.chen, terms=Terms(), is_sent=False)

    def _registered(self, piece: Manuscript):
        piece.refresh_from_db()
        return piece.register(by=self.chen, on=working_day(self.stage.today, back=LAST))

    def illustrated(self) -> Manuscript:
        """Bring a piece with two pictures, a table and an author without account through to its number."""
        with self.at(9, "20:05"):
            piece = Manuscript.objects.begin(_writing("ferry"), by=self.lin)
            sent = {
                name: piece.illustrate(painted(told), by=self.lin) for name, told in DESK["picture"].items()
            }
            addresses = {name: picture.get_absolute_url() for name, picture in sent.items()}
            piece.write(_writing("ferry", addresses), edition=piece.edition, by=self.lin)
            outsider = Outsider(*PIECES["ferry"]["outsider"])
            piece.credit([(self.lin, SHARES[0]), (outsider, SHARES[1])], by=self.lin)
        self.pieces.append(piece.pk)
        with self.at(8, "08:45"):
            piece.file(by=self.lin)
        for by, days in ((self.wu, 8), (self.chen, 6), (self.yu, 5), (self.zhou, 3)):
            self._pass(piece, by, days, "15:20")
        readers = (self.yu, self.zhao, self.chen)
        for place, (by, remark) in enumerate(zip(readers, DESK["words"]["proofs"], strict=True), start=1):
            with self.at(2, f"10:{place}5"):
                Proof.objects.proofread(piece, place=place, by=by, remark=remark)
        with self.at(LAST, "08:50"):
            self._registered(piece)
        return piece

    def send(self, piece: Manuscript) -> None:
        """Send it round: one outlet acknowledges, one declines, one mailbox refuses, one is called back."""
        words, sent = DESK["words"], {}
        ways = {"dongjiangribao": MAILED, "yunzhourendawang": MAILED, "yunzhouxinwen": MAILED}
        ways |= {"yunzhouwanbao": Submission.Way.PLATFORM, "dongjiangrendawang": Submission.Way.PLATFORM}
        for minute, (code, way) in enumerate(ways.items()):
            with self.at(LAST, f"09:{minute}5"):
                sent[code] = self._sent(piece, code, way)
        for submission in sent.values():
            submission.refresh_from_db()  # its moment was put back meanwhile
        with self.at(LAST, "11:30"):
            sent["yunzhourendawang"].move(to=Standing.ACKNOWLEDGED, by=self.chen, words=words["acknowledged"])
        with self.at(LAST, "15:05"):
            sent["yunzhouwanbao"].move(to=Standing.WITHDRAWN, by=self.chen, words=words["withdrawn"])
        with self.at(LAST, "16:50"):
            answer = _answer(self.stage.outlets["dongjiangribao"].mailbox, self.chen.email)
            response = Response.objects.bring(answer, by=self.chen)
            response.enter(sent["dongjiangribao"], outcome=Standing.DECLINED, by=self.chen)

    def _sent(self, piece: Manuscript, code: str, way: str) -> Submission:
        """Send it; by mail with its letter and what the other side said, which one mailbox refused."""
        outlet, by_mail = self.stage.outlets[code], way == MAILED
        submission = piece.submit(to=outlet, by=self.chen, terms=Terms(way=way), is_sent=not by_mail)
        delivery = Delivery(submission=submission, way=way, by=self.chen, stands_at="sent")
        if not by_mail:
            delivery.save()
            return submission
        delivery.subject, text = letter_for(submission, by=self.chen)
        sent_on = working_day(self.stage.today, back=LAST)
        delivery.text = text.replace(in_words(timezone.localdate()), in_words(sent_on))
        delivery.to, delivery.reply_to, delivery.stands_at = outlet.mailbox, self.chen.email, "under_way"
        delivery.message_id = fresh_id(f"delivery-{submission.pk}", at="qinghe.example")
        delivery.version = piece.cleared_version()
        delivery.save()
        said, result = {"code": 250, "words": "2.0.0 OK"}, Result.SENT
        if code == "yunzhouxinwen":
            said, result = {"code": 550, "words": DESK["words"]["refused"]}, Result.REFUSED
        delivery.attempt_set.create(began_at=timezone.now()).end(result, told=said)
        return submission


def _writing(name: str, addresses: dict[str, str] = NOWHERE) -> Writing:
    told = PIECES[name]
    about = {"subtitle": told.get("subtitle", ""), "genre": told["genre"], "secrecy": "clear"}
    return Writing(title=told["title"], body=told["body"].replace("\n", "").format(**addresses), **about)


def _changed(piece: Manuscript, pairs: list[list[str]], **instead: str) -> Writing:
    piece.refresh_from_db()
    body = piece.body
    for before, after in pairs:
        body = body.replace(before, after)
    words = {name: getattr(piece, name) for name in Writing.__dataclass_fields__}
    return Writing(**{**words, "body": body, **instead})


def _amend(piece: Manuscript, pairs: list[list[str]], *, by, **instead: str) -> None:
    writing = _changed(piece, pairs, **instead)
    piece.amend(writing, edition=piece.edition, by=by)


def _answer(mailbox: str, to: str) -> bytes:
    told, mail = DESK["answer"], EmailMessage()
    mail["From"] = f"东江日报编辑部 <{mailbox}>"
    mail["To"], mail["Subject"] = to, told["subject"]
    mail.set_content(told["text"].strip())
    return mail.as_bytes()
