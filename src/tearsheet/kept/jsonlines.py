"""Lines of JSON as strangers write them: numbered, of bounded length, and each refused with what is wrong."""

import binascii
import json
import re
from base64 import b64decode
from collections.abc import Iterator
from typing import IO

from tearsheet.errors import MalformedLine
from tearsheet.restoring.decode import LARGEST_PAGE

# A page of the largest size in base64, and what stands around it.
LONGEST_LINE = LARGEST_PAGE * 2
# Half a pair of a character outside the first plane: JSON can say it, no file can hold it.
HALVES = re.compile("[\ud800-\udfff]")

Record = dict[str, object]


def numbered(file: IO[bytes], *, first: int = 1) -> Iterator[tuple[int, bytes]]:
    """Yield every line that is not empty with its number; one that is too long comes cut off.

    A cut line is longer than `LONGEST_LINE`, and `record` refuses it.
    """
    number = first
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            pass_over(file)
        if not line.isspace():
            yield number, line
        number += 1


def pass_over(file: IO[bytes]) -> None:
    """Read on to the end of the line, and keep nothing of it."""
    while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def record(line: bytes) -> Record:
    """Read a line as an object. Refuses MalformedLine."""
    if len(line) > LONGEST_LINE:
        raise MalformedLine(f"longer than {LONGEST_LINE:,} bytes")
    try:
        read = json.loads(line)
    except UnicodeDecodeError as error:
        raise MalformedLine("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise MalformedLine(f"not JSON ({error})") from error
    if not isinstance(read, dict):
        raise MalformedLine("not a JSON object")
    return read


def text(of: Record, name: str) -> str:
    """Read a field that is a string, or missing. Refuses MalformedLine."""
    value = of.get(name) or ""
    if not isinstance(value, str):
        raise MalformedLine(f'"{name}" is not a string')
    return HALVES.sub("\ufffd", value)


def packed(of: Record, name: str) -> bytes:
    """Read a field that holds bytes in base64. Refuses MalformedLine."""
    try:
        return b64decode(text(of, name), validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedLine(f'"{name}" is not base64 ({error})') from error
