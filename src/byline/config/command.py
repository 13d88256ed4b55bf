"""The command line: `byline ORDER …`.

Ends with 0 when done, 1 when refused or when something was found, 2 when used wrongly.
"""

from __future__ import annotations

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.utils.translation import gettext

from byline import __version__
from byline.errors import Refused

# What a person types, and the management command that does it. `migrate` is Django's own word for less.
ORDERS = {
    "setup": "setup",
    "demo": "demo",
    "migrate": "upgrade",
    "serve": "serve",
    "worker": "worker",
    "verify": "verify",
    "bulletin": "bulletin",
    "rematch": "rematch",
    "reckon-again": "reckon_again",
    "import-ledger": "import_ledger",
    "read": "read",
    "reckon": "reckon",
    "mail-check": "mail_check",
    "mailroom": "mailroom",
}
HELP = """usage: byline ORDER [options]

  byline setup      make the first congress and its first administrator
  byline demo       make the demo county, and tell who can sign in
  byline migrate    bring the database and the static files up to this version
  byline serve      serve the pages and do the work in the background
  byline worker     do the work in the background, and nothing else
  byline verify     find deeds that were changed or removed behind Byline's back
  byline bulletin   write the bulletin of a period as .docx and .pdf
  byline rematch    compare all open clippings with the register again
  byline reckon-again reckon what is confirmed in a span of days again, by the rules as they are now
  byline import-ledger  take in the ledger of earlier years from an .xlsx file
  byline read       say what published pages say, from files and from addresses
  byline reckon     say what facts in a file come to by a rulebook in a file
  byline mail-check send one letter by the mail server that is set up, and tell what became of it
  byline mailroom   take mail on this machine and keep it in a folder, to try mail out
  byline manage …   any other order of Django, as in `byline manage shell`

Examples:
  byline setup --congress 青禾县人大常委会 --mark 青人信 --name 陈立 --sign-in-name chenli
  byline serve --host 0.0.0.0 --port 8080
  byline verify && echo the record is whole
  byline bulletin 2026-03 --by chenjing --out bulletins

`byline ORDER --help` tells what an order takes. BYLINE_HOME names the folder of the data (now: {home}).
"""


def main() -> int:
    """Do what the command line asks, and return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")
    order, *rest = sys.argv[1:] or ["--help"]
    if order in {"--help", "-h", "help"}:
        sys.stdout.write(HELP.format(home=os.environ.get("BYLINE_HOME", "var")))
        return 0
    if order == "--version":
        sys.stdout.write(f"byline {__version__}\n")
        return 0
    if order != "manage" and order not in ORDERS:
        sys.stderr.write(f"There is no order {order!r}. `byline --help` lists them.\n")
        return 2
    if order in {"setup", "reckon"}:
        os.environ.setdefault(
            "BYLINE_TOOLS", "1"
        )  # the key is what setup is about to write; reckon needs none
    return run(rest if order == "manage" else [ORDERS[order], *rest])


def run(arguments: list[str]) -> int:
    """Hand an order to Django; a refusal is told in its sentence."""
    try:
        execute_from_command_line(["byline", *arguments])
    except Refused as refused:
        sys.stderr.write(gettext(refused.template()).format(**refused.words) + "\n")
        return 1
    except ImproperlyConfigured as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
