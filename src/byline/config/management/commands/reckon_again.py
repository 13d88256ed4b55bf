"""`byline reckon-again`: what is confirmed in a span of days reckoned again."""

from django.core.management import BaseCommand

from byline.bookkeeping import command


class Command(BaseCommand):
    """Leaves everything to the bookkeeping."""

    help = "Reckon again what is confirmed in a span of days: tell what would change, or write it."

    def add_arguments(self, parser):
        """Ask for what the bookkeeping asks for."""
        command.add_arguments(parser)

    def handle(self, **options):
        """Reckon."""
        command.run(options)
