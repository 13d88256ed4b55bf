"""A post office of our own on this machine: it speaks SMTP, keeps what comes, and refuses as real ones do."""

from __future__ import annotations

import base64
import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import ssl
    from email.message import Message

LONGEST_LINE = 2000
END = b".\r\n"


@dataclass(frozen=True)
class Kept:
    """A letter that came: who sent it to whom by the envelope, and its bytes."""

    sender: str
    to: str
    data: bytes

    @property
    def message(self) -> Message:
        """The letter, taken apart."""
        return message_from_bytes(self.data)


@dataclass
class Mailroom:
    """Takes letters on 127.0.0.1 and keeps them in `kept`; `with Mailroom() as mailroom:` opens and shuts it.

    It speaks RFC 5321 with SIZE (RFC 1870), AUTH PLAIN and LOGIN (RFC 4954) and STARTTLS (RFC 3207). It can
    be told to keep the limits that post offices keep:

    - `largest`: bytes of a letter, else 552;
    - `unknown`: mailboxes that do not exist, 550;
    - `busy`: mailboxes that cannot take anything now, 450, however often one tries;
    - `greylists`: the first attempt for each mailbox is put off with 451 (RFC 6647);
    - `most_at_once`: connections at one time, else 421;
    - `accounts`: names and passwords that are asked for, else 530 and 535;
    - `hangs_up`: the connection is dropped when the whole letter is there, before a word is said.
    """

    port: int = 0
    largest: int = 20_000_000
    unknown: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    greylists: bool = False
    most_at_once: int = 50
    accounts: dict[str, str] = field(default_factory=dict)
    hangs_up: bool = False
    tls: ssl.SSLContext | None = None
    kept: list[Kept] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    at_once: int = 0

    def __enter__(self) -> Self:
        """Open the door; `port` is its number from now on."""
        self.lock = threading.Lock()
        self.server = Server(("127.0.0.1", self.port), Counter)
        self.server.mailroom = self
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_trouble: object) -> None:
        """Shut it; what was kept stays."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def keep(self, letter: Kept) -> None:
        """Put a letter that came on the shelf."""
        self.kept.append(letter)


class Server(socketserver.ThreadingTCPServer):
    """The open door."""

    daemon_threads = True
    allow_reuse_address = True
    mailroom: Mailroom


class Counter(socketserver.StreamRequestHandler):
    """Serves one connection: a command a line, an answer to each."""

    timeout = 30
    server: Server

    def handle(self) -> None:
        """Serve until the other side says QUIT or goes away."""
        self.room = self.server.mailroom
        self.user, self.sender, self.to, self.is_open = "", None, "", True
        with self.room.lock:
            self.room.at_once += 1
        try:
            self.greet()
            while self.is_open and (line := self.rfile.readline(LONGEST_LINE)):
                self.answer(line.decode("utf-8", "replace").strip())
        except OSError:
            return  # gone without a word, as callers may
        finally:
            with self.room.lock:
                self.room.at_once -= 1

    def finish(self) -> None:
        """Hang up; a line that went secret is another socket than the one that came."""
        super().finish()
        self.request.close()

    def greet(self) -> None:
        """Welcome, or send away when too many are here."""
        if self.room.at_once > self.room.most_at_once:
            self.say("421 4.7.0 Too many connections, come later")
            self.is_open = False
        else:
            self.say("220 mailroom.invalid ESMTP")

    def say(self, words: str) -> None:
        """Answer in one line."""
        self.wfile.write(f"{words}\r\n".encode())

    def answer(self, line: str) -> None:
        """Do what a command asks."""
        verb, _space, rest = line.partition(" ")
        deeds: dict[str, Any] = {
            "EHLO": self.hello, "HELO": self.hello, "STARTTLS": self.go_secret, "AUTH": self.let_in,
            "MAIL": self.note_sender, "RCPT": self.note_mailbox, "DATA": self.take, "QUIT": self.part,
            "RSET": self.forget, "NOOP": self.forget,
        }  # fmt: skip
        deeds.get(verb.upper(), self.wonder)(rest)

    def hello(self, _rest: str) -> None:
        """Say what is understood here."""
        offers = ["mailroom.invalid", f"SIZE {self.room.largest}", "8BITMIME", "ENHANCEDSTATUSCODES"]
        offers += ["AUTH PLAIN LOGIN"] if self.room.accounts else []
        offers += ["STARTTLS"] if self.room.tls else []
        for offer in offers[:-1]:
            self.say(f"250-{offer}")
        self.say(f"250 {offers[-1]}")

    def go_secret(self, _rest: str) -> None:
        """Go on under TLS."""
        if self.room.tls:
            self.say("220 2.0.0 Go ahead")
            super().finish()
            self.request = self.room.tls.wrap_socket(self.request, server_side=True)
            self.setup()
        else:
            self.wonder("")

    def let_in(self, rest: str) -> None:
        """Ask for name and password, by PLAIN or LOGIN."""
        way, _space, given = rest.partition(" ")
        if way.upper() == "PLAIN":
            _none, name, password = base64.b64decode(given or self.ask("")).decode().split("\0")
        else:
            name = base64.b64decode(given or self.ask("VXNlcm5hbWU6")).decode()
            password = base64.b64decode(self.ask("UGFzc3dvcmQ6")).decode()
        known = self.room.accounts.get(name) == password
        self.user = name if known else ""
        self.say("235 2.7.0 Welcome" if known else "535 5.7.8 Name and password do not belong together")

    def ask(self, words: str) -> bytes:
        """Ask for one more line."""
        self.say(f"334 {words}")
        return self.rfile.readline(LONGEST_LINE)

    def note_sender(self, rest: str) -> None:
        """Note from whom; refuse one who is not let in, and what is announced as too large."""
        address, _space, options = rest.partition(">")
        size = options.lower().partition("size=")[2].split(" ")[0]
        if self.room.accounts and not self.user:
            self.say("530 5.7.0 Authentication required")
        elif size.isdecimal() and int(size) > self.room.largest:
            self.say("552 5.3.4 Message size exceeds fixed limit")
        else:
            self.sender = address.partition("<")[2]
            self.say("250 2.1.0 OK")

    def note_mailbox(self, rest: str) -> None:
        """Note to whom; refuse a mailbox that does not exist, put off one never written to before."""
        to = rest.partition("<")[2].partition(">")[0]
        if self.sender is None:
            self.say("503 5.5.1 MAIL first")
        elif to in self.room.unknown:
            self.say("550 5.1.1 Mailbox not found")
        elif to in self.room.busy:
            self.say("450 4.2.1 Mailbox busy, please try again later")
        elif self.room.greylists and to not in self.room.seen:
            self.room.seen.add(to)
            self.say("451 4.7.1 Greylisted, please try again later")
        else:
            self.to = to
            self.say("250 2.1.5 OK")

    def take(self, _rest: str) -> None:
        """Take the letter to its last line; keep it, or refuse it for its size, or hang up on it."""
        if not self.to:
            return self.say("503 5.5.1 RCPT first")
        self.say("354 End with a full stop on a line of its own")
        lines = []
        while (line := self.rfile.readline()) != END:
            if not line:
                return self.part("")
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        data = b"".join(lines)
        if len(data) > self.room.largest:
            return self.say("552 5.3.4 Message size exceeds fixed limit")
        self.room.keep(Kept(self.sender or "", self.to, data))
        self.is_open = not self.room.hangs_up
        if self.is_open:
            self.say(f"250 2.0.0 OK: kept as {len(self.room.kept)}")
        return None

    def forget(self, _rest: str) -> None:
        """Begin anew."""
        self.sender, self.to = None, ""
        self.say("250 2.0.0 OK")

    def part(self, _rest: str) -> None:
        """Say goodbye."""
        self.is_open = False
        self.say("221 2.0.0 Goodbye")

    def wonder(self, _rest: str) -> None:
        """Say that this is not understood."""
        self.say("500 5.5.2 Command not understood")
