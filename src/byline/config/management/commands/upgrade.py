"""`byline migrate`: the database and the static files as this version wants them."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


def migrations_wait() -> bool:
    """Tell whether the database lacks a migration that this version has."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def fingerprint() -> str:
    """Return a digest of the static files as they lie in the rooms: names, sizes, times."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = (name, storage.size(name), storage.get_modified_time(name))
            digest.update(repr(facts).encode())
    return digest.hexdigest()


class Command(BaseCommand):
    """Does only what is not done yet, so that it may stand before every start."""

    help = "Bring the database and the static files up to this version."
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        """Show the word that people type."""
        return super().create_parser("byline", "migrate", **kwargs)

    def handle(self, **options):
        """Migrate and collect, each only when there is something to do."""
        settings.HOME.mkdir(parents=True, exist_ok=True)
        if migrations_wait():
            self.stdout.write(_("Bringing the database up to date …"))
            call_command("migrate", interactive=False, verbosity=options["verbosity"] - 1)
        self.collect(verbosity=options["verbosity"] - 1)
        self.stdout.write(_("Database and static files are up to date."))

    def collect(self, *, verbosity):
        """Copy the static files together, unless they lie there as they are."""
        stamp = settings.HOME / "static.stamp"
        wanted = fingerprint()
        if stamp.exists() and stamp.read_text(encoding="ascii") == wanted and settings.STATIC_ROOT.exists():
            return
        self.stdout.write(_("Collecting static files …"))
        call_command("collectstatic", interactive=False, verbosity=verbosity)
        stamp.write_text(wanted, encoding="ascii")
