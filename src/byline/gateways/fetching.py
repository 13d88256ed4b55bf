"""The door through which published pages are fetched: polite, bounded, and never into our own network."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from django.conf import settings
from django.utils.module_loading import import_string

from byline.errors import Refused
from byline.gateways.connecting import Deadline, Gatekeeper

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "Mozilla/5.0 (compatible; Byline/0.1; reads pages that print our manuscripts)"
MOST_REDIRECTS = 5
SECONDS_IN_ALL = 20
SECONDS_TO_ANSWER = 8
TEXTS = ("text/", "application/xhtml", "application/xml", "multipart/related")
OK, REDIRECTS = 200, frozenset({301, 302, 303, 307, 308})
UNPACKED_AT_ONCE = 1_000_000
# How zlib is told to look for a header of gzip or of zlib by itself.
EITHER_HEADER = zlib.MAX_WBITS | 32


class NotAnAddress(Refused):
    """“{address}” is no web address. One begins with http:// or https://; copy it from the browser."""


class NoAnswer(Refused):
    """{host} did not answer in time. Try again later, or save the page and upload the file."""


class AnsweredOtherwise(Refused):
    """{host} answered with status {status} and no page. Check the address, or upload the saved page."""


class NoPageThere(Refused):
    """What {host} sent is {kind}, not a web page. Open the article itself and copy its address."""


class TooMuchSent(Refused):
    """The page at {host} is larger than {limit} MB. Save the article alone and upload the file."""


class RedirectsInCircles(Refused):
    """{host} sends from one address to the next without end. Copy the article's own address."""


class Unreadable(Refused):
    """What {host} sent is packed in a way that cannot be read. Save the page and upload the file."""


@dataclass(frozen=True)
class Fetched:
    """What came from an address: the bytes, the charset that the server named, and where it was found."""

    data: bytes
    charset: str
    address: str


class Fetcher:
    """Fetches one page at a time: at most 20 seconds, the set size, five redirects, public hosts only."""

    def fetch(self, address: str) -> Fetched:
        """Fetch the page at an address.

        Raises NotAnAddress, InsideAddress, NoSuchHost, NoAnswer, AnsweredOtherwise, NoPageThere,
        TooMuchSent, RedirectsInCircles or Unreadable.
        """
        deadline = Deadline.within(SECONDS_IN_ALL)
        for _hop in range(MOST_REDIRECTS + 1):
            found = self._ask(address, deadline=deadline)
            if isinstance(found, Fetched):
                return found
            address = found
        raise RedirectsInCircles(host=host_of(address))

    def _ask(self, address: str, *, deadline: Deadline) -> Fetched | str:
        """Return the page, or the address that it has moved to."""
        url = url_of(address)
        gatekeeper = Gatekeeper(allowed=settings.FETCHING_MAY_REACH, deadline=deadline)
        pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=gatekeeper)
        try:
            with pool, pool.stream("GET", str(url), headers=HEADERS, extensions=PATIENCE) as answer:
                said = Said.by(answer, host=url.host)
                if said.status in REDIRECTS and said.location:
                    return moved(address, said.location)
                said.refuse_what_is_no_page()
                return Fetched(b"".join(said.unpacked(answer.iter_stream())), said.charset, address)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NoAnswer(host=url.host) from error


HEADERS = [
    (b"User-Agent", AGENT.encode()),
    (b"Accept", b"text/html,application/xhtml+xml"),
    (b"Accept-Encoding", b"gzip"),
]
PATIENCE = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), SECONDS_TO_ANSWER)}


@dataclass(frozen=True)
class Said:
    """What a server said before the page itself."""

    host: str
    status: int
    headers: dict[str, str]

    @classmethod
    def by(cls, answer: httpcore.Response, *, host: str) -> Said:
        """Take it from an answer; of a header sent twice the last counts."""
        headers = {
            name.decode("ascii", "replace").lower(): value.decode("utf-8", "replace")
            for name, value in answer.headers
        }
        return cls(host, answer.status, headers)

    @property
    def location(self) -> str:
        """Where the page has moved to, if it has."""
        return self.headers.get("location", "")

    @property
    def kind(self) -> str:
        """Of what type the answer is; a page, where the server leaves it open."""
        return self._content_type.get_content_type() if "content-type" in self.headers else "text/html"

    @property
    def charset(self) -> str:
        """In which charset the server says that the page is, if it does."""
        return self._content_type.get_content_charset("")

    @property
    def _content_type(self) -> Message:
        message = Message()
        message["content-type"] = " ".join(self.headers.get("content-type", "").split())
        return message

    def refuse_what_is_no_page(self) -> None:
        """Raise AnsweredOtherwise or NoPageThere unless the answer is a page."""
        if self.status != OK:
            raise AnsweredOtherwise(host=self.host, status=self.status)
        if not self.kind.startswith(TEXTS):
            raise NoPageThere(host=self.host, kind=self.kind)

    def unpacked(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the page's own bytes while they are not too many.

        Packed ones are unpacked bit by bit, so that a small answer does not fill the memory. Raises
        TooMuchSent and Unreadable.
        """
        total = 0
        for piece in self._pieces(chunks):
            total += len(piece)
            if total > settings.LARGEST_PAGE:
                raise TooMuchSent(host=self.host, limit=settings.LARGEST_PAGE // 1_000_000)
            yield piece

    def _pieces(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        packing = self.headers.get("content-encoding", "").strip().lower()
        if packing in {"", "identity"}:
            yield from chunks
            return
        if packing not in {"gzip", "x-gzip", "deflate"}:
            raise Unreadable(host=self.host)
        unpacker = zlib.decompressobj(EITHER_HEADER)
        try:
            for chunk in chunks:
                waiting = chunk
                while waiting:
                    yield unpacker.decompress(waiting, UNPACKED_AT_ONCE)
                    waiting = unpacker.unconsumed_tail
            yield unpacker.flush()
        except zlib.error as error:
            raise Unreadable(host=self.host) from error


@dataclass
class FakeFetcher:
    """Serves pages from a shelf under the same limits; for scenes and for places without a network."""

    shelf: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, address: str) -> Fetched:
        """Return the page on the shelf. Raises as the real one: NotAnAddress, NoAnswer, TooMuchSent."""
        host = host_of(address)
        if address not in self.shelf:
            raise NoAnswer(host=host)
        data = self.shelf[address]
        if len(data) > settings.LARGEST_PAGE:
            raise TooMuchSent(host=host, limit=settings.LARGEST_PAGE // 1_000_000)
        return Fetched(data, "", address)


def door() -> Fetcher | FakeFetcher:
    """Return the door that the settings name."""
    return import_string(settings.FETCHING_DOOR)()


def host_of(address: str) -> str:
    """Return the host of a web address. Raises NotAnAddress."""
    return url_of(address).host


def url_of(address: str) -> httpx.URL:
    """Return a web address as it is sent, its Chinese letters escaped.

    Raises NotAnAddress, also where it carries a name and a password: they can hide the host from the eye.
    """
    try:
        parts = urlsplit(address.strip())
        url, _port = httpx.URL(address.strip()), parts.port
    except (ValueError, httpx.InvalidURL) as error:
        raise NotAnAddress(address=address) from error
    if url.scheme not in {"http", "https"} or not url.host or "@" in parts.netloc:
        raise NotAnAddress(address=address)
    return url


def moved(address: str, location: str) -> str:
    """Return where a page has moved to from an address. Raises NotAnAddress."""
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise NotAnAddress(address=location) from error
