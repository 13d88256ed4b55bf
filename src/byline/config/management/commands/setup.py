"""`byline setup`: the first congress and its first administrator."""

import getpass
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, call_command
from django.core.management.utils import get_random_secret_key
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from byline.errors import Refused
from byline.publishing.models import HomePage
from byline.standards.models import Demand
from byline.team.models import Congress, Person, Post, Unit
from byline.team.roles import Role


class AlreadySetUp(Refused):
    """Byline is set up already, for {congress}. Sign in there, and add people on the page of people."""


@dataclass(frozen=True)
class Answers:
    """What setup was told."""

    congress: str
    mark: str
    level: str
    name: str
    sign_in_name: str
    password: str


def write_key(path):
    """Write a new secret key that only this account can read; an old one stays."""
    if path.exists():
        return
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as opened:
        opened.write(get_random_secret_key() + "\n")


@transaction.atomic
def found(answers):
    """Make the congress, its office, its administrator, its public site, and the customary demands.

    Raises ValidationError when an answer will not do, and then nothing is made.
    """
    congress = Congress(
        name=answers.congress,
        short_name=answers.congress[:20],
        level=answers.level,
        register_mark=answers.mark,
    )
    congress.full_clean()
    congress.save()
    office = Unit.objects.create(
        congress=congress, name=_("Office"), short_name=_("Office"), kind=Unit.Kind.OFFICE
    )
    person = Person(congress=congress, name=answers.name, sign_in_name=answers.sign_in_name)
    validate_password(answers.password, person)
    person.set_password(answers.password)
    person.full_clean()
    person.save()
    Post.objects.create(person=person, unit=office, role=Role.ADMINISTRATOR, starts_on=timezone.localdate())
    HomePage.found(congress)
    Demand.objects.lay_down_customary(congress, by=person)
    return congress


class Command(BaseCommand):
    """Asks for what it was not told; a second run is refused."""

    help = "Make the first congress and its first administrator. Asks for what the options leave out."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Take the answers that setup would ask for."""
        parser.add_argument("--congress", help="name of the congress, as in 青禾县人大常委会")
        parser.add_argument("--mark", help="mark of its register, as in 青人信")
        parser.add_argument("--level", choices=Congress.Level.values, default=Congress.Level.COUNTY)
        parser.add_argument("--name", help="name of the first administrator")
        parser.add_argument("--sign-in-name", help="what the administrator signs in with")
        parser.add_argument(
            "--password-file", help="file with the password in its first line; - for standard input"
        )

    def handle(self, *, password_file, **options):
        """Write the key, make the tables, make the first rows."""
        settings.HOME.mkdir(parents=True, exist_ok=True)
        call_command("upgrade", verbosity=options["verbosity"])
        if first := Congress.objects.first():
            raise AlreadySetUp(congress=first.name)
        answers = self.answers(password_file, options)
        try:
            congress = found(answers)
        except ValidationError as problem:
            raise CommandError("\n".join(problem.messages)) from problem
        write_key(settings.HOME / "secret_key")
        told = _("{congress} is set up. Start with `byline serve`, and sign in as {name}.")
        self.stdout.write(told.format(congress=congress, name=answers.sign_in_name))

    def answers(self, password_file, options):
        """Gather the answers, from the options first."""
        return Answers(
            congress=options["congress"] or asked(_("Name of the congress: ")),
            mark=options["mark"] or asked(_("Mark of its register: ")),
            level=options["level"],
            name=options["name"] or asked(_("Name of the first administrator: ")),
            sign_in_name=options["sign_in_name"] or asked(_("Sign-in name: ")),
            password=password(password_file),
        )


def asked(question):
    """Return what a person answers; where nobody can, say which option was missing."""
    if not sys.stdin.isatty():
        raise CommandError(
            _("Nobody is there to ask. Give every answer as an option; see `byline setup --help`.")
        )
    return input(question).strip()


def password(file):
    """Return the password from a file, or asked for twice without showing it."""
    if file == "-":
        return sys.stdin.readline().rstrip("\n")
    if file:
        return Path(file).read_text(encoding="utf-8").split("\n")[0]
    if not sys.stdin.isatty():
        raise CommandError(_("Nobody is there to ask. Give the password with --password-file."))
    first = getpass.getpass(_("Password: "))
    if first != getpass.getpass(_("The same again: ")):
        raise CommandError(_("The two passwords differ. Nothing was made; run `byline setup` again."))
    return first
