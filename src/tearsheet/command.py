"""`tearsheet read …`, `tearsheet match …`: the engine from the command line."""

import argparse
import sys
from collections.abc import Sequence

from tearsheet.matching.command import add_arguments as add_match
from tearsheet.reading.command import add_arguments as add_read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 done, 1 refused or found, 2 used wrongly."""
    parser = argparse.ArgumentParser(
        prog="tearsheet", description="Read published pages, and prove whose manuscript they print."
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    add_read(subparsers)
    add_match(subparsers)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


if __name__ == "__main__":
    sys.exit(main())
