"""`byline import-ledger FILE.xlsx`: a ledger of earlier years taken in, now and here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from tqdm import tqdm

from byline.bygones.models import PastLedger
from byline.errors import Refused
from byline.team.models import Person

if TYPE_CHECKING:
    from argparse import ArgumentParser

SHOWN = 20


class NoSuchEditor(Refused):
    """Nobody who may take in a past ledger signs in as {name}. Give an editor's sign-in name with --by."""


class NoSuchFile(Refused):
    """There is no file {path}. Give the path of the .xlsx."""


def add_arguments(parser: ArgumentParser) -> None:
    """Ask for the file, the sheet, and in whose name it is done."""
    parser.add_argument("file", type=Path, help="the .xlsx with the ledger")
    parser.add_argument("--by", required=True, help="sign-in name of the editor in whose name it is done")
    parser.add_argument("--sheet", default="", help="the sheet; by itself the first one")
    parser.add_argument("--skip-bad", action="store_true", help="leave out rows that cannot be read")
    parser.add_argument("--preview", action="store_true", help="only tell what would be taken in")


def run(options: dict) -> None:
    """Read it with a progress bar on stderr, name each bad row, and take it in.

    The columns are those chosen last time for the same headings, else guessed by their words. Raises
    NoSuchEditor, NoSuchFile, and what bringing, reading and taking in refuse.
    """
    by = Person.objects.filter(sign_in_name=options["by"]).first()
    if by is None or not by.has_perm("bygones.add_pastledger"):
        raise NoSuchEditor(name=options["by"])
    if not options["file"].is_file():
        raise NoSuchFile(path=str(options["file"]))
    ledger = PastLedger.objects.bring(options["file"].read_bytes(), name=options["file"].name, by=by)
    if options["sheet"]:
        ledger.turn_to(options["sheet"])
    ledger.ask_for_rows()
    with tqdm(total=ledger.total, desc=_("Reading"), disable=not options["verbosity"]) as bar:
        for count in ledger.read():
            bar.update(count)
    tell(ledger)
    if not options["preview"]:
        ledger.ask_for_intake(leaves_out_bad=options["skip_bad"])
        ledger.take_in(by=by)
        sys.stdout.write(_("Taken in: {name}").format(name=ledger) + "\n")


def tell(ledger: PastLedger) -> None:
    """Write the counts, and the first bad rows with what is wrong."""
    counts = ledger.counts()
    told = _("{all} rows: {good} can be taken in, {bad} cannot be read, {known} were there before.")
    sys.stdout.write(told.format(**counts) + "\n")
    for line in ledger.pastline_set.exclude(problems=[]).order_by("number")[:SHOWN]:
        sys.stdout.write(f"{line.number}: {' '.join(line.sentences)}\n")
