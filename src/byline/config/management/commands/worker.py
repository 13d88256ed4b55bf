"""`byline worker`: the work in the background."""

import logging
import threading

from django.core.management import BaseCommand, call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from byline.web.timetable import enqueue_what_is_due

BETWEEN_LOOKS = 60
log = logging.getLogger(__name__)


class QuietWorker(db_worker.Command):
    """Takes tasks from the database; tells of each that begins and ends only with --verbosity 2."""

    def configure_logging(self, verbosity):
        """Leave warnings and failures to our own logging: a server's terminal is for what goes wrong."""
        if verbosity != 1:
            super().configure_logging(verbosity)


class Command(BaseCommand):
    """Takes tasks of every queue from the database, and asks for those of the timetable."""

    help = "Do the work in the background. `byline serve` starts one of these itself."
    requires_system_checks = []

    def handle(self, **options):
        """Work until a signal comes; a task under way is finished first."""
        ending = threading.Event()
        clock = threading.Thread(target=self.watch_the_timetable, args=[ending], daemon=True)
        clock.start()
        worker = QuietWorker()
        call_command(worker, queue_name="*", interval=1.0, reload=False, verbosity=options["verbosity"])
        ending.set()
        clock.join()

    def watch_the_timetable(self, ending):
        """Look once a minute what is due. A database that is busy or away is asked again at the next look."""
        while not ending.is_set():
            try:
                enqueue_what_is_due(at=timezone.now())
            except DatabaseError:
                log.exception("The timetable could not be read; it is read again in a minute.")
            connection.close()
            ending.wait(BETWEEN_LOOKS)
