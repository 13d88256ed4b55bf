"""The door through which letters leave: by SMTP, to one relay, and every outcome told apart."""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from byline.errors import Refused
from byline.gateways.letters import Letter, Receipt, fresh_id, in_bytes, mailbox

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKEN, GO_ON = 250, 354
ALL_PORTS = {"tls": 465, "starttls": 587, "none": 25}
# The relay wants us to sign in first (RFC 4954, 6): the letter is not at fault, and goes once that is mended.
NOT_LET_IN = frozenset({530, 534, 538})
LASTING = range(500, 600)
# Codes that say nothing of the letter: nobody there, too busy, no way in. Every other letter fares alike.
SHUT_OUT = frozenset({0, 421, 454, 535, *NOT_LET_IN})
LINE_OF_DOTS = re.compile(rb"(?m)^\.")


class NotSetUp(Refused):
    """No mail server is set up, so no mail can go. Ask the administrator to enter one."""


class ForGood(Refused):
    """{host} refused the letter to {to} for good: {code} {words}. Correct what it names and send it anew."""


class PutOff(Refused):
    """The letter to {to} could not be handed over now ({code} {words}). It did not go; try again later."""


class Uncertain(Refused):
    """{host} fell silent after the letter to {to} was handed over. Ask there whether it came."""


@dataclass(frozen=True)
class Relay:
    """The mail server that takes our letters, and as whom we come.

    `security` is "tls" (secret from the first byte), "starttls" or "none"; `sender` may carry a name:
    青禾县人大办公室 <news@example.cn>. `timeout` is in seconds, for each thing that is waited for.
    """

    host: str
    port: int = 0
    user: str = ""
    password: str = ""
    sender: str = ""
    security: str = "starttls"
    timeout: float = 30

    @classmethod
    def of_settings(cls) -> Relay:
        """Take it from the settings. Raises NotSetUp where they name no server or no sender."""
        relay = cls(**settings.MAIL)
        if not relay.host or not relay.sender:
            raise NotSetUp
        return relay

    @property
    def name_and_mailbox(self) -> tuple[str, str]:
        """The sender in two parts."""
        return parseaddr(self.sender)

    @property
    def domain(self) -> str:
        """What our Message-IDs end with: the host of the sender's mailbox."""
        return self.name_and_mailbox[1].rpartition("@")[2]

    @contextmanager
    def connected(self) -> Iterator[smtplib.SMTP]:
        """Give a connection that is let in; hang up politely, whatever happened on it."""
        port = self.port or ALL_PORTS[self.security]
        if self.security == "tls":
            context = ssl.create_default_context()
            smtp = smtplib.SMTP_SSL(self.host, port, timeout=self.timeout, context=context)
        else:
            smtp = smtplib.SMTP(self.host, port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            if self.user:
                smtp.login(self.user, self.password)
            yield smtp
        finally:
            with suppress(smtplib.SMTPException, OSError):  # what matters has been said by now
                smtp.quit()


def is_set_up() -> bool:
    """Tell whether the settings name a mail server and a sender."""
    return bool(settings.MAIL["host"] and settings.MAIL["sender"])


def own_id(stem: str) -> str:
    """Return a fresh Message-ID of ours; `stem` says what it is of: "delivery-17". Raises NotSetUp."""
    return fresh_id(stem, at=Relay.of_settings().domain)


class Post:
    """Hands letters to the relay, one at a time. It never tries twice by itself."""

    def __init__(self, relay: Relay | None = None) -> None:
        self.relay = relay or Relay.of_settings()

    def send(self, letter: Letter) -> Receipt:
        """Hand one letter over and return what the relay said.

        Raises NotAMailbox, ForGood (5xx: never again as it is), PutOff (4xx, no connection, not let in: it
        did not go) or Uncertain (the line broke after the letter's end: nobody knows). The last three carry
        in `words` the keys host, to, code (0 where nobody said one) and words.
        """
        letter = replace(letter, message_id=letter.message_id or fresh_id("letter", at=self.relay.domain))
        data = in_bytes(letter, sender=self.relay.name_and_mailbox, at=timezone.localtime())
        try:
            with self.relay.connected() as smtp:
                return self._hand_over(letter, data, over=smtp)
        except smtplib.SMTPResponseException as said:
            # Only greeting and signing in come here; whatever is wrong with them is not the letter's fault.
            words = readable(said.smtp_error)
            raise PutOff(host=self.relay.host, to=letter.to, code=said.smtp_code, words=words) from said
        except (smtplib.SMTPException, OSError) as trouble:
            raise PutOff(
                host=self.relay.host, to=letter.to, code=0, words=readable(str(trouble))
            ) from trouble

    def _hand_over(self, letter: Letter, data: bytes, *, over: smtplib.SMTP) -> Receipt:
        over.ehlo_or_helo_if_needed()
        size = [f"size={len(data)}"] if over.has_extn("size") else []
        self._expect(TAKEN, over.mail(mailbox(self.relay.name_and_mailbox[1]), size), letter)
        self._expect(TAKEN, over.rcpt(mailbox(letter.to)), letter)
        self._expect(GO_ON, over.docmd("DATA"), letter)
        over.send(LINE_OF_DOTS.sub(b"..", data) + b".\r\n")
        try:
            answer = over.getreply()
        except smtplib.SMTPServerDisconnected as silence:
            raise Uncertain(host=self.relay.host, to=letter.to, code=0, words=str(silence)) from silence
        self._expect(TAKEN, answer, letter)
        return Receipt(letter.message_id, answer[0], readable(answer[1]))

    def _expect(self, code: int, answer: tuple[int, bytes], letter: Letter) -> None:
        if answer[0] // 10 != code // 10:  # 251 takes a letter as 250 does
            raise self._refusal(letter, *answer)

    def _refusal(self, letter: Letter, code: int, words: bytes | str) -> Refused:
        lasting = code in LASTING and code not in NOT_LET_IN
        refusal = ForGood if lasting else PutOff
        return refusal(host=self.relay.host, to=letter.to, code=code, words=readable(words))


def door() -> Post:
    """Return the door that the settings name. Raises NotSetUp."""
    return import_string(settings.MAIL_DOOR)()


def readable(words: bytes | str) -> str:
    """Return what a server said in one line; Chinese ones speak UTF-8 or GBK."""
    if isinstance(words, bytes):
        try:
            words = words.decode("utf-8")
        except UnicodeDecodeError:
            words = words.decode("gb18030", "replace")
    return " ".join(words.split())[:300]
