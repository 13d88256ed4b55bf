"""`byline reckon RULEBOOK FACTS`: what facts in a file come to by a rulebook in a file."""

from django.core.management import BaseCommand

from byline.written import command


class Command(BaseCommand):
    """Leaves everything to the room of what is written."""

    help = "Say what facts in a file come to by a rulebook in a file. No database is touched."
    requires_system_checks = ()

    def add_arguments(self, parser):
        """Ask for what the room asks for."""
        command.add_arguments(parser)

    def handle(self, **options):
        """Reckon."""
        command.run(options)
