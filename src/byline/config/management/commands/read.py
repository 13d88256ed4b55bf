"""`byline read`: what `tearsheet read` does, with the door through which addresses are fetched."""

import sys

from django.core.management import BaseCommand

from byline.errors import Refused
from byline.gateways import fetching
from tearsheet.command import main
from tearsheet.errors import NotFetched
from tearsheet.kept.archive import Stored


class Command(BaseCommand):
    """Hands every word on to the engine, which has its own help."""

    help = "Say what published pages say, files and addresses alike."

    def run_from_argv(self, argv):
        """Read what the words name, and end with the engine's exit code."""
        sys.exit(main(argv[1:], fetch=fetched, program="byline"))


def fetched(address: str) -> Stored:
    """Fetch a page through the door; a refusal of the door becomes the page's own."""
    try:
        found = fetching.door().fetch(address)
    except Refused as refused:
        return Stored(address, refusal=NotFetched(str(refused)), address=address)
    return Stored(address, found.data, found.charset, found.address)
