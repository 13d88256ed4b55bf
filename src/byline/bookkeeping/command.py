"""`byline reckon-again FROM TO`: what is confirmed in these days reckoned again, now and here."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from tqdm import tqdm

from byline.bookkeeping.models import Recounting
from byline.bookkeeping.told import shifts_of
from byline.errors import Refused
from byline.team.models import Person

if TYPE_CHECKING:
    from argparse import ArgumentParser


class NoSuchEditor(Refused):
    """No editor signs in as {name}. Give the sign-in name of one with --by."""


def add_arguments(parser: ArgumentParser) -> None:
    """Ask for the days, in whose name it is done, and whether it is to be done."""
    parser.add_argument("first", metavar="FROM", type=date.fromisoformat, help="first day, as 2026-01-01")
    parser.add_argument("last", metavar="TO", type=date.fromisoformat, help="last day, likewise")
    parser.add_argument("--by", required=True, help="sign-in name of the editor in whose name it is done")
    parser.add_argument(
        "--outlets-as-now", action="store_true", help="take the outlets' levels as they are today"
    )
    parser.add_argument("--write", action="store_true", help="write what changes in the ledger")


def run(options: dict) -> None:
    """Look what changes, and tell it: who, from what to what; with --write, write it in the ledger too.

    Progress is told on stderr. Cut short, the same order goes on where it stopped. Raises NoSuchEditor and
    what `begin` raises.
    """
    by = Person.objects.filter(sign_in_name=options["by"]).first()
    if by is None or not by.has_perm("bookkeeping.add_recounting"):
        raise NoSuchEditor(name=options["by"])
    recounting = Recounting.objects.begin(
        options["first"], options["last"], by=by, outlets_as_now=options["outlets_as_now"]
    )
    _go(recounting, _("Looking"), options)
    pieces = recounting.recount_set.count()
    sys.stdout.write(_("{pieces} pieces are credited otherwise.").format(pieces=pieces) + "\n")
    sys.stdout.writelines(f"{shift.words}\n" for shift in shifts_of(recounting))
    if options["write"]:
        recounting.carry_out(by=by)
        _go(recounting, _("Writing in the ledger"), options)
    elif recounting.is_to_decide:
        recounting.drop(by=by)
        sys.stdout.write(_("Nothing was written. Add --write to write it.") + "\n")


def _go(recounting: Recounting, told: str, options: dict) -> None:
    total, done = recounting.total, recounting.done
    with tqdm(total=total, initial=done, desc=told, disable=not options["verbosity"]) as bar:
        for count in recounting.run():
            bar.update(count)
