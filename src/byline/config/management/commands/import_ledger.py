"""`byline import-ledger FILE.xlsx`: a ledger of earlier years taken in."""

from django.core.management import BaseCommand

from byline.bygones import command


class Command(BaseCommand):
    """Leaves everything to bygones."""

    help = "Take in the ledger of earlier years from an .xlsx file."

    def add_arguments(self, parser):
        """Ask for what it asks for."""
        command.add_arguments(parser)

    def handle(self, **options):
        """Take it in."""
        command.run(options)
