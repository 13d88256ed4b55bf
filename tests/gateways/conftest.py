"""A strange site on this machine, which answers with whatever a test makes it say."""

import contextlib
import socket
import threading
import time
from dataclasses import dataclass, field

import pytest


@dataclass
class Site:
    """Answers each request with the next of its answers, in pieces with a pause between them."""

    door: socket.socket
    answers: list[list[bytes]] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)
    pause: float = 0

    @property
    def host(self):
        """Its host with port, as the settings name it."""
        return f"127.0.0.1:{self.door.getsockname()[1]}"

    def address(self, path="/"):
        """The address of one of its pages."""
        return f"http://{self.host}{path}"

    def says(self, *pieces, status="200 OK", **headers):
        """Let the next answer be these pieces, under these headers; close_connection ends it."""
        lines = [f"HTTP/1.1 {status}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.answers.append(["\r\n".join([*lines, "", ""]).encode(), *pieces])

    def serve(self):
        """Answer until the door is shut."""
        with contextlib.suppress(OSError):
            while True:
                caller, _where = self.door.accept()
                with contextlib.suppress(OSError), caller:
                    self.asked.append(caller.recv(65536))
                    for piece in self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]:
                        caller.sendall(piece)
                        time.sleep(self.pause)


@pytest.fixture
def site(socket_enabled, settings):
    """A site on this machine that may be reached, and no other."""
    door = socket.create_server(("127.0.0.1", 0))
    site = Site(door)
    settings.FETCHING_MAY_REACH = [site.host]
    threading.Thread(target=site.serve, daemon=True).start()
    yield site
    door.shutdown(socket.SHUT_RDWR)
    door.close()
