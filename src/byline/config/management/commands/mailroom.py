"""`byline mailroom`: a post office on this machine, to try mail out without sending any."""

import threading
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from byline.gateways.mailroom import Kept, Mailroom


class Shelf(Mailroom):
    """A post office that lays each letter into a folder."""

    def __init__(self, *, port: int, folder: Path) -> None:
        super().__init__(port=port)
        self.folder = folder

    def keep(self, letter: Kept) -> None:
        """Write the letter into a file that every mail program opens."""
        super().keep(letter)
        name = f"{timezone.localtime():%Y%m%d-%H%M%S}-{len(self.kept):04d}.eml"
        (self.folder / name).write_bytes(letter.data)


class Command(BaseCommand):
    """Takes what is sent to 127.0.0.1 until Ctrl-C; nothing leaves the machine."""

    help = "Take mail on this machine and keep each letter as .eml in a folder. For trying out."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Take the port and the folder."""
        parser.add_argument("--port", type=int, default=8025, help="port to listen on (%(default)s)")
        parser.add_argument("--folder", type=Path, default=settings.HOME / "mailroom", help="%(default)s")

    def handle(self, *, port, folder, **options):
        """Take mail until somebody ends it."""
        folder.mkdir(parents=True, exist_ok=True)
        with Shelf(port=port, folder=folder) as shelf:
            words = _("Mail to 127.0.0.1:{port} is kept in {folder} (Ctrl-C ends it).")
            self.stdout.write(words.format(port=shelf.port, folder=folder))
            try:
                threading.Event().wait()
            except KeyboardInterrupt:
                return
