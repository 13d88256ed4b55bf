"""Connecting to public machines only, and for so long only; what a door to strange sites stands on."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore

from byline.errors import Refused

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

# An IPv4 machine can be spoken of by an IPv6 address: NAT64, and 6to4 of old.
TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))


class InsideAddress(Refused):
    """{host} lies inside a closed network and is not fetched. Save the page and upload the file."""


class NoSuchHost(Refused):
    """There is no site at {host}. Check the address, or save the page and upload the file."""


@dataclass(frozen=True)
class Deadline:
    """A moment, on the clock that never goes back, after which nothing is waited for."""

    moment: float

    @classmethod
    def within(cls, seconds: float) -> Deadline:
        """Set it so many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left(self, *, at_most: float | None) -> float:
        """Return the seconds that may still be waited. Raises httpcore.ReadTimeout when none are left."""
        left = self.moment - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if at_most is None else min(left, at_most)


class Stream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream, self.deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, waiting no longer than is left."""
        return self.stream.read(max_bytes, self.deadline.left(at_most=timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send, waiting no longer than is left."""
        self.stream.write(buffer, self.deadline.left(at_most=timeout))

    def close(self) -> None:
        """Hang up."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on in secret, with the machine that proves to bear the host's name."""
        left = self.deadline.left(at_most=timeout)
        return Stream(self.stream.start_tls(ssl_context, server_hostname, left), self.deadline)

    def get_extra_info(self, info: str) -> object:
        """Tell what the connection below knows of itself."""
        return self.stream.get_extra_info(info)


class Gatekeeper(httpcore.NetworkBackend):
    """Looks a name up once and connects to the very machine that it has looked at.

    So a name cannot point outside when it is checked and inside when it is asked. `allowed` names hosts with
    port that may be inside.
    """

    def __init__(self, *, allowed: Iterable[str], deadline: Deadline) -> None:
        self.allowed, self.deadline = frozenset(allowed), deadline
        self.network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options=None,
    ) -> httpcore.NetworkStream:
        """Connect to one public machine of that name. Raises NoSuchHost and InsideAddress."""
        machines = machines_of(host, port)
        if f"{host}:{port}" not in self.allowed:
            machines = [machine for machine in machines if is_public(machine)]
        if not machines:
            raise InsideAddress(host=host)
        for machine in machines:
            left = self.deadline.left(at_most=timeout)
            try:
                stream = self.network.connect_tcp(machine, port, left, local_address, socket_options)
            except httpcore.ConnectError:
                continue  # of several machines one may be away
            return Stream(stream, self.deadline)
        raise httpcore.ConnectError


def machines_of(host: str, port: int) -> list[str]:
    """Return the addresses that a name stands for, in the order in which they are to be tried.

    Raises NoSuchHost.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NoSuchHost(host=host) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(machine: str) -> bool:
    """Tell whether an address, of IPv4 or IPv6, is one of the public network and of one machine alone."""
    address = ipaddress.ip_address(machine)
    if address.is_multicast or not address.is_global:
        return False
    return not any(address in network for network in TRANSLATED if network.version == address.version)
