"""`byline worker`: the work in the background."""

from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    """Takes tasks of every queue from the database until it is told to end."""

    help = "Do the work in the background. `byline serve` starts one of these itself."
    requires_system_checks = []

    def handle(self, **options):
        """Work until a signal comes; a task under way is finished first."""
        call_command("db_worker", queue_name="*", interval=1.0, reload=False, verbosity=options["verbosity"])
