"""`byline serve`: the pages by granian, and the task worker beside it."""

import socket
import subprocess
import sys
import threading
from contextlib import closing, nullcontext, suppress

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connections
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from byline.config.management.commands.upgrade import migrations_wait

# 2 × 4 measured best on two cores; SQLite has one writer whatever the number.
BLOCKING_THREADS = 4
PAUSE_AFTER_A_FALL = 5
SECONDS_TO_END = 30


class Companion:
    """The task worker beside the server: started again when it falls, ended when the server ends."""

    def __init__(self):
        self.ending = threading.Event()
        self.process = None
        self.keeper = threading.Thread(target=self.keep, daemon=True)

    def __enter__(self):
        self.keeper.start()
        return self

    def __exit__(self, *_what):
        self.ending.set()
        if self.process and self.process.poll() is None:
            self.process.terminate()
        self.keeper.join(timeout=SECONDS_TO_END)
        if self.process and self.process.poll() is None:
            self.process.kill()

    def keep(self):
        """Run a worker, and another when it has ended unasked."""
        while not self.ending.is_set():
            self.process = subprocess.Popen([sys.executable, "-m", "django", "worker"])
            self.process.wait()
            self.ending.wait(PAUSE_AFTER_A_FALL)


def held(host, port):
    """Return a socket that keeps an address for this server until it is closed; refuse a taken one.

    The server's processes share their port (SO_REUSEPORT), so two servers could share one too, and a
    request would come to either. The first socket asks alone, as if it shared nothing. The second stays
    bound, never listening, while the server starts, and shares only with the server's own.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    keeper = socket.socket(family, socket.SOCK_STREAM)
    keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            keeper.close()
            sentence = _("Nothing can listen on {host}:{port} ({reason}). Choose another with --port.")
            raise CommandError(sentence.format(host=host, port=port, reason=problem.strerror)) from problem
    # a connection of a server before, still ending, keeps it from being held, not from being served
    with suppress(OSError):
        keeper.bind((host, port))
    return closing(keeper)


class Command(BaseCommand):
    """Serves until Ctrl-C or SIGTERM; both the server and the worker end what they are doing first."""

    help = "Serve the pages, and do the work in the background."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Take the address and the number of processes."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")
        parser.add_argument("--workers", type=int, default=2, help="server processes (%(default)s)")
        parser.add_argument(
            "--without-worker", action="store_true", help="leave the background to `byline worker` elsewhere"
        )

    def handle(self, *, host, port, workers, without_worker, **options):
        """Refuse what cannot work, then serve."""
        if not settings.HOME.exists() or migrations_wait():
            raise CommandError(_("The database is not up to date. Run `byline migrate` first."))
        with held(host, port):
            self.serve(host, port, workers, is_alone=without_worker)

    def serve(self, host, port, workers, *, is_alone):
        """Serve until told to end, with the task worker beside the server unless it is to be alone."""
        connections.close_all()  # the server's processes open their own
        server = Granian(
            "byline.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=BLOCKING_THREADS,
            respawn_failed_workers=True,
            websockets=False,
            log_level=LogLevels.warning,
        )
        told = _("Byline is served on {address} (Ctrl-C ends it).").format(address=f"http://{host}:{port}/")
        server.on_startup(lambda: self.stdout.write(told))
        with nullcontext() if is_alone else Companion():
            server.serve()
