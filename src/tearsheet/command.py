"""`tearsheet read …`, `tearsheet match …`: the engine from the command line."""

import argparse
import os
import sys
from collections.abc import Sequence

from tearsheet.errors import TearsheetError
from tearsheet.matching.command import add_arguments as add_match
from tearsheet.reading.command import Fetch
from tearsheet.reading.command import add_arguments as add_read
from tearsheet.telling import REFUSED, STOPPED, USED_WRONGLY

EXAMPLES = """examples:
  tearsheet read saved/ --out pages.jsonl
  tearsheet match --manuscripts ledger.jsonl --pages pages.jsonl --out matches.jsonl

exit codes: 0 done, 1 something was refused, 2 used wrongly
"""


def main(
    arguments: Sequence[str] | None = None, *, fetch: Fetch | None = None, program: str = "tearsheet"
) -> int:
    """Run the command; return 0 done, 1 refused or found, 2 used wrongly, 130 stopped by Ctrl-C.

    `fetch` is the door through which addresses are opened; without one they are refused. `program` is the
    word that was typed.
    """
    parser = argparse.ArgumentParser(
        prog=program,
        description="Read published pages, and prove whose manuscript they print.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    add_read(subparsers, fetch=fetch)
    add_match(subparsers)
    return run(parser.parse_args(arguments))


def run(chosen: argparse.Namespace) -> int:
    """Do what was chosen; whatever ends it early is told in one sentence."""
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:
        # Whoever read the lines has gone. Python would complain once more when it flushes them at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("\ntearsheet: stopped; no result was put in place.\n")
        return STOPPED
    except TearsheetError as refusal:
        sys.stderr.write(f"tearsheet: {refusal}\n")
        return refusal.exit_code
    except OSError as fault:
        sys.stderr.write(f"tearsheet: {fault.filename or ''}: {fault.strerror or fault}\n")
        return USED_WRONGLY


if __name__ == "__main__":
    sys.exit(main())
