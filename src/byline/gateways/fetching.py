"""The door through which published pages are fetched: polite, bounded, and never into our own network."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx
from django.conf import settings
from django.utils.module_loading import import_string

from byline.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "Mozilla/5.0 (compatible; Byline/0.1; reads pages that print our manuscripts)"
MOST_REDIRECTS = 5
SECONDS_IN_ALL = 20
SECONDS_TO_ANSWER = 8
TEXTS = ("text/", "application/xhtml", "application/xml", "multipart/related")
OK, REDIRECTS = 200, frozenset({301, 302, 303, 307, 308})


class NotAnAddress(Refused):
    """“{address}” is no web address. One begins with http:// or https://; copy it from the browser."""


class InsideAddress(Refused):
    """{host} lies inside a closed network and is not fetched. Save the page and upload the file."""


class NoSuchHost(Refused):
    """There is no site at {host}. Check the address, or save the page and upload the file."""


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
        TooMuchSent or RedirectsInCircles.
        """
        deadline = time.monotonic() + SECONDS_IN_ALL
        for _hop in range(MOST_REDIRECTS + 1):
            found = self._ask(address, deadline=deadline)
            if isinstance(found, Fetched):
                return found
            address = found
        raise RedirectsInCircles(host=host_of(address))

    def _ask(self, address: str, *, deadline: float) -> Fetched | str:
        """Return the page, or the address that it has moved to."""
        host = host_of(address)
        try:
            with (
                httpx.Client(timeout=SECONDS_TO_ANSWER, trust_env=False) as client,
                client.stream("GET", **pinned(address, allowed=settings.FETCHING_MAY_REACH)) as answer,
            ):
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    return urljoin(address, answer.headers["location"])
                refuse_what_is_no_page(answer, host=host)
                data = b"".join(bounded(answer, host=host, deadline=deadline))
                return Fetched(data, answer.charset_encoding or "", address)
        except (httpx.TimeoutException, httpx.TransportError) as error:
            raise NoAnswer(host=host) from error


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
    try:
        parts = urlsplit(address.strip())
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise NotAnAddress(address=address) from error
    if parts.scheme not in {"http", "https"} or not host or parts.username:
        raise NotAnAddress(address=address)
    return host


def pinned(address: str, *, allowed: list[str]) -> dict:
    """Return the request to one public machine that the host's name stands for.

    The name is looked up once and that machine is asked, so that a name cannot point outside when it is
    checked and inside when it is fetched. `allowed` names hosts with port that may be inside.
    Raises NoSuchHost and InsideAddress.
    """
    parts = urlsplit(address.strip())
    host = host_of(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NoSuchHost(host=host) from error
    machine = ipaddress.ip_address(found[0][4][0])
    if not machine.is_global and f"{host}:{port}" not in allowed:
        raise InsideAddress(host=host)
    literal = f"[{machine}]" if machine.version == 6 else str(machine)  # noqa: PLR2004 -- IP version 6
    url = httpx.URL(address.strip()).copy_with(host=literal, port=port)
    headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml"}
    return {"url": url, "headers": headers, "extensions": {"sni_hostname": host}}


def refuse_what_is_no_page(answer: httpx.Response, *, host: str) -> None:
    """Raise AnsweredOtherwise or NoPageThere unless the answer is a page."""
    if answer.status_code != OK:
        raise AnsweredOtherwise(host=host, status=answer.status_code)
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if not kind.startswith(TEXTS):
        raise NoPageThere(host=host, kind=kind)


def bounded(answer: httpx.Response, *, host: str, deadline: float) -> Iterator[bytes]:
    """Yield the answer's bytes while they are not too many and do not come too slowly.

    Raises TooMuchSent and NoAnswer.
    """
    total = 0
    for chunk in answer.iter_bytes():
        total += len(chunk)
        if total > settings.LARGEST_PAGE:
            raise TooMuchSent(host=host, limit=settings.LARGEST_PAGE // 1_000_000)
        if time.monotonic() > deadline:
            raise NoAnswer(host=host)
        yield chunk
