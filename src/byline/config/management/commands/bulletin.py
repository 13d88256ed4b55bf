"""`byline bulletin PERIOD`: the bulletin of a period as Word and PDF."""

from django.core.management import BaseCommand

from byline.standings import command


class Command(BaseCommand):
    """Leaves everything to the room of bulletins."""

    help = "Write the bulletin of a period as .docx and .pdf; prepare it if there is none."

    def add_arguments(self, parser):
        """Ask for what the room asks for."""
        command.add_arguments(parser)

    def handle(self, **options):
        """Write the files."""
        command.run(options)
