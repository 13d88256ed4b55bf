"""`byline rematch`: all open clippings compared with the register again, now and here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from tqdm import tqdm

from byline.errors import Refused
from byline.ledger.models import Rematching
from byline.ledger.models.outcome import Outcome
from byline.team.models import Person

if TYPE_CHECKING:
    from argparse import ArgumentParser


class NobodyOfThatName(Refused):
    """Nobody signs in as {name}. Give the sign-in name of an editor with --by."""


def add_arguments(parser: ArgumentParser) -> None:
    """Ask in whose name it is done."""
    parser.add_argument("--by", required=True, help="sign-in name of the editor in whose name it is done")


def run(options: dict) -> None:
    """Compare them, with a progress bar on stderr, and write the count of each outcome.

    Raises NobodyOfThatName, RematchingNow and NothingOpen.
    """
    by = Person.objects.filter(sign_in_name=options["by"]).first()
    if by is None or not by.has_perm("ledger.add_rematching"):
        raise NobodyOfThatName(name=options["by"])
    rematching = Rematching.objects.begin(by=by)
    pages = tqdm(
        rematching.run(), total=rematching.total, desc=_("Comparing"), disable=not options["verbosity"]
    )
    for _line in pages:
        pass
    outcomes = Rematching.objects.get(pk=rematching.pk).outcomes
    sys.stdout.write("　".join(f"{one.label} {outcomes[one]}" for one in Outcome) + "\n")
