"""How units, people and posts come to be, and how posts end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from byline.activity.deeds import record
from byline.errors import Refused
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from django.db import models

    from byline.team.models import Person, Post, Unit


class UnitKnown(Refused):
    """There is a unit named {name} already. Give this one another name, or go on with that one."""


class SignInNameTaken(Refused):
    """Somebody signs in as {name} already. Choose another sign-in name, such as the mobile number."""


class HeldAlready(Refused):
    """{person} holds this post already, since {day}. End it first, or choose another role."""


class EndsBeforeItStarts(Refused):
    """This post begins on {day}, and cannot end before that. Choose a later day."""


class EndedAlready(Refused):
    """This post ended on {day} already. To put {person} in post again, give a new post."""


class BornTooLate(Refused):
    """Nobody is born today or later. Look at the year."""


class LastAdministrator(Refused):
    """{person} is the last administrator who can sign in. Give somebody else that post first."""


class Founded:
    """What a unit can do to come to be."""

    @transaction.atomic
    def add(self, *, by: Person) -> Unit:
        """Enter it among the units.

        Raises UnitKnown.
        """
        save_or_refuse(self, UnitKnown(name=self.name))
        record(self, "added", by=by, unit=self.name)
        return self


class Admitted:
    """What a person can do to be among the people, and to be let in."""

    name: str
    email: str
    mail_language: str
    born_on: date | None

    @transaction.atomic
    def add(self, *, by: Person, password: str = "") -> Person:
        """Enter them among the people; with a sign-in name and a password they can sign in.

        Raises SignInNameTaken.
        """
        if password:
            self.set_password(password)
        else:
            self.set_unusable_password()
        save_or_refuse(self, SignInNameTaken(name=self.sign_in_name))
        record(self, "added", by=by, person=self.name)
        return self

    @transaction.atomic
    def open_account(self, sign_in_name: str, *, password: str, by: Person) -> None:
        """Let them in by this name and this password from now on; wherever they were signed in, they are out.

        Raises SignInNameTaken.
        """
        self.sign_in_name, self.is_active = sign_in_name, True
        self.set_password(password)
        save_or_refuse(self, SignInNameTaken(name=sign_in_name))
        record(self, "let_in", by=by, tell=[self], person=self.name)

    @transaction.atomic
    def take_mail_at(self, mailbox: str, *, language: str) -> None:
        """Let their own mail go to this mailbox, in this language, from now on; nowhere where it is empty."""
        has_moved = mailbox != self.email
        self.email, self.mail_language = mailbox, language
        self.save(update_fields=["email", "mail_language"])
        if has_moved:
            record(self, "mailbox_set" if mailbox else "mailbox_removed", by=self)

    @transaction.atomic
    def note_birth(self, *, on: date | None, by: Person) -> None:
        """Enter the day they were born, or take it out; targets may be set by age.

        Raises BornTooLate.
        """
        if on and on >= timezone.localdate():
            raise BornTooLate
        self.born_on = on
        self.save(update_fields=["born_on"])
        record(self, "born", by=by, tell=[self], person=self.name)


class Held:
    """What a post can do to be given, and to end."""

    ends_on: date | None

    @transaction.atomic
    def give(self, *, by: Person) -> Post:
        """Put the person in this post from its first day on.

        Raises HeldAlready.
        """
        self._lock()
        alike = type(self).objects.filter(person=self.person, unit=self.unit, role=self.role)
        held = alike.filter(Q(ends_on=None) | Q(ends_on__gte=self.starts_on)).order_by("starts_on").first()
        if held:
            raise HeldAlready(person=self.person.name, day=held.starts_on)
        self.save()
        self._tell("posted", by=by)
        return self

    @transaction.atomic
    def end(self, *, on: date, by: Person) -> None:
        """Let the post end with this day, the last one in it.

        Raises EndedAlready, EndsBeforeItStarts and LastAdministrator.
        """
        self._lock()
        self.refresh_from_db(fields=["ends_on"])
        if self.ends_on:
            raise EndedAlready(person=self.person.name, day=self.ends_on)
        if on < self.starts_on:
            raise EndsBeforeItStarts(day=self.starts_on)
        if self.role == Role.ADMINISTRATOR and not self._has_successor():
            raise LastAdministrator(person=self.person.name)
        self.ends_on = on
        self.save(update_fields=["ends_on"])
        self._tell("post_ended", by=by, day=on.isoformat())

    def _lock(self) -> None:
        """Let one post of a congress be given or ended at a time; two that leave at once leave nobody."""
        congresses = type(self.unit.congress).objects.select_for_update(no_key=True)
        congresses.get(pk=self.unit.congress_id)

    def _has_successor(self) -> bool:
        lasting = type(self).objects.in_force().filter(ends_on=None, role=Role.ADMINISTRATOR)
        can_sign_in = Q(person__is_active=True, person__sign_in_name__isnull=False)
        others = lasting.filter(can_sign_in, unit__congress=self.unit.congress_id)
        return others.exclude(pk=self.pk).exists()

    def _tell(self, verb: str, *, by: Person, **details: str) -> None:
        words = {"person": self.person.name, "unit": self.unit.name, "role": str(self.get_role_display())}
        record(self.person, verb, by=by, tell=[self.person], **words, **details)


def save_or_refuse(row: models.Model, refusal: Refused) -> None:
    """Save a row whose only promise is that its name is nobody else's; raise the refusal where it is."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise refusal from error
