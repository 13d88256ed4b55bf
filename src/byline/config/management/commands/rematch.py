"""`byline rematch`: all open clippings compared with the register again."""

from django.core.management import BaseCommand

from byline.confirming import command


class Command(BaseCommand):
    """Leaves everything to the ledger."""

    help = "Compare all open clippings with the register again."

    def add_arguments(self, parser):
        """Ask for what the ledger asks for."""
        command.add_arguments(parser)

    def handle(self, **options):
        """Compare."""
        command.run(options)
